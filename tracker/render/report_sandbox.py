"""Where report templates run: plain data in, text out; nothing callable but macros and `range`, no attributes but keys.

The same rules for shipped templates and for the office's own; the limits on time and memory are `report_child`'s.
"""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, Undefined
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range

_FILTERS = frozenset(
    """abs batch capitalize d default first float int items join last length list lower replace reverse round slice
    sort string sum title trim truncate unique upper wordcount""".split()  # noqa: SIM905  # a list of words
)
_OPEN = (LoopContext, TemplateModule, TemplateReference)
_CALLED = (Macro, BlockReference, LoopContext)

Filters = Mapping[str, Callable[..., Any]]


class Sandbox(ImmutableSandboxedEnvironment):
    """A template sees keys of maps and entries of lists, and may loop over them."""

    intercepted_binops = frozenset(("*", "%", "**"))

    def __init__(self, folders: list[str], filters: Filters, **options: Any) -> None:
        """`folders` are looked through in order; `filters` come beside the harmless ones of Jinja."""
        super().__init__(
            loader=FileSystemLoader(folders),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            **options,
        )
        self.filters = {name: self.filters[name] for name in _FILTERS} | dict(filters)
        self.globals = {"range": safe_range}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A key of a map; of a loop or an imported template what it offers; of all else nothing."""
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, _OPEN) and not attribute.startswith("_"):
            return super().getattr(obj, attribute)
        if isinstance(obj, Undefined):
            return super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An entry of a map, a list or a text."""
        if isinstance(obj, Mapping | list | tuple | str):
            try:
                return obj[argument]
            except (LookupError, TypeError):
                return self.undefined(obj=obj, name=argument)
        return self.getattr(obj, str(argument))

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, blocks, loops and `range`."""
        return isinstance(obj, _CALLED) or obj is safe_range

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """`*` and `%` of numbers alone: with text they make as much of it as one likes. No powers."""
        if operator == "**" or not all(isinstance(one, int | float) for one in (left, right)):
            raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)
