"""What differs between two drafts, small enough for the record, and taken back or done again. Pure, and of any JSON.

A change is plain data: `at` is the way to a value (keys and places). With `from`, the `old` members of the list there
became the `new` ones, from that place on; without it, the value there was `old` and is `new`, and where one of the two
is lacking there was, or is, no such key.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any

Change = Mapping[str, Any]


def differences(old: Any, new: Any) -> list[dict[str, Any]]:
    """The changes that make `new` of `old`, both maps; none where they are equal."""
    return list(_between(old, new, ()))


def applied(data: Any, changes: Iterable[Change]) -> Any:
    """A copy of the data with the changes made."""
    data = deepcopy(data)
    for change in changes:
        _make(data, change)
    return data


def reversed_changes(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """The changes that take these back."""
    return [_turned(change) for change in changes]


def _turned(change: Change) -> dict[str, Any]:
    turned = {name: change[name] for name in ("at", "from") if name in change}
    if "new" in change:
        turned["old"] = change["new"]
    if "old" in change:
        turned["new"] = change["old"]
    return turned


def _between(old: Any, new: Any, at: tuple[str | int, ...]) -> Iterator[dict[str, Any]]:
    if old == new:
        return
    if _are_maps(old, new):
        yield from _of_maps(old, new, at)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _of_lists(old, new, at)
    else:
        yield {"at": list(at), "old": old, "new": new}


def _are_maps(old: Any, new: Any) -> bool:
    return isinstance(old, dict) and isinstance(new, dict)


def _of_maps(old: dict[str, Any], new: dict[str, Any], at: tuple[str | int, ...]) -> Iterator[dict[str, Any]]:
    for key in sorted(old.keys() | new.keys()):
        if key not in new:
            yield {"at": [*at, key], "old": old[key]}
        elif key not in old:
            yield {"at": [*at, key], "new": new[key]}
        else:
            yield from _between(old[key], new[key], (*at, key))


def _of_lists(old: list[Any], new: list[Any], at: tuple[str | int, ...]) -> Iterator[dict[str, Any]]:
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    left, right = old[start : len(old) - end], new[start : len(new) - end]
    if len(left) == len(right) and all(map(_is_same_thing, left, right)):
        for place, pair in enumerate(zip(left, right, strict=True), start):
            yield from _between(*pair, (*at, place))
        return
    yield {"at": list(at), "from": start, "old": left, "new": right}


def _shared(left: list[Any], right: list[Any]) -> int:
    """How many members the two begin with in common."""
    return next(
        (n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right))
    )


def _is_same_thing(old: Any, new: Any) -> bool:
    # Two items of one path are one item that changed; a moved one is told whole.
    return _are_maps(old, new) and old.get("path") == new.get("path")


def _make(data: Any, change: Change) -> None:
    way = list(change["at"])
    if "from" in change:
        found = _at(data, way)
        found[change["from"] : change["from"] + len(change["old"])] = deepcopy(change["new"])
        return
    holder, key = _at(data, way[:-1]), way[-1]
    if "new" in change:
        holder[key] = deepcopy(change["new"])
    else:
        del holder[key]


def _at(data: Any, way: list[str | int]) -> Any:
    for key in way:
        data = data[key]
    return data
