"""Answers questions about pairings: the long list with its attendance, one pair, who is quiet, what belongs together."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from peewee import JOIN, fn

from mentordesk.domain import pairings as rules
from mentordesk.domain.chains import Share
from mentordesk.domain.enrolments import AgreementKind, MentorType
from mentordesk.domain.follow_ups import CheckIn, Goal
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.pairings import EndReason, Pairing, PairingStatus, Pause, Span
from mentordesk.domain.people import shown_name
from mentordesk.domain.programmes import Round
from mentordesk.queries import chains, programmes, records, slices
from mentordesk.queries.lazily import LazyList
from mentordesk.queries.slices import Slices
from mentordesk.storage.tables.enrolments import AgreementTable, EnrolmentTable
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.pairings import CheckInTable, GoalTable, PairingTable, PauseTable
from mentordesk.storage.tables.people import PersonTable, UnitTable

Mentor, Mentee = EnrolmentTable.alias(), EnrolmentTable.alias()
MentorPerson, MenteePerson = PersonTable.alias(), PersonTable.alias()
Successor = PairingTable.alias()
_FEW = 2_000
"""So many pairs are asked for by their ids."""
QUICK = 40
"""So few pairs are asked for by a statement that was written before: those that a change touches."""


class PairName(NamedTuple):
    """A pair by its names, and what the mentee is sorted by."""

    id: int
    mentor: str
    mentee: str
    mentee_order: str


class PairRow(NamedTuple):
    """A line of the list of pairs, as of a day.

    `held` are the meetings held up to the day, `plan` those of the pair's whole time, `expected` those of the months that
    are over on the day. `silent` is how many days the pair has not met (None unless it runs). `followed` tells that
    another mentor took over; `beside` are the others of the chain that share a month with the pair, `pauses` its pauses.
    `signed_on` is the mentor's agreement. `protected` tells that either identity is protected. `ahead` tells of a running
    pair that its first day is still to come. `mentor_order` and `mentee_order` are what the two are sorted by.
    """

    id: int
    mentor_id: int
    mentee_id: int
    mentor_person_id: int
    mentee_person_id: int
    mentor: str
    mentee: str
    unit: str
    mentor_type: MentorType
    status: PairingStatus
    starts_on: date
    ends_on: date | None
    follows_id: int | None
    followed: bool
    beside: tuple[Share, ...]
    pauses: tuple[Span, ...]
    locked: bool
    early: bool
    end_reason: EndReason | None
    protected: bool
    signed_on: date | None
    held: int
    plan: int
    expected: int
    last_held_on: date | None
    silent: int | None
    quiet: bool
    ahead: bool
    mentor_order: str
    mentee_order: str

    @property
    def names(self) -> PairName:
        """The pair by its names."""
        return PairName(self.id, self.mentor, self.mentee, self.mentee_order)

    @property
    def signed(self) -> bool:
        """Has the mentor signed the agreement?"""
        return self.signed_on is not None

    @property
    def progress(self) -> str:
        """Held meetings of the plan, as 6/8."""
        return rules.progress(self.held, self.plan)

    @property
    def pair(self) -> str:
        """Both names."""
        return f"{self.mentor} – {self.mentee}"

    @property
    def attendance(self) -> float | None:
        """Held meetings as a share of those expected by the day; None when none is expected yet."""
        return self.held / self.expected if self.expected else None


def listing(round_id: int, on: date) -> list[PairRow]:
    """All pairs of a round, drafts too, by the mentor's family name (`records.order_of`) and then by start."""
    return _rows(programmes.get(round_id), on, PairingTable.round_id == round_id)


def read_rows(round_id: int, on: date) -> Slices[list[PairRow]]:
    """The same in slices."""
    round_, found = programmes.get(round_id), list[PairRow]()
    for low, high in slices.ranges(PairingTable, PairingTable.round_id == round_id):
        found += _rows(round_, on, (PairingTable.round_id == round_id) & PairingTable.id.between(low, high))
        yield
    return _in_order(found)


def read(round_id: int, on: date, order: Sequence[int] | None = None) -> LazyList[PairRow]:
    """The same, its lines read when they are first looked at; `order` is that of `ids` where it is known."""
    return LazyList(order or ids(round_id), partial(some, round_id, on))


def some(round_id: int, on: date, pairing_ids: Collection[int]) -> list[PairRow]:
    """The lines of `listing` of some pairs."""
    if not pairing_ids:
        return []
    if len(pairing_ids) > QUICK:
        return _rows(programmes.get(round_id), on, among(round_id, pairing_ids))
    lines = list(records.quick(_lines_of, round_id, on, sorted(pairing_ids)))
    return _made(programmes.get(round_id), on, lines, chains.paused_of(pairing_ids))


def _lines_of(round_id: int, on: date, pairing_ids: list[int]) -> Any:
    return _query(on, (PairingTable.round_id == round_id) & PairingTable.id.in_(pairing_ids))


def ids(round_id: int, statuses: Collection[PairingStatus] = frozenset(PairingStatus)) -> list[int]:
    """The pairs of a round that have one of the statuses, in the order of `listing`; as quick as can be, as pages wait."""
    person, known = MentorPerson, records.NameKeys()
    family = fn.IIF(person.protected, person.code_name, person.family_name)  # as `records.order_of` says it
    given = fn.IIF(person.protected, "", person.given_name)
    query = (
        PairingTable.select(PairingTable.id, family, given)
        .join(Mentor, on=(Mentor.id == PairingTable.mentor_id))
        .join(person, on=(person.id == Mentor.person_id))
        .where(PairingTable.round_id == round_id, PairingTable.status.in_(sorted(statuses)))
        .order_by(PairingTable.starts_on, PairingTable.id)
    )
    with records.collector_at_rest():
        orders = {pairing_id: f"{known[family]}\t{known[given]}" for pairing_id, family, given in records.rows(query)}
    return sorted(orders, key=orders.__getitem__)


def names(round_id: int, pairing_ids: Collection[int]) -> list[PairName]:
    """The names of some pairs of a round, in any order, and perhaps those of others too."""
    query = (
        PairingTable.select(PairingTable.id, *_name(MentorPerson), *_name(MenteePerson))
        .join(Mentor, on=(Mentor.id == PairingTable.mentor_id))
        .join(MentorPerson, on=(MentorPerson.id == Mentor.person_id))
        .switch(PairingTable)
        .join(Mentee, on=(Mentee.id == PairingTable.mentee_id))
        .join(MenteePerson, on=(MenteePerson.id == Mentee.person_id))
        .where(among(round_id, pairing_ids))
    )
    return records.many(_named, query)


def _named(line: Any) -> PairName:
    return PairName(line[0], records.name_of(line, 1), records.name_of(line, 5), records.order_of(line, 5))


def among(round_id: int, pairing_ids: Collection[int]) -> Any:
    """The condition of being one of some pairs of a round; of so many that all are as quickly read, all of them."""
    in_round, ids = PairingTable.round_id == round_id, sorted(pairing_ids)
    if len(ids) > _FEW:
        return in_round
    if ids and ids[-1] - ids[0] == len(ids) - 1:
        return in_round & PairingTable.id.between(ids[0], ids[-1])
    return in_round & PairingTable.id.in_(ids)


def row(pairing_id: int, on: date) -> PairRow:
    """One pair as in the list."""
    pairing = get(pairing_id)
    return _rows(programmes.get(pairing.round_id), on, PairingTable.id == pairing_id)[0]


def of_enrolment(enrolment_id: int, on: date) -> list[PairRow]:
    """The pairs a mentor or mentee is or was in, the first first."""
    mine = (PairingTable.mentor_id == enrolment_id) | (PairingTable.mentee_id == enrolment_id)
    the_round = EnrolmentTable.select(EnrolmentTable.round_id).where(EnrolmentTable.id == enrolment_id).scalar()
    if the_round is None:
        return []
    return sorted(_rows(programmes.get(the_round), on, mine), key=lambda pair: (pair.starts_on, pair.id))


def get(pairing_id: int) -> Pairing:
    """One pairing."""
    return records.get(Pairing, PairingTable, pairing_id)


def of_round(round_id: int) -> list[Pairing]:
    """The pairings of a round as records, by start."""
    mine = PairingTable.select().where(PairingTable.round_id == round_id)
    return records.all_as(Pairing, mine.order_by(PairingTable.starts_on, PairingTable.id))


def chain(pairing_id: int) -> list[Pairing]:
    """The pairings of the same mentee in the round, from the first to the last: the mentee's whole story."""
    mentee = PairingTable.select(PairingTable.mentee_id).where(PairingTable.id == pairing_id)
    mine = PairingTable.select().where(PairingTable.mentee_id == mentee)
    return records.all_as(Pairing, mine.order_by(PairingTable.starts_on, PairingTable.id))


def successor(pairing_id: int) -> Pairing | None:
    """The pairing that continues this one with another mentor, if there is one."""
    found = records.all_as(Pairing, PairingTable.select().where(PairingTable.follows_id == pairing_id))
    return found[0] if found else None


def pauses(pairing_id: int) -> list[Pause]:
    """The pauses of a pairing, by time."""
    mine = PauseTable.select().where(PauseTable.pairing_id == pairing_id)
    return records.all_as(Pause, mine.order_by(PauseTable.from_on, PauseTable.id))


def pauses_of_round(round_id: int) -> dict[int, tuple[Span, ...]]:
    """The pauses of all pairings of a round, by pairing, as the counting of months takes them."""
    return chains.paused(PairingTable.round_id == round_id)


def open_count(*, mentor_id: int | None = None, mentee_id: int | None = None, but: int | None = None) -> int:
    """How many open pairings a mentor or a mentee stands in, without the pairing `but`."""
    person = PairingTable.mentor_id == mentor_id if mentor_id is not None else PairingTable.mentee_id == mentee_id
    still = PairingTable.select().where(person, PairingTable.status.in_(sorted(rules.OPEN)))
    return int((still if but is None else still.where(PairingTable.id != but)).count())


def last_held(pairing_id: int) -> date | None:
    """The day of the pair's last held meeting."""
    mine = MeetingTable.select(fn.MAX(MeetingTable.on)).where(_held(pairing_id))
    day: date | None = mine.scalar()
    return day


def is_protected(pairing_id: int) -> bool:
    """Whether either of the two has a protected identity."""
    either = (
        PairingTable.select(PairingTable.id)
        .join(EnrolmentTable, on=EnrolmentTable.id.in_([PairingTable.mentor_id, PairingTable.mentee_id]))
        .join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
        .where(PairingTable.id == pairing_id, PersonTable.protected == True)  # noqa: E712 - SQL
    )
    return bool(either.exists())


def goals(pairing_id: int) -> list[Goal]:
    """The goals of a pairing, by the day they were set."""
    mine = GoalTable.select().where(GoalTable.pairing_id == pairing_id)
    return records.all_as(Goal, mine.order_by(GoalTable.set_on, GoalTable.id))


def check_ins(pairing_id: int) -> list[CheckIn]:
    """The follow-up calls of a pairing, done or due, by day."""
    mine = CheckInTable.select().where(CheckInTable.pairing_id == pairing_id)
    return records.all_as(CheckIn, mine.order_by(CheckInTable.due_on, CheckInTable.id))


def check_ins_due(round_id: int, on: date) -> list[CheckIn]:
    """The follow-up calls of a round that are due on the day and not done, the oldest first; ended pairs need none."""
    due = (
        CheckInTable.select(CheckInTable)
        .join(PairingTable, on=(PairingTable.id == CheckInTable.pairing_id))
        .where(
            PairingTable.round_id == round_id,
            PairingTable.status != PairingStatus.ENDED,
            CheckInTable.done_on.is_null(),
            CheckInTable.due_on <= on,
        )
    )
    return records.all_as(CheckIn, due.order_by(CheckInTable.due_on, CheckInTable.id))


def _held(pairing_id: Any) -> Any:
    return (MeetingTable.pairing_id == pairing_id) & (MeetingTable.status == MeetingStatus.HELD)


def attendance_columns(on: date) -> tuple[Any, Any]:
    """How many meetings a pair held up to a day, and when the last: columns of a query of pairings.

    Asked row by row of the index that covers them; measured, this is quicker than grouping all meetings.
    """
    held = (_held(PairingTable.id), MeetingTable.on <= on)
    return MeetingTable.select(fn.COUNT("*")).where(*held), MeetingTable.select(fn.MAX(MeetingTable.on)).where(*held)


def _name(person: Any) -> tuple[Any, ...]:
    return person.given_name, person.family_name, person.protected, person.code_name


def _query(on: date, condition: Any) -> Any:
    pairing, agreement = PairingTable, AgreementTable
    of_mentor = (agreement.enrolment_id == pairing.mentor_id) & (agreement.kind == AgreementKind.MENTOR)
    return (
        pairing.select(
            pairing.id, pairing.mentor_id, pairing.mentee_id, MentorPerson.id, MenteePerson.id,
            *_name(MentorPerson), *_name(MenteePerson), fn.COALESCE(UnitTable.name, ""),
            pairing.mentor_type, pairing.status, pairing.starts_on, pairing.ends_on, pairing.follows_id,
            Successor.id, pairing.locked, pairing.early, pairing.end_reason, agreement.signed_on,
            *attendance_columns(on),
        )
        .join(Mentor, on=(Mentor.id == pairing.mentor_id))
        .join(MentorPerson, on=(MentorPerson.id == Mentor.person_id))
        .switch(pairing)
        .join(Mentee, on=(Mentee.id == pairing.mentee_id))
        .join(MenteePerson, on=(MenteePerson.id == Mentee.person_id))
        .join(UnitTable, JOIN.LEFT_OUTER, on=(UnitTable.id == MentorPerson.unit_id))
        .join(Successor, JOIN.LEFT_OUTER, on=(Successor.follows_id == pairing.id))
        .join(agreement, JOIN.LEFT_OUTER, on=of_mentor)
        .where(condition)
    )  # fmt: skip


def _rows(round_: Round, on: date, condition: Any) -> list[PairRow]:
    return _made(round_, on, list(records.rows(_query(on, condition))), chains.paused(condition))


def _made(round_: Round, on: date, lines: list[Any], paused: chains.Paused) -> list[PairRow]:
    beside = chains.of_some([_link(line) for line in lines if line[18] is not None or line[19] is not None], paused)
    found = [_row(line, round_, on, paused.get(line[0], ()), beside.get(line[0], ())) for line in lines]
    return _in_order(found)


def _in_order(pairs: list[PairRow]) -> list[PairRow]:
    return sorted(pairs, key=lambda pair: (pair.mentor_order, pair.starts_on, pair.id))


def _link(line: Any) -> chains.Link:
    return chains.Link(line[0], line[2], line[18], line[19], date.fromisoformat(line[16]), records.day(line[17]))


def _row(line: Any, round_: Round, on: date, paused: tuple[Span, ...], beside: tuple[Share, ...]) -> PairRow:
    status, starts_on, last = PairingStatus(line[15]), date.fromisoformat(line[16]), records.day(line[25])
    ends_on = records.day(line[17])
    time = _Time(status, starts_on, ends_on)
    runs = status is PairingStatus.RUNNING
    return PairRow(
        line[0],
        line[1],
        line[2],
        line[3],
        line[4],
        mentor=shown_name(line[5], line[6], bool(line[7]), line[8]),
        mentee=shown_name(line[9], line[10], bool(line[11]), line[12]),
        unit="" if line[7] else line[13],
        mentor_type=MentorType(line[14]),
        status=status,
        starts_on=starts_on,
        ends_on=ends_on,
        follows_id=line[18],
        followed=line[19] is not None,
        beside=beside,
        pauses=paused,
        locked=bool(line[20]),
        early=bool(line[21]),
        end_reason=None if line[22] is None else EndReason(line[22]),
        protected=bool(line[7] or line[11]),
        signed_on=records.day(line[23]),
        held=line[24],
        plan=rules.plan(time, round_, beside=beside, pauses=paused),
        expected=rules.expected(time, round_, on, beside=beside, pauses=paused),
        last_held_on=last,
        silent=rules.silent_days(starts_on, last, on) if runs else None,
        quiet=rules.quiet(status, starts_on, last, on, round_.quiet_days),
        ahead=runs and starts_on > on,
        mentor_order=records.order_of(line, 5),
        mentee_order=records.order_of(line, 9),
    )


class _Time(NamedTuple):
    """What the counting of months needs to know of a pairing."""

    status: PairingStatus
    starts_on: date
    ends_on: date | None
