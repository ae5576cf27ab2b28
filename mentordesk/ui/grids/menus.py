"""The context menu of the month grid: the letters, and what else can be done with the chosen cells."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.domain.meetings import letter
from mentordesk.i18n import _
from mentordesk.ui.grids.entry import MonthWriter
from mentordesk.ui.grids.legend import SHOWN
from mentordesk.ui.widgets import access_keys


def of_cells(writer: MonthWriter, open_details: Callable[[], object], parent: QWidget) -> QMenu:
    """The menu, each line with its key; it goes when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for status in SHOWN:
        text = f"{status.label}\t{letter(status)}"
        menu.addAction(text).triggered.connect(lambda _on, status=status: writer.set_status(status))
    menu.addAction(_("Clear") + "\t" + _("Delete")).triggered.connect(lambda _on: writer.set_status(None))
    menu.addSeparator()
    menu.addAction(_("Details…") + "\tEnter").triggered.connect(lambda _on: open_details())
    menu.addAction(_("Fill down") + "\tCtrl+D").triggered.connect(lambda _on: writer.fill_down())
    menu.addAction(_("Copy") + "\tCtrl+C").triggered.connect(lambda _on: writer.copy())
    menu.addAction(_("Paste") + "\tCtrl+V").triggered.connect(lambda _on: writer.paste())
    access_keys.give_to(menu)
    return menu
