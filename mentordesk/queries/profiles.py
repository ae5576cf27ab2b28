"""Breaks those who were accepted down by gender, age, type, language and more: counts of groups, never of one by name."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from peewee import JOIN

from mentordesk.domain.enrolments import MentorType, Role
from mentordesk.domain.outcomes import GROUPS, Group
from mentordesk.domain.people import Gender, LanguageLevel
from mentordesk.domain.profiles import AgeBand, YearsHere, age_band, years_here
from mentordesk.domain.sorting import swedish_key
from mentordesk.i18n import _
from mentordesk.queries import figures, programmes, records
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.people import PersonLanguageTable, PersonTable, UnitTable

MOST = 12
"""More languages, districts or units than these are told as the commonest and the rest."""


class Share(NamedTuple):
    """A group with how many mentors and mentees there are in it."""

    name: str
    mentors: int
    mentees: int

    def count(self, role: Role) -> int:
        """How many of one role."""
        return self.mentors if role is Role.MENTOR else self.mentees


class Breakdown(NamedTuple):
    """One way to divide those accepted: whom it is asked of, and the groups."""

    key: str
    title: str
    shares: tuple[Share, ...]
    roles: tuple[Role, ...]


class _One(NamedTuple):
    """Somebody accepted, as far as is asked here."""

    role: Role
    gender: Gender
    types: tuple[MentorType, ...]
    age: AgeBand
    here: YearsHere
    sfi: str
    district: str
    unit: str
    languages: tuple[str, ...]


def of_round(round_id: int, on: date) -> list[Breakdown]:
    """Mentors and mentees accepted by the day: the same people as the figures “Mentors accepted”, “Mentees accepted”.

    Of protected identities no district and no unit is told. What nobody has said anything of is left out.
    """
    everybody = list(_accepted(round_id, on))
    named = sorted({one.sfi for one in everybody if one.sfi}, key=swedish_key)
    levels = named if len(named) <= MOST else None  # A stands before B, however many there are of each
    both, mentees, mentors = tuple(Role), (Role.MENTEE,), (Role.MENTOR,)
    ways: list[tuple[str, str, tuple[Role, ...], Callable[[_One], Iterable[str]], list[str] | None]] = [
        ("gender", _("Gender"), both, lambda one: [GROUPS[one.gender].label], [group.label for group in Group]),
        ("age", _("Age"), both, lambda one: [one.age.label], [band.label for band in AgeBand]),
        ("type", _("Type"), both, lambda one: [kind.label for kind in one.types], [kind.label for kind in MentorType]),
        ("language", _("Language"), both, lambda one: one.languages, None),
        ("here", _("Years in Sweden"), mentees, lambda one: [one.here.label], [band.label for band in YearsHere]),
        ("sfi", _("Level of Swedish for immigrants"), mentees, lambda one: filter(None, [one.sfi]), levels),
        ("district", _("District"), mentees, lambda one: filter(None, [one.district]), None),
        ("unit", _("Unit"), mentors, lambda one: filter(None, [one.unit]), None),
    ]
    found = (
        Breakdown(key, title, _shares([one for one in everybody if one.role in roles], of, order), roles)
        for key, title, roles, of, order in ways
    )
    return [each for each in found if any(share.name != _("Not stated") for share in each.shares)]


def _accepted(round_id: int, on: date) -> Iterator[_One]:
    accepted = {step.enrolment_id for step in figures.steps(round_id, on) if step.taken_in}
    year = programmes.get(round_id).starts_on.year
    spoken = _languages(round_id)
    enrolment, person = EnrolmentTable, PersonTable
    query = (
        enrolment.select(
            enrolment.id, person.id, enrolment.role, enrolment.types, person.gender, person.birth_year,
            person.in_sweden_since, person.sfi_level, person.district, UnitTable.name, person.protected,
        )
        .join(person, on=(person.id == enrolment.person_id))
        .join(UnitTable, JOIN.LEFT_OUTER, on=(UnitTable.id == person.unit_id))
        .where(enrolment.round_id == round_id)
        .order_by(enrolment.id)
    )  # fmt: skip
    for line in records.rows(query):
        if line[0] in accepted:
            yield _one(line, year, spoken.get(line[1], ()))


def _one(line: Any, year: int, languages: tuple[str, ...]) -> _One:
    hidden = bool(line[10])
    return _One(
        role=Role(line[2]),
        gender=Gender(line[4]),
        types=EnrolmentTable.types.python_value(line[3]),
        age=age_band(line[5], year),
        here=years_here(line[6], year),
        sfi=line[7].strip(),
        district="" if hidden else line[8].strip(),
        unit="" if hidden else line[9] or "",
        languages=languages,
    )


def _languages(round_id: int) -> dict[int, tuple[str, ...]]:
    """The languages in which somebody can converse, by person."""
    table = PersonLanguageTable
    query = (
        table.select(table.person_id, table.language)
        .join(EnrolmentTable, on=(EnrolmentTable.person_id == table.person_id))
        .where(EnrolmentTable.round_id == round_id, table.level != LanguageLevel.SOME)
    )
    found: dict[int, tuple[str, ...]] = {}
    for person_id, language in records.rows(query):
        found[person_id] = tuple(dict.fromkeys((*found.get(person_id, ()), language.strip())))
    return found


def _shares(people: list[_One], of: Callable[[_One], Iterable[str]], order: list[str] | None) -> tuple[Share, ...]:
    """In the order of a closed list; else the commonest first, and the rest of a long list together."""
    counts: dict[Role, Counter[str]] = {role: Counter() for role in Role}
    for one in people:
        counts[one.role].update(of(one))
    both = counts[Role.MENTOR] + counts[Role.MENTEE]
    names = sorted(both, key=lambda name: (-both[name], swedish_key(name))) if order is None else order
    shares = [Share(name, counts[Role.MENTOR][name], counts[Role.MENTEE][name]) for name in names if both[name]]
    if order is None and len(shares) > MOST:
        rest = shares[MOST - 1 :]
        others = Share(_("Others"), sum(each.mentors for each in rest), sum(each.mentees for each in rest))
        shares = [*shares[: MOST - 1], others]
    return tuple(shares)
