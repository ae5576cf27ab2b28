"""The sections of the summary of a round, in the order in which they stand; those without anything to say are left out."""

from mentordesk.charts import meetings as chart_of_meetings
from mentordesk.charts import paper as chart_on_paper
from mentordesk.charts.primitives import Align, Chart
from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.enrolments import MentorType, Role
from mentordesk.domain.figures import NOTHING, Unit, number_text, percent_text, value_text
from mentordesk.domain.outcomes import Group, GroupResult, Outcome
from mentordesk.domain.people import Gender
from mentordesk.i18n import _, pgettext
from mentordesk.queries.activities import ActivityRow
from mentordesk.reports import text
from mentordesk.reports.frame import Paper
from mentordesk.reports.sheet import SheetCanvas
from mentordesk.reports.styles import BODY, SMALL
from mentordesk.reports.summary_data import Data
from mentordesk.reports.tables import Column, Total
from mentordesk.reports.text import Style

STORY = Style(size=10, leading=15, weight="italic", family="serif", colour=BODY.colour)
CHART_HEIGHT = 144.0
ROLES = ((Role.MENTOR, "mentors"), (Role.MENTEE, "mentees"))
GENDERS = (
    (Group.WOMEN, (Gender.WOMAN,)),
    (Group.MEN, (Gender.MAN,)),
    (Group.OTHER, (Gender.OTHER, Gender.UNSTATED)),
)


def people(paper: Paper, data: Data) -> None:
    """The way from application to the end, and who was accepted, by gender and type."""
    paper.heading(_("Participants"))
    steps = (
        ("", _("Applied")),
        ("_accepted", pgettext("people", "Accepted")),
        ("_matched", pgettext("people", "Matched")),
        ("_completed", _("Completed")),
    )
    columns = [Column(""), *(Column(label, align="right", width=84) for _key, label in steps)]
    names = {Role.MENTOR: _("Mentors"), Role.MENTEE: _("Mentees")}
    rows = [[names[role], *(data.figures[f"{key}{step}"].text for step, _label in steps)] for role, key in ROLES]
    paper.table(columns, rows)
    waiting = data.figures["mentees_waiting"]
    if waiting.value:
        paper.paragraph(_("On the waiting list on the day: {count}.").format(count=waiting.text), SMALL)
    _accepted(paper, data, names)


def _accepted(paper: Paper, data: Data, names: dict[Role, str]) -> None:
    """Those accepted, by gender and by type; types that nobody has are left out, and so are other genders."""
    genders, types = data.participants.genders, data.participants.types
    if not any(sum(counts.values()) for counts in genders.values()):
        return
    groups = [
        (group.label, of)
        for group, of in GENDERS
        if group is not Group.OTHER or any(genders[role][gender] for role in Role for gender in of)
    ]
    kinds = [kind for kind in MentorType if any(types[role][kind] for role in Role)]
    paper.heading(_("Accepted participants by gender and type"), level=3, follow=80)
    columns = [Column(""), *(Column(label, align="right", width=58) for label, _of in groups)]
    columns += [Column(kind.label, align="right", width=84) for kind in kinds]
    rows = []
    for role, _key in ROLES:
        by_gender = [number_text(sum(genders[role][gender] for gender in of)) for _label, of in groups]
        rows.append([names[role], *by_gender, *(number_text(types[role][kind]) for kind in kinds)])
    paper.table(columns, rows, after=4)
    if any(sum(types[role].values()) > sum(genders[role].values()) for role in Role):
        paper.paragraph(_("Who has more than one type is counted under each."), SMALL)


def pairs(paper: Paper, data: Data) -> None:
    """The pairs by how they stand, and why some ended before time."""
    figure = data.figures
    paper.heading(_("Pairs"))
    planned = round((figure["pairs_ended"].value or 0) - (figure["pairs_ended_early"].value or 0))
    told = (
        (_("Started"), figure["pairs_started"].text),
        (_("Open on the day"), figure["pairs_open"].text),
        (_("Ended as planned"), number_text(planned)),
        (_("Ended early"), figure["pairs_ended_early"].text),
        (_("Mentors replaced"), figure["pairs_replaced"].text),
    )
    paper.table([Column(label) for label, _count in told], [[count for _label, count in told]])
    if data.early:
        reasons = "; ".join(f"{reason.label} {number_text(count)}" for reason, count in data.early.items())
        paper.paragraph(_("Why pairs ended early: {reasons}.").format(reasons=reasons))


def meetings(paper: Paper, data: Data) -> None:
    """The meetings of each month against the plan: a chart, the sentence it says, and its figures."""
    chart = chart_of_meetings.build(data.months, paper.width, CHART_HEIGHT, text_size=8)
    paper.heading(_("Meetings per month"), follow=CHART_HEIGHT + 20)
    paper.picture(CHART_HEIGHT, chart.sentence, lambda canvas, x, y, _wide, _high: _paint(canvas, chart, x, y))
    paper.paragraph(chart.sentence)
    columns = [Column(chart.head[0]), *(Column(title, align="right", width=86) for title in chart.head[1:])]
    figure = data.figures
    sums = Total([_("Total"), figure["meetings_planned"].text, figure["meetings_held"].text, "", ""])
    paper.table(columns, [*chart.rows, sums])
    keys = ("meetings_expected", "attendance", "meetings_cancelled", "meetings_rescheduled", "meetings_no_show")
    paper.paragraph(" · ".join(f"{figure[key].label}: {figure[key].text}" for key in keys), SMALL)


def _paint(canvas: SheetCanvas, chart: Chart, x: float, y: float) -> None:
    def write(
        x: float, y: float, words: str, /, *, size: float, bold: bool, colour: str, align: Align, room: float | None
    ) -> None:
        style = Style(size=size, weight="bold" if bold else "regular", colour=colour)
        text.draw(canvas, x, y, words, style, align, max_width=room)

    chart_on_paper.paint(canvas, chart.picture, x, y, write)


def events(paper: Paper, data: Data) -> None:
    """Training, network meetings and other events of the round, with those who came; coming ones say so."""
    if not data.events:
        return
    paper.heading(_("Activities"))
    columns = [
        Column(_("Date"), width=62),
        Column(_("Activity")),
        Column(_("Kind"), width=96),
        Column(_("Length"), align="right", width=56),
        Column(_("Came"), align="right", width=74),
    ]
    paper.table(columns, [_event(event, data) for event in data.events])


def _event(event: ActivityRow, data: Data) -> list[str]:
    came = _("{part} of {whole}").format(part=number_text(event.present), whole=number_text(event.called))
    if event.on > data.head.on:
        came = _("to come")
    elif not event.called:
        came = NOTHING
    length = value_text(event.minutes, Unit.MINUTES)
    return [event.on.isoformat(), event.title, ActivityKind(event.kind).label, length, came]


def time(paper: Paper, data: Data) -> None:
    """The paid working time of the mentors: what it went to, and what is left."""
    if not data.paid:
        return
    figure = data.figures
    paper.heading(_("Mentors' working time"), follow=180)
    parts = ["training_minutes", "network_minutes", "activity_minutes_other", "meeting_minutes_paid"]
    shown = [key for key in parts if key != "activity_minutes_other" or figure[key].value]
    rows = [[figure[key].label, figure[key].text] for key in shown]
    used = Total([figure["used_minutes"].label, figure["used_minutes"].text])
    after = [[figure[key].label, figure[key].text] for key in ("planned_minutes", "left_minutes", "own_minutes")]
    paper.table([Column(_("Working time")), Column(_("Hours"), align="right", width=110)], [*rows, used, *after])


def results(paper: Paper, data: Data) -> None:
    """What became of the mentees, always by gender too, how many reached the aim, and the certificates."""
    figure = data.figures
    paper.heading(_("Results"), follow=260 if figure["outcomes"].value else 60)
    if figure["outcomes"].value:
        _outcomes(paper, data, _("At exit"), data.at_exit)
        if any(result.total for result in data.later):
            _outcomes(paper, data, _("Six months after"), data.later)
    else:
        paper.paragraph(_("No outcome at exit is known yet."))
    if figure["follow_ups_due"].value:
        due = _("To be asked again six months after exit, on the day: {count}.")
        paper.paragraph(due.format(count=figure["follow_ups_due"].text), SMALL)
    keys = ("certificates_diploma", "certificates_participation", "certificates_issued")
    paper.paragraph(" · ".join(f"{figure[key].label}: {figure[key].text}" for key in keys))


def _outcomes(paper: Paper, data: Data, title: str, groups: tuple[GroupResult, ...]) -> None:
    paper.heading(title, level=3, follow=220)
    columns = [Column(_("Outcome")), *(Column(result.group.label, align="right", width=86) for result in groups)]
    shown = [outcome for outcome in Outcome if groups[0].count(outcome) or outcome in data.aim_outcomes]
    rows = [[outcome.label, *(number_text(result.count(outcome)) for result in groups)] for outcome in shown]
    known = Total([_("With a known result"), *(number_text(result.total) for result in groups)])
    reached = Total([_("Aim reached"), *(_reached(result) for result in groups)])
    paper.table(columns, [*rows, known, reached], after=4)
    aims = ", ".join(outcome.label.lower() for outcome in data.aim_outcomes)
    if aims:
        paper.paragraph(_("The aim is reached by: {outcomes}.").format(outcomes=aims), SMALL)


def _reached(result: GroupResult) -> str:
    if not result.total:
        return NOTHING
    made = _("{part} of {whole}").format(part=number_text(result.reached), whole=number_text(result.total))
    return f"{made} = {percent_text(result.share)}"


def stories(paper: Paper, data: Data) -> None:
    """What mentees have told and want to be printed, without their names."""
    told = [words for words in data.stories if words.strip()]
    if not told:
        return
    paper.heading(_("In their own words"), follow=70)
    for words in told:
        paper.paragraph(words, STORY, after=8, indent=14)
    paper.paragraph(_("Printed with the consent of those who told it."), SMALL)
