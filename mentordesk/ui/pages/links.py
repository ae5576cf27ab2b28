"""Where a number leads: the page, and the list it opens there with the meaning of the number above it."""

from collections.abc import Iterable
from datetime import date

from mentordesk.domain.breakdowns import band_of
from mentordesk.domain.enrolments import MentorType
from mentordesk.domain.figures import DEFINITIONS, figure
from mentordesk.domain.filters import Criteria
from mentordesk.domain.months import Month
from mentordesk.i18n import N_, _, ngettext
from mentordesk.queries import attendance, behind, enrolments, pairings
from mentordesk.queries.attendance import Attendance
from mentordesk.queries.todo import TodoItem, TodoKind

Link = tuple[str, object]
"""The page's key, and what its `go_to` takes."""

MEANINGS: dict[TodoKind, str] = {
    TodoKind.MENTOR_LEAVES: N_("Pairs that ended before time, or will, and whose mentee stays and has nobody else."),
    TodoKind.QUIET: DEFINITIONS["pairs_quiet"].text,
    TodoKind.PAUSED: N_("Paused pairs whose pause has lasted for more days than a pair may be quiet in the round."),
    TodoKind.WAITING: DEFINITIONS["mentees_waiting_long"].text,
    TodoKind.CHECK_INS: N_("Pairs with a check-in whose day has come and that has not been made."),
    TodoKind.MEETINGS: N_("Running pairs that are to meet in this month and have no held meeting written down in it."),
    TodoKind.AGREEMENTS: N_(
        "Mentors who take part and have not signed the agreement, and others whose printed agreement is not signed."
    ),
    TodoKind.STILL_OPEN: N_("Pairs that run or are paused after the last day on which pairs meet."),
    TodoKind.OUTCOMES: N_("Mentees who have finished or left and of whom no result at exit is entered."),
    TodoKind.FOLLOW_UPS: DEFINITIONS["follow_ups_due"].text,
}
"""What each line of the to-do counts, as far as it leads to a list of people or pairs."""


def of_todo(item: TodoItem) -> Link:
    """The list of those whom a line is about."""
    if not item.ids:
        return item.page, None
    if item.kind is TodoKind.CERTIFICATES:
        return item.page, ("certificate", item.ids)
    title, meaning = item.kind.label, _(MEANINGS[item.kind])
    if item.page == "people":
        return _people(item.ids, title, meaning)
    return item.page, Criteria.of(ids=item.ids, title=title, meaning=meaning)


def of_pairs(key: str, known: Attendance) -> Link:
    """The pairs behind a figure; those of figures that count meetings are shown with their months."""
    page = "pairs" if key.startswith("pairs_") else "meetings"
    told = figure(key, None)
    title = _("Open pairs") if key == "pairs_open" else told.label
    return page, Criteria.of(ids=behind.pairs(key, known), title=title, meaning=told.definition)


def of_open_pairs(round_id: int, on: date) -> Link:
    """The pairs that have started and not ended on a day."""
    return of_pairs("pairs_open", attendance.of_round(round_id, on))


def of_coverage(month: Month, known: Attendance) -> Link:
    """The pairs that were to meet in a month, with their months."""
    told = figure("coverage", None)
    return "meetings", (_month(behind.pairs_of_month(month, known), month, told.definition), month)


def of_month(month: Month, known: Attendance) -> Link:
    """The pairs that were to meet in a month or met in it, with their months."""
    meaning = _both("meetings_held", "meetings_planned")
    return "meetings", (_month(behind.pairs_with_meetings(month, known), month, meaning), month)


def _month(ids: frozenset[int], month: Month, meaning: str) -> Criteria:
    return Criteria.of(ids=ids, title=month.long, meaning=meaning)


def _both(done: str, planned: str) -> str:
    """What two figures mean that are compared."""
    told = (figure(key, None) for key in (done, planned))
    return " ".join(f"{each.label}: {each.definition}" for each in told)


def of_pair(pairing_id: int, month: Month | None = None) -> Link:
    """A pair: itself, or its meetings in a month."""
    if month is None:
        return "pairs", pairing_id
    pair = pairings.get(pairing_id)
    named = f"{enrolments.name(pair.mentor_id)} – {enrolments.name(pair.mentee_id)}"
    meaning = figure("meetings_held", None).definition
    return "meetings", (Criteria.of(ids=(pairing_id,), title=named, meaning=meaning), month)


def of_band(key: str, month: Month | None, name: str, known: Attendance) -> Link:
    """The pairs that missed as many months; for a month those of them that were to meet in it."""
    missed = None if key == "none" else int(key)
    pairs = [pair for pair in known.pairs if pair.planned and band_of(pair) == missed]
    told = figure("pairs_missed" if missed else "pairs_always_met", None)
    meaning = told.definition if missed is not None else ""
    if month is None:
        return "pairs", Criteria.of(ids=[pair.id for pair in pairs], title=name, meaning=meaning)
    ids = [pair.id for pair in pairs if month in pair.planned]
    return "meetings", (Criteria.of(ids=ids, title=f"{name}, {month.long}", meaning=meaning), month)


def of_step(key: str, round_id: int, known: Attendance) -> Link:
    """The mentees who have come as far as a step."""
    told = figure(key, None)
    return _people(behind.on_the_way(key, round_id, known), told.label, told.definition)


def of_type(key: str, kind: MentorType | None, name: str, round_id: int) -> Link:
    """The mentors or mentees behind a figure of supply and need, of one type."""
    told = figure(key, None)
    return _people(behind.of_type(key, kind, round_id), f"{told.label}: {name}", told.definition)


def of_hours(round_id: int, known: Attendance, month: Month | None = None) -> Link:
    """The mentors whose working time was planned or used, in a month or at all."""
    title = _("Working time, {month}").format(month=month.long) if month is not None else _("Working time")
    return _people(behind.with_hours(round_id, known, month), title, _both("used_minutes", "planned_minutes"))


def _people(enrolment_ids: Iterable[int], title: str, meaning: str) -> Link:
    """Those people; who of them lies in the bin is not in the list, and that is said."""
    found = behind.people(enrolment_ids)
    if found.binned:
        missing = ngettext(
            "{count} of them lies in the bin and is not shown.",
            "{count} of them lie in the bin and are not shown.",
            found.binned,
        )
        meaning = f"{meaning} {missing.format(count=found.binned)}"
    return "people", Criteria.of(ids=found.ids, title=title, meaning=meaning)
