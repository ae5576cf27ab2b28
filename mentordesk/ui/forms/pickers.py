"""The two fields that open something: the date with its calendar, and the choice of several values."""

from contextlib import suppress
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mentordesk.domain.dates import parse_date
from mentordesk.i18n import _, language
from mentordesk.ui import icons, theme
from mentordesk.ui.forms import fields
from mentordesk.ui.forms.editors import Editor, LineEditor, Today
from mentordesk.ui.forms.ticks import TickList
from mentordesk.ui.widgets.lines import LineEdit
from mentordesk.ui.widgets.popups import open_below
from mentordesk.ui.words import as_it_is


class DateEditor(LineEditor):
    """A date typed freely and shown as 2026-11-22; Alt+Down or the button opens the calendar."""

    def __init__(self, field: fields.DateField, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._span = today, field.span
        self.line = LineEdit()
        self.line.setPlaceholderText(_(field.placeholder) if field.placeholder else _("YYYY-MM-DD"))
        self._put(self.line)
        self.week = WeekMark(self.line) if field.week else None
        self.button = QToolButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setToolTip(_("Calendar (Alt+Down)"))
        self.button.setAccessibleName(_("Open the calendar"))
        icons.put(self.button, "calendar")
        self._row.addWidget(self.button)
        self.button.clicked.connect(self.open_calendar)
        self.line.left.connect(self._on_left)
        self.line.installEventFilter(self)

    def read(self) -> date | None:
        text = self.line.text().strip()
        return parse_date(text, self._today(), self._span()) if text else None

    def write(self, value: Any) -> None:
        self.line.setText(value.isoformat() if isinstance(value, date) else "")

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.button.setVisible(not read_only)

    def commit(self) -> bool:
        with suppress(ValueError):  # which the commit explains
            self.write(self.read())  # what was typed freely now stands there as a date
        return super().commit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self.line.isReadOnly():
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
                self.open_calendar()
                return True
        return super().eventFilter(watched, event)

    def open_calendar(self) -> "CalendarPopup":
        """Show the calendar below the field, at its date or today."""
        try:
            day = self.read() or self._today()
        except ValueError:
            day = self._today()
        popup = CalendarPopup(day, self)
        popup.calendar.activated.connect(lambda chosen: self._on_chosen(popup, chosen))
        popup.calendar.clicked.connect(lambda chosen: self._on_chosen(popup, chosen))
        open_below(popup, self.line)
        popup.calendar.setFocus()
        return popup

    def _on_chosen(self, popup: "CalendarPopup", chosen: QDate) -> None:
        popup.close()
        self.line.setText(date(chosen.year(), chosen.month(), chosen.day()).isoformat())
        self.commit()
        self.line.setFocus()


class WeekMark(QLabel):
    """The ISO week at the right end of a line with a date, where there is room for both."""

    def __init__(self, line: LineEdit) -> None:
        super().__init__(line)
        self.setProperty("kind", "caption")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._line = line
        line.textChanged.connect(self._tell)
        line.installEventFilter(self)

    def _tell(self, text: str) -> None:
        try:
            week = date.fromisoformat(text).isocalendar().week
        except ValueError:
            self.setText("")
        else:
            self.setText(_("w {week}").format(week=week))
        self._line.setAccessibleDescription(self.text())
        self._place()

    def _place(self) -> None:
        self.adjustSize()
        metrics = self._line.fontMetrics()
        fits = bool(self.text()) and metrics.horizontalAdvance("2026-11-22") + self.width() + 36 <= self._line.width()
        self.setVisible(fits)
        self.move(self._line.width() - self.width() - 9, (self._line.height() - self.height()) // 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)


class CalendarPopup(QFrame):
    """A month with ISO weeks, Monday first, in the program's language."""

    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(QLocale("sv_SE" if language() == "sv" else "en_GB"))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        look = QTextCharFormat()
        look.setForeground(theme.current().color("text"))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekday, look)
        head = QTextCharFormat()
        head.setForeground(theme.current().color("text_2"))
        self.calendar.setHeaderTextFormat(head)
        for name, icon, words in (
            ("qt_calendar_prevmonth", "chevron-left", _("Previous month")),
            ("qt_calendar_nextmonth", "chevron-right", _("Next month")),
        ):
            button = self.calendar.findChild(QToolButton, name)  # Qt's own arrows are black in the dark
            if isinstance(button, QToolButton):
                icons.put(button, icon)
                button.setAccessibleName(words)
        layout.addWidget(self.calendar)


class _OpenButton(QPushButton):
    """Looks like a drop-down: the words left, cut where there is no room, the arrow right."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "open")
        self.setAutoDefault(False)  # Enter is the dialog's; and Fusion would draw the default button's frame inside
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.words = ""
        theme.keeper().changed.connect(self.update)

    def set_words(self, words: str) -> None:
        """What is chosen."""
        self.words = words
        self.setToolTip(as_it_is(words))
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.current().color("text" if self.isEnabled() else "text_2"))
        room = self.rect().adjusted(9, 0, -30, 0)
        words = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.drawPixmap(self.width() - 22, self.height() // 2 - 8, icons.pixmap("chevron-down"))


class MultiChoiceEditor(Editor):
    """Any of several values, ticked in a small list that opens below."""

    def __init__(self, field: fields.MultiChoiceField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._chosen: set[Any] = set()
        self.button = _OpenButton()
        self.button.clicked.connect(self.open_list)
        self._put(self.button)
        self.write(())

    def read(self) -> tuple[Any, ...]:
        return tuple(value for value, _label in self._pairs() if value in self._chosen)

    def write(self, value: Any) -> None:
        self._chosen = set(value or ())
        labels = [_(label) for choice, label in self._pairs() if choice in self._chosen]
        empty = _(self._field.empty) if self._field.empty else _("None chosen")
        self.button.set_words(", ".join(labels) or empty)

    def open_list(self) -> TickList:
        """Show the list of ticks; closing it commits."""
        popup = TickList(self, [(value, _(label)) for value, label in self._pairs()], self._chosen, self._on_ticked)
        popup.closed.connect(self.commit)
        popup.open_at(self.button)
        return popup

    def _on_ticked(self, value: Any, on: bool) -> None:
        self.write(self._chosen | {value} if on else self._chosen - {value})

    def _pairs(self) -> list[tuple[Any, str]]:
        return fields.resolve_choices(self._field.choices)
