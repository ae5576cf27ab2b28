"""The tab with the history of one person or one pair; what it shows is loaded when it is first opened."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.people import Person
from mentordesk.later import Later
from mentordesk.queries.pairings import PairRow
from mentordesk.ui.session import Session

if TYPE_CHECKING:
    from mentordesk.queries.history import Records
    from mentordesk.ui.panes.history import HistoryView

panes = Later("ui.panes.history")
queries = Later("queries.history")

LATEST = 500
"""So many lines of one person or pair are listed."""


class HistoryTab(QWidget):
    """The history of one person, or of one pair."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view: HistoryView | None = None
        self._shown: tuple[str, int] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)

    @property
    def view(self) -> "HistoryView":
        """The lines and the step that is chosen."""
        if self._view is None:
            self._view = made = panes.HistoryView(self._session, narrow=True)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(made)
            self.setFocusProxy(made.table)
            made.show()  # at once: what is hidden takes no focus
        return self._view

    def show_person(self, person: Person) -> None:
        """What was done about a person."""
        self._show(("person", person.id), queries.records_of_person(person.id))

    def show_pair(self, pair: PairRow) -> None:
        """What was done about a pair."""
        self._show(("pair", pair.id), queries.records_of_pairing(pair.id))

    def _show(self, what: tuple[str, int], about: "Records") -> None:
        anew, self._shown = what != self._shown, what
        self.view.show_lines(queries.lines_about(about, limit=LATEST), about, anew=anew)
