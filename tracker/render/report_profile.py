"""The form of a document as data: which profile in `templates/reports/profiles/` holds for a date and an issuer.

Only measures; a profile of the office's own in its data folder stands beside the shipped ones and wins by its name.
"""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from tracker.domain.text import fold
from tracker.render.report_faults import NoProfile, ProfileBroken

Profile = Mapping[str, Any]

STYLE: Profile = {
    "size": 14,
    "line": 20,
    "align": "left",
    "bold": False,
    "italic": False,
    "underline": False,
    "indent": 0,
    "before": 0,
    "after": 0,
}
"""What a style is where its profile says nothing else: points, but `indent` of the first line in millimetres."""

_TABLES = ("page", "annex", "number", "head", "foot", "styles")


def profile_for(head: Mapping[str, Any], folders: Iterable[Path]) -> Profile:
    """The profile for the report's system, day and issuer; one that names the issuer before one for all, then the
    latest. A day before any profile has the first there is. Raises NoProfile, ProfileBroken."""
    on, issuer = date.fromisoformat(head["dated"]), head["body"] or ""
    known = [p for p in profiles(folders) if p["system"] == head["system"] and _is_for(p, issuer)]
    if not known:
        raise NoProfile(system=head["system"], day=on)
    fitting = [p for p in known if p["first"] <= on <= p["last"]]
    if not fitting:
        return min(known, key=lambda p: (p["first"], p["name"]))
    return max(fitting, key=lambda p: (bool(p["issuers"]), p["first"], p["name"]))


def profiles(folders: Iterable[Path]) -> list[Profile]:
    """All profiles; of two in files of one name the one in the earlier folder."""
    found: dict[str, Path] = {}
    for folder in reversed(list(folders)):
        found |= {path.name: path for path in sorted((folder / "profiles").glob("*.toml"))}
    return [_read(found[name], found[name].stat().st_mtime_ns) for name in sorted(found)]


def _is_for(profile: Profile, issuer: str) -> bool:
    return not profile["issuers"] or fold(issuer) in [fold(name) for name in profile["issuers"]]


@lru_cache(maxsize=32)
def _read(path: Path, _changed_at: int) -> Profile:
    """One profile with all its styles whole; a changed file is read again."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileBroken(file=path.name, detail=str(error)) from error
    lacking = [name for name in ("name", "system", "first", *_TABLES) if name not in data]
    if lacking:
        raise ProfileBroken(file=path.name, detail=", ".join(lacking))
    styles = {name: {**STYLE, **style} for name, style in data["styles"].items()}
    return {"last": date.max, "issuers": [], **data, "styles": styles}
