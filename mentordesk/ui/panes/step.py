"""Shows what one step of the history changed, in words, with the ways to restore all of it or one value."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.actions import history as actions
from mentordesk.domain.history import HistoryLine
from mentordesk.i18n import _, ngettext
from mentordesk.queries import history, history_words
from mentordesk.queries.history import Records
from mentordesk.queries.history_words import RecordTold, StepTold, ValueTold
from mentordesk.ui.panes.autosave import attempt, say_undoable
from mentordesk.ui.session import Session
from mentordesk.ui.tasks import in_one_go
from mentordesk.ui.widgets.buttons import link_button, secondary_button
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import MessageBar
from mentordesk.ui.widgets.scroll import padded

LONG = 2000
"""More records than these take half a second to restore, so that it is shown how far it is."""
MOST = 40
"""So many records are shown; of more there is the count."""


class StepDetail(QWidget):
    """One line of the history: when, by whom, and each changed record with its values.

    What is refused is said here. A file opened for reading offers no restoring.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._line: HistoryLine | None = None
        self.title, self.when = label("", "strong", wrap=True), label("", "caption", wrap=True)
        self.restore_button = secondary_button(_("&Restore"), "undo-2", self.restore)
        self.restore_button.setToolTip(_("Take back what this step did"))
        self.restore_button.setAutoDefault(False)
        self.message = MessageBar()
        self.hint = label("", "second", wrap=True)
        self._content = QWidget()
        self._records = QVBoxLayout(self._content)
        self._records.setContentsMargins(0, 0, 0, 0)
        self._records.setSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addWidget(self.message)
        column.addWidget(self.hint)
        column.addWidget(padded(self._content), 1)
        self.show_nothing()

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.when)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def show_nothing(self) -> None:
        """No line is chosen."""
        self._line = None
        self._clear()
        for part in (self.title, self.when, self.restore_button):
            part.hide()
        self._say(_("Choose a line to see what it changed."))

    def show_line(self, line: HistoryLine, about: Records | None = None) -> None:
        """Show a line; with `about` only what it changed in the records of one person or pair."""
        if self._line is None or line.id != self._line.id:
            self.message.clear()
        self._line = line
        self._clear()
        told = history_words.step(line.id, about)
        self.title.setText(line.label)
        self.when.setText(_("{day} {time}, {who}").format(day=line.at[:10], time=line.at[11:16], who=line.who))
        self.title.show()
        self.when.show()
        self.restore_button.setVisible(told.restorable and not self._session.desk.read_only)
        parts = [_RecordPart(record, self) for record in told.records[:MOST]]
        for part in parts:
            self._records.addWidget(part)
            part.show()  # at once: what is hidden takes no focus
        for before, after in pairwise([self.restore_button, *(button for part in parts for button in part.buttons)]):
            QWidget.setTabOrder(before, after)
        if told.records and (others := told.others + max(len(told.records) - MOST, 0)):
            text = ngettext(
                "{count} more record changed in this step.", "{count} more records changed in this step.", others
            )
            self._records.addWidget(label(text.format(count=others), "second", wrap=True))
        self._records.addStretch(1)
        self._say(_why_nothing(told))

    def restore(self) -> None:
        """Take back what the step did."""
        line = self._line
        if line is None:
            return
        count = history.count_noted(line.id)
        words = ngettext("{count} record", "{count} records", count).format(count=count)
        text = _("Restored: {what}").format(what=line.label)
        with in_one_go(_("Restoring"), words, self.window(), long=count > LONG) as tick:
            done = attempt(self.message, lambda: self._session.perform(text, actions.restore, line.id, tick))
        if done:
            say_undoable(self.message, self._session, _("It is restored."))

    def restore_value(self, record: RecordTold, value: ValueTold) -> None:
        """Put one old value back."""
        text = _("Restored: {what}").format(what=f"{value.name} ({record.title})")
        self._try(lambda: self._session.perform(text, actions.restore_value, record.change_id, value.column))

    @property
    def can_restore(self) -> bool:
        """Whether values and steps are offered for restoring."""
        return not self._session.desk.read_only

    def _try(self, do: object) -> None:
        assert callable(do)
        if attempt(self.message, do):
            say_undoable(self.message, self._session, _("It is restored."))

    def _say(self, text: str) -> None:
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def _clear(self) -> None:
        while (item := self._records.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()


def _why_nothing(told: StepTold) -> str:
    """Why there is little to see, or nothing to restore."""
    if told.records and not told.restorable:
        return _("Certificates stand in the register for ever, so this step cannot be restored.")
    return "" if told.records else _("What this step changed was not written down.")


class _RecordPart(QWidget):
    """One changed record: what became of it, which it is, and its values."""

    def __init__(self, record: RecordTold, step: StepDetail) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        text = _("{kind}: {record}").format(kind=record.kind.label, record=record.title)
        column.addWidget(label(text, "label", wrap=True))
        for value in record.values:
            words = label(value.text, wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)  # Tab goes from button to button
            column.addWidget(words)
            if value.restorable and step.can_restore:
                column.addLayout(self._way_back(record, value, step))

    def _way_back(self, record: RecordTold, value: ValueTold, step: StepDetail) -> QHBoxLayout:
        button = link_button(_("Restore this value"), lambda: step.restore_value(record, value), flush=True)
        button.setAutoDefault(False)
        button.setAccessibleName(_("Restore this value: {value}").format(value=f"{value.name} {value.old}"))
        self.buttons.append(button)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 4)
        row.addWidget(button)
        row.addStretch(1)
        return row
