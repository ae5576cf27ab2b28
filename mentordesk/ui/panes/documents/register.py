"""The register of certificates: every number of the round, what became of it, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from mentordesk.actions import certificates as actions
from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.designs import languages_title
from mentordesk.domain.enrolments import Role
from mentordesk.i18n import N_, _, ngettext
from mentordesk.queries import certificates
from mentordesk.queries.certificates import RegisterRow
from mentordesk.ui import only_reading
from mentordesk.ui.dialogs import certificates as dialogs
from mentordesk.ui.panes.autosave import attempt
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.widgets.buttons import secondary_button
from mentordesk.ui.widgets.entrance import Entrance
from mentordesk.ui.widgets.facets import Facet, any_of, one_of
from mentordesk.ui.widgets.filters import SearchBox
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import EmptyState, MessageBar
from mentordesk.ui.widgets.narrowing import ListFilters

VALID, NOT_HANDED_OUT, VOID = "valid", "waiting", "void"


def _state(row: RegisterRow) -> str:
    if row.replaced_by:
        return _("Replaced by {number}").format(number=row.replaced_by)
    return _("Void since {date}").format(date=row.void_on.isoformat()) if row.void_on else _("Valid")


def _handed_out(row: RegisterRow) -> str:
    return f"✓ {row.handed_out_on.isoformat()}" if row.handed_out_on else ""


def columns() -> list[Column]:
    """The columns of the register."""
    return [
        Column("number", N_("Number"), lambda row: row.number, sort=lambda row: row.serial, width=108, strong=True),
        Column("name", N_("Name"), lambda row: row.name, width=180),
        Column("role", N_("Role"), lambda row: row.role.label, width=84, second=True, hidden=True),
        Column("kind", N_("Certificate"), _kind, width=120, kind="pill",
               tone=lambda row: "ok" if row.kind is CertificateKind.DIPLOMA else "info"),
        Column("issued", N_("Issued"), lambda row: row.issued_on.isoformat(), sort=lambda row: row.issued_on, width=100,
               kind="date", second=True),
        Column("handed_out", N_("Handed out"), _handed_out, sort=lambda row: row.handed_out_on, width=112),
        Column("state", N_("State"), _state, width=196, kind="pill", tooltip=lambda row: row.void_reason,
               tone=lambda row: "bad" if row.void_on else "ok"),
        Column("replaces", N_("Replaces"), lambda row: row.replaces, width=104, second=True, stretch=True),
        Column("replaced_by", N_("Replaced by"), lambda row: row.replaced_by, width=104, second=True, hidden=True),
        Column("language", N_("Language"), _language, width=120, second=True, hidden=True),
        Column("design", N_("Design"), lambda row: row.design.label, width=96, second=True, hidden=True),
        Column("reason", N_("Why void"), lambda row: row.void_reason, width=200, second=True, hidden=True),
    ]  # fmt: skip


def _kind(row: RegisterRow) -> str:
    return _("Diploma") if row.kind is CertificateKind.DIPLOMA else _("Participation")


def _language(row: RegisterRow) -> str:
    return languages_title(row.language)


def _searched(row: RegisterRow) -> tuple[str, ...]:
    return row.number, row.name, row.replaces, row.replaced_by, row.void_reason


def _counted(rows: Sequence[RegisterRow]) -> str:
    """How many are valid, how many of those wait to be handed out, and how many are void."""
    valid = sum(row.void_on is None for row in rows)
    waiting = sum(row.void_on is None and row.handed_out_on is None for row in rows)
    void = len(rows) - valid
    parts = (
        (valid, ngettext("{count} valid", "{count} valid", valid)),
        (waiting, ngettext("{count} not handed out", "{count} not handed out", waiting)),
        (void, ngettext("{count} void", "{count} void", void)),
    )
    return " · ".join(words.format(count=count) for count, words in parts if count)


def _states(row: RegisterRow) -> tuple[str, ...]:
    """What is true of a number; one that waits to be handed out is valid too."""
    if row.void_on is not None:
        return (VOID,)
    return (VALID,) if row.handed_out_on is not None else (VALID, NOT_HANDED_OUT)


def facets() -> list[Facet]:
    """The filters of the register."""
    states = [(VALID, _("Valid")), (NOT_HANDED_OUT, _("Not handed out")), (VOID, _("Void"))]
    kinds = [(CertificateKind.DIPLOMA.value, _("Diploma")), (CertificateKind.PARTICIPATION.value, _("Participation"))]
    return [
        Facet(key="state", title=_("State"), choices=lambda: states, keeps=any_of(_states)),
        Facet(key="kind", title=_("Certificate"), choices=lambda: kinds, keeps=one_of(lambda row: row.kind)),
        Facet(key="role", title=_("Role"), choices=lambda: [(role.value, role.label) for role in Role],
              keeps=one_of(lambda row: row.role)),
    ]  # fmt: skip


class RegisterPane(QWidget):
    """The register. `shown_wanted(enrolment ids)` asks to see certificates on paper, `void_wanted(enrolment ids)` void
    ones, `print_wanted()` the whole list.
    """

    shown_wanted = Signal(object)
    void_wanted = Signal(object)
    print_wanted = Signal()

    def __init__(self, session: Session, settings: Settings, message: MessageBar) -> None:
        super().__init__()
        self._session, self._message = session, message
        self.search = SearchBox(_("Number or name"), self)
        self.model = ListModel(columns(), search=_searched, parent=self)
        self.table = RecordTable(self.model, name="register", settings=settings)
        self.table.setAccessibleName(_("Register of certificates"))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.filters = ListFilters(self.model, facets(), self.search)
        hint = _("Space ticks off as handed out. A number is never changed, only replaced or made void.")
        self.hint = label(hint, "caption", wrap=True)
        self.counts = label("", "second")
        self._make_buttons()
        self._lay_out()
        self._connect()

    def _make_buttons(self) -> None:
        self.hand_button = secondary_button(_("Handed o&ut"), "check", self.toggle_handed_out)
        self.correct_button = secondary_button(_("&Correct…"), "pencil", self.correct)
        self.void_button = secondary_button(_("Vo&id…"), "circle-x", self.void)
        only_reading.lock(self._session, self.hand_button, self.correct_button, self.void_button)
        self.show_button = secondary_button(_("Sho&w on paper"), "eye", self.show_on_paper)
        self.print_button = secondary_button(_("Print the re&gister…"), "printer", self.print_wanted.emit)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.filters, 1)
        self.counts.setMinimumHeight(self.print_button.sizeHint().height())
        for part in (self.counts, self.print_button):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.hint, 1)
        for button in (self.show_button, self.void_button, self.correct_button, self.hand_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        Entrance(self, self.table)
        self.table.set_empty(
            EmptyState(
                "award", _("No certificate has been issued yet"), _("Each one gets its number here when it is issued.")
            ),
            EmptyState("search", _("Nothing matches"), second=(_("Show all"), self.filters.clear)),
        )

    def _connect(self) -> None:
        self.search.left_downwards.connect(self.table.enter)
        self.search.returnPressed.connect(self.table.enter)
        self.table.selection_changed.connect(lambda _rows: self._update_buttons())
        self.table.record_activated.connect(lambda _row: self.show_on_paper())
        self.table.customContextMenuRequested.connect(self._on_menu)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self.toggle_handed_out)
        self._update_buttons()

    def refill(self) -> int:
        """Show the register of the round looked at; returns how many numbers it has."""
        rows = certificates.register(self._session.round_id) if self._session.round_id is not None else []
        self.model.set_records(rows)
        self.counts.setText(_counted(rows))
        self.print_button.setVisible(bool(rows))
        self._update_buttons()
        return len(rows)

    # -- what can be done -------------------------------------------------------------------------------------

    def _valid(self) -> list[RegisterRow]:
        return [row for row in self.table.selected_records() if row.void_on is None]

    def _update_buttons(self) -> None:
        valid = self._valid()
        single = len(valid) == 1 and len(self.table.selected_records()) == 1
        self.correct_button.setEnabled(single)
        self.void_button.setEnabled(single)
        self.hand_button.setEnabled(bool(valid))
        self.show_button.setEnabled(bool(self.table.selected_records()))
        back = bool(valid) and all(row.handed_out_on is not None for row in valid)
        self.hand_button.setText(_("Not handed o&ut") if back else _("Handed o&ut"))

    def toggle_handed_out(self) -> None:
        """Tick the selected certificates off as handed out today, or take the tick away when all have it."""
        rows = self._valid()
        if not rows:
            return
        back = all(row.handed_out_on is not None for row in rows)
        wanted = rows if back else [row for row in rows if row.handed_out_on is None]
        count = len(wanted)
        if back:
            words = ngettext("{count} certificate was not handed out", "{count} certificates were not handed out", count)
        else:
            words = ngettext("{count} certificate was handed out", "{count} certificates were handed out", count)
        on = None if back else self._session.today
        ids = [row.id for row in wanted]
        attempt(self._message, lambda: self._session.perform(words.format(count=count), actions.hand_out_many, ids, on=on))

    def correct(self) -> None:
        """Replace the selected certificate by a corrected one."""
        rows = self._valid()
        if len(rows) == 1:
            made = dialogs.correct(self._session, self.window(), rows[0])
            if made is not None:
                self.table.select_id(made)

    def void(self) -> None:
        """Make the selected certificate void."""
        rows = self._valid()
        if len(rows) == 1:
            dialogs.void(self._session, self.window(), rows[0])

    def show_on_paper(self) -> None:
        """See the selected certificates, exactly as they were issued; where all of them are void, marked as such."""
        valid, rows = self._valid(), self.table.selected_records()
        if rows:
            wanted = self.shown_wanted if valid else self.void_wanted
            wanted.emit(tuple(row.enrolment_id for row in valid or rows))

    def _on_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        for button, call in (
            (self.show_button, self.show_on_paper), (self.hand_button, self.toggle_handed_out),
            (self.correct_button, self.correct), (self.void_button, self.void),
        ):  # fmt: skip
            action = menu.addAction(button.icon(), button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(lambda _on, call=call: call())
        self.table.show_menu(menu, at)
