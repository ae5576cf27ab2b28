"""The main window: menus, status bar, and either the welcome page or an open file. What it can do stands in commands."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from mentordesk import i18n
from mentordesk.desk import Desk, StoredFileError
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.ui import leaving, opening, theme
from mentordesk.ui.dropping import FileDrop
from mentordesk.ui.first_paint import after_next_paint
from mentordesk.ui.menus import Menus
from mentordesk.ui.pages.registry import PAGES
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Key
from mentordesk.ui.status import StatusLine
from mentordesk.ui.tools import Tools
from mentordesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from mentordesk.ui.help import HelpWindow
    from mentordesk.ui.pages.welcome import WelcomePage

help_window, look = Later("ui.help"), Later("ui.look")
rounds = Later("ui.dialogs.rounds")
taking_in = Later("ui.taking_in")
welcome_page = Later("ui.pages.welcome")


class MainWindow(QMainWindow):
    """One window, at most one open file."""

    def __init__(self, tools: Tools, clock: Callable[[], date] = date.today) -> None:
        super().__init__()
        self.tools = tools
        self.session: Session | None = None
        self.workspace: Workspace | None = None
        self.guide: HelpWindow | None = None
        self._welcome: WelcomePage | None = None
        self._clock = clock
        self.menus = Menus(self, self)
        self._language = ""
        self.setWindowTitle("MentorDesk")
        self.setMinimumSize(1024, 640)
        self.resize(1366, 768)
        self.restoreGeometry(QByteArray(tools.settings.data(Key.WINDOW_GEOMETRY)))
        self.status = StatusLine()
        self.setStatusBar(self.status)
        self.root = QStackedWidget()
        self.setCentralWidget(self.root)
        theme.keeper().changed.connect(self._fit)
        FileDrop(self, self.open_file, lambda path: taking_in.dropped(self, path))
        self.build()

    # -- building ---------------------------------------------------------------------------------------------

    def build(self) -> None:
        """Make menus and pages anew: at start, and when the language changes."""
        self._language = i18n.language()
        leaving.settle(self)
        key = self.workspace.current_key() if self.workspace else ""
        while (old := self.root.widget(0)) is not None:
            self.root.removeWidget(old)
            old.deleteLater()
        self.workspace = self._welcome = None
        self.menus.build()
        if self.session is not None:
            self._build_workspace(key)
        elif self.isVisible():
            self.root.setCurrentWidget(self.welcome)
        self.status.show_session(self.session)
        self.menus.update()

    @property
    def welcome(self) -> "WelcomePage":
        """The page without a file; built when it is first to be seen, so that a start with a file does without it."""
        if self._welcome is None:
            self._welcome = page = welcome_page.WelcomePage(self.tools.settings)
            page.new_wanted.connect(self.new_file)
            page.open_wanted.connect(self.open_file)
            page.sample_wanted.connect(self.try_sample)
            self.root.addWidget(page)
        return self._welcome

    def _build_workspace(self, key: str = "") -> None:
        assert self.session is not None
        self.workspace = Workspace(self.session, self.tools, self.new_round)
        self.workspace.set_narrow(self.tools.settings.flag(Key.RAIL_COLLAPSED))
        self.workspace.page_shown.connect(self._on_page_shown)
        self.workspace.command.connect(self.menus.run)
        self.root.addWidget(self.workspace)
        self.root.setCurrentWidget(self.workspace)
        self.workspace.fit(self.width())
        known = {page.key for page in PAGES}
        wanted = key or self.tools.settings.text(Key.LAST_PAGE)
        self.workspace.show_page(wanted if wanted in known else PAGES[0].key)
        self.workspace.take_focus()

    # -- files ------------------------------------------------------------------------------------------------

    def new_file(self) -> None:
        """Make an empty file and go on in it; its first round is asked for at once."""
        desk = opening.new(self.tools.ask, self) if self.may_leave() else None
        if desk is not None:
            self.use(desk)
            self.new_round()

    def open_file(self, path: Path | None = None) -> None:
        """Open a file."""
        at_work = self.session.desk.path if self.session is not None else None
        if path is not None and at_work == path:
            return
        if self.may_leave() and (desk := opening.existing(self.tools, self, path, at_work)) is not None:
            self.use(desk)

    def try_sample(self) -> None:
        """Open a fresh file with the sample programmes."""
        if self.may_leave() and (desk := opening.sample(self.tools.ask, self, self._clock())) is not None:
            self.use(desk)

    def use(self, desk: Desk) -> None:
        """Work with this desk from now on; the file open before is closed."""
        self._let_go()
        self.session = Session(desk, self._clock, self)
        self.menus.follow(self.session)
        self.session.lost.connect(self._on_lost)
        if desk.path is not None:
            desk.backup_folder = opening.backup_folder(self.tools.settings)
            desk.last_backup = desk.newest_backup()
            self.tools.settings.remember_file(desk.path)
            self.setWindowTitle(f"{desk.path.stem} – MentorDesk")
        self._build_workspace()
        self.status.show_session(self.session)
        self.menus.update()
        session = self.session
        if not desk.examined:
            after_next_paint(self, self.examine)
        after_next_paint(self, lambda: opening.back_up_what_was_left(session) if self.session is session else None)

    def examine(self) -> bool:
        """Check the rest of a large file; a damaged one is refused and closed. Is it sound?"""
        if self.session is None or opening.is_sound(self.tools.ask, self, self.session.desk):
            return True
        self._let_go()
        return False

    def tell_mistake(self, title: str, text: str, details: str) -> None:
        """Show a mistake of ours, unless it came of a file that is damaged."""
        if self.examine():
            self.tools.ask.show_error(self, title, text, details)

    def save_copy(self) -> None:
        """A checked copy under another name; the work goes on in the file that is open."""
        if self.session is None:
            return
        target = opening.copy(self.tools.ask, self, self.session.desk)
        if target is not None:
            self.status.say(_("A checked copy was saved as {name}.").format(name=target.name))

    def may_leave(self) -> bool:
        """May the file be left, with everything that was typed saved or let go?"""
        return leaving.may_leave(self, self.workspace, self.tools.ask)

    def close_file(self) -> None:
        """Back to the welcome page, unless something typed cannot be saved and the user wants to stay."""
        if self.may_leave():
            self._let_go()

    def _let_go(self) -> None:
        if self.session is None:
            return
        session, workspace = self.session, self.workspace
        leaving.let_go(self, session)
        self.session = self.workspace = None
        if workspace is not None:
            self.root.removeWidget(workspace)
            workspace.deleteLater()
        leaving.close(self, session, self.tools.ask)
        self.setWindowTitle("MentorDesk")
        self.welcome.refill()
        self.root.setCurrentWidget(self.welcome)
        self.status.show_session(None)
        self.menus.update()

    def _on_lost(self, error: StoredFileError) -> None:
        self._let_go()
        opening.offer_again(self.tools.ask, self, error, self.open_file)

    def quit(self) -> None:
        """Leave the program."""
        self.close()

    # -- commands ---------------------------------------------------------------------------------------------

    def say_saved(self) -> None:
        """What Ctrl+S answers: everything is saved already."""
        self.status.say_saved()

    def undo(self) -> None:
        """Take back the last step."""
        _play(self, _("This could not be undone"), Session.undo, Session.undo_text, _("Undone: {label}"))

    def redo(self) -> None:
        """Do the last undone step again."""
        _play(self, _("This could not be done again"), Session.redo, Session.redo_text, _("Redone: {label}"))

    def new_round(self) -> None:
        """Set up another round."""
        if self.session is not None:
            rounds.add(self.session, self)

    def copy_round(self) -> None:
        """Set up the next round like this one."""
        if self.session is not None and self.session.round_id is not None:
            rounds.copy(self.session, self)

    def show_page(self, key: str, target: object = None) -> None:
        """Go to a page."""
        if self.workspace is not None:
            self.workspace.show_page(key, target)

    def change_text_size(self, step: int) -> None:
        """One size larger (1), smaller (-1), or the normal one (0)."""
        look.change_text_size(self.tools.settings, step)

    def toggle_rail(self) -> None:
        """Icons only in the rail, or words too."""
        if self.workspace is not None:
            self.workspace.set_narrow(not self.workspace.is_narrow())
            self.tools.settings.set(Key.RAIL_COLLAPSED, self.workspace.is_narrow())

    def toggle_rows(self) -> None:
        """Low rows in every list, or the usual ones."""
        look.toggle_rows(self.tools.settings)
        self.menus.update()

    def show_guide(self, page: str = "") -> None:
        """The user guide, at a page of it; without one at that of the page in view."""
        if self.guide is None:
            self.guide = help_window.HelpWindow(self.tools.settings)
        self.guide.open_page(page or (self.workspace.current_key() if self.workspace is not None else ""))

    # -- events -----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        if self.session is None:
            self.root.setCurrentWidget(self.welcome)
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.tools.settings.set(Key.WINDOW_GEOMETRY, bytes(self.saveGeometry().data()))
        if not self.may_leave():
            event.ignore()
            return
        if self.guide is not None:
            self.guide.close()
            self.guide.deleteLater()
            self.guide = None
        self._let_go()
        self.tools.settings.flush()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._language != i18n.language():
            QTimer.singleShot(0, self, self.build)  # not at once: the page that asked for it is still at work

    def _on_page_shown(self, key: str) -> None:
        self.tools.settings.set(Key.LAST_PAGE, key)
        self.menus.update()

    def _fit(self) -> None:
        if self.workspace is not None:
            self.workspace.fit(self.width())


def _play(
    window: MainWindow, trouble: str, play: Callable[[Session], None], name: Callable[[Session], str], told: str
) -> None:
    """Undo or redo, and tell which step, for it may be on another page; what is being typed is saved before, as the last."""
    leaving.settle(window)
    if window.session is None:
        return
    label = name(window.session)
    try:
        play(window.session)
    except (StoredFileError, RuleBroken) as error:
        window.tools.ask.show_error(window, trouble, str(error))
    else:
        if label:
            window.status.say(told.format(label=label))
