"""The sheet of a pair: who they are, what they work towards, every meeting and check-in, and the story as a whole."""

from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from mentordesk import i18n
from mentordesk.domain.figures import NOTHING
from mentordesk.domain.follow_ups import CheckIn, Goal
from mentordesk.domain.meetings import Meeting, MeetingStatus, minutes_text
from mentordesk.domain.notes import Note
from mentordesk.domain.pairings import STARTED
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _
from mentordesk.queries import meetings, notes, pairing_story, pairings
from mentordesk.queries.pairing_story import EventKind, StoryEvent
from mentordesk.queries.pairings import PairRow
from mentordesk.queries.slices import Slices
from mentordesk.reports import letterhead, mentor_agreement, person_facts
from mentordesk.reports.frame import KeyFigure, Paper
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.options import YesNo
from mentordesk.reports.report import Asks, Missing, Report, Request, Tick, Who
from mentordesk.reports.tables import Column, Row

NOTES = YesNo(key="notes", label=N_("With the notes about the pair"))
STORY = frozenset(EventKind) - {
    EventKind.MEETINGS, EventKind.GOAL, EventKind.CHECK_IN, EventKind.NOTE, EventKind.DRAFT,
}  # fmt: skip
"""What the story tells here: the rest stands in tables of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A mentee's way through the round with every mentor, the first first."""

    mentee: str
    pairs: tuple[PairRow, ...]
    goals: tuple[Goal, ...]
    meetings: tuple[tuple[str, Meeting], ...]
    check_ins: tuple[CheckIn, ...]
    notes: tuple[Note, ...]
    story: tuple[StoryEvent, ...]

    @property
    def name(self) -> str:
        """The mentee with whoever is the mentor now, or was last."""
        return f"{self.pairs[-1].mentor} – {self.mentee}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The sheets to print."""

    head: Letterhead
    sheets: tuple[Sheet, ...]


def people(request: Request) -> Slices[dict[int, Who]]:
    """The mentees who have or had a mentor, with their mentors."""
    chains = _chains(request, (yield from pairings.read_rows(request.round_id, request.on)))
    return {mentee: Who(" · ".join((chain[-1].mentor, _progress(chain)))) for mentee, chain in chains.items()}


def _chains(request: Request, pairs: list[PairRow]) -> dict[int, list[PairRow]]:
    """The pairs that have begun by the day, of each mentee by time, in the order of the mentees' names."""
    chains: dict[int, list[PairRow]] = {}
    for pair in sorted(pairs, key=lambda pair: (pair.starts_on, pair.id)):
        if pair.status in STARTED and pair.starts_on <= request.on:
            chains.setdefault(pair.mentee_id, []).append(pair)
    return dict(sorted(chains.items(), key=lambda item: item[1][0].mentee_order))


def _progress(chain: list[PairRow]) -> str:
    held, plan = sum(pair.held for pair in chain), sum(pair.plan for pair in chain)
    return _("{part} of {whole} meetings").format(part=held, whole=plan)


def collect(request: Request) -> Data:
    """The sheets of the mentees chosen, and of the mentees of mentors chosen."""
    chains = _chains(request, person_facts.pairs(request))
    chosen = [chain for chain in chains.values() if _is_chosen(request, chain)]
    if not chosen:
        raise RuleBroken.at("", _("No pair has started yet, so there is no sheet to print."))
    with i18n.speaking(request.language):
        sheets = tuple(_sheet(request, chain) for chain in chosen)
    return Data(head=letterhead.of_round(request), sheets=sheets)


def _is_chosen(request: Request, chain: list[PairRow]) -> bool:
    if not request.enrolment_ids:
        return not any(pair.protected for pair in chain)
    return bool({chain[0].mentee_id, *(pair.mentor_id for pair in chain)} & set(request.enrolment_ids))


def _sheet(request: Request, chain: list[PairRow]) -> Sheet:
    on = request.on
    met = [(pair.mentor, meeting) for pair in chain for meeting in meetings.of_pairing(pair.id) if meeting.on <= on]
    told = pairing_story.story(chain[-1].id, on)
    return Sheet(
        mentee=chain[0].mentee,
        pairs=tuple(chain),
        goals=tuple(goal for pair in chain for goal in pairings.goals(pair.id) if goal.set_on <= on),
        meetings=tuple(sorted(met, key=lambda one: (one[1].on, one[1].id))),
        check_ins=tuple(call for pair in chain for call in pairings.check_ins(pair.id) if (call.done_on or on) <= on),
        notes=tuple(_notes(chain, on)) if NOTES.of(request) else (),
        story=tuple(event for event in told if event.on <= on and event.kind in STORY),
    )


def _notes(chain: list[PairRow], on: date) -> list[Note]:
    return [note for pair in chain for note in reversed(notes.of(pairing_id=pair.id)) if note.on <= on]


def missing(request: Request) -> list[Missing]:
    """What the head would lack, and those of whom only the code name is printed."""
    return letterhead.missing(request) + mentor_agreement.named_protected(request)


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw a sheet for each mentee."""
    with i18n.speaking(data.head.language):
        letterhead.one_each(out, data.head, _(REPORT.title), data.sheets, lambda sheet: sheet.name, _draw, tick)


def _draw(paper: Paper, sheet: Sheet) -> None:
    _who(paper, sheet)
    _goals(paper, sheet)
    _meetings(paper, sheet)
    _check_ins(paper, sheet)
    _story(paper, sheet)
    _told(paper, sheet)


def _who(paper: Paper, sheet: Sheet) -> None:
    last = sheet.pairs[-1]
    held, plan = sum(pair.held for pair in sheet.pairs), sum(pair.plan for pair in sheet.pairs)
    expected = sum(pair.expected for pair in sheet.pairs)
    minutes = sum(meeting.minutes for _mentor, meeting in sheet.meetings if meeting.status is MeetingStatus.HELD)
    mentors = [_mentor(pair, only=len(sheet.pairs) == 1) for pair in sheet.pairs]
    paper.facts(
        [
            (_("Mentee"), sheet.mentee),
            *((_("Mentor"), mentor) for mentor in mentors),
            (_("Kind of mentorship"), last.mentor_type.label),
            (_("Status"), last.status.label),
            (_("Agreement"), _("signed") if last.signed else _("not signed")),
        ],
        label_width=110,
    )
    last_held = max((pair.last_held_on for pair in sheet.pairs if pair.last_held_on is not None), default=None)
    paper.key_figures(
        [
            KeyFigure(_("Meetings held"), str(held), _("of {count} planned").format(count=plan)),
            KeyFigure(_("Expected by the day"), str(expected), _("meetings")),
            KeyFigure(_("Time together"), minutes_text(minutes), _("held meetings")),
            KeyFigure(_("Last meeting"), last_held.isoformat() if last_held else NOTHING, _last_note(last)),
        ]
    )


def _last_note(pair: PairRow) -> str:
    return "" if pair.silent is None else _("{days} days ago").format(days=pair.silent)


def _mentor(pair: PairRow, *, only: bool) -> str:
    until = pair.ends_on.isoformat() if pair.ends_on is not None else ""
    span = _("{first} to {last}").format(first=pair.starts_on.isoformat(), last=until or _("now"))
    unit = f", {pair.unit}" if pair.unit else ""
    share = "" if only else f" · {pair.progress}"
    return f"{pair.mentor}{unit} · {span}{share}"


def _goals(paper: Paper, sheet: Sheet) -> None:
    if not sheet.goals:
        return
    paper.heading(_("Goals"), follow=60)
    columns = [
        Column(_("Goal")), Column(_("Set"), width=64), Column(_("Due"), width=64), Column(_("How far"), width=92),
    ]  # fmt: skip
    paper.table(columns, [_goal(goal) for goal in sheet.goals])


def _goal(goal: Goal) -> Row:
    due = goal.due_on.isoformat() if goal.due_on else NOTHING
    return [goal.text, goal.set_on.isoformat(), due, goal.reached.label if goal.reached else _("Not judged yet")]


def _meetings(paper: Paper, sheet: Sheet) -> None:
    paper.heading(_("Meetings"), follow=60)
    if not sheet.meetings:
        paper.paragraph(_("No meeting has been written down yet."))
        return
    several = len(sheet.pairs) > 1
    columns = [
        Column(_("Date"), width=64),
        *([Column(_("Mentor"))] if several else []),
        Column(_("What became of it"), weight=0.8),
    ]
    columns += [
        Column(_("Length"), width=64, align="right"),
        Column(_("How"), weight=0.6),
        Column(_("Place and note"), weight=1.6),
    ]
    paper.table(columns, [_meeting(mentor if several else None, meeting) for mentor, meeting in sheet.meetings])


def _meeting(mentor: str | None, meeting: Meeting) -> Row:
    held = meeting.status is MeetingStatus.HELD
    what = meeting.status.label + (f" ({meeting.absent.label.lower()})" if meeting.absent else "")
    said = " · ".join(filter(str.strip, (meeting.place, meeting.note)))
    length = minutes_text(meeting.minutes) if held else NOTHING
    named = [] if mentor is None else [mentor]
    return [meeting.on.isoformat(), *named, what, length, meeting.form.label if held else NOTHING, said]


def _check_ins(paper: Paper, sheet: Sheet) -> None:
    if not sheet.check_ins:
        return
    paper.heading(_("Check-ins"), follow=60)
    columns = [Column(_("Due"), width=64), Column(_("Done"), width=64), Column(_("Note"))]
    rows = [
        [call.due_on.isoformat(), call.done_on.isoformat() if call.done_on else NOTHING, call.note]
        for call in sheet.check_ins
    ]
    paper.table(columns, rows)


def _story(paper: Paper, sheet: Sheet) -> None:
    if not sheet.story:
        return
    paper.heading(_("The story"), follow=60)
    rows = [[event.on.isoformat(), " ".join(filter(str.strip, (event.text, event.detail)))] for event in sheet.story]
    paper.table([Column(_("Date"), width=64), Column(_("What happened"))], rows)


def _told(paper: Paper, sheet: Sheet) -> None:
    if not sheet.notes:
        return
    paper.heading(_("Notes"), follow=60)
    paper.table([Column(_("Date"), width=64), Column(_("Note"))], [[note.on.isoformat(), note.text] for note in sheet.notes])


def split(data: Data) -> list[tuple[str, Data]]:
    """One sheet a file."""
    with i18n.speaking(data.head.language):
        return [(f"{_(REPORT.title)} {sheet.name}", replace(data, sheets=(sheet,))) for sheet in data.sheets]


REPORT = Report(
    key="pair_sheet",
    title=N_("Pair sheet"),
    description=N_("A pair's whole story: who, goals, every meeting and check-in, replacements and the end."),
    asks=frozenset({Asks.PEOPLE}),
    options=(NOTES,),
    collect=collect,
    render=render,
    missing=missing,
    split=split,
    people=people,
)
