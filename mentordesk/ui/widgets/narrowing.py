"""Above a list: search, chips that narrow it down, how many are shown, and the way back to all."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from mentordesk.domain.filters import Criteria
from mentordesk.i18n import _
from mentordesk.ui.settings import Key, Settings
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.widgets.buttons import icon_button, link_button, menu_button
from mentordesk.ui.widgets.facets import Chip, Facet, FacetChip, Passes
from mentordesk.ui.widgets.filters import FilterRow, SearchBox
from mentordesk.ui.widgets.flow import FlowLayout
from mentordesk.ui.widgets.meaning import Meaning


def passing(facets: Sequence[Facet], criteria: Criteria, record_id: Callable[[Any], Any]) -> Passes | None:
    """The test of a record that criteria stand for, the searched words left out; None lets all through."""
    tests = [facet.keeps(criteria.values[facet.key]) for facet in facets if criteria.values.get(facet.key)]
    ids = criteria.ids
    if ids is not None:
        tests.append(lambda record: record_id(record) in ids)
    if not tests:
        return None
    whole = tests[0]
    for each in tests[1:]:
        whole = _both(whole, each)
    return whole


def _both(one: Passes, other: Passes) -> Passes:
    return lambda record: one(record) and other(record)


def _name_of_gone(key: str) -> str:
    """What a filter is called that there is no longer: one of a field of one's own has only its number left."""
    return _("a field that was removed") if key.startswith("own_") else key


def in_words(facets: Iterable[Facet], criteria: Criteria) -> str:
    """What criteria look for: "Mentee, Waiting, “ali”"."""
    told = [criteria.title or _("Chosen ones")] if criteria.ids is not None else []
    told += [facet.words(criteria.values[facet.key]) for facet in facets if facet.key in criteria.values]
    told += [f"“{criteria.search}”"] if criteria.search else []
    return ", ".join(words for words in told if words)


class FixedChip(Chip):
    """The chip of a fixed choice of records, such as those behind a number of the Overview; a press takes it away."""

    def show_title(self, title: str) -> None:
        """Show it, or hide it where there is no title."""
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(_("Filter: {title}. Remove").format(title=title))
        self.show_on(bool(title))
        self.setVisible(bool(title))


class ListFilters(QWidget):
    """Narrows a list model down by criteria, which can be asked for, given, and kept.

    Signals: `changed(Criteria)` after every change of what is shown; `save_wanted` asks to keep the criteria by name.
    With `settings` the chips are there again at the next start.
    """

    changed = Signal(object)
    save_wanted = Signal()
    saved_wanted = Signal(QPoint)
    """The menu of the saved filters is to open there."""

    def __init__(
        self,
        model: ListModel,
        facets: Iterable[Facet],
        search: SearchBox,
        *,
        settings: Settings | None = None,
        part: str = "",
    ) -> None:
        super().__init__()
        self._model, self._settings, self._part = model, settings, part
        self.search = search
        self._ids: frozenset[int] | None = None
        self._title = self._meant = ""
        self._at_work = False
        self.chips: dict[str, FacetChip] = {}
        self.fixed = FixedChip()
        self.meaning = Meaning()
        self.fixed.show_title("")
        self.fixed.removed.connect(lambda: self._set_fixed(None, ""))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more = menu_button(_("More filters"), self._menu)
        self.more.setProperty("kind", "chip")
        self.save_link = link_button(_("Save this filter…"), self.save_wanted.emit)
        self.save_link.hide()
        self.saved = icon_button("bookmark", _("Saved filters"), self._on_saved)
        self.saved.hide()
        self.row = FilterRow([search, self.saved])
        self._lay_out()
        self.set_facets(facets)
        search.installEventFilter(self)
        search.searched.connect(self._on_searched)
        self.row.cleared.connect(self.clear)
        model.shown_changed.connect(self._say_count)
        self._restore()

    def _lay_out(self) -> None:
        self.bar = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.bar.setSizePolicy(policy)
        self._flow = FlowLayout(self.bar)
        self.row.add(self.save_link)
        for part in (self.fixed, self.more):
            self._flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.row)
        column.addWidget(self.bar)
        column.addWidget(self.meaning)

    # -- asking and telling -----------------------------------------------------------------------------------

    def facets(self) -> list[Facet]:
        """The filters there are."""
        return [chip.facet for chip in self.chips.values()]

    def set_facets(self, facets: Iterable[Facet]) -> None:
        """Offer these filters; what was chosen in those that stay is kept."""
        before = self.criteria()
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {facet.key: FacetChip(facet, self.bar) for facet in facets}
        for place, chip in enumerate(self.chips.values()):
            chip.setVisible(chip.facet.always)
            chip.changed.connect(self._on_chosen)
            self._flow.insert(place, chip)
        for before_it, part in pairwise([self.save_link, *self.chips.values(), self.fixed, self.more]):
            QWidget.setTabOrder(before_it, part)
        self.more.setVisible(any(not chip.facet.always for chip in self.chips.values()))
        if before.values:
            self._put(before)

    def criteria(self) -> Criteria:
        """What is looked for now."""
        values = {key: chip.values() for key, chip in self.chips.items() if chip.values()}
        words = self.search.text().strip()
        return Criteria(search=words, values=values, ids=self._ids, title=self._title, meaning=self._meant)

    def show_only(self, wanted: Criteria) -> list[str]:
        """Show what these criteria are about and nothing else; gives back the names of what is not known any more."""
        self._at_work = True
        ignored = self._put(wanted)
        self.search.setText(wanted.search)
        self._at_work = False
        self._narrow()
        return ignored

    def value(self, key: str) -> tuple[str, ...]:
        """What is chosen in one filter."""
        return self.chips[key].values()

    def set_value(self, key: str, *values: str) -> None:
        """Choose in one filter, as the user does."""
        self.chips[key].choose(values)

    def clear(self) -> None:
        """Show everything."""
        self.show_only(Criteria())

    def refresh(self) -> None:
        """Ask for the choices again, as when units have changed; call it before the list is filled anew."""
        changed = [chip for chip in self.chips.values() if chip.refresh()]
        if changed:
            self._narrow()

    def words(self) -> str:
        """What is looked for, in words."""
        return in_words(self.facets(), self.criteria())

    def understood(self, criteria: Criteria) -> Criteria:
        """The criteria without the filters and choices that are not known, in the order of the choices."""
        known = {key: chip.offered(criteria.values[key]) for key, chip in self.chips.items() if key in criteria.values}
        return replace(criteria, values={key: values for key, values in known.items() if values})

    def offer_saving(self, *, offered: bool, saved: bool) -> None:
        """May what is looked for be kept by name (not when it is kept already), and are filters `saved`?"""
        self.save_link.setVisible(offered)
        self.saved.setVisible(saved)

    def _on_saved(self) -> None:
        self.saved_wanted.emit(self.saved.mapToGlobal(QPoint(0, self.saved.height() + 2)))

    # -- how --------------------------------------------------------------------------------------------------

    def _put(self, wanted: Criteria) -> list[str]:
        ignored = [_name_of_gone(key) for key, values in wanted.values.items() if values and key not in self.chips]
        for key, chip in self.chips.items():
            unknown = chip.set_values(wanted.values.get(key, ()))
            ignored += [chip.facet.title] if unknown else []
            chip.setVisible(chip.facet.always or bool(chip.values()))
        self._show_fixed(wanted.ids, wanted.title or _("Chosen ones") if wanted.ids is not None else "", wanted.meaning)
        self._title = wanted.title
        return ignored

    def _set_fixed(self, ids: frozenset[int] | None, title: str) -> None:
        had_focus = self.fixed.hasFocus()
        self._show_fixed(ids, title)
        if had_focus:
            self._focus_a_chip()
        self._narrow()

    def _show_fixed(self, ids: frozenset[int] | None, title: str, meaning: str = "") -> None:
        self._ids, self._title, self._meant = ids, title, meaning if ids is not None else ""
        self.fixed.show_title(title)
        self.meaning.explain(_("{figure}: {meaning}").format(figure=title, meaning=self._meant) if self._meant else "")

    def _on_chosen(self) -> None:
        chip = self.sender()
        if isinstance(chip, FacetChip) and not chip.values() and not chip.facet.always:
            had_focus = chip.hasFocus()
            chip.hide()
            if had_focus:
                self.more.setFocus()
        self._narrow()

    def _focus_a_chip(self) -> None:
        chip = next((chip for chip in self.chips.values() if chip.isVisible()), None)
        (chip or self.search).setFocus()

    def _narrow(self) -> None:
        if self._at_work:
            return
        criteria = self.criteria()
        if self._settings is not None:
            self._settings.set(Key.FILTERS, {key: list(values) for key, values in criteria.values.items()}, self._part)
        self._model.set_predicate(passing(self.facets(), criteria, self._model.record_id))
        self.changed.emit(criteria)

    def _on_searched(self, text: str) -> None:
        self._model.set_filter(text)
        if not self._at_work:
            self.changed.emit(self.criteria())

    def _say_count(self) -> None:
        narrowed = self._ids is not None or any(chip.values() for chip in self.chips.values())
        self.row.show_count(self._model.rowCount(), self._model.total(), narrowed=narrowed)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for chip in self.chips.values():
            if not chip.isVisible():
                self._menu.addAction(chip.facet.title.replace("&", "&&")).triggered.connect(
                    lambda _on=False, chip=chip: self._begin(chip)
                )
        if self._menu.isEmpty():
            self._menu.addAction(_("All filters are in view")).setEnabled(False)

    def _begin(self, chip: FacetChip) -> None:
        """Bring a chip in from under "More filters", and open it."""
        chip.show()
        self._flow.activate()
        chip.setFocus()
        chip.open()

    def _restore(self) -> None:
        if self._settings is None:
            return
        kept = self._settings.mapping(Key.FILTERS, self._part)
        known = {key: value for key, value in kept.items() if isinstance(value, list)}
        if known:
            self.show_only(Criteria(values={key: tuple(map(str, value)) for key, value in known.items()}))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._model.prepare_search()
        return super().eventFilter(watched, event)
