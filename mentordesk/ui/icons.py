"""Draws our line icons in the colours of the theme, and again when the theme changes."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from mentordesk import paths
from mentordesk.ui import theme


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    """The SVG text of an icon; a wrong name is a mistake of ours and is said at once."""
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _drawn(name: str, colour: str, size: int, gap: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # loaded with the first icon, not with the module

    picture = QPixmap(round((size + gap) * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    svg = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    svg.render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _ratio() -> float:
    return max([screen.devicePixelRatio() for screen in QGuiApplication.screens()] or [1.0])


def pixmap(name: str, role: str = "text_2", size: int = 16, gap: int = 0) -> QPixmap:
    """An icon as a picture in the theme in force; `role` is a colour of `Theme`, `gap` empty pixels to its right."""
    return _drawn(name, theme.current().color(role).name(), size, gap, _ratio())


def icon(name: str, role: str = "text_2", size: int = 16, gap: int = 0) -> QIcon:
    """An icon in the theme in force, grey where disabled. It does not follow a later switch: `put` does."""
    made = QIcon(pixmap(name, role, size, gap))
    made.addPixmap(pixmap(name, "placeholder", size, gap), QIcon.Mode.Disabled)
    return made


class _Follower(QObject):
    """A child of a button or action that gives it its icon again when the theme changes."""

    def __init__(self, target: QAbstractButton | QAction, name: str, role: str, size: int, gap: int) -> None:
        super().__init__(target)
        self.setObjectName("icon_follower")
        self._target, self._asked = target, (name, role, size, gap)
        theme.keeper().changed.connect(self.draw)

    def draw(self) -> None:
        """Set the icon in the theme in force."""
        self._target.setIcon(icon(*self._asked))


def put(target: QAbstractButton | QAction, name: str, role: str = "text_2", size: int = 16, gap: int = 0) -> None:
    """Give a button or an action an icon that follows the theme; called again it replaces the former."""
    before = target.findChild(_Follower, "icon_follower", Qt.FindChildOption.FindDirectChildrenOnly)
    if before is not None:
        theme.keeper().changed.disconnect(before.draw)
        before.deleteLater()
        before.setObjectName("")
    if isinstance(target, QAbstractButton):
        target.setIconSize(QSize(size + gap, size))
    _Follower(target, name, role, size, gap).draw()


class IconLabel(QLabel):
    """A small picture that follows the theme."""

    def __init__(self, name: str, role: str = "text_2", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = (name, role, size)
        theme.keeper().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_icon(self, name: str, role: str = "text_2") -> None:
        """Show another icon at the same size."""
        self._asked = (name, role, self._asked[2])
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self.setPixmap(pixmap(*self._asked))
