"""At the smallest size of the window every word has room, in Swedish and in the largest text too."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.enrolments import EnrolmentStatus
from mentordesk.ui import language, theme
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.registry import PAGES
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.elided import ElidedLabel
from tests import builders as a
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.test_access import DIALOGS


def cut_in(window: QWidget) -> list[str]:
    """The texts in view that do not fit into their labels, buttons and ticks; those that end in "…" by design left out."""
    return [text for part in window.findChildren(QWidget) if part.isVisible() for text in _cut(part)]


def _cut(part: QWidget) -> list[str]:
    if isinstance(part, QLabel) and part.text() and not isinstance(part, ElidedLabel):
        if part.wordWrap():
            lines = part.heightForWidth(part.width())
            return [f"{part.text()!r} needs a height of {lines}, has {part.height()}"] if lines > part.height() + 2 else []
        needed, room = part.fontMetrics().horizontalAdvance(part.text().replace("&", "")), part.contentsRect().width()
    elif isinstance(part, (QPushButton, QCheckBox)) and part.text():
        needed, room = part.sizeHint().width(), part.width()
    elif isinstance(part, QTabBar):
        needed, room = part.sizeHint().width(), part.width()
        return [f"the tabs need {needed}, have {room}"] if needed > room else []
    else:
        return []
    return [f"{part.text()!r} needs {needed}, has {room}"] if needed > room + 1 else []


def _go_round(window: MainWindow, key: str) -> list[str]:
    """A page, with its pane and each of its tabs."""
    window.show_page(key, 1 if key in ("people", "pairs") else None)
    QApplication.processEvents()
    found = cut_in(window)
    assert window.workspace is not None
    page = window.workspace.page(key)
    if hasattr(page, "open_pane"):
        page.open_pane()
    tabs = getattr(getattr(page, "pane", page), "tabs", None)
    for place in range(tabs.bar.count() if tabs is not None else 0):
        assert tabs is not None
        tabs.bar.setCurrentIndex(place)
        for _time in range(2):
            QApplication.processEvents()
        found += cut_in(window)
    if key in ("people", "pairs"):  # what can be done with several
        page.table.selectAll()  # type: ignore[attr-defined]
        for _time in range(2):
            QApplication.processEvents()
        found += cut_in(window)
    return found


@pytest.mark.parametrize(("code", "percent"), [("sv", 100), ("sv", 130), ("en", 130)])
def test_no_text_is_cut(
    code: str, percent: int, qtbot: QtBot, qapp: QApplication, ask: ScriptedAsk, settings: Settings, tmp_path: Path
) -> None:
    language.speak(qapp, code)
    theme.apply(qapp, "light", percent)
    desk = Desk.create(tmp_path / "Åby.mentordesk")
    a.a_full_round()
    a.a_mentee(1, person_id=a.a_person("Selamawit", "Gebremedhin"), status=EnrolmentStatus.WAITING)
    a.an_own_value(1, a.a_used_list()[0], own_option_id=1)
    window = MainWindow(Tools(ask, settings), lambda: date(2027, 6, 15))
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.show()
    window.use(desk)
    for page in PAGES:
        assert _go_round(window, page.key) == [], page.key
        assert (window.width(), window.height()) == (1024, 640), f"{page.key} asks for more"
    assert window.workspace is not None
    activities, documents = window.workspace.page("activities"), window.workspace.page("documents")
    share, roster = activities.splitter.sizes()  # type: ignore[attr-defined]
    assert share > 0.35 * (share + roster), "the titles of the activities can be read"
    ticks = activities.pane.table  # type: ignore[attr-defined]
    place = ticks.model().column_of("status")
    right = ticks.columnViewportPosition(place) + ticks.columnWidth(place)
    assert right <= ticks.viewport().width(), "who came is seen beside the names"
    assert documents.choices.who.list.minimumSizeHint().height() > 3 * theme.current().px(48)  # type: ignore[attr-defined]
    language.speak(qapp, "en")


@pytest.mark.parametrize("show", DIALOGS, ids=lambda show: show.__name__.strip("_"))
def test_no_text_is_cut_in_a_dialog(
    show: Callable[[Session, QWidget], object], qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    language.speak(qapp, "sv")
    theme.apply(qapp, "light", 130)
    desk = Desk.create(tmp_path / "Åby.mentordesk")
    a.a_full_round()
    a.a_mentor(1, status=EnrolmentStatus.ACCEPTED)
    a.a_mentee(1, status=EnrolmentStatus.WAITING)
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    seen: list[tuple[list[str], QSize]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        QApplication.processEvents()
        seen.append((cut_in(dialog), dialog.minimumSizeHint().expandedTo(dialog.minimumSize())))
        dialog.reject()

    QTimer.singleShot(0, look)
    session = Session(desk, lambda: date(2027, 9, 15))
    show(session, parent)
    session.close()
    language.speak(qapp, "en")
    cut, least = seen[0]
    assert cut == []
    assert least.width() <= 1000, "it fits the smallest window"
    assert least.height() <= 600


def test_a_text_that_is_cut_is_found(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    label, button = QLabel("Far too long for so little room", whole), QPushButton("So is this", whole)
    wrapped = QLabel("Two lines at this width, and one is seen", whole)
    wrapped.setWordWrap(True)
    label.setGeometry(0, 0, 40, 20)
    button.setGeometry(0, 40, 30, 20)
    wrapped.setGeometry(0, 80, 120, 12)
    whole.show()
    assert len(cut_in(whole)) == 3
