"""Which annex bears which letter: those there are, without gaps. Drawing them is `report_annexes`."""

from collections.abc import Mapping

from tracker.render.report_speaker import Plain

LETTERS = "ABCDEFGH"


def annex_letters(context: Plain) -> Mapping[str, str]:
    """Letters by annex: bodies, tasks, indicators and accounts where there are any, charts."""
    there = {
        "bodies": True,
        "tasks": True,
        "indicators": bool(context["indicators"]),
        "accounts": any(account["is_in_period"] for account in context["accounts"]),
        "charts": True,
    }
    return dict(zip((name for name, is_there in there.items() if is_there), LETTERS, strict=False))
