"""Erases a person from the open file for good: what is kept to take steps back forgets the person too."""

from collections.abc import Iterable

from mentordesk.actions import _erasing
from mentordesk.desk import Change, Desk
from mentordesk.i18n import _
from mentordesk.storage import history, lock_note, undo
from mentordesk.storage.undo import Taken

__all__ = ["erase"]


def erase(desk: Desk, person_id: int, also: Iterable[tuple[str, int]] = ()) -> str:
    """Make the person unknown everywhere but in the register of certificates; gives the name that stands instead.

    In the texts of the records `also` (table and id) parts of the name that stand alone mean the person too.

    One transaction, one line of history that names nobody, and no step: it cannot be undone, and nothing done before it
    can be any more, because the old rows would bring the person back. Raises RuleBroken and StoredFileError.
    """
    with desk._transaction():
        instead = _erasing.erase(person_id, also)
        tables = undo.take(desk._database).tables
        label = _("A person was erased: {name}").format(name=instead)
        history.write(desk._database, desk._clock(), lock_note.user_name(), label, Taken((), (), tables))
    desk._saved()
    desk._undo.clear()
    desk._redo.clear()
    desk._tell(Change(tables, "forgotten", None))
    return instead
