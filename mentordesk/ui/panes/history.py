"""The lines of the history with what the chosen one changed: in the dialog of the whole file, and for a person or a pair."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget

from mentordesk.domain.history import HistoryLine
from mentordesk.i18n import N_, _
from mentordesk.queries.history import Records
from mentordesk.ui.panes.step import StepDetail
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import EmptyState
from mentordesk.ui.widgets.split import KeptSizes


def _day(line: HistoryLine) -> str:
    return line.at[:10]


def _what(*, width: int) -> Column:
    return Column("what", N_("What was done"), lambda line: line.label, width=width, stretch=True,
                  tooltip=lambda line: line.label)  # fmt: skip


def wide_columns() -> list[Column]:
    """The columns where there is room."""
    return [
        Column("on", N_("Date"), _day, sort=lambda line: date.fromisoformat(_day(line)), kind="date", width=104),
        Column("at", N_("Time"), lambda line: line.at[11:16], kind="text", width=70, second=True),
        _what(width=220),
        Column("who", N_("By whom"), lambda line: line.who, width=110, second=True),
    ]


def _narrow_columns() -> list[Column]:
    return [Column("on", N_("Date"), _day, kind="date", width=104), _what(width=150)]


def _searched(line: HistoryLine) -> tuple[str, ...]:
    return line.label, line.who, _day(line), line.at[11:16]


class HistoryView(QSplitter):
    """A list of lines and the step that is chosen in it: beside it, or below it where it is `narrow`.

    Enter in the list goes to what the line changed, where it can be restored.
    """

    def __init__(
        self,
        session: Session,
        *,
        narrow: bool,
        settings: Settings | None = None,
        nothing_found: EmptyState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal, parent)
        self._about: Records | None = None
        self.model = ListModel(_narrow_columns() if narrow else wide_columns(), search=_searched, parent=self)
        self.table = RecordTable(self.model, name="" if narrow else "history", settings=settings)
        self.table.setAccessibleName(_("History"))
        self.table.setMinimumHeight(140)
        self.table.set_empty(_little() if narrow else _empty(), nothing_found)
        self.detail = StepDetail(session)
        self.detail.setMinimumHeight(190)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(13)
        self.addWidget(self.table)
        self.addWidget(self.detail)
        usual = [200, 300] if narrow else [580, 350]
        if settings is None:
            self.setSizes(usual)
        else:
            KeptSizes(self, settings).use("history", usual)
        self.setStretchFactor(0, 2 if narrow else 3)
        self.setStretchFactor(1, 3 if narrow else 2)
        self.table.selection_changed.connect(lambda _lines: self._on_selected())
        self.table.record_activated.connect(lambda _line: self.take_focus())

    def show_lines(self, lines: Sequence[HistoryLine], about: Records | None = None, *, anew: bool = False) -> None:
        """Show lines; the one that was chosen stays so, and `anew` the first one is."""
        self._about = about
        self.model.set_records(lines)
        if anew or not self.table.selected_records():
            self.table.select_row(0)
        self._on_selected()

    def take_focus(self) -> None:
        """Into the step that is shown: to its button, where there is one."""
        button = self.detail.restore_button
        target: QWidget = button if button.isVisible() else self.table
        target.setFocus()
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(target)

    def _on_selected(self) -> None:
        chosen = self.table.current_record()
        if chosen is None:
            self.detail.show_nothing()
        else:
            self.detail.show_line(chosen, self._about)


def _empty() -> QWidget:
    why = _("Every change is written down here, with its day and who made it.")
    return EmptyState("history", _("Nothing was done yet"), why)


def _little() -> QWidget:
    """The same where there is little room."""
    words = label(_("Nothing was done yet"), "second", wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return words
