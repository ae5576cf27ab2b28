"""Answers which notes there are about a person, a pairing or a round."""

from mentordesk.domain.notes import Note
from mentordesk.queries import records
from mentordesk.storage.tables.notes import NoteTable


def get(note_id: int) -> Note:
    """One note."""
    return records.get(Note, NoteTable, note_id)


def of(*, person_id: int | None = None, pairing_id: int | None = None, round_id: int | None = None) -> list[Note]:
    """The notes about the one thing that is given, newest first."""
    about = {"person_id": person_id, "pairing_id": pairing_id, "round_id": round_id}
    given = {column: value for column, value in about.items() if value is not None}
    if len(given) != 1:
        raise TypeError("notes.of() takes exactly one of person_id, pairing_id and round_id")
    newest = NoteTable.select().order_by(NoteTable.on.desc(), NoteTable.id.desc())
    return records.all_as(Note, newest.filter(**given))
