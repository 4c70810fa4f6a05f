"""The head of a table laid out on its grid, for forms that need to be told of every cell that is covered."""

from collections.abc import Sequence
from typing import Any


def head_rows(columns: Sequence[Sequence[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
    """Each row from left to right as {text, colspan, column, merge}; `merge` is "start" where the cell goes on below,
    "on" where it goes on from above, else empty."""
    open_below: dict[int, tuple[int, int]] = {}  # column -> (rows still covered, its width)
    found = []
    for line in columns:
        row: list[dict[str, Any]] = []
        waiting, column = list(line), 0
        while waiting or column in open_below:
            if column in open_below:
                left, span = open_below.pop(column)
                row.append({"text": "", "colspan": span, "column": column, "merge": "on"})
                if left > 1:
                    open_below[column] = (left - 1, span)
                column += span
                continue
            head = waiting.pop(0)
            merge = "start" if head["rowspan"] > 1 else ""
            row.append({"text": head["text"], "colspan": head["colspan"], "column": column, "merge": merge})
            if merge:
                open_below[column] = (head["rowspan"] - 1, head["colspan"])
            column += head["colspan"]
        found.append(row)
    return found
