"""Rendering one template, with any mistake in it told as one sentence that names file and line. No sandbox rules."""

import re
import traceback
from pathlib import Path
from typing import Any

from jinja2 import Environment
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError, UndefinedError

from tracker.domain.errors import TrackerError
from tracker.render.report_faults import (
    TemplateBroken,
    TemplateMissing,
    TemplateNotAllowed,
    TemplateUnknownName,
)

_NAME = re.compile(r"'([^']+)' is undefined|no attribute '([^']+)'|has no element (\S+)")


def rendered(environment: Environment, name: str, words: dict[str, Any]) -> str:
    """The text. Raises TemplateBroken, TemplateUnknownName, TemplateNotAllowed, TemplateMissing."""
    try:
        return environment.get_template(name).render(words)
    except MemoryError:
        raise  # no room to say more; the process that draws ends, and its parent says so
    except Exception as error:
        # A template may fail in as many ways as a program; each is told as where it happened.
        raise fault_of(error, name) from error


def fault_of(error: Exception, name: str) -> TrackerError:
    """The sentence for what went wrong in a template."""
    if isinstance(error, TemplateSyntaxError):
        return TemplateBroken(file=error.name or name, line=error.lineno, detail=error.message or "")
    if isinstance(error, TemplateNotFound):
        return TemplateMissing(file=error.name or name, wanted_by=name)
    file, line = _place(error, name)
    if isinstance(error, UndefinedError):
        found = _NAME.search(str(error))
        return TemplateUnknownName(
            file=file, line=line, name=next(filter(None, found.groups()), "") if found else str(error)
        )
    if isinstance(error, SecurityError):
        return TemplateNotAllowed(file=file, line=line, detail=str(error))
    return TemplateBroken(file=file, line=line, detail=f"{type(error).__name__}: {error}")


def _place(error: Exception, name: str) -> tuple[str, int]:
    """The innermost line of a template on the way to the error."""
    frames = traceback.extract_tb(error.__traceback__)
    found = [(frame.filename, frame.lineno or 0) for frame in frames if frame.filename.endswith(".j2")]
    if not found:
        return name, 0
    return _short(found[-1][0]), found[-1][1]


def _short(path: str) -> str:
    """The path below the folder of report templates."""
    parts = Path(path).parts
    after = [n for n, part in enumerate(parts) if part == "reports"]
    return "/".join(parts[after[-1] + 1 :]) if after else parts[-1]
