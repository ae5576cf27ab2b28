"""Makes the program's buttons: one filled per page, the others quiet."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from mentordesk.ui import icons
from mentordesk.ui.words import as_it_is

_GAP = 5


def _button(text: str, kind: str, icon: str, role: str, on_click: Callable[[], object] | None) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", kind)
    if icon:
        icons.put(button, icon, role, gap=_GAP)
    if on_click is not None:
        button.clicked.connect(lambda _checked: on_click())
    return button


def primary_button(text: str, icon: str = "", on_click: Callable[[], object] | None = None) -> QPushButton:
    """The one filled button of a page or dialog."""
    return _button(text, "primary", icon, "on_accent", on_click)


def secondary_button(text: str, icon: str = "", on_click: Callable[[], object] | None = None) -> QPushButton:
    """An ordinary button."""
    return _button(text, "secondary", icon, "text_2", on_click)


def danger_button(
    text: str, icon: str = "", on_click: Callable[[], object] | None = None, *, filled: bool = False
) -> QPushButton:
    """A button for what takes something away; filled only in the last question before it."""
    return _button(text, "danger-filled" if filled else "danger", icon, "surface" if filled else "bad", on_click)


def link_button(
    text: str, on_click: Callable[[], object] | None = None, icon: str = "", *, flush: bool = False
) -> QPushButton:
    """A button that looks like a link: for what leads somewhere. A `flush` one begins where the words above it do."""
    button = _button(text, "link", icon, "accent", on_click)
    button.setProperty("flush", flush)
    return button


def menu_button(text: str, menu: QMenu, icon: str = "") -> QPushButton:
    """A button that opens a menu."""
    button = _button(text, "secondary", icon, "text_2", None)
    button.setProperty("hasMenu", True)
    button.setMenu(menu)
    return button


def icon_button(icon: str, name: str, on_click: Callable[[], object] | None = None, *, size: int = 16) -> QToolButton:
    """A button of a picture only; `name` is its tooltip and what is read aloud."""
    button = QToolButton()
    button.setToolTip(as_it_is(name))
    button.setAccessibleName(name)
    icons.put(button, icon, size=size)
    if on_click is not None:
        button.clicked.connect(lambda _checked: on_click())
    return button


def set_kind(widget: QWidget, name: str, value: object) -> None:
    """Change a property the style sheet looks at, and have it looked at again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it is looked at when it is first shown
        widget.style().unpolish(widget)
        widget.style().polish(widget)
