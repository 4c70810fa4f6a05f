"""Bodies filled into a directive that was read, with a finding for each doubt. Nothing is stored."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from tracker.domain.defined_names import defined_names, names_at_end
from tracker.domain.directive import Addressee, Duty, Finding, Item, Mention, ParsedDirective, Span
from tracker.domain.directory import Directory
from tracker.domain.resolution import Resolved
from tracker.domain.text import fold


def fill(parsed: ParsedDirective, directory: Directory, *, on: date | None = None) -> ParsedDirective:
    """The directive with the bodies of addressees and items filled in, as of `on`, else of its own date.

    With neither date everybody who ever existed counts. Doubts are added to the findings, once for each
    place; filling twice adds nothing.
    """
    home = directory.province_of(parsed.issuer) if parsed.issuer else None
    filler = _Filler(directory, on or parsed.issued_on, home, defined_names(parsed.text))
    addressees = tuple(filler.addressee(line) for line in parsed.addressees)
    items = tuple(filler.item(item) for item in parsed.items)
    annex = tuple(filler.item(item) for item in parsed.annex)
    known = {_place(finding) for finding in parsed.findings}
    new = tuple(finding for place, finding in filler.findings.items() if place not in known)
    return replace(parsed, addressees=addressees, items=items, annex=annex, findings=parsed.findings + new)


_Place = tuple[str, Span | None, str]


def _place(finding: Finding) -> _Place:
    return finding.key, finding.span, finding.holes.get("text", "")


@dataclass
class _Filler:
    directory: Directory
    on: date | None
    home: str | None
    short_names: dict[str, str]
    findings: dict[_Place, Finding] = field(default_factory=dict)

    def addressee(self, line: Addressee) -> Addressee:
        found = self._resolve(Mention(line.text, line.span), line.line)
        return replace(line, bodies=found.named, groups=found.groups)

    def item(self, item: Item) -> Item:
        return replace(
            item,
            leads=self._fill(item, item.leads),
            directed=self._fill(item, item.directed),
            coordinating=self._fill(item, item.coordinating),
            report_to=self._fill(item, item.report_to),
            duties=tuple(self._duty(item, duty) for duty in item.duties),
        )

    def _duty(self, item: Item, duty: Duty) -> Duty:
        return replace(duty, report_to=self._fill(item, duty.report_to)) if duty.report_to else duty

    def _fill(self, item: Item, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        return tuple(self._resolve(mention, item.line).mention for mention in mentions)

    def _resolve(self, mention: Mention, line: int) -> Resolved:
        found = self._told_before(mention) or self.directory.resolve(mention, self.on, home=self.home)
        for doubt in found.doubts:
            finding = Finding(line, doubt.key, doubt.holes, mention.span, doubt.severity)
            self.findings.setdefault(_place(finding), finding)
        return found

    def _told_before(self, mention: Mention) -> Resolved | None:
        """A short name that the text itself defines means whom its full name means."""
        before = self.short_names.get(fold(mention.text))
        for name in names_at_end(before) if before else ():
            found = self.directory.resolve(Mention(name), self.on, home=self.home)
            if found.mention.bodies and not found.doubts:
                return replace(found, mention=replace(found.mention, text=mention.text, span=mention.span))
        return None
