"""Says what this program is, what it is made of, and which keys do what."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from mentordesk import __version__, paths
from mentordesk.i18n import _
from mentordesk.ui.commands import COMMANDS, MENUS
from mentordesk.ui.widgets.buttons import primary_button
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.scroll import Scroll


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")


def show_shortcuts(parent: QWidget) -> None:
    """All shortcuts, menu by menu, taken from the command list itself."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(6)
    for menu in MENUS:
        shown = [command for command in COMMANDS if command.menu == menu and command.shortcut]
        if not shown:
            continue
        grid.addWidget(label(_plain(_(menu)), "section"), grid.rowCount(), 0, 1, 2)
        for command in shown:
            row = grid.rowCount()
            keys = QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(label(_plain(_(command.text))), row, 0)
            grid.addWidget(label(keys, "second"), row, 1, Qt.AlignmentFlag.AlignRight)
    inside = QWidget()
    inside.setLayout(grid)
    _dialog(parent, _("Keyboard shortcuts"), [Scroll(inside)]).exec()


def show_about(parent: QWidget) -> None:
    """Version, purpose and licences."""
    licences = QPlainTextEdit(_licences())
    licences.setReadOnly(True)
    licences.setTabChangesFocus(True)
    licences.setAccessibleName(_("Licences"))
    purpose = label(
        _("The desk of the person who runs a mentoring programme. Everything is in one file on this computer."),
        wrap=True,
    )
    version = label(_("Version {version}").format(version=__version__), "second")
    _dialog(parent, _("About MentorDesk"), [version, purpose, licences]).exec()


def _licences() -> str:
    places = (paths.resources().parent / "LICENSE", paths.resources() / "LICENSE")
    return next((path.read_text(encoding="utf-8") for path in places if path.is_file()), "MIT")


def _dialog(parent: QWidget, title: str, content: Iterable[QWidget]) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(12)
    column.addWidget(label(title, "section"))
    for widget in content:
        column.addWidget(widget)
    close = primary_button(_("Close"), on_click=dialog.accept)
    column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
    dialog.resize(560, 560)
    return dialog
