"""The Overview page: how the round stands in four numbers, and what is to be done today."""

from functools import partial
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.charts import meetings as meetings_chart
from mentordesk.charts.meetings import MonthOfMeetings
from mentordesk.domain.figures import Figure, number_text
from mentordesk.domain.months import Month, long_date, week_label
from mentordesk.i18n import N_, _
from mentordesk.queries import breakdowns, figures, todo
from mentordesk.queries.todo import TodoItem, TodoKind
from mentordesk.ui import theme
from mentordesk.ui.icons import IconLabel
from mentordesk.ui.pages import links
from mentordesk.ui.pages.page import Page
from mentordesk.ui.session import Session
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import primary_button, secondary_button
from mentordesk.ui.widgets.cards import Card, NumberCard
from mentordesk.ui.widgets.chart import ChartView
from mentordesk.ui.widgets.header import PageHeader
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import EmptyState
from mentordesk.ui.widgets.scroll import Scroll

LOOKS: dict[TodoKind, tuple[str, str, str]] = {
    TodoKind.FIRST_PEOPLE: ("users", "info", N_("Go there")),
    TodoKind.FIRST_PAIRS: ("heart-handshake", "info", N_("Go there")),
    TodoKind.MENTOR_LEAVES: ("user-x", "bad", N_("Replace")),
    TodoKind.QUIET: ("triangle-alert", "warn", N_("Show")),
    TodoKind.WAITING: ("clock", "warn", N_("Show")),
    TodoKind.CHECK_INS: ("phone", "info", N_("Show")),
    TodoKind.MEETINGS: ("calendar-check", "info", N_("Open")),
    TodoKind.AGREEMENTS: ("file-text", "info", N_("Show")),
    TodoKind.CERTIFICATES: ("award", "ok", N_("Print")),
    TodoKind.FOLLOW_UPS: ("message-square", "info", N_("Show")),
}
"""Icon, tone and verb of each kind of thing to do."""


BEHIND = {"pairs": "pairs_open", "meetings": "meetings_held", "attendance": "attendance", "aim": "aim_all"}
"""The figure each card shows."""
STACKED_BELOW = 860
"""Width in px under which the to-do stands above the chart and not beside it."""


class OverviewPage(Page):
    """Numbers and to-do; each number and each line leads to the list behind it."""

    SHOWS: ClassVar[frozenset[str]] = frozenset(
        {"round", "person", "enrolment", "status_change", "pairing", "pause", "meeting", "activity", "attendance",
         "agreement", "check_in", "outcome", "certificate", "certificate_exception"}
    )  # fmt: skip

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self.summary_button = primary_button(
            _("Summary as PDF"), "file-text", lambda: self.jump.emit("documents", "summary")
        )
        self.header = PageHeader(_("Overview"), "", [self.summary_button])
        self.cards = {
            "pairs": NumberCard(_("Pairs")),
            "meetings": NumberCard(_("Meetings held")),
            "attendance": NumberCard(_("Attendance")),
            "aim": NumberCard(_("Aim reached")),
        }
        self.cards["pairs"].clicked.connect(self._open_pairs)
        self.cards["meetings"].clicked.connect(lambda: self.jump.emit("meetings", None))
        self.cards["attendance"].clicked.connect(
            lambda: self.jump.emit(*links.of_month(Month.of(self.session.as_of)))
        )
        self.cards["aim"].clicked.connect(lambda: self.jump.emit(*links.of_mentees()))
        self.chart = ChartView(_("Meetings per month against plan"))
        self.chart.opened.connect(lambda iso: self.jump.emit(*links.of_month(self._months[iso])))
        self._months: dict[str, Month] = {}
        self.sentence = label("", "second", wrap=True)
        self.meetings = Card(_("Meetings per month against plan"))
        self.meetings.add(self.chart, 1)
        self.meetings.add(self.sentence)
        self.todo = Card(_("To do"))
        self.lines = QVBoxLayout()
        self.lines.setSpacing(6)
        self.todo.add(self.lines)
        self.none = EmptyState(
            "calendar",
            _("No round yet"),
            _("A round is one time through the programme: its dates, its people, its pairs."),
            action=(_("New round…"), lambda: self.command.emit("round.new")),
        )
        self._lay_out()

    def _lay_out(self) -> None:
        self.inside = QWidget()
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(16)
        grid = QGridLayout()
        grid.setSpacing(16)
        for place, card in enumerate(self.cards.values()):
            grid.addWidget(card, 0, place)
            grid.setColumnStretch(place, 1)
        self.below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.below.setSpacing(16)
        self.below.addWidget(self.meetings, 3)
        self.below.addWidget(self.todo, 2)
        self.todo.body.addStretch(1)
        column.addLayout(grid)
        column.addLayout(self.below, 1)
        self.content = Scroll(self.inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 0)
        outer.setSpacing(14)
        outer.addWidget(self.header)
        outer.addWidget(self.content, 1)
        outer.addWidget(self.none, 1)

    def refill(self) -> None:
        current = self.session.round
        self.none.setVisible(current is None)
        self.summary_button.setVisible(current is not None)
        self.content.setVisible(current is not None)
        self.header.set_summary("")
        if current is None:
            return
        day = self.session.as_of
        over = self.session.today > current.ends_on
        when = _("ended {date}").format(date=long_date(current.ends_on)) if over else week_label(day)
        self.header.set_summary(f"{current.title} · {when}")
        self._show_numbers(figures.by_key(figures.of_round(current.id, day)))
        self._show_months([MonthOfMeetings._make(month) for month in breakdowns.months(current.id, day)])
        self._show_todo(todo.items(current.id, self.session.today))

    def _show_numbers(self, known: dict[str, Figure]) -> None:
        month = Month.of(self.session.as_of)
        self.cards["pairs"].set_number(
            known["pairs_open"].text,
            _("of {count} started").format(count=known["pairs_started"].text),
        )
        self.cards["meetings"].set_number(
            known["meetings_held"].text,
            _("of {count} in the plan").format(count=known["meetings_planned"].text),
        )
        coverage = known.get(f"coverage_{month.iso}")
        met, pairs = (coverage.numerator, coverage.denominator) if coverage else (0, 0)
        self.cards["attendance"].set_number(
            known["attendance"].text,
            _("{month}: {met} of {pairs} pairs").format(
                month=month.name, met=number_text(met or 0), pairs=number_text(pairs)
            )
            if pairs
            else _("of the meetings expected so far"),
        )
        self.cards["aim"].set_number(
            known["aim_all"].text,
            _("{count} mentees").format(count=known["aim_all"].of) if known["aim_all"].denominator else _("no results yet"),
        )
        for key, figure in BEHIND.items():
            self.cards[key].setToolTip(known[figure].definition)

    def _show_months(self, months: list[MonthOfMeetings]) -> None:
        self._months = {each.month.iso: each.month for each in months}
        build = partial(meetings_chart.build, months)
        self.sentence.setText(self.chart.set_builder(build))

    def _open_pairs(self) -> None:
        if self.session.round_id is not None:
            self.jump.emit(*links.of_open_pairs(self.session.round_id, self.session.as_of))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        stacked = self.width() < theme.current().px(STACKED_BELOW)
        self.below.setDirection(directions.BottomToTop if stacked else directions.LeftToRight)

    def panes(self) -> list[QWidget]:
        return [self.cards["pairs"], self.chart, self.todo]

    def _show_todo(self, items: list[TodoItem]) -> None:
        while (old := self.lines.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        lines = [self._todo_line(item) for item in items]
        for line in lines:
            self.lines.addWidget(line)
        if lines and (first := lines[0].findChild(QPushButton)) is not None:
            self.todo.setFocusProxy(first)
        if not items:
            self.lines.addWidget(label(_("Nothing to do right now. Enjoy it."), "second"))

    def _todo_line(self, item: TodoItem) -> QWidget:
        icon, tone, verb = LOOKS[item.kind]
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(IconLabel(icon, tone, 18))
        row.addWidget(label(item.sentence, wrap=True), 1)
        button = secondary_button(_(verb), on_click=lambda: self.jump.emit(*links.of_todo(item)))
        button.setAccessibleName(f"{_(verb)}: {item.sentence}")
        row.addWidget(button)
        return line
