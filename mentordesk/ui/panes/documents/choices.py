"""The middle of the documents page: whom or what, how, in which language, as of which day, and what is missing."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from mentordesk.domain.designs import languages_title
from mentordesk.i18n import _
from mentordesk.ui.forms.editors import Today
from mentordesk.ui.forms.fields import DateField, SpanNow
from mentordesk.ui.forms.pickers import DateEditor
from mentordesk.ui.panes.documents.check import CheckList
from mentordesk.ui.panes.documents.chooser import HEADING
from mentordesk.ui.panes.documents.options import OptionsPane
from mentordesk.ui.panes.documents.who import ActivityPane, WhoPane
from mentordesk.ui.widgets.buttons import primary_button
from mentordesk.ui.widgets.entrance import Entrance
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.lines import calm_wheel
from mentordesk.ui.widgets.scroll import Scroll

LEAST = 276


class ChoicesPane(QWidget):
    """Signals: `language_chosen(code)`, `day_chosen(date)`, `issue_wanted()`; those of its parts are asked of them."""

    language_chosen = Signal(str)
    day_chosen = Signal(object)
    issue_wanted = Signal()

    def __init__(self, today: Today, span: SpanNow) -> None:
        super().__init__()
        self.heading = label("", "section")
        self.heading.setMinimumHeight(HEADING)
        self.who = WhoPane()
        self.activity = ActivityPane()
        self.options = OptionsPane()
        self.whole = label(_("This document is about the whole round."), "second", wrap=True)
        self.stack = QStackedWidget()
        self._filler = QWidget()
        for part in (self.who, self.activity):
            self.stack.addWidget(part)
        self.language = QComboBox()
        self.language.setAccessibleName(_("Language of the document"))
        calm_wheel(self.language)
        self.day = DateEditor(DateField(key="on", label="", required=True, span=span), today)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.check = CheckList()
        self.issue_button = primary_button("", "award", self.issue_wanted.emit)
        self.language.activated.connect(lambda _row: self.language_chosen.emit(self.language.currentData()))
        self.day.committed.connect(self._on_day)
        self.day.problem_found.connect(self._on_problem)
        self._lay_out()

    def _lay_out(self) -> None:
        self._language_label, self._day_label = label(_("&Language"), "label"), label("", "label")
        self._language_label.setBuddy(self.language)
        self._day_label.setBuddy(self.day.main())
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        cells: tuple[tuple[QLabel, QWidget], ...] = ((self._language_label, self.language), (self._day_label, self.day))
        for place, (words, editor) in enumerate(cells):
            grid.addWidget(words, 0, place)
            grid.addWidget(editor, 1, place)
            grid.setColumnStretch(place, 5 + place)  # a date must be read whole
        grid.addWidget(self.problem, 2, 0, 1, 2)
        inside = QWidget()
        self.top = QVBoxLayout(inside)
        self.top.setContentsMargins(0, 0, 0, 0)
        self.top.setSpacing(8)
        self.top.addWidget(self.heading)
        self.top.addWidget(self.whole)
        self.top.addWidget(self.stack, 1)
        self.top.addWidget(self.options)
        self.top.addLayout(grid)
        self.top.addWidget(self.check)
        self.top.addWidget(self._filler, 1)
        self.area = Scroll(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        column.addWidget(self.issue_button)
        self.setMinimumWidth(LEAST)
        self._entrance = Entrance(self, self.who)

    def show_kind(self, *, people: bool, activity: bool, certificates: bool, as_issued: bool) -> None:
        """Offer what this document asks for; `as_issued` has its language and its day already."""
        part = self.who if people else self.activity
        chooses = people or activity
        self.stack.setCurrentWidget(part)
        self.stack.setVisible(chooses)
        self._filler.setVisible(not chooses)
        self._entrance.first = part if chooses else self.language
        self.heading.setText(_("Who") if people else _("Activity") if activity else _("What"))
        self.whole.setVisible(not chooses)
        self._day_label.setText(_("Issued &on") if certificates else _("As &of"))
        self.day.main().setAccessibleName(self._day_label.text().replace("&", ""))
        for asked in (self._language_label, self.language, self._day_label, self.day):
            asked.setVisible(not as_issued)

    def show_values(self, language: str, on: date, offered: Sequence[str]) -> None:
        """Show a language out of those offered, and a day; this is no choice of the user."""
        with QSignalBlocker(self.language):
            if [self.language.itemData(row) for row in range(self.language.count())] != list(offered):
                self.language.clear()
                for code in offered:
                    self.language.addItem(languages_title(code), code)
            self.language.setCurrentIndex(max(self.language.findData(language), 0))
        if not (self.day.main().hasFocus() and self.day.is_changed()):
            self.day.set_value(on)
            self._on_problem("")

    def show_issue(self, text: str) -> None:
        """Offer to issue, in these words; "" where there is nothing to issue."""
        self.issue_button.setText(text)
        self.issue_button.setAccessibleName(text.replace("&", ""))
        self.issue_button.setVisible(bool(text))

    def _on_day(self, day: date | None) -> None:
        if day is None:
            self._on_problem(_("This is needed."))
        else:
            self.day_chosen.emit(day)

    def _on_problem(self, message: str) -> None:
        self.problem.setText(message)
        self.problem.setVisible(bool(message))
