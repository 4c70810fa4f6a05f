"""Making the application: finds the pages, refuses a route that does not say who may come in, adds what all share."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from pkgutil import iter_modules

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from tracker import __version__
from tracker.bootstrap import Tracker, identity_provider
from tracker.render.pages import PageTemplates
from tracker.resources import data_dir
from tracker.web import health
from tracker.web.body_limit import BodyLimit
from tracker.web.bugs import Bugs
from tracker.web.errors import bug, handlers, refusal_of
from tracker.web.headers import Headers
from tracker.web.metrics import Metrics
from tracker.web.routes import Routes, declared_by
from tracker.web.site import Site, menus_of
from tracker.web.static_files import StaticFiles

PACKAGES = ("tracker.web.pages", "tracker.web.api")
"""Where files with `routes` lie; the second only from when there is an interface for programs."""


def create_app(tracker: Tracker) -> FastAPI:
    """The application on one database; raises AccessNotDeclared for a route that lacks its permission, ExtraMissing."""
    identity_provider(tracker)  # what is missing is said now, and not to the first who logs in
    app = FastAPI(
        title="Tracker",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,  # it would lead to whatever host the request names
        telemetry={"tracing": False},
    )
    for kind, handler in handlers().items():
        app.add_exception_handler(kind, handler)
    routes = [health.routes, *found_routes()]
    static = StaticFiles()
    templates = PageTemplates(data_dir("templates"), static.url)
    tellers = {one.prefix: one.tells for one in routes if one.prefix and one.tells}
    app.state.site = Site(tracker, templates, static, menus_of(routes), tellers)
    for one in routes:
        app.router.routes.extend(one.router.routes)
    limits = [
        (route, declared_by(route).max_body, refusal_of(one.opener, declared_by(route).access))
        for one in routes
        for route in one.router.routes
    ]
    metrics = app.state.metrics = Metrics()
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(BodyLimit, limits=limits)
    app.add_middleware(Bugs, told=bug)
    app.add_middleware(Headers, metrics=metrics)
    return app


def found_routes(packages: Iterable[str] = PACKAGES) -> Sequence[Routes]:
    """The `routes` of every module of the packages, by name."""
    return [found for package in packages for found in _routes_in(package)]


def _routes_in(package: str) -> Iterable[Routes]:
    try:
        folder = import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        return
    for module in sorted(iter_modules(folder.__path__), key=lambda one: one.name):
        found = getattr(import_module(f"{package}.{module.name}"), "routes", None)
        if isinstance(found, Routes):
            yield found
