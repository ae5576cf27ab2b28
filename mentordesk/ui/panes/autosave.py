"""Forms without an OK button: each field is saved when it is left, and what is wrong stays and is explained."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mentordesk.desk import StoredFileError
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import _
from mentordesk.ui.forms import drafts
from mentordesk.ui.forms.drafts import Place
from mentordesk.ui.forms.fields import Field
from mentordesk.ui.forms.form import Form
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.messages import MessageBar

_NO_RECORD = object()


def attempt(message: MessageBar, do: Callable[[], object], refused: Callable[[RuleBroken], object] | None = None) -> bool:
    """Do something that has no field of its own; False where it was refused, which the bar (or `refused`) says."""
    try:
        do()
    except RuleBroken as broken:
        if refused is not None:
            refused(broken)
            return False
        message.show_message("\n".join(problem.message for problem in broken.problems), tone="bad")
        return False
    except StoredFileError as error:
        message.show_message(str(error), tone="bad")
        return False
    return True


def say_undoable(message: MessageBar, session: Session, text: str, tone: str = "ok") -> None:
    """Say what was done, with the way back; pages take the message away at the next change of anything."""
    message.show_message(text, tone, _("Undo"), lambda: attempt(message, session.undo))


@runtime_checkable
class Typed(Protocol):
    """A part of the window in which something may be typed that is not saved."""

    def unsaved(self) -> list[str]:
        """What it is, in words."""
        ...


@runtime_checkable
class Drafting(Protocol):
    """A part of the window that keeps such a text in the file as a draft."""

    def keep_draft(self) -> bool:
        """Keep it now; False where it could not be, or nobody said where."""
        ...


def unsaved_in(window: QWidget) -> list[str]:
    """What was typed anywhere in a window, could not be saved, and is not kept as a draft either, each once."""
    parts = (part for part in window.findChildren(QWidget) if isinstance(part, Typed))
    lost = (part for part in parts if not (isinstance(part, Drafting) and part.keep_draft()))
    return list(dict.fromkeys(name for part in lost for name in part.unsaved()))


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where a form keeps what was refused, as a draft for each record: the form's name, and what the record is called."""

    session: Session
    form: str
    about: Callable[[], str]

    def of(self, record: object) -> Place:
        """The place of a record."""
        return drafts.at(self.session, self.form, *(record if isinstance(record, tuple) else (record,)))


class AutosaveForm(Form):
    """Fields of one record. `save(key, value)` performs the change; it may raise what `session.perform` raises.

    What is refused stays in its field, marked and explained, also when another record is shown in between; with a
    `shelf` also when the file is closed, or the program dies.
    """

    def __init__(
        self,
        field_list: Sequence[Field],
        save: Callable[[str, Any], object],
        *,
        columns: int = 1,
        today: Callable[[], date],
        shelf: Shelf | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(field_list, columns=columns, today=today, parent=parent)
        self._save, self._shelf = save, shelf
        self._on_shelf: dict[object, drafts.Typed] = {}
        self._about = ""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.keep_draft)
        self._record: object = _NO_RECORD
        self._stored: dict[str, Any] = {}
        self._refused: dict[object, dict[str, tuple[Any, str]]] = {}
        self.field_committed.connect(self._on_committed)
        if shelf is not None:
            shelf.session.changed.connect(self._on_changed)
            self._lock(shelf.session)

    def _lock(self, session: Session) -> None:
        """In a file that can only be read the fields can, too."""
        if session.desk.read_only:
            for field in self.fields:
                self.editor(field.key).set_read_only(True)

    def show_record(self, record: object, values: Mapping[str, Any]) -> None:
        """Show the stored values of a record (any key that tells it from others).

        Of the record already shown, what is being typed and what was refused stay in their fields, unless the
        stored value has changed meanwhile.
        """
        if record != self._record:
            self._keep_refused()
            self._record = record
            self._about = self._shelf.about() if self._shelf is not None else ""
            self.set_values(values)
            for key, (typed, message) in self._taken_back(record).items():
                self.editor(key).put_back(typed)
                self.set_problem(key, message)
        else:
            known = self._stored
            fresh = {key: new for key, new in values.items() if not self._is_refused(key) or known.get(key) != new}
            self.set_values(fresh, keep_typing=True)
        self._stored = dict(values)

    def set_problem(self, key: str, message: str) -> bool:
        self._soon.start()
        return super().set_problem(key, message)

    def keep_draft(self) -> bool:
        """Keep what was refused of the record shown, and forget what is refused no more; False where some is not kept."""
        self._soon.stop()
        if self._shelf is None:
            return False
        refused = drafts.plain(self._refused_now())
        kept_now = {key: told for key, told in refused.items() if drafts.may_keep(self, key, told[0])}
        news = self._record is not _NO_RECORD and kept_now != self._on_shelf.get(self._record, {})
        if news and self._shelf.of(self._record).keep(self._title(kept_now), kept_now):
            self._on_shelf[self._record] = kept_now
        left = {record: drafts.plain(kept) for record, kept in self._refused.items()} | {self._record: refused}
        return all(kept == self._on_shelf.get(record, {}) for record, kept in left.items())

    def _title(self, refused: Mapping[str, Any]) -> str:
        """What it is, as the list of unfinished things names it: Åsa Öberg: Year of birth."""
        labels = ", ".join(_(field.label).replace("&", "") for field in self.fields if field.key in refused)
        return _("{about}: {fields}").format(about=self._about, fields=labels) if self._about else labels

    def _taken_back(self, record: object) -> dict[str, tuple[Any, str]]:
        """What was refused of a record in this session, or in one before."""
        if record in self._refused or self._shelf is None or record in self._on_shelf:
            return self._refused.pop(record, {})
        kept = self._shelf.of(record).kept()
        self._on_shelf[record] = kept.typed if kept is not None else {}
        known = {field.key for field in self.fields}
        return {key: (typed, message) for key, (typed, message) in self._on_shelf[record].items() if key in known}

    def restore(self) -> bool:
        """Take back what is typed and not saved; False where there was nothing."""
        if self._record is _NO_RECORD or not self.is_changed():
            return False
        self.set_values(self._stored)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.restore():
            super().keyPressEvent(event)

    def forget_record(self) -> None:
        """No record is shown any more."""
        self._keep_refused()
        self._record = _NO_RECORD

    def unsaved(self) -> list[str]:
        """The labels of the fields, of this record or one shown before, whose text could not be saved."""
        keys = {key for kept in self._refused.values() for key in kept} | self._refused_now().keys()
        return [_(field.label).replace("&", "") for field in self.fields if field.key in keys]

    def _on_changed(self, _tables: frozenset[str]) -> None:
        """When the file has forgotten what was refused, as of somebody who was erased, so does the form."""
        assert self._shelf is not None
        change = self._shelf.session.change
        if change is None or change.kind != "forgotten":
            return
        for record in [record for record, typed in self._on_shelf.items() if typed]:
            if self._shelf.of(record).kept() is None:
                self._on_shelf[record] = {}
                self._refused.pop(record, None)
                if record == self._record:
                    self.restore()

    def _refused_now(self) -> dict[str, tuple[Any, str]]:
        if self._record is _NO_RECORD:
            return {}
        changed = (field.key for field in self.fields if self.editor(field.key).is_changed())
        return {key: (self.editor(key).typed(), self.problem(key)) for key in changed if self.problem(key)}

    def _keep_refused(self) -> None:
        if self._record is _NO_RECORD:
            return
        self.keep_draft()
        if refused := self._refused_now():
            self._refused[self._record] = refused

    def field_cell(self, key: str) -> QWidget:
        """The field with its label, to show or hide it."""
        cell = self.editor(key).parentWidget()
        assert cell is not None
        return cell

    def has_field(self, key: str) -> bool:
        """Does the form ask for this?"""
        return any(field.key == key for field in self.fields)

    def _is_refused(self, key: str) -> bool:
        return self.has_field(key) and bool(self.problem(key)) and self.editor(key).is_changed()

    def _on_committed(self, key: str, value: object) -> None:
        if self._record is _NO_RECORD:
            return  # the form was emptied while the keyboard stood in it
        try:
            self._save(key, value)
        except RuleBroken as broken:
            at_field = [problem.message for problem in broken.problems if problem.field == key]
            self._refuse(key, " ".join(at_field or [problem.message for problem in broken.problems]))
        except StoredFileError as error:
            self._refuse(key, str(error))

    def _refuse(self, key: str, message: str) -> None:
        """Mark the field; it counts as changed still, so that it is tried again when it is left again."""
        self.editor(key).set_committed(self._stored.get(key))
        self.set_problem(key, message)
