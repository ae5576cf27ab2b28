"""The meetings of a person's pairs in the round and the activities the person was called to, the latest first."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.activities import AttendanceStatus
from mentordesk.domain.enrolments import Enrolment, Role
from mentordesk.domain.meetings import Meeting, MeetingStatus, minutes_text
from mentordesk.domain.people import Person
from mentordesk.i18n import _, ngettext
from mentordesk.queries import activities, enrolments, meetings, pairings
from mentordesk.queries.activities import AttendanceRow
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import EmptyState
from mentordesk.ui.widgets.timeline import Event, Timeline

_MEETING_TONES = {
    MeetingStatus.PLANNED: "info",
    MeetingStatus.HELD: "ok",
    MeetingStatus.CANCELLED: "neutral",
    MeetingStatus.RESCHEDULED: "neutral",
    MeetingStatus.NO_SHOW: "bad",
}
_ATTENDANCE_TONES = {
    AttendanceStatus.INVITED: "info",
    AttendanceStatus.PRESENT: "ok",
    AttendanceStatus.ABSENT: "bad",
    AttendanceStatus.EXCUSED: "neutral",
}


class MeetingsTab(QWidget):
    """What a person took part in."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.nothing = EmptyState(
            "calendar",
            _("No meetings yet"),
            _("Meetings are ticked off on the page Meetings, activities on the page Activities."),
        )
        self.sum = label("", "second", wrap=True)
        self.timeline = Timeline()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(12)
        column.addWidget(self.nothing)
        column.addWidget(self.sum)
        column.addWidget(self.timeline)
        column.addStretch(1)

    def show_person(self, person: Person) -> None:
        """Show the meetings of a person in the round looked at."""
        mine = [each for each in enrolments.of_person(person.id) if each.round_id == self._session.round_id]
        events = self._events(mine[0]) if mine else []
        self.timeline.set_events(events)
        self.nothing.setVisible(not events)
        self.sum.setVisible(bool(events))
        self.timeline.setVisible(bool(events))

    def _events(self, enrolment: Enrolment) -> list[Event]:
        events = [_activity(row) for row in activities.attendance_of(enrolment.id)]
        held = []
        for pair in pairings.of_enrolment(enrolment.id, self._session.as_of):
            other = pair.mentee if enrolment.role is Role.MENTOR else pair.mentor
            met = meetings.of_pairing(pair.id)
            held += [meeting.minutes for meeting in met if meeting.status is MeetingStatus.HELD]
            events += [_meeting(meeting, other) for meeting in met]
        text = ngettext("{count} meeting held, {time} in all", "{count} meetings held, {time} in all", len(held))
        self.sum.setText(text.format(count=len(held), time=minutes_text(sum(held))))
        return sorted(events, key=lambda event: event.when, reverse=True)


def _meeting(meeting: Meeting, other: str) -> Event:
    about = [minutes_text(meeting.minutes), meeting.form.label] if meeting.status is MeetingStatus.HELD else []
    about += [text for text in (meeting.place, meeting.note) if text]
    return Event(
        when=meeting.on.isoformat(),
        text=_("{status} with {name}").format(status=meeting.status.label, name=other),
        detail=" · ".join(about),
        icon="calendar-check" if meeting.status is MeetingStatus.HELD else "calendar",
        tone=_MEETING_TONES[meeting.status],
    )


def _activity(row: AttendanceRow) -> Event:
    return Event(
        when=row.on.isoformat(),
        text=row.title,
        detail=" · ".join(text for text in (row.status.label, minutes_text(row.minutes), row.note) if text),
        icon="graduation-cap",
        tone=_ATTENDANCE_TONES[row.status],
    )
