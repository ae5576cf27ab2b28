"""The sections about what was done in a round: the meetings of each month, group events, and the mentors' working time."""

from mentordesk.charts import heat as chart_of_heat
from mentordesk.charts import hours as chart_of_hours
from mentordesk.charts import meetings as chart_of_meetings
from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.figures import NOTHING, Unit, value_text
from mentordesk.i18n import _, number_text
from mentordesk.queries.activities import ActivityRow
from mentordesk.reports import chart_drawing
from mentordesk.reports.chart_drawing import SIZE
from mentordesk.reports.frame import Paper
from mentordesk.reports.round_data import Data
from mentordesk.reports.small_counts import HIDDEN
from mentordesk.reports.styles import SMALL
from mentordesk.reports.tables import Column, Row, Total

CHART_HEIGHT = 144.0


def meetings(paper: Paper, data: Data) -> None:
    """The meetings of each month against the plan: a chart, the sentence it says, and its figures."""
    chart = chart_of_meetings.build(data.months, paper.width, CHART_HEIGHT, text_size=SIZE)
    paper.heading(_("Meetings per month"), follow=chart_drawing.height(chart, len(data.months) + 2))
    chart_drawing.draw(paper, chart)
    figure = data.figures
    sums = Total([_("Total"), figure["meetings_planned"].text, figure["meetings_held"].text, "", ""])
    chart_drawing.table(paper, chart, [sums])
    keys = ("meetings_expected", "attendance", "meetings_cancelled", "meetings_rescheduled", "meetings_no_show")
    paper.paragraph(" · ".join(f"{figure[key].label}: {figure[key].text}" for key in keys), SMALL)


def how_pairs_met(paper: Paper, data: Data) -> None:
    """How often each pair met, and in which form; a map of the months that pairs missed."""
    course = data.course
    if not course.spread.pairs:
        return
    paper.heading(_("How the pairs met"), follow=90)
    rows: list[Row] = [
        [_("Meetings of the pair that met least"), number_text(course.spread.least or 0)],
        [_("Meetings of the pair in the middle"), number_text(course.spread.middle or 0)],
        [_("Meetings of the pair that met most"), number_text(course.spread.most or 0)],
        *(
            [_("Meetings held: {how}").format(how=form.label.lower()), number_text(count)]
            for form, count in course.forms.items()
        ),
        [_("Hours of meetings, once for each pair"), value_text(course.individual_minutes, Unit.MINUTES)],
    ]
    if course.group_minutes:
        hours = HIDDEN if data.hides_group_time else value_text(course.group_minutes, Unit.MINUTES)
        rows.append([_("Hours of mentees in group meetings"), hours])
    paper.table([Column(_("Meetings of pairs")), Column(_("How many"), align="right", width=110)], rows)
    _heat(paper, data)


def _heat(paper: Paper, data: Data) -> None:
    if not data.bands or any(data.told.is_small(band.pairs) for band in data.bands):
        return
    height = chart_of_heat.height(len(data.bands), SIZE)
    chart = chart_of_heat.of_bands(data.bands, data.months, paper.width, height, text_size=SIZE)
    paper.heading(_("Months missed"), level=3, follow=chart_drawing.height(chart, len(data.months) + 2))
    chart_drawing.draw(paper, chart)
    columns = [Column(_("Month")), *(Column(row[0], align="right", width=92) for row in chart.rows)]
    turned = list(zip(*(row[1:] for row in chart.rows), strict=True))
    names = [chart.head[1], *(each.month.long for each in data.months)]
    paper.table(columns, [[name, *cells] for name, cells in zip(names, turned, strict=True)])


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
    away = event.called - event.present  # of those, too, few must not be told
    (counts,) = data.told.grid([[event.present, away, event.called]], total_column=True)
    came = _("{part} of {whole}").format(part=counts[0], whole=counts[2])
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
    rows = [[figure[key].label, data.time(key)] for key in shown]
    used = Total([figure["used_minutes"].label, data.time("used_minutes")])
    after = [[figure[key].label, data.time(key)] for key in ("planned_minutes", "left_minutes", "own_minutes")]
    paper.table([Column(_("Working time")), Column(_("Hours"), align="right", width=110)], [*rows, used, *after])


def time_by_month(paper: Paper, data: Data) -> None:
    """The same month by month: a chart and its figures."""
    if not data.paid or not data.hours or data.hides_time:
        return
    height = chart_of_hours.height(data.hours, SIZE)
    chart = chart_of_hours.build(data.hours, paper.width, height, text_size=SIZE)
    paper.heading(_("Working time month by month"), level=3, follow=chart_drawing.height(chart))
    chart_drawing.draw(paper, chart)
    *months, total = chart.rows
    columns = [Column(chart.head[0]), *(Column(title, align="right", width=80) for title in chart.head[1:])]
    paper.table(columns, [*months, Total(list(total))])
