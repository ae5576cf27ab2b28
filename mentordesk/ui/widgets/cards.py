"""White cards on the grey window: for any content, and for one number with its comparison."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from mentordesk.ui.widgets.buttons import link_button, set_kind
from mentordesk.ui.widgets.labels import label


class Card(QFrame):
    """A framed surface with an optional heading; put content into `body`, buttons beside the heading into `head`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 14, 16, 14)
        outer.setSpacing(10)
        self.title = label(title, "section")
        self.head = QHBoxLayout()
        self.head.addWidget(self.title, 1)
        outer.addLayout(self.head)
        self.title.setVisible(bool(title))  # now that it stands in the card: else it would flash up as a window
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer.addLayout(self.body, 1)

    def add(self, content: QWidget | QLayout, stretch: int = 0) -> None:
        """Put something below what is there."""
        if isinstance(content, QWidget):
            self.body.addWidget(content, stretch)
        else:
            self.body.addLayout(content, stretch)

    def set_title(self, text: str) -> None:
        """The heading."""
        self.title.setText(text)
        self.title.setVisible(bool(text))


class NumberCard(QFrame):
    """One number large, what it counts above, what it compares to below.

    `clicked`: the number leads to the list behind it, by a click anywhere or Enter. `compared`: so does the comparison,
    once `link_comparison` has made it a link.
    """

    clicked = Signal()
    compared = Signal()

    def __init__(
        self,
        caption: str,
        number: str = "",
        comparison: str = "",
        *,
        clickable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.caption, self.number = label(caption, "second"), label(number, "number")
        self.comparison = label(comparison, "second")
        self.comparison_link = link_button("", self.compared.emit, flush=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2)
        for line in (self.caption, self.number, self.comparison):
            column.addWidget(line)
        column.addWidget(self.comparison_link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.comparison_link.hide()
        self._clickable = clickable
        if clickable:
            self.setProperty("clickable", "true")
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_number(number, comparison)

    def set_number(self, number: str, comparison: str = "", tone: str = "") -> None:
        """Show another number; `tone` colours the comparison line (ok, warn, bad)."""
        self.number.setText(number)
        self.comparison.setText(comparison)
        self.comparison_link.setText(comparison)
        set_kind(self.comparison, "tone", tone)
        self.setAccessibleName(". ".join(part for part in (self.caption.text(), number, comparison) if part))

    def link_comparison(self, linked: bool) -> None:
        """Whether the comparison leads to a list of its own."""
        self.comparison.setMinimumHeight(self.comparison_link.sizeHint().height())  # so that all cards are alike
        self.comparison.setVisible(not linked)
        self.comparison_link.setVisible(linked)

    def explain(self, meaning: str, of_comparison: str = "") -> None:
        """Say what the number and its comparison mean: on pointing, and to screen readers."""
        self.setToolTip(meaning)
        self.setAccessibleDescription(meaning)
        self.comparison_link.setToolTip(of_comparison)
        self.comparison_link.setAccessibleDescription(of_comparison)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if self._clickable and inside and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clickable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
