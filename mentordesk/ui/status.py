"""The line at the foot of the window: when things were last saved at the left, counts and the last backup at the right."""

from PySide6 import QtGui
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStatusBar

from mentordesk.i18n import _, ngettext
from mentordesk.queries import people, programmes
from mentordesk.ui.first_paint import after_next_paint
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.buttons import set_kind
from mentordesk.ui.widgets.labels import label

_SECONDS = 6
_COUNT_AFTER = 200
"""Milliseconds of quiet after a change before people and pairs are counted anew."""


class StatusLine(QStatusBar):
    """Always tells whether everything is saved, because there is no Save button."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.saved = label("", "caption")
        self.counts = label("", "caption")
        self.addWidget(self.saved, 1)
        self.addPermanentWidget(self.counts)
        self._session: Session | None = None
        self._trouble = ""
        self._back = QTimer(self, singleShot=True, interval=_SECONDS * 1000)
        self._back.timeout.connect(self.refill)
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_AFTER)
        self._counting.timeout.connect(self.refill)

    def show_session(self, session: Session | None) -> None:
        """Speak for this open file, or for none."""
        known, self._session, self._trouble = self._session, session, ""
        self._back.stop()
        if session is not None and session is not known:
            session.saved.connect(self._on_saved)
            session.failed.connect(self._on_failed)
            session.round_changed.connect(self.refill)
        self.refill()

    def refill(self) -> None:
        """Say how things stand."""
        self._counting.stop()
        session = self._session
        if not self._back.isActive():  # what was said stays its few seconds
            set_kind(self.saved, "kind", "problem" if self._trouble else "caption")
            self.saved.setText(self._trouble or self._saved_text(session))
        if session is None:
            self.counts.setText("")
        elif self.isVisible():
            self.counts.setText(" · ".join(self._counts(session)))
        else:
            after_next_paint(self, self.refill)  # the first picture does not wait for the counting

    def _on_saved(self) -> None:
        """The time at once; who enters one cell after the other does not wait for the counting."""
        if self._session is not None:
            self._trouble = ""
            self._back.stop()
            set_kind(self.saved, "kind", "caption")
            self.saved.setText(self._saved_text(self._session))
            self._counting.start()

    def say(self, text: str) -> None:
        """Something for a few seconds, then how things stand again."""
        self.saved.setText(text)
        self._back.start()

    def warn(self, text: str) -> None:
        """Something that did not go, in the colour of trouble, for a few seconds; read aloud too."""
        set_kind(self.saved, "kind", "problem")
        self.say(text)
        self._speak()

    def _on_failed(self, title: str) -> None:
        """The last thing that was asked for is not in the file: that stays here until something is written again."""
        if self._session is not None and not self._session.desk.read_only:
            self._trouble = _("Not saved: {trouble}").format(trouble=title)
            self.refill()
            self._speak()

    def _speak(self) -> None:
        speech = QtGui.QAccessible  # by name here: its long lists are only made when something is said
        speech.updateAccessibility(QtGui.QAccessibleEvent(self.saved, speech.Event.Alert))

    def say_saved(self) -> None:
        """The answer to Ctrl+S."""
        session = self._session
        if session is None or self._trouble:
            return  # what stands there is truer
        if session.desk.last_saved is None:
            self.say(_("Already saved"))
        else:
            self.say(_("Already saved {time}").format(time=f"{session.desk.last_saved:%H:%M}"))

    def _saved_text(self, session: Session | None) -> str:
        if session is None:
            return _("No file is open")
        if session.desk.read_only:
            return _("Opened for reading only")
        if session.desk.last_saved is None:
            return _("All saved")
        return _("All saved {time}").format(time=f"{session.desk.last_saved:%H:%M}")

    def _counts(self, session: Session) -> list[str]:
        parts = []
        if session.round_id is not None:
            here = people.counts(session.round_id)
            enrolled, pairs = here.mentors + here.mentees, programmes.open_pairings(session.round_id)
            parts += [
                ngettext("{count} participant", "{count} participants", enrolled).format(count=enrolled),
                ngettext("{count} pair", "{count} pairs", pairs).format(count=pairs),
            ]
        if session.desk.last_backup is not None:
            parts.append(_("Backup {time}").format(time=f"{session.desk.last_backup:%Y-%m-%d %H:%M}"))
        return parts
