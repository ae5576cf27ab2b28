"""The line that teaches the keys of the month grid."""

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from mentordesk.domain.meetings import MeetingStatus, letter
from mentordesk.i18n import _
from mentordesk.ui.grids import words

SHOWN = (
    MeetingStatus.HELD,
    MeetingStatus.CANCELLED,
    MeetingStatus.RESCHEDULED,
    MeetingStatus.NO_SHOW,
    MeetingStatus.PLANNED,
)
"""The statuses, the commonest first."""


def taught_keys() -> list[tuple[str, str]]:
    """Each key with what it does: the letters, then the others."""
    letters = [(letter(status), words.in_sentence(status.label)) for status in SHOWN]
    return [
        *letters,
        (_("Space"), _("held")),
        (_("Delete"), _("clear")),
        ("Enter", _("details")),
        ("F2", _("minutes")),
        (_("Ctrl+Space"), _("choose the month")),
        ("Ctrl+D", _("fill down")),
        ("Ctrl+C/V", _("as in Excel")),
    ]


class Legend(QLabel):
    """Letters with what they mean, then the other keys; it wraps where the window is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        shown = taught_keys()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setProperty("kind", "caption")
        self.setWordWrap(True)
        self.setText("&nbsp; ".join(f"<b>{_unbroken(key)}</b>&nbsp;{_unbroken(text)}" for key, text in shown))
        self.setAccessibleName(", ".join(f"{key}: {text}" for key, text in shown))


def _unbroken(text: str) -> str:
    return html.escape(text).replace(" ", "&nbsp;")
