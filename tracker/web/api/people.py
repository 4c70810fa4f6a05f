"""People, for administrators: the list, one, adding."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from tracker.domain.people import Role
from tracker.domain.permissions import Permission
from tracker.usecases.add_person import AddPerson, add_person
from tracker.usecases.people_page import PersonShown, people_page, person_shown
from tracker.web.door import PageNotFound
from tracker.web.programs.door import Call
from tracker.web.programs.operations import Api
from tracker.web.programs.values import Answer, Asked, Line, Page, PageAsked

api = Api("people")
routes = api.routes

Roles = Literal["coordinator", "officer", "leader", "inspector", "administrator"]


class PeopleAsked(PageAsked):
    """How the list is narrowed."""

    q: Line = Field("", description="Words of name, address or body, accents aside")


class PersonAsked(Asked):
    """A new person."""

    name: Line = Field(description="Their name", min_length=1, max_length=200)
    email: Line = Field(description="Their mail address", max_length=254)
    role: Roles = Field(description="Their one role")
    body: Line | None = Field(None, description="Code of their body; officers and coordinators need one")
    is_head: bool = Field(False, description="Whether they head the body and get its head's reminders")
    lang: Literal["vi", "en"] = Field("vi", description="Their language")


class PersonItem(Answer):
    """A person."""

    id: UUID = Field(description="Key")
    name: str = Field(description="Name")
    email: str = Field(description="Mail address")
    role: str = Field(description="Role")
    body: str | None = Field(description="Code of their body")
    is_head: bool = Field(description="Whether they head it")
    is_active: bool = Field(description="Whether they may come in")

    @classmethod
    def of(cls, one: PersonShown) -> "PersonItem":
        """As listed."""
        return cls(
            id=one.id,
            name=one.name,
            email=one.email,
            role=one.role,
            body=one.body_code,
            is_head=one.is_head,
            is_active=one.is_active,
        )


@api.get("/people", Permission.PEOPLE_MANAGE, Page[PersonItem], query=PeopleAsked)
def people(call: Call, asked: PeopleAsked) -> Page[PersonItem]:
    """By key."""
    rows = sorted(people_page(call.ctx, asked.q), key=lambda one: one.id)
    after = _key(asked.after) if asked.after else None
    rest = [one for one in rows if after is None or one.id > after]
    shown = [PersonItem.of(one) for one in rest[: asked.limit]]
    return Page(items=shown, next=str(shown[-1].id) if len(rest) > asked.limit else None)


@api.get("/people/{person}", Permission.PEOPLE_MANAGE, PersonItem)
def person(call: Call, person: str) -> PersonItem:
    """One of them."""
    return PersonItem.of(person_shown(call.ctx, _key(person)))


@api.post("/people", Permission.PEOPLE_MANAGE, body=PersonAsked, answer=PersonItem, status=201)
def new_person(call: Call, body: PersonAsked) -> PersonItem:
    """Add one; no invitation is sent."""
    command = AddPerson(body.name, body.email, Role(body.role), body.body or None, body.is_head, body.lang)
    return PersonItem.of(person_shown(call.ctx, add_person(call.ctx, command)))


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise PageNotFound() from error
