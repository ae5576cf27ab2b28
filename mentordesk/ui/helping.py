"""F1 in a dialog: the user guide opens beside it, at the page about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

_PAGE = "guide_page"


def offer(dialog: QDialog, page: str = "") -> None:
    """F1 opens the guide at this page (a key of `guide.KEYS`); without one at that of what the dialog stands over.

    The dialog then blocks only the window it belongs to, so that the guide can be read beside it.
    """
    if dialog.parentWidget() is not None:
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setProperty(_PAGE, page)
    QShortcut(QKeySequence(Qt.Key.Key_F1), dialog).activated.connect(lambda: _open(dialog))


def _open(dialog: QDialog) -> None:
    page = ""
    for above in _above(dialog):
        page = page or str(above.property(_PAGE) or "")
        show: Callable[[str], None] | None = getattr(above, "show_guide", None)  # the main window
        if show is not None:
            show(page)
            return


def _above(widget: QWidget | None) -> list[QWidget]:
    """The widget and what it stands in, from the inside out."""
    found = []
    while widget is not None:
        found.append(widget)
        widget = widget.parentWidget()
    return found
