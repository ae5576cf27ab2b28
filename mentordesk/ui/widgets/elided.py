"""Texts that may be longer than their room: they end, or are cut in the middle, with an ellipsis."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QStyleOptionComboBox, QWidget

from mentordesk.ui.widgets.lines import calm_wheel
from mentordesk.ui.words import as_it_is

_FRAME = 48
"""Pixels that frame, padding and arrow of a drop-down take, by our style sheets; asking the style is dear at start."""


class ElidedLabel(QLabel):
    """One line that gives way to its neighbours; the whole text is its tooltip while it is cut."""

    def __init__(
        self,
        text: str = "",
        kind: str = "",
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._cut = cut
        self.setTextFormat(Qt.TextFormat.PlainText)
        if kind:
            self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…") * 4, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, self.shown())

    def shown(self) -> str:
        """The text as it can be read now."""
        return self.fontMetrics().elidedText(self.text(), self._cut, self.contentsRect().width())

    def _tell(self) -> None:
        self.setToolTip(as_it_is(self.text()) if self.shown() != self.text() else "")


class ElidedComboBox(QComboBox):
    """A drop-down no wider than its room; a long choice is cut in the middle, because names differ at both ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        calm_wheel(self)

    def showPopup(self) -> None:
        """The list is as wide as its longest line, within reason."""
        longest = max((self.fontMetrics().horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0)
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.view().setMinimumWidth(max(self.width() - 10, min(longest + 48, 520)))
        super().showPopup()

    def shown(self) -> str:
        """The choice as it can be read now."""
        words = self.currentText() or self.placeholderText()
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, self.width() - _FRAME)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = self.shown()
