"""Says what this program is, what it is made of, and which keys do what."""

import platform
from collections.abc import Iterable

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from mentordesk import __version__, i18n, paths
from mentordesk.desk import engine
from mentordesk.i18n import _
from mentordesk.ui import crash, helping, shortcuts
from mentordesk.ui.widgets.buttons import primary_button, secondary_button
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.scroll import Scroll


def _add_group(grid: QGridLayout, title: str, keys: Iterable[tuple[str, str]]) -> None:
    """A heading, and below it what each key does."""
    heading = label(title, "section")
    heading.setContentsMargins(0, 10 if grid.rowCount() > 1 else 0, 0, 0)
    grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
    for words, key in keys:
        row = grid.rowCount()
        grid.addWidget(label(words), row, 0)
        grid.addWidget(label(key, "second"), row, 1, Qt.AlignmentFlag.AlignRight)


def show_shortcuts(parent: QWidget) -> None:
    """All shortcuts: menu by menu from the list of commands, then those of the grids."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(6)
    for title, keys in shortcuts.groups():
        _add_group(grid, title, keys)
    inside = QWidget()
    inside.setLayout(grid)
    area = Scroll(inside)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll
    area.setAccessibleName(_("Keyboard shortcuts"))
    _dialog(parent, _("Keyboard shortcuts"), [area], "keyboard").exec()


def show_about(parent: QWidget) -> None:
    """Version, purpose and licences, and what helps to find a mistake."""
    licences = QPlainTextEdit(_licences())
    licences.setReadOnly(True)
    licences.setTabChangesFocus(True)
    licences.setAccessibleName(_("Licences"))
    purpose = label(
        _("The desk of the person who runs a mentoring programme. Everything is in one file on this computer."),
        wrap=True,
    )
    version = label(_("Version {version}").format(version=__version__), "second")
    copied = label("", "second", wrap=True)

    def copy() -> None:
        QGuiApplication.clipboard().setText(error_information())
        copied.setText(_("Copied. It names versions and places in the program, nobody and no file."))

    copy_button = secondary_button(_("Copy error information"), "copy", copy)
    _dialog(parent, _("About MentorDesk"), [version, purpose, licences], "safety", [copy_button, copied]).exec()


def error_information() -> str:
    """What we need to look for a mistake: versions and the last errors of the log. No personal data and no paths."""
    lines = [
        f"MentorDesk {__version__} ({i18n.language()})",
        f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {pyside_version}",
        engine(),
        platform.platform(),
    ]
    return "\n".join([*lines, *crash.last_lines()])


def _licences() -> str:
    places = (paths.resources().parent / "LICENSE", paths.resources() / "LICENSE")
    text = next((path.read_text(encoding="utf-8") for path in places if path.is_file()), "MIT")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))  # the box breaks the lines


def _dialog(parent: QWidget, title: str, content: Iterable[QWidget], guide: str, foot: Iterable[QWidget] = ()) -> QDialog:
    """A dialog to be read; what stands at its `foot` is left of the button that closes it."""
    dialog = QDialog(parent)
    helping.offer(dialog, guide)
    dialog.setWindowTitle(title)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(12)
    column.addWidget(label(title, "section"))
    for widget in content:
        column.addWidget(widget)
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in foot:
        row.addWidget(widget)
    row.addStretch(1)
    row.addWidget(primary_button(_("Close"), on_click=dialog.accept))
    column.addLayout(row)
    dialog.resize(560, 560)
    return dialog
