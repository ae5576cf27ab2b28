"""Takes a table of people into the file in one go: the people, the units they name, and what they are in the round."""

from collections.abc import Sequence
from datetime import date

from mentordesk.actions import enrolments, people, units
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.domain.intake import Candidate
from mentordesk.domain.people import folded
from mentordesk.domain.problems import Problem, RuleBroken, demand
from mentordesk.i18n import _
from mentordesk.queries import intake
from mentordesk.queries import units as known_units


def take_in(
    candidates: Sequence[Candidate],
    *,
    round_id: int | None = None,
    role: Role | None = None,
    status: EnrolmentStatus = EnrolmentStatus.APPLIED,
    on: date | None = None,
) -> list[int]:
    """Add the people of a table, and the units they name that are not there; returns their ids in order.

    With a round and the day `on` they are enrolled in it: each in the role of the line, those without one in `role`,
    and in none where that is None. All of them or nobody: each problem names its line.
    """
    for name in intake.new_units(candidates):
        units.add(name=name)
    unit_ids = {folded(unit.name): unit.id for unit in known_units.listing()}
    ids, problems = list[int](), list[Problem]()
    for one in candidates:
        try:
            demand(*([Problem("", one.problem)] if one.problem else []))
            ids.append(people.add(**one.person, unit_id=unit_ids.get(folded(one.unit)) if one.unit else None))
        except RuleBroken as broken:
            text = _("Line {number}: {problem}")
            problems += [Problem("", text.format(number=one.id, problem=each.message)) for each in broken.problems]
    demand(*problems)
    if round_id is not None and on is not None:
        _enrol(dict(zip(ids, candidates, strict=True)), round_id, role, status, on)
    return ids


def _enrol(candidates: dict[int, Candidate], round_id: int, role: Role | None, status: EnrolmentStatus, on: date) -> None:
    """Enrol who has a role, all alike together: few statements for many people."""
    alike: dict[tuple[Role, tuple[MentorType, ...], str], list[int]] = {}
    for person_id, one in candidates.items():
        theirs = one.role or role
        if theirs is not None:
            alike.setdefault((theirs, one.types, one.wish), []).append(person_id)
    for (theirs, types, wish), ids in alike.items():
        enrolments.enrol_many(ids, round_id=round_id, role=theirs, on=on, status=status, types=types, wish=wish)
