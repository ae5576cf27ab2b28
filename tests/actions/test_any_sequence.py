"""Whatever is done to pairs, in whatever order: the rules of the domain hold afterwards, and undo leads back."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest

from mentordesk.actions import certificates, enrolments, meetings, pairings, people, programmes
from mentordesk.desk import Desk
from mentordesk.domain.chains import beside
from mentordesk.domain.enrolments import EnrolmentStatus
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.months import Month
from mentordesk.domain.pairings import OPEN, EndReason, Pairing, PairingStatus, planned_months
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import certificates as register
from mentordesk.queries import enrolments as known_enrolments
from mentordesk.queries import pairings as known
from mentordesk.queries import people as known_people
from mentordesk.queries import programmes as known_rounds
from mentordesk.storage.tables.every import PERMANENT
from mentordesk.storage.tables.pairings import PairingTable
from tests import builders as a

ONE_DAY = timedelta(days=1)
STEPS = 150
OUTSIDE_UNDO = {table._meta.table_name for table in PERMANENT}


class Office:
    """A round with few people, so that everything stands in the way of everything, and somebody who tries it all."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.round_id = a.a_round()
        self.mentors = [a.a_mentor(self.round_id, capacity=capacity) for capacity in (1, 1, 2)]
        self.mentees = [a.a_mentee(self.round_id) for _each in range(3)]

    def day(self) -> date:
        """A day of the round, often at the edge of a month or in its very middle."""
        month = Month(2027, self.chance.randint(2, 7))
        days = (month.first_day, month.last_day, month.first_day.replace(day=15), month.first_day.replace(day=16))
        return self.chance.choice([*days, month.first_day + ONE_DAY * self.chance.randrange(month.days)])

    def pairing(self) -> int:
        ids = [pairing_id for (pairing_id,) in PairingTable.select(PairingTable.id).tuples()]
        return self.chance.choice(ids or [0])

    def anybody(self) -> int:
        return self.chance.choice(self.mentors + self.mentees)

    def person(self) -> int:
        return known_enrolments.get(self.anybody()).person_id

    def whim(self) -> Callable[[], object]:
        """Something to do, sensible or not."""
        pick, day, pairing = self.chance.choice, self.day, self.pairing
        statuses = [PairingStatus.DRAFT, PairingStatus.RUNNING]
        common: list[Callable[[], object]] = [
            lambda: pairings.pair(pick(self.mentors), pick(self.mentees), starts_on=day(), status=pick(statuses)),
            lambda: pairings.replace_mentor(pairing(), new_mentor_id=pick(self.mentors), on=day()),
            lambda: pairings.start(pairing(), on=pick([None, day()])),
            lambda: pairings.pause(pairing(), from_on=day()),
            lambda: pairings.resume(pairing(), on=day()),
            lambda: pairings.end(pairing(), on=day(), reason=pick(list(EndReason))),
            lambda: pairings.reopen(pairing()),
            lambda: pairings.discard(pairing()),
            lambda: pairings.update(pairing(), starts_on=day()),
            lambda: pairings.update(pairing(), ends_on=day()),
            lambda: meetings.record(pairing(), on=day(), status=pick(list(MeetingStatus))),
            lambda: certificates.issue(self.round_id, [self.anybody()], on=day()),
        ]
        rare: list[Callable[[], object]] = [
            lambda: enrolments.set_status(self.anybody(), pick(list(EnrolmentStatus)), on=day(), reason="Asked to"),
            lambda: enrolments.set_status(self.anybody(), EnrolmentStatus.ACCEPTED, on=day()),
            lambda: enrolments.update(pick(self.mentors), capacity=pick([1, 2])),
            lambda: people.bin(self.person(), on=day()),
            lambda: people.restore(self.person()),
            lambda: programmes.close_round(self.round_id, on=day()),
            lambda: programmes.reopen_round(self.round_id),
        ]
        return pick(rare if self.chance.random() < 0.2 else [*common[:2], *common])


def require_the_rules(office: Office) -> None:
    stories: dict[int, list[Pairing]] = defaultdict(list)
    for pairing in known.of_round(office.round_id):
        stories[pairing.mentee_id].append(pairing)
    every = {pairing.id: pairing for story in stories.values() for pairing in story}
    standing = [pairing for pairing in every.values() if pairing.status in OPEN]
    mentors, mentees = (Counter(getattr(one, side) for one in standing) for side in ("mentor_id", "mentee_id"))
    assert all(count <= known_enrolments.get(mentor).capacity for mentor, count in mentors.items())
    assert all(count == 1 for count in mentees.values())
    assert not (standing and known_rounds.get(office.round_id).closed_on)
    for one in (known_enrolments.get(enrolment_id).person_id for enrolment_id in mentors | mentees):
        assert known_people.get(one).binned_on is None
    assert all(
        one.starts_on == (every[one.follows_id].ends_on or date.max) + ONE_DAY for one in every.values() if one.follows_id
    )
    round_, pauses = known_rounds.get(office.round_id), known.pauses_of_round(office.round_id)
    for story in stories.values():
        assert all((one.ends_on or date.max) < other.starts_on for one, other in pairwise(story))
        others = beside(story, pauses)
        plans = (planned_months(one, round_, beside=others.get(one.id, ()), pauses=pauses.get(one.id, ())) for one in story)
        assert max(Counter(month for plan in plans for month in plan).values(), default=0) <= 1
    lines = register.register(office.round_id)
    assert [line.serial for line in lines] == list(range(1, len(lines) + 1))
    assert max(Counter(line.enrolment_id for line in lines if line.void_on is None).values(), default=0) <= 1


def undoable(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    return {table: rows for table, rows in desk.dump().items() if table not in OUTSIDE_UNDO}


@pytest.mark.parametrize("seed", range(4))
def test_the_rules_hold_whatever_is_done(desk: Desk, seed: int) -> None:
    chance = random.Random(seed)
    office, done = Office(chance), 0
    for _step in range(STEPS):
        before, steps = undoable(desk), len(desk.undo_steps)
        try:
            desk.perform("Whim", office.whim())
        except RuleBroken:
            assert undoable(desk) == before, "a refusal changes nothing"
            continue
        done += 1
        require_the_rules(office)
        if len(desk.undo_steps) > steps:
            after = undoable(desk)
            desk.undo()
            assert undoable(desk) == before
            desk.redo()
            assert undoable(desk) == after
    assert done > STEPS / 10, "most of it was refused: the whims are too wild"
