"""Answers what became of mentees: outcomes by gender, who is to be asked again, and the stories that may be printed."""

from datetime import date
from typing import Any, NamedTuple

from peewee import JOIN

from mentordesk.domain import outcomes as rules
from mentordesk.domain.enrolments import NEVER_BEGAN, EnrolmentStatus, Role
from mentordesk.domain.outcomes import GroupResult, Outcome, OutcomePoint, OutcomeRecord, Story
from mentordesk.domain.people import Gender
from mentordesk.queries import enrolments, programmes, records
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.outcomes import OutcomeTable, StoryTable
from mentordesk.storage.tables.people import PersonTable

Exit, Later = OutcomeTable.alias(), OutcomeTable.alias()


class OutcomeRow(NamedTuple):
    """A mentee of a round with what is known at exit and six months after (None: nothing).

    The employer of a protected identity is left out: it says where the person is.
    """

    enrolment_id: int
    person_id: int
    name: str
    gender: Gender
    status: EnrolmentStatus
    protected: bool
    exit: Outcome | None
    exit_on: date | None
    exit_employer: str
    later: Outcome | None
    later_on: date | None
    later_employer: str

    @property
    def id(self) -> int:
        """The enrolment's id, under the name every record has."""
        return self.enrolment_id

    @property
    def follow_up_due(self) -> date | None:
        """When to ask again; None when there is nothing to ask or it has been answered."""
        if self.exit is None or self.exit_on is None:
            return None
        return rules.follow_up_due(self.exit_on, self.exit, answered=self.later is not None)


class PrintableStory(NamedTuple):
    """A story with consent, and whose it is."""

    story: Story
    name: str


def of_round(round_id: int) -> list[OutcomeRow]:
    """The mentees who were taken in, and all who have an outcome, by name; who is in the bin only after taking part."""
    return _rows(round_id, EnrolmentTable.status.not_in(NEVER_BEGAN) | Exit.id.is_null(False))


def unknown(round_id: int) -> list[OutcomeRow]:
    """The mentees who have finished or left and of whom no outcome at exit is known."""
    over = (EnrolmentStatus.COMPLETED, EnrolmentStatus.LEFT_EARLY)
    return _rows(round_id, EnrolmentTable.status.in_(over) & Exit.id.is_null())


def _rows(round_id: int, condition: Any) -> list[OutcomeRow]:
    enrolment, person = EnrolmentTable, PersonTable
    query = (
        enrolment.select(
            enrolment.id, person.id, *records.NAME, person.gender, enrolment.status,
            Exit.outcome, Exit.on, Exit.employer, Later.outcome, Later.on, Later.employer,
        )
        .join(person, on=(person.id == enrolment.person_id))
        .switch(enrolment)
        .join(Exit, JOIN.LEFT_OUTER, on=(Exit.enrolment_id == enrolment.id) & (Exit.point == OutcomePoint.EXIT))
        .switch(enrolment)
        .join(Later, JOIN.LEFT_OUTER, on=(Later.enrolment_id == enrolment.id) & (Later.point == OutcomePoint.SIX_MONTHS))
        .where(
            enrolment.round_id == round_id,
            enrolment.role == Role.MENTEE,
            condition,
            enrolments.counted(),
        )
    )  # fmt: skip
    return [_row(line) for line in sorted(records.rows(query), key=lambda line: (records.order_of(line, 2), line[0]))]


def _row(line: Any) -> OutcomeRow:
    protected = bool(line[4])
    return OutcomeRow(
        line[0],
        line[1],
        records.name_of(line, 2),
        Gender(line[6]),
        EnrolmentStatus(line[7]),
        protected,
        *_answer(protected, *line[8:11]),
        *_answer(protected, *line[11:14]),
    )


def _answer(protected: bool, outcome: str | None, on: str, employer: str) -> tuple[Outcome | None, date | None, str]:
    if outcome is None:
        return None, None, ""
    return Outcome(outcome), date.fromisoformat(on), "" if protected else employer


def by_gender(round_id: int, on: date, point: OutcomePoint = OutcomePoint.EXIT) -> tuple[GroupResult, ...]:
    """The outcomes known by the day, for all and by gender."""
    known = [(Gender(gender), Outcome(outcome)) for _id, gender, outcome in records.rows(_known(round_id, on, point))]
    return rules.by_gender(known, programmes.get(round_id).aim_outcomes)


def known(round_id: int, on: date, *, reached: bool = False) -> list[int]:
    """The mentees whose outcome at exit is known by the day, as enrolments; with `reached` those who reached the aim."""
    aim = programmes.get(round_id).aim_outcomes
    rows = records.rows(_known(round_id, on, OutcomePoint.EXIT))
    return [
        enrolment_id for enrolment_id, _gender, outcome in rows if not reached or rules.aim_reached(Outcome(outcome), aim)
    ]


def _known(round_id: int, on: date, point: OutcomePoint) -> Any:
    return (
        OutcomeTable.select(EnrolmentTable.id, PersonTable.gender, OutcomeTable.outcome)
        .join(EnrolmentTable, on=(EnrolmentTable.id == OutcomeTable.enrolment_id))
        .join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
        .where(
            EnrolmentTable.round_id == round_id,
            OutcomeTable.point == point,
            OutcomeTable.on <= on,
            enrolments.counted(),
        )
    )


def follow_ups_due(round_id: int, on: date) -> list[OutcomeRow]:
    """The mentees to be asked again by the day, the longest due first."""
    due = [(row.follow_up_due, row) for row in _rows(round_id, Exit.id.is_null(False) & Later.id.is_null())]
    return [row for day, row in sorted(((d, r) for d, r in due if d is not None and d <= on), key=lambda pair: pair[0])]


def of_enrolment(enrolment_id: int) -> list[OutcomeRecord]:
    """What is known of one mentee, first at exit."""
    mine = OutcomeTable.select().where(OutcomeTable.enrolment_id == enrolment_id)
    return records.all_as(OutcomeRecord, mine.order_by(OutcomeTable.point))


def stories_of(enrolment_id: int) -> list[Story]:
    """The stories of one mentee, in the order in which they were written."""
    mine = StoryTable.select().where(StoryTable.enrolment_id == enrolment_id)
    return records.all_as(Story, mine.order_by(StoryTable.id))


def printable_stories(round_id: int) -> list[PrintableStory]:
    """The stories of a round that may be printed: those with consent, without those of protected identities."""
    query = (
        StoryTable.select(StoryTable.id, StoryTable.enrolment_id, StoryTable.text, StoryTable.consent_on, *records.NAME)
        .join(EnrolmentTable, on=(EnrolmentTable.id == StoryTable.enrolment_id))
        .join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
        .where(
            EnrolmentTable.round_id == round_id,
            StoryTable.consent == True,  # noqa: E712 - SQL
            PersonTable.protected == False,  # noqa: E712 - SQL
        )
        .order_by(StoryTable.id)
    )
    return [
        PrintableStory(
            story=Story(id=row[0], enrolment_id=row[1], text=row[2], consent=True, consent_on=records.day(row[3])),
            name=records.name_of(row, 4),
        )
        for row in records.rows(query)
    ]
