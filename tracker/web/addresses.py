"""Where things are shown to whom: for links that know a thing and not yet who follows them."""

from tracker.domain.people import Role


def assignment_page(role: Role, ref: str) -> str:
    """The page of an assignment: an officer works on it, everybody else looks at it."""
    return f"/my-work/{ref}" if role is Role.OFFICER else f"/assignments/{ref}"
