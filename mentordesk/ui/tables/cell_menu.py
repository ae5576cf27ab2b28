"""The part of a list's context menu that is about its cells: change, copy, paste, fill and clear."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from mentordesk.i18n import _
from mentordesk.ui import icons
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.widgets import access_keys


def add_to(menu: QMenu, table: RecordTable) -> None:
    """Add below what the page put there; where nothing is changed in place there is only copying."""
    if not menu.isEmpty():
        menu.addSeparator()
    hand = table.hand
    if hand is not None:
        _entry(menu, _("Change the cell"), "F2", "pencil", hand.begin).setEnabled(hand.can_begin())
    _entry(menu, _("Copy"), "Ctrl+C", "copy", table.copy)
    _entry(menu, _("Copy rows with headings"), _("Ctrl+Shift+C"), "", table.copy_rows)
    if hand is not None:
        blocks = hand.blocks()
        for text, keys, icon, run in (
            (_("Paste"), "Ctrl+V", "clipboard-paste", blocks.paste),
            (_("Fill down"), "Ctrl+D", "arrow-down", blocks.fill_down),
            (_("Clear"), _("Delete"), "", blocks.clear),
        ):
            _entry(menu, text, keys, icon, run)
    columns = table.columns_menu()
    columns.setParent(menu, columns.windowFlags())
    columns.setTitle(_("Columns"))
    menu.addSeparator()
    menu.addMenu(columns)
    access_keys.give_to(menu)


def _entry(menu: QMenu, text: str, keys: str, icon: str, run: Callable[[], object]) -> QAction:
    action = menu.addAction(f"{text}\t{keys}")
    if icon:
        icons.put(action, icon)
    action.triggered.connect(lambda _checked: run())
    return action
