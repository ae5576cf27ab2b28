"""The window's inside while a file is open: the rail with the round chooser, and the pages, built when first visited."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.queries import programmes
from mentordesk.ui import theme
from mentordesk.ui.first_paint import after_next_paint
from mentordesk.ui.icons import IconLabel
from mentordesk.ui.pages.page import Page
from mentordesk.ui.pages.registry import PAGES, entry
from mentordesk.ui.session import Session
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import icon_button
from mentordesk.ui.widgets.elided import ElidedComboBox, ElidedLabel
from mentordesk.ui.widgets.labels import Pill
from mentordesk.ui.widgets.rail import NavRail
from mentordesk.ui.words import as_it_is

drafts = Later("queries.drafts")
only_reading = Later("ui.only_reading")
preparing = Later("ui.preparing")
saved_filters = Later("ui.saved_filters")
unfinished = Later("ui.unfinished")

NARROW_BELOW = 1024
"""Width in px, at the usual size of text, under which the rail shows icons only."""
_DEEP = 3
"""So deep do the buttons of a page's head lie in it: each turn passes the wish for more room on by one."""
GUIDE = "help.guide"
"""The command behind the last line of the rail, which is no page."""


class Workspace(QWidget):
    """Rail and pages. Signals `page_shown(key)`, and `command(key)` and `narrowed(Criteria)` of the pages.

    `new_round` is what the chooser's last line calls.
    """

    page_shown = Signal(str)
    command = Signal(str)
    narrowed = Signal(object)

    def __init__(self, session: Session, tools: Tools, new_round: Callable[[], None]) -> None:
        super().__init__()
        self.session = session
        self.tools = tools
        self._new_round = new_round
        self._pages: dict[str, Page] = {}
        self._asked_narrow = False
        self.stack = QStackedWidget()
        self.rail = NavRail()
        self.rounds = ElidedComboBox()
        self.rounds.setAccessibleName(_("Round"))
        self.rounds.setPlaceholderText(_("No round yet"))
        self._fill_rail()
        self.fill_rounds()
        self.rounds.activated.connect(self._on_round_activated)
        self.rail.chosen.connect(self._on_chosen)
        session.changed.connect(self._on_changed)
        session.round_changed.connect(self.fill_rounds)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._pages_column = QVBoxLayout()
        self._pages_column.setSpacing(0)
        self._above: QWidget | None = None
        self._pages_column.addWidget(self.stack, 1)
        row.addWidget(self.rail)
        row.addLayout(self._pages_column, 1)
        after_next_paint(self, self.offer_unfinished)
        after_next_paint(self.rail, self._add_saved_filters)
        after_next_paint(self, self._prepare)

    def _fill_rail(self) -> None:
        name = QWidget()
        row = QHBoxLayout(name)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("sprout", "accent", 20))
        path = self.session.desk.path
        self.file_name = ElidedLabel(path.stem if path else "MentorDesk", "section", Qt.TextElideMode.ElideMiddle)
        row.addWidget(self.file_name, 1)
        self.rail.head.addWidget(name)
        self.rail.head.addWidget(self.rounds)
        self.sample = Pill(_("Sample data"), "info")
        self.sample.setToolTip(_("Invented people to look around with. One button in Settings removes them."))
        self.rail.head.addWidget(self.sample)
        self.round_button = icon_button("calendar", _("Round"), self.open_rounds, size=18)
        self.rail.narrow_head.addWidget(self.round_button)
        for place, page in enumerate(PAGES, start=1):
            self.rail.add_item(page.key, _(page.title), page.icon, hint=f"Ctrl+{place}", bottom=page.at_the_foot)
        self.rail.add_item(GUIDE, _("Help"), "circle-question-mark", hint="F1", bottom=True, place=False)

    def _add_saved_filters(self) -> None:
        if not self.session.is_over:
            saved_filters.SavedFilters(self)

    def _prepare(self) -> None:
        if not self.session.is_over:
            preparing.Preparing(self)

    def fill_rounds(self) -> None:
        """Show the rounds of the file in the chooser."""
        with QSignalBlocker(self.rounds):
            self.rounds.clear()
            for each in programmes.rounds():
                self.rounds.addItem(each.title, each.id)
            if self.rounds.count():
                self.rounds.insertSeparator(self.rounds.count())
            self.rounds.addItem(_("New round…"), None)
            known = self.session.round_id is not None
            self.rounds.setCurrentIndex(self.rounds.findData(self.session.round_id) if known else -1)
            said = as_it_is(self.rounds.currentText())
            self.rounds.setToolTip(said)
            self.round_button.setToolTip(said or _("Round"))
        self._say_sample()

    def _say_sample(self) -> None:
        current = self.session.round
        self.sample.setVisible(current is not None and current.sample and not self.rail.is_collapsed())

    def offer_unfinished(self) -> None:
        """Tell what was typed and never finished, if anything was."""
        if self.session.desk.read_only:
            only_reading.say(self)
        elif self.isVisible() and drafts.listing():  # the file may have been closed at once
            unfinished.offer(self)

    def put_above(self, bar: QWidget) -> None:
        """Put something above the pages, as what is to be known whichever page is looked at."""
        self._above = bar
        self._above_margins = QHBoxLayout()
        self._above_margins.addWidget(bar)
        self._pages_column.insertLayout(0, self._above_margins)
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._above and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            shown = event.type() == QEvent.Type.ShowToParent
            self._above_margins.setContentsMargins(24 * shown, 12 * shown, 24 * shown, 0)  # unseen it takes no room
        return super().eventFilter(watched, event)

    def open_rounds(self) -> None:
        """The round chooser as a menu, where the rail is too narrow for it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in programmes.rounds():
            action = menu.addAction(each.title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(each.id == self.session.round_id)
            action.triggered.connect(lambda _on, round_id=each.id: self.session.look_at(round_id))
        menu.addSeparator()
        menu.addAction(_("New round…")).triggered.connect(lambda _on: self._new_round())
        menu.popup(self.round_button.mapToGlobal(QPoint(self.round_button.width() + 4, 0)))

    def show_page(self, key: str, target: object = None, *, stay: bool = False) -> None:
        """Go to a page with the keyboard (unless it is to `stay` in the rail), and to a target the page understands."""
        page = self._pages.get(key) or self._build(key)
        self.stack.setCurrentWidget(page)
        for _level in range(_DEEP):  # else what was filled stands in the old room in the first picture
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.rail.select(key)
        if not stay:
            self.take_focus()
        if target is not None:
            page.go_to(target)
        self.page_shown.emit(key)

    def page(self, key: str) -> Page:
        """A page, built if it was never visited."""
        return self._pages.get(key) or self._build(key)

    def current_page(self) -> Page | None:
        """The page in view."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def current_key(self) -> str:
        """The key of the page in view, or ""."""
        return self.rail.selected()

    def take_focus(self) -> None:
        """Begin with the keyboard in the list of the page in view, or at its name where it has none."""
        page = self.current_page()
        start = page.start() if page is not None else None
        if page is None or start is None or not start.isVisibleTo(page):
            start = self.rail.item(self.current_key())
        start.setFocus()

    def next_pane(self) -> None:
        """Move the focus from the rail to the page's parts and on."""
        page = self.current_page()
        panes: list[QWidget] = [self.rail.item(self.current_key()), *(page.panes() if page else [])]
        panes = [pane for pane in panes if pane.isVisible()]
        inner = QApplication.focusWidget()
        while inner is not None and inner not in panes:  # the innermost, as parts may lie in each other
            inner = inner.parentWidget()
        at = panes.index(inner) if inner is not None else -1
        panes[(at + 1) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self, key: str) -> Page:
        page = entry(key).load()(
            self.session, self.tools, self.stack
        )  # to be moved there afterwards costs as much as half of it
        page.jump.connect(self.show_page)
        page.command.connect(self.command)
        page.narrowed.connect(self.narrowed)
        self._pages[key] = page
        self.stack.addWidget(page)
        return page

    def set_narrow(self, narrow: bool) -> None:
        """The user wants the rail narrow, or not."""
        self._asked_narrow = narrow
        self.fit(self.width())

    def is_narrow(self) -> bool:
        """Did the user ask for a narrow rail?"""
        return self._asked_narrow

    def fit(self, width: int) -> None:
        """Fold the rail when the window is narrow."""
        narrow = self._asked_narrow or width < theme.current().px(NARROW_BELOW)
        if narrow == self.rail.is_collapsed():
            return
        self.rail.set_collapsed(narrow)
        self.rounds.setVisible(not narrow)
        self.file_name.setVisible(not narrow)
        self._say_sample()

    def _on_chosen(self, key: str) -> None:
        if key == GUIDE:
            self.command.emit(key)
        else:
            self.show_page(key, stay=True)

    def _on_round_activated(self, index: int) -> None:
        round_id = self.rounds.itemData(index)
        if round_id is None:
            self.fill_rounds()
            self._new_round()
        else:
            self.session.look_at(round_id)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if "round" in tables:
            self.fill_rounds()
