"""Signed links: whatever they claim comes back, and nothing but what was signed is believed."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.links import Claim, KeyTooShort, LinkBroken, LinkExpired, LinkKey, Purpose

KEY = LinkKey(b"k" * 32)
NOW = datetime(2019, 5, 8, 1, tzinfo=UTC)

claims = st.builds(
    Claim,
    st.sampled_from(Purpose),
    st.uuids(),
    st.none() | st.uuids(),
    st.integers(1, 10**6).map(lambda seconds: NOW + timedelta(seconds=seconds)),
)


@given(claims)
def test_what_a_link_claims_comes_back(claim: Claim) -> None:
    assert KEY.claim(KEY.token(claim), NOW) == claim
    assert Claim.of(claim.plain()) == claim


@given(claims, st.integers(0, 70), st.sampled_from("ABEFZaz0189-_=.\x00ế"))
def test_a_link_with_one_letter_changed_opens_nothing(claim: Claim, place: int, letter: str) -> None:
    token = KEY.token(claim)
    changed = token[:place] + letter + token[place + 1 :]
    if changed == token:
        return

    with pytest.raises(LinkBroken):
        KEY.claim(changed, NOW)


@given(claims)
def test_a_link_has_one_spelling(claim: Claim) -> None:
    token = KEY.token(claim)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

    for letter in letters.replace(token[-1], ""):
        with pytest.raises(LinkBroken):
            KEY.claim(token[:-1] + letter, NOW)


@given(st.text(max_size=200))
def test_any_text_in_the_place_of_a_link_opens_nothing(text: str) -> None:
    with pytest.raises(LinkBroken):
        KEY.claim(text, NOW)


@given(claims)
def test_the_link_of_another_office_opens_nothing(claim: Claim) -> None:
    with pytest.raises(LinkBroken):
        LinkKey(b"o" * 32).claim(KEY.token(claim), NOW)


def test_a_link_ends_at_its_last_second() -> None:
    claim = Claim(Purpose.RESET, UUID(int=7), None, NOW)

    assert KEY.claim(KEY.token(claim), NOW - timedelta(microseconds=1)) == claim
    with pytest.raises(LinkExpired):
        KEY.claim(KEY.token(claim), NOW)


@pytest.mark.parametrize("secret", [b"", b"changeme", b"x" * 31])
def test_a_key_that_could_be_guessed_is_no_key(secret: bytes) -> None:
    with pytest.raises(KeyTooShort):
        LinkKey(secret)


def test_a_key_never_shows_itself() -> None:
    assert "kkkk" not in f"{KEY!r} {KEY}"
