"""Every shortcut with what it does: menu by menu from the list of commands, then those of the grids."""

from typing import NamedTuple

from PySide6.QtGui import QKeySequence

from mentordesk.i18n import _
from mentordesk.ui.commands import COMMANDS, Command
from mentordesk.ui.grids import legend
from mentordesk.ui.menu_titles import MENUS
from mentordesk.ui.panes import roster


class Group(NamedTuple):
    """A heading, and below it (what it does, key) for each key."""

    title: str
    keys: list[tuple[str, str]]


def native(shortcut: str) -> str:
    """A shortcut as this computer writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def plain(text: str) -> str:
    """The text of a command without its access key and its dots."""
    return text.replace("&", "").rstrip("…")


def groups() -> list[Group]:
    """All of them, in the language in force."""
    menus = [
        Group(plain(_(menu)), [(plain(_(each.text)), native(each.shortcut)) for each in COMMANDS if _shown(each, menu)])
        for menu in MENUS
    ]
    grids = [
        Group(_("Meetings"), [(_with_capital(words), key) for key, words in legend.taught_keys()]),
        Group(_("Who came to an activity"), [(_with_capital(words), key) for words, key in roster.taught_keys()]),
    ]
    return [group for group in (*menus, *grids) if group.keys]


def _shown(command: Command, menu: str) -> bool:
    return command.menu == menu and bool(command.shortcut)


def _with_capital(words: str) -> str:
    return words[:1].upper() + words[1:]
