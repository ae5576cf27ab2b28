"""Settings: one page with sections; everything takes effect at once, and the file's part can be undone."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.i18n import _
from mentordesk.queries import programmes
from mentordesk.ui import theme
from mentordesk.ui.pages.page import Page
from mentordesk.ui.panes.settings.look import LookCard
from mentordesk.ui.panes.settings.organisation import OrganisationCard, SignatoriesCard, UnitsCard
from mentordesk.ui.panes.settings.own_fields import OwnFieldsCard
from mentordesk.ui.panes.settings.round_rules import RoundCard
from mentordesk.ui.panes.settings.round_state import RoundStateCard
from mentordesk.ui.panes.settings.round_texts import TextsCard
from mentordesk.ui.panes.settings.storing import StoringCard
from mentordesk.ui.session import Session
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import link_button
from mentordesk.ui.widgets.header import PageHeader
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import MessageBar
from mentordesk.ui.widgets.scroll import Scroll

Section = (
    LookCard | RoundCard | TextsCard | OrganisationCard | SignatoriesCard | UnitsCard | OwnFieldsCard | RoundStateCard
    | StoringCard
)  # fmt: skip
WIDEST = 860
"""Forms wider than this are hard to read."""
INDEX = 214
"""Width of the list of sections, where there is room for it."""


class SettingsPage(Page):
    """`go_to` takes the key of a section (see `sections`), or of a field of the round."""

    SHOWS: ClassVar = frozenset(
        {"organisation", "signatory", "unit", "round", "round_text", "enrolment", "person", "pairing", "certificate",
         "own_field", "own_option", "own_value"}
    )  # fmt: skip

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self.header = PageHeader(_("Settings"), _("Everything takes effect at once; there is nothing to save."))
        self.message = MessageBar()
        self.round = RoundCard(session)
        self.state = RoundStateCard(session, tools, self.message)
        self.state.jump.connect(self.jump)
        self.sections: dict[str, Section] = {
            "look": LookCard(tools.settings),
            "round": self.round,
            "texts": TextsCard(session),
            "organisation": OrganisationCard(session, tools),
            "signatories": SignatoriesCard(session, tools),
            "units": UnitsCard(session, tools),
            "own_fields": OwnFieldsCard(session),
            "state": self.state,
            "file": StoringCard(session, tools),
        }
        self._lay_out()

    def _lay_out(self) -> None:
        index, inside = self._index(), QWidget()  # Tab goes through them in this order
        self.content = Scroll(inside, parent=self)  # before the sections stand in it, so that they are moved once
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 14, 24)
        column.setSpacing(16)
        for section in self.sections.values():
            column.addWidget(section)
        column.addStretch(1)
        self.content.setMaximumWidth(theme.current().px(WIDEST))
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.content, 1)
        row.addWidget(index, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 0)
        outer.setSpacing(14)
        outer.addWidget(self.header)
        outer.addWidget(self.message)
        outer.addLayout(row, 1)

    def _index(self) -> QWidget:
        """The sections by name, to jump to."""
        self.index = QWidget(self)
        self.index.setFixedWidth(theme.current().px(INDEX))
        column = QVBoxLayout(self.index)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(_("Sections"), "label"))
        self.links = {
            key: link_button(section.title.text(), partial(self.go_to, key), flush=True)
            for key, section in self.sections.items()
        }
        for button in self.links.values():
            column.addWidget(button)
        return self.index

    def refill(self) -> None:
        for key, section in self.sections.items():
            section.refill()
            self.links[key].setVisible(not section.isHidden())

    def go_to(self, target: object) -> None:
        key = str(target)
        if key in ("signatory_one_id", "signatory_two_id") and not programmes.signatories():
            key = "signatories"  # nobody to choose from yet
        if key in self.sections:
            section = self.sections[key]
            self.content.verticalScrollBar().setValue(section.y())
            section.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in {field.key for field in self.round.form.fields}:
            self.round.form.focus(key)

    def start(self) -> QWidget | None:
        """At the names of the sections, where there is room for them: Enter goes to one."""
        return self.links["look"] if not self.index.isHidden() else self.sections["look"]

    def panes(self) -> list[QWidget]:
        return [section for section in self.sections.values() if section.isVisible()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 48
        self.index.setVisible(room >= theme.current().px(WIDEST - 160 + INDEX) + 24)
