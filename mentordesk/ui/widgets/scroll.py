"""A scroll area without a frame, for panes and pages that may be taller than the window."""

from PySide6.QtCore import QEvent, QMargins, QObject, QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

_AIR = 8
"""Between the fields of a form and the bar that scrolls them."""
_RING = 6
"""Between what has the keyboard and the ring around it."""
_FRAME = 48
"""What the title bar of a dialog takes of the screen."""


class Scroll(QScrollArea):
    """Scrolls its content upwards and downwards only; with `fit_height` it asks for the content's whole height.

    With `air` the content keeps off the bar, while there is one: for content that reaches to its right edge.
    """

    def __init__(
        self, content: QWidget, *, fit_height: bool = False, air: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fit_height, self._content, self._air = fit_height, content, 0
        if air:
            self.verticalScrollBar().rangeChanged.connect(self._keep_off)
        self.setProperty("kind", "plain")
        content.setProperty("kind", "scrolled")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        content.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Qt brings into view what Tab reaches from inside; this, all that the keyboard reaches: by F6, an access key."""
        if now is not None and not QApplication.mouseButtons() and self._content.isAncestorOf(now):
            self.ensureWidgetVisible(now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.setMinimumWidth(self._content.minimumSizeHint().width())
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _keep_off(self, _least: int, most: int) -> None:
        """Less width never makes the content lower, so that this does not call for itself for ever."""
        self._air = _AIR if most > 0 else 0
        self._keep_apart()

    def _keep_apart(self) -> None:
        around = _RING if self.hasFocus() else 0
        wanted = QMargins(around, around, max(around, self._air), around)
        if self.viewportMargins() != wanted:
            self.setViewportMargins(wanted)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keep_apart()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keep_apart()

    def sizeHint(self) -> QSize:
        if not self._fit_height:
            return super().sizeHint()
        wanted = self._content.sizeHint()
        return QSize(wanted.width() + 14, min(wanted.height() + 4, 720))

    def height_at(self, width: int) -> int:
        """What all of the content takes of height at a width."""
        content = self._content
        return (content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()) + 4


def height_of(dialog: QWidget, scroll: Scroll, width: int) -> int:
    """The height at which a dialog of this width shows all that it scrolls and nothing more, as far as the screen has it."""
    layout = dialog.layout()
    assert layout is not None
    margins = layout.contentsMargins()
    whole = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
    missing = scroll.height_at(width - margins.left() - margins.right()) - scroll.sizeHint().height()
    return min(whole + missing, dialog.screen().availableSize().height() - _FRAME)


def padded(content: QWidget) -> Scroll:
    """Scrolling, with room for the bar at the right."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 16, 0)
    column.addWidget(content)
    return Scroll(holder)
