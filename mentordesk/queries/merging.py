"""Answers what becomes of two entries that are one person: what stands against it, and which enrolments become one."""

from typing import NamedTuple

from mentordesk.domain.enrolments import NEVER_BEGAN, Enrolment
from mentordesk.domain.problems import Problem
from mentordesk.i18n import _
from mentordesk.queries import enrolments, leaning, programmes


class Shared(NamedTuple):
    """A round in which both entries are enrolled: the enrolment that stays, the one that goes, and what is against it."""

    round: str
    stays: Enrolment
    goes: Enrolment
    problem: str


def shared_rounds(kept_id: int, other_id: int) -> list[Shared]:
    """The rounds in which both entries are enrolled, the latest first."""
    others = {one.round_id: one for one in enrolments.of_person(other_id)}
    return [_shared(one, others[one.round_id]) for one in enrolments.of_person(kept_id) if one.round_id in others]


def problems(kept_id: int, other_id: int) -> list[Problem]:
    """What stands against making one person of two entries."""
    if kept_id == other_id:
        return [Problem("", _("Choose two different entries."))]
    return [Problem("", one.problem) for one in shared_rounds(kept_id, other_id) if one.problem]


def _shared(one: Enrolment, other: Enrolment) -> Shared:
    """Something leans on one enrolment at most: that stays. Else who was taken in, else the later word on it."""
    title = programmes.get(one.round_id).title
    if one.role is not other.role:
        text = _("In {round} one entry is a mentor and the other a mentee. Remove one of the two enrolments first.")
        return Shared(title, one, other, text.format(round=title))
    about = [leaning.words(each.id, invitations=False) for each in (one, other)]
    if all(about):
        text = _(
            "In {round} there is more about both entries: {one}; {other}. They cannot become one story by themselves. "
            "Remove it from one of them first."
        )
        return Shared(title, one, other, text.format(round=title, one=", ".join(about[0]), other=", ".join(about[1])))
    told = [
        (bool(there), each.status not in NEVER_BEGAN, each.status_on)
        for there, each in zip(about, (one, other), strict=True)
    ]
    stays, goes = (one, other) if told[0] >= told[1] else (other, one)
    return Shared(title, stays, goes, "")
