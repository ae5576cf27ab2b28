"""Makes the menu bar and its actions from the list of commands, and keeps their states."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.ui import icons
from mentordesk.ui.first_paint import after_next_paint
from mentordesk.ui.menu_titles import MENUS

if TYPE_CHECKING:
    from mentordesk.ui.commands import Command, Desktop
    from mentordesk.ui.session import Session

commands = Later("ui.commands")


class Menus:
    """The menus of a window; `desktop` carries out the commands.

    Before the first picture there are only their titles: what is in them is made right after it, or when it is needed.
    """

    def __init__(self, window: QMainWindow, desktop: "Desktop") -> None:
        self._window = window
        self._desktop = desktop
        self._menus: dict[str, QMenu] = {}
        self._actions: dict[str, QAction] = {}

    def build(self) -> None:
        """Make them anew, as when the language changes."""
        bar = self._window.menuBar()
        bar.clear()
        for former in bar.findChildren(QMenu):
            former.deleteLater()
        for action in self._actions.values():
            self._window.removeAction(action)
            action.deleteLater()
        self._actions.clear()
        self._menus = {title: bar.addMenu(_(title)) for title in MENUS}
        if self._window.isVisible():
            self._fill()
        else:
            after_next_paint(self._window, self._fill)

    def _fill(self) -> None:
        if self._actions:
            return
        groups: dict[str, int] = {}
        for command in commands.COMMANDS:
            menu = self._menus[command.menu]
            if groups.setdefault(command.menu, command.group) != command.group:
                menu.addSeparator()
                groups[command.menu] = command.group
            menu.addAction(self._action(command))
        for menu in self._menus.values():
            menu.aboutToShow.connect(self.update)
            menu.aboutToShow.connect(self._name_steps)
            menu.aboutToShow.connect(self._draw_icons)
        self.update()

    def _action(self, command: "Command") -> QAction:
        action = QAction(_(command.text), self._window)
        if command.shortcut:
            action.setShortcuts([QKeySequence(keys) for keys in (command.shortcut, command.also) if keys])
        action.setCheckable(command.ticked is not None)
        action.triggered.connect(lambda _checked, run=command.run: run(self._desktop))
        self._window.addAction(action)
        self._actions[command.key] = action
        return action

    def _draw_icons(self) -> None:
        """When a menu is first opened: start-up does not wait for pictures that nobody sees yet."""
        for command in commands.COMMANDS:
            if command.icon and self._actions[command.key].icon().isNull():
                icons.put(self._actions[command.key], command.icon)

    def run(self, key: str) -> None:
        """Carry out a command by its key; raises KeyError."""
        self._fill()
        self._actions[key].trigger()

    def update(self) -> None:
        """Enable what can be done now."""
        if self._actions:  # the first picture loads no commands
            self._update(commands.COMMANDS)

    def follow(self, session: "Session") -> None:
        """Keep the states true to an open file: after a change, as each cell that is entered, only those it can alter."""
        session.saved.connect(self._update_steps)
        session.round_changed.connect(self.update)

    def _update_steps(self) -> None:
        if self._actions:
            self._update(commands.OF_STEPS)

    def _update(self, some: Sequence["Command"]) -> None:
        for command in some:
            action = self._actions[command.key]
            action.setEnabled(command.enabled(self._desktop))
            if command.ticked is not None:
                action.setChecked(command.ticked(self._desktop))

    def _name_steps(self) -> None:
        """Name what is undone and redone, and what is new on this page, when a menu is opened: not after each cell."""
        session = self._desktop.session
        undo = session.undo_text().replace("&", "&&") if session is not None else ""
        redo = session.redo_text().replace("&", "&&") if session is not None else ""
        self._actions["edit.undo"].setText(_("&Undo: {step}").format(step=undo) if undo else _("&Undo"))
        self._actions["edit.redo"].setText(_("&Redo: {step}").format(step=redo) if redo else _("&Redo"))
        page = self._desktop.workspace.current_page() if self._desktop.workspace is not None else None
        self._actions["record.new"].setText(_(page.NEW) if page is not None and page.NEW else _("&New here"))
