"""The list of pages. The rail, the menu and Ctrl+1 to Ctrl+7 follow from it."""

from dataclasses import dataclass
from importlib import import_module

from mentordesk.i18n import N_
from mentordesk.ui.pages.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: `module` and `name` tell where its class is; it is imported when it is first opened."""

    key: str
    title: str
    icon: str
    module: str
    name: str
    at_the_foot: bool = False

    def load(self) -> type[Page]:
        """The class of the page. By name, so that start-up pays only for the page it shows."""
        loaded: type[Page] = getattr(import_module(self.module), self.name)
        return loaded


_AT = "mentordesk.ui.pages."
PAGES: tuple[PageEntry, ...] = (
    PageEntry("overview", N_("Overview"), "layout-dashboard", _AT + "overview", "OverviewPage"),
    PageEntry("people", N_("People"), "users", _AT + "people", "PeoplePage"),
    PageEntry("pairs", N_("Pairs"), "heart-handshake", _AT + "pairings", "PairingsPage"),
    PageEntry("meetings", N_("Meetings"), "calendar-check", _AT + "meetings", "MeetingsPage"),
    PageEntry("activities", N_("Activities"), "graduation-cap", _AT + "activities", "ActivitiesPage"),
    PageEntry("documents", N_("Documents"), "file-text", _AT + "documents", "DocumentsPage"),
    PageEntry("settings", N_("Settings"), "settings", _AT + "settings", "SettingsPage", at_the_foot=True),
)


def entry(key: str) -> PageEntry:
    """The page with this key; raises KeyError."""
    return {each.key: each for each in PAGES}[key]
