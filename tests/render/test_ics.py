"""Calendars: whatever the words, every line fits, and what a reader unfolds is what was written."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from tracker.render.ics import DueDay, calendar, escape, fold

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n;,\\:ếữ😀"), max_size=300)


def unfolded(text: bytes) -> list[str]:
    return text.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def plain(value: str) -> str:
    """As RFC 5545 reads a TEXT."""
    found, chars = "", iter(value)
    for char in chars:
        following = next(chars) if char == "\\" else ""
        found += {"n": "\n"}.get(following, following) if following else char
    return found


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_no_line_is_longer_than_75_octets_and_no_character_is_broken(line: str) -> None:
    folded = fold(line)

    assert all(len(part) <= 75 for part in folded.split(b"\r\n"))
    assert all(part.decode() is not None for part in folded.split(b"\r\n"))
    assert unfolded(folded) == [line]


@given(WORDS, WORDS)
def test_words_come_out_as_they_went_in(summary: str, description: str) -> None:
    day = DueDay(
        "mot@tracker", date(2019, 6, 30), datetime(2019, 5, 8, 1, tzinfo=UTC), 2, summary, description
    )

    lines = dict(line.split(":", 1) for line in unfolded(calendar("Lịch mẫu", [day])) if ":" in line)

    assert plain(lines["SUMMARY"]) == summary
    assert plain(lines.get("DESCRIPTION", "")) == description
    assert (lines["DTSTART;VALUE=DATE"], lines["DTEND;VALUE=DATE"]) == ("20190630", "20190701")
    assert (lines["UID"], lines["DTSTAMP"], lines["SEQUENCE"]) == ("mot@tracker", "20190508T010000Z", "2")


def test_no_words_can_begin_a_line_of_their_own() -> None:
    assert "\r" not in escape("a\r\nEND:VCALENDAR\rx\x0b\x00")
    assert unfolded(fold("SUMMARY:" + escape("a\r\nBEGIN:VALARM"))) == ["SUMMARY:a\\nBEGIN:VALARM"]
