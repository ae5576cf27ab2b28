"""Sets the places that mentors offer against the mentees who need one, by mentor type, as the file stands now."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from mentordesk.domain.breakdowns import Balance, TypeBalance
from mentordesk.domain.enrolments import MentorType, Role
from mentordesk.domain.pairings import OPEN
from mentordesk.queries import enrolments, slices
from mentordesk.queries.slices import Slices
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.pairings import PairingTable
from mentordesk.storage.tables.people import PersonTable


class Taking(NamedTuple):
    """Somebody who can be matched: what a mentor offers or a mentee needs, and in how many open pairs they stand."""

    enrolment_id: int
    role: Role
    types: tuple[MentorType, ...]
    capacity: int
    taken: int

    @property
    def free(self) -> int:
        """How many more mentees a mentor can have."""
        return max(self.capacity - self.taken, 0) if self.role is Role.MENTOR else 0

    @property
    def looking(self) -> bool:
        """Whether it is a mentee without a pair."""
        return self.role is Role.MENTEE and not self.taken

    def has(self, kind: MentorType | None) -> bool:
        """Whether the type is one of those given; None asks for who has none."""
        return kind in self.types if kind is not None else not self.types


def of_round(round_id: int) -> Balance:
    """The balance of a round."""
    return slices.whole(summed(slices.whole(read(round_id))))


def read(round_id: int) -> Slices[list[Taking]]:
    """Everybody in the round who can be matched or is, in slices."""
    taken: Counter[int] = Counter()
    for lines in slices.rows(lambda last, size: _open_pairs(round_id, last, size)):
        taken.update(one for _id, mentor_id, mentee_id in lines for one in (mentor_id, mentee_id))
        yield
    found: list[Taking] = []
    for lines in slices.rows(lambda last, size: _query(round_id, last, size)):
        for enrolment_id, role, types, capacity in lines:
            kinds = EnrolmentTable.types.python_value(types)
            found.append(Taking(enrolment_id, Role(role), kinds, capacity, taken[enrolment_id]))
        yield
    return found


def _open_pairs(round_id: int, last: int, size: int) -> Any:
    pairing = PairingTable
    open_ones = pairing.select(pairing.id, pairing.mentor_id, pairing.mentee_id).where(
        pairing.round_id == round_id, pairing.id > last, pairing.status.in_(sorted(OPEN))
    )
    return open_ones.order_by(pairing.id).limit(size)


def _query(round_id: int, last: int, size: int) -> Any:
    enrolment = EnrolmentTable
    return (
        enrolment.select(enrolment.id, enrolment.role, enrolment.types, enrolment.capacity)
        .join(PersonTable, on=(PersonTable.id == enrolment.person_id))
        .where(
            enrolment.round_id == round_id,
            enrolment.id > last,
            enrolment.status.in_(sorted(enrolments.LOOKING)),
            PersonTable.binned_on.is_null(),
        )
        .order_by(enrolment.id)
        .limit(size)
    )


def summed(everybody: Iterable[Taking]) -> Slices[Balance]:
    """The balance of these mentors and mentees, in slices; who has no type is counted under None, if there is anybody."""
    types: dict[MentorType | None, list[int]] = {kind: [0] * 5 for kind in MentorType}
    types = defaultdict(lambda: [0] * 5, types)
    total = [0] * 5
    for place, one in enumerate(everybody, start=1):
        if not place % slices.SIZE:
            yield
        mentor = one.role is Role.MENTOR
        counts = (1, one.capacity, one.free, 0, 0) if mentor else (0, 0, 0, 1, int(one.looking))
        for sums in (total, *(types[kind] for kind in one.types or (None,))):
            for at, count in enumerate(counts):
                sums[at] += count
    return Balance(tuple(TypeBalance(kind, *sums) for kind, sums in types.items()), TypeBalance(None, *total))
