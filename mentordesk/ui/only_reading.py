"""Shows of a file that can only be read that it can, and keeps off whatever would change it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.i18n import _
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.messages import MessageBar

if TYPE_CHECKING:
    from mentordesk.ui.workspace import Workspace


READING = frozenset({"documents", "mail"})
"""What is done with people and pairs that leaves the file as it is, by its key."""


class _Lock(QObject):
    """Keeps a part of the window off, whoever switches it on."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.EnabledChange and isinstance(watched, QWidget) and watched.isEnabled():
            watched.setEnabled(False)
        return False


def lock(session: Session, *parts: QWidget | None) -> None:
    """Keep off these parts, which would change the file, where it can only be read; each says why."""
    for part in parts if session.desk.read_only else ():
        if part is None or part.findChild(_Lock) is not None:
            continue
        part.setEnabled(False)
        part.installEventFilter(_Lock(part))
        why = _("The file is open for reading only.")
        part.setToolTip(why)
        part.setAccessibleDescription(why)


def lock_menu(session: Session, menu: QMenu) -> None:
    """The same for the lines of a menu, but for those with the name of something that only reads."""
    if session.desk.read_only:
        for action in menu.actions():
            action.setEnabled(action.objectName() in READING)


def say(workspace: "Workspace") -> None:
    """Say above the pages that nothing can be changed, and offer what can be done about it."""
    bar = MessageBar(workspace)
    workspace.put_above(bar)
    words = _("The file is open for reading only, so nothing in it can be changed. A copy of it can be.")
    bar.show_message(words, "info", _("Save a copy as…"), lambda: workspace.command.emit("file.copy"))
