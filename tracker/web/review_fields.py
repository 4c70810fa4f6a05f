"""What the forms of the review say, as edits: only what differs from what stands there. Nothing is decided here."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qsl

from tracker.domain.directive import ItemKind, Nature, Severity
from tracker.domain.errors import TrackerError
from tracker.domain.review_edits import (
    Accept,
    AddDuty,
    ChangeDuty,
    DropDuty,
    Edit,
    How,
    Retitle,
    Role,
    SetBodies,
    SetDue,
    SetHead,
    SetKind,
    SetNature,
)
from tracker.domain.review_forms import edit_of
from tracker.usecases.context import Context
from tracker.usecases.review_shown import DutyShown, ItemShown, ReviewPage
from tracker.usecases.sought_bodies import body_named
from tracker.web.forms import Form

ROLES = (Role.LEAD, Role.DIRECTED, Role.COORDINATING)


def written_edit(text: str) -> Edit:
    """The edit that a button stands for (`verb=drop&path=3`); raises BadEdit."""
    return edit_of(dict(parse_qsl(text, keep_blank_values=True)))


def accepted_notes(page: ReviewPage) -> list[Edit]:
    """Settling every open finding that is only worth knowing."""
    return [Accept(one.number) for one in page.findings if one.is_open and one.severity == Severity.NOTE]


def head_edits(form: Form, page: ReviewPage) -> list[Edit]:
    """The head as typed; days as people type them."""
    edits: list[Edit] = []
    for one in page.head:
        typed = form.line(f"head-{one.field}", longest=2_000)
        if one.field == "issued_on":
            day = form.day(f"head-{one.field}")
            typed = day.isoformat() if day else ""
        if typed != (one.value or ""):
            edits.append(SetHead(one.field, typed))
    return edits


def item_edits(ctx: Context, form: Form, item: ItemShown) -> list[Edit]:
    """An item as typed; what is wrongly typed is noted in the form."""
    edits = [*_plain_edits(form, item)]
    for role in ROLES:
        edits += _body_edits(ctx, form, item, role)
    return [*edits, *_duty_edits(form, item)]


def codes_of(item: ItemShown, role: Role) -> dict[str, str]:
    """The bodies of a role by code; a group that was named as a whole is one."""
    found: dict[str, str] = {}
    for who in item.who:
        if who.role != role:
            continue
        found |= {who.group: who.text} if who.group else {body.code: body.name for body in who.bodies}
    return found


def chosen_body(ctx: Context, form: Form, name: str) -> str:
    """The code that a field chose, or whose name was typed beside it; "" with a fault noted."""
    code, typed = form.line(f"{name}-code"), form.line(f"{name}-name")
    if code or not typed:
        if not code:
            form.fault(f"{name}-name", "reviewing.choose_body")
        return code
    return _named(ctx, form, f"{name}-name", typed)


def _plain_edits(form: Form, item: ItemShown) -> Iterator[Edit]:
    kind, nature, rule = form.line("kind"), form.line("nature"), form.line("recurrence") or None
    title, due_on = form.line("title", longest=500), form.day("due_on")
    if kind in list(ItemKind) and kind != item.kind:
        yield SetKind(item.path, ItemKind(kind))
    if title != (item.title or ""):
        yield Retitle(item.path, title)
    if nature in list(Nature) and (nature, rule) != (item.nature, item.recurrence):
        yield SetNature(item.path, Nature(nature), None if nature == Nature.ONE_OFF else rule)
    if "due_on" not in form.faults and due_on != _day(item.task_due_on):
        yield SetDue(item.path, due_on)


def _body_edits(ctx: Context, form: Form, item: ItemShown, role: Role) -> Iterator[Edit]:
    known, kept = codes_of(item, role), list(dict.fromkeys(form.choices(role.value)))
    typed = form.line(f"{role.value}-name")
    if typed and (code := _named(ctx, form, f"{role.value}-name", typed)):
        kept.append(code)
    gone = tuple(code for code in known if code not in kept)
    new = tuple(code for code in dict.fromkeys(kept) if code not in known)
    if gone:
        yield SetBodies(item.path, role, How.REMOVE, gone)
    if new:
        yield SetBodies(item.path, role, How.ADD, new)


def _named(ctx: Context, form: Form, field: str, typed: str) -> str:
    try:
        return body_named(ctx, typed).code
    except TrackerError as error:
        form.fault(field, error.key, **error.holes)
        return ""


def _duty_edits(form: Form, item: ItemShown) -> Iterator[Edit]:
    dropped = {int(number) for number in form.choices("duty-drop") if number.isdecimal()}
    for duty in item.duties:
        if duty.number not in dropped:
            yield from _one_duty(form, item.path, duty)
    # From the last on, so that the numbers of those before stay.
    for duty in reversed(item.duties):
        if duty.number in dropped:
            yield DropDuty(item.path, duty.number)
    if added := form.text("duty-add", longest=5_000):
        yield AddDuty(item.path, added)


def _one_duty(form: Form, path: str, duty: DutyShown) -> Iterator[Edit]:
    text, due_on = form.line(f"duty-{duty.number}", longest=5_000), form.day(f"duty-{duty.number}-due")
    if text and text != " ".join(duty.text.split()):
        yield ChangeDuty(path, duty.number, text)
    if due_on != _day(duty.due_on) and f"duty-{duty.number}-due" not in form.faults:
        yield SetDue(path, due_on, duty.number)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
