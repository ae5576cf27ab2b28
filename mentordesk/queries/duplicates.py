"""Answers who of the file is probably the same person as somebody else, by the rule of `domain.duplicates`."""

from typing import Any, NamedTuple

from peewee import fn

from mentordesk.domain import duplicates as rules
from mentordesk.domain.duplicates import Crowd, Entry, Sign
from mentordesk.domain.people import Gender
from mentordesk.queries import records
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


def known(condition: Any = None) -> list[Known]:
    """Everybody in the file as far as it tells who is the same person, or those of a condition; the bin too."""
    query = PersonTable.select(*_TELLING).order_by(PersonTable.id)
    found = records.rows(query if condition is None else query.where(condition))
    with records.collector_at_rest():
        return [_known(row) for row in found]


_TELLING = (
    *records.NAME, PersonTable.id, PersonTable.email, PersonTable.phone, PersonTable.birth_year, PersonTable.gender,
    PersonTable.binned_on,
)  # fmt: skip


def _known(row: Any) -> Known:
    given_name, family_name, protected, _code, person_id, email, phone, born, gender, binned_on = row
    hidden = bool(protected)
    entry = rules.entry(person_id, given_name, family_name, email, phone, born, Gender(gender), hidden)
    return Known(entry, records.name_of(row), hidden, bool(binned_on))


def of_new(
    given_name: str, family_name: str, birth_year: int | None = None, email: str = "", phone: str = ""
) -> list[Match]:
    """Who is probably the person about to be entered, the surest first; those in the bin too."""
    wanted = rules.entry(0, given_name, family_name, email, phone, birth_year)
    some = {one.entry.id: one for one in known(_may_be(wanted, len(given_name.strip()) + len(family_name.strip())))}
    alike = Crowd(one.entry for one in some.values()).like(wanted)
    return [Match(one.id, some[one.id].name, some[one.id].binned, one.signs) for one in alike]


def _may_be(wanted: Entry, letters: int) -> Any:
    """Narrows to people with a name as long or one letter off, an e-mail as long, or the same last digits of a phone.

    Only to look closely at few: the rule itself compares letters that SQLite does not fold.
    """
    length = fn.LENGTH(PersonTable.given_name) + fn.LENGTH(PersonTable.family_name)
    narrow = length.between(letters - 1, letters + 1)
    if wanted.email:
        narrow |= fn.LENGTH(fn.TRIM(PersonTable.email)) == len(wanted.email)
    for phone in wanted.phones:
        digits: Any = PersonTable.phone
        for sign in " -./()":
            digits = fn.REPLACE(digits, sign, "")
        narrow |= digits.contains(phone[-4:])
    return narrow
