"""Offers earlier entries while a line is typed in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget


class EarlierEntries(QObject):
    """Belongs to a line. The entries are asked for when the line is entered, not when it is made."""

    def __init__(self, line: QWidget, ask: Callable[[], Sequence[str]]) -> None:
        super().__init__(line)
        self._ask, self._offers = ask, QStringListModel(self)
        if isinstance(line, QLineEdit):
            completer = QCompleter(self._offers, line)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            line.setCompleter(completer)
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._offers.setStringList(list(self._ask()))
        return super().eventFilter(watched, event)
