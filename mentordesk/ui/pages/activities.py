"""The Activities page: the group events of the round at the left, and at the right who came, one tick a person."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from operator import attrgetter
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from mentordesk.actions import activities as actions
from mentordesk.desk import Change
from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.figures import hours_text
from mentordesk.domain.filters import Criteria
from mentordesk.domain.months import long_date
from mentordesk.i18n import N_, _, ngettext, number_text, pgettext
from mentordesk.later import Later
from mentordesk.queries import activities as queries
from mentordesk.queries import earlier
from mentordesk.queries.activities import ActivityRow
from mentordesk.ui import icons, theme
from mentordesk.ui.dialogs import activities as dialogs
from mentordesk.ui.forms.fields import ChoiceField, DateField, DurationField, Field, TextField
from mentordesk.ui.pages.searched import SearchedPage
from mentordesk.ui.panes.autosave import attempt, say_undoable
from mentordesk.ui.panes.roster import RosterPane
from mentordesk.ui.session import Session
from mentordesk.ui.tables.columns import Column, Edit
from mentordesk.ui.tables.entry import CellEntry
from mentordesk.ui.tables.listed import Listed, of_table
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import primary_button
from mentordesk.ui.widgets.facets import Facet, one_of
from mentordesk.ui.widgets.filters import SearchBox
from mentordesk.ui.widgets.header import PageHeader
from mentordesk.ui.widgets.messages import EmptyState, MessageBar
from mentordesk.ui.widgets.narrowing import ListFilters
from mentordesk.ui.widgets.split import FOLD_BELOW, KeptSizes

patching = Later("ui.pages.patching")

COMING, PAST = "coming", "past"
"""The choices of the filter by time."""


def columns(session: Session) -> list[Column]:
    """The list of events, soonest first."""
    day = DateField(key="on", label="", required=True, span=session.round_span)
    return [
        Column("on", _("Date"), lambda row: row.on.isoformat(), sort=lambda row: row.on, kind="date", width=96,
               editing=_plain(day)),
        Column("title", _("Activity"), lambda row: row.title, strong=True, stretch=True, width=144,
               from_both_ends=True,
               tooltip=lambda row: row.title,
               editing=_plain(TextField(key="title", label="", required=True, completions=earlier.activity_titles))),
        Column("kind", _("Kind"), lambda row: row.kind.label, width=118, hidden=True,
               editing=_plain(ChoiceField(key="kind", label="", choices=[(kind, kind.text) for kind in ActivityKind]))),
        Column("place", _("Place"), lambda row: row.place, width=130, hidden=True,
               editing=_plain(TextField(key="place", label="", completions=earlier.activity_places))),
        Column("minutes", _("Length"), lambda row: hours_text(row.minutes), sort=lambda row: row.minutes, kind="number",
               width=70, hidden=True, editing=_plain(DurationField(key="minutes", label="", required=True))),
        Column("paid", _("Paid"), lambda row: _("Yes") if row.paid else _("No"), width=60, hidden=True,
               editing=_plain(ChoiceField(key="paid", label="", choices=[(True, _("Yes")), (False, _("No"))]))),
        Column("present", _("Came"), _came, sort=lambda row: row.present, kind="number", width=78),
    ]  # fmt: skip


def _plain(field: Field) -> Callable[[], Edit]:
    """A plain fact of the event; the key of the field is its name there."""

    def change(row: ActivityRow, value: Any) -> Callable[[], object]:
        return partial(actions.update, row.id, **{field.key: value})

    edit = Edit(field=field, value=attrgetter(field.key), change=change)
    return lambda: edit


def facets(session: Session) -> list[Facet]:
    """The filters of the list of events."""

    def times(chosen: Collection[str]) -> Callable[[ActivityRow], bool]:
        today = session.today
        return lambda row: (COMING if row.on >= today else PAST) in chosen

    return [
        Facet(key="kind", title=_("Kind"), choices=lambda: [(kind.value, kind.label) for kind in ActivityKind],
              keeps=one_of(lambda row: row.kind)),
        Facet(key="time", title=_("When"), keeps=times,
              choices=lambda: [(COMING, _("To come")), (PAST, pgettext("filters", "Past"))]),
    ]  # fmt: skip


def searched(row: ActivityRow) -> tuple[str, ...]:
    """The texts in which an event is found."""
    return row.title, row.kind.label, row.on.isoformat(), row.place


def _came(row: ActivityRow) -> str:
    present, called = number_text(row.present), number_text(row.called)
    return _("{present} of {called}").format(present=present, called=called) if row.called else ""


class ActivitiesPage(SearchedPage):
    """`go_to` takes the id of an activity, or a `Criteria`."""

    NEW = N_("&New activity…")
    SHOWS: ClassVar[frozenset[str]] = frozenset(
        {"activity", "attendance", "enrolment", "status_change", "person", "unit", "round"}
    )

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self.message = MessageBar()
        self.new_button = primary_button(_("New activity"), "plus", self.new_record)
        self.new_button.setToolTip(_("New activity (Ctrl+N)"))
        self.header = PageHeader(_("Activities"), "", [self.new_button])
        self.model = ListModel(columns(session), search=searched, parent=self)
        self.search = SearchBox(_("Activity, kind, place or date"), self)
        self.filters = ListFilters(self.model, facets(session), self.search)
        self.table = RecordTable(self.model, name="activities", settings=tools.settings)
        self.table.setAccessibleName(_("Activities"))
        self.entry = CellEntry(self.table, session, self.message, lambda row: row.title)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_menu)
        self.pane = RosterPane(session, tools, self.message)
        self.pane.edit_wanted.connect(self._on_edit)
        self.pane.remove_wanted.connect(self._on_remove)
        self.pane.print_wanted.connect(self._print)
        self.table.record_selected.connect(self._on_selected)
        self.filters.changed.connect(lambda _criteria: self._show_one())
        self.table.record_activated.connect(lambda _row: self.pane.table.setFocus())
        self._lay_out()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.filters)
        column.addWidget(self.table)
        self.search.left_downwards.connect(self.table.enter)
        self.search.returnPressed.connect(self.table.enter)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(16)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.pane)
        self._sizes, self._narrow = KeptSizes(self.splitter, self.tools.settings), False
        self._sizes.use("activities", [420, 640])
        row = QHBoxLayout()
        row.addWidget(self.splitter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(14)
        outer.addWidget(self.header)
        outer.addWidget(self.message)
        outer.addLayout(row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the list gets a larger share, so that the titles can be read."""
        super().resizeEvent(event)
        narrow = self.window().width() < theme.current().px(FOLD_BELOW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._sizes.use(*(("activities_narrow", [418, 484]) if narrow else ("activities", [420, 640])))

    def refill(self) -> None:
        rows = queries.listing(self.session.round_id) if self.session.round_id is not None else []
        self.model.set_records(rows)
        self.new_button.setVisible(bool(rows) and not self.session.desk.read_only)
        why = _("Try fewer letters, or take the filters away.")
        nothing = EmptyState("search", _("No activity matches"), why, second=(_("Show all"), self.filters.clear))
        self.table.set_empty(self._empty_state(), nothing)
        self.filters.setVisible(bool(rows))
        ahead = [row for row in rows if row.on >= self.session.today]
        count = len(rows)
        words = ngettext("{count} activity", "{count} activities", count).format(count=count)
        if ahead:
            words = _("{activities}, the next on {date}").format(activities=words, date=long_date(ahead[0].on))
        self.header.set_summary(words if rows else "")
        if rows and self.table.current_record() is None:
            self.table.select_id((ahead or rows[-1:])[0].id)
        self._on_selected(self.table.current_record())

    def patch(self, changes: Sequence[Change]) -> bool:
        """Show new ticks beside the names, and leave the others alone."""
        rows = patching.changed_rows(changes, (), self.SHOWS)
        if rows is None or rows.keys() != {"attendance"}:
            return False
        ticked = queries.ticked(rows["attendance"])
        if sum(map(len, ticked.values())) < len(rows["attendance"]):  # somebody was taken off a list
            return False
        shown = self.table.current_record()
        if shown is not None and not self.pane.patch(ticked.get(shown.id, ())):
            return False
        self.model.change_records(queries.some(ticked), still=True)
        return True

    def _empty_state(self) -> EmptyState:
        if self.session.round_id is None:
            why = _("A round says when pairs meet and what counts.")
            action = (_("Make the first round"), self.new_record)
            return EmptyState("calendar-plus", _("There is no round yet"), why, action=action)
        why = _("Training, network and group meetings are ticked off here; they count for certificates and hours.")
        return EmptyState("graduation-cap", _("No activities yet"), why, action=(_("New activity"), self.new_record))

    def _show_one(self) -> None:
        """Of those found one is shown beside the list."""
        if self.model.rowCount() and self.table.current_record() is None:
            self.table.select_row(0)

    def go_to(self, target: object) -> None:
        if isinstance(target, int):
            self._select(target)
        elif isinstance(target, Criteria):
            self.filters.show_only(target)

    def _select(self, activity_id: int) -> None:
        """Go to an event, taking the filters away when they hide it."""
        if not self.table.select_id(activity_id):
            self.filters.clear()
            self.table.select_id(activity_id)

    def new_record(self) -> None:
        if self.session.round_id is None:
            self.command.emit("round.new")
            return
        made = dialogs.add(self.session, self)
        if made is not None:
            self._select(made)
            self.pane.table.setFocus()

    def exported_list(self) -> Listed | None:
        """The roster of the activity shown; the list of activities while the keyboard is in it."""
        activity = self.table.current_record()
        if activity is None or self.table.hasFocus():
            return of_table(_("Activities"), self.table)
        return of_table(f"{activity.title} {activity.on.isoformat()}", self.pane.table)

    def panes(self) -> list[QWidget]:
        return [self.search, self.table, self.pane.table]

    def _on_selected(self, row: Any) -> None:
        self.pane.show_activity(row.id if row is not None else None)

    def _on_menu(self, at: QPoint) -> None:
        """What the buttons beside the event do, and what can be done with its cells."""
        menu, row = QMenu(self), self.table.current_record()
        for text, icon, run in (
            (
                (_("Change the activity"), "pencil", self._on_edit),
                (_("Sign-in list"), "printer", self._print),
                (_("Remove the activity"), "trash-2", self._on_remove),
            )
            if row is not None
            else ()
        ):
            action = menu.addAction(text)
            icons.put(action, icon)
            action.setEnabled(icon == "printer" or not self.session.desk.read_only)
            action.triggered.connect(lambda _checked, run=run: run(row.id))
        self.table.show_menu(menu, at)

    def _print(self, activity_id: int) -> None:
        self.jump.emit("documents", ("sign_in_list", activity_id))

    def commit(self) -> None:
        """What is typed in one of the two lists."""
        self.table.commit()
        self.pane.table.commit()

    def _on_edit(self, activity_id: int) -> None:
        dialogs.edit(self.session, activity_id, self)

    def _on_remove(self, activity_id: int) -> None:
        activity = queries.get(activity_id)
        words = _("Remove {activity}").format(activity=activity.title)
        if not attempt(self.message, lambda: self.session.perform(words, actions.remove, activity_id)):
            return
        text = _("{activity} was removed, with its ticks.").format(activity=activity.title)
        say_undoable(self.message, self.session, text)
