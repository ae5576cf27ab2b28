"""The heading of a record table: sorts by click, chooses columns by right click, remembers both."""

from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from mentordesk.i18n import _
from mentordesk.ui import theme
from mentordesk.ui.settings import Key, Settings
from mentordesk.ui.tables.model import ListModel

_LEAST, _MOST = 40, 1200


class RecordHeader(QHeaderView):
    """Order, widths, choice and sorting of the columns, kept under the table's name in the settings."""

    arranged = Signal()
    """Columns were moved, widened, shown or put away."""

    def __init__(self, parent: QWidget, model: ListModel, *, name: str, settings: Settings | None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._list, self._name, self._settings = model, name, settings
        self._sharing = False
        self._scale = theme.current().scale
        self._saver = QTimer(self, singleShot=True, interval=400)
        self._saver.timeout.connect(self.save)

    def set_up(self) -> None:
        """To be called once the header stands in its table."""
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumSectionSize(_LEAST)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.arrange()
        self.customContextMenuRequested.connect(self._on_menu)
        self.sectionClicked.connect(self._on_clicked)
        for changed in (self.sectionResized, self.sectionMoved):
            changed.connect(self._on_changed)
        theme.keeper().changed.connect(self._on_theme_changed)

    def arrange(self) -> None:
        """Lay out the columns of the model as they are remembered, those never seen before as they are made."""
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for place, column in enumerate(self._list.columns):
            self.resizeSection(place, theme.current().px(column.width))
            self.setSectionHidden(place, column.hidden)
        if self._settings is not None and self._name:
            self._restore(self._settings.mapping(Key.COLUMNS, self._name))
        self._share_room()

    def _share_room(self) -> None:
        """The column that may stretch takes what is left; where nothing is left it is as wide as any and all scroll."""
        places = [place for place, column in enumerate(self._list.columns) if column.stretch]
        if not places or self._sharing or not self.isVisible():
            return  # a list that was never seen has no room yet; `resizeEvent` comes when it is shown
        place, modes = places[0], QHeaderView.ResizeMode
        others = sum(self.sectionSize(each) for each in range(self.count()) if each != place)
        wanted = theme.current().px(self._list.columns[place].width)
        roomy = not self.isSectionHidden(place) and others + wanted <= self.width()
        self._sharing = True
        self.setSectionResizeMode(place, modes.Stretch if roomy else modes.Interactive)
        if not roomy and not self.isSectionHidden(place) and self.sectionSize(place) < wanted:
            self.resizeSection(place, wanted)
        self._sharing = False

    def sizeHint(self) -> QSize:
        return QSize(self.length(), self.minimumHeight())  # its height is fixed: Qt need not ask for all the words again

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def shown(self) -> list[str]:
        """The keys of the columns in view, from left to right."""
        order = [self.logicalIndex(visual) for visual in range(self.count())]
        return [self._list.columns[place].key for place in order if not self.isSectionHidden(place)]

    def sort_by(self, key: str | None, descending: bool = False) -> None:
        """Sort by a column, or go back to the order the records came in."""
        place = -1 if key is None else self._list.column_of(key)
        self.setSortIndicatorShown(place >= 0)
        if place >= 0:
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            self.setSortIndicator(place, order)
        self._list.sort_by(place if place >= 0 else None, descending)

    def menu(self) -> QMenu:
        """The menu that chooses columns; the last one shown cannot be put away."""
        menu = QMenu(self)
        last = len(self.shown()) == 1
        for place, column in enumerate(self._list.columns):
            action = menu.addAction(_(column.title))
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(place))
            action.setEnabled(not (last and action.isChecked()))
            action.toggled.connect(lambda on, place=place: self._show(place, on))
        menu.addSeparator()
        menu.addAction(_("Standard columns")).triggered.connect(self.reset_columns)
        return menu

    def reset_columns(self) -> None:
        """Order, widths and choice as at first."""
        for place, column in enumerate(self._list.columns):
            self.moveSection(self.visualIndex(place), place)
            self.setSectionHidden(place, column.hidden)
            self.resizeSection(place, theme.current().px(column.width))
        self.sort_by(None)
        self.save()

    def save(self) -> None:
        """Remember how the columns stand, as wide as they would be at the usual size of text."""
        if self._settings is None or not self._name:
            return
        columns, sorting, scale = self._list.columns, self._list.sorting(), max(self._scale, 1.0)
        kept: dict[str, Any] = {
            "order": [columns[self.logicalIndex(visual)].key for visual in range(self.count())],
            "widths": {c.key: round(self.sectionSize(n) / scale) for n, c in enumerate(columns) if self.sectionSize(n)},
            "hidden": [c.key for n, c in enumerate(columns) if self.isSectionHidden(n)],
            "sort": [columns[sorting[0]].key, sorting[1]] if sorting else [],
        }
        self._settings.set(Key.COLUMNS, kept, self._name)

    def _restore(self, kept: dict[str, Any]) -> None:
        """What a former version or another hand wrote is taken as far as it makes sense."""
        widths, order = kept.get("widths"), kept.get("order")
        hidden, sort = kept.get("hidden"), kept.get("sort")
        for key, width in (widths if isinstance(widths, dict) else {}).items():
            if (place := self._list.column_of(str(key))) >= 0 and isinstance(width, int):
                self.resizeSection(place, theme.current().px(max(_LEAST, min(width, _MOST))))
        known = [self._list.column_of(str(key)) for key in (order if isinstance(order, list) else [])]
        for visual, place in enumerate(place for place in known if place >= 0):
            self.moveSection(self.visualIndex(place), visual)
        if isinstance(hidden, list) and len(hidden) < len(self._list.columns):
            for place, column in enumerate(self._list.columns):  # one that is new since then is as it was made
                self.setSectionHidden(place, column.key in hidden if place in known else column.hidden)
        if isinstance(sort, list) and len(sort) == 2 and self._list.column_of(str(sort[0])) >= 0:
            self.sort_by(str(sort[0]), bool(sort[1]))

    def _on_clicked(self, place: int) -> None:
        """First click up, second down, third back to the order given."""
        now, key = self._list.sorting(), self._list.columns[place].key
        if now is None or now[0] != place:
            self.sort_by(key)
        elif not now[1]:
            self.sort_by(key, descending=True)
        else:
            self.sort_by(None)
        self._saver.start()

    def _on_changed(self, *_sizes: int) -> None:
        if not self._sharing:
            self._saver.start()
            self._share_room()
            self.arranged.emit()

    def _on_theme_changed(self) -> None:
        """The columns grow and shrink with the text, those put away too."""
        before, self._scale = max(self._scale, 1.0), theme.current().scale
        factor = max(self._scale, 1.0) / before
        if factor == 1:
            return
        self._sharing = True
        for place in range(self.count()):
            put_away = self.isSectionHidden(place)
            if put_away:  # its width is known while it is shown only
                self.setSectionHidden(place, False)
            self.resizeSection(place, round(self.sectionSize(place) * factor))
            self.setSectionHidden(place, put_away)
        self._sharing = False
        self._share_room()
        self.arranged.emit()

    def _show(self, place: int, shown: bool) -> None:
        self.setSectionHidden(place, not shown)
        made = theme.current().px(self._list.columns[place].width)
        if shown and (self.sectionSize(place) < _LEAST or self.sectionSize(place) == made):  # nobody made it this narrow
            self.resizeSection(place, max(made, self.sectionSizeFromContents(place).width()))
        self._share_room()
        self._saver.start()
        self.arranged.emit()

    def _on_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(at))
