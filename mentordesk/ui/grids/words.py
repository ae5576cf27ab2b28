"""Says a cell of the month grid: in its letter, in a word or two, and in a whole sentence for those who listen."""

from mentordesk.domain.meetings import Meeting, MeetingStatus, letter, minutes_text
from mentordesk.i18n import _, ngettext, number_text
from mentordesk.queries.month_grid import Cell, GridRow, GridSums
from mentordesk.ui.words import in_sentence as in_sentence  # part of this module's words, for those who use them

TONES = {
    MeetingStatus.PLANNED: "neutral",
    MeetingStatus.HELD: "ok",
    MeetingStatus.CANCELLED: "warn",
    MeetingStatus.RESCHEDULED: "info",
    MeetingStatus.NO_SHOW: "bad",
}
"""How the letter of a status is tinted."""


def letters(cell: Cell) -> str:
    """The letter of a cell, with the number where there is more than one such meeting (H2); "" without a meeting."""
    if cell.status is None:
        return ""
    count = cell.held or len(cell.ids)
    return letter(cell.status) + (str(count) if count > 1 else "")


def state(cell: Cell) -> str:
    """What became of the month's meeting, in a word or two."""
    if cell.status is not None:
        word, count = cell.status.label, cell.held or len(cell.ids)
        return _("{status}, {count} times").format(status=word, count=count) if count > 1 else word
    if cell.missing:
        return _("Not written down")
    if cell.expected:
        return _("Expected")
    return _("No meeting expected") if cell.open else _("Not a pair in this month")


def pair(row: GridRow) -> str:
    """Both names."""
    return f"{row.mentor} – {row.mentee}"


def cell_name(row: GridRow, cell: Cell) -> str:
    """The pair and the month."""
    return _("{pair}, {month}").format(pair=pair(row), month=cell.month.long)


def spoken(row: GridRow, cell: Cell) -> str:
    """The whole cell as a sentence: "Anna Ek – Ali Nur, March 2027: held"."""
    return _("{cell}: {state}").format(cell=cell_name(row, cell), state=in_sentence(state(cell)))


def summary(sums: GridSums) -> str:
    """What all pairs add up to: "24 meetings held · 27 expected in the months that are over · 3 months not written down"."""
    held, missing = sums.held.total(), sums.unwritten
    parts = [ngettext("{held} meeting held", "{held} meetings held", held).format(held=held)]
    parts.append(_("{count} expected in the months that are over").format(count=number_text(sums.due)))
    if missing:
        text = ngettext("{count} month not written down", "{count} months not written down", missing)
        parts.append(text.format(count=missing))
    return " · ".join(parts)


def silence(row: GridRow) -> str:
    """How long a quiet pair has not met; "" for the others."""
    if not row.quiet or row.silent is None:
        return ""
    return ngettext("Has not met for {days} day", "Has not met for {days} days", row.silent).format(days=row.silent)


def meeting(one: Meeting) -> str:
    """A meeting in one line: "2027-03-15, held, 1 h, video"."""
    parts = [one.on.isoformat(), in_sentence(one.status.label)]
    if one.status is MeetingStatus.HELD:
        parts += [minutes_text(one.minutes), in_sentence(one.form.label)]
    if one.absent is not None:
        parts.append(_("absent: {who}").format(who=in_sentence(one.absent.label)))
    return ", ".join([*parts, *(text for text in (one.place, one.note) if text)])
