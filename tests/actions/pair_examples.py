"""An example of every action on pairs and what belongs to them, for the test that undoes and redoes each."""

from collections.abc import Callable
from datetime import date
from typing import Any

from mentordesk.actions import activities, certificates, follow_ups, meetings, outcomes, pairings
from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.certificate_content import CertificateContent
from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.enrolments import EnrolmentStatus, Role
from mentordesk.domain.meetings import Absent, MeetingStatus
from mentordesk.domain.months import Month
from mentordesk.domain.outcomes import Outcome, OutcomePoint
from mentordesk.domain.pairings import EndReason, Initiator, PairingStatus
from mentordesk.storage.tables import every as tables
from tests import builders as a
from tests.builders import Call, call

MAY, JUNE = date(2027, 5, 10), date(2027, 6, 1)
OCTOBER = date(2027, 10, 7)


def two_people() -> tuple[int, int]:
    """A mentor and a mentee of one round."""
    round_id = a.a_round()
    return a.a_mentor(round_id), a.a_mentee(round_id)


def a_draft() -> int:
    mentor_id, mentee_id = two_people()
    return a.a_pairing(mentor_id=mentor_id, mentee_id=mentee_id, status=PairingStatus.DRAFT)


def a_paused_pair() -> int:
    pairing_id = a.a_pairing(status=PairingStatus.PAUSED)
    a.a_pause(pairing_id, to_on=None)
    return pairing_id


def a_pair_in_full_swing() -> int:
    """A paused pair with a meeting held and one planned."""
    pairing_id = a_paused_pair()
    a.a_meeting(pairing_id)
    a.a_meeting(pairing_id, date(2027, 9, 15), status=MeetingStatus.PLANNED)
    return pairing_id


def round_of(pairing_id: int) -> int:
    return int(tables.PairingTable.get_by_id(pairing_id).round_id)


def a_pair_and_another_mentor() -> tuple[int, int]:
    pairing_id = a_pair_in_full_swing()
    return pairing_id, a.a_mentor(round_of(pairing_id))


def an_activity_and_somebody(status: AttendanceStatus | None = None) -> tuple[int, int]:
    round_id = a.a_round()
    activity_id, mentor_id = a.an_activity(round_id), a.a_mentor(round_id)
    if status:
        a.an_attendance(activity_id, mentor_id, status=status)
    return activity_id, mentor_id


def a_mentor_who_attended() -> tuple[int, int]:
    """A round, and a mentor who came to its training."""
    round_id = a.a_round()
    mentor_id = a.a_mentor(round_id, status=EnrolmentStatus.MATCHED)
    a.an_attendance(a.an_activity(round_id), mentor_id)
    return round_id, mentor_id


def a_printed_certificate() -> int:
    content = CertificateContent(
        name="Asa Oberg", role=Role.MENTOR, programme="P", from_on=MAY, to_on=JUNE, texts={"thanks": "Tack"}
    )
    return a.a_certificate(a.a_mentor(), name=content.name, content=content.to_json())


def two_meetings() -> int:
    pairing_id = a.a_pairing()
    a.a_meeting(pairing_id)
    a.a_meeting(pairing_id, date(2027, 3, 15), status=MeetingStatus.NO_SHOW, absent=Absent.MENTEE)
    return pairing_id


def cells() -> list[meetings.CellChange]:
    pairing_id = two_meetings()
    return [
        (pairing_id, Month(2027, 2), None),
        (pairing_id, Month(2027, 3), MeetingStatus.HELD),
        (pairing_id, Month(2027, 4), MeetingStatus.CANCELLED),
    ]


PAIR_EXAMPLES: dict[Callable[..., Any], Callable[[], Call]] = {
    pairings.pair: lambda: call(*two_people(), starts_on=MAY),
    pairings.approve: lambda: call(a_draft()),
    pairings.approve_many: lambda: call([a_draft(), a_draft()]),
    pairings.start: lambda: call(a_draft(), on=MAY),
    pairings.start_many: lambda: call([a_draft(), a_draft()]),
    pairings.update: lambda: call(a.a_pairing(), starts_on=MAY, locked=True),
    pairings.pause: lambda: call(a.a_pairing(), from_on=MAY, reason="Parental leave"),
    pairings.resume: lambda: call(a_paused_pair(), on=JUNE),
    pairings.end: lambda: call(
        a_pair_in_full_swing(),
        on=JUNE,
        reason=EndReason.EMPLOYMENT,
        initiator=Initiator.MENTEE,
        farewell=True,
        note="Works at the nursery",
    ),
    pairings.end_all_running: lambda: call(round_of(a_pair_in_full_swing()), on=JUNE),
    pairings.end_many_as_planned: lambda: call([a_pair_in_full_swing(), a.a_pairing()], on=JUNE),
    pairings.replace_mentor: lambda: replacement(*a_pair_and_another_mentor()),
    pairings.reopen: lambda: call(a.a_pairing(ends_on=JUNE, early=True, end_reason=EndReason.NO_TIME)),
    pairings.discard: lambda: call(a_draft()),
    pairings.discard_many: lambda: call([a_draft(), a_draft()]),
    follow_ups.add_goal: lambda: call(a.a_pairing(), text="Write a CV", set_on=MAY, due_on=JUNE),
    follow_ups.update_goal: lambda: call(a.a_goal(a.a_pairing()), text="Write two", due_on=JUNE),
    follow_ups.judge_goal: lambda: call(a.a_goal(a.a_pairing()), reached="mostly"),
    follow_ups.remove_goal: lambda: call(a.a_goal(a.a_pairing())),
    follow_ups.plan_check_in: lambda: call(a.a_pairing(), due_on=MAY),
    follow_ups.do_check_in: lambda: call(a.a_check_in(a.a_pairing()), done_on=MAY, note="All is well"),
    follow_ups.postpone_check_in: lambda: call(a.a_check_in(a.a_pairing()), due_on=JUNE),
    follow_ups.remove_check_in: lambda: call(a.a_check_in(a.a_pairing())),
    meetings.record: lambda: call(a.a_pairing(), on=MAY, status=MeetingStatus.NO_SHOW, absent=Absent.BOTH),
    meetings.update: lambda: call(a.a_meeting(a.a_pairing()), minutes=90, place="Library"),
    meetings.remove: lambda: call(a.a_meeting(a.a_pairing())),
    meetings.set_month: lambda: call(a.a_pairing(), month=Month(2027, 4), status=MeetingStatus.HELD, today=MAY),
    meetings.set_cells: lambda: call(cells(), today=MAY),
    activities.add: lambda: call(a.a_round(), kind=ActivityKind.NETWORK, title="Spring", on=MAY, minutes=120, paid=True),
    activities.update: lambda: call(a.an_activity(), title="Coaching", minutes=390),
    activities.remove: lambda: call(an_activity_and_somebody(AttendanceStatus.PRESENT)[0]),
    activities.invite: lambda: invitation(*an_activity_and_somebody()),
    activities.set_attendance: lambda: call(*an_activity_and_somebody(), AttendanceStatus.EXCUSED),
    activities.set_attendance_of_many: lambda: attendance_of_one(*an_activity_and_somebody()),
    activities.all_came: lambda: call(an_activity_and_somebody(AttendanceStatus.INVITED)[0]),
    outcomes.set_outcome: lambda: call(
        a.a_mentee(), point=OutcomePoint.EXIT, outcome=Outcome.EMPLOYMENT, on=JUNE, employer="Kommunen"
    ),
    outcomes.clear_outcome: lambda: call(mentee_with_outcome(), point=OutcomePoint.EXIT),
    outcomes.add_story: lambda: call(a.a_mentee(), text="It went well.", consent=True, consent_on=JUNE),
    outcomes.update_story: lambda: call(a.a_story(a.a_mentee()), consent=True, consent_on=JUNE),
    outcomes.remove_story: lambda: call(a.a_story(a.a_mentee())),
    certificates.issue: lambda: issuing(*a_mentor_who_attended()),
    certificates.correct: lambda: call(a_printed_certificate(), on=OCTOBER, reason="Wrong name", name="Åsa Öberg"),
    certificates.void: lambda: call(a_printed_certificate(), on=OCTOBER, reason="Issued by mistake"),
    certificates.hand_out: lambda: call(a_printed_certificate(), on=OCTOBER),
    certificates.hand_out_many: lambda: call([a_printed_certificate(), a_printed_certificate()], on=OCTOBER),
    certificates.decide_exception: lambda: call(
        a.a_mentor(), kind=CertificateKind.DIPLOMA, reason="Parental leave", on=OCTOBER
    ),
    certificates.withdraw_exception: lambda: call(mentor_with_exception()),
}


def replacement(pairing_id: int, new_mentor_id: int) -> Call:
    return call(pairing_id, new_mentor_id=new_mentor_id, on=JUNE, initiator=Initiator.MENTOR, farewell=True)


def invitation(activity_id: int, mentor_id: int) -> Call:
    return call(activity_id, [mentor_id])


def attendance_of_one(activity_id: int, mentor_id: int) -> Call:
    return call(activity_id, [mentor_id], AttendanceStatus.EXCUSED)


def issuing(round_id: int, mentor_id: int) -> Call:
    return call(round_id, [mentor_id], on=OCTOBER)


def mentee_with_outcome() -> int:
    mentee_id = a.a_mentee()
    a.an_outcome(mentee_id)
    return mentee_id


def mentor_with_exception() -> int:
    mentor_id = a.a_mentor()
    a.a_certificate_exception(mentor_id)
    return mentor_id
