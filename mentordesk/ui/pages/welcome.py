"""What stands in the window while no file is open: begin, open, try, or go on with a recent file."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mentordesk.i18n import _
from mentordesk.ui.icons import IconLabel
from mentordesk.ui.settings import Key, Settings
from mentordesk.ui.widgets.buttons import icon_button, primary_button, secondary_button
from mentordesk.ui.widgets.cards import Card
from mentordesk.ui.widgets.elided import ElidedLabel
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import MessageBar
from mentordesk.ui.widgets.scroll import Scroll

MOST = 6
"""So many recent files are shown; those that are pinned all are."""


class RecentFile(QPushButton):
    """One file: its name, where it lies and when it was last changed; the whole line opens it, and its pin keeps it."""

    def __init__(self, path: Path, pinned: bool) -> None:
        super().__init__()
        self.path = path
        self.setProperty("kind", "row")
        self.setAutoDefault(True)  # Enter presses it, as Space does
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        changed = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 - shown in the user's own time
        when = f"{changed:%Y-%m-%d %H:%M}"
        self.name = ElidedLabel(path.stem, "strong", Qt.TextElideMode.ElideMiddle)
        self.folder = ElidedLabel(str(path.parent), "caption", Qt.TextElideMode.ElideMiddle)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.folder)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 8, 5)
        row.setSpacing(12)
        row.addWidget(IconLabel("pin", "accent", 18) if pinned else IconLabel("file-text", "text_2", 18))
        row.addLayout(words, 1)
        row.addWidget(label(when, "caption"))
        text = _("Unpin {name}") if pinned else _("Pin {name}: it stays at the head of the list")
        self.pin = icon_button("pin-off" if pinned else "pin", text.format(name=path.stem))
        row.addWidget(self.pin)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setToolTip(str(path))
        name = _("{name}, pinned").format(name=path.stem) if pinned else path.stem
        self.setAccessibleName(f"{name}, {when}")
        self.setAccessibleDescription(str(path.parent))

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()


class WelcomePage(QWidget):
    """Signals say what was chosen; `open_wanted` carries the file, or None to ask for one."""

    new_wanted = Signal()
    open_wanted = Signal(object)
    sample_wanted = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.message = MessageBar()
        self.new_button = primary_button(_("New programme…"), "file-plus")
        self.open_button = secondary_button(_("Open…"), "folder-open")
        self.sample_button = secondary_button(_("Try with sample data"), "sprout")
        self.new_button.clicked.connect(self.new_wanted)
        self.open_button.clicked.connect(lambda: self.open_wanted.emit(None))
        self.sample_button.clicked.connect(self.sample_wanted)
        self.recent = QVBoxLayout()
        self.recent.setSpacing(2)
        self._lay_out()
        self.refill()

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(16)
        middle.addStretch(2)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconLabel("sprout", "accent", 36))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label("MentorDesk", "title"))
        words.addWidget(label(_("People, pairs, attendance and certificates in one file on this computer."), "second"))
        head.addLayout(words, 1)
        middle.addLayout(head)
        middle.addWidget(self.message)
        middle.addWidget(self._start_card())
        self.recent_card = Card(_("Recent files"))
        self.recent_card.add(self.recent)
        middle.addWidget(self.recent_card)
        hint = label(_("You can also drop a file here."), "second")
        middle.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(3)
        holder = QWidget()
        holder.setMaximumWidth(640)
        holder.setLayout(middle)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.addStretch(1)
        row.addWidget(holder, 8)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(inside))

    def _start_card(self) -> Card:
        card, grid = Card(), QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 220)
        grid.setColumnStretch(1, 1)
        for place, (button, why) in enumerate((
            (self.new_button, _("Make an empty file for your programme.")),
            (self.open_button, _("Go on with a file you have.")),
            (self.sample_button, _("Two invented programmes to look around in. Nothing of yours is touched.")),
        )):  # fmt: skip
            button.setAccessibleDescription(why)
            grid.addWidget(button, place, 0)
            grid.addWidget(label(why, "second", wrap=True), place, 1)
        card.add(grid)
        return card

    def showEvent(self, event: QShowEvent) -> None:
        """Enter goes on with the newest file."""
        super().showEvent(event)
        first = self.recent.itemAt(0)
        if first is not None and (line := first.widget()) is not None:
            line.setFocus()

    def refill(self) -> None:
        """Show the recent files that still exist."""
        while (item := self.recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        pinned = self._settings.items(Key.PINNED_FILES)
        names = dict.fromkeys([*pinned, *self._settings.items(Key.RECENT_FILES)])
        there = [path for name in names if (path := Path(name)).is_file()]
        for path in there[: max(MOST, len(pinned))]:
            self.recent.addWidget(self._recent_line(path, str(path) in pinned))
        self.recent_card.setVisible(bool(there))

    def _recent_line(self, path: Path, pinned: bool) -> "RecentFile":
        line = RecentFile(path, pinned)
        line.clicked.connect(lambda _checked: self.open_wanted.emit(path))
        line.pin.clicked.connect(lambda _checked: self._on_pinned(path, not pinned))
        return line

    def _on_pinned(self, path: Path, pinned: bool) -> None:
        """Pin a file or let it go; the keyboard stays at its pin."""
        self._settings.pin_file(path, pinned)
        self.refill()
        for place in range(self.recent.count()):
            item = self.recent.itemAt(place)
            line = item.widget() if item is not None else None
            if isinstance(line, RecentFile) and line.path == path:
                line.show()  # at once: what is hidden takes no focus
                line.pin.setFocus()
