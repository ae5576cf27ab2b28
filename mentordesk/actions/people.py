"""Changes people: adds them, corrects them, puts them in the bin, and protects their identity."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from mentordesk.actions import _records
from mentordesk.domain import people as rules
from mentordesk.domain.people import LanguageLevel, Person
from mentordesk.domain.problems import RuleBroken, demand
from mentordesk.i18n import ngettext
from mentordesk.queries import people
from mentordesk.storage.tables import PersonLanguageTable, PersonTable


def add(**fields: Any) -> int:
    """Add a person with the fields of `Person`; returns the id."""
    person = Person(id=0, **_tidied(fields))
    demand(*rules.problems(person))
    return _records.insert(PersonTable, person)


def update(person_id: int, **changes: Any) -> None:
    """Change fields of a person."""
    before = people.get(person_id)
    after = replace(before, **_tidied(changes))
    demand(*rules.problems(after))
    _records.update(PersonTable, before, after)


def set_languages(person_id: int, languages: Iterable[tuple[str, LanguageLevel]]) -> None:
    """Say which languages a person speaks, and how well: all of them, in order; a language given twice counts once."""
    people.get(person_id)
    wanted = {language.strip(): LanguageLevel(level) for language, level in languages if language.strip()}
    known = {spoken.language: spoken for spoken in people.languages_of(person_id)}
    if list(wanted.items()) == [(spoken.language, spoken.level) for spoken in known.values()]:
        return
    PersonLanguageTable.delete().where(PersonLanguageTable.person_id == person_id).execute()
    for language, level in wanted.items():
        PersonLanguageTable.insert(person_id=person_id, language=language, level=level).execute()


def bin(person_id: int, *, on: date) -> None:
    """Put a person in the bin, out of every list; refused while the person stands in an open pairing."""
    before = people.get(person_id)
    standing = people.open_pairings(person_id)
    if standing:
        text = ngettext(
            "{name} stands in an open pairing. End it first.",
            "{name} stands in {count} open pairings. End them first.",
            standing,
        )
        raise RuleBroken.at("", text.format(name=before.name, count=standing))
    _records.update(PersonTable, before, replace(before, binned_on=before.binned_on or on))


def restore(person_id: int) -> None:
    """Take a person out of the bin."""
    before = people.get(person_id)
    _records.update(PersonTable, before, replace(before, binned_on=None))


def protect(person_id: int, code_name: str = "") -> None:
    """Mark a protected identity: from now on only the code name is shown, and what leads to the person is emptied."""
    before = people.get(person_id)
    code = code_name.strip() or before.code_name or f"P-{person_id:04d}"
    after = replace(before, protected=True, code_name=code, unit_id=None, **dict.fromkeys(LEADS_TO_A_PERSON, ""))
    demand(*rules.problems(after))
    _records.update(PersonTable, before, after)


def unprotect(person_id: int) -> None:
    """Take the mark of a protected identity away; what was emptied has to be entered again."""
    before = people.get(person_id)
    _records.update(PersonTable, before, replace(before, protected=False, code_name=""))


LEADS_TO_A_PERSON = ("email", "phone", "street", "postcode", "city", "district", "workplace")
"""Contact and place: emptied for a protected identity, along with the unit."""


def _tidied(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: _records.tidy(value) for name, value in fields.items()}
