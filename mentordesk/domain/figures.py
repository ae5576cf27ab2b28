"""Figures: every number shown or printed, with its one definition, and how numbers are written."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

from mentordesk import i18n
from mentordesk.i18n import N_, _, number_text

NOTHING = "–"
"""What stands where there is no value, as when nothing was expected."""

_COMMA = {"en": ".", "sv": ","}
_PERCENT = {"en": "%", "sv": "\N{NO-BREAK SPACE}%"}


class Unit(StrEnum):
    """What a figure counts in: things, a share from 0 to 1, or minutes (shown as hours)."""

    COUNT = "count"
    SHARE = "share"
    MINUTES = "minutes"


class Definition(NamedTuple):
    """Name, unit and meaning of a figure, in English; translated when shown."""

    label: str
    unit: Unit
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A value with its name and definition in the language in which it was asked for; a share says of what.

    `value` is None where there is nothing to divide by.
    """

    key: str
    label: str
    value: float | None
    unit: Unit
    definition: str
    numerator: int | None = None
    denominator: int | None = None

    @property
    def text(self) -> str:
        """The value as it is read: 27, 88.9%, 24.0 h."""
        return value_text(self.value, self.unit)

    @property
    def of(self) -> str:
        """What a share is made of, as 24/27; empty for other figures."""
        return "" if self.denominator is None else f"{self.numerator}/{self.denominator}"


def figure(key: str, value: float | None) -> Figure:
    """A count or a time by its key in `DEFINITIONS`."""
    label, unit, text = DEFINITIONS[key]
    return Figure(key=key, label=_(label), value=value, unit=unit, definition=_(text))


def share_figure(key: str, numerator: int, denominator: int) -> Figure:
    """A share by its key in `DEFINITIONS`, with what it is made of."""
    label, unit, text = DEFINITIONS[key]
    return Figure(
        key=key,
        label=_(label),
        value=share(numerator, denominator),
        unit=unit,
        definition=_(text),
        numerator=numerator,
        denominator=denominator,
    )


def share(part: float, whole: float) -> float | None:
    """The part of the whole, from 0 up; None when there is no whole."""
    return part / whole if whole else None


def value_text(value: float | None, unit: Unit) -> str:
    """A value of a unit as it is read."""
    if value is None:
        return NOTHING
    if unit is Unit.SHARE:
        return percent_text(value)
    return hours_text(round(value)) if unit is Unit.MINUTES else number_text(round(value))


def hours_text(minutes: int) -> str:
    """Minutes as hours with one decimal, half up: 24.0 h, 24,0 tim."""
    return _("{hours} h").format(hours=hours_number(minutes))


def hours_number(minutes: int) -> str:
    """The same without the unit, where it stands elsewhere: 24.0, 24,0."""
    return _one_decimal(Decimal(minutes) / 60)


def percent_text(value: float | None) -> str:
    """A share in per cent with one decimal, half up: 88.9%, in Swedish 88,9 % with a space that does not break."""
    return NOTHING if value is None else percent(_one_decimal(Decimal(str(value)) * 100))


def percent(number: str | int) -> str:
    """A number with the sign for per cent, as the language writes it."""
    return f"{number}{_PERCENT[i18n.language()]}"


def _one_decimal(value: Decimal) -> str:
    rounded = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{rounded if rounded else abs(rounded)}".replace("-", "−").replace(".", _COMMA[i18n.language()])


DEFINITIONS: dict[str, Definition] = {
    "mentors": Definition(N_("Mentors"), Unit.COUNT, N_("Everybody who has applied as a mentor in the round.")),
    "mentees": Definition(N_("Mentees"), Unit.COUNT, N_("Everybody who has applied as a mentee in the round.")),
    "mentors_accepted": Definition(
        N_("Mentors accepted"), Unit.COUNT, N_("Mentors who were accepted at any time, whatever came after.")
    ),
    "mentees_accepted": Definition(
        N_("Mentees accepted"), Unit.COUNT, N_("Mentees who were accepted at any time, whatever came after.")
    ),
    "mentors_matched": Definition(
        N_("Mentors matched"), Unit.COUNT, N_("Mentors with at least one pairing that has started.")
    ),
    "mentees_matched": Definition(
        N_("Mentees matched"), Unit.COUNT, N_("Mentees with at least one pairing that has started.")
    ),
    "mentors_completed": Definition(
        N_("Mentors completed"), Unit.COUNT, N_("Mentors whose status on the day is completed.")
    ),
    "mentees_completed": Definition(
        N_("Mentees completed"), Unit.COUNT, N_("Mentees whose status on the day is completed.")
    ),
    "mentees_waiting": Definition(N_("Mentees waiting"), Unit.COUNT, N_("Mentees with the status waiting on the day.")),
    "mentees_waiting_long": Definition(
        N_("Waiting too long"), Unit.COUNT, N_("Mentees who have waited for more days than the round's limit.")
    ),
    "mentors_taken_in": Definition(
        N_("Mentors taken in"), Unit.COUNT, N_("Mentors who are accepted, waiting or matched now.")
    ),
    "places": Definition(
        N_("Places with mentors"), Unit.COUNT, N_("How many mentees the mentors who are taken in can have at once.")
    ),
    "places_free": Definition(
        N_("Free places"), Unit.COUNT, N_("Places with mentors that no pair takes up now; a draft takes one up.")
    ),
    "mentees_taken_in": Definition(
        N_("Mentees taken in"), Unit.COUNT, N_("Mentees who are accepted, waiting or matched now.")
    ),
    "mentees_looking": Definition(
        N_("Mentees without a mentor"), Unit.COUNT, N_("Mentees who are taken in and stand in no pair now, nor in a draft.")
    ),
    "pairs_open": Definition(N_("Pairs"), Unit.COUNT, N_("Pairings that run or are paused on the day.")),
    "pairs_draft": Definition(N_("Drafts"), Unit.COUNT, N_("Pairings that are proposed or approved and have not started.")),
    "pairs_started": Definition(
        N_("Pairs started"), Unit.COUNT, N_("Pairings that have started by the day, ended ones included.")
    ),
    "pairs_ended": Definition(N_("Pairs ended"), Unit.COUNT, N_("Pairings that have ended by the day.")),
    "pairs_ended_early": Definition(
        N_("Ended early"), Unit.COUNT, N_("Pairings that ended before plan, replaced ones included.")
    ),
    "pairs_replaced": Definition(N_("Mentors replaced"), Unit.COUNT, N_("Pairings that another mentor has taken over.")),
    "pairs_quiet": Definition(
        N_("Quiet pairs"),
        Unit.COUNT,
        N_("Running pairs whose last held meeting, or start, is more days ago than the round's limit."),
    ),
    "pairs_always_met": Definition(
        N_("Pairs that always met"),
        Unit.COUNT,
        N_("Pairs with a held meeting in each month that is over and in which they were to meet."),
    ),
    "pairs_missed": Definition(
        N_("Pairs that missed a month"),
        Unit.COUNT,
        N_("Pairs without a held meeting in a month that is over and in which they were to meet."),
    ),
    "meetings_held": Definition(N_("Meetings held"), Unit.COUNT, N_("Meetings of pairs that took place.")),
    "meetings_expected": Definition(
        N_("Meetings expected"),
        Unit.COUNT,
        N_(
            "For each pair the months of the round, over on the day, in which it was open on more than half of the "
            "days, times the meetings a month. A month in which the mentor changes counts once: for the pair with the "
            "most days in it."
        ),
    ),
    "meetings_planned": Definition(
        N_("Meetings in the plan"),
        Unit.COUNT,
        N_("What is expected of each pair from its start to its end, or to the end of the round."),
    ),
    "meetings_cancelled": Definition(
        N_("Meetings cancelled"), Unit.COUNT, N_("Meetings that were cancelled; they do not count as held.")
    ),
    "meetings_rescheduled": Definition(
        N_("Meetings rescheduled"), Unit.COUNT, N_("Meetings that were moved to another day.")
    ),
    "meetings_no_show": Definition(
        N_("No-shows"), Unit.COUNT, N_("Meetings to which the mentor, the mentee or both did not come.")
    ),
    "attendance": Definition(
        N_("Attendance"),
        Unit.SHARE,
        N_("Meetings held in months that are over, of those expected in them. It can be above 100%."),
    ),
    "coverage": Definition(
        N_("Coverage"), Unit.SHARE, N_("Pairs with a held meeting in the month, of the pairs that were to meet in it.")
    ),
    "activities": Definition(
        N_("Activities"), Unit.COUNT, N_("Training, network meetings and other group events of the round.")
    ),
    "group_meetings": Definition(
        N_("Group meetings"), Unit.COUNT, N_("Group meetings of the round, each counted once, never once per pair.")
    ),
    "training_minutes": Definition(N_("Training hours"), Unit.MINUTES, N_("Paid training attended by mentors, in full.")),
    "network_minutes": Definition(
        N_("Network meeting hours"), Unit.MINUTES, N_("Paid network meetings attended by mentors, in full.")
    ),
    "activity_minutes_other": Definition(
        N_("Other paid hours"), Unit.MINUTES, N_("Other paid activities attended by mentors, in full.")
    ),
    "meeting_minutes_paid": Definition(
        N_("Meeting hours, paid"),
        Unit.MINUTES,
        N_("For each pair and month the time of its held meetings, up to the allowance."),
    ),
    "own_minutes": Definition(
        N_("Own time"), Unit.MINUTES, N_("For each pair and month the time of its held meetings above the allowance.")
    ),
    "planned_minutes": Definition(
        N_("Planned hours"),
        Unit.MINUTES,
        N_("Paid activities to which mentors were called and not excused, and the allowance for each planned month."),
    ),
    "used_minutes": Definition(
        N_("Used hours"), Unit.MINUTES, N_("All paid working time: attended paid activities and paid meeting hours.")
    ),
    "left_minutes": Definition(N_("Hours left"), Unit.MINUTES, N_("Planned hours minus used hours.")),
    "used_share": Definition(N_("Part of the hours used"), Unit.SHARE, N_("Used hours, of the planned hours.")),
    "certificates_diploma": Definition(
        N_("Qualified for a diploma"),
        Unit.COUNT,
        N_("Participants who meet every part of the certificate rule, or by exception."),
    ),
    "certificates_participation": Definition(
        N_("Qualified for participation"),
        Unit.COUNT,
        N_("Participants who have taken part without meeting every part of the rule, or by exception."),
    ),
    "certificates_none": Definition(
        N_("No certificate"), Unit.COUNT, N_("Participants who have taken part in something and get none, or want none.")
    ),
    "certificates_diploma_mentors": Definition(
        N_("Qualified for a diploma, mentors"),
        Unit.COUNT,
        N_("Mentors who meet every part of the certificate rule, or by exception."),
    ),
    "certificates_participation_mentors": Definition(
        N_("Qualified for participation, mentors"),
        Unit.COUNT,
        N_("Mentors who have taken part without meeting every part of the rule, or by exception."),
    ),
    "certificates_none_mentors": Definition(
        N_("No certificate, mentors"),
        Unit.COUNT,
        N_("Mentors who have taken part in something and get none, or want none."),
    ),
    "certificates_issued": Definition(
        N_("Certificates issued"), Unit.COUNT, N_("Lines of the register that are not void on the day.")
    ),
    "outcomes": Definition(N_("Outcomes at exit"), Unit.COUNT, N_("Mentees whose outcome at exit is known to the desk.")),
    "aim_reached": Definition(
        N_("Reached the aim"), Unit.COUNT, N_("Mentees whose outcome at exit is one the round aims at.")
    ),
    "outcome_employment": Definition(N_("Employment"), Unit.COUNT, N_("Mentees with employment at exit.")),
    "outcome_internship": Definition(N_("Internship"), Unit.COUNT, N_("Mentees with an internship at exit.")),
    "outcome_studies": Definition(N_("Studies"), Unit.COUNT, N_("Mentees who study at exit.")),
    "outcome_seeking": Definition(N_("Seeking work"), Unit.COUNT, N_("Mentees who seek work at exit.")),
    "outcome_moved": Definition(N_("Moved away"), Unit.COUNT, N_("Mentees who had moved away at exit.")),
    "outcome_none": Definition(N_("No change"), Unit.COUNT, N_("Mentees for whom nothing had changed at exit.")),
    "outcome_unknown": Definition(N_("Unknown"), Unit.COUNT, N_("Mentees whose situation at exit nobody knows.")),
    "aim_all": Definition(
        N_("Aim reached"),
        Unit.SHARE,
        N_("Mentees whose outcome at exit is one the round aims at, of all mentees with an outcome at exit."),
    ),
    "aim_women": Definition(N_("Aim reached, women"), Unit.SHARE, N_("The same, of the women with an outcome at exit.")),
    "aim_men": Definition(N_("Aim reached, men"), Unit.SHARE, N_("The same, of the men with an outcome at exit.")),
    "aim_other": Definition(
        N_("Aim reached, other or not stated"),
        Unit.SHARE,
        N_("The same, of those with another or no stated gender and an outcome at exit."),
    ),
    "follow_ups_due": Definition(
        N_("Follow-ups due"),
        Unit.COUNT,
        N_("Mentees to be asked again six months after their exit who have not answered; not those who moved away."),
    ),
}
"""Every figure of a round. A figure that is not here is not shown."""
