"""Changes the co-ordinator's notes about people, pairings and rounds."""

from dataclasses import replace
from datetime import date

from mentordesk.actions import _records
from mentordesk.domain.notes import Note
from mentordesk.domain.problems import Problem, demand
from mentordesk.i18n import _
from mentordesk.queries import notes, pairings, people, programmes
from mentordesk.storage.tables.notes import NoteTable


def add(
    *,
    on: date,
    text: str,
    person_id: int | None = None,
    pairing_id: int | None = None,
    round_id: int | None = None,
) -> int:
    """Write a note about the one thing that is given; returns its id."""
    if [person_id, pairing_id, round_id].count(None) != 2:
        raise TypeError("notes.add() takes exactly one of person_id, pairing_id and round_id")
    note = Note(id=0, on=on, text=text.strip(), person_id=person_id, pairing_id=pairing_id, round_id=round_id)
    demand(_problem(note))
    _demand_there(note)
    return _records.insert(NoteTable, note)


def update(note_id: int, *, text: str | None = None, on: date | None = None) -> None:
    """Change a note's text or day; what is None stays."""
    before = notes.get(note_id)
    after = replace(before, text=before.text if text is None else text.strip(), on=on or before.on)
    demand(_problem(after))
    _records.update(NoteTable, before, after)


def remove(note_id: int) -> None:
    """Remove a note."""
    NoteTable.delete().where(NoteTable.id == note_id).execute()


def _demand_there(note: Note) -> None:
    """Say in words that what the note is about is gone."""
    for known, one in ((people, note.person_id), (pairings, note.pairing_id), (programmes, note.round_id)):
        if one is not None:
            known.get(one)


def _problem(note: Note) -> Problem | None:
    return None if note.text else Problem("text", _("The note is empty."))
