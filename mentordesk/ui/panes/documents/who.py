"""The choice of whom a document is about: search, filter, all or none, and what can be done with one person."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QMenu, QStackedLayout, QVBoxLayout, QWidget

from mentordesk.domain.enrolments import Role
from mentordesk.i18n import _, ngettext
from mentordesk.queries.activities import ActivityRow
from mentordesk.ui import icons
from mentordesk.ui.panes.documents.chooser import calm_list
from mentordesk.ui.panes.documents.people import Choosable, PeopleList, PeopleModel
from mentordesk.ui.tables.model import RECORD
from mentordesk.ui.widgets.buttons import icon_button, link_button
from mentordesk.ui.widgets.entrance import Entrance
from mentordesk.ui.widgets.filters import FilterChoice, SearchBox
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import EmptyState
from mentordesk.ui.words import as_it_is

READY, ISSUED, NONE_YET = "ready", "issued", "none"
"""What the list of certificates can be narrowed to, beside the roles."""
_ID = RECORD + 1


def mass(rows: Iterable[Choosable]) -> list[int]:
    """Whom "All" ticks: who has something to print. Protected identities are ticked one by one."""
    return [row.id for row in rows if row.printable and not row.protected]


class WhoPane(QWidget):
    """People to tick. Signals: `ticked_changed()`; `chosen(Choosable)` who has the focus; what the menu asks for."""

    ticked_changed = Signal()
    chosen = Signal(object)
    decide_wanted = Signal(object)
    withdraw_wanted = Signal(object)
    person_wanted = Signal(object)
    people_page_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._certificates = False
        self.search = SearchBox(_("Search"), self)
        self.filter = FilterChoice(_("Everybody"), [])
        self.model = PeopleModel(self)
        self.list = PeopleList(self.model)
        self.list.setAccessibleName(_("Participants"))
        self.count = label("", "caption")
        self.all_button = link_button(_("All"), self.tick_all)
        self.none_button = link_button(_("None"), self.tick_none)
        self.more_button = icon_button("ellipsis", _("More for the person chosen"), self._on_more)
        Entrance(self, self.list)
        self._lay_out()
        self.search.searched.connect(lambda _text: self._narrow())
        self.search.left_downwards.connect(self.list.setFocus)
        self.filter.chosen.connect(lambda _value: self._narrow())
        self.model.ticked_changed.connect(self._on_ticked)
        self.list.chosen.connect(self._on_chosen)
        self.list.customContextMenuRequested.connect(self._on_menu)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.search, 1)
        head.addWidget(self.filter)
        self.search.setMinimumWidth(96)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.all_button)
        foot.addWidget(self.none_button)
        foot.addWidget(self.more_button)
        self.empty = EmptyState(
            "award",
            _("Nobody has taken part yet"),
            _("Certificates follow from the meetings held and the activities attended."),
            second=(_("Go to People"), self.people_page_wanted.emit),
        )
        self.nobody = EmptyState("search", _("Nobody matches"), second=(_("Show all"), self.show_all))
        self._overlay = QStackedLayout(self.list.viewport())
        for part in (QWidget(), self.empty, self.nobody):
            self._overlay.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def show_people(self, rows: Sequence[Choosable], ticked: Iterable[int], *, certificates: bool) -> None:
        """Show these people with these ticks; `certificates` offers what concerns only those."""
        self._certificates = certificates
        roles = {row.role for row in rows}
        choices: list[tuple[Any, str]] = []
        if len(roles) > 1:
            choices += [(Role.MENTOR, _("Mentors")), (Role.MENTEE, _("Mentees"))]
        if certificates:
            choices += [(READY, _("To be issued")), (ISSUED, _("Issued")), (NONE_YET, _("No certificate"))]
        self.filter.set_choices(choices)
        self.filter.setVisible(bool(choices))
        current = self.list.current()
        self.model.set_rows(rows, ticked)
        self._narrow()
        if current is not None:
            with QSignalBlocker(self.list):
                self.list.select(current.id)
        self._on_ticked()

    def show_reading(self) -> None:
        """Show nobody, as they are being read."""
        self.model.set_rows([], [])
        self._overlay.setCurrentIndex(0)
        self.count.setText("")

    def show_all(self) -> None:
        """Take search and filter away."""
        self.search.clear()
        self.filter.set_value(None)

    def ticked(self) -> list[Choosable]:
        """Those who are ticked, in the order of the list."""
        return self.model.ticked()

    def tick_all(self) -> None:
        """Tick everybody in view who has something to print, but nobody with protected identity."""
        self.model.tick(mass(self.model.shown()), True)

    def tick_none(self) -> None:
        """Take every tick away."""
        self.model.tick([row.id for row in self.model.ticked()], False)

    def menu(self) -> QMenu:
        """What can be done with the person chosen."""
        menu, person = QMenu(self), self.list.current()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = [("user-round", _("Open in People"), self.person_wanted, True)]
        if self._certificates:
            decide = (_("Decide otherwise…"), self.decide_wanted, person is not None and not person.issued)
            withdraw = (_("Let the rule decide again"), self.withdraw_wanted, person is not None and person.exceptional)
            entries = [("pen-line", *decide), ("rotate-ccw", *withdraw), *entries]
        for icon, text, signal, enabled in entries:
            action = menu.addAction(text)
            icons.put(action, icon)
            action.setEnabled(enabled and person is not None)
            action.triggered.connect(lambda _on, signal=signal, person=person: signal.emit(person))
        return menu

    def _narrow(self) -> None:
        wanted = self.filter.value()
        keeps = {
            READY: lambda row: row.ready,
            ISSUED: lambda row: row.issued,
            NONE_YET: lambda row: not row.printable,
            None: lambda _row: True,
        }
        self.model.narrow(self.search.text(), keeps.get(wanted, lambda row: row.role == wanted))
        shown = bool(self.model.shown())
        self._overlay.setCurrentIndex(0 if shown else 1 if not self.model.total() else 2)

    def _on_ticked(self) -> None:
        ticked, total = len(self.model.ticked()), self.model.total()
        hidden = sum(row.protected for row in self.model.shown())
        words = ngettext("{ticked} of {count} ticked", "{ticked} of {count} ticked", total)
        self.count.setText(words.format(ticked=ticked, count=total))
        why = _("People with protected identity are left out; tick them one by one.") if hidden else ""
        self.all_button.setToolTip(why or _("Tick everybody in the list who has something to print"))
        self.ticked_changed.emit()

    def _on_chosen(self, person: Choosable | None) -> None:
        self.more_button.setEnabled(person is not None)
        if person is not None:
            self.chosen.emit(person)

    def _on_more(self) -> None:
        self.menu().popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))

    def _on_menu(self, at: QPoint) -> None:
        self.menu().popup(self.list.viewport().mapToGlobal(at))


class ActivityPane(QWidget):
    """The choice of an activity. `chosen(id)`."""

    chosen = Signal(int)
    activities_page_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = calm_list(_("Activity"))
        self.list.currentItemChanged.connect(self._on_current)
        self.empty = EmptyState(
            "graduation-cap",
            _("No activities yet"),
            _("This document is about one of them."),
            second=(_("Go to Activities"), self.activities_page_wanted.emit),
        )
        self._overlay = QStackedLayout(self.list.viewport())
        for part in (QWidget(), self.empty):
            self._overlay.addWidget(part)
        self.setFocusProxy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)

    def show_activities(self, rows: Sequence[ActivityRow], chosen: int | None) -> None:
        """Show the activities of the round; the one chosen before, or else the first, is chosen."""
        ids = [row.id for row in rows]
        with QSignalBlocker(self.list):
            self.list.clear()
            for row in rows:
                item = QListWidgetItem(row.title)
                called = ngettext("{count} called", "{count} called", row.called).format(count=row.called)
                item.setData(RECORD, f"{row.on.isoformat()} · {row.kind.label} · {called}")
                item.setData(_ID, row.id)
                item.setToolTip(as_it_is(row.title))
                self.list.addItem(item)
            if ids:
                self.list.setCurrentRow(ids.index(chosen) if chosen in ids else 0)
        self._overlay.setCurrentIndex(0 if ids else 1)

    def current(self) -> int | None:
        """The activity chosen."""
        item = self.list.currentItem()
        return None if item is None else int(item.data(_ID))

    def _on_current(self) -> None:
        found = self.current()
        if found is not None:
            self.chosen.emit(found)
