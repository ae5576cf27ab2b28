"""Answers what is to be done in a round today: one sentence for each kind of thing, with whom it is about."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from mentordesk.domain.choices import Choice
from mentordesk.domain.enrolments import EnrolmentStatus, Role
from mentordesk.domain.months import Month
from mentordesk.domain.pairings import SETTLED, PairingStatus
from mentordesk.domain.programmes import Round
from mentordesk.i18n import N_, _, ngettext
from mentordesk.queries import agreements, attendance, certificates, enrolments, outcomes, pairings, programmes, slices
from mentordesk.queries.attendance import Attendance
from mentordesk.queries.certificates import CertificateRow
from mentordesk.queries.pairings import PairRow
from mentordesk.queries.slices import Slices


class TodoKind(Choice):
    """What is to be done, the most pressing first."""

    FIRST_PEOPLE = "first_people", N_("First people")
    FIRST_PAIRS = "first_pairs", N_("First pairs")
    MENTOR_LEAVES = "mentor_leaves", N_("Replace mentor")
    QUIET = "quiet", N_("Quiet pairs")
    PAUSED = "paused", N_("Pairs paused for long")
    WAITING = "waiting", N_("Waiting list")
    CHECK_INS = "check_ins", N_("Check-ins")
    MEETINGS = "meetings", N_("Meetings of the month")
    AGREEMENTS = "agreements", N_("Agreements")
    STILL_OPEN = "still_open", N_("Pairs to end")
    CERTIFICATES = "certificates", N_("Certificates")
    OUTCOMES = "outcomes", N_("Outcomes to enter")
    DUPLICATES = "duplicates", N_("Entered twice")
    FOLLOW_UPS = "follow_ups", N_("Follow-ups")


class TodoItem(NamedTuple):
    """A sentence with a count, the ids of the records it is about, and the key of the page where they are dealt with.

    The ids are pairings for `MENTOR_LEAVES`, `QUIET`, `PAUSED`, `CHECK_INS`, `MEETINGS` and `STILL_OPEN`, none for the first
    steps of a round, else enrolments.
    """

    kind: TodoKind
    sentence: str
    number: int
    ids: tuple[int, ...]
    page: str


def items(round_id: int, on: date) -> list[TodoItem]:
    """What is to be done on the day; in a closed round only results to enter, and those to be asked again."""
    return slices.whole(read(round_id, on))


def read(round_id: int, on: date, known: Attendance | None = None) -> Slices[list[TodoItem]]:
    """The same in slices, one kind of thing after the other; the attendance of the day need not be read twice."""
    round_ = programmes.get(round_id)
    found: list[TodoItem] = []
    if round_.closed_on is None:
        pairs = yield from pairings.read_rows(round_id, on)
        met = known or (yield from attendance.read(round_id, on))
        kinds: list[Callable[[], TodoItem]] = [
            *([] if pairs else [lambda: _first_step(round_id)]),
            lambda: _mentors_who_leave(round_id, pairs),
            lambda: _quiet(pairs, round_),
            lambda: _paused(pairs, round_, on),
            lambda: _waiting(round_, on),
            lambda: _check_ins(round_id, on),
            lambda: _meetings(met),
            lambda: _agreements(round_id),
            lambda: _still_open(pairs, round_, on),
        ]
        for kind in kinds:
            found.append(kind())
            yield
        found.append(_certificates(round_, on, (yield from certificates.read_verdicts(round_id, on, met))))
    found += [_outcomes(round_id), _follow_ups(round_id, on)]
    return [item for item in found if item.number]


def of_duplicates(count: int) -> TodoItem:
    """The line about people in the file who are probably entered twice; they are counted apart, as everybody is compared."""
    sentence = ngettext(
        "{count} person is probably entered twice.", "{count} people are probably entered twice.", count
    ).format(count=count)
    return TodoItem(TodoKind.DUPLICATES, sentence, count, (), "people")


def _first_step(round_id: int) -> TodoItem:
    """What a round without pairs needs next: somebody of each role, then pairs of them."""
    roles = {one.role for one in enrolments.participants(round_id, statuses=_STAYING)}
    if not enrolments.anybody(round_id):
        return TodoItem(TodoKind.FIRST_PEOPLE, _("Begin with the people: the mentors and the mentees."), 1, (), "people")
    ready = int(len(roles) == len(Role))
    sentence = _("There are mentors and mentees, but no pairs yet.")
    return TodoItem(TodoKind.FIRST_PAIRS, sentence, ready, (), "pairs")


def _mentors_who_leave(round_id: int, pairs: list[PairRow]) -> TodoItem:
    """The pairs that ended (or will, on a day that is set) before time, and whose mentee has nobody else."""
    provided = {pair.mentee_id for pair in pairs if pair.status is not PairingStatus.ENDED}
    latest = {pair.mentee_id: pair for pair in sorted(pairs, key=lambda pair: (pair.starts_on, pair.id))}
    left = {mentee_id: pair for mentee_id, pair in latest.items() if pair.early and pair.end_reason not in SETTLED}
    left = {mentee_id: pair for mentee_id, pair in left.items() if mentee_id not in provided}
    staying = {one.enrolment_id for one in enrolments.participants(round_id, statuses=_STAYING)} if left else set()
    ids = [pair.id for mentee_id, pair in left.items() if mentee_id in staying]
    sentence = ngettext(
        "{count} mentee needs a new mentor, because the pairing ends before time.",
        "{count} mentees need a new mentor, because their pairings end before time.",
        len(ids),
    )
    return TodoItem(TodoKind.MENTOR_LEAVES, sentence.format(count=len(ids)), len(ids), tuple(ids), "pairs")


_STAYING = (EnrolmentStatus.ACCEPTED, EnrolmentStatus.WAITING, EnrolmentStatus.MATCHED)


def _quiet(pairs: list[PairRow], round_: Round) -> TodoItem:
    quiet = sorted((pair for pair in pairs if pair.quiet), key=lambda pair: -(pair.silent or 0))
    sentence = ngettext(
        "{count} pair has not met for more than {days} days.",
        "{count} pairs have not met for more than {days} days.",
        len(quiet),
    ).format(count=len(quiet), days=round_.quiet_days)
    return TodoItem(TodoKind.QUIET, sentence, len(quiet), tuple(pair.id for pair in quiet), "pairs")


def _paused(pairs: list[PairRow], round_: Round, on: date) -> TodoItem:
    """The pairs whose pause has lasted for more days than a pair may be quiet; who is paused is never quiet."""
    days = {pair.id: (on - begun).days for pair in pairs if (begun := _pause_of(pair)) is not None}
    long = sorted((one for one in days if days[one] > round_.quiet_days), key=lambda one: -days[one])
    sentence = ngettext(
        "{count} pair has been paused for more than {days} days.",
        "{count} pairs have been paused for more than {days} days.",
        len(long),
    ).format(count=len(long), days=round_.quiet_days)
    return TodoItem(TodoKind.PAUSED, sentence, len(long), tuple(long), "pairs")


def _pause_of(pair: PairRow) -> date | None:
    """The first day of the pause that lasts."""
    if pair.status is not PairingStatus.PAUSED:
        return None
    return next((from_on for from_on, to_on in pair.pauses if to_on is None), None)


def _waiting(round_: Round, on: date) -> TodoItem:
    ids = [one.participant.enrolment_id for one in enrolments.waiting(round_.id, on) if one.too_long]
    sentence = ngettext(
        "{count} mentee has waited for a mentor for more than {days} days.",
        "{count} mentees have waited for a mentor for more than {days} days.",
        len(ids),
    ).format(count=len(ids), days=round_.waiting_days)
    return TodoItem(TodoKind.WAITING, sentence, len(ids), tuple(ids), "people")


def _check_ins(round_id: int, on: date) -> TodoItem:
    ids = list(dict.fromkeys(call.pairing_id for call in pairings.check_ins_due(round_id, on)))
    sentence = ngettext("{count} pair is to be called.", "{count} pairs are to be called.", len(ids))
    return TodoItem(TodoKind.CHECK_INS, sentence.format(count=len(ids)), len(ids), tuple(ids), "pairs")


def _meetings(known: Attendance) -> TodoItem:
    """The running pairs that are to meet in the month of the day and have not written down a held meeting."""
    month = Month.of(known.on)
    ids = [
        pair.id
        for pair in known.pairs
        if pair.status is PairingStatus.RUNNING and month in pair.planned and month not in pair.held
    ]
    sentence = ngettext(
        "{count} pair has no meeting in {month} yet.", "{count} pairs have no meeting in {month} yet.", len(ids)
    ).format(count=len(ids), month=month.name)
    return TodoItem(TodoKind.MEETINGS, sentence, len(ids), tuple(ids), "meetings")


def _agreements(round_id: int) -> TodoItem:
    ids = agreements.unsigned(round_id)
    sentence = ngettext(
        "{count} participant has not signed the agreement.",
        "{count} participants have not signed the agreement.",
        len(ids),
    )
    return TodoItem(TodoKind.AGREEMENTS, sentence.format(count=len(ids)), len(ids), tuple(ids), "people")


def _still_open(pairs: list[PairRow], round_: Round, on: date) -> TodoItem:
    """The pairs that nobody has ended though the time in which pairs meet is over."""
    over = on > round_.meetings_to
    ids = [pair.id for pair in pairs if over and pair.status in (PairingStatus.RUNNING, PairingStatus.PAUSED)]
    sentence = ngettext(
        "{count} pair is not ended, though the time for meetings is over.",
        "{count} pairs are not ended, though the time for meetings is over.",
        len(ids),
    )
    return TodoItem(TodoKind.STILL_OPEN, sentence.format(count=len(ids)), len(ids), tuple(ids), "pairs")


def _outcomes(round_id: int) -> TodoItem:
    ids = [row.enrolment_id for row in outcomes.unknown(round_id)]
    sentence = ngettext(
        "{count} mentee has finished, but the result is not entered.",
        "{count} mentees have finished, but the result is not entered.",
        len(ids),
    )
    return TodoItem(TodoKind.OUTCOMES, sentence.format(count=len(ids)), len(ids), tuple(ids), "people")


def _certificates(round_: Round, on: date, verdicts: list[CertificateRow]) -> TodoItem:
    """Who can get a certificate: all once the meetings are over, before that those whose own time is."""
    over = on >= round_.meetings_to
    ids = [row.enrolment_id for row in verdicts if row.ready and (over or row.status in _FINISHED)]
    sentence = ngettext(
        "{count} participant is ready for a certificate.", "{count} participants are ready for a certificate.", len(ids)
    )
    return TodoItem(TodoKind.CERTIFICATES, sentence.format(count=len(ids)), len(ids), tuple(ids), "documents")


_FINISHED = frozenset({EnrolmentStatus.COMPLETED, EnrolmentStatus.LEFT_EARLY})


def _follow_ups(round_id: int, on: date) -> TodoItem:
    ids = [row.enrolment_id for row in outcomes.follow_ups_due(round_id, on)]
    sentence = ngettext(
        "{count} mentee is to be asked again, six months after.",
        "{count} mentees are to be asked again, six months after.",
        len(ids),
    )
    return TodoItem(TodoKind.FOLLOW_UPS, sentence.format(count=len(ids)), len(ids), tuple(ids), "people")
