"""What is to be done, on a card: a line for each kind of thing, with one button that leads to the list behind it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.i18n import N_, _
from mentordesk.queries.todo import TodoItem, TodoKind
from mentordesk.ui.icons import IconLabel
from mentordesk.ui.pages import links
from mentordesk.ui.widgets.buttons import secondary_button
from mentordesk.ui.widgets.cards import Card
from mentordesk.ui.widgets.labels import label

LOOKS: dict[TodoKind, tuple[str, str, str]] = {
    TodoKind.FIRST_PEOPLE: ("users", "info", N_("Go there")),
    TodoKind.FIRST_PAIRS: ("heart-handshake", "info", N_("Go there")),
    TodoKind.MENTOR_LEAVES: ("user-x", "bad", N_("Replace")),
    TodoKind.QUIET: ("triangle-alert", "warn", N_("Show")),
    TodoKind.PAUSED: ("pause", "warn", N_("Show")),
    TodoKind.WAITING: ("clock", "warn", N_("Show")),
    TodoKind.CHECK_INS: ("phone", "info", N_("Show")),
    TodoKind.MEETINGS: ("calendar-check", "info", N_("Open")),
    TodoKind.AGREEMENTS: ("file-text", "info", N_("Show")),
    TodoKind.STILL_OPEN: ("flag", "info", N_("Show")),
    TodoKind.OUTCOMES: ("target", "info", N_("Show")),
    TodoKind.DUPLICATES: ("merge", "info", N_("Show")),
    TodoKind.CERTIFICATES: ("award", "ok", N_("Print")),
    TodoKind.FOLLOW_UPS: ("message-square", "info", N_("Show")),
}
"""Icon, tone and verb of each kind of thing to do."""


class TodoCard(Card):
    """The card. `jump(page, target)` asks for the list behind a line, `command(key)` for the dialog behind it."""

    jump = Signal(str, object)
    command = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("To do"))
        self.lines = QVBoxLayout()
        self.lines.setSpacing(6)
        self.add(self.lines)
        self.body.addStretch(1)

    def show_items(self, items: list[TodoItem]) -> None:
        """Show these lines; the keyboard stays at the line it was on."""
        at = self._focused()
        while (old := self.lines.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        lines = [self._line(item) for item in items]
        for line in lines:
            self.lines.addWidget(line)
        buttons = [button for line in lines if (button := line.findChild(QPushButton)) is not None]
        if buttons:
            self.setFocusProxy(buttons[0])
            widest = max(button.sizeHint().width() for button in buttons)
            for button in buttons:
                button.setMinimumWidth(widest)
        if buttons and at >= 0:
            buttons[min(at, len(buttons) - 1)].setFocus()
        if not items:
            self.lines.addWidget(label(_("Nothing to do right now. Enjoy it."), "second"))

    def _go(self, item: TodoItem) -> None:
        if item.kind is TodoKind.DUPLICATES:
            self.command.emit("people.duplicates")
        else:
            self.jump.emit(*links.of_todo(item))

    def _focused(self) -> int:
        """Which line has the keyboard; -1 for none."""
        inner = self.focusWidget()
        if inner is None or not inner.hasFocus():
            return -1
        lines = [item.widget() for place in range(self.lines.count()) if (item := self.lines.itemAt(place)) is not None]
        return next((place for place, line in enumerate(lines) if line is not None and line.isAncestorOf(inner)), -1)

    def _line(self, item: TodoItem) -> QWidget:
        icon, tone, verb = LOOKS[item.kind]
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(IconLabel(icon, tone, 18))
        words = label(item.sentence, wrap=True)
        row.addWidget(words, 1)
        button = secondary_button(_(verb), on_click=lambda: self._go(item))
        button.setAccessibleName(f"{_(verb)}: {item.sentence}")
        meaning = _(links.MEANINGS[item.kind]) if item.kind in links.MEANINGS else ""
        button.setAccessibleDescription(meaning)
        for part in (button, words):
            part.setToolTip(meaning)
        row.addWidget(button)
        return line
