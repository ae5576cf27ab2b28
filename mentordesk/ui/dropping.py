"""Takes what is dropped on the window: a file anywhere, the rows of a spreadsheet on a list that takes new ones."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from mentordesk.later import Later

workbooks = Later("exchange.workbooks")

_DRAGS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class FileDrop(QObject):
    """Listens to a window. `take_table` gets a file that holds a table, `open_file` any other."""

    def __init__(self, window: QWidget, open_file: Callable[[Path], None], take_table: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._open_file, self._take_table = open_file, take_table
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DRAGS:
            return False
        assert isinstance(event, QDropEvent)
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not files:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:  # later: what it may ask must not hold the other program up
            QTimer.singleShot(0, self, lambda: self._take(files[0]))
        return True

    def _take(self, path: Path) -> None:
        is_table = path.suffix.lower() in workbooks.SUFFIXES
        (self._take_table if is_table else self._open_file)(path)


class TableDrop(QObject):
    """Listens to a page. `take` gets the text and the HTML of rows that are dropped on it."""

    def __init__(self, page: QWidget, take: Callable[[str, str], None]) -> None:
        super().__init__(page)
        self._take = take
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DRAGS:
            return False
        assert isinstance(event, QDropEvent)
        mime = event.mimeData()
        if mime.hasUrls() or not mime.hasText() or event.source() is not None:
            event.ignore()  # files are for the window, and what comes from a field of ours is no table
            return True
        text, html = mime.text(), mime.html() if mime.hasHtml() else ""
        event.setDropAction(Qt.DropAction.CopyAction)  # the rows stay in the spreadsheet
        event.accept()
        if event.type() == QEvent.Type.Drop:  # later, as above
            QTimer.singleShot(0, self, lambda: self._take(text, html))
        return True
