"""What all visits share: the system, the templates, the static files, the menu."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tracker.bootstrap import Tracker, workflow_labels
from tracker.domain.people import Role
from tracker.render.pages import PageTemplates
from tracker.web.routes import Menu, Routes, Teller, declared_by, roles_let_in
from tracker.web.static_files import StaticFiles

HOME = "/"


@dataclass
class Site:
    """One for the process."""

    tracker: Tracker
    templates: PageTemplates
    static: StaticFiles
    menus: dict[Role, list[Menu]] = field(default_factory=dict)
    tellers: dict[str, Teller] = field(default_factory=dict)

    def menu_for(self, role: Role | None) -> Sequence[Menu]:
        """The entries of a role, in order; none for nobody."""
        return self.menus.get(role, []) if role else []

    def teller_of(self, path: str) -> Teller | None:
        """How errors of this path are told, None where by a page."""
        fitting = (teller for prefix, teller in self.tellers.items() if path.startswith(f"{prefix}/"))
        return next(fitting, None)

    def labels(self, lang: str) -> Mapping[str, str]:
        """The names of states and verbs, as the workflow files have them."""
        return workflow_labels(lang)

    def home_of(self, role: Role) -> str:
        """The page a person of this role sees first."""
        return next((entry.path for entry in self.menu_for(role)), "/account")


def menus_of(routes: Sequence[Routes]) -> dict[Role, list[Menu]]:
    """The menu of each role, from what the pages declare; raises LookupError for an entry without its page."""
    found: dict[Role, list[Menu]] = {role: [] for role in Role}
    for one in routes:
        paths = {getattr(route, "path", ""): declared_by(route) for route in one.router.routes}
        for entry in one.menu:
            if entry.path not in paths:
                raise LookupError(f"the menu names {entry.path}, which no route of its file serves")
            for role in entry.roles or roles_let_in(paths[entry.path].access):
                found[role].append(entry)
    return {role: sorted(entries, key=lambda entry: entry.order) for role, entries in found.items()}
