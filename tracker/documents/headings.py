"""Whether a paragraph is only the name of a body, or opens with one and a colon: a heading without a label."""

import re

from tracker.documents.actors import lead_of_sentence
from tracker.documents.mentions import Text

_PLAIN = re.compile(r"[^:]{6,140}:|[^:.;]{6,100}$")


def names_body_alone(raw: str) -> bool:
    """ "Sở Tài chính:", "Sở Tài chính: Bố trí …", "UBND các huyện, thành phố"; not "Sở Tài chính bố trí …"."""
    if not raw[0].isupper() or not _PLAIN.match(raw):
        return False
    found = lead_of_sentence(Text(raw[:400]), 0, min(len(raw), 400))
    return found is not None and found.how == "heading" and (found.stop == ":" or len(raw) < 100)
