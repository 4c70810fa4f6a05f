"""Who may import whom: the table of ARCHITECTURE.md, held for every module of the product."""

from collections.abc import Callable

import pytest

from tests.source import Module, modules_of

Rule = Callable[[Module], list[str]]

ANYONE = {"", "resources"}
"""The package itself (its version) and where data lies: open to every part, and import nothing of ours."""

ASSEMBLY = {"bootstrap", "settings", "jobs"}
CORE = {"domain", "documents", "records", "store", "usecases", "render", "adapters"}

MAY_IMPORT: dict[str, set[str]] = {
    "": set(),
    "resources": set(),
    "catalogs": set(),
    "domain": set(),
    "documents": {"domain"},
    "records": {"domain"},
    "store": {"domain", "records"},
    "usecases": {"domain", "documents", "records", "store"},
    "render": {"domain"},
    "adapters": {"domain", "records", "usecases"},
    "settings": {"domain"},
    "bootstrap": CORE | {"settings"},
    "jobs": {"domain", "usecases", "bootstrap", "settings"},
    # adapters: the clock, for lists that must start without the whole assembly.
    "cli": {"domain", "usecases", "render", "adapters", "scheduler", "demo", "web"} | ASSEMBLY,
    "web": {"domain", "usecases", "render", "adapters"} | ASSEMBLY,
    "scheduler": {"domain", "usecases", "render"} | ASSEMBLY,
    "demo": {"domain", "documents", "usecases", "render", "adapters"} | ASSEMBLY,
}

OWNERS: dict[str, set[str]] = {
    "sqlmodel": {"records", "store"},
    "sqlalchemy": {"records", "store"},
    "alembic": {"records", "store"},
    "transitions": {"domain"},
    "jinja2": {"render"},
    "apscheduler": {"scheduler"},
    "fastapi": {"web"},
    "starlette": {"web"},
    "uvicorn": {"web"},
}

CLOCK = "tracker.adapters.clock"
WALL_CLOCK = {
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.datetime.today",
    "datetime.date.today",
    "time.time",
    "time.time_ns",
}


def wrong_arrows(module: Module) -> list[str]:
    """Imports between our parts that the table does not allow."""
    part = _part(module.name)
    if part not in MAY_IMPORT:
        return [f"{module.name}: the part {part!r} has no row in the table"]
    allowed = MAY_IMPORT[part] | ANYONE | {part}
    return [
        f"{module.name}:{line} imports {name}"
        for name, line in module.imports.items()
        if _is_ours(name) and _part(name) not in allowed
    ]


def strayed_libraries(module: Module) -> list[str]:
    """Imports of a library outside the parts that own it."""
    return [
        f"{module.name}:{line} imports {name}"
        for name, line in module.imports.items()
        if _part(module.name) not in OWNERS.get(name.partition(".")[0], {_part(module.name)})
    ]


def looks_at_the_clock(module: Module) -> list[str]:
    """Uses of the wall clock outside the one module that may; called or merely passed on."""
    if module.name == CLOCK:
        return []
    return [f"{module.name}:{line} uses {name}" for name, line in module.names_used() if name in WALL_CLOCK]


def _is_ours(name: str) -> bool:
    return name.partition(".")[0] == "tracker"


def _part(name: str) -> str:
    """`cli` for `tracker.cli.tasks`, empty for `tracker` and for `tracker.__version__`."""
    part = [*name.split("."), ""][1]
    return "" if part.startswith("__") else part


@pytest.fixture(scope="module")
def product() -> list[Module]:
    modules = modules_of("tracker")
    assert len(modules) > 10, "the product was not found"
    return modules


@pytest.mark.parametrize("rule", [wrong_arrows, strayed_libraries, looks_at_the_clock])
def test_the_product_keeps_its_architecture(rule: Rule, product: list[Module]) -> None:
    violations = [violation for module in product for violation in rule(module)]

    assert not violations, "\n".join(violations)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tracker.domain.dates", "from tracker.store.tasks import x"),
        ("tracker.domain.dates", "import tracker.records.people"),
        ("tracker.domain.dates", "from ..store import tasks"),
        ("tracker.domain.dates", "def f():\n    from tracker import store"),
        ("tracker.render.mail", "import importlib\nimportlib.import_module('tracker.usecases.move')"),
        ("tracker.render.mail", "from importlib import import_module\nimport_module(f'tracker.store.{x}')"),
        ("tracker.usecases.move", "from tracker.adapters.clock import now"),
        ("tracker.cli.move", "from tracker.store.unit import Unit"),
        ("tracker.bootstrap", "from tracker.cli import main"),
        ("tracker.settings", "from tracker.bootstrap import build"),
        ("tracker.resources", "from tracker.domain.text import fold"),
        ("tracker.helpers.misc", "x = 1"),
    ],
)
def test_an_arrow_against_the_table_is_seen(name: str, text: str) -> None:
    assert wrong_arrows(Module(name, text)) != []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tracker.usecases.move", "from sqlalchemy import select"),
        ("tracker.domain.rows", "import sqlmodel"),
        ("tracker.cli.init", "def f():\n    import alembic.command"),
        ("tracker.usecases.move", "from transitions import Machine"),
        ("tracker.cli.show", "from jinja2 import Template"),
        ("tracker.bootstrap", "from apscheduler.schedulers.background import BackgroundScheduler"),
    ],
)
def test_a_library_outside_its_part_is_seen(name: str, text: str) -> None:
    assert strayed_libraries(Module(name, text)) != []


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import datetime\ndatetime.now()",
        "from datetime import datetime as instant, UTC\ninstant.now(UTC)",
        "import datetime as dt\ndt.datetime.utcnow()",
        "import datetime\nfirst = datetime.date.today",
        "from datetime import date\nmake(default=date.today)",
        "import time\ntime.time()",
        "from time import time",
    ],
)
def test_a_look_at_the_wall_clock_is_seen(text: str) -> None:
    assert looks_at_the_clock(Module("tracker.usecases.remind", text)) != []


@pytest.mark.parametrize(
    "text",
    [
        "ctx.now()",
        "import time\ntime.monotonic()",
        "from datetime import datetime\ndatetime(2019, 6, 30)",
        "from tracker.domain.dates import today",
    ],
)
def test_asking_the_context_for_the_time_is_allowed(text: str) -> None:
    assert looks_at_the_clock(Module("tracker.usecases.remind", text)) == []


def test_a_package_may_import_its_own_files_and_what_is_open_to_anyone() -> None:
    text = (
        "from . import people\nfrom .people import a\nfrom tracker import __version__, resources\nimport json"
    )

    assert wrong_arrows(Module("tracker.domain", text, is_package=True)) == []
