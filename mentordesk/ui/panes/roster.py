"""Who was called to a group event and who came: one key or one click a person."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from mentordesk import i18n
from mentordesk.actions import activities as actions
from mentordesk.domain.activities import AttendanceStatus
from mentordesk.domain.enrolments import EnrolmentStatus, Role
from mentordesk.domain.figures import hours_text
from mentordesk.domain.months import long_date
from mentordesk.i18n import _, ngettext
from mentordesk.queries import activities as queries
from mentordesk.queries.activities import RosterRow
from mentordesk.ui import only_reading
from mentordesk.ui.forms.fields import ChoiceField
from mentordesk.ui.forms.reading import read_text
from mentordesk.ui.panes.autosave import attempt
from mentordesk.ui.session import Session
from mentordesk.ui.tables.columns import Column, Edit
from mentordesk.ui.tables.entry import CellEntry
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import icon_button, menu_button, secondary_button
from mentordesk.ui.widgets.filters import FilterChip
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import EmptyState, MessageBar

TONES = {
    AttendanceStatus.INVITED: "info",
    AttendanceStatus.PRESENT: "ok",
    AttendanceStatus.ABSENT: "bad",
    AttendanceStatus.EXCUSED: "warn",
}
LETTERS = {
    "en": {"P": AttendanceStatus.PRESENT, "A": AttendanceStatus.ABSENT, "E": AttendanceStatus.EXCUSED},
    "sv": {"N": AttendanceStatus.PRESENT, "F": AttendanceStatus.ABSENT, "A": AttendanceStatus.EXCUSED},
}
"""One letter for each state, in the words of the language."""
CALLED_NOW = frozenset({EnrolmentStatus.ACCEPTED, EnrolmentStatus.WAITING, EnrolmentStatus.MATCHED, EnrolmentStatus.PAUSED})
"""Who is called when a whole group is: those who take part in the round now."""


def taught_keys() -> list[tuple[str, str]]:
    """What each key of the roster does, with the key."""
    letters = [(status.label, letter) for letter, status in LETTERS[i18n.language()].items()]
    return [(_("Came or not"), _("Space")), *letters, (_("Take off the list"), _("Delete"))]


def columns(status: Edit) -> list[Column]:
    """The roster, the ticks beside the names, in view in any window; `status` is how a tick is changed in place."""
    return [
        Column("name", _("Name"), lambda row: row.name, sort=lambda row: row.order, strong=True, stretch=True, width=122),
        Column("status", _("Attendance"), _status_text, kind="pill", tone=_tone, width=138, editing=lambda: status),
        Column("role", _("Role"), lambda row: row.role.label, width=74),
        Column("unit", _("Unit"), lambda row: row.unit, width=130, second=True, hidden=True),
    ]


def _status_text(row: RosterRow) -> str:
    return row.status.label if row.status is not None else ""


def _tone(row: RosterRow) -> str:
    return TONES[row.status] if row.status is not None else "neutral"


class RosterPane(QFrame):
    """The event's facts, and its roster. Signals carry the id of the activity."""

    edit_wanted = Signal(int)
    remove_wanted = Signal(int)
    print_wanted = Signal(int)

    def __init__(self, session: Session, tools: Tools, message: MessageBar) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._session, self._message = session, message
        self._activity_id: int | None = None
        self.title = label("", "section", wrap=True)
        self.facts = label("", "second", wrap=True)
        self.counts = label("", "second", wrap=True)
        self.model = ListModel(columns(self._ticking()), record_id=lambda row: row.enrolment_id, parent=self)
        self.table = RecordTable(self.model, name="roster", settings=tools.settings)
        self.table.setAccessibleName(_("Who came"))
        self.table.installEventFilter(self)
        self.entry = CellEntry(self.table, session, message, lambda row: row.name)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_menu)
        self.table.clicked.connect(self._on_clicked)
        self.everybody = FilterChip(_("Show also those not called"))
        self.everybody.toggled.connect(lambda _on: self.refill())
        self.all_button = secondary_button(_("All came"), "check", self._on_all_came)
        self.print_button = secondary_button(_("Sign-in list"), "printer", lambda: self._emit(self.print_wanted))
        self.edit_button = icon_button("pencil", _("Change the activity"), lambda: self._emit(self.edit_wanted))
        self.remove_button = icon_button("trash-2", _("Remove the activity"), lambda: self._emit(self.remove_wanted))
        self.call_button = menu_button(_("Call"), self._call_menu(), "user-plus")
        only_reading.lock(session, self.all_button, self.edit_button, self.remove_button, self.call_button)
        nobody = EmptyState(
            "users",
            _("Nobody is called yet"),
            _("Call all mentors or all mentees; then one key a person says who came."),
            action=(_("Call all mentors"), lambda: self.call([Role.MENTOR])),
            second=(_("Call everybody"), lambda: self.call(list(Role))),
            quiet=True,
        )
        only_reading.lock(session, nobody.action_button, nobody.second_button)
        self.table.set_empty(nobody)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.all_button, self.call_button, self.print_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.counts, 1)
        foot.addWidget(self.everybody)
        self.keys = label(self._keys_text(), "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        for part in (head, buttons):
            column.addLayout(part)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        column.addWidget(self.keys)

    def _ticking(self) -> Edit:
        """A tick in place: chosen, pasted as a letter or a word, filled down, or taken away."""
        choices = [(status, status.text) for status in AttendanceStatus]
        field = ChoiceField(key="status", label="", choices=choices, empty="")

        def change(row: RosterRow, status: AttendanceStatus | None) -> Callable[[], object]:
            called_to, today = self._activity_id or 0, self._session.today
            return partial(actions.set_attendance, called_to, row.enrolment_id, status, today=today)

        def read(text: str) -> Any:
            return self._letters().get(text.upper()) or read_text(field, text, self._session.today)

        return Edit(field=field, value=lambda row: row.status, change=change, read=read, by_mouse=False)

    def _on_menu(self, at: QPoint) -> None:
        """What each key does, for those who use the mouse."""
        menu = QMenu(self)
        if self.table.selected_records():
            for letter, status in self._letters().items():
                tick = menu.addAction(f"{status.label}\t{letter}")
                tick.triggered.connect(lambda _on, status=status: self.set_status(status))
            menu.addAction(_("Take off the list") + "\t" + _("Delete")).triggered.connect(lambda _on: self.set_status(None))
        self.table.show_menu(menu, at)

    def _call_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(_("All mentors"), lambda: self.call([Role.MENTOR]))
        menu.addAction(_("All mentees"), lambda: self.call([Role.MENTEE]))
        menu.addAction(_("Everybody in the round"), lambda: self.call(list(Role)))
        return menu

    def _keys_text(self) -> str:
        return " · ".join(f"{key} {words[:1].lower()}{words[1:]}" for words, key in taught_keys())

    def _letters(self) -> dict[str, AttendanceStatus]:
        return LETTERS[i18n.language()]

    def show_activity(self, activity_id: int | None) -> None:
        """Show this event, or nothing."""
        self._activity_id = activity_id
        self.setVisible(activity_id is not None)
        self.refill()

    def refill(self) -> None:
        """Ask again who was called and who came."""
        if self._activity_id is None:
            return
        activity = queries.get(self._activity_id)
        paid = _("paid working time") if activity.paid else _("not paid")
        facts = [long_date(activity.on), hours_text(activity.minutes), activity.kind.label, paid, activity.place]
        self.title.setText(activity.title)
        self.facts.setText(" · ".join(fact for fact in facts if fact))
        every = self.everybody.isChecked()
        self.model.set_records(queries.roster(self._activity_id) if every else queries.called(self._activity_id))
        self.keys.setVisible(self.model.total() > 0)
        self._say_counts()

    def patch(self, lines: Sequence[RosterRow]) -> bool:
        """Show the new ticks of people who are here already; False where one of them is not."""
        if any(self.model.record_of(line.enrolment_id) is None for line in lines):
            return False
        self.model.change_records(lines, still=True)
        self._say_counts()
        return True

    def _say_counts(self) -> None:
        called = [row for row in self.model.all_records() if row.status is not None]
        self.counts.setText(self._counts_text(called) if called else "")
        self.all_button.setEnabled(any(row.status is AttendanceStatus.INVITED for row in called))
        self.print_button.setEnabled(bool(called))

    def _counts_text(self, called: Sequence[RosterRow]) -> str:
        words = ngettext("{count} called", "{count} called", len(called)).format(count=len(called))
        counted = [
            f"{status.label.lower()}: {number}"
            for status in AttendanceStatus
            if (number := sum(row.status is status for row in called))
        ]
        return " · ".join([words, *counted])

    def call(self, roles: Sequence[Role]) -> None:
        """Call everybody of these roles who takes part now."""
        if self._activity_id is None:
            return
        ids = [
            row.enrolment_id
            for row in queries.roster(self._activity_id)
            if row.role in roles and row.enrolment_status in CALLED_NOW and row.status is None
        ]
        if not ids:
            self._message.show_message(_("Everybody of them who takes part in the round is called already."))
            return
        words = ngettext("Call {count} person", "Call {count} people", len(ids)).format(count=len(ids))
        if self._try(words, actions.invite, self._activity_id, ids):
            self.table.enter()  # now one key a person says who came

    def set_status(self, status: AttendanceStatus | None) -> bool:
        """Tick the chosen people, as one step. False where it was refused."""
        rows = self.table.selected_records()
        if self._activity_id is None or not rows:
            return False
        ids = [row.enrolment_id for row in rows]
        count = len(rows)
        who = rows[0].name if count == 1 else ngettext("{count} person", "{count} people", count).format(count=count)
        state = status.label if status is not None else _("not called")
        words = _("{who}: {state}").format(who=who, state=state.lower())
        return self._try(words, actions.set_attendance_of_many, self._activity_id, ids, status, today=self._session.today)

    def _on_all_came(self) -> None:
        words = _("All came: {activity}").format(activity=self.title.text())
        if self._try(words, actions.all_came, self._activity_id, today=self._session.today):
            self.table.enter()  # the button is off now; who did not come is told by a key

    def _try(self, words: str, action: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Do it as one step, or say why not."""
        if not attempt(self._message, lambda: self._session.perform(words, action, *args, **kwargs)):
            return False
        self._message.clear()
        return True

    def _emit(self, signal: SignalInstance) -> None:
        if self._activity_id is not None:
            signal.emit(self._activity_id)

    def _toggle(self) -> None:
        rows = self.table.selected_records()
        came = bool(rows) and all(row.status is AttendanceStatus.PRESENT for row in rows)
        self.set_status(AttendanceStatus.INVITED if came else AttendanceStatus.PRESENT)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.model.columns[index.column()].key == "status" and len(self.table.selected_records()) == 1:
            self._toggle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        status, current = self._letters().get(event.text().upper()), self.table.currentIndex()
        if current.isValid() and not self.table.selected_records():
            self.table.select_row(current.row())  # the keyboard has just come here
        if event.key() == Qt.Key.Key_Space:
            self._toggle()
        elif event.key() == Qt.Key.Key_Delete:
            self.set_status(None)
        elif status is not None:
            if self.set_status(status):
                self._step_down()
        else:
            return False
        return True

    def _step_down(self) -> None:
        if len(self.table.selected_records()) == 1:
            row = self.table.currentIndex().row() + 1
            if row < self.model.rowCount():
                self.table.select_row(row)
