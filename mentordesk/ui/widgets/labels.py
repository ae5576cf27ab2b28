"""Makes labels of each kind the style sheet knows, and the circle with a person's initials."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from mentordesk.ui import theme


def label(text: str = "", kind: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """A label; `kind` is title, section, number, label, second, caption or problem."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def headed(title: str, part: QWidget) -> QVBoxLayout:
    """Something with its heading close above it."""
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(label(title, "label"))
    column.addWidget(part)
    return column


def initials_of(name: str) -> str:
    """The first letters of the first and the last name."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
    return "".join(word[0] for word in ([words[0], words[-1]] if len(words) > 1 else words)).upper()


class Initials(QWidget):
    """A circle with a person's initials, beside the name it abbreviates (and so silent to screen readers)."""

    def __init__(self, name: str = "", size: int = 44, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters, self._size = initials_of(name), size
        self.setFixedSize(size, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.keeper().changed.connect(self.update)

    def set_name(self, name: str) -> None:
        """Show another person."""
        self._letters = initials_of(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("selection"))
        painter.drawEllipse(QRectF(0, 0, self._size, self._size))
        font = self.font()
        font.setPixelSize(max(9, round(self._size * 0.36)))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(look.color("on_selection"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)


class Pill(QWidget):
    """A status as a dot and a word on a tinted ground."""

    def __init__(self, text: str = "", tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._tone = text, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.keeper().changed.connect(self.update)
        self.set_state(text, tone)

    def set_state(self, text: str, tone: str) -> None:
        """Show another status."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._text) + 30, self.fontMetrics().height() + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink, ground = theme.current().tone(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        painter.setBrush(ink)
        painter.drawEllipse(QRectF(9, self.height() / 2 - 3, 6, 6))
        painter.setPen(ink)
        painter.drawText(self.rect().adjusted(20, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, self._text)
