"""The dated notes about a person: write one, correct it, take it away."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.actions import notes as actions
from mentordesk.domain.notes import Note
from mentordesk.domain.people import Person, problem_of_text
from mentordesk.i18n import _
from mentordesk.queries import notes
from mentordesk.ui import only_reading
from mentordesk.ui.forms import drafts
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.forms.fields import DateField, MultilineField
from mentordesk.ui.panes.autosave import attempt
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.buttons import icon_button, secondary_button
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.lines import TextArea
from mentordesk.ui.widgets.messages import MessageBar


class NotesTab(QWidget):
    """Notes, the newest first. What is typed and not yet added waits with its person, in the file too."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._person: Person | None = None
        self._waiting: dict[int, str] = {}
        self._keeper: drafts.Keeper | None = None
        self.text = TextArea(3)
        self.text.setPlaceholderText(_("Write a note"))
        self.text.setAccessibleName(_("New note"))
        self.add_button = secondary_button(_("Add note"), "plus", self.add)
        only_reading.lock(session, self.add_button)
        self.add_button.setToolTip(_("Add note (Ctrl+Enter)"))
        add = QShortcut(QKeySequence("Ctrl+Return"), self.text)
        add.setContext(Qt.ShortcutContext.WidgetShortcut)
        add.activated.connect(self.add)
        self.text.textChanged.connect(lambda: self.add_button.setEnabled(bool(self.text.toPlainText().strip())))
        self.message = MessageBar()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        column.addWidget(self.message)
        column.addWidget(self.text)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(6)
        column.addLayout(self._lines)
        column.addStretch(1)

    def show_person(self, person: Person) -> int:
        """Show the notes about a person; gives back how many there are."""
        if self._person is None or person.id != self._person.id:
            self._begin(person)
        self._person = person
        self.add_button.setEnabled(bool(self.text.toPlainText().strip()))
        while (item := self._lines.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.hide()
                line.deleteLater()
        found = notes.of(person_id=person.id)
        for note in found:
            self._lines.addWidget(_NoteLine(note, self))
        return len(found)

    def add(self) -> None:
        """Keep what is typed as a note of today."""
        text = self.text.toPlainText().strip()
        if self._person is None or not text:
            return
        about, person_id, today = _("Note about {name}").format(name=self._person.name), self._person.id, self.session.today
        if attempt(
            self.message,
            lambda: self.session.perform(about, actions.add, on=today, text=text, person_id=person_id),
        ):
            self.text.clear()
            self.keep_draft()

    def unsaved(self) -> list[str]:
        """That something was typed here, or for somebody shown before, and never added."""
        waiting = self._waiting if self._person is None else self._waiting | {self._person.id: self.text.toPlainText()}
        return [self.text.accessibleName()] if any(text.strip() for text in waiting.values()) else []

    def keep_draft(self) -> bool:
        """Keep what is typed and not yet added; False where it could not be written, now or for somebody before."""
        return self._flush() and not any(self._waiting.values())

    def _flush(self) -> bool:
        """Keep what stands in the box; False where it could not be written, or is not kept for what stands in it."""
        whole = bool(self._typed()) or not self.text.toPlainText().strip()
        return self._keeper is None or (self._keeper.flush() and whole)

    def _begin(self, person: Person) -> None:
        """Put away what is typed about one person, and show what waits for the other."""
        if self._keeper is not None and self._person is not None:
            kept = self._flush()
            self._waiting[self._person.id] = "" if kept else self.text.toPlainText()
            self._keeper.stop()
            self._keeper.deleteLater()
        place = drafts.at(self.session, "person.note", person.id)
        known = place.kept()
        waiting = self._waiting.pop(person.id, "") or (known.typed.get("text", "") if known is not None else "")
        self.text.setPlainText(waiting)
        self._keeper = drafts.Keeper(place, _("Note about {name}").format(name=person.name), self._typed, self)
        self._keeper.start(known.typed if known is not None else None)

    def _typed(self) -> drafts.Typed:
        text = self.text.toPlainText()
        return {"text": text} if text.strip() and problem_of_text("text", text) is None else {}

    def edit(self, note: Note) -> None:
        """Correct a note."""
        name = self._person.name if self._person is not None else ""

        def perform(given: dict[str, Any]) -> None:
            self.session.perform(_("Change note about {name}").format(name=name), actions.update, note.id, **given)

        fields = [
            DateField(key="on", label=_("&Date"), required=True, span=self.session.round_so_far),
            MultilineField(key="text", label=_("&Note"), lines=6, required=True),
        ]
        FormDialog(
            _("Note about {name}").format(name=name),
            fields,
            verb=_("Keep"),
            perform=perform,
            values={"on": note.on, "text": note.text},
            today=lambda: self.session.today,
            draft=drafts.at(self.session, "person.note.edit", note.person_id or 0, note.id),
            guide="people",
            parent=self,
        ).ask()

    def remove(self, note: Note) -> None:
        """Take a note away; undo brings it back."""
        name = self._person.name if self._person is not None else ""
        about = _("Remove note about {name}").format(name=name)
        attempt(self.message, lambda: self.session.perform(about, actions.remove, note.id))


class _NoteLine(QWidget):
    """One note: its day, its text, and the ways to change it."""

    def __init__(self, note: Note, tab: NotesTab) -> None:
        super().__init__()
        day = note.on.isoformat()
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(day, "label"), 1)
        change = icon_button("pencil", _("Change the note of {day}").format(day=day), lambda: tab.edit(note))
        take_away = icon_button("trash-2", _("Remove the note of {day}").format(day=day), lambda: tab.remove(note))
        only_reading.lock(tab.session, change, take_away)
        head.addWidget(change)
        head.addWidget(take_away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(label(note.text, wrap=True, selectable=True))
