"""People: who they are, whom they belong to, whether they can log in; adding, changing and inviting them."""

from uuid import UUID

from fastapi import Response

from tracker.domain.errors import Conflict, Invalid, TrackerError
from tracker.domain.people import Role
from tracker.domain.permissions import Permission
from tracker.render.words import LANGUAGES, say
from tracker.usecases.add_person import AddPerson, add_person
from tracker.usecases.change_person import ChangePerson, change_person
from tracker.usecases.people_page import body_choices, people_page, person_shown
from tracker.usecases.send_link import invite_person
from tracker.web.door import PageNotFound
from tracker.web.errors import sentence, status_of
from tracker.web.forms import Form
from tracker.web.routes import Menu, Routes
from tracker.web.visit import Visit

routes = Routes(Menu("staff.title", "/people", order=40, roles=(Role.ADMINISTRATOR,)))

_ROLES = [role for role in Role if role is not Role.SYSTEM]


@routes.get("/people", Permission.PEOPLE_MANAGE)
def people(visit: Visit) -> Response:
    """Everybody, searched where words are given."""
    words = visit.query.line("q", longest=100)
    rows = people_page(visit.ctx, words)
    return visit.page("pages/people.html.j2", rows=rows, words=words, form=visit.query)


@routes.get("/people/new", Permission.PEOPLE_MANAGE)
def new_person(visit: Visit) -> Response:
    """An empty form; the address may name the body."""
    return _form(visit, Form(), values={"body": visit.query.line("body"), "role": Role.OFFICER.value})


@routes.post("/people/new", Permission.PEOPLE_MANAGE)
def add(visit: Visit) -> Response:
    """Add them, and invite them where asked."""
    command = _typed(visit)
    if not visit.form.is_good:
        return _form(visit, visit.form, status=422)
    try:
        key = add_person(visit.ctx, command)
    except (Invalid, Conflict) as error:
        return _form(visit, visit.form, error)
    if not visit.form.is_checked("invite"):
        return visit.done("staff.added", name=command.name).to("/people")
    return _invite(visit, key)


@routes.get("/people/{person}", Permission.PEOPLE_MANAGE)
def one(visit: Visit, person: str) -> Response:
    """One of them, to be changed."""
    return _form(visit, Form(), key=_key(person))


@routes.post("/people/{person}", Permission.PEOPLE_MANAGE)
def change(visit: Visit, person: str) -> Response:
    """Change what differs."""
    key, command = _key(person), _typed(visit)
    if not visit.form.is_good:
        return _form(visit, visit.form, key=key, status=422)
    try:
        changed = change_person(visit.ctx, ChangePerson(key, command, visit.form.is_checked("active")))
    except (Invalid, Conflict) as error:
        return _form(visit, visit.form, error, key=key)
    said = visit.done("staff.changed" if changed else "staff.unchanged", name=command.name)
    return said.to("/people")


@routes.post("/people/{person}/invite", Permission.PEOPLE_MANAGE)
def invite(visit: Visit, person: str) -> Response:
    """Send a link by which they set a password; an earlier one ends."""
    return _invite(visit, _key(person))


def _invite(visit: Visit, key: UUID) -> Response:
    name = person_shown(visit.ctx, key).name
    try:
        invite_person(visit.ctx, visit.tracker.door, key)
    except Invalid as error:
        return visit.note("staff.not_invited", name=name, reason=sentence(visit, error)).to("/people")
    return visit.done("staff.invited", name=name).to("/people")


def _typed(visit: Visit) -> AddPerson:
    form = visit.form
    role = form.line("role")
    if role not in [one.value for one in _ROLES]:
        form.fault("role", "web.field_needed")
        role = Role.OFFICER.value
    lang = form.line("lang")
    return AddPerson(
        form.line("name", is_needed=True, longest=200),
        form.line("email", is_needed=True, longest=254),
        Role(role),
        form.line("body") or None,
        form.is_checked("head"),
        lang if lang in LANGUAGES else LANGUAGES[0],
    )


def _form(
    visit: Visit,
    form: Form,
    error: TrackerError | None = None,
    *,
    key: UUID | None = None,
    values: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    shown = person_shown(visit.ctx, key) if key else None
    bodies = [("", say(visit.lang, "staff.no_body")), *body_choices(visit.ctx)]
    if shown and shown.body_code and shown.body_code not in dict(bodies):
        # A body that has ended since is still the one on record.
        bodies.append((shown.body_code, shown.body_name or shown.body_code))
    return visit.page(
        "pages/person.html.j2",
        status=status_of(error) if error else status,
        fault=sentence(visit, error) if error else "",
        form=form,
        shown=shown,
        values=values or {},
        bodies=bodies,
        roles=[(role.value, say(visit.lang, f"role.{role.value}")) for role in _ROLES],
        langs=[(lang, say(visit.lang, f"staff.lang_{lang}")) for lang in LANGUAGES],
    )


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise PageNotFound() from error
