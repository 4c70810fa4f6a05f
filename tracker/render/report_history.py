"""How the totals stood at the end of each period so far: a table. The chart of the same is `charts_time`."""

from tracker.render.report_cells import Table, table, text, title
from tracker.render.report_speaker import Plain, Speaker

PERIODS = 12
"""The latest shown."""

_COUNTED = ("total", "done", "done_in_time", "done_late", "open", "open_overdue")


def history_of(context: Plain) -> list[Plain]:
    """Oldest first, this period last: {period, figures}."""
    history = context.get("history")
    if history:
        return list(history)[-PERIODS:]
    now = {"period": context["period"], "figures": context["figures"]}
    before = context["before"]
    earlier = {"period": before["period"], "figures": before["totals"]}
    return [earlier, now] if before["totals"] else [now]


def history_table(context: Plain, speak: Speaker) -> Table:
    """One row a period; the figures of this period bear their names."""
    heads = [speak("form.col_period"), *(speak(f"form.measure_{name}") for name in _COUNTED)]
    heads.append(speak("report.col_rate"))
    rows = []
    for one in history_of(context):
        figures, is_now = one["figures"], one["period"] == context["period"]
        cells = [speak.counted(figures[name]["value"], name if is_now else "") for name in _COUNTED]
        share = speak.share(figures["done"], "done" if is_now else "", is_bare=True)
        rows.append([text(speak.period(one["period"])), *cells, share])
    widths: list[float] = [22, 11, 11, 11, 11, 11, 11, 12]
    return table(speak("form.caption_history"), [[title(words) for words in heads]], widths, rows)
