"""How the cards of the Overview stand: numbers in a row, below them two columns, in a narrow window one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mentordesk.ui import theme
from mentordesk.ui.widgets.scroll import Scroll

GAP = 16
ONE_COLUMN_BELOW = 860
"""Width of the page in px, at the usual size of text, under which there is one column."""
TWO_BY_TWO_BELOW = 740
"""Width under which the numbers stand two by two."""
NEAR = 200
"""Pixels beyond the window within which a chart counts as in view, so that it is there when it is scrolled to."""
_SINGLE = ("todo", "meetings", "heat", "funnel", "balance", "hours")
_WIDE, _SLIM = 3, 2
"""How the two columns share the width."""


class OverviewGrid(QWidget):
    """Holds the cards and moves them when the width, the text or a chart has changed."""

    def __init__(self, numbers: Sequence[QWidget], todo: QWidget) -> None:
        super().__init__()
        self._numbers = list(numbers)
        self._cards: dict[str, QWidget] = {"todo": todo}
        self._arranged: tuple[object, ...] = ()
        self._row, self._grid = QGridLayout(), QGridLayout()
        for layout in (self._row, self._grid):
            layout.setSpacing(GAP)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addLayout(self._row)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.set_margin(0)
        for card in (*self._numbers, todo):
            card.setParent(self)
        self.arrange(ONE_COLUMN_BELOW)

    def set_margin(self, right: int) -> None:
        """Leave so many pixels free at the right."""
        self.layout().setContentsMargins(0, 0, right, 24)  # type: ignore[union-attr]

    def add_charts(self, cards: Mapping[str, QWidget]) -> None:
        """The charts, by their keys; `arrange` puts them in their places."""
        for key, card in cards.items():
            card.setParent(self)
            self._cards[key] = card
        self._arranged = ()

    def is_narrow(self, width: int) -> bool:
        """Does everything stand in one column in a page of this width?"""
        return width < theme.current().px(ONE_COLUMN_BELOW)

    def arrange(self, width: int) -> None:
        """Put every card in its place for a page of this width."""
        across = 2 if width < theme.current().px(TWO_BY_TWO_BELOW) else 4
        places = self._in_one_column() if self.is_narrow(width) else self._in_two_columns()
        if self._arranged == (across, places):
            return
        self._arranged = (across, places)
        for place, number in enumerate(self._numbers):
            self._row.addWidget(number, place // across, place % across)
        for column in range(4):
            self._row.setColumnStretch(column, int(column < across))
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        for key, (row, column, rows, columns) in places:
            self._grid.addWidget(self._cards[key], row, column, rows, columns)
            self._cards[key].show()
        self._grid.setColumnStretch(0, _WIDE)
        self._grid.setColumnStretch(1, 0 if self.is_narrow(width) else _SLIM)

    def _in_one_column(self) -> tuple[tuple[str, tuple[int, int, int, int]], ...]:
        return tuple((key, (row, 0, 1, 1)) for row, key in enumerate(key for key in _SINGLE if key in self._cards))

    def _in_two_columns(self) -> tuple[tuple[str, tuple[int, int, int, int]], ...]:
        """A chart of many pairs is as high as the two beside it together; one of few pairs stands beside one."""
        wanted = {"meetings": (0, 0, 1, 1), "todo": (0, 1, 1, 1), "funnel": (1, 1, 1, 1)}
        if self._is_tall():
            wanted |= {"heat": (1, 0, 2, 1), "balance": (2, 1, 1, 1), "hours": (3, 0, 1, 2)}
        else:
            wanted |= {"heat": (1, 0, 1, 1), "balance": (2, 1, 1, 1), "hours": (2, 0, 1, 1)}
        return tuple((key, place) for key, place in wanted.items() if key in self._cards)

    def _is_tall(self) -> bool:
        heat, funnel = self._cards.get("heat"), self._cards.get("funnel")
        return heat is not None and funnel is not None and heat.sizeHint().height() > 1.4 * funnel.sizeHint().height()

    def is_in_view(self, card: QWidget, scroll: Scroll) -> bool:
        """Is a part of the card in the window, or soon to be?"""
        if not card.isVisible():
            return False
        seen = QRect(QPoint(0, scroll.verticalScrollBar().value() - NEAR), scroll.viewport().size())
        seen.setHeight(seen.height() + 2 * NEAR)
        return seen.intersects(QRect(card.mapTo(self, QPoint(0, 0)), card.size()))
