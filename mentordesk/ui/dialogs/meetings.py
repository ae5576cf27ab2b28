"""The details of a pair's month: every meeting with all that is known about it, one more, or one less."""

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.actions import meetings as actions
from mentordesk.domain.meetings import Absent, Meeting, MeetingForm, MeetingStatus
from mentordesk.domain.months import Month
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _, ngettext
from mentordesk.queries import earlier
from mentordesk.queries import meetings as queries
from mentordesk.queries.month_grid import Cell, GridRow
from mentordesk.ui import helping
from mentordesk.ui.forms.fields import ChoiceField, DateField, DurationField, Field, MultilineField, TextField
from mentordesk.ui.grids import words
from mentordesk.ui.panes.autosave import AutosaveForm, Shelf, attempt
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.buttons import icon_button, primary_button, secondary_button
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import MessageBar
from mentordesk.ui.widgets.scroll import Scroll, height_of

_SHOWN = ("status", "on", "absent", "minutes", "form", "place", "note")


def _fields(session: Session) -> list[Field]:
    return [
        ChoiceField(key="status", label=N_("Status"), choices=[(status, status.text) for status in MeetingStatus]),
        DateField(key="on", label=N_("Date"), required=True, week=True, span=session.round_span),
        ChoiceField(key="absent", label=N_("Who stayed away"), choices=[(who, who.text) for who in Absent],
                    empty=N_("Not said")),
        DurationField(key="minutes", label=N_("Length")),
        ChoiceField(key="form", label=N_("Form"), choices=[(form, form.text) for form in MeetingForm]),
        TextField(key="place", label=N_("Place"), completions=earlier.meeting_places),
        MultilineField(key="note", label=N_("Note"), lines=2, wide=True),
    ]  # fmt: skip


class MeetingBlock(QWidget):
    """One meeting; each field is saved when it is left."""

    def __init__(self, dialog: "CellDialog", meeting: Meeting) -> None:
        super().__init__()
        self.meeting_id = meeting.id
        self._dialog = dialog
        self.title = label("", "label")
        remove = icon_button("trash-2", _("Remove this meeting"), lambda: dialog.remove(self.meeting_id))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(remove)
        shelf = Shelf(dialog.session, "meeting.details", dialog.windowTitle)
        self.form = AutosaveForm(
            _fields(dialog.session), self._save, columns=3, today=lambda: dialog.session.today, shelf=shelf
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.form)
        self.show_meeting(meeting)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the meeting as it is now; who stayed away is asked only after a no-show."""
        self.title.setText(words.meeting(meeting))
        self.form.show_record(meeting.id, {key: getattr(meeting, key) for key in _SHOWN})
        self.form.editor("absent").setEnabled(meeting.status is MeetingStatus.NO_SHOW)

    def _save(self, key: str, value: Any) -> None:
        if key in ("on", "minutes") and value is None:
            raise RuleBroken.at(key, _("This is needed."))
        self._dialog.perform(_("Change the meeting of {cell}"), actions.update, self.meeting_id, **{key: value})


class CellDialog(QDialog):
    """The meetings of one pair in one month. What is changed is saved at once and can be undone."""

    def __init__(self, session: Session, row: GridRow, cell: Cell, parent: QWidget) -> None:
        super().__init__(parent)
        self.session, self._row, self._cell = session, row, cell
        self._blocks: dict[int, MeetingBlock] = {}
        self._warned = False
        name = words.cell_name(row, cell)
        self.setWindowTitle(name)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        helping.offer(self, "meetings")
        self.state, self.message = label("", "second", wrap=True), MessageBar()
        self.add_button = secondary_button(_("&Add a meeting"), "plus", self.add)
        self.close_button = primary_button(_("Close"), on_click=self.accept)
        self._content = QWidget()
        self._list = QVBoxLayout(self._content)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(14)
        self._list.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(name, "section", wrap=True))
        column.addWidget(self.state)
        column.addWidget(self.message)
        self._scroll = Scroll(self._content, fit_height=True, air=True)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._buttons())
        self.setMinimumWidth(700)
        session.changed.connect(self._on_changed)
        self.refill()
        self._first_focus()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self.close_button.setDefault(bool(self._cell.ids))
        self.add_button.setAutoDefault(not self._cell.ids)
        return row

    def _first_focus(self) -> None:
        if self._blocks:
            next(iter(self._blocks.values())).form.focus("status")
        else:
            self.add_button.setFocus()

    def refill(self) -> None:
        """Show the meetings as they are now; what is being typed stays."""
        found = {one.id: one for one in queries.in_cell(self._row.pairing_id, self._cell.month)}
        for meeting_id in [known for known in self._blocks if known not in found]:
            gone = self._blocks.pop(meeting_id)
            gone.hide()
            gone.deleteLater()
        for place, (meeting_id, meeting) in enumerate(found.items()):
            block = self._blocks.get(meeting_id)
            if block is None:
                block = self._blocks[meeting_id] = MeetingBlock(self, meeting)
                self._list.insertWidget(place, block)
                block.show()  # now: in a dialog that is open the layout would show it later, and give it room then
            block.show_meeting(meeting)
        text = ngettext("{count} meeting is written down.", "{count} meetings are written down.", len(found))
        self.state.setText(text.format(count=len(found)) if found else _("No meeting is written down in this month."))
        self._make_room()

    def _make_room(self) -> None:
        """Let all meetings have their place at once, and the dialog its height."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._scroll.updateGeometry()
        self.resize(self.width(), max(self.minimumHeight(), height_of(self, self._scroll, self.width())))

    def block(self, meeting_id: int) -> MeetingBlock:
        """The fields of a meeting."""
        return self._blocks[meeting_id]

    def add(self) -> None:
        """One more meeting, on a sensible day of the month; held unless that day is still to come."""
        day = _sensible_day(self._row, self._cell.month, self.session.today)
        status = MeetingStatus.HELD if day <= self.session.today else MeetingStatus.PLANNED
        made: list[int] = []

        def record() -> None:
            words = _("Add a meeting to {cell}")
            made.append(self.perform(words, actions.record, self._row.pairing_id, on=day, status=status))

        if attempt(self.message, record):
            self.close_button.setDefault(True)
            new = self.block(made[0]).form
            new.focus("on")
            self._scroll.ensureWidgetVisible(new.editor("on").main(), 0, 90)

    def remove(self, meeting_id: int) -> None:
        """Take a meeting away; undo brings it back."""
        words = self._label(_("Remove a meeting of {cell}"))
        if attempt(self.message, lambda: self.session.perform(words, actions.remove, meeting_id)):
            self.add_button.setFocus()

    def perform(self, text: str, action: Any, *args: Any, **kwargs: Any) -> Any:
        """Do something as a step that names the cell."""
        return self.session.perform(self._label(text), action, *args, today=self.session.today, **kwargs)

    def _label(self, text: str) -> str:
        return text.format(cell=words.cell_name(self._row, self._cell))

    def _on_changed(self, tables: frozenset[str]) -> None:
        if "meeting" in tables:
            self.refill()

    def done(self, result: int) -> None:
        for block in self._blocks.values():
            block.form.commit()
        unsaved = [name for block in self._blocks.values() for name in block.form.unsaved()]
        if unsaved and not self._warned:
            self._warned = True
            text = _("Not saved: {fields}. Correct it, or close once more to let it go.")
            self.message.show_message(text.format(fields=", ".join(unsaved)), tone="bad")
            return
        for block in self._blocks.values():  # what is let go of here is not kept as a draft either
            block.form.restore()
            block.form.keep_draft()
        self.session.changed.disconnect(self._on_changed)
        super().done(result)


def _sensible_day(row: GridRow, month: Month, today: date) -> date:
    """Today in the running month, else the middle of the month, within the pair's own time."""
    wanted = today if Month.of(today) == month else date(month.year, month.month, 15)
    return max(row.starts_on, min(wanted, row.ends_on or date.max))
