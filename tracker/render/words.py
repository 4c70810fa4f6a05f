"""Keys to sentences, from the message catalogs. No layout and no templates here.

A catalog is one file per language and first word of the key. It is read when the first such key is asked for,
so that the command line starts quickly; `os.path` instead of `pathlib` for the same reason.
"""

import os.path
import re
from enum import Enum
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations

LANGUAGES = ("vi", "en")
"""Those there are sentences in; the first speaks when the one asked for has nothing to say."""

CATALOGS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "catalogs")

# A hole is a bare name and nothing else, so that no value can be asked for its attributes or items.
_HOLE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def say(lang: str, key: str, /, **holes: object) -> str:
    """The sentence of `key` in `lang`, else in another language, else the key itself.

    A hole nobody fills stays visible as `{name}`: telling of an error must not raise another.
    """
    return _HOLE.sub(lambda hole: shown(lang, holes.get(hole[1], hole[0])), _sentence(lang, key))


def shown(lang: str, value: object) -> str:
    """A value as people read it: dates in the office's form, several with commas, `Role.LEADER` as `role.leader`."""
    if isinstance(value, Enum):
        key = f"{_CAPITAL.sub('_', type(value).__name__).lower()}.{value.value}"
        word = _sentence(lang, key)
        return str(value.value) if word == key else word
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, tuple | list):
        return ", ".join(shown(lang, one) for one in value)
    return _day(lang, value)


def _day(lang: str, value: object) -> str:
    # Imported here because most sentences hold no date, and this takes 1.5 ms.
    from datetime import date, datetime

    if lang != "vi" or not isinstance(value, date) or isinstance(value, datetime):
        return str(value)
    # Decree 30/2020/NĐ-CP: a zero before days below 10 and before the months 1 and 2.
    month = f"{value.month:02}" if value.month < 3 else str(value.month)
    return f"{value.day:02}/{month}/{value.year}"


def _sentence(lang: str, key: str) -> str:
    prefix = key.partition(".")[0]
    for language in (lang, *LANGUAGES):
        found = _catalog(language, prefix).gettext(key)
        if found != key:
            return found
    return key


@lru_cache(maxsize=64)
def _catalog(lang: str, prefix: str) -> NullTranslations:
    """The compiled catalog, or one that knows nothing when there is none of that name."""
    if not (lang.isidentifier() and prefix.isidentifier()):
        return NullTranslations()
    try:
        with open(os.path.join(CATALOGS, lang, f"{prefix}.mo"), "rb") as compiled:
            return GNUTranslations(compiled)
    except FileNotFoundError:
        return NullTranslations()
