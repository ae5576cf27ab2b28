"""The strip below the month grid: the focused cell in words, and the day, minutes and form of its meeting to change."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.actions import meetings as actions
from mentordesk.domain.meetings import Meeting, MeetingForm
from mentordesk.domain.months import Month
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _, number_text
from mentordesk.queries import meetings
from mentordesk.ui import theme
from mentordesk.ui.forms.fields import ChoiceField, DateField, DurationField
from mentordesk.ui.grids import words
from mentordesk.ui.grids.view import Place
from mentordesk.ui.panes.autosave import AutosaveForm, Shelf
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.buttons import secondary_button
from mentordesk.ui.widgets.elided import ElidedLabel
from mentordesk.ui.widgets.labels import label


class CellStrip(QFrame):
    """`opened` asks for all details; `left` comes from Enter or Esc in a field and means: back to the grid."""

    opened = Signal()
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._session = session
        self._place: Place | None = None
        self._next: tuple[Place | None, int] = None, 1
        self._waits = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_next)
        self._meeting: Meeting | None = None
        self.name, self.words = ElidedLabel("", "label", Qt.TextElideMode.ElideMiddle), label("", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.form = AutosaveForm(
            [
                DateField(key="on", label=N_("Date"), week=True, span=session.round_span),
                DurationField(key="minutes", label=N_("Length")),
                ChoiceField(key="form", label=N_("Form"), choices=[(form, form.text) for form in MeetingForm]),
            ],
            self._save,
            columns=3,
            today=lambda: session.today,
            shelf=Shelf(session, "meeting.strip", lambda: words.cell_name(*self._place) if self._place else ""),
        )
        for key in ("on", "minutes", "form"):
            self.form.editor(key).main().installEventFilter(self)
        self.details_button = secondary_button(_("Details…"), "pencil", self.opened.emit)
        self.details_button.setToolTip(_("All about the meetings of this month (Enter)"))
        self._lay_out()
        theme.keeper().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self.form.setMaximumWidth(theme.current().px(500))
        self.form.editor("on").setMinimumWidth(theme.current().px(146))

    def _lay_out(self) -> None:
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self.name)
        told.addWidget(self.words)
        told.addWidget(self.problem)
        told.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(16)
        row.addLayout(told, 2)
        row.addWidget(self.form, 3)
        row.addWidget(self.details_button, 0, Qt.AlignmentFlag.AlignBottom)

    def show_soon(self, place: Place | None, chosen: int = 1) -> None:
        """The same when the window has been painted, so that the grid does not wait for it; of several only the last."""
        self._next, self._waits = (place, chosen), True
        self._soon.start()

    def _show_next(self) -> None:
        """Tell what waits to be told: when painted, or sooner, before anything is done with the strip."""
        if self._waits and not self._session.is_over:
            self.show_place(*self._next)

    def show_place(self, place: Place | None, chosen: int = 1) -> None:
        """Tell of a cell; `chosen` is how many are chosen with it. What was typed for another one is saved first."""
        self._waits = False
        if self._place is not None and (place is None or _key(place) != _key(self._place)):
            self.commit()
        self._place = place
        self.say_problem("")
        found = meetings.in_cell(place[0].pairing_id, place[1].month) if place and place[1].ids else []
        self._meeting = found[0] if len(found) == 1 else None
        self.form.setEnabled(self._meeting is not None)
        self.details_button.setEnabled(place is not None and (place[1].open or bool(place[1].ids)))
        if self._meeting is None:
            self.form.forget_record()
            self.form.set_values({"on": None, "minutes": None, "form": None})
        else:
            one = self._meeting
            self.form.show_record(one.id, {"on": one.on, "minutes": one.minutes, "form": one.form})
        if place is None:
            self.name.setText("")
            self.words.setText(_("No month is chosen."))
            return
        more = _("{cell}  (+ {count} more chosen)").format(cell=words.cell_name(*place), count=number_text(chosen - 1))
        self.name.setText(more if chosen > 1 else words.cell_name(*place))
        told = [words.meeting(one) for one in found] or [words.state(place[1]), words.silence(place[0])]
        self.words.setText("\n".join(line[:1].upper() + line[1:] for line in told if line))

    def say_problem(self, text: str) -> None:
        """Say why something could not be entered; "" takes it away."""
        if text:
            self._show_next()
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        if text:
            self.problem.setAccessibleName(text)
            QAccessible.updateAccessibility(QAccessibleEvent(self.problem, QAccessible.Event.Alert))

    def edit(self) -> bool:
        """Go to the minutes; False where there is not just one meeting."""
        self._show_next()
        if self._meeting is None:
            return False
        line = self.form.editor("minutes").main()
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()  # type: ignore[attr-defined]  # the editor of a number is a line
        return True

    def commit(self) -> None:
        """Save what is still being typed."""
        if self._meeting is not None:
            self.form.commit()

    def _save(self, key: str, value: Any) -> None:
        if self._meeting is None or self._place is None:
            return
        if value is None:
            raise RuleBroken.at(key, _("This is needed."))
        text = _("Change the meeting of {cell}").format(cell=words.cell_name(*self._place))
        self._session.perform(text, actions.update, self._meeting.id, today=self._session.today, **{key: value})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.form.commit() and not any(self.form.problem(key) for key in ("on", "minutes", "form")):
                    self.left.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self._meeting is not None:
                one = self._meeting
                self.form.set_values({"on": one.on, "minutes": one.minutes, "form": one.form})
                self.left.emit()
                return True
        return super().eventFilter(watched, event)


def _key(place: Place) -> tuple[int, Month]:
    return place[0].pairing_id, place[1].month
