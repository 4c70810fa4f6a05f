"""Which mails a ladder needs and the folder of templates lacks: said by a check, before one has to be sent."""

from collections.abc import Iterable
from pathlib import Path

PARTS = ("subject", "txt", "html")
"""What a mail is made of: `<template>.<part>.j2`."""


def missing_templates(folder: Path, templates: Iterable[str]) -> list[str]:
    """The names of files that are not there, in order; empty when every mail can be made."""
    names = (f"{template}.{part}.j2" for template in dict.fromkeys(templates) for part in PARTS)
    return [name for name in names if not (folder / name).is_file()]
