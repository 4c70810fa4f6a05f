"""The first page after the login: the first entry of one's menu. And the choice of the language."""

from fastapi import Response

from tracker.render.words import LANGUAGES
from tracker.web.routes import ANY_PERSON, PUBLIC, Routes
from tracker.web.safe_path import safe_path
from tracker.web.visit import Visit

routes = Routes()


@routes.get("/", ANY_PERSON)
def home(visit: Visit) -> Response:
    """On to where this person's work is."""
    assert visit.role is not None
    return visit.to(visit.site.home_of(visit.role))


@routes.post("/language", PUBLIC)
def language(visit: Visit) -> Response:
    """Speak this language from now on, here."""
    chosen = visit.form.typed("lang")
    back = safe_path(visit.form.typed("next"))
    return visit.speak(chosen).to(back) if chosen in LANGUAGES else visit.to(back)
