"""What stands in a pane while several lines of a list are chosen: who they are, and what can be done with all of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from mentordesk.i18n import _, ngettext
from mentordesk.queries.many import Refusal, some_of
from mentordesk.ui import icons, only_reading
from mentordesk.ui.icons import IconLabel
from mentordesk.ui.widgets.buttons import danger_button, icon_button, secondary_button
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.scroll import padded

NAMED = 8
"""So many are named; the rest are counted."""


Choices = Callable[[], Sequence[tuple[str, Callable[[], object]]]]
"""What one of several is chosen from, asked when it is to be chosen: (text, call)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One thing that can be done with what is chosen, for the pane and the menus: `run`, or one of `choices`.

    `section` is the heading under which the pane shows it.
    """

    key: str
    text: str
    icon: str
    run: Callable[[], object] = lambda: None
    choices: Choices | None = None
    section: str = ""
    danger: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it: for how many it was done, and who was left as they are, and why."""

    count: int
    refused: Sequence[Refusal]


def put_into(menu: QMenu, offers: Sequence[Offer]) -> None:
    """The offers as lines of a menu."""
    for offer in offers:
        if offer.choices is None:
            action = menu.addAction(offer.text)
            action.triggered.connect(lambda _on, run=offer.run: run())
            action.setObjectName(offer.key)
            icons.put(action, offer.icon)
        else:
            below = menu.addMenu(offer.text)
            below.menuAction().setObjectName(offer.key)
            icons.put(below.menuAction(), offer.icon)
            below.aboutToShow.connect(lambda below=below, choices=offer.choices: _fill(below, choices))


def _fill(menu: QMenu, choices: Choices) -> None:
    menu.clear()
    for text, run in choices():
        menu.addAction(text.replace("&", "&&")).triggered.connect(lambda _on, run=run: run())


def told(refused: Sequence[Refusal]) -> str:
    """Who was left out and why: a line for each reason, with the first of the names."""
    by_reason: dict[str, list[str]] = {}
    for one in refused:
        by_reason.setdefault(one.why, []).append(one.name)
    return "\n".join(f"{some_of(names)}: {why}" for why, names in by_reason.items())


class SeveralPane(QWidget):
    """Their number, some of their names, and a button for each offer. `closed` comes from its cross."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "section", wrap=True)
        self.close_button = icon_button("x", _("Close (Esc)"), self.closed.emit)
        self.close_button.hide()
        self.about = label("", "second", wrap=True)
        self.names = label("", "second", wrap=True)
        self.buttons: dict[str, QPushButton] = {}
        self._offers: dict[str, Offer] = {}
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 24)
        self._lines.setSpacing(8)
        for part in (self.about, self.names):
            self._lines.addWidget(part)
        self._headings: list[QWidget] = []
        self._lines.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 8, 0)
        column.addLayout(head)
        column.addWidget(padded(inside), 1)

    def show_several(self, title: str, about: str, names: Iterable[str], count: int, offers: Sequence[Offer]) -> None:
        """Show so many, with the first of their names; the keyboard stays at its button, if that is still offered."""
        self.title.setText(title)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        words, more = "\n".join(islice(names, NAMED)), count - NAMED
        if more > 0:
            words += "\n" + ngettext("and {count} more", "and {count} more", more).format(count=more)
        self.names.setText(words)
        if [(one.key, one.section) for one in offers] != [(one.key, one.section) for one in self._offers.values()]:
            self._put_buttons(offers)
        self._offers = {one.key: one for one in offers}
        for offer in offers:
            self.buttons[offer.key].setText(offer.text)

    def writing(self) -> list[QPushButton]:
        """The buttons that change the file."""
        return [button for key, button in self.buttons.items() if key not in only_reading.READING]

    def set_floating(self, floating: bool) -> None:
        """Over the list instead of beside it: then there is a cross to close."""
        self.close_button.setVisible(floating)

    def take_focus(self) -> None:
        """To the first thing that can be done."""
        first = next(iter(self.buttons.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _put_buttons(self, offers: Sequence[Offer]) -> None:
        focused = self.window().focusWidget()  # also while a dialog has the keyboard, which comes back to it
        at = next((key for key, button in self.buttons.items() if button is focused), "")
        for old in (*self.buttons.values(), *self._headings):
            old.hide()
            self._lines.removeWidget(old)
            old.deleteLater()
        self.buttons, self._headings = {}, []
        section = ""
        for offer in offers:
            if offer.section != section:
                section = offer.section
                heading = label(section, "label")
                heading.setContentsMargins(0, 10, 0, 0)
                self._headings.append(heading)
                self._lines.insertWidget(self._lines.count() - 1, heading)
            self.buttons[offer.key] = button = self._button(offer)
            self._lines.insertWidget(self._lines.count() - 1, button)
            button.show()  # at once: what is hidden takes no focus
        if at:
            (self.buttons[at].setFocus() if at in self.buttons else self.take_focus())

    def _button(self, offer: Offer) -> QPushButton:
        button = (danger_button if offer.danger else secondary_button)(offer.text, offer.icon)
        button.setProperty("offer", True)
        button.clicked.connect(lambda _on, key=offer.key: self._on_clicked(key))
        if offer.choices is not None:  # a menu of Qt's own would take the room before the picture away
            button.setAccessibleDescription(_("Opens a menu"))
            down = IconLabel("chevron-down")
            down.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row = QHBoxLayout(button)
            row.setContentsMargins(0, 0, 8, 0)
            row.addWidget(down, 0, Qt.AlignmentFlag.AlignRight)
        return button

    def _on_clicked(self, key: str) -> None:
        offer, button = self._offers[key], self.buttons[key]
        if offer.choices is None:
            offer.run()
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _fill(menu, offer.choices)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
