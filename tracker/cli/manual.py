"""The manual that `tracker --help` prints, made of the catalogs' sentences. No argument parsing."""

from tracker.cli import COMMANDS, GROUPS
from tracker.cli.words import spoken

_WIDTH = 14


def manual(lang: str) -> str:
    """What Tracker is, every command in a line, the settings, the exit codes."""
    say = spoken(lang)
    lines = [say("cli.about"), "", say("cli.usage"), ""]
    for group in GROUPS:
        lines.append(say(f"cli.group_{group}"))
        lines += [f"  {name:{_WIDTH}}{say(f'cli.{name}')}" for name, g in COMMANDS.items() if g == group]
        lines.append("")
    lines += [say("cli.options"), "", say("cli.settings"), "", say("cli.exit_codes"), "", say("cli.more"), ""]
    return "\n".join(lines)
