"""What a document would lack, each thing with a way to the place where it is put right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mentordesk.i18n import _, ngettext
from mentordesk.reports.report import Missing
from mentordesk.ui import theme
from mentordesk.ui.icons import IconLabel
from mentordesk.ui.widgets.buttons import link_button
from mentordesk.ui.widgets.entrance import reach_here
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.scroll import Scroll

_MOST = 30
"""Lines shown; what comes after them is counted."""
_HIGHEST = 112
_SECTIONS = {"logo": "organisation", "name": "organisation", "contact": "organisation", "units": "units"}
"""The section of the settings in which something stands that is not a field of the round."""


def target_of(missing: Missing) -> tuple[str, object]:
    """The page and what its `go_to` takes, to put right what is missing."""
    if missing.page == "settings":
        return missing.page, _SECTIONS.get(missing.field, missing.field or "round")
    return missing.page, missing.record_id


class CheckList(QWidget):
    """The list. `jump(page, target)` when the user goes to put something right, `text_wanted(language, key)` for a text."""

    jump = Signal(str, object)
    text_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QWidget] = []
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 0, 4, 0)
        self._lines.setSpacing(2)
        self.area = Scroll(self._inside)
        self.area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.heading = label("", "label")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.heading)
        column.addWidget(self.area)

    def show_missing(self, found: Sequence[Missing]) -> None:
        """Show these, or that nothing is missing."""
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.buttons.clear()
        count = len(found)
        self.heading.setText(ngettext("{count} thing to look at", "{count} things to look at", count).format(count=count))
        self.heading.setVisible(count > 0)
        if not found:
            self._add("circle-check", "ok", label(_("Nothing is missing."), "second"), None)
        for each in found[:_MOST]:
            self._add("triangle-alert", "warn", label(each.message, wrap=True), each)
        if count > _MOST:
            rest = ngettext("And {count} more.", "And {count} more.", count - _MOST).format(count=count - _MOST)
            self._put(label(rest, "second"))
        self._fit()
        reach_here(self.area, self.buttons)

    def _fit(self) -> None:
        """As high as the lines are at this width, up to a limit from which on they scroll."""
        self._inside.ensurePolished()
        self._lines.invalidate()
        wanted = self._lines.totalHeightForWidth(max(self.width() - 12, 120))
        self.area.setFixedHeight(min(max(wanted, 26) + 2, theme.current().px(_HIGHEST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _add(self, icon: str, tone: str, words: QWidget, missing: Missing | None) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        picture = IconLabel(icon, tone, 16)
        for part in (picture, words):
            part.setContentsMargins(0, 4, 0, 0)  # on one line with the button
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        if missing is not None and missing.page:
            button = link_button(_("Show"), lambda: self._go(missing))
            button.setAccessibleName(_("Show: {message}").format(message=missing.message))
            self.buttons.append(button)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._put(line)

    def _go(self, missing: Missing) -> None:
        if missing.page == "texts":
            language, _colon, key = missing.field.partition(":")
            self.text_wanted.emit(language, key)
        else:
            self.jump.emit(*target_of(missing))

    def _put(self, line: QWidget) -> None:
        self._lines.addWidget(line)
        line.show()  # at once, because the height is asked for before the next round of events
