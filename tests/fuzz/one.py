"""`python -m tests.fuzz.one TARGET SECONDS`: one target, until its time is over or something is found."""

import hashlib
import sys

import atheris

from tests.fuzz.__main__ import FOLDER, SECONDS_A_FILE

with atheris.instrument_imports(include=["tracker.documents", "tracker.domain"]):
    from tests.fuzz.targets import TARGETS


def main(name: str, seconds: str) -> None:
    function, seeds = TARGETS[name]
    corpus, found = FOLDER / name, FOLDER / "found"
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    options = [f"-max_total_time={seconds}", f"-timeout={SECONDS_A_FILE}", f"-artifact_prefix={found}/{name}-",
               "-rss_limit_mb=2048", "-max_len=20000", "-print_final_stats=1", "-verbosity=0"]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus)], function)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
