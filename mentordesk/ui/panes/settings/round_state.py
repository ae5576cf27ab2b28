"""The section of Settings about the end of a round: closing it, opening it again, removing it or the sample data."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentordesk.actions import programmes as actions
from mentordesk.domain.months import long_date
from mentordesk.domain.problems import RuleBroken
from mentordesk.domain.programmes import Round
from mentordesk.i18n import _, ngettext
from mentordesk.queries import certificates, enrolments
from mentordesk.queries import programmes as queries
from mentordesk.ui import only_reading
from mentordesk.ui.pages import links
from mentordesk.ui.panes.autosave import attempt, say_undoable
from mentordesk.ui.session import Session
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import danger_button, secondary_button
from mentordesk.ui.widgets.cards import Card
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import MessageBar


class RoundStateCard(Card):
    """Whether the round is open or closed, and what can be done about it. `jump` leads to what stands in the way."""

    jump = Signal(str, object)

    def __init__(self, session: Session, tools: Tools, message: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(_("Close or remove the round"), parent)
        self._session, self._tools, self._done = session, tools, message
        self.message = MessageBar()
        self.state = label("", "second", wrap=True)
        self.close_button = secondary_button(_("Close the round"), "check", self._on_close)
        self.reopen_button = secondary_button(_("Reopen the round"), "rotate-ccw", self._on_reopen)
        self.remove_button = danger_button(_("Remove the round"), "trash-2", self._on_remove)
        self.sample_button = danger_button(_("Remove the sample data"), "trash-2", self._on_remove_sample)
        only_reading.lock(session, self.close_button, self.reopen_button, self.remove_button, self.sample_button)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.close_button, self.reopen_button, self.remove_button, self.sample_button):
            row.addWidget(button)
        row.addStretch(1)
        self.add(self.message)
        self.add(self.state)
        self.add(row)

    def refill(self) -> None:
        """Show how the round stands."""
        current = self._session.round
        self.setVisible(current is not None)
        self.message.clear()
        if current is None:
            return
        closed = current.closed_on is not None
        was_here = self.close_button.hasFocus() or self.reopen_button.hasFocus()
        empty = not enrolments.anybody(current.id)
        self.state.setText(self._state_text(current, empty))
        self.close_button.setVisible(not closed)
        self.reopen_button.setVisible(closed)
        self.remove_button.setVisible(empty and not current.sample)
        self.sample_button.setVisible(current.sample)
        self.setFocusProxy(self.reopen_button if closed else self.close_button)
        if was_here:
            self.setFocus()  # the button that was pressed has given way to the other one

    def _state_text(self, current: Round, empty: bool) -> str:
        if current.sample:
            return _("These are sample data: invented people to look around with. They can be removed at any time.")
        if current.closed_on is not None:
            return _("Closed on {date}. Nothing more is expected of it, and its certificates can still be printed.").format(
                date=long_date(current.closed_on)
            )
        if empty:
            return _("The round is open, and nobody takes part yet.")
        return _("The round is open. Close it when every pair has ended; it then leaves the to-do.")

    def _on_close(self) -> None:
        self._try(_("Close {round}"), actions.close_round, on=self._session.today)

    def _on_reopen(self) -> None:
        self._try(_("Reopen {round}"), actions.reopen_round)

    def _on_remove(self) -> None:
        current = self._session.round
        if current is not None and self._try(_("Remove {round}"), actions.remove_round):
            self._say_removed(_("{round} was removed.").format(round=current.title))

    def _try(self, words: str, action: Callable[..., Any], **kwargs: Any) -> bool:
        """Do it to the round looked at, or say here what stands in the way."""
        current = self._session.round
        if current is None:
            return False
        text = words.format(round=current.title)
        return attempt(self.message, lambda: self._session.perform(text, action, current.id, **kwargs), self._refused)

    def _refused(self, broken: RuleBroken) -> None:
        text = " ".join(problem.message for problem in broken.problems)
        self.message.show_message(text, "warn", _("Show the pairs"), self._show_pairs)

    def _show_pairs(self) -> None:
        if self._session.round_id is not None:
            self.jump.emit(*links.of_open_pairs(self._session.round_id, self._session.as_of))

    def _on_remove_sample(self) -> None:
        samples = [each for each in queries.rounds() if each.sample]
        issued = sum(certificates.issued_in(each.id) for each in samples)
        if issued and not self._sure(issued):
            return
        words = _("Remove the sample data")
        if attempt(self.message, lambda: self._session.perform(words, actions.remove_sample_rounds)):
            self._say_removed(_("The sample data were removed."))

    def _sure(self, issued: int) -> bool:
        text = ngettext(
            "{count} sample certificate goes with them for good. What you made yourself stays.",
            "{count} sample certificates go with them for good. What you made yourself stays.",
            issued,
        )
        title = _("Remove the sample data?")
        verb = _("Remove the sample data")
        return self._tools.ask.confirm(self.window(), title, text.format(count=issued), verb, danger=True)

    def _say_removed(self, text: str) -> None:
        say_undoable(self._done, self._session, text)
