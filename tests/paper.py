"""Paper for the tests: a text printed to pages in the form of official documents, and the pages scanned.

Typst prints; the scanner turns the page a little, blurs it, adds noise and saves it as JPEG.
"""

import random
import re
from dataclasses import dataclass, field
from io import BytesIO

import pypdfium2
import typst
from PIL import Image, ImageFilter

_PAGE = """
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm), header-ascent: 35%,
  header: context { let n = counter(page).get().first(); if n > 1 { align(center)[#n] } })
#set text(font: ("Liberation Serif", "Times New Roman", "Libertinus Serif"), size: 14pt, lang: "vi")
#set par(justify: true, leading: 0.62em, spacing: 0.85em, first-line-indent: (amount: 10mm, all: true))
"""


@dataclass(frozen=True)
class Paper:
    """A document as it is laid out: two columns of head, paragraphs, two columns of tail."""

    left: list[str]
    right: list[str]
    salute: list[str]
    body: list[str]
    copies: list[str] = field(default_factory=list)
    signed: list[str] = field(default_factory=list)


def paper_of(text: str) -> Paper:
    """A plain-text dispatch, as its lines were wrapped by hand, taken apart for printing."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    dear = next(at for at, line in enumerate(lines) if line.startswith("Kính gửi"))
    copies = next(at for at, line in enumerate(lines) if line.startswith("Nơi nhận"))
    signed = next(at for at, line in enumerate(lines) if line.startswith("T/M"))
    first = next(at for at in range(dear + 1, copies) if not lines[at].startswith("-"))
    is_right = re.compile("ĐẢNG CỘNG SẢN|CỘNG HÒA|Độc lập|ngày .* tháng")
    return Paper(
        [line for line in lines[:dear] if not is_right.search(line)],
        [line for line in lines[:dear] if is_right.search(line)],
        lines[dear:first],
        _rejoined(lines[first:copies]),
        lines[copies:signed],
        lines[signed:],
    )


def _rejoined(lines: list[str]) -> list[str]:
    made: list[str] = []
    for line in lines:
        if not made or re.match(r"\d\. ", line) or re.search(r"[.:]$", made[-1]):
            made.append(line)
        else:
            made[-1] += ("" if re.search(r"\d-$", made[-1]) else " ") + line
    return made


def printed(paper: Paper) -> bytes:
    """The document as a PDF with a text layer."""
    body = "\n\n".join(_words(one) for one in paper.body)
    salute = " \\\n".join(_words(one) for one in paper.salute)
    return typst.compile(
        (
            _PAGE
            + _columns(paper.left, paper.right)
            + f"\n#v(4mm)\n#pad(left: 20mm)[#set par(first-line-indent: 0mm)\n{salute}]\n#v(2mm)\n{body}\n#v(6mm)\n"
            + _columns(paper.copies, paper.signed, size="11pt")
        ).encode()
    )


def _columns(left: list[str], right: list[str], size: str = "13pt") -> str:
    def cell(lines: list[str]) -> str:
        return "[#set par(first-line-indent: 0mm, justify: false)\n" + " \\\n".join(map(_words, lines)) + "]"

    return (
        f"#text(size: {size})[#grid(columns: (1fr, 1fr), column-gutter: 6mm, align: center, "
        f"{cell(left)}, {cell(right)})]"
    )


def _words(line: str) -> str:
    escaped = re.sub(r"([\\#$*_`<>@~\[\]=/+\-\"])", r"\\\1", line)
    return re.sub(r"^(\d+)\.", r"\1\\.", escaped)  # else Typst would number a list of its own


def pictures_of(pdf: bytes, dpi: int = 200) -> list[Image.Image]:
    """Each page as a grey picture."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in document]


def scanned(page: Image.Image, turn: float = 0.7, seed: int = 1) -> Image.Image:
    """The page as a scanner would give it: turned by degrees, a little blurred, grey paper, specks."""
    chance = random.Random(seed)
    made = page.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=255)
    made = made.filter(ImageFilter.GaussianBlur(0.7)).point(lambda value: 20 + value * 215 // 255)
    noise = Image.frombytes(
        "L", (made.width // 2, made.height // 2), chance.randbytes(made.width // 2 * (made.height // 2))
    )
    made = Image.blend(made, noise.resize(made.size), 0.12)
    for _ in range(400):
        made.putpixel((chance.randrange(made.width), chance.randrange(made.height)), 40)
    return made


def as_jpeg(page: Image.Image, quality: int = 60) -> bytes:
    made = BytesIO()
    page.save(made, "JPEG", quality=quality, dpi=(200, 200))
    return made.getvalue()


def scan_of(pdf: bytes, turn: float = 0.7, dpi: int = 200) -> bytes:
    """A PDF of pictures alone: every page of another PDF, scanned."""
    pages = [scanned(one, turn, seed) for seed, one in enumerate(pictures_of(pdf, dpi))]
    made = BytesIO()
    pages[0].save(made, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, quality=60)
    return made.getvalue()
