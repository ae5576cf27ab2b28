"""Above the list of people: search, drop-downs for role, type, status and unit, and the chip of a link from elsewhere."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.i18n import _
from mentordesk.queries import units
from mentordesk.queries.people import PersonRow
from mentordesk.ui.pages.people_list import NOT_HERE, TYPE_WORDS, PeopleFilter
from mentordesk.ui.settings import Key, Settings
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.widgets.filters import FilterChip, FilterChoice, FilterRow, SearchBox


class PeopleFilters(QWidget):
    """Narrows the list of a model. What is chosen in the drop-downs is there again at the next start."""

    def __init__(self, model: ListModel, settings: Settings, page: QWidget) -> None:
        super().__init__(page)
        self._model, self._settings = model, settings
        self._ids: frozenset[int] = frozenset()
        self.search = SearchBox(_("Name, phone, e-mail, place, work"), page)
        roles = [(role, role.label) for role in Role]
        self.role = FilterChoice(_("All roles"), [*roles, (NOT_HERE, _("Not in the round"))])
        self.type = FilterChoice(_("All types"), [(kind, _(word)) for kind, word in TYPE_WORDS.items()])
        self.status = FilterChoice(_("All statuses"), [(status, status.label) for status in EnrolmentStatus])
        self.unit = FilterChoice(_("All units"), [])
        self.chip = FilterChip("")
        self.chip.setCheckable(False)
        self.chip.setToolTip(_("Show everybody again"))
        self.chip.hide()
        self.row = FilterRow([self.search])
        self._choices = {"role": self.role, "type": self.type, "status": self.status, "unit": self.unit}
        self._lay_out()
        self.search.installEventFilter(self)
        self.search.searched.connect(model.set_filter)
        for choice in self._choices.values():
            choice.chosen.connect(lambda _value: self._narrow())
        self.chip.clicked.connect(lambda _checked: self._set_ids(frozenset(), ""))
        self.row.cleared.connect(self.clear)
        model.shown_changed.connect(lambda: self.row.show_count(model.rowCount(), model.total()))
        self.offer_units()
        self._restore()

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for choice in self._choices.values():
            choices.addWidget(choice)
        choices.addWidget(self.chip)
        choices.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.row)
        column.addLayout(choices)

    def expected_role(self) -> Role | None:
        """The role that a new person probably has, because only this one is shown."""
        role = self.role.value()
        return role if isinstance(role, Role) else None

    def offer_units(self) -> None:
        """Ask again which units there are."""
        self.unit.set_choices([(unit.name, unit.name) for unit in units.listing()])

    def show_only(self, wanted: PeopleFilter) -> None:
        """Show what a link from elsewhere is about, and nothing else."""
        self.search.clear()
        values = (wanted.role, wanted.mentor_type, wanted.status, wanted.unit or None)
        for choice, value in zip(self._choices.values(), values, strict=True):
            choice.set_value(value)
        self._set_ids(wanted.ids, wanted.title)

    def clear(self) -> None:
        """Show everybody."""
        self.show_only(PeopleFilter())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._model.prepare_search()
        return super().eventFilter(watched, event)

    def _set_ids(self, ids: frozenset[int], title: str) -> None:
        self._ids = ids
        self.chip.setText(_("{title}  ✕").format(title=title))
        self.chip.setAccessibleName(_("Filter: {title}. Remove").format(title=title))
        self.chip.setVisible(bool(title))
        self._narrow()

    def _narrow(self) -> None:
        kept = {name: str(choice.value() or "") for name, choice in self._choices.items()}
        self._settings.set(Key.FILTERS, kept, "people")
        self._model.set_predicate(self._predicate())

    def _predicate(self) -> Callable[[PersonRow], bool] | None:
        role, kind, status, unit = (choice.value() for choice in self._choices.values())
        ids = self._ids
        if not (role or kind or status or unit or ids):
            return None

        def matches(row: PersonRow) -> bool:
            return (
                (not role or (row.role or NOT_HERE) == role)
                and (not status or row.status == status)
                and (not kind or kind in row.types.split(","))
                and (not unit or row.unit == unit)
                and (not ids or row.person_id in ids)
            )

        return matches

    def _restore(self) -> None:
        kept = self._settings.mapping(Key.FILTERS, "people")
        known: dict[str, type[Any]] = {"role": Role, "type": MentorType, "status": EnrolmentStatus}
        for name, choice in self._choices.items():
            value = str(kept.get(name) or "")
            offered = {str(each): each for each in known[name]} if name in known else {}
            choice.set_value(offered.get(value, value) or None)
