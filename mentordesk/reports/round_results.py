"""The sections about what came of a round: results by gender, goals, certificates, stories; and how all was counted."""

from collections.abc import Iterable, Sequence

from mentordesk.domain.figures import NOTHING, percent_text
from mentordesk.domain.months import long_date
from mentordesk.domain.outcomes import Group, GroupResult, Outcome
from mentordesk.i18n import _, number_text
from mentordesk.reports.frame import Paper
from mentordesk.reports.round_data import Data
from mentordesk.reports.small_counts import HIDDEN
from mentordesk.reports.styles import BODY, SMALL
from mentordesk.reports.tables import Column, Row, Total
from mentordesk.reports.text import Style

STORY = Style(size=10, leading=15, weight="italic", family="serif", colour=BODY.colour)


def results(paper: Paper, data: Data) -> None:
    """What became of the mentees, always by gender too, how many reached the aim, and the certificates."""
    figure, told = data.figures, data.told
    paper.heading(_("Results"), follow=260 if figure["outcomes"].value else 60)
    if figure["outcomes"].value:
        _outcomes(paper, data, _("At exit"), data.at_exit)
        if any(result.total for result in data.later):
            _outcomes(paper, data, _("Six months after"), data.later)
    else:
        paper.paragraph(_("No outcome at exit is known yet."))
    if figure["follow_ups_due"].value:
        due = _("To be asked again six months after exit, on the day: {count}.")
        paper.paragraph(due.format(count=told.figure(figure["follow_ups_due"])), SMALL)
    keys = ("certificates_diploma", "certificates_participation", "certificates_issued")
    paper.paragraph(" · ".join(f"{figure[key].label}: {told.figure(figure[key])}" for key in keys))


def _outcomes(paper: Paper, data: Data, title: str, groups: tuple[GroupResult, ...]) -> None:
    paper.heading(title, level=3, follow=220)
    columns = [Column(_("Outcome")), *(Column(result.group.label, align="right", width=86) for result in groups)]
    shown = [outcome for outcome in Outcome if groups[0].count(outcome) or outcome in data.aim_outcomes]
    counts = [[result.count(outcome) for result in groups] for outcome in shown]
    *grid, known = _grid(data, [*counts, [result.total for result in groups]])
    rows: list[Row] = [[outcome.label, *line] for outcome, line in zip(shown, grid, strict=True)]
    sums = Total([_("With a known result"), *known])
    shares = _shares(data, groups)
    reached = Total(
        [_("Aim reached"), *(HIDDEN if one == HIDDEN else share for one, share in zip(known, shares, strict=True))]
    )
    paper.table(columns, [*rows, sums, reached], after=4)
    aims = ", ".join(outcome.label.lower() for outcome in data.aim_outcomes)
    if aims:
        paper.paragraph(_("The aim is reached by: {outcomes}.").format(outcomes=aims), SMALL)


def _grid(data: Data, counts: list[list[int]]) -> list[list[str]]:
    """All is the sum of the groups: it is put last for the counting, and first again for the reader."""
    turned = [[*row[1:], row[0]] for row in counts]
    return [[row[-1], *row[:-1]] for row in data.told.grid(turned, total_row=True, total_column=True)]


def _shares(data: Data, groups: tuple[GroupResult, ...]) -> list[str]:
    """How many of each group reached the aim; neither they nor the others may be few, also not by taking groups away."""
    counts = [[result.reached for result in groups], [result.total - result.reached for result in groups]]
    told = zip(*_grid(data, [*counts, [result.total for result in groups]]), strict=True)
    return [HIDDEN if HIDDEN in cells else _reached(result) for result, cells in zip(groups, told, strict=True)]


def _reached(result: GroupResult) -> str:
    if not result.total:
        return NOTHING
    made = _("{part} of {whole}").format(part=number_text(result.reached), whole=number_text(result.total))
    return f"{made} = {percent_text(result.share)}"


def goals(paper: Paper, data: Data) -> None:
    """How far the goals that the pairs set were reached."""
    counts = data.course.goals
    if not counts:
        return
    paper.heading(_("Goals of the pairs"), level=3, follow=80)
    grid = data.told.grid([[count] for count in (*counts.values(), sum(counts.values()))], total_row=True)
    names = [reached.label if reached else _("Not judged yet") for reached in counts]
    rows: list[Row] = [[name, *line] for name, line in zip(names, grid, strict=False)]
    columns = [Column(_("How far")), Column(_("Goals"), align="right", width=110)]
    paper.table(columns, [*rows, Total([_("Total"), *grid[-1]])])


def follow_up(paper: Paper, data: Data) -> None:
    """How the pairs were followed up."""
    if data.course.check_ins:
        words = _("Check-ins with pairs: {count}, with {pairs} different pairs.")
        paper.paragraph(words.format(count=data.course.check_ins, pairs=data.told.count(data.course.pairs_checked)))


def stories(paper: Paper, data: Data) -> None:
    """What mentees have told and want to be printed, without their names."""
    told = [words for words in data.stories if words.strip()]
    if not told:
        return
    paper.heading(_("In their own words"), follow=70)
    for words in told:
        paper.paragraph(words, STORY, after=8, indent=14)
    paper.paragraph(_("Printed with the consent of those who told it."), SMALL)


USED = (
    "mentors", "mentees", "mentors_accepted", "mentees_accepted", "mentors_matched", "mentees_matched",
    "mentors_completed", "mentees_completed", "mentees_waiting", "pairs_started", "pairs_open", "pairs_ended",
    "pairs_ended_early", "pairs_replaced", "meetings_held", "meetings_expected", "meetings_planned",
    "meetings_cancelled", "meetings_rescheduled", "meetings_no_show", "attendance", "coverage",
)  # fmt: skip
"""The figures that every report shows, in the order of their definitions."""
USED_WHEN_PAID = (
    "training_minutes", "network_minutes", "activity_minutes_other", "meeting_minutes_paid", "own_minutes",
    "planned_minutes", "used_minutes", "left_minutes", "used_share",
)  # fmt: skip
USED_AT_THE_END = ("certificates_diploma", "certificates_participation", "certificates_issued", "outcomes", "aim_all")


def closing(paper: Paper, data: Data, more: Iterable[str] = (), *, course: bool = False) -> None:
    """Who signs; then how it was counted, and as of when.

    `more` are keys of further figures the report shows; `course` says that it tells how pairs met and were followed up.
    """
    dated = _("All figures are as of {date}.").format(date=long_date(data.head.on))
    paper.signatures(data.signatures, above=38)
    terms = [*_terms(data, tuple(more)), *_terms_beside(data, course)]
    paper.definitions(terms, " ".join(filter(None, (dated, data.told.note))))


def _terms(data: Data, more: Sequence[str]) -> list[tuple[str, str]]:
    """Every figure of this report with its definition; a count of a table has the label it has there."""
    labels = {"coverage": _("Coverage"), "pairs_open": _("Open on the day")}
    groups = [f"aim_{group.value}" for group in Group if group is not Group.ALL]
    split = [key for key in (*groups, "follow_ups_due") if data.figures[key].value]
    time = [key for key in USED_WHEN_PAID if key != "activity_minutes_other" or data.figures[key].value]
    keys = (*USED, *(time if data.paid else ("group_meetings",)), *USED_AT_THE_END, *split, *more)
    terms = [(labels.get(key, data.figures[key].label), data.figures[key].definition) for key in keys]
    planned = (_("Ended as planned"), _("Pairs ended, without those ended early."))
    came = (_("Came"), _("Those present, of all who were called to the activity."))
    each = (_("Each outcome"), _("Mentees of whom just this is known at exit."))
    place = keys.index("pairs_ended") + 1
    return [*terms[:place], planned, *terms[place:], *([each] if data.figures["outcomes"].value else []), came]


def _terms_beside(data: Data, course: bool) -> list[tuple[str, str]]:
    """What else is counted in this report, with how; only what is told in it."""
    known = data.course
    terms: dict[tuple[str, str], object] = {
        (_("Left early, withdrew, declined"), _("Participants with this status on the day, accepted before or not.")):
            True,
        (_("Mentors who attended training"), _("Mentors who were accepted and came to a training.")): known.trained,
        (_("Meetings of the pair in the middle"), _("Half of the pairs held no more; of two in the middle the lower.")):
            course and known.spread.pairs,
        (_("Hours of meetings, once for each pair"), _("How long all held meetings lasted, paid or not.")):
            course and known.spread.pairs,
        (_("Hours of mentees in group meetings"), _("How long the group meetings lasted, for each mentee who came.")):
            course and known.spread.pairs and known.group_minutes,
        (_("Check-ins with pairs"), _("Calls with a pair that were made by the day.")): course and known.check_ins,
    }  # fmt: skip
    return [term for term, is_told in terms.items() if is_told]
