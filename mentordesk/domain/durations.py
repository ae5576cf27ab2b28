"""Reads how long something took as people write it: 90, 1:30, 1,5 h, 7 tim, 1 h 30 min."""

import re
from decimal import ROUND_HALF_UP, Decimal

from mentordesk.i18n import _

_HOURS = r"(?:h|hr|hrs|hour|hours|t|tim|timme|timmar)"
_MINUTES = r"(?:m|min|mins|minute|minutes|minut|minuter)"
_NUMBER = r"\d{1,5}(?:[.,]\d{1,3})?"
_CLOCK = re.compile(r"(?P<h>\d{1,3}):(?P<m>[0-5]\d)(?:\s*" + _HOURS + r")?\Z")
_BARE = re.compile(r"(?P<m>\d{1,5})(?:\s*" + _MINUTES + r")?\.?\Z")
_PART_HOURS = re.compile(r"(?P<h>\d{1,3}[.,](?:\d|25|50|75))\Z")
_WORDS = re.compile(rf"(?P<h>{_NUMBER})\s*{_HOURS}\.?(?:\s*(?:och|and|,)?\s*(?P<m>\d{{1,4}})(?:\s*{_MINUTES})?\.?)?\Z")
_FRACTION = re.compile(r"(\d*)\s*([½¼¾])")
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}


def parse_minutes(text: str) -> int:
    """Whole minutes; a bare number is minutes, one with a decimal such as 1,5 is hours.

    Raises ValueError with a sentence for the user.
    """
    typed = " ".join(text.casefold().replace("\N{NO-BREAK SPACE}", " ").split())
    typed = _FRACTION.sub(lambda found: f"{found[1] or 0}{_FRACTIONS[found[2]]}", typed)
    for pattern in (_CLOCK, _BARE, _PART_HOURS, _WORDS):
        found = pattern.match(typed)
        if found is not None:
            return _minutes(found.groupdict())
    raise ValueError(_("“{text}” is not a length we understand. Try 90, 1:30 or 1,5 h.").format(text=text.strip()))


def _minutes(found: dict[str, str | None]) -> int:
    hours = Decimal((found.get("h") or "0").replace(",", "."))
    whole = (hours * 60 + Decimal(found.get("m") or "0")).quantize(Decimal(1), ROUND_HALF_UP)
    return int(whole)
