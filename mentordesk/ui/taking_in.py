"""Leads to the people page whoever brings a table of people to the window: chosen, dropped on it, or copied."""

from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.ui.commands import Desktop, can_write

saving = Later("ui.dialogs.intake_saving")


@runtime_checkable
class TakesPeople(Protocol):
    """A page that takes tables of new people in."""

    newcomers: Any


def choose(window: Desktop) -> None:
    """Ask for a file and show what becomes of it."""
    if (newcomers := _newcomers(window)) is not None:
        newcomers.choose_file()


def paste(window: Desktop) -> None:
    """Show what becomes of what was copied."""
    if (newcomers := _newcomers(window)) is not None:
        newcomers.ask()


def save_template(window: Desktop) -> None:
    """Save an empty workbook to be filled in with people."""
    page = window.workspace.current_page() if window.workspace is not None else None
    if window.session is not None and page is not None:
        saving.template(window.tools.ask, page, page.message, window.session.today)


def dropped(window: Desktop, path: Path) -> None:
    """Show what becomes of a file that was dropped on the window."""
    if window.session is None:
        text = _("Open the programme that the people belong to, and drop {name} again.")
        window.status.warn(text.format(name=path.name))
    elif not can_write(window):
        window.status.warn(_("The file is open for reading only."))
    elif (newcomers := _newcomers(window)) is not None:
        newcomers.read_file(path)


def _newcomers(window: Desktop) -> Any:
    """What takes people in, on the page of people, which is shown."""
    window.show_page("people")
    page = window.workspace.current_page() if window.workspace is not None else None
    return page.newcomers if isinstance(page, TakesPeople) else None
