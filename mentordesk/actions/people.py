"""Changes people: adds them, corrects them, puts them in the bin, and protects their identity."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from peewee import fn

from mentordesk import phones
from mentordesk.actions import _many, _records, own_fields
from mentordesk.actions import enrolments as enrolling
from mentordesk.domain import people as rules
from mentordesk.domain.own_fields import Value
from mentordesk.domain.people import LanguageLevel, Person
from mentordesk.domain.problems import Problem, demand
from mentordesk.i18n import _
from mentordesk.queries import many, people, records, units
from mentordesk.storage.tables.drafts import DraftTable
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.outcomes import OutcomeTable
from mentordesk.storage.tables.pairings import PairingTable
from mentordesk.storage.tables.people import PersonLanguageTable, PersonTable


def add(*, given_name: str = "", family_name: str = "", own: Mapping[int, Value] | None = None, **others: Any) -> int:
    """Add a person with the fields of `Person`, and `own` fields by their ids; returns the id."""
    names = {"given_name": given_name, "family_name": family_name}
    person = _without_place(Person(id=0, **_tidied({**others, **names})))
    demand(*_problems(person))
    person_id = _records.insert(PersonTable, person)
    for own_field_id, value in (own or {}).items():
        own_fields.set_value(person_id, own_field_id, value)
    return person_id


def add_many(people_given: Sequence[Mapping[str, Any]]) -> list[int]:
    """Add several people with few statements, each with fields of `Person`; returns their ids in order.

    All of them or nobody: each problem names the place of its person, from 0, as its field.
    """
    blank: dict[str, Any] = {"given_name": "", "family_name": ""}
    made = [_without_place(Person(id=0, **blank | _tidied(dict(one)))) for one in people_given]
    found = ((place, problem) for place, person in enumerate(made) for problem in _problems(person))
    demand(*(Problem(str(place), problem.message) for place, problem in found))
    last = PersonTable.select(fn.MAX(PersonTable.id)).scalar() or 0
    _many.insert(PersonTable, [_records.values(person) for person in made])
    new = PersonTable.select(PersonTable.id).where(PersonTable.id > last).order_by(PersonTable.id)
    return [person_id for (person_id,) in records.rows(new)]


def add_and_enrol(person: Mapping[str, Any], enrolment: Mapping[str, Any]) -> int:
    """Add a person and enrol them in the same go: arguments of `add` and of `enrolments.enrol`; returns the person's id."""
    person_id = add(**person)
    enrolling.enrol(person_id=person_id, **enrolment)
    return person_id


def update(person_id: int, **changes: Any) -> None:
    """Change fields of a person. Who becomes protected by it loses contact and place, as by `protect`."""
    before = people.get(person_id)
    _change(before, replace(before, **_tidied(changes)))


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


def set_unit_of_many(person_ids: Iterable[int], unit_id: int | None) -> None:
    """Put several people into a unit, or into none: all of them, or nobody when one has a protected identity."""
    known = many.people(person_ids)
    if unit_id is not None:
        units.get(unit_id)  # this says in words that it is gone
        demand(*many.named_together(many.refused_unit(known)))
    _many.update(PersonTable, (one.id for one in known if one.unit_id != unit_id), unit_id=unit_id)


def bin(person_id: int, *, on: date) -> None:
    """Put a person in the bin, out of every list; refused while the person stands in an open pairing."""
    bin_many([person_id], on=on)


def bin_many(person_ids: Iterable[int], *, on: date) -> None:
    """Put several people in the bin: all of them, or nobody when one stands in an open pairing."""
    known = many.people(person_ids)
    demand(*many.named_together(many.refused_bin(one.id for one in known)))
    _many.update(PersonTable, (one.id for one in known if one.binned_on is None), binned_on=on)


def restore(person_id: int) -> None:
    """Take a person out of the bin."""
    restore_many([person_id])


def restore_many(person_ids: Iterable[int]) -> None:
    """Take several people out of the bin."""
    _many.update(PersonTable, (one.id for one in many.people(person_ids)), binned_on=None)


def protect(person_id: int, code_name: str = "") -> None:
    """Mark a protected identity: from now on only the code name is shown, and what leads to the person is emptied.

    What was typed about the person in unfinished forms goes for good: it could be a number or an address.
    """
    before = people.get(person_id)
    code = code_name.strip() or before.code_name or f"P-{person_id:04d}"
    _change(before, replace(before, protected=True, code_name=code))


def _forget_drafts(person_id: int) -> None:
    """Let go of unfinished forms about a person and the person's roles; their keys are a form's name and record ids."""
    roles = {str(one.id) for one in EnrolmentTable.select(EnrolmentTable.id).where(EnrolmentTable.person_id == person_id)}
    about = {"person": {str(person_id)}, "enrolment": roles, "certificate": roles}
    for draft in list(DraftTable.select(DraftTable.id, DraftTable.key)):
        form, *ids = draft.key.split(":")
        if about.get(form.split(".")[0], set()) & set(ids):
            DraftTable.delete().where(DraftTable.id == draft.id).execute()


def unprotect(person_id: int) -> None:
    """Take the mark of a protected identity away; what was emptied has to be entered again."""
    before = people.get(person_id)
    _records.update(PersonTable, before, replace(before, protected=False, code_name=""))


def _change(before: Person, after: Person) -> None:
    """Write a changed person. A protected identity keeps neither contact nor place, here or in meetings and outcomes."""
    after = _without_place(after)
    demand(*_problems(after))
    _records.update(PersonTable, before, after)
    if after.protected:
        mine = EnrolmentTable.select(EnrolmentTable.id).where(EnrolmentTable.person_id == after.id)
        either = PairingTable.mentor_id.in_(mine) | PairingTable.mentee_id.in_(mine)
        pairs = PairingTable.select(PairingTable.id).where(either)
        MeetingTable.update(place="").where(MeetingTable.pairing_id.in_(pairs), MeetingTable.place != "").execute()
        OutcomeTable.update(employer="").where(OutcomeTable.enrolment_id.in_(mine), OutcomeTable.employer != "").execute()
        if not before.protected:
            _forget_drafts(after.id)


def _without_place(person: Person) -> Person:
    """A protected identity without contact and place, of which the unit is one; anybody else as they are."""
    if not person.protected:
        return person
    return replace(person, email="", phone="", street="", postcode="", city="", district="", workplace="", unit_id=None)


def _problems(person: Person) -> list[Problem]:
    problems = list(rules.problems(person))
    if person.protected and person.code_name:
        others = PersonTable.select().where(PersonTable.code_name == person.code_name, PersonTable.id != person.id)
        if others.exists():
            problems.append(Problem("code_name", _("Somebody else has this code name.")))
    return problems


def _tidied(given: dict[str, Any]) -> dict[str, Any]:
    """Texts without blanks around them, and phone numbers in the one form in which they are shown and found."""
    tidied = {name: _records.tidy(value) for name, value in given.items()}
    return tidied | {"phone": phones.tidy(tidied["phone"])} if tidied.get("phone") else tidied
