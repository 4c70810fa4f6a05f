"""A date as official documents write it, Decree 30/2020, appendix I: days below 10 and January, February padded."""

from datetime import date


def written_day(on: date) -> str:
    """ "07/5/2019", "01/02/2019": nothing can be put before a figure."""
    return f"{on.day:02}/{written_month(on)}/{on.year}"


def written_month(on: date) -> str:
    """ "02", "5", "12"."""
    return f"{on.month:02}" if on.month < 3 else str(on.month)
