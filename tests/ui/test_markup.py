"""What somebody has written is shown as it stands, in the window and in its tooltips: never taken for markup."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.registry import PAGES
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from mentordesk.ui.words import as_it_is
from tests import builders as a
from tests.reports.worlds import a_world
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import open_window

MARKUP = "<b>bold</b><img src=x>&amp; {name} %s"
TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)


def taken_for_markup(window: QWidget) -> set[str]:
    """The labels and tooltips in which Qt would read the markup instead of showing it."""
    found = set()
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel) and "<b>bold" in widget.text() and widget.textFormat() != Qt.TextFormat.PlainText:
            found.add(f"label {widget.text()}")
        if "<b>bold" in widget.toolTip():
            found.add(f"tooltip of {type(widget).__name__}: {widget.toolTip()}")
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(min(3, model.rowCount()) if model is not None and view.isVisible() else 0):
            for column in range(model.columnCount() if hasattr(view, "horizontalHeader") else 1):
                told = str(model.index(row, column).data(TOOLTIP) or "")
                if "<b>bold" in told:
                    found.add(f"tooltip of a cell of {type(model).__name__}: {told}")
    return found


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings, desk: Desk) -> MainWindow:
    numbers = iter(range(100_000))
    a_world(3, lambda _number, _what: f"{MARKUP}{next(numbers)}", papers=True)
    a.an_own_field(f"Field {MARKUP}")
    a.a_saved_filter(name=f"Filter {MARKUP}")
    return open_window(qtbot, Tools(ask, settings), date(2027, 7, 12), desk)


def test_markup_is_shown_and_not_obeyed(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    for key in (page.key for page in PAGES if page.key != "documents"):
        window.show_page(key, 1 if key in ("people", "pairs") else None)
        QApplication.processEvents()
        found = taken_for_markup(window)
        for tabs in window.workspace.page(key).findChildren(QTabBar):
            for place in range(tabs.count()):
                tabs.setCurrentIndex(place)
                found |= taken_for_markup(window)
        assert not found, key


def test_a_tooltip_says_the_text_as_it_is() -> None:
    assert as_it_is("Åsa & Bo") == "Åsa & Bo", "without a tag nothing is markup"
    assert as_it_is("<b>&amp;\nEk") == "<span>&lt;b&gt;&amp;amp;<br>Ek</span>"
