"""Finds what is wrong around records that came back as they were, by the rules of the domain. Not an action itself."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from mentordesk.domain import activities as activity_rules
from mentordesk.domain import follow_ups as goal_rules
from mentordesk.domain import meetings as meeting_rules
from mentordesk.domain import own_fields as own_rules
from mentordesk.domain import people as people_rules
from mentordesk.domain import programmes as round_rules
from mentordesk.domain import saved_filters as filter_rules
from mentordesk.domain import soundness as rules
from mentordesk.domain.activities import Activity, Attendance
from mentordesk.domain.enrolments import Enrolment, StatusChange
from mentordesk.domain.follow_ups import Goal
from mentordesk.domain.meetings import Meeting
from mentordesk.domain.outcomes import OutcomeRecord, Story
from mentordesk.domain.own_fields import OwnValue
from mentordesk.domain.pairings import OPEN, Pairing, PairingStatus, Pause
from mentordesk.domain.people import Person
from mentordesk.domain.problems import Problem
from mentordesk.domain.programmes import Round
from mentordesk.i18n import _
from mentordesk.queries import many, own_fields, pairings, programmes, records, saved_filters
from mentordesk.queries.history import BY_NAME
from mentordesk.queries.history_words import REFERS_TO, Names

R = TypeVar("R")
GOING = frozenset({PairingStatus.RUNNING, PairingStatus.PAUSED})


class Wrong(NamedTuple):
    """Something wrong: with which record, at which field, in words."""

    table: str
    record_id: int
    problem: Problem

    def named(self, names: Names) -> Problem:
        """The problem with the name of the record in front."""
        name = names.name(self.table, self.record_id)
        return Problem(self.problem.field, _("{name}: {problem}").format(name=name, problem=self.problem.message))


class Around:
    """The records that a change is about and those they belong to: what the rules must be asked about."""

    def __init__(self) -> None:
        self.changed: dict[str, set[int]] = defaultdict(set)
        self.near: dict[str, set[int]] = defaultdict(set)

    def add(self, table: str, record_id: int, row: Mapping[str, Any]) -> None:
        """A changed record with its bare values, as it was or as it is to be."""
        self.changed[table].add(record_id)
        self.near[table].add(record_id)
        for column, value in row.items():
            if column in REFERS_TO and value is not None:
                self.near[REFERS_TO[column]].add(value)

    def wrong(self) -> set[Wrong]:
        """What is wrong with them now."""
        pairs = _Pairs(self)
        found = (
            *_of_people(self, pairs),
            *pairs.problems(),
            *_of_meetings_and_pauses(self, pairs),
            *_of_follow_ups(self, pairs),
            *_of_rounds(self),
            *_of_own_fields(self),
            *_of_saved_filters(self),
        )
        return set(found)


def _some(record: type[R], table: str, ids: Iterable[int], column: str = "id") -> list[R]:
    """The records of a table that have one of these ids in a column."""
    source = BY_NAME[table]
    found: list[R] = []
    for part in many.parts(ids):
        found += records.all_as(record, source.select().where(getattr(source, column).in_(part)))
    return found


class _Pairs:
    """The pairings of everybody the change is about, with both people and the rounds, read once."""

    def __init__(self, around: Around) -> None:
        touched = _some(Pairing, "pairing", around.near["pairing"])
        touched += _some(Pairing, "pairing", around.changed["round"], "round_id")
        mine = around.near["enrolment"] | {one for pair in touched for one in (pair.mentor_id, pair.mentee_id)}
        mine |= {one.id for one in _some(Enrolment, "enrolment", around.near["person"], "person_id")}
        every = [*touched, *(one for side in ("mentor_id", "mentee_id") for one in _some(Pairing, "pairing", mine, side))]
        self.pairings = {pair.id: pair for pair in every}
        both = {one for pair in self.pairings.values() for one in (pair.mentor_id, pair.mentee_id)}
        self.enrolments = {one.id: one for one in _some(Enrolment, "enrolment", mine | both)}
        self.mine = mine & self.enrolments.keys()
        self.rounds = {one.id: one for one in programmes.rounds()}
        self.standing = self._count(OPEN)

    def _count(self, statuses: frozenset[PairingStatus]) -> Counter[int]:
        return Counter(
            one for pair in self.pairings.values() if pair.status in statuses for one in (pair.mentor_id, pair.mentee_id)
        )

    def standing_of_person(self) -> Counter[int]:
        """In how many open pairings each person stands."""
        found = Counter[int]()
        for enrolment_id, count in self.standing.items():
            found[self.enrolments[enrolment_id].person_id] += count
        return found

    def problems(self) -> Iterator[Wrong]:
        """What is wrong with enrolments, with each pairing, and with the story of each mentee."""
        latest: dict[int, StatusChange] = {}
        for step in sorted(
            _some(StatusChange, "status_change", self.mine, "enrolment_id"), key=lambda one: (one.on, one.id)
        ):
            latest[step.enrolment_id] = step
        going = self._count(GOING)
        for one in self.mine:
            enrolment = self.enrolments[one]
            found = rules.problems_of_enrolment(enrolment, latest.get(one), self.standing[one], going[one])
            yield from (Wrong("enrolment", one, problem) for problem in found)
        stories: dict[int, list[Pairing]] = defaultdict(list)
        for pair in self.pairings.values():
            people = self.enrolments[pair.mentor_id], self.enrolments[pair.mentee_id]
            found = rules.problems_of_pairing(pair, self.rounds[pair.round_id], *people)
            yield from (Wrong("pairing", pair.id, problem) for problem in found)
            stories[pair.mentee_id].append(pair)
        for mentee_id in stories.keys() & self.mine:
            yield from (Wrong("enrolment", mentee_id, one) for one in rules.problems_of_story(stories[mentee_id]))


def _of_people(around: Around, pairs: _Pairs) -> Iterator[Wrong]:
    standing = pairs.standing_of_person()
    table = BY_NAME["person"]
    codes = Counter(code for (code,) in records.rows(table.select(table.code_name).where(table.code_name != "")))
    concerned = around.near["person"] | {pairs.enrolments[one].person_id for one in pairs.mine}
    for person in _some(Person, "person", concerned):
        found = [*people_rules.problems(person), *rules.problems_of_person(person, standing[person.id])]
        if codes[person.code_name] > 1:
            found.append(Problem("code_name", _("Somebody else has this code name.")))
        yield from (Wrong("person", person.id, problem) for problem in found)


def _of_meetings_and_pauses(around: Around, pairs: _Pairs) -> Iterator[Wrong]:
    ids = around.near["pairing"] & pairs.pairings.keys()
    for meeting in _some(Meeting, "meeting", ids, "pairing_id"):
        found = meeting_rules.problems(meeting, pairs.pairings[meeting.pairing_id], meeting.on)
        if meeting.place and pairings.is_protected(meeting.pairing_id):
            found.append(Problem("place", _("Where a person with protected identity is met is not kept.")))
        yield from (Wrong("pairing", meeting.pairing_id, problem) for problem in found)
    pauses: dict[int, list[Pause]] = defaultdict(list)
    for pause in _some(Pause, "pause", ids, "pairing_id"):
        pauses[pause.pairing_id].append(pause)
    for one in ids:
        yield from (Wrong("pairing", one, found) for found in rules.problems_of_pauses(pairs.pairings[one], pauses[one]))


def _of_follow_ups(around: Around, pairs: _Pairs) -> Iterator[Wrong]:
    """Goals, and what belongs to mentees: outcomes and stories."""
    for goal in _some(Goal, "goal", around.changed["goal"]):
        yield from (Wrong("pairing", goal.pairing_id, problem) for problem in goal_rules.problems(goal))
    people = {one.id: one for one in _some(Person, "person", {one.person_id for one in pairs.enrolments.values()})}
    for outcome in _some(OutcomeRecord, "outcome", pairs.mine, "enrolment_id"):
        enrolment = pairs.enrolments[outcome.enrolment_id]
        hidden = people[enrolment.person_id].protected
        found = rules.problems_of_outcome(enrolment, outcome, hidden=hidden)
        yield from (Wrong("enrolment", enrolment.id, problem) for problem in found)
    for story in _some(Story, "story", around.changed["story"]):
        found = rules.problems_of_story_told(pairs.enrolments[story.enrolment_id], story)
        yield from (Wrong("enrolment", story.enrolment_id, problem) for problem in found)


def _of_rounds(around: Around) -> Iterator[Wrong]:
    """Rounds themselves, their events, and who was called to those."""
    rounds = {one.id: one for one in programmes.rounds()}
    prefixes = Counter(one.number_prefix for one in rounds.values() if one.number_prefix)
    for one in around.changed["round"] & rounds.keys():
        round_: Round = rounds[one]
        found = list(round_rules.problems(round_))
        if prefixes[round_.number_prefix] > 1:
            text = _("Another round has this prefix; numbers would be given out twice.")
            found.append(Problem("number_prefix", text))
        yield from (Wrong("round", one, problem) for problem in found)
    events = [
        *_some(Activity, "activity", around.near["activity"]),
        *_some(Activity, "activity", around.changed["round"], "round_id"),
    ]
    for event in {one.id: one for one in events}.values():
        found = activity_rules.problems(event, rounds[event.round_id])
        yield from (Wrong("activity", event.id, problem) for problem in found)
    called = _some(Attendance, "attendance", around.changed["attendance"])
    enrolled = {one.id: one.round_id for one in _some(Enrolment, "enrolment", {tick.enrolment_id for tick in called})}
    held = {one.id: one.round_id for one in events}
    for tick in called:
        if enrolled[tick.enrolment_id] != held[tick.activity_id]:
            text = _("Only people of the event's own round can be called to it.")
            yield Wrong("activity", tick.activity_id, Problem("enrolment_id", text))


def _of_own_fields(around: Around) -> Iterator[Wrong]:
    """Names of fields and choices are told apart, and what people have fits its field."""
    known = {field.id: field for field in own_fields.listing()}
    values: dict[tuple[int, int], list[own_rules.Row]] = defaultdict(list)
    people = around.near["person"] if around.changed["own_value"] else set()
    every = [
        *_some(OwnValue, "own_value", people, "person_id"),
        *_some(OwnValue, "own_value", around.changed["own_field"], "own_field_id"),  # its kind may be another
    ]
    for value in {one.id: one for one in every}.values():
        values[value.person_id, value.own_field_id].append((value.text, value.own_option_id))
    for (person_id, field_id), rows in values.items():
        field = known[field_id]
        value_now = field.value_of(rows)
        found = own_rules.problems_of_value(field, value_now)
        if set(field.rows_of(value_now)) != set(rows):
            found.append(Problem("value", _("This does not fit “{field}”. Choose again.").format(field=field.name)))
        yield from (Wrong("person", person_id, problem) for problem in found)
    for one in around.near["own_field"] & known.keys():
        others = [field.name for field in known.values() if field.id != one]
        found = own_rules.problems_of_field(known[one].name, others)
        for option in known[one].options:
            rest = [other.name for other in known[one].options if other.id != option.id]
            found += own_rules.problems_of_option(option.name, rest)
        yield from (Wrong("own_field", one, problem) for problem in found)


def _of_saved_filters(around: Around) -> Iterator[Wrong]:
    """Names of the filters of a list are told apart."""
    every = saved_filters.listing() if around.changed["saved_filter"] else []
    for one in every:
        found = filter_rules.problems(one, (other for other in every if other.page is one.page))
        yield from (Wrong("saved_filter", one.id, problem) for problem in found)
