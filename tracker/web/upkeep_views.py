"""What the administrator's pages show of ticks, settings and roles, in words."""

from collections.abc import Sequence
from dataclasses import fields

from tracker.bootstrap import database_address
from tracker.domain.permissions import RULES
from tracker.render.words import say
from tracker.settings import SECRETS, Settings, names_given
from tracker.usecases.tick_runs import TickRun
from tracker.web.size_words import age, span
from tracker.web.visit import Visit

FOLDERS = ("TRACKER_WORKFLOWS_DIR", "TRACKER_TEMPLATES_DIR")
"""Read where data files are looked for, and not with the settings."""

TABS = ("", "/jobs", "/backups", "/settings", "/roles")


def tabs(visit: Visit) -> list[tuple[str, str, None]]:
    """The administrator's pages."""
    return [(f"/upkeep{path}", say(visit.lang, f"upkeep.tab_{path[1:] or 'health'}"), None) for path in TABS]


def tick_line(visit: Visit, run: TickRun) -> dict[str, object]:
    """A tick as a row: how it is (phase and words), when it ran, what it did."""
    now = visit.ctx.now()
    took = span(run.ended_at - run.started_at, visit.lang) if run.ended_at and run.started_at else ""
    return {
        "name": run.name,
        "title": say(visit.lang, f"upkeep.tick_{run.name}"),
        "does": say(visit.lang, f"upkeep.tick_{run.name}_does"),
        "state": _state(run),
        "started_at": run.started_at,
        "age": age(run.started_at, now, visit.lang),
        "took": took,
        "did": fault_words(visit, run) or did_words(visit, run),
        "has_failed": bool(run.fault),
    }


def _state(run: TickRun) -> str:
    if run.fault:
        return "failed"
    if run.is_late:
        return "late" if run.started_at else "never"
    return "ran" if run.ended_at else "running"


def fault_words(visit: Visit, run: TickRun) -> str:
    """Why it failed; of a bug only its name, the log has the rest."""
    if "." in run.fault:
        return say(visit.lang, run.fault, **(run.holes or {}))
    return say(visit.lang, "upkeep.bug", name=run.fault) if run.fault else ""


def did_words(visit: Visit, run: TickRun) -> str:
    """What it did, in figures; nothing to do is said too."""
    counts = (run.counts or {}).items()
    said = [say(visit.lang, f"upkeep.count_{name}", number=number) for name, number in counts]
    return "; ".join(said) or (say(visit.lang, "upkeep.did_nothing") if run.ended_at else "")


def setting_lines(visit: Visit) -> list[dict[str, object]]:
    """Every setting: what it is, its value (of a secret only whether there is one) and where it comes from."""
    given, settings = names_given(), visit.tracker.settings
    names = [f"TRACKER_{field.name.upper()}" for field in fields(Settings)]
    return [
        {
            "name": name,
            "meaning": say(visit.lang, f"setting.{name.removeprefix('TRACKER_').lower()}"),
            "value": _value(visit, settings, name.removeprefix("TRACKER_").lower()),
            "is_given": name in given,
        }
        for name in [*names, *FOLDERS]
    ]


def unknown_settings() -> Sequence[str]:
    """Variables that begin as ours do and mean nothing: mistyped ones."""
    known = {f"TRACKER_{field.name.upper()}" for field in fields(Settings)} | set(FOLDERS)
    return sorted(names_given() - known)


def _value(visit: Visit, settings: Settings, name: str) -> str:
    if name == "database_url":
        return database_address(settings)
    value = getattr(settings, name, None)
    if name in SECRETS:
        return say(visit.lang, "upkeep.secret_set" if value else "upkeep.not_set")
    if isinstance(value, bool):
        return say(visit.lang, "upkeep.yes" if value else "upkeep.no")
    if isinstance(value, tuple):
        value = ", ".join(str(one) for one in value)
    return str(value) if value not in (None, "") else say(visit.lang, "upkeep.not_set")


def role_lines(visit: Visit) -> list[tuple[str, list[str]]]:
    """The table of permissions as it is in the code: what may be done, and who may."""
    return [
        (
            say(visit.lang, f"upkeep.may_{permission.name.lower()}"),
            [say(visit.lang, f"upkeep.who_{rule.__name__}") for rule in rules],
        )
        for permission, rules in RULES.items()
    ]
