"""Says how long something took as people say it."""

from mentordesk.i18n import _


def minutes_text(minutes: int) -> str:
    """Minutes as people say them: 45 min, 1 h, 1 h 30 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)
