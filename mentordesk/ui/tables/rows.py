"""Paints tables with little work: single rows again, and the ground of their own that lets them scroll as a picture."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView

from mentordesk.ui import theme


def repaint_row(view: QTableView, row: int) -> None:
    """Paint a row of a view again, and nothing else."""
    if row >= 0 and view.isVisible():
        view.viewport().update(0, view.rowViewportPosition(row), view.viewport().width(), view.rowHeight(row))


def fill_ground(view: QTableView, event: QPaintEvent) -> None:
    """The ground of a list whose viewport is said to paint all of itself."""
    painter = QPainter(view.viewport())
    painter.fillRect(event.rect(), theme.current().color("surface"))
    painter.end()
