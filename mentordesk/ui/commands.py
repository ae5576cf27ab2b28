"""The list of commands: menus, shortcuts and the list of shortcuts follow from it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from mentordesk.i18n import N_
from mentordesk.later import Later
from mentordesk.ui.menu_titles import EDIT, FILE, HELP, PROGRAMME, VIEW
from mentordesk.ui.pages.page import Page
from mentordesk.ui.pages.registry import PAGES
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Key
from mentordesk.ui.status import StatusLine
from mentordesk.ui.tools import Tools
from mentordesk.ui.workspace import Workspace

about = Later("ui.dialogs.about")
checking = Later("ui.dialogs.checking")
duplicates = Later("ui.dialogs.duplicates")
exporting = Later("ui.exporting")
saved_filters = Later("ui.dialogs.saved_filters")
taking_in = Later("ui.taking_in")
history = Later("ui.dialogs.history")
palette = Later("ui.palette")


class Desktop(Protocol):
    """What a command may ask of the main window."""

    session: Session | None
    workspace: Workspace | None
    tools: Tools
    status: StatusLine

    def new_file(self) -> None: ...
    def open_file(self, path: Path | None = None) -> None: ...
    def try_sample(self) -> None: ...
    def save_copy(self) -> None: ...
    def close_file(self) -> None: ...
    def quit(self) -> None: ...
    def say_saved(self) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def new_round(self) -> None: ...
    def copy_round(self) -> None: ...
    def show_page(self, key: str, target: object = None) -> None: ...
    def change_text_size(self, step: int) -> None: ...
    def toggle_rail(self) -> None: ...
    def toggle_rows(self) -> None: ...
    def show_guide(self, page: str = "") -> None: ...


def always(window: Desktop) -> bool:  # noqa: ARG001
    """Commands that need nothing."""
    return True


def with_file(window: Desktop) -> bool:
    """Commands that need an open file."""
    return window.session is not None


def with_round(window: Desktop) -> bool:
    """Commands that need a round to look at."""
    return window.session is not None and window.session.round_id is not None


def can_write(window: Desktop) -> bool:
    """Commands that make something: not in a file that was opened for reading only."""
    return window.session is not None and not window.session.desk.read_only


def can_write_in_round(window: Desktop) -> bool:
    """Commands that make something in the round looked at."""
    return can_write(window) and with_round(window)


def can_undo(window: Desktop) -> bool:
    """Is there a step to undo?"""
    return window.session is not None and bool(window.session.desk.undo_steps)


def can_redo(window: Desktop) -> bool:
    """Is there a step to redo?"""
    return window.session is not None and bool(window.session.desk.redo_steps)


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the window can be asked to do. `menu` is the title of its menu; `group` sets a line between groups."""

    key: str
    text: str
    menu: str
    run: Callable[[Desktop], None]
    shortcut: str = ""
    icon: str = ""
    enabled: Callable[[Desktop], bool] = always
    group: int = 0
    ticked: Callable[[Desktop], bool] | None = None
    """For what is switched on and off: is it on?"""
    also: str = ""
    """Another shortcut that does the same, from other programs or other keyboards."""


def _open_page(key: str, window: Desktop) -> None:
    window.show_page(key)


def _page(window: Desktop) -> Page | None:
    """The page in view."""
    return window.workspace.current_page() if window.workspace is not None else None


def _find(window: Desktop) -> None:
    if (page := _page(window)) is not None:
        page.focus_search()


def _new_record(window: Desktop) -> None:
    if (page := _page(window)) is not None:
        page.new_record()


def _import_people(window: Desktop) -> None:
    taking_in.choose(window)


def _save_template(window: Desktop) -> None:
    taking_in.save_template(window)


def _paste_people(window: Desktop) -> None:
    taking_in.paste(window)


def _find_duplicates(window: Desktop) -> None:
    if window.session is not None and window.workspace is not None:
        duplicates.find(window.session, window.workspace)


def _row_menu(window: Desktop) -> None:
    if (page := _page(window)) is not None:
        page.open_row_menu()


def _saved_filters(window: Desktop) -> None:
    if window.session is not None and window.workspace is not None:
        saved_filters.manage(window.session, window.workspace)


def _export_list(window: Desktop) -> None:
    exporting.export_list(window)


def _next_pane(window: Desktop) -> None:
    if window.workspace is not None:
        window.workspace.next_pane()


def _page_commands() -> tuple[Command, ...]:
    return tuple(
        Command(f"page.{page.key}", page.title, VIEW, partial(_open_page, page.key), f"Ctrl+{place}", page.icon, with_file)
        for place, page in enumerate(PAGES, start=1)
    )


COMMANDS: tuple[Command, ...] = (
    Command("file.new", N_("&New programme…"), FILE, lambda w: w.new_file(), "Ctrl+Shift+N", "file-plus"),
    Command("file.open", N_("&Open…"), FILE, lambda w: w.open_file(), "Ctrl+O", "folder-open"),
    Command("file.sample", N_("Try with sample &data"), FILE, lambda w: w.try_sample(), "", "sprout"),
    Command("file.save", N_("&Save"), FILE, lambda w: w.say_saved(), "Ctrl+S", "check", with_file, 1),
    Command("file.copy", N_("Save a &copy as…"), FILE, lambda w: w.save_copy(), "Ctrl+Shift+S", "download", with_file, 1),
    Command("people.import", N_("&Import people…"), FILE, _import_people, "Ctrl+I", "upload", can_write, 2),
    Command("people.template", N_("Save an empty &template…"), FILE, _save_template, "", "file-down", with_file, 2),
    Command("list.export", N_("&Export this list…"), FILE, _export_list, "Ctrl+E", "file-spreadsheet", with_file, 2),
    Command("file.history", N_("&History…"), FILE, lambda w: history.show(w), "", "history", with_file, 2),
    Command("file.check", N_("Chec&k the file…"), FILE, lambda w: checking.show(w), "", "square-check", with_file, 2),
    Command("file.close", N_("C&lose file"), FILE, lambda w: w.close_file(), "Ctrl+W", "x", with_file, 3),
    Command("file.quit", N_("&Quit"), FILE, lambda w: w.quit(), "Ctrl+Q", "log-out", always, 3),
    Command("edit.undo", N_("&Undo"), EDIT, lambda w: w.undo(), "Ctrl+Z", "undo-2", can_undo),
    Command("edit.redo", N_("&Redo"), EDIT, lambda w: w.redo(), "Ctrl+Y", "redo-2", can_redo,
            also="Ctrl+Shift+Z"),
    Command("edit.find", N_("&Find"), EDIT, _find, "Ctrl+F", "search", with_file, 1),
    Command("go.palette", N_("&Go to…"), EDIT, lambda w: palette.open_over(w), "Ctrl+K", "command", with_file, 1),
    Command("edit.filters", N_("Saved fi&lters…"), EDIT, _saved_filters, "", "bookmark", with_file, 1),
    *_page_commands(),
    Command("view.pane", N_("Next &pane"), VIEW, _next_pane, "F6", "", with_file, 1),
    Command(
        "view.rail",
        N_("Narrow &rail"),
        VIEW,
        lambda w: w.toggle_rail(),
        "Ctrl+B",
        "",
        with_file,
        1,
        lambda w: w.workspace is not None and w.workspace.is_narrow(),
    ),
    Command(
        "view.rows",
        N_("&Compact rows"),
        VIEW,
        lambda w: w.toggle_rows(),
        "",
        "",
        always,
        1,
        lambda w: w.tools.settings.flag(Key.COMPACT_ROWS),
    ),
    Command("view.larger", N_("&Larger text"), VIEW, lambda w: w.change_text_size(1), "Ctrl++", "", always, 2,
            also="Ctrl+="),
    Command("view.smaller", N_("S&maller text"), VIEW, lambda w: w.change_text_size(-1), "Ctrl+-", "", always, 2),
    Command("view.normal", N_("&Normal text size"), VIEW, lambda w: w.change_text_size(0), "Ctrl+0", "", always, 2),
    Command("record.new", N_("&New here"), PROGRAMME, _new_record, "Ctrl+N", "plus", can_write_in_round),
    Command("people.paste", N_("&Paste people…"), PROGRAMME, _paste_people, "Ctrl+Shift+V", "clipboard-paste", can_write),
    Command("people.duplicates", N_("Find &duplicates…"), PROGRAMME, _find_duplicates, "", "merge", can_write),
    Command("record.menu", N_("&Actions for what is chosen…"), PROGRAMME, _row_menu, "Ctrl+.", "ellipsis", with_file),
    Command("round.new", N_("New r&ound…"), PROGRAMME, lambda w: w.new_round(), "", "calendar", can_write, 1),
    Command("round.copy", N_("&Copy this round…"), PROGRAMME, lambda w: w.copy_round(), "", "repeat", can_write_in_round, 1),
    Command("help.guide", N_("&User guide"), HELP, lambda w: w.show_guide(), "F1", "book-open"),
    Command("help.shortcuts", N_("&Keyboard shortcuts"), HELP, lambda w: about.show_shortcuts(w), "Ctrl+/", "list-checks"),
    Command("help.about", N_("&About MentorDesk"), HELP, lambda w: about.show_about(w), "", "info"),
)  # fmt: skip
"""Every command, in the order of the menus."""
OF_STEPS = tuple(command for command in COMMANDS if command.enabled in (can_undo, can_redo))
"""Those that each change can make possible, or impossible."""
