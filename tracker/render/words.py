"""Keys to sentences, from the message catalogs. No layout and no templates here.

A catalog is one file per language and first word of the key. It is read when the first such key is asked for,
so that the command line starts quickly; `os.path` instead of `pathlib` for the same reason.
"""

import os.path
import re
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations

LANGUAGES = ("vi", "en")
"""Those there are sentences in; the first speaks when the one asked for has nothing to say."""

CATALOGS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "catalogs")

# A hole is a bare name and nothing else, so that no value can be asked for its attributes or items.
_HOLE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def say(lang: str, key: str, **holes: object) -> str:
    """The sentence of `key` in `lang`, else in another language, else the key itself.

    A hole nobody fills stays visible as `{name}`: telling of an error must not raise another.
    """
    return _HOLE.sub(lambda hole: str(holes.get(hole[1], hole[0])), _sentence(lang, key))


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
