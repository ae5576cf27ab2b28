"""Settings: one page with sections; everything takes effect at once, and the file's part can be undone."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.i18n import _
from mentordesk.ui.pages.page import Page
from mentordesk.ui.panes.look import LookCard
from mentordesk.ui.panes.organisation import OrganisationCard, SignatoriesCard, UnitsCard
from mentordesk.ui.panes.round_rules import RoundCard, TextsCard
from mentordesk.ui.session import Session
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.header import PageHeader
from mentordesk.ui.widgets.messages import MessageBar
from mentordesk.ui.widgets.scroll import Scroll

WIDEST = 860
"""Forms wider than this are hard to read."""


class SettingsPage(Page):
    """`go_to` takes the key of a section: look, organisation, signatories, units, round, texts."""

    SHOWS: ClassVar = frozenset({"organisation", "signatory", "unit", "round", "round_text"})

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self.header = PageHeader(_("Settings"), _("Everything takes effect at once; there is nothing to save."))
        self.message = MessageBar()
        self.sections = {
            "look": LookCard(tools.settings),
            "round": RoundCard(session),
            "texts": TextsCard(session),
            "organisation": OrganisationCard(session, tools),
            "signatories": SignatoriesCard(session, tools),
            "units": UnitsCard(session, tools),
        }
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 24)
        column.setSpacing(16)
        for section in self.sections.values():
            column.addWidget(section)
        column.addStretch(1)
        self.scroll = Scroll(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 22, 24, 0)
        outer.setSpacing(14)
        outer.addWidget(self.header)
        outer.addWidget(self.message)
        outer.addWidget(self.scroll, 1)

    def refill(self) -> None:
        for section in self.sections.values():
            section.refill()

    def go_to(self, target: object) -> None:
        section = self.sections.get(str(target))
        if section is not None:
            self.refill()
            self.scroll.ensureWidgetVisible(section, 0, 24)
            section.setFocus()

    def panes(self) -> list[QWidget]:
        return list(self.sections.values())
