"""The section of Settings about the texts on paper: how many are the round's own, and the way to their editor."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentordesk import i18n
from mentordesk.actions import programmes as actions
from mentordesk.domain import texts
from mentordesk.i18n import _, ngettext
from mentordesk.later import Later
from mentordesk.queries import programmes as queries
from mentordesk.ui import only_reading
from mentordesk.ui.panes.autosave import attempt
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.buttons import link_button, secondary_button
from mentordesk.ui.widgets.cards import Card
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import MessageBar

dialogs = Later("ui.dialogs.templates")


class TextsCard(Card):
    """The texts of certificates, letters, agreements and reports."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Texts on paper"), parent)
        self._session = session
        why = _("The wording of certificates, letters, agreements and reports can be the round's own, in each language.")
        self.own = label("", wrap=True)
        self.message = MessageBar()
        self.edit_button = secondary_button(_("Edit the texts…"), "pen-line", self.edit)
        self.reset_button = link_button(_("Back to the standard texts"), self._on_reset, "rotate-ccw")
        only_reading.lock(session, self.edit_button, self.reset_button)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.edit_button)
        row.addWidget(self.reset_button)
        row.addStretch(1)
        self.add(label(why, "second", wrap=True))
        self.add(self.own)
        self.add(self.message)
        self.add(row)
        self.setFocusProxy(self.edit_button)

    def refill(self) -> None:
        """Say how many texts are the round's own."""
        current = self._session.round
        self.setVisible(current is not None)
        if current is None:
            return
        counts = {code: len(queries.texts(current.id, code)) for code in i18n.LANGUAGES}
        parts = [
            ngettext("{count} of its own in {language}", "{count} of its own in {language}", count).format(
                count=count, language=i18n.language_name(code)
            )
            for code, count in counts.items()
            if count
        ]
        own = _("This round has {parts}; all others are the standard texts.").format(parts=", ".join(parts))
        self.own.setText(own if parts else _("This round has the standard texts, {count} of them.").format(
            count=len(texts.STANDARD)))  # fmt: skip
        self.reset_button.setVisible(bool(parts))

    def edit(self) -> None:
        """Open the editor."""
        dialogs.edit(self._session, self.window())

    def _on_reset(self) -> None:
        current = self._session.round
        if current is not None:
            words = _("Standard texts for {round}").format(round=current.title)
            attempt(self.message, lambda: self._session.perform(words, actions.reset_texts, current.id))
