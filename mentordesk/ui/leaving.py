"""Leaves a file without losing anything: what is typed is saved first, and what cannot be saved is asked about."""

from PySide6 import QtWidgets
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from mentordesk.desk import StoredFileError
from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.ui.ask import Ask
from mentordesk.ui.session import Session
from mentordesk.ui.workspace import Workspace

autosave = Later("ui.panes.autosave")


def settle(window: QWidget) -> None:
    """Save what is being typed now: a field saves itself when it is left, so it is left and entered again."""
    typing = QApplication.focusWidget()
    if typing is not None and window.isAncestorOf(typing) and not isinstance(typing, QAbstractItemView):
        typing.clearFocus()
        typing.setFocus()


def may_leave(window: QWidget, workspace: Workspace | None, ask: Ask) -> bool:
    """Save what is typed; ask where some of it cannot be saved. May the file be left?"""
    settle(window)
    if workspace is None:
        return True
    if (page := workspace.current_page()) is not None:
        page.commit()
    unsaved = autosave.unsaved_in(workspace)
    if not unsaved:
        return True
    title = _("Some of what you typed is not saved")
    text = _("{fields}: it stands in its field with the reason. Everything else is safe in the file.")
    return ask.confirm(window, title, text.format(fields=", ".join(unsaved)), _("Close without it"), danger=True)


def let_go(window: QWidget, session: Session) -> None:
    """Nothing is written from now on, and no dialog may ask a closed file anything: each goes as by Esc, with its draft."""
    for dialog in reversed(window.findChildren(QtWidgets.QDialog)):  # by its full name: no start needs Qt's dialogs
        for _time in ("asked", "once more"):  # what is not saved may be told first
            if dialog.isVisible():
                dialog.reject()
    session.leave()


def close(window: QWidget, session: Session, ask: Ask) -> None:
    """Close the file; when only the backup fails, say so: everything is saved."""
    try:
        session.close()
    except StoredFileError as error:
        ask.show_error(window, error.title, error.text)
    session.deleteLater()
