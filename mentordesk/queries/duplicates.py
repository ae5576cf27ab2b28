"""Answers who of the file is probably the same person as somebody else, by the rule of `domain.duplicates`."""

from typing import Any, NamedTuple

from mentordesk.domain import duplicates as rules
from mentordesk.domain.duplicates import Alike, Crowd, Entry, Sign
from mentordesk.domain.people import Gender
from mentordesk.i18n import _
from mentordesk.queries import records, slices
from mentordesk.queries.slices import Slices
from mentordesk.storage.tables.duplicates import NotSameTable
from mentordesk.storage.tables.people import PersonTable


class Known(NamedTuple):
    """What tells a person of the file from others, with the name that may be shown; `binned` when it lies in the bin."""

    entry: Entry
    name: str
    protected: bool
    binned: bool


class Match(NamedTuple):
    """Somebody who is probably the same person, and by what, the surest first."""

    person_id: int
    name: str
    binned: bool
    signs: tuple[Sign, ...]


class Pair(NamedTuple):
    """Two people who are probably one, and by what.

    `names` are those that may be shown; beside somebody else a protected identity has not even its code name, which would
    tell whose it is.
    """

    person_id: int
    other_id: int
    names: tuple[str, str]
    signs: tuple[Sign, ...]

    @property
    def id(self) -> tuple[int, int]:
        """The ids of both, under the name every record has."""
        return self.person_id, self.other_id


def known(condition: Any = True) -> list[Known]:
    """Everybody in the file as far as it tells who is the same person, or those of a condition; the bin too."""
    with records.collector_at_rest():
        return [_known(row) for row in records.rows(_TELLING.where(condition).order_by(PersonTable.id))]


_TELLING = PersonTable.select(
    PersonTable.id, *records.NAME, PersonTable.email, PersonTable.phone, PersonTable.birth_year, PersonTable.gender,
    PersonTable.binned_on,
)  # fmt: skip


def _known(row: Any) -> Known:
    person_id, given_name, family_name, protected, _code, email, phone, born, gender, binned_on = row
    hidden = bool(protected)
    entry = rules.entry(person_id, given_name, family_name, email, phone, born, Gender(gender), hidden)
    return Known(entry, records.name_of(row, 1), hidden, bool(binned_on))


class Everybody(NamedTuple):
    """The people of the file, arranged to find among them whoever is about to be entered."""

    people: dict[int, Known]
    crowd: Crowd

    def like(
        self, given_name: str, family_name: str, birth_year: int | None = None, email: str = "", phone: str = ""
    ) -> list[Match]:
        """Who is probably the person about to be entered, the surest first; those in the bin too."""
        alike = self.crowd.like(rules.entry(0, given_name, family_name, email, phone, birth_year))
        return [Match(one.id, self.people[one.id].name, self.people[one.id].binned, one.signs) for one in alike]


def everybody() -> Everybody:
    """All people of the file, those in the bin too."""
    return slices.whole(read_everybody())


def read_everybody(condition: Any = True) -> Slices[Everybody]:
    """The same in slices, or those of a condition."""
    people, crowd = dict[int, Known](), Crowd()
    query = _TELLING.where(condition).order_by(PersonTable.id)
    for rows in slices.rows(lambda last, size: query.where(PersonTable.id > last).limit(size)):
        with records.collector_at_rest():
            some = {row[0]: _known(row) for row in rows}
            crowd.add(one.entry for one in some.values())
        people |= some
        yield
    return Everybody(people, crowd)


def likely() -> list[Pair]:
    """Who is probably entered twice, the surest first; not who is in the bin, nor who is known to be two people."""
    return slices.whole(read_likely())


def read_likely() -> Slices[list[Pair]]:
    """The same in slices."""
    people, crowd = yield from read_everybody(PersonTable.binned_on.is_null())
    apart = set(records.rows(NotSameTable.select(NotSameTable.person_id, NotSameTable.other_id)))
    found: list[tuple[int, Alike]] = []
    for place, (person_id, one) in enumerate(people.items()):
        for other in crowd.like(one.entry):
            if person_id < other.id and (person_id, other.id) not in apart:
                found.append((person_id, other))
        if place % slices.SIZE == 0:
            yield
    found.sort(key=lambda each: (rules.surest(each[1])[:2], each[0]))
    return [_pair(people[person_id], people[other.id], other.signs) for person_id, other in found]


def kept_apart() -> list[Pair]:
    """Who was said to be two people, the last first; not who is in the bin."""
    table = NotSameTable
    either = PersonTable.id.in_(table.select(table.person_id)) | PersonTable.id.in_(table.select(table.other_id))
    people = {one.entry.id: one for one in known(either & PersonTable.binned_on.is_null())}
    pairs = records.rows(table.select(table.person_id, table.other_id).order_by(table.id.desc()))
    found = [(people[one], people[other]) for one, other in pairs if one in people and other in people]
    return [_pair(one, other, rules.alike(one.entry, other.entry)) for one, other in found]


def _pair(one: Known, other: Known, signs: tuple[Sign, ...]) -> Pair:
    names = one.name, other.name
    if one.protected is not other.protected:
        hidden = _("A protected identity")
        names = (hidden, other.name) if one.protected else (one.name, hidden)
    return Pair(one.entry.id, other.entry.id, names, signs)
