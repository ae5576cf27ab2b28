"""Says what this program is, what it is made of, and which keys do what."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from mentordesk import __version__, paths
from mentordesk.i18n import _
from mentordesk.ui.commands import COMMANDS, MENUS
from mentordesk.ui.grids import legend
from mentordesk.ui.panes import roster
from mentordesk.ui.widgets.buttons import primary_button
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.scroll import Scroll


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")


def _add_group(grid: QGridLayout, title: str, keys: Iterable[tuple[str, str]]) -> None:
    """A heading, and below it what each key does."""
    heading = label(title, "section")
    heading.setContentsMargins(0, 10 if grid.rowCount() > 1 else 0, 0, 0)
    grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
    for words, key in keys:
        row = grid.rowCount()
        grid.addWidget(label(words[:1].upper() + words[1:]), row, 0)
        grid.addWidget(label(key, "second"), row, 1, Qt.AlignmentFlag.AlignRight)


def show_shortcuts(parent: QWidget) -> None:
    """All shortcuts: menu by menu from the list of commands, then those of the grids."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(6)
    for menu in MENUS:
        shown = [command for command in COMMANDS if command.menu == menu and command.shortcut]
        if not shown:
            continue
        keys = [
            (_plain(_(command.text)), QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText))
            for command in shown
        ]
        _add_group(grid, _plain(_(menu)), keys)
    _add_group(grid, _("Meetings"), [(text, key) for key, text in legend.taught_keys()])
    _add_group(grid, _("Who came to an activity"), roster.taught_keys())
    inside = QWidget()
    inside.setLayout(grid)
    area = Scroll(inside)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll
    area.setAccessibleName(_("Keyboard shortcuts"))
    _dialog(parent, _("Keyboard shortcuts"), [area]).exec()


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
    text = next((path.read_text(encoding="utf-8") for path in places if path.is_file()), "MIT")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))  # the box breaks the lines


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
