"""What stands in a list that shows no record: one thing when there is none, another when the filter left none."""

from PySide6.QtWidgets import QTableView, QWidget

from mentordesk.ui.tables.model import ListModel


class Overlays:
    """Lies over the rows of a list, or is hidden."""

    def __init__(self, view: QTableView, model: ListModel) -> None:
        self._view, self._model = view, model
        self.empty: QWidget | None = None
        self._nothing_found: QWidget | None = None

    def put(self, empty: QWidget, nothing_found: QWidget | None) -> None:
        """Take these from now on."""
        for old in (self.empty, self._nothing_found):
            if old is not None:
                old.deleteLater()
        self.empty, self._nothing_found = empty, nothing_found
        for widget in (empty, nothing_found):
            if widget is not None:
                widget.setParent(self._view.viewport())
        self.place()

    def place(self) -> None:
        """Show the right one, as large as the list."""
        empty = self._model.rowCount() == 0
        filtered = empty and self._model.total() > 0
        for widget, shown in ((self.empty, empty and not filtered), (self._nothing_found, filtered)):
            if widget is not None:
                widget.setGeometry(self._view.viewport().rect())
                widget.setVisible(shown)
