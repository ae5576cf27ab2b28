"""The list of people as data: its columns, and the meetings shown beside the names."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.domain.pairings import STARTED, PairingStatus
from mentordesk.domain.people import Gender, doubtful_email
from mentordesk.i18n import N_, _
from mentordesk.later import Later
from mentordesk.queries import slices
from mentordesk.queries.people import PersonRow
from mentordesk.queries.slices import Slices
from mentordesk.ui.tables.columns import Column, Edit

if TYPE_CHECKING:
    from mentordesk.queries.pairings import PairRow

cells, phones = Later("ui.pages.people_cells"), Later("phones")

TYPE_WORDS = {
    MentorType.VOCATIONAL: N_("Vocational"),
    MentorType.LANGUAGE: N_("Language"),
    MentorType.YOUTH: N_("Youth"),
}
"""One word for each mentor type, for narrow columns."""

BY_FAMILY_NAME = N_("Sorted by family name, though shown with the given name first.")
"""Said at the headings of names."""

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


def state(status: EnrolmentStatus, paused: bool) -> tuple[str, str]:
    """A status in words, with its tint; somebody is matched while every pair of theirs is `paused`, and that is said."""
    if paused and status is EnrolmentStatus.MATCHED:
        return _("Matched, paused"), STATUS_TONES[EnrolmentStatus.PAUSED]
    return status.label, STATUS_TONES[status]


@dataclass(slots=True)
class Meetings:
    """What somebody's pairs in the round add up to: held and planned meetings, with whom, and whether they rest."""

    held: int = 0
    plan: int = 0
    partners: str = ""
    begun: bool = False
    paused: bool | None = None
    """Do all pairs that go on rest? None where none goes on."""


class MeetingsByEnrolment:
    """Looks up the meetings of an enrolment; the columns hold on to it while its content changes."""

    def __init__(self) -> None:
        self._known: dict[int, Meetings] = {}

    def fill(self, pairs: "Iterable[PairRow]") -> Slices[None]:
        """Add up anew for everybody, of whom these are all the pairs; in slices."""
        self._known = yield from _sums(pairs)

    def refill(self, enrolment_ids: Iterable[int], pairs: "Iterable[PairRow]") -> None:
        """Add up anew for some enrolments, of which these are all the pairs."""
        fresh = slices.whole(_sums(pairs))
        for enrolment_id in enrolment_ids:
            self._known[enrolment_id] = fresh.get(enrolment_id, _NOTHING)

    def of(self, row: PersonRow) -> Meetings:
        """The sum for a line of the list; nothing for who is in no pair."""
        return self._known.get(row.enrolment_id or 0, _NOTHING)


_NOTHING = Meetings()


def _sums(pairs: "Iterable[PairRow]") -> Slices[dict[int, Meetings]]:
    known: defaultdict[int, Meetings] = defaultdict(Meetings)
    now: dict[int, list[str]] = {}
    for place, pair in enumerate(pairs, start=1):
        if not place % slices.SIZE:
            yield
        for enrolment_id, other in ((pair.mentor_id, pair.mentee), (pair.mentee_id, pair.mentor)):
            sums = known[enrolment_id]
            if pair.status in STARTED:
                sums.held, sums.plan, sums.begun = sums.held + pair.held, sums.plan + pair.plan, True
            if pair.status is PairingStatus.RUNNING or (pair.status is PairingStatus.PAUSED and sums.paused is None):
                sums.paused = pair.status is PairingStatus.PAUSED
            if pair.status is not PairingStatus.ENDED:
                now.setdefault(enrolment_id, []).append(other)
    for enrolment_id, names in now.items():
        known[enrolment_id].partners = ", ".join(names)
    return known


def columns(meetings: MeetingsByEnrolment, today: Callable[[], date], round_id: Callable[[], int | None]) -> list[Column]:
    """The columns of the list of people, seen from a round. Labels are looked up once, in the language in force."""
    roles = {role.value: role.label for role in Role}
    states = {(status.value, paused): state(status, paused) for status in EnrolmentStatus for paused in (False, True)}
    types = {kind.value: _(word) for kind, word in TYPE_WORDS.items()}
    edits: Callable[[], dict[str, Edit]] = cache(
        lambda: cells.edits(today, {kind: _(word) for kind, word in TYPE_WORDS.items()})
    )

    def edit(key: str) -> Callable[[], Edit]:
        return lambda: edits()[key]

    outside = _("Not in the round")

    def standing(row: PersonRow) -> tuple[str, str]:
        if row.status is None:
            return outside if round_id() is not None else "", ""
        return states[row.status, bool(meetings.of(row).paused)]

    def kinds(row: PersonRow) -> str:
        return ", ".join([types.get(key, key) for key in row.types.split(",") if key]) if row.types else ""

    return [
        Column("name", N_("Name"), lambda row: row.name, sort=_by_family_name, width=220, strong=True,
               stretch=True, editing=edit("name"), about=BY_FAMILY_NAME),
        Column("role", N_("Role"), lambda row: roles.get(row.role, ""), width=88, editing=edit("role")),
        Column("type", N_("Type"), kinds, width=112, editing=edit("type")),
        Column("status", N_("Status"), lambda row: standing(row)[0], width=132, kind="pill",
               tone=lambda row: standing(row)[1], editing=edit("status")),
        *_meeting_columns(meetings),
        Column("unit", N_("Unit"), lambda row: row.unit, width=150, hidden=True, editing=edit("unit")),
        Column("phone", N_("Phone"), lambda row: row.phone, width=130, hidden=True, editing=edit("phone"),
               doubt=lambda row: phones.doubt(row.phone)),
        Column("email", N_("E-mail"), lambda row: row.email, width=220, hidden=True, editing=edit("email"),
               doubt=lambda row: doubtful_email(row.email)),
        Column("district", N_("District"), lambda row: row.district, width=130, hidden=True, editing=edit("district")),
        Column("since", N_("Status since"), lambda row: row.status_on or "", width=110, kind="date", second=True,
               hidden=True),
        *_further_columns(edit),
    ]  # fmt: skip


def _meeting_columns(meetings: MeetingsByEnrolment) -> list[Column]:
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
        Column("meetings", N_("Meetings"), progress, sort=share, width=146, kind="progress", progress=boxes,
               tooltip=lambda row: meetings.of(row).partners),
        Column("partner", N_("Paired with"), lambda row: meetings.of(row).partners, width=180, hidden=True),
    ]  # fmt: skip


def _further_columns(edit: Callable[[str], Callable[[], Edit]]) -> list[Column]:
    """What else is known about a person, for those who want to see or enter it in the list."""
    genders = {gender.value: gender.label for gender in Gender}

    def year(row: PersonRow) -> str:
        return str(row.birth_year or "")

    def places(row: PersonRow) -> str:
        return str(row.capacity or "") if row.role == Role.MENTOR else ""

    def text(key: str, title: str, width: int) -> Column:
        return Column(key, title, attrgetter(key), width=width, hidden=True, editing=edit(key))

    return [
        text("given_name", N_("Given name"), 130),
        text("family_name", N_("Family name"), 150),
        text("name_native", N_("Name in its own script"), 170),
        Column("gender", N_("Gender"), lambda row: genders.get(row.gender, ""), width=110, hidden=True,
               editing=edit("gender")),
        Column("birth_year", N_("Year of birth"), year, sort=lambda row: row.birth_year, kind="number", width=110,
               hidden=True, editing=edit("birth_year")),
        text("workplace", N_("Workplace"), 150),
        text("occupation", N_("Occupation"), 150),
        text("street", N_("Street"), 170),
        text("postcode", N_("Postcode"), 96),
        text("city", N_("City"), 130),
        Column("capacity", N_("Mentees at once"), places, sort=lambda row: row.capacity, kind="number", width=128,
               hidden=True, editing=edit("capacity")),
    ]  # fmt: skip


def _by_family_name(row: PersonRow) -> str:
    """Names are shown given name first and sorted as in a register."""
    return f"{row.family_name} {row.given_name}"
