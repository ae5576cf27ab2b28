"""The Overview page: how the round stands in numbers and charts, and what is to be done today."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.months import long_date, week_label
from mentordesk.domain.programmes import Round
from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.queries import todo
from mentordesk.queries.slices import Slices
from mentordesk.queries.todo import TodoItem
from mentordesk.ui import theme
from mentordesk.ui.first_paint import after_next_paint
from mentordesk.ui.in_slices import InSlices
from mentordesk.ui.pages.overview_facts import OverviewFacts
from mentordesk.ui.pages.overview_grid import OverviewGrid
from mentordesk.ui.pages.overview_numbers import SHOWN, Numbers
from mentordesk.ui.pages.overview_todo import TodoCard
from mentordesk.ui.pages.page import Page
from mentordesk.ui.session import Session
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import primary_button
from mentordesk.ui.widgets.header import PageHeader
from mentordesk.ui.widgets.messages import EmptyState, MessageBar
from mentordesk.ui.widgets.scroll import Scroll

if TYPE_CHECKING:  # charts and what exports need are loaded after the first picture
    from mentordesk.ui.pages.overview_charts import Charts
    from mentordesk.ui.tables.listed import Listed

charts = Later("ui.pages.overview_charts")
duplicates = Later("queries.duplicates")

_TELLING = frozenset({"person", "not_same"})
"""Tables that tell who is probably entered twice."""
MARGIN, CLEAR = 24, 10
"""Pixels beside the page, and those of them that stay free when the scroll bar stands in the others."""


class OverviewPage(Page):
    """Numbers, to-do and charts; each number, line and mark leads to the list behind it.

    Everything is read in slices, and again only when its tables have changed; a chart only once it is in view.
    """

    SHOWS: ClassVar[frozenset[str]] = frozenset(
        {"round", "person", "enrolment", "status_change", "pairing", "pause", "meeting", "activity", "attendance",
         "agreement", "check_in", "outcome", "certificate", "certificate_exception", "not_same"}
    )  # fmt: skip

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self.facts = OverviewFacts(session)
        self.work = InSlices(self)
        self._readings: dict[str, Callable[[], Slices[None]]] = {
            "numbers": self._read_numbers, "todo": self._read_todo, "twice": self._read_twice
        }  # fmt: skip
        self._tables: dict[str, frozenset[str]] = {"numbers": SHOWN, "todo": self.SHOWS, "twice": _TELLING}
        self._due, self._asked = set(self._readings), set[str]()
        self._items, self._twice = list[TodoItem](), list[TodoItem]()
        """What is to be done, and whether somebody is entered twice: read apart, shown together."""
        self.summary_button = primary_button(
            _("Summary as PDF"), "file-text", lambda: self.jump.emit("documents", "summary")
        )
        self.header = PageHeader(_("Overview"), "", [self.summary_button])
        self.message = MessageBar()
        self.numbers = Numbers(self.facts, self)
        self.cards = self.numbers.cards
        self.numbers.jump.connect(self.jump)
        self.todo = TodoCard()
        self.todo.jump.connect(self.jump)
        self.todo.command.connect(self.command)
        self.charts: Charts | None = None
        self.none = EmptyState(
            "calendar-plus",
            _("There is no round yet"),
            _("A round is one time through the programme: its dates, its people, its pairs."),
            action=(_("Make the first round"), lambda: self.command.emit("round.new")),
        )
        self._looker = QTimer(self, singleShot=True, interval=0)
        self._looker.timeout.connect(self._look)
        self._lay_out()

    def _lay_out(self) -> None:
        self.grid = OverviewGrid(list(self.cards.values()), self.todo)
        self.content = Scroll(self.grid)
        self.content.verticalScrollBar().valueChanged.connect(lambda _value: self._looker.start())
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, MARGIN - CLEAR, 0)
        head.setSpacing(14)
        head.addWidget(self.header)
        head.addWidget(self.message)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 20, CLEAR, 0)
        outer.setSpacing(14)
        outer.addLayout(head)
        outer.addWidget(self.content, 1)
        outer.addWidget(self.none, 1)
        self.content.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._on_range_changed(0, 0)
        theme.keeper().changed.connect(self._arrange)

    def _on_range_changed(self, _least: int, most: int) -> None:
        """The bar stands in the margin, and the cards end where the heading does, with the bar or without it."""
        bar = self.content.verticalScrollBar().sizeHint().width() if most else 0
        self.grid.set_margin(MARGIN - CLEAR - bar)

    # -- filling ----------------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Ask again for what has changed; the numbers first, charts once they are in view."""
        current = self.session.round
        self.none.setVisible(current is None)
        self.summary_button.setVisible(current is not None)
        self.content.setVisible(current is not None)
        self.header.set_summary(self._when(current) if current is not None else "")
        if current is None:
            self.work.stop()
            return
        if self.facts.is_about_another_day():
            self._due |= set(self._readings)
        for key in ("numbers", "todo"):
            self._ask(key)
        self.work.start()
        if self.charts is None:
            after_next_paint(self.header, self._build_charts)
        else:
            self._look()

    def _when(self, current: Round) -> str:
        over = self.session.today > current.ends_on
        when = _("ended {date}").format(date=long_date(current.ends_on)) if over else week_label(self.session.as_of)
        return f"{current.title} · {when}"

    def _build_charts(self) -> None:
        if self.charts is not None:
            return
        self.charts = made = charts.Charts(self.facts, self)
        made.jump.connect(self.jump)
        made.filled.connect(self._arrange)
        self._readings |= made.readings()
        self._tables |= made.tables()
        self._due |= set(made.cards)
        self.grid.add_charts(made.cards)
        self._arrange()

    def _look(self) -> None:
        """Read what has come into view and is not true any more."""
        if self.charts is None or not self.isVisible() or self.session.round_id is None:
            return
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # else new cards are not in their places yet
        for key, card in self.charts.cards.items():
            if self.grid.is_in_view(card, self.content):
                self._ask(key)
        self._ask("twice")
        self.work.start()

    def _ask(self, key: str) -> None:
        if key in self._due:
            self._due.discard(key)
            self._asked.add(key)
            self.work.ask(key, partial(self._reading, key))

    def _reading(self, key: str) -> Slices[None]:
        yield from self._readings[key]()
        self._asked.discard(key)

    def _read_numbers(self) -> Slices[None]:
        yield from self.numbers.read()

    def _read_todo(self) -> Slices[None]:
        known = (yield from self.facts.attendance()) if self.session.today == self.facts.on else None
        items = yield from todo.read(self.facts.round_id, self.session.today, known)
        self._items = items
        self.todo.show_items([*self._items, *self._twice])

    def _read_twice(self) -> Slices[None]:
        """Who is probably entered twice, last of all: everybody in the file is compared."""
        count = len((yield from duplicates.read_likely()))
        self._twice = [todo.of_duplicates(count)] if count else []
        self.todo.show_items([*self._items, *self._twice])

    def _on_changed(self, tables: frozenset[str]) -> None:
        self.message.clear()
        self.facts.forget(tables)
        self._due |= {key for key, hangs_on in self._tables.items() if hangs_on & tables}
        super()._on_changed(tables)

    def is_busy(self) -> bool:
        """Is anything in view still being read?"""
        return self.work.is_busy() or self._looker.isActive() or self.charts is None

    def hideEvent(self, event: QHideEvent) -> None:
        self.work.stop()
        self._looker.stop()
        self._due |= self._asked
        self._asked.clear()
        self._stale = self._stale or bool(self._due)
        super().hideEvent(event)

    # -- looks ------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.grid.arrange(self.width())
        self._looker.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # -- keys -------------------------------------------------------------------------------------------------

    def exported_list(self) -> "Listed | None":
        """The figures of the chart with the keyboard, or of the one that was last made a table."""
        return self.charts.listed() if self.charts is not None else None

    def panes(self) -> list[QWidget]:
        """The numbers, the to-do, the charts."""
        first = [self.charts.first()] if self.charts is not None else []
        return [self.cards["pairs"], *([self.todo] if self.todo.focusProxy() is not None else []), *first]
