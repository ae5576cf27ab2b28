"""What every page is: it declares which tables it shows and refills itself when they change."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from mentordesk.desk import Change
from mentordesk.ui.session import Session
from mentordesk.ui.tools import Tools

if TYPE_CHECKING:  # what exports need is loaded with the first export
    from mentordesk.ui.tables.listed import Listed
    from mentordesk.ui.widgets.messages import MessageBar

MOST_MISSED = 50
"""After so many changes that a hidden page has not shown yet it asks for everything again."""


class Page(QWidget):
    """A page of the main window.

    A page states the tables it `SHOWS` and fills itself in `refill`, which is called when it is first shown, when
    one of its tables changed, and when another round is looked at; never while it is hidden. A page with a long list
    takes up single changes in `patch` instead.

    Signals: `jump(page_key, target)` asks the window for another page; `target` is what its `go_to` takes.
    `command(key)` asks the window for a command of `ui/commands.py`, as "round.new" from an empty page.
    `narrowed(Criteria)` tells that the list of the page shows something else.
    """

    SHOWS: ClassVar[frozenset[str]] = frozenset()
    NEW: ClassVar[str] = ""
    """What `new_record` does, as the menu says it; "" where it does nothing."""

    jump = Signal(str, object)
    command = Signal(str)
    narrowed = Signal(object)

    message: "MessageBar"
    """Where a page with a list says how things went."""

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.tools = tools
        self._stale = True
        self._missed: list[Change] = []
        self._ahead: Any = None
        """What was found before the page is looked at; a change takes it away."""
        session.changed.connect(self._on_changed)
        session.round_changed.connect(self._on_round_changed)

    def refill(self) -> None:
        """Ask the queries again and show what they say."""
        raise NotImplementedError

    def look_ahead(self) -> Any:
        """Find what the first visit would wait for, while nobody touches the window; `refill` may take it."""
        return None

    def prepare(self) -> None:
        """Look ahead, unless the page has been looked at."""
        if self._stale:
            self._ahead = self.look_ahead()

    def build_ahead(self) -> Iterable[None]:
        """Build what the first choice in the list would wait for, a part at a time, while nobody touches the window."""
        return ()

    def take_ahead(self) -> Any:
        """What was found ahead, if it is still true."""
        found, self._ahead = self._ahead, None
        return found

    def go_to(self, target: object) -> None:
        """Show one thing or a filtered list: what other pages link to. Pages say what they take."""

    def new_record(self) -> None:
        """What Ctrl+N does here; pages without records do nothing."""

    def focus_search(self) -> None:
        """What Ctrl+F does here."""

    def exported_list(self) -> "Listed | None":
        """The list in view as it is seen, for a file; None where there is none, as on the Overview."""
        return None

    def panes(self) -> list[QWidget]:
        """The parts of the page that F6 visits, in order; each takes the focus."""
        return []

    def start(self) -> QWidget | None:
        """Where the keyboard begins when the page is shown, as its list; None: at the name of the page in the rail."""
        return None

    def open_row_menu(self) -> None:
        """The menu of what is chosen, as the menu key opens it: in the list with the keyboard, or in the page's own."""
        inner = QApplication.focusWidget()
        view = inner if isinstance(inner, QAbstractItemView) and self.isAncestorOf(inner) else self.start()
        if isinstance(view, QAbstractItemView):
            at = view.visualRect(view.currentIndex()).center()
            there = view.viewport().mapToGlobal(at)
            asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, there)
            QApplication.sendEvent(view.viewport(), asked)

    def commit(self) -> None:
        """Save what is still being typed; called when the page is left. Pages that save at once do nothing."""

    def patch(self, changes: Sequence[Change]) -> bool:  # noqa: ARG002 - for those who can
        """Show what some changes came to without asking for everything again; False where that cannot be done."""
        return False

    def refresh(self) -> None:
        """Refill now when visible, otherwise when shown next."""
        self._stale = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        missed, self._missed = self._missed, []
        if self._stale or (missed and not self.patch(missed)):
            self._stale = False
            self.refill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def hideEvent(self, event: QHideEvent) -> None:
        self.commit()
        super().hideEvent(event)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if not self.SHOWS & tables:
            return
        self._ahead = None
        change = self.session.change
        if change is None or self._stale or len(self._missed) >= MOST_MISSED:
            self._stale = True
            self._missed.clear()
        else:
            self._missed.append(change)
        if self.isVisible():
            self._catch_up()

    def _on_round_changed(self) -> None:
        self._ahead = None
        self.refresh()
