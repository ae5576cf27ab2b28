"""Makes one person of two entries, with everything that leans on either, or remembers that they are two people."""

from collections.abc import Mapping
from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any

from mentordesk.actions import _own_values, _records, own_fields, people
from mentordesk.domain.enrolments import Enrolment, MentorType
from mentordesk.domain.own_fields import Value
from mentordesk.domain.people import LanguageLevel, Person, folded
from mentordesk.domain.problems import RuleBroken, demand
from mentordesk.i18n import _
from mentordesk.queries import merging
from mentordesk.queries import people as known
from mentordesk.storage.tables.activities import AttendanceTable
from mentordesk.storage.tables.base import Table
from mentordesk.storage.tables.duplicates import MergedTable, NotSameTable
from mentordesk.storage.tables.enrolments import AgreementTable, EnrolmentTable, StatusChangeTable
from mentordesk.storage.tables.notes import NoteTable
from mentordesk.storage.tables.people import PersonLanguageTable, PersonTable


def keep_apart(person_id: int, other_id: int) -> None:
    """Remember that two entries that look alike are two people, so that nobody is asked again."""
    if person_id == other_id:
        raise RuleBroken.at("", _("Choose two different entries."))
    first, second = sorted((known.get(person_id).id, known.get(other_id).id))
    NotSameTable.insert(person_id=first, other_id=second).on_conflict_ignore().execute()


def compare_again(person_id: int, other_id: int) -> None:
    """Take the word back that two entries are two people: they are shown again where they look alike."""
    first, second = sorted((person_id, other_id))
    NotSameTable.delete().where(NotSameTable.person_id == first, NotSameTable.other_id == second).execute()


def merge(
    kept_id: int,
    other_id: int,
    *,
    fields: Mapping[str, Any] | None = None,
    own: Mapping[int, Value] | None = None,
    languages: Mapping[str, LanguageLevel] | None = None,
) -> None:
    """Make one person of two entries: everything of the other one goes over to the kept one, and the other is gone.

    The kept one takes over the fields, own fields and languages it lacks; `fields`, `own` (by id) and `languages` say what
    stands instead where both have something. Enrolments in the same round become one where one of them is bare, and
    otherwise nothing happens. Where one of the two is protected, so is the other before they become one.
    """
    kept, other = known.get(kept_id), known.get(other_id)
    demand(*merging.problems(kept_id, other_id))
    if kept.protected and not other.protected:
        people.protect(other_id)  # so that the history, too, forgets what leads to the person
        other = known.get(other_id)
    for shared in merging.shared_rounds(kept_id, other_id):
        _join(shared.stays, shared.goes)
    _give_languages(kept_id, other_id)
    _own_values.merge_people(kept_id, other_id)
    for table in (PersonLanguageTable, EnrolmentTable, NoteTable, MergedTable):
        table.update(person_id=kept_id).where(table.person_id == other_id).execute()
    _keep_apart_from_others(kept_id, other_id)
    PersonTable.delete().where(PersonTable.id == other_id).execute()
    MergedTable.insert(person_id=kept_id, former_id=other_id).execute()
    people.update(kept_id, **_made(kept, other, fields or {}))
    for own_field_id, value in (own or {}).items():
        own_fields.set_value(kept_id, own_field_id, value)
    for language, level in (languages or {}).items():
        mine = (PersonLanguageTable.person_id == kept_id) & (PersonLanguageTable.language == language)
        PersonLanguageTable.update(level=level).where(mine).execute()


def _made(kept: Person, other: Person, chosen: Mapping[str, Any]) -> dict[str, Any]:
    """What of the kept entry becomes another: what was chosen, and what it lacks and the other one has.

    A part of the name that stands in the other part already is not lacking: whole names are often written into one. Both
    in the bin stay there, as nobody there is in an open pair.
    """
    blank = Person(id=0, given_name="", family_name="")
    lacking = [field.name for field in fields_of(Person) if getattr(kept, field.name) == getattr(blank, field.name)]
    made = {name: getattr(other, name) for name in lacking} | dict(chosen)
    for part, rest in (("family_name", "given_name"), ("given_name", "family_name")):
        written = folded(made.get(rest, getattr(kept, rest))).split()
        if part in lacking and part not in chosen and set(folded(made[part]).split()) <= set(written):
            made[part] = ""
    both_binned = kept.binned_on is not None and other.binned_on is not None
    return made | {"binned_on": kept.binned_on if both_binned else None}


def _give_languages(kept_id: int, other_id: int) -> None:
    """Of languages that both speak the kept entry's level stays; the others are moved with everything else."""
    spoken = {one.language.casefold() for one in known.languages_of(kept_id)}
    both = [one.id for one in known.languages_of(other_id) if one.language.casefold() in spoken]
    PersonLanguageTable.delete().where(PersonLanguageTable.id.in_(both)).execute()


def _keep_apart_from_others(kept_id: int, other_id: int) -> None:
    """Who was not the same as the one that goes is not the same as the one that is kept."""
    table = NotSameTable
    mine = (table.person_id == other_id) | (table.other_id == other_id)
    others = {one for pair in table.select(table.person_id, table.other_id).where(mine).tuples() for one in pair}
    table.delete().where(mine).execute()
    for one in sorted(others - {kept_id, other_id}):
        keep_apart(kept_id, one)


def _join(stays: Enrolment, goes: Enrolment) -> None:
    """Make one enrolment of two in the same round, of which one is bare: nothing leans on it but when it was made."""
    together = replace(
        stays,
        wish="\n".join(dict.fromkeys(filter(None, (stays.wish, goes.wish)))),
        types=tuple(kind for kind in MentorType if kind in {*stays.types, *goes.types}),
        capacity=max(stays.capacity, goes.capacity),
    )
    _move_what_is_lacking(StatusChangeTable, ("on", "status"), stays, goes, StatusChangeTable.on < stays.status_on)
    _move_what_is_lacking(AgreementTable, ("kind",), stays, goes)
    _move_what_is_lacking(AttendanceTable, ("activity_id",), stays, goes)
    EnrolmentTable.delete().where(EnrolmentTable.id == goes.id).execute()
    _records.update(EnrolmentTable, stays, together)


def _move_what_is_lacking(
    table: type[Table], key: tuple[str, ...], stays: Enrolment, goes: Enrolment, only: Any = True
) -> None:
    """Give the records of one enrolment to the other as far as it has none like them by these columns, and drop the rest."""
    columns = [getattr(table, name) for name in key]
    there = set(table.select(*columns).where(table.enrolment_id == stays.id).tuples())
    for record_id, *mine in list(table.select(table.id, *columns).where(table.enrolment_id == goes.id, only).tuples()):
        if tuple(mine) not in there:
            table.update(enrolment_id=stays.id).where(table.id == record_id).execute()
    table.delete().where(table.enrolment_id == goes.id).execute()
