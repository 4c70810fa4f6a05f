"""One task of a report in words: what was asked, of whom, how it stands, what was reported, who is missing."""

from collections.abc import Mapping, Sequence
from typing import Any

from tracker.render.report_letters import annex_letters
from tracker.render.report_speaker import Plain, Speaker

QUOTES_SHOWN = 4
"""Reports quoted under a task; the annex has them all."""

_ROLES = {
    "lead": "report.role_lead",
    "directed": "report.role_directed",
    "coordinating": "report.role_coordinating",
}
_SAID = {
    "verified": "report.said_verified",
    "reported": "report.said_reported",
    "returned": "report.said_returned",
}


def items_words(context: Plain, speak: Speaker) -> list[dict[str, Any]]:
    """Every task in order."""
    figures = {row["key"]: row["figures"] for row in context["by_task"]}
    accounts = accounts_by_item(context)
    return [
        item_words(item, context, figures.get(item["key"], {}), accounts.get(item["key"], []), speak)
        for item in context["items"]
    ]


def item_words(
    item: Plain, context: Plain, figures: Plain, accounts: Sequence[Plain], speak: Speaker
) -> dict[str, Any]:
    """{heading, words, lines: [{label, text}], quotes: [{text, by}], more}"""
    shown = accounts[:QUOTES_SHOWN]
    hidden = len(accounts) - len(shown)
    return {
        "heading": heading_of(item, context, speak),
        "words": item["words"],
        "lines": [*_roles(item, speak), _standing(item, figures, speak), *_dates(item, speak)],
        "accounts_label": speak("report.accounts"),
        "nothing": "" if accounts else speak(_nothing(figures)),
        "quotes": [_quote(account, speak) for account in shown],
        "more": speak("report.accounts_more", n=hidden, letter=annex_letters(context)["accounts"])
        if hidden
        else "",
        "lacking": _lacking(item, speak),
    }


def heading_of(item: Plain, context: Plain, speak: Speaker) -> str:
    """The task by its path; where several directives are reported on, with the directive's number."""
    if len(context["directives"]) == 1:
        return speak("report.item", path=item["path"])
    number = next((d["number"] for d in context["directives"] if d["no"] == item["directive_no"]), None)
    return speak("report.item_of", path=item["path"], number=number or item["directive_no"])


def accounts_by_item(context: Plain) -> Mapping[str, list[Plain]]:
    """What was reported on each task in the period and was not sent back; leads first."""
    order = list(_ROLES)
    found: dict[str, list[Plain]] = {}
    for account in context["accounts"]:
        if account["is_in_period"] and account["standing"] != "returned":
            found.setdefault(account["item"], []).append(account)
    return {
        key: sorted(said, key=lambda account: order.index(account["role"])) for key, said in found.items()
    }


def said_by(account: Plain, speak: Speaker) -> str:
    """Whose words they are, when they came, what became of them."""
    standing = speak(_SAID[account["standing"]])
    return speak(
        "report.said_by", body=account["body"]["name"], day=speak.day(account["on"]), standing=standing
    )


def role_words(item: Plain, role: str, speak: Speaker) -> str:
    """Those obliged in one role; empty when there are none."""
    return "; ".join(speak.party(party) for party in item["parties"] if party["role"] == role)


def due_words(item: Plain, speak: Speaker) -> str:
    """The due dates with those they replaced; empty when there are none."""
    if not item["due_on"]:
        return ""
    days = speak.days(item["due_on"])
    if not item["old_due_on"]:
        return days
    return speak("report.due_extended", days=days, old=speak.days(item["old_due_on"]))


def state_words(item: Plain, figures: Plain, speak: Speaker) -> str:
    """The rolled-up state and the counts that qualify it."""
    parts = [speak.label(item["labels"])]
    n = {name: figure["value"] for name, figure in figures.items()}
    if n.get("total"):
        parts.append(speak("report.standing_done", done=n["done"], total=n["total"]))
        extra = {"reported": "waiting", "open_overdue": "overdue", "silent": "silent"}
        parts += [speak(f"report.standing_{word}", n=n[name]) for name, word in extra.items() if n[name]]
    return "; ".join(parts)


def _nothing(figures: Plain) -> str:
    """Why there is nothing to quote: nobody reported, or nobody was expected to."""
    return "report.no_accounts" if figures["total"]["value"] else "report.nothing_owed"


def _roles(item: Plain, speak: Speaker) -> list[dict[str, str]]:
    said = {role: role_words(item, role, speak) for role in _ROLES}
    said["lead"] = said["lead"] or speak("report.no_lead")
    return [_line(speak(_ROLES[role]), text) for role, text in said.items() if text]


def _standing(item: Plain, figures: Plain, speak: Speaker) -> dict[str, str]:
    return _line(speak("report.standing"), state_words(item, figures, speak))


def _dates(item: Plain, speak: Speaker) -> list[dict[str, str]]:
    due = due_words(item, speak)
    return [_line(speak("report.due"), due)] if due else []


def _quote(account: Plain, speak: Speaker) -> dict[str, str]:
    return {"text": f"“{account['results']}”", "by": said_by(account, speak)}


def _lacking(item: Plain, speak: Speaker) -> list[dict[str, str]]:
    lines = []
    if item["missing"]:
        names = [body["name"] for body in item["missing"]]
        lines.append(_line(speak("report.missing"), speak.names(names)))
    if item["returns"]:
        said = [
            speak(
                "report.return_of",
                body=r["body"]["name"],
                day=speak.day(r["on"]),
                reason=r["reason"].rstrip("."),
            )
            for r in item["returns"]
        ]
        lines.append(_line(speak("report.returns"), speak.names(said, 6)))
    return lines


def _line(label: str, text: str) -> dict[str, str]:
    return {"label": label, "text": f"{text.rstrip('.')}."}
