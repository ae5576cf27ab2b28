"""The list of pairs as data: its columns, and the words for what is shown in them."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from operator import attrgetter

from mentordesk.domain.months import Month
from mentordesk.domain.pairings import STARTED, PairingStatus
from mentordesk.i18n import N_, _, ngettext, pgettext
from mentordesk.later import Later
from mentordesk.queries.pairings import PairRow
from mentordesk.ui.pages.people_list import BY_FAMILY_NAME, TYPE_WORDS
from mentordesk.ui.session import Session
from mentordesk.ui.tables.columns import Column, Edit

cells = Later("ui.pages.pairings_cells")

STATUS_TONES = {
    PairingStatus.DRAFT: "neutral",
    PairingStatus.APPROVED: "info",
    PairingStatus.RUNNING: "ok",
    PairingStatus.PAUSED: "warn",
    PairingStatus.ENDED: "neutral",
}
"""How a status is tinted, wherever it is shown."""


def unsigned(row: PairRow) -> bool:
    """Does the mentor of an open pair still have to sign the agreement?"""
    return not row.signed and row.status is not PairingStatus.ENDED


def status_word(row: PairRow) -> str:
    """The status, with "early" for a pair that ended before time, and the first day of one that is yet to begin."""
    if row.ahead:
        return _("Begins {day}").format(day=f"{row.starts_on.day} {Month.of(row.starts_on).short}")
    early = row.status is PairingStatus.ENDED and row.early
    return pgettext("status", "Ended early") if early else row.status.label


def status_tone(row: PairRow) -> str:
    """How the status is tinted."""
    if row.ahead:
        return "info"
    return "bad" if row.status is PairingStatus.ENDED and row.early else STATUS_TONES[row.status]


def summary(rows: Sequence[PairRow]) -> str:
    """How many pairs there are of each kind: "27 running, 1 paused, 2 quiet"."""
    counts = Counter(row.status for row in rows if not row.ahead)
    quiet, not_begun = sum(row.quiet for row in rows), sum(row.ahead or row.status not in STARTED for row in rows)
    parts = [
        (counts[PairingStatus.RUNNING], ngettext("{count} running", "{count} running", counts[PairingStatus.RUNNING])),
        (counts[PairingStatus.PAUSED], ngettext("{count} paused", "{count} paused", counts[PairingStatus.PAUSED])),
        (not_begun, ngettext("{count} not begun", "{count} not begun", not_begun)),
        (counts[PairingStatus.ENDED], ngettext("{count} ended", "{count} ended", counts[PairingStatus.ENDED])),
        (quiet, ngettext("{count} quiet", "{count} quiet", quiet)),
    ]
    return ", ".join(text.format(count=count) for count, text in parts if count)


def columns(session: Session) -> list[Column]:
    """The columns of the list of pairs. Labels are looked up once, in the language in force."""
    types = {kind: _(word) for kind, word in TYPE_WORDS.items()}
    edits: Callable[[], dict[str, Edit]] = cache(lambda: cells.edits(types, session))

    def edit(key: str) -> Callable[[], Edit]:
        return lambda: edits()[key]

    def progress(row: PairRow) -> str:
        return row.progress if row.status in STARTED else ""

    return [
        Column("mentor", N_("Mentor"), lambda row: row.mentor, sort=lambda row: row.mentor_order, width=140,
               about=BY_FAMILY_NAME),
        Column("mentee", N_("Mentee"), lambda row: row.mentee, sort=lambda row: row.mentee_order, width=100, stretch=True,
               about=BY_FAMILY_NAME),
        Column("type", N_("Type"), lambda row: types[row.mentor_type], width=88, second=True, editing=edit("type")),
        Column("status", N_("Status"), status_word, width=122, kind="pill", tone=status_tone, tooltip=_about_start),
        Column("meetings", N_("Meetings"), progress, width=110, kind="progress",
               sort=lambda row: row.held / row.plan if row.plan else None,
               progress=lambda row: (row.held, row.plan if row.status in STARTED else 0)),
        Column("last", N_("Last meeting"), _last, sort=lambda row: row.last_held_on, width=132, kind="pill",
               tone=lambda row: "warn" if row.quiet else "", tooltip=_about_last),
        _day("starts_on", N_("First day"), 104, edit("starts_on")),
        _day("ends_on", N_("Last day"), 104, edit("ends_on")),
        Column("signed", N_("Agreement"), lambda row: _("Signed") if row.signed else _("Unsigned"), width=104,
               sort=lambda row: row.signed, second=True, hidden=True),
        Column("unit", N_("Unit"), lambda row: row.unit, width=140, second=True, hidden=True),
        _day("signed_on", N_("Agreement signed"), 136, edit("signed_on")),
        Column("end_reason", N_("Why it ended"), lambda row: row.end_reason.label if row.end_reason else "", width=160,
               second=True, hidden=True, editing=edit("end_reason")),
        Column("locked", N_("Locked"), lambda row: _("Yes") if row.locked else _("No"), sort=lambda row: not row.locked,
               width=80, second=True, hidden=True, editing=edit("locked")),
    ]  # fmt: skip


def _day(key: str, title: str, width: int, edit: Callable[[], Edit]) -> Column:
    """A column of dates."""
    value: Callable[[PairRow], date | None] = attrgetter(key)

    def text(row: PairRow) -> str:
        day = value(row)
        return day.isoformat() if day is not None else ""

    return Column(key, title, text, sort=value, width=width, kind="date", second=True, hidden=True, editing=edit)


def _last(row: PairRow) -> str:
    """When they last met; of a quiet pair how long ago that was."""
    if not row.quiet or row.silent is None:
        return row.last_held_on.isoformat() if row.last_held_on else ""
    if row.last_held_on is None:
        return _("Never")
    return ngettext("{days} day ago", "{days} days ago", row.silent).format(days=row.silent)


def _about_start(row: PairRow) -> str:
    """The whole first day of a pair that is yet to begin."""
    return _("Begins {day}").format(day=row.starts_on.isoformat()) if row.ahead else ""


def _about_last(row: PairRow) -> str:
    day = row.last_held_on.isoformat() if row.last_held_on else _("never")
    return _("Quiet; last meeting: {day}").format(day=day) if row.quiet else ""
