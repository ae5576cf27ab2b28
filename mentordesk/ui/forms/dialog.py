"""A form in a dialog: it stays open until what it asks for has been done."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.desk import StoredFileError
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import _
from mentordesk.ui import helping
from mentordesk.ui.forms import drafts
from mentordesk.ui.forms.drafts import Place, Typed
from mentordesk.ui.forms.editors import Today
from mentordesk.ui.forms.fields import Field
from mentordesk.ui.forms.form import Form
from mentordesk.ui.widgets.buttons import danger_button, primary_button, secondary_button
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import MessageBar
from mentordesk.ui.widgets.scroll import Scroll, height_of

Perform = Callable[[dict[str, Any]], Any]


class Again(NamedTuple):
    """A second button, for what comes in rows: it does the work and leaves the form open for the next one."""

    verb: str
    kept: Sequence[str]
    """The fields that keep what stands in them; the others begin anew."""
    said: Callable[[Any], str]
    """What is said of the result."""


class FormDialog(QDialog):
    """Asks for fields and does something with them.

    `perform(values)` runs when the verb is pressed. If it raises `RuleBroken`, each problem stands at its field
    and the dialog stays open; otherwise it closes and `result_value` holds what was given back.

    With a `draft` what is typed is kept in the file until the form has done its work or is given up by its Cancel
    button. Esc and the cross of the window keep it, as the death of the program does: they are pressed by accident
    too. The next time the form opens with what was typed, says so, and offers to start empty.

    F1 opens the user guide at the page `guide`.

    With `again` a second button (Ctrl+Shift+Enter) does the work and goes on with the next one; `result_value` is
    then that of the last, however the dialog is left.
    """

    def __init__(
        self,
        title: str,
        field_list: Sequence[Field],
        *,
        verb: str,
        perform: Perform,
        values: Mapping[str, Any] | None = None,
        text: str = "",
        columns: int = 1,
        danger: bool = False,
        today: Today = date.today,
        draft: Place | None = None,
        again: Again | None = None,
        guide: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        helping.offer(self, guide)
        self._perform, self._today, self._draft, self._again = perform, today, draft, again
        self.result_value: Any = None
        self.form = Form(field_list, columns=columns, today=today)
        self.form.set_values(values or {})
        self.message = MessageBar()
        self._keeper: drafts.Keeper | None = None
        self._empty = drafts.typed_in(self.form) if again is not None else Typed()
        self._lay_out(title, text, self._buttons(verb, danger))
        self.setMinimumWidth(480 if columns == 1 else 720)
        self._fit_screen()
        self.form.focus()

    def _lay_out(self, title: str, text: str, buttons: QHBoxLayout) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(label(title, "section"))
        if text:
            layout.addWidget(label(text, "second", wrap=True))
        layout.addWidget(self.message)
        self._scroll = Scroll(self.form, fit_height=True, air=True)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(buttons)

    def _fit_screen(self) -> None:
        """Show the whole form where the screen has room; Qt of its own takes two thirds of the height at most."""
        width = self.sizeHint().expandedTo(self.minimumSizeHint()).expandedTo(self.minimumSize()).width()
        self.resize(width, height_of(self, self._scroll, width))

    def _buttons(self, verb: str, danger: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.cancel_button = secondary_button(_("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self._give_up)
        self.ok_button = danger_button(verb, filled=True) if danger else primary_button(verb)
        self.ok_button.setDefault(not danger)
        self.ok_button.clicked.connect(self.try_it)
        row.addWidget(self.cancel_button)
        if self._again is not None:
            self.again_button = secondary_button(self._again.verb, on_click=self.try_and_go_on)
            self.again_button.setToolTip(_("Ctrl+Shift+Enter"))
            self.again_button.setAutoDefault(False)
            row.addWidget(self.again_button)
        row.addWidget(self.ok_button)
        return row

    def try_it(self) -> None:
        """Do what the dialog is for, or show why not."""
        if self._is_done():
            self.accept()

    def try_and_go_on(self) -> None:
        """Do what the dialog is for and begin with the next one, or show why not."""
        if self._again is None or not self._is_done():
            return
        now = drafts.typed_in(self.form)
        self._empty |= {key: now[key] for key in self._again.kept if key in now}
        self._start_empty()
        for key, value in self.form.values().items():
            self.form.editor(key).set_committed(value)  # what was chosen before is done and no longer the last word
            self.form.set_hint(key, "")
        self.message.show_message(self._again.said(self.result_value), "ok")
        self._grow()

    def _is_done(self) -> bool:
        """Do it; where it cannot be, show why."""
        self.form.clear_problems()
        self.message.clear()
        problems = {**self.form.missing(), **self.form.unreadable()}
        if problems:
            self.form.show_problems(problems.items())
            self._grow()
            return False
        try:
            self.result_value = self._perform(self.form.values())
        except RuleBroken as broken:
            elsewhere = self.form.show_problems((problem.field, problem.message) for problem in broken.problems)
            if elsewhere:
                self.message.show_message("\n".join(elsewhere), tone="bad")
            self._grow()
            return False
        except StoredFileError as error:  # the file could not be written: the dialog keeps what was typed
            self.message.show_message(str(error), tone="bad")
            return False
        return True

    def ask(self) -> Any:
        """Show it until it has done its work or is given up: what `perform` gave back, or None. It goes afterwards."""
        self.exec()
        self.deleteLater()
        return self.result_value

    def _grow(self) -> None:
        """Make room for the sentences that appeared as far as the screen has it, and never take any away."""
        self._scroll.updateGeometry()
        self.resize(self.width(), max(self.height(), height_of(self, self._scroll, self.width())))
        below = self.frameGeometry().bottom() - self.screen().availableGeometry().bottom()
        if below > 0:
            self.move(self.x(), max(self.screen().availableGeometry().top(), self.y() - below))

    # -- drafts -----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._draft is not None and self._keeper is None:
            self._begin_draft(self._draft)

    def _begin_draft(self, place: Place) -> None:
        """Bring back what was typed here before, and keep what is typed from now on."""
        self._empty = drafts.typed_in(self.form)
        self._keeper = drafts.Keeper(place, self.windowTitle(), self._typed, self)
        kept = place.kept()
        if kept is not None:
            drafts.put_back(self.form, kept.typed)
            self.message.show_message(kept.restored(self._today()), "info", _("Start empty"), self._start_empty)
            self._grow()
        self._keeper.start(kept.typed if kept is not None else None)

    def _typed(self) -> Typed:
        """What was typed that did not stand there at the beginning, as far as it may be kept."""
        new = {key: typed for key, typed in drafts.typed_in(self.form).items() if typed != self._empty.get(key)}
        return {key: typed for key, typed in new.items() if drafts.may_keep(self.form, key, typed)}

    def _start_empty(self) -> None:
        """Let go of what was typed before."""
        drafts.put_back(self.form, self._empty)
        self.form.clear_problems()
        if self._keeper is not None:
            self._keeper.flush()
        self.form.focus()

    def _give_up(self) -> None:
        """Cancelled on purpose: nothing of it is kept."""
        if self._keeper is not None:
            self._keeper.drop()
            self._keeper.deleteLater()
            self._keeper = None
        self.reject()

    def done(self, result: int) -> None:
        if self._keeper is not None:
            if result == QDialog.DialogCode.Accepted:
                self._keeper.drop()
            else:
                self._keeper.flush()
                self._keeper.stop()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.try_and_go_on() if shift and self._again is not None else self.try_it()
        else:
            super().keyPressEvent(event)
