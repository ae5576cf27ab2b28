"""How the tests use the window: like a person at the keyboard."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.forms.form import Form
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.overview import OverviewPage
from mentordesk.ui.tools import Tools


def open_window(qtbot: QtBot, tools: Tools, today: date, desk: Desk, height: int = 768) -> MainWindow:
    """The whole window on a file, as wide as the screen it is designed for."""
    window = MainWindow(tools, lambda: today)
    qtbot.addWidget(window)
    window.resize(1366, height)
    window.show()
    window.use(desk)
    return window


def activate(qtbot: QtBot, window: QWidget) -> None:
    """Only the active window has a focus; its shortcuts come right after its first picture."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    if isinstance(window, QMainWindow):
        qtbot.waitUntil(lambda: bool(window.actions()))


def line(of: QWidget, key: str) -> QLineEdit:
    """Where a field of a form is typed, or of a dialog with one."""
    form = of.form if isinstance(of, FormDialog) else of
    assert isinstance(form, Form)
    found = form.editor(key).main()
    assert isinstance(found, QLineEdit)
    return found


def replace_text(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    """Type over what stands in a line (plain ASCII, which is all QTest can type), and leave it with Tab."""
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text) if text else qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClick(line, Qt.Key.Key_Tab)


def lines_to_do(page: OverviewPage, words: str = "") -> list[QPushButton]:
    """The buttons of what there is to do that contain these words, without those of lines that are about to go."""
    buttons = [each for each in page.todo.findChildren(QPushButton) if words in each.accessibleName()]
    return [each for each in buttons if (line := each.parentWidget()) and page.todo.lines.indexOf(line) >= 0]


def choose(qtbot: QtBot, combo: QComboBox, text: str) -> None:
    """Open a drop-down, go to a line and press Enter."""
    target = combo.findText(text)
    assert target >= 0, f"{text} is not offered"
    combo.showPopup()
    combo.view().setCurrentIndex(combo.model().index(target, 0))
    qtbot.keyClick(combo.view(), Qt.Key.Key_Return)


def in_dialog(qtbot: QtBot, do: Callable[[QWidget], None]) -> None:
    """Do something in the modal dialog that opens next, and close it if that did not."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None, "no dialog opened"
        try:
            activate(qtbot, dialog)
            do(dialog)
        finally:
            if dialog.isVisible():
                dialog.close()

    QTimer.singleShot(0, act)


def untold(dump: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """A dump of the file without the history, which undoing only makes longer."""
    return {table: rows for table, rows in dump.items() if table not in ("history", "history_change")}
