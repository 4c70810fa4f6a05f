"""Reading a dispatch in process: the sample, and the real one where it is beside the checkout."""

from pathlib import Path

from bench.figures import Figure, median_of
from tracker.documents.parse import parse
from tracker.documents.read import read_document
from tracker.domain.fill_bodies import fill
from tracker.usecases.sample import sample_directory

_ROOT = Path(__file__).parents[1]
_REAL = _ROOT.parent / "shared" / "seed" / "2868-CV-TU.txt"


def run() -> list[Figure]:
    """Milliseconds for reading, parsing and naming the bodies; the raw limit is decoding and splitting lines."""
    directory = sample_directory()
    figures = []
    for name, path in (("sample", _ROOT / "tracker" / "sample" / "dispatch.txt"), ("real dispatch", _REAL)):
        if not path.exists():
            continue
        data = path.read_bytes()
        parse(read_document(data, path.name))
        ours = median_of(lambda data=data: fill(parse(read_document(data, "x.txt")), directory), 15) * 1000  # type: ignore[misc]  # bound per turn
        raw = median_of(lambda data=data: data.decode().splitlines(), 15) * 1000  # type: ignore[misc]  # as above
        figures.append(Figure(f"parse the {name}", ours, raw, "ms", "≤ 20 ms", ours <= 20))
    figures.append(_megabyte())
    return figures


def _megabyte() -> Figure:
    # Without the blank lines of a converted file: so many lines are more than any directive has.
    text = (_ROOT / "tracker" / "sample" / "dispatch.txt").read_text("utf-8").replace("\n\n", "\n")
    data = (text * (1_000_000 // len(text.encode()) + 1)).encode()[:1_000_000]
    ours = median_of(lambda: parse(read_document(data, "x.txt")), 1) * 1000
    raw = median_of(lambda: data.decode("utf-8", "ignore").splitlines(), 3) * 1000
    return Figure("parse 1 MB", ours, raw, "ms", "≤ 2,000 ms", ours <= 2000)
