"""The Go to box (Ctrl+K): a few letters lead to any person, pair, activity, document, round, page or command."""

import hashlib

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from mentordesk.i18n import _
from mentordesk.ui import theme
from mentordesk.ui.commands import COMMANDS, Desktop
from mentordesk.ui.first_paint import after_next_paint
from mentordesk.ui.palette_list import PlacesList
from mentordesk.ui.places import Kind, Places
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Key, Settings
from mentordesk.ui.widgets.filters import SearchBox
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.workspace import Workspace

WIDTH, TOP = 600, 56
KEPT = 12
"""How many of the latest places are remembered."""
_PAGE = 6
_LEAVES = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
"""Reasons for which the line loses the keyboard for a moment only."""


class Latest:
    """The places gone to lately in one file; ids only, kept among the settings of this computer."""

    def __init__(self, session: Session, settings: Settings) -> None:
        self._settings = settings
        path = session.desk.path
        self._part = hashlib.sha256(str(path).encode()).hexdigest()[:16] if path is not None else ""
        self.keys = settings.items(Key.LATEST_PLACES, self._part) if self._part else []

    def keep(self, key: str) -> None:
        """This one was gone to."""
        self.keys = [key, *(other for other in self.keys if other != key)][:KEPT]
        if self._part:
            self._settings.set(Key.LATEST_PLACES, self.keys, self._part)


class Palette(QWidget):
    """Lies over the pages while something is sought. The line keeps the keyboard; Esc or a click beside closes."""

    def __init__(self, desktop: Desktop, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._desktop, self._workspace = desktop, workspace
        self._before: QWidget | None = None
        self.places = Places(workspace.session, desktop, self)
        self.latest = Latest(workspace.session, desktop.tools.settings)
        self.line = SearchBox(_("Person, pair, activity, document, page or command"), shortcut=False)
        self.line.setAccessibleName(_("Go to"))
        self.line.installEventFilter(self)
        self.list = PlacesList()
        self.nothing = label(_("Nothing has that name. Try fewer letters."), "second")
        self.nothing.setContentsMargins(12, 8, 12, 8)
        self.nothing.hide()
        self.box = QFrame(self)
        self.box.setProperty("kind", "popup")
        column = QVBoxLayout(self.box)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for part in (self.line, self.list, self.nothing):
            column.addWidget(part)
        self.line.searched.connect(self._on_searched)
        self.list.clicked.connect(lambda _index: self.go())
        self.list.selectionModel().currentChanged.connect(lambda *_indexes: self._announce())
        workspace.page_shown.connect(lambda _key: self.put_away())
        workspace.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show it, empty, with the latest places."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.line.clear()
        self._on_searched("")
        self.show()
        self.raise_()
        self._place()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        after_next_paint(self, self.places.prepare)

    def put_away(self) -> None:
        """Close it, and give the keyboard back to what had it."""
        if not self.isVisible():
            return
        before, self._before = self._before, None
        had_focus = self.line.hasFocus()
        self.hide()
        if had_focus and before is not None:
            try:
                before.setFocus(Qt.FocusReason.OtherFocusReason)
            except RuntimeError:  # what had the keyboard is gone: a page was filled anew meanwhile
                self._workspace.setFocus()

    def go(self) -> None:
        """Go to the chosen place, or do the chosen command."""
        place = self.list.place()
        if place is None:
            return
        self.latest.keep(place.key)
        self.put_away()
        if place.kind is Kind.COMMAND:
            next(command for command in COMMANDS if command.key == place.target).run(self._desktop)
            return
        if place.round_id is not None:
            self._workspace.session.look_at(place.round_id)
        self._workspace.show_page(place.page, place.target)
        if place.kind is not Kind.SECTION:  # which takes the keyboard itself
            self._focus_page()

    def _focus_page(self) -> None:
        """The keyboard goes to the list that shows the place, not to its search box."""
        page = self._workspace.current_page()
        panes = [pane for pane in page.panes() if not isinstance(pane, SearchBox)] if page is not None else []
        if panes:
            panes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # -- how it is used ---------------------------------------------------------------------------------------

    def _on_searched(self, text: str) -> None:
        groups = self.places.search(text) if text.strip() else self.places.usual(self.latest.keys)
        self.list.show_groups(groups)
        self.list.setVisible(bool(groups))
        self.nothing.setVisible(not groups)
        if not groups:
            self._say(self.nothing.text())
        self._place()

    def _announce(self) -> None:
        """Screen readers hear the chosen line, although the keyboard stays where one types."""
        if self.isVisible() and self.list.place() is not None:
            self._say(str(self.list.currentIndex().data(int(Qt.ItemDataRole.AccessibleTextRole))))

    def _say(self, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, text))

    def _on_key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Backtab: -1,
            Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps:
            self.list.step(steps[key], wrap=abs(steps[key]) == 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go()
        elif key == Qt.Key.Key_Escape:
            self.put_away()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if watched is self.line and isinstance(event, QFocusEvent) and event.lostFocus():
            if event.reason() not in _LEAVES:
                self.put_away()
        elif watched is self._workspace and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.put_away()

    # -- how it looks -----------------------------------------------------------------------------------------

    def _place(self) -> None:
        """Over the whole workspace, the box in the middle near the top, as high as its lines."""
        self.setGeometry(self._workspace.rect())
        look = theme.current()
        width = min(look.px(WIDTH), self.width() - 48)
        room = self.height() - look.px(TOP) - 24
        rest = self.line.sizeHint().height() + 16 + 6 + 2 * self.box.frameWidth()
        self.list.setFixedHeight(min(self.list.wanted_height(), max(room - rest, look.px(120))))
        self.box.setFixedWidth(width)
        self.box.adjustSize()
        self.box.move((self.width() - width) // 2, look.px(TOP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What lies below steps back."""
        ground = theme.current().color("window")
        ground.setAlphaF(0.6)
        painter = QPainter(self)
        painter.fillRect(self.rect(), ground)


def open_over(desktop: Desktop) -> None:
    """Open the box over the pages of the open file; nothing without one."""
    workspace = desktop.workspace
    if workspace is None:
        return
    known = workspace.findChild(Palette, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (known or Palette(desktop, workspace)).open()
