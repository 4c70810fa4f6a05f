"""Mends what a recogniser makes of specks of the paper at the start of a line, and of digits; words stay as recognised.

Only signs are mended that would change how the text is divided; a wrong letter is a matter for a finding.
"""

import re

_ONE = re.compile(r"^(\s*)[l|!](?=[.)]\s)")
_QUARTER = re.compile(r"(?i)(\bquý\s+)[l|!1I]{2}(?=\s*[/.,;])")
_SPECK_NUMBER = re.compile(r"^[-–.'~_:•]{1,2}\s?(\d{1,2})[.,]\s+(?=[A-ZĐÀ-Ỹ])")
_DASH = re.compile(r"^[-–._'~]*[~_][-–._'~]*\s+(?=\w)")
_SPECK = re.compile(r"^[.:'’`ˆ,;]+\s*(?=\w)")


def mended(line: str) -> str:
    """The line with "l." as "1.", "quý 1I" as "quý II", "-5," before a capital as "5.", "~ " as a dash."""
    line = _QUARTER.sub(r"\1II", _ONE.sub(r"\g<1>1", line))
    line = _SPECK_NUMBER.sub(r"\1. ", line)
    line = _DASH.sub("- ", line)
    return _SPECK.sub("", line).rstrip()
