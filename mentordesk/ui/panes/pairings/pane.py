"""The pane beside the list of pairs: one pair with its story, goals and notes, or what can be done with several."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from mentordesk.actions import agreements as agreement_actions
from mentordesk.domain.enrolments import AgreementKind
from mentordesk.domain.pairings import STARTED
from mentordesk.i18n import _, ngettext, pgettext
from mentordesk.queries import agreements
from mentordesk.queries.pairings import PairRow
from mentordesk.ui import only_reading
from mentordesk.ui.pages import pairings_list
from mentordesk.ui.pages.pairings_commands import PairingCommands
from mentordesk.ui.panes.autosave import attempt
from mentordesk.ui.panes.history_tab import HistoryTab
from mentordesk.ui.panes.pairings import story as pairing_story
from mentordesk.ui.panes.pairings.bulk import BulkPane
from mentordesk.ui.panes.pairings.entries import FollowUpTab, PairNotesTab
from mentordesk.ui.panes.people.round import AgreementLine
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.buttons import icon_button, link_button, secondary_button
from mentordesk.ui.widgets.labels import Pill, label
from mentordesk.ui.widgets.messages import EmptyState, MessageBar
from mentordesk.ui.widgets.scroll import padded
from mentordesk.ui.widgets.tabs import Tabs
from mentordesk.ui.widgets.timeline import Timeline

WIDTH = 360
STORY, FOLLOW_UP, NOTES, HISTORY = "story", "follow-up", "notes", "history"


class PairingPane(QFrame):
    """`jump` leads to a person or to the meetings, `closed` comes from the cross."""

    jump = Signal(str, object)
    closed = Signal()

    def __init__(self, session: Session, commands: PairingCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self._session, self._commands = session, commands
        self._rows: list[PairRow] = []
        self.mentor, self.mentee = label("", "headline", wrap=True), label("", "headline", wrap=True)
        self.to_mentor = icon_button("external-link", _("The mentor in People"), lambda: self._to("mentor_person_id"))
        self.to_mentee = icon_button("external-link", _("The mentee in People"), lambda: self._to("mentee_person_id"))
        self.about, self.pill = label("", "second", wrap=True), Pill()
        self.close_button = icon_button("x", _("Close (Esc)"), self.closed.emit)
        self.close_button.hide()
        self.buttons: dict[str, QPushButton] = {}
        self.agreement = AgreementLine(session, AgreementKind.MENTOR, self._sign)
        only_reading.lock(session, self.agreement)
        self.message = MessageBar()
        self.story = Timeline()
        self.meetings_button = link_button(_("Open in Meetings"), self._to_meetings, "calendar-check")
        self.follow_up, self.notes, self.history = FollowUpTab(session), PairNotesTab(session), HistoryTab(session)
        self.tabs = Tabs()
        self.bulk = BulkPane(commands)
        self.bulk.closed.connect(self.closed)
        self.stack = QStackedWidget()
        self.stack.addWidget(EmptyState("heart-handshake", _("No pair is chosen"), _("Choose a pair in the list.")))
        self.stack.addWidget(self._one())
        self.stack.addWidget(self.bulk)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.setMinimumWidth(340)

    # -- building ---------------------------------------------------------------------------------------------

    def _one(self) -> QWidget:
        story = QWidget()
        inside = QVBoxLayout(story)
        inside.setContentsMargins(0, 0, 0, 12)
        inside.setSpacing(10)
        inside.addWidget(self.meetings_button, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.story, 1)
        self.tabs.add(STORY, pgettext("pair", "Story"), padded(story))
        self.tabs.add(FOLLOW_UP, _("Goals and check-ins"), padded(self.follow_up), picture="goal")
        self.tabs.add(NOTES, _("Notes"), padded(self.notes), picture="message-square")
        self.tabs.add(HISTORY, _("History"), padded(self.history), picture="history")
        self.tabs.shown.connect(lambda _key: self._fill_history())
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._actions.addStretch(1)
        one = QWidget()
        column = QVBoxLayout(one)
        column.setContentsMargins(24, 24, 8, 0)
        column.setSpacing(12)
        column.addLayout(self._heading())
        column.addLayout(self._actions)
        column.addWidget(self.message)
        column.addWidget(self.agreement)
        column.addWidget(self.tabs, 1)
        return one

    def _heading(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, 8, 0)
        head.setSpacing(0)
        for name, *ways in ((self.mentor, self.to_mentor, self.close_button), (self.mentee, self.to_mentee)):
            line = QHBoxLayout()
            line.setSpacing(4)
            line.addWidget(name, 1)
            for way in ways:
                line.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
            head.addLayout(line)
        head.addSpacing(6)
        head.addWidget(self.pill)
        head.addSpacing(6)
        head.addWidget(self.about)
        return head

    # -- showing ----------------------------------------------------------------------------------------------

    def show_pairs(self, rows: Sequence[PairRow]) -> None:
        """Show these lines of the list: none, one or several."""
        if [row.id for row in rows] != [row.id for row in self._rows]:
            self.commit()
            self.message.clear()
        self._rows = list(rows)
        if len(rows) == 1:
            self._show_one(rows[0])
        elif rows:
            self.bulk.show_pairs(rows)
            only_reading.lock(self._session, *self.bulk.writing())
        self.stack.setCurrentIndex(min(len(rows), 2))

    def _show_one(self, row: PairRow) -> None:
        self.mentor.setText(f"{row.mentor} –")
        self.mentee.setText(row.mentee)
        self.pill.set_state(pairings_list.status_word(row), pairings_list.status_tone(row))
        self.about.setText(_about(row))
        self._put_buttons()
        self._show_agreement(row)
        self.story.set_events(pairing_story.events(row.id, self._session.today))
        self.follow_up.show_pair(row)
        self.notes.show_pair(row)
        self._fill_history()

    def _fill_history(self) -> None:
        """Only while it is looked at."""
        if self.tabs.current() == HISTORY and len(self._rows) == 1:
            self.history.show_pair(self._rows[0])

    def _show_agreement(self, row: PairRow) -> None:
        known = {one.kind: one.signed_on for one in agreements.of(row.mentor_id)}
        self.agreement.show_day(known.get(AgreementKind.MENTOR))

    def _put_buttons(self) -> None:
        """The buttons that apply to the pair as it is now; the keyboard stays at them when the one it was at goes."""
        at_one = self.window().focusWidget() in self.buttons.values()
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for place, offer in enumerate(self._commands.offered(self._rows)):
            self.buttons[offer.key] = secondary_button(offer.text, on_click=offer.run)
            only_reading.lock(self._session, self.buttons[offer.key])
            self._actions.insertWidget(place, self.buttons[offer.key])
            self.buttons[offer.key].show()  # at once: what is hidden takes no focus
        if at_one:
            self.take_focus()

    def commit(self) -> None:
        """Save what is still being typed, before something else is shown."""
        self.agreement.commit()

    def set_floating(self, floating: bool) -> None:
        """Over the list instead of beside it: then there is a cross to close."""
        self.close_button.setVisible(floating)
        self.bulk.set_floating(floating)

    def take_focus(self) -> None:
        """To the first thing that can be done with the pair, or with several."""
        if len(self._rows) > 1:
            self.bulk.take_focus()
            return
        first = next(iter(self.buttons.values()), None)
        (first if first is not None and self._rows else self.tabs.bar).setFocus()

    def entrance(self) -> QWidget:
        """Where F6 comes in: the tabs of one pair, the first button for several."""
        if len(self._rows) > 1:
            return next(iter(self.bulk.buttons.values()), self.tabs.bar)
        return self.tabs.bar

    # -- doing ------------------------------------------------------------------------------------------------

    def _sign(self, kind: AgreementKind, on: date | None) -> None:
        if not self._rows:
            return
        row = self._rows[0]
        label_ = _("Agreement of {name} signed") if on else _("Agreement of {name} not signed")
        words = label_.format(name=row.mentor)
        attempt(self.message, lambda: self._session.perform(words, agreement_actions.set_signed, row.mentor_id, kind, on))
        self._show_agreement(row)

    def _to(self, which: str) -> None:
        if self._rows:
            self.jump.emit("people", getattr(self._rows[0], which))

    def _to_meetings(self) -> None:
        if self._rows:
            self.jump.emit("meetings", self._rows[0].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _about(row: PairRow) -> str:
    """Type, time and meetings in a line or two."""
    first, last = row.starts_on.isoformat(), row.ends_on.isoformat() if row.ends_on else ""
    begun = row.status in STARTED and not row.ahead
    since = _("since {day}") if begun else _("from {day}")
    time = _("{first} to {last}").format(first=first, last=last) if last else since.format(day=first)
    parts = [row.mentor_type.label, time, _("{held} of {plan} meetings").format(held=row.held, plan=row.plan)]
    if row.quiet and row.silent is not None:
        parts.append(ngettext("silent for {days} day", "silent for {days} days", row.silent).format(days=row.silent))
    lasting = max((first for first, last in row.pauses if last is None), default=None)
    if lasting is not None:
        words = _("Paused since {day}: while the pause lasts, its months do not count among the meetings planned.")
        return "\n".join((" · ".join(parts), words.format(day=lasting.isoformat())))
    return " · ".join(parts)
