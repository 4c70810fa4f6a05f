"""The command line: words in, one use case, words out. Commands are modules, imported only when asked for.

Starting must be quick (`docs/decisions`), so nothing heavy is imported at the top of this package.
"""

import os
import sys

# Command -> (module, group in the manual). The manual's sentences are in the catalogs, `cli.<command>`.
COMMANDS = {
    "init": "start",
    "people": "start",
    "invite": "start",
    "bodies": "start",
    "parse": "directive",
    "evaluate": "directive",
    "import": "directive",
    "show": "directive",
    "review": "directive",
    "issue": "directive",
    "close": "directive",
    "tasks": "work",
    "assignments": "work",
    "move": "work",
    "extend": "work",
    "due": "work",
    "remind": "chase",
    "run": "chase",
    "serve": "chase",
    "report": "report",
    "audit": "record",
    "backup": "record",
    "restore": "record",
    "workflow": "record",
    "demo": "try",
}
GROUPS = ("start", "directive", "work", "chase", "report", "record", "try")


def main(argv: list[str] | None = None) -> int:
    """Run one command and return the exit code (`tracker --help` lists them)."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(words)
    except BrokenPipeError:
        # The reader of our output closed it (`tracker tasks | head`): not an error of anybody's.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except KeyboardInterrupt:
        return 130


def _run(words: list[str]) -> int:
    from tracker.cli.words import language, spoken, strange_language

    lang, words = language(words)
    strange = strange_language(words)
    if strange is not None:
        from tracker.render.words import LANGUAGES

        sentence = spoken(lang)("usage.language", value=strange, choices=", ".join(LANGUAGES))
        sys.stderr.write(sentence + "\n")
        return 2
    if not words or words[0] in ("-h", "--help", "help"):
        from tracker.cli.manual import manual

        sys.stdout.write(manual(lang))
        return 0 if words else 2
    if words[0] == "--version":
        from tracker import __version__

        sys.stdout.write(f"tracker {__version__}\n")
        return 0
    from tracker.cli.invoke import invoke

    return invoke(words, lang, spoken(lang))
