"""The list of people as data: its columns, and the meetings shown beside the names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.domain.pairings import STARTED, PairingStatus
from mentordesk.i18n import N_, _
from mentordesk.queries import pairings
from mentordesk.queries.pairings import PairRow
from mentordesk.queries.people import PersonRow
from mentordesk.ui.tables.columns import Column

TYPE_WORDS = {
    MentorType.VOCATIONAL: N_("Vocational"),
    MentorType.LANGUAGE: N_("Language"),
    MentorType.YOUTH: N_("Youth"),
}
"""One word for each mentor type, for narrow columns."""

STATUS_TONES = {
    EnrolmentStatus.APPLIED: "info",
    EnrolmentStatus.INTERVIEWED: "info",
    EnrolmentStatus.ACCEPTED: "accent",
    EnrolmentStatus.WAITING: "warn",
    EnrolmentStatus.MATCHED: "ok",
    EnrolmentStatus.PAUSED: "warn",
    EnrolmentStatus.COMPLETED: "neutral",
    EnrolmentStatus.DECLINED: "neutral",
    EnrolmentStatus.WITHDRAWN: "neutral",
    EnrolmentStatus.LEFT_EARLY: "bad",
}
"""How a status is tinted, wherever it is shown."""

@dataclass(slots=True)
class Meetings:
    """What somebody's pairs in the round add up to: held and planned meetings, and with whom."""

    held: int = 0
    plan: int = 0
    partners: str = ""
    begun: bool = False


class MeetingsByEnrolment:
    """Looks up the meetings of an enrolment; the columns hold on to it while its content changes."""

    def __init__(self) -> None:
        self._known: dict[int, Meetings] = {}

    def fill(self, round_id: int | None, on: date) -> None:
        """Ask again."""
        self._known = _sums(pairings.listing(round_id, on)) if round_id is not None else {}

    def of(self, row: PersonRow) -> Meetings:
        """The sum for a line of the list; nothing for who is in no pair."""
        return self._known.get(row.enrolment_id or 0, _NOTHING)


_NOTHING = Meetings()


def _sums(pairs: Iterable[PairRow]) -> dict[int, Meetings]:
    known: dict[int, Meetings] = {}
    now: dict[int, list[str]] = {}
    for pair in pairs:
        for enrolment_id, other in ((pair.mentor_id, pair.mentee), (pair.mentee_id, pair.mentor)):
            sums = known.setdefault(enrolment_id, Meetings())
            if pair.status in STARTED:
                sums.held, sums.plan, sums.begun = sums.held + pair.held, sums.plan + pair.plan, True
            if pair.status is not PairingStatus.ENDED:
                now.setdefault(enrolment_id, []).append(other)
    for enrolment_id, names in now.items():
        known[enrolment_id].partners = ", ".join(names)
    return known


def columns(meetings: MeetingsByEnrolment) -> list[Column]:
    """The columns of the list of people. Labels are looked up once, in the language in force."""
    roles = {role.value: role.label for role in Role}
    statuses = {status.value: status.label for status in EnrolmentStatus}
    tones = {status.value: tone for status, tone in STATUS_TONES.items()}
    types = {kind.value: _(word) for kind, word in TYPE_WORDS.items()}

    def kinds(row: PersonRow) -> str:
        return ", ".join([types.get(key, key) for key in row.types.split(",") if key]) if row.types else ""

    def progress(row: PersonRow) -> str:
        sums = meetings.of(row)
        return f"{sums.held}/{sums.plan}" if sums.begun else ""

    def boxes(row: PersonRow) -> tuple[int, int]:
        sums = meetings.of(row)
        return sums.held, sums.plan

    def share(row: PersonRow) -> float | None:
        sums = meetings.of(row)
        return sums.held / sums.plan if sums.plan else None

    return [
        Column("name", N_("Name"), lambda row: row.name, sort=_by_family_name, width=220, strong=True),
        Column("role", N_("Role"), lambda row: roles.get(row.role, ""), width=88),
        Column("type", N_("Type"), kinds, width=112),
        Column("status", N_("Status"), lambda row: statuses.get(row.status, ""), width=132, kind="pill",
               tone=lambda row: tones.get(row.status, "neutral")),
        Column("meetings", N_("Meetings"), progress, sort=share, width=150, kind="progress", progress=boxes,
               tooltip=lambda row: meetings.of(row).partners, stretch=True),
        Column("partner", N_("Paired with"), lambda row: meetings.of(row).partners, width=180, hidden=True),
        Column("unit", N_("Unit"), lambda row: row.unit, width=150, hidden=True),
        Column("phone", N_("Phone"), lambda row: row.phone, width=130, hidden=True),
        Column("email", N_("E-mail"), lambda row: row.email, width=220, hidden=True),
        Column("district", N_("District"), lambda row: row.district, width=130, hidden=True),
        Column("since", N_("Status since"), lambda row: row.status_on or "", width=110, kind="date", second=True,
               hidden=True),
    ]  # fmt: skip


def _by_family_name(row: PersonRow) -> str:
    """Names are shown given name first and sorted as in a register."""
    return f"{row.family_name} {row.given_name}"
