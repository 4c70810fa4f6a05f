"""The tables of words in a report's annexes: the register of tasks, the indicators, what bodies reported. No layout."""

from collections.abc import Iterable, Mapping, Sequence

from tracker.domain.report_words import condense
from tracker.render import format_vi
from tracker.render.report_cells import Cell, Table, count, dated, table, text, title
from tracker.render.report_item import accounts_by_item, due_words, role_words, state_words
from tracker.render.report_speaker import Plain, Speaker

_TOLD_LENGTH = 160
"""Characters of a report repeated in the register of tasks."""


def register_table(context: Plain, speak: Speaker) -> Table:
    """Annex B: every task with its document, bodies, due date, results, state and causes."""
    figures = {row["key"]: row["figures"] for row in context["by_task"]}
    directives = {d["no"]: d for d in context["directives"]}
    accounts = accounts_by_item(context)
    return {
        "caption": speak("report.caption_register"),
        "columns": [[title(speak(key)) for key in _REGISTER]],
        "widths": [4, 10, 17, 12, 13, 9, 16, 9, 10],
        "rows": [
            _registered(n, item, directives.get(item["directive_no"]), accounts, figures, speak)
            for n, item in enumerate(context["items"], 1)
        ],
        "sum": None,
    }


_REGISTER = (
    "report.col_no",
    "report.col_document",
    "report.col_words",
    "report.col_lead",
    "report.col_coordinating",
    "report.col_due",
    "report.col_results",
    "report.col_state",
    "report.col_causes",
)


def accounts_table(context: Plain, speak: Speaker) -> Table:
    """What every body reported in the period."""
    accounts = [a for a in context["accounts"] if a["is_in_period"]]
    names = ("no", "body", "item", "day", "state", "reported", "difficulties", "proposals")
    heads = [title(speak(f"report.col_{name}")) for name in names]
    paths = {i["key"]: i["path"] if len(context["directives"]) == 1 else i["key"] for i in context["items"]}
    rows = [_told(n, account, paths, speak) for n, account in enumerate(accounts, 1)]
    return table(speak("report.caption_accounts"), [heads], [4, 16, 6, 8, 9, 27, 15, 15], rows)


def indicators_table(context: Plain, speak: Speaker) -> Table:
    """Annex C: each indicator, its baseline with period and source, what was reported before and now, by whom."""
    titles = ("no", "indicator", "unit", "baseline", "source", "before", "now", "reporting")
    return {
        "caption": speak("report.caption_indicators", period=speak.period(context["period"])),
        "columns": [[title(speak(f"report.col_{name}")) for name in titles]],
        "widths": [4, 18, 7, 8, 18, 8, 8, 29],
        "rows": [_indicated(n, one, speak) for n, one in enumerate(context["indicators"], 1)],
        "sum": None,
    }


def _registered(
    n: int,
    item: Plain,
    directive: Plain | None,
    by_item: Mapping[str, Sequence[Plain]],
    figures: Mapping[str, Plain],
    speak: Speaker,
) -> list[Cell]:
    accounts = by_item.get(item["key"], ())
    told = [f"{a['body']['name']}: {condense(a['results'], _TOLD_LENGTH)}" for a in accounts[:2]]
    said = (a[field] for a in accounts for field in ("difficulties", "proposals"))
    causes = list(dict.fromkeys(filter(None, said)))
    return [
        speak.counted(n),
        text(_document(directive, speak)),
        text(f"{item['path']}. {item['words']}"),
        text(role_words(item, "lead", speak) or format_vi.NOTHING),
        text(_others(item, speak)),
        _due(item, speak),
        text(_list_of(told, len(accounts), speak) or speak("report.nobody")),
        text(state_words(item, figures.get(item["key"], {}), speak)),
        text(_list_of(causes[:2], len(causes), speak)),
    ]


def _due(item: Plain, speak: Speaker) -> Cell:
    if len(item["due_on"]) == 1 and not item["old_due_on"]:
        return dated(speak.day(item["due_on"][0]), item["due_on"][0])
    return text(due_words(item, speak) or speak(_nature(item)))


def _others(item: Plain, speak: Speaker) -> str:
    """Who else is obliged; those directed are told apart from those coordinating."""
    directed, helping = (role_words(item, role, speak) for role in ("directed", "coordinating"))
    said = f"{speak('report.role_directed')}: {directed}" if directed else ""
    return "; ".join(filter(None, (helping, said)))


def _nature(item: Plain) -> str:
    """Repeating work has a pace instead of a due date."""
    return "report.no_deadline" if item["nature"] == "one_off" else f"report.nature_{item['nature']}"


def _document(directive: Plain | None, speak: Speaker) -> str:
    if directive is None:
        return format_vi.NOTHING
    issued_on = speak.day(directive["issued_on"]) if directive["issued_on"] else ""
    return ", ".join(filter(None, (directive["number"], issued_on)))


def _list_of(shown: Sequence[str], of: int, speak: Speaker) -> str:
    more = of - len(shown)
    return "; ".join(one.rstrip(".") for one in shown) + (f" (+{speak.number(more)})" if more > 0 else "")


def _told(n: int, account: Plain, paths: Mapping[str, str], speak: Speaker) -> list[Cell]:
    standing = speak(f"report.said_{account['standing']}")
    words = (account[field] for field in ("results", "difficulties", "proposals"))
    return [
        speak.counted(n),
        text(account["body"]["name"]),
        count(paths[account["item"]]),
        dated(speak.day(account["on"]), account["on"]),
        text(standing),
        *_texts(words),
    ]


def _texts(words: Iterable[str]) -> list[Cell]:
    return [text(one) for one in words]


def _indicated(n: int, one: Plain, speak: Speaker) -> list[Cell]:
    by = [
        speak("report.figure_by", body=r["body"]["name"], n=speak.number(r["value"])) for r in one["reported"]
    ]
    return [
        speak.counted(n),
        text(one["metric"]),
        text(one["unit"] or format_vi.NOTHING),
        speak.counted(one["baseline"]),
        text("; ".join(filter(None, (one["baseline_period"], one["source"]))) or format_vi.NOTHING),
        _value(one["before"], speak),
        _value(one["value"], speak),
        text(speak.names(by, 6) or speak("report.nobody")),
    ]


def _value(value: float | None, speak: Speaker) -> Cell:
    return text(speak("report.no_figure")) if value is None else speak.counted(value)
