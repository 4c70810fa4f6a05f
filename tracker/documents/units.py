"""Which paragraphs make one item: a labelled part with its dashes folded in, or a directive paragraph without a label.

Dashes under a part that names its body are the work of that part; dashes directly under a section, dashes with field
lines of their own, and dashes that each name a body by "giao", are items themselves.
"""

import re
from dataclasses import dataclass, field

from tracker.documents.actors import Found, lead_after_clause, lead_of_sentence, sentences
from tracker.documents.layout import Paragraph
from tracker.documents.mentions import Text, phrase_at
from tracker.documents.outline import Node, Outline
from tracker.domain.text import strip_accents

_FIELD = re.compile(
    r"^\W*(?:(?:co quan|don vi|to chuc|bo phan)\s+)?(?:chu tri|phoi hop|thuc hien|thoi (?:gian|"
    r"han)|han|ket qua|san pham|"
    r"tien do|ten nhiem vu|noi dung)\b[^:\n]{0,40}:"
)
_GIVEN = re.compile(r"\W*(?:giao|phan cong|yeu cau|[dđ]e nghi|kien nghi)\s")
_CLOSING = re.compile(
    r"^\W*(?:tren day la|moi (?:y kien|vuong mac|thong tin|chi tiet)|thong tin (?:chi tiet|them)|tran trong|"
    r"rat mong|kinh mong|mong nhan|xin (?:chan thanh )?cam on|"
    r"trong qua trinh (?:trien khai|thuc hien|to chuc)[^.]{0,80}(?:kho khan|vuong mac|phat sinh)|noi nhan|"
    r"(?:chi thi|quyet dinh|ke hoach|ket luan|nghi quyet|cong van|thong bao|cong dien|huong dan) nay\b|"
    r"[^.;]{0,80}thong bao\b[^.;]{0,60}\b(?:biet|duoc biet))"
)
_WHOLE = re.compile(
    r"(?:nghiem tuc|khan truong|to chuc|trien khai|quan tam|quan triet|phoi hop)[ ,a-z]{0,70}"
    r"(?:thuc hien|trien khai)[^.;]{0,60}\W*$|"
    r"(?:thuc hien|trien khai)[ ,a-z]{0,60}(?:chi thi|cong van|ke hoach|quyet dinh|ket luan|"
    r"nghi quyet|cong dien) nay\W*$"
)
_ANSWERS_FOR = re.compile(r"chiu trach nhiem")


@dataclass
class Unit:
    """One item in the making. `begin` is the offset of its first paragraph's words inside that paragraph (a loose
    directive may open in mid-paragraph); `children` says whether other units hang under it."""

    path: str
    parent: str | None
    node: Node | None
    paragraphs: list[Paragraph]
    begin: int = 0
    is_loose: bool = False
    has_children: bool = False
    folded_from: int = 1
    notes: list[str] = field(default_factory=list)

    @property
    def words_from(self) -> int:
        """Offset in the first paragraph where the words after the label begin."""
        label = self.paragraphs[0].label
        return self.begin if self.is_loose or label is None or self.node is None else label.end


def units(tree: Outline) -> list[Unit]:
    """Items in reading order; what opens the body (the preamble) is not among them when it has labelled parts."""
    made: list[Unit] = []
    if not tree.nodes:
        _split_loose(made, None, tree.opening, None, is_tail=True)
        return made
    last_labelled = len(tree.nodes) - 1
    skip: set[int] = set()
    by_node: dict[int, Unit] = {}
    for at, node in enumerate(tree.nodes):
        if id(node) in skip:
            continue
        folded = _folds(node)
        below = _below(node) if folded else []
        skip.update(id(child) for child in below)
        parent = by_node.get(id(node.parent)) if node.parent else None
        is_tail = at + len(below) >= last_labelled
        unit = _open_unit(made, node, below, parent, is_tail)
        by_node[id(node)] = unit
        if parent is not None:
            parent.has_children = True
    return made


def _below(node: Node) -> list[Node]:
    made: list[Node] = []
    for child in node.children:
        made.append(child)
        made += _below(child)
    return made


def _folds(node: Node) -> bool:
    """Whether all that hangs under a part belongs to it."""
    if not node.children:
        return False
    if _is_form(node):
        return True
    if any(not (child.label and child.label.is_dash) for child in node.children):
        return False
    if node.is_section or (node.rank <= 3 and not _is_article(node)):
        return False
    if any(_has_fields(child) for child in node.children):
        return False
    return not _each_is_given(node) and not _shares_out(node)


def _is_article(node: Node) -> bool:
    return node.rank == 2


def _is_form(node: Node) -> bool:
    """ "1. Tên nhiệm vụ: … 2. Cơ quan chủ trì: …": numbered lines that are the fields of one task."""
    fields = [child for child in node.children if _FIELD.match(strip_accents(child.head_text[:60]))]
    return len(fields) >= 3


def _has_fields(node: Node) -> bool:
    return any(_FIELD.match(strip_accents(paragraph.text[:70])) for paragraph in node.own[1:])


_SHARES = re.compile(
    r"\W*(?:to chuc (?:trien khai )?thuc hien|phan cong|trach nhiem (?:cua|thuc hien)|giao nhiem vu)"
)


def _shares_out(node: Node) -> bool:
    """A heading "Tổ chức thực hiện", "Phân công nhiệm vụ": each dash under it is the work of another body."""
    head = node.head_text
    return len(head) < 140 and not head.rstrip().endswith(".") and bool(_SHARES.match(strip_accents(head)))


def _each_is_given(node: Node) -> bool:
    given = [child for child in node.children if _GIVEN.match(strip_accents(child.head_text[:30]))]
    return len(given) >= 2 and 2 * len(given) >= len(node.children)


def _open_unit(made: list[Unit], node: Node, below: list[Node], parent: Unit | None, is_tail: bool) -> Unit:
    paragraphs = list(node.own)
    folded_from = len(paragraphs)
    for child in below:
        paragraphs += child.own
    unit = Unit(node.path, parent.path if parent else None, node, paragraphs[:1], folded_from=folded_from)
    unit.notes = [*node.notes, *([] if node.label or node.is_section else ["finding.no_label"])]
    made.append(unit)
    starts_list = {id(child.own[0]) for child in below}
    _split_loose(made, unit, paragraphs[1:], starts_list, is_tail=is_tail)
    return unit


def _split_loose(
    made: list[Unit], unit: Unit | None, rest: list[Paragraph], listed: set[int] | None, *, is_tail: bool
) -> None:
    """Hand each paragraph to the open unit, or open a loose one where the paragraph is a directive of its own."""
    current = unit
    count = 0
    for paragraph in rest:
        begin = None
        if listed is None or id(paragraph) not in listed:
            begin = _opens_directive(paragraph, unit, is_tail, first=current is unit and unit is not None)
        if begin is not None:
            count += 1
            parent = _owner_of_loose(unit, paragraph)
            path = f"{parent}.p{count}" if parent else f"p{_loose_count(made) + 1}"
            current = Unit(path, parent, None, [paragraph], begin, is_loose=True)
            made.append(current)
        elif current is not None and not _is_closing(paragraph):
            current.paragraphs.append(paragraph)


def _owner_of_loose(unit: Unit | None, paragraph: Paragraph) -> str | None:
    """The part a directive without a label belongs to: none when it speaks of the whole document or follows dashes."""
    if unit is None or _speaks_of_whole(paragraph):
        return None
    return unit.parent if unit.node is not None and unit.node.rank >= 9 else unit.path


def _loose_count(made: list[Unit]) -> int:
    """The number in the path of the last one: counting them all for each would take the square of the text."""
    last = next((unit for unit in reversed(made) if unit.is_loose and unit.parent is None), None)
    return int(last.path[1:]) if last else 0


def _speaks_of_whole(paragraph: Paragraph) -> bool:
    return bool(
        re.search(
            r"(?:chi thi|ke hoach|cong van|nghi quyet|quyet dinh|ket luan|chuong trinh|thong bao) nay",
            strip_accents(paragraph.text),
        )
    )


def _is_closing(paragraph: Paragraph) -> bool:
    return bool(_CLOSING.match(strip_accents(paragraph.text[:300])))


def _opens_directive(paragraph: Paragraph, unit: Unit | None, is_tail: bool, *, first: bool) -> int | None:
    """Offset of the sentence with which a paragraph without a label gives an order of its own, or None."""
    if _is_closing(paragraph) or _FIELD.match(strip_accents(paragraph.text[:70])):
        return None
    if unit is not None and first and len(unit.paragraphs) == 1 and _is_bare_title(unit):
        return None
    text = Text(paragraph.text)
    for start, end in sentences(text, 0, len(paragraph.text)):
        found = lead_of_sentence(text, start, end) or lead_after_clause(text, start, end)
        if (
            found is None
            or found.how == "heading"
            or _ANSWERS_FOR.search(text.folded[found.end : found.end + 40])
        ):
            continue
        if not _is_order(text, start, end, found, unit, is_tail):
            continue
        return _after_purpose(text, start, found)
    return None


def _is_order(text: Text, start: int, end: int, found: Found, unit: Unit | None, is_tail: bool) -> bool:
    if found.how == "assign":
        given = text.folded[start : found.end]
        whole = _WHOLE.search(text.folded[found.end : end]) and end - found.end < 150
        return not (unit is not None and whole and "giao" not in given)
    if unit is None:
        return bool(
            re.search(
                r"truoc ngay|cham nhat|co trach nhiem|chu tri|khan truong|bao cao",
                text.folded[found.end : end],
            )
        )
    return is_tail


def _is_bare_title(unit: Unit) -> bool:
    text = unit.paragraphs[0].text
    return len(text) < 160 and not text.rstrip().endswith((".", ";", "./."))


def _after_purpose(text: Text, start: int, found: Found) -> int:
    """Where the order begins: after "Để …," when the one who orders is named next."""
    if not re.match(r"\W*(?:d[eé] |nham |tren co so |thuc hien |can cu )", text.folded[start : start + 14]):
        return start
    limit = found.leads[0].span[0] if found.leads[0].span else found.end
    for comma in re.finditer(r",\s+", text.folded[start:limit]):
        issuer = phrase_at(text, start + comma.end())
        if issuer is not None and issuer.stop == "verb" and _GIVEN.match(text.folded, issuer.end):
            return start + comma.end()
    return start
