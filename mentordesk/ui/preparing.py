"""Gets pages ready that were not visited yet while nobody touches the window, so that the first visit waits for little."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from mentordesk.queries import records
from mentordesk.ui.pages.registry import PAGES
from mentordesk.ui.workspace import Workspace

QUIET = 300
"""Milliseconds without a key or the mouse before it begins, or goes on."""
_ROOMS = ("domain", "queries", "actions", "charts", "reports", "ui.forms", "ui.widgets", "ui.tables", "ui.grids", "ui.panes")
"""In this order a module hardly ever loads many others, so that each is loaded in a few milliseconds."""
_TOUCHES = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel, QEvent.Type.TouchBegin}
)


class Preparing(QObject):
    """Loads the modules of all pages, looks at all names, builds the pages and what stands beside their lists, and lets
    them look ahead: a little at a time, and after any input it waits.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace, self._left = workspace, self._steps()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self._window = workspace.window().windowHandle()
        self._window.installEventFilter(self)
        self._timer.start(QUIET)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._timer.start(QUIET)
        return False

    def _go_on(self) -> None:
        if self._workspace.session.is_over:
            return
        if QApplication.activeModalWidget() is not None:  # there the keys go that are not seen here
            self._timer.start(QUIET)
            return
        for _step in self._left:
            self._timer.start(0)
            return
        self._window.removeEventFilter(self)
        self.deleteLater()

    def _steps(self) -> Iterator[None]:
        for room in _ROOMS:
            package = import_module(f"mentordesk.{room}")
            for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
                import_module(module.name)
                yield
        import_module("phonenumbers")  # the first number that is doubted would wait for its tables of all countries
        yield from records.learn_names()
        for each in PAGES:
            page = self._workspace.page(each.key)
            yield
            page.prepare()
            yield
            yield from page.build_ahead()
