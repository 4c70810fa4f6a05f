"""The totals of a report by name as they are written, for templates that put them where they like. No layout."""

from tracker.render.report_speaker import Plain, Speaker


def figures_shown(context: Plain, speak: Speaker) -> dict[str, str]:
    """The totals by name; those that are a part of something also as a rate, `<name>_rate`."""
    figures = context["figures"]
    shown = {name: speak.number(figure["value"]) for name, figure in figures.items()}
    rates = {f"{n}_rate": speak.rate(figure) for n, figure in figures.items() if figure["of"] is not None}
    return shown | rates
