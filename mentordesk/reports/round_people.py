"""The sections about people of the reports on a round: the way from application to the end, who they are, the pairs."""

from mentordesk.charts import balance as chart_of_balance
from mentordesk.charts import funnel as chart_of_way
from mentordesk.domain.enrolments import EnrolmentStatus, Role
from mentordesk.i18n import _, pgettext
from mentordesk.queries.profiles import Breakdown
from mentordesk.reports import chart_drawing
from mentordesk.reports.chart_drawing import SIZE
from mentordesk.reports.frame import Paper
from mentordesk.reports.round_data import Data
from mentordesk.reports.small_counts import HIDDEN
from mentordesk.reports.styles import SMALL
from mentordesk.reports.tables import Column, Group, Row

ROLES = ((Role.MENTOR, "mentors"), (Role.MENTEE, "mentees"))


def participants(paper: Paper, data: Data) -> None:
    """How many came how far: a chart of the mentees, and a table of both roles."""
    paper.heading(_("Participants"), follow=200)
    if data.way[0].value and not data.told.hides_any((*data.way, data.figures["aim_all"])):
        height = chart_of_way.height(data.way, SIZE)
        chart = chart_of_way.build(data.way, paper.width, height, text_size=SIZE)
        chart_drawing.draw(paper, chart)
        chart_drawing.table(paper, chart, wide=110)
    steps(paper, data)


def steps(paper: Paper, data: Data) -> None:
    """Mentors and mentees from application to the end."""
    told = (
        ("", _("Applied")),
        ("_accepted", pgettext("people", "Accepted")),
        ("_matched", pgettext("people", "Matched")),
        ("_completed", _("Completed")),
    )
    columns = [Column(""), *(Column(label, align="right", width=58) for _key, label in told)]
    columns += [Column(_("Left early"), align="right", width=56), Column(_("Withdrew"), align="right", width=58)]
    columns += [Column(_("Declined"), align="right", width=54)]
    names = {Role.MENTOR: _("Mentors"), Role.MENTEE: _("Mentees")}
    rows: list[Row] = []
    for role, key in ROLES:
        counts = [data.told.figure(data.figures[f"{key}{step}"]) for step, _label in told[:3]]
        rows.append([names[role], *counts, *_ends(role, key, data)])
    paper.table(columns, rows)
    said = []
    if data.course.trained:
        rest = round(data.figures["mentors_accepted"].value or 0) - data.course.trained
        trained = data.told.grid([[data.course.trained, rest]])[0][0]
        said.append(_("Mentors who attended training: {count}.").format(count=trained))
    if data.figures["mentees_waiting"].value:
        waiting = data.told.figure(data.figures["mentees_waiting"])
        said.append(_("On the waiting list on the day: {count}.").format(count=waiting))
    if said:
        paper.paragraph(" ".join(said), SMALL)


def _ends(role: Role, key: str, data: Data) -> list[str]:
    """How many completed, left early, withdrew and were declined; with those still there they are all who applied.

    Of the matched who did not complete few must not be told by what is missing either.
    """
    gone = data.course.gone[role]
    ends = [round(data.figures[f"{key}_completed"].value or 0)]
    left = round(data.figures[f"{key}_matched"].value or 0) - ends[0]
    ends += [gone[each] for each in (EnrolmentStatus.LEFT_EARLY, EnrolmentStatus.WITHDRAWN, EnrolmentStatus.DECLINED)]
    rest = round(data.figures[key].value or 0) - sum(ends)
    completed, *others, _rest = data.told.grid([[*ends, rest]])[0]
    return [HIDDEN if data.told.is_small(left) else completed, *others]


def accepted(paper: Paper, data: Data) -> None:
    """Those accepted, by gender and by type in one small table; groups that nobody belongs to are left out."""
    ways = [way for way in data.profiles if way.key in ("gender", "type")]
    if not ways:
        return
    paper.heading(_("Accepted participants by gender and type"), level=3, follow=80)
    columns = [Column("")]
    names = {Role.MENTOR: _("Mentors"), Role.MENTEE: _("Mentees")}
    rows: list[list[str]] = [[names[role]] for role, _key in ROLES]
    for way in ways:
        columns += [Column(share.name, align="right", width=58 if way.key == "gender" else 84) for share in way.shares]
        counts = [[share.count(role) for share in way.shares] for role, _key in ROLES]
        grid = data.told.grid(counts, down=False)
        for row, cells in zip(rows, grid, strict=True):
            row += cells
    paper.table(columns, rows, after=4)
    everybody = sum(data.figures[f"{key}_accepted"].value or 0 for _role, key in ROLES)
    if any(sum(share.mentors + share.mentees for share in way.shares) > everybody for way in ways):
        paper.paragraph(_("Who has more than one type is counted under each."), SMALL)


def profile(paper: Paper, data: Data) -> None:
    """Who was accepted: by gender, age, type, language and more, mentors and mentees beside each other."""
    if not data.profiles:
        return
    parts = [[Group(way.title), *_shares(way, data)] for way in data.profiles]
    left, right = _halves(parts)
    high = max(len(left), len(right)) * LINE + HEAD
    paper.heading(_("Who was accepted"), follow=min(high, 500))
    if high > paper.y - paper.bottom:
        _groups(paper, [*left, *right])
    else:
        paper.beside(lambda: _groups(paper, left), lambda: _groups(paper, right))
    paper.paragraph(
        _(
            "Age and years in Sweden are those of the year in which the round begins. Who has several types or languages is "
            "counted under each; languages are those spoken well enough for a conversation."
        ),
        SMALL,
    )


LINE, HEAD = 19.0, 30.0
"""How high a line of these tables is, at most, and their head."""


def _halves(parts: list[list[Row]]) -> tuple[list[Row], list[Row]]:
    """The groups in two columns of about the same height; a group is not torn apart."""
    left: list[Row] = []
    right: list[Row] = []
    whole = sum(map(len, parts))
    for part in parts:
        (left if not right and len(left) + len(part) / 2 <= whole / 2 else right).extend(part)
    return left, right


def _groups(paper: Paper, rows: list[Row]) -> None:
    columns = [Column(""), Column(_("Mentors"), align="right", width=58), Column(_("Mentees"), align="right", width=58)]
    if rows:
        paper.table(columns, rows, after=4)


def _shares(way: Breakdown, data: Data) -> list[Row]:
    """The counts of those of whom it is asked."""
    grid = data.told.grid([[share.count(role) for role in way.roles] for share in way.shares], across=False)
    rows: list[Row] = []
    for share, counts in zip(way.shares, grid, strict=True):
        told = dict(zip(way.roles, counts, strict=True))
        rows.append([share.name, *(told.get(role, "") for role in Role)])
    return rows


def pairs(paper: Paper, data: Data) -> None:
    """The pairs by how they stand, and why some ended before time and on whose initiative."""
    figure, told = data.figures, data.told
    paper.heading(_("Pairs"), follow=60)
    early = round(figure["pairs_ended_early"].value or 0)
    planned = round(figure["pairs_ended"].value or 0) - early
    still, started = (round(figure[key].value or 0) for key in ("pairs_open", "pairs_started"))
    labels = (_("Open on the day"), _("Ended as planned"), _("Ended early"), _("Started"), _("Mentors replaced"))
    (counts,) = told.grid([[still, planned, early, started]], total_column=True)
    cells = [*counts, told.figure(figure["pairs_replaced"])]
    order = (3, 0, 1, 2, 4)
    paper.table([Column(labels[place]) for place in order], [[cells[place] for place in order]])
    if data.early:
        reasons = "; ".join(f"{reason.label} {told.count(count)}" for reason, count in data.early.items())
        paper.paragraph(_("Why pairs ended early: {reasons}.").format(reasons=reasons))
    if data.course.ends:
        ends = ((who.label if who else _("not stated"), count) for who, count in data.course.ends.items())
        said = "; ".join(f"{who} {told.count(count)}" for who, count in ends)
        paper.paragraph(_("On whose initiative: {who}.").format(who=said))
    if farewells := data.course.farewells.get(True, 0):
        paper.paragraph(_("Pairs that ended with a formal farewell: {count}.").format(count=told.count(farewells)))


def need(paper: Paper, data: Data) -> None:
    """The places that mentors offer against the mentees who need one, by type, as the file stands now."""
    total = data.balance.total
    counts = [count for each in data.balance.types for count in (each.free, each.looking, each.places, each.mentees)]
    if not (total.mentors or total.mentees) or any(map(data.told.is_small, counts)):
        return
    height = chart_of_balance.height(data.balance, SIZE)
    chart = chart_of_balance.build(data.balance, paper.width, height, text_size=SIZE)
    paper.heading(_("Places and need"), follow=chart_drawing.height(chart))
    chart_drawing.draw(paper, chart)
    chart_drawing.table(paper, chart, wide=76)
    paper.paragraph(_("Places and need are as the records stand now, whatever the day of the other figures."), SMALL)
