"""Tells a pair's story: how it began, every meeting, pauses and calls, changes of mentor, the end; the latest first."""

from collections.abc import Iterator
from datetime import date

from mentordesk.domain.meetings import Meeting, MeetingStatus
from mentordesk.domain.pairings import STARTED, Pairing, PairingStatus
from mentordesk.i18n import _
from mentordesk.queries import enrolments, meetings, pairings
from mentordesk.ui.grids import words
from mentordesk.ui.widgets.timeline import Event

_DATED = tuple[date, int, Event]
"""A day, a place among what happened on the same day, and what happened."""


def events(pairing_id: int, today: date) -> list[Event]:
    """The whole story of the mentee's pairings in the round, whichever of them is looked at; what is to come as such."""
    chain = pairings.chain(pairing_id)
    told = [dated for pairing in chain for dated in _of_pairing(pairing, today, several=len(chain) > 1)]
    return [event for _day, _place, event in sorted(told, key=lambda dated: dated[:2], reverse=True)]


def _of_pairing(pairing: Pairing, today: date, *, several: bool) -> Iterator[_DATED]:
    mentor = enrolments.name(pairing.mentor_id)
    yield pairing.starts_on, 1, _beginning(pairing, mentor, today)
    for one in meetings.of_pairing(pairing.id):
        yield one.on, 2, _meeting(one, mentor if several else "")
    for pause in pairings.pauses(pairing.id):
        yield pause.from_on, 3, Event(when=pause.from_on.isoformat(), text=_("Pause began"), detail=pause.reason,
                                      icon="pause", tone="warn")  # fmt: skip
        if pause.to_on is not None and pause.to_on != pairing.ends_on:
            yield pause.to_on, 4, Event(when=pause.to_on.isoformat(), text=_("Last day of the pause"), icon="play")
    for call in pairings.check_ins(pairing.id):
        if call.done_on is not None:
            yield call.done_on, 5, Event(when=call.done_on.isoformat(), text=_("Check-in with the pair"),
                                         detail=call.note, icon="phone", tone="info")  # fmt: skip
    if pairing.ends_on is not None:
        yield pairing.ends_on, 6, _end(pairing, mentor)


def _beginning(pairing: Pairing, mentor: str, today: date) -> Event:
    when = pairing.starts_on.isoformat()
    ahead = pairing.status not in STARTED or pairing.starts_on > today
    if pairing.follows_id is not None:
        text = (_("{mentor} takes over") if ahead else _("{mentor} took over")).format(mentor=mentor)
        return Event(when=when, text=text, detail=pairing.mentor_type.label, icon="repeat", tone="accent")
    if ahead:
        return Event(when=when, text=_("Is to begin with {mentor}").format(mentor=mentor), icon="calendar-clock")
    text = _("Began with {mentor}").format(mentor=mentor)
    return Event(when=when, text=text, detail=pairing.mentor_type.label, icon="handshake", tone="accent")


def _meeting(one: Meeting, mentor: str) -> Event:
    held = one.status is MeetingStatus.HELD
    detail = words.meeting(one).split(", ", 2)[2:]
    return Event(
        when=one.on.isoformat(),
        text=_("Meeting with {mentor}: {status}").format(mentor=mentor, status=words.in_sentence(one.status.label))
        if mentor
        else _("Meeting: {status}").format(status=words.in_sentence(one.status.label)),
        detail=detail[0] if detail else "",
        icon="calendar-check" if held else "calendar",
        tone=words.TONES[one.status],
    )


def _end(pairing: Pairing, mentor: str) -> Event:
    early = pairing.status is PairingStatus.ENDED and bool(pairing.early)
    text = _("Ended with {mentor} before time") if early else _("Ended with {mentor} as planned")
    about = [pairing.end_reason.label] if pairing.end_reason else []
    if pairing.end_initiator is not None:
        about.append(_("on the initiative of: {who}").format(who=words.in_sentence(pairing.end_initiator.label)))
    if pairing.farewell is not None:
        about.append(_("with a farewell") if pairing.farewell else _("without a farewell"))
    about += [pairing.end_note] if pairing.end_note else []
    when = (pairing.ends_on or pairing.starts_on).isoformat()
    return Event(when=when, text=text.format(mentor=mentor), detail=" · ".join(about), icon="flag",
                 tone="bad" if early else "neutral")  # fmt: skip
