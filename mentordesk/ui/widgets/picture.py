"""A picture the user gives, as a logo: read safely, shown small, chosen and removed by buttons."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentordesk.i18n import _
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import link_button, secondary_button
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import MessageBar

MOST_BYTES = 5_000_000
MOST_PIXELS = 25_000_000
LARGEST_SIDE = 1600
"""Pixels kept of a picture: enough for 28 mm at 600 dpi and more."""


class PictureRefused(Exception):
    """The picture cannot be used; the text says why, for the user."""


def read_picture(path: Path) -> bytes:
    """A picture as PNG, made anew (which drops hidden data such as the place it was taken) and not needlessly large."""
    if path.stat().st_size > MOST_BYTES:
        raise PictureRefused(_("The picture is larger than 5 MB. Nothing was changed; choose a smaller one."))
    reader = QImageReader(str(path))
    size = reader.size()
    if size.isValid() and size.width() * size.height() > MOST_PIXELS:
        raise PictureRefused(_("The picture has more than 25 million pixels. Nothing was changed; choose a smaller one."))
    image = reader.read()
    if image.isNull():
        raise PictureRefused(_("This is not a picture that can be read. Nothing was changed; PNG and JPEG work."))
    return png(image)


def png(image: QImage) -> bytes:
    """The image as PNG, at most `LARGEST_SIDE` wide or high."""
    if max(image.width(), image.height()) > LARGEST_SIDE:
        image = image.scaled(
            LARGEST_SIDE, LARGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


class PictureLine(QWidget):
    """A picture with the buttons to choose and to remove it; `changed` is called with the new bytes, or None."""

    ROOM = QSize(180, 48)

    def __init__(self, name: str, tools: Tools, message: MessageBar, changed: Callable[[bytes | None], None]) -> None:
        super().__init__()
        self._name = name
        self._tools, self._message, self._changed = tools, message, changed
        self.picture = label()
        self.picture.setMinimumHeight(48)
        self.choose_button = secondary_button(_("Choose a picture…"), "image", self.choose)
        self.remove_button = link_button(_("Remove"), lambda: self._changed(None))
        self.choose_button.setAccessibleName(f"{name}: {self.choose_button.text()}")
        self.remove_button.setAccessibleName(f"{name}: {self.remove_button.text()}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.picture)
        row.addWidget(self.choose_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)

    def show_picture(self, content: bytes | None) -> None:
        """Show what is kept."""
        pixmap = QPixmap()
        if content and pixmap.loadFromData(content):
            room, mode = self.ROOM, Qt.AspectRatioMode.KeepAspectRatio
            self.picture.setPixmap(pixmap.scaled(room, mode, Qt.TransformationMode.SmoothTransformation))
            self.picture.setAccessibleName(_("{name}: a picture is chosen").format(name=self._name))
        else:
            self.picture.setText(_("No picture"))
            self.picture.setAccessibleName(_("{name}: no picture").format(name=self._name))
        self.remove_button.setVisible(bool(content))

    def choose(self) -> None:
        """Ask for a file and take it over, or say why not."""
        path = self._tools.ask.open_file(self, _("Choose a picture"), _("Pictures") + " (*.png *.jpg *.jpeg)")
        if path is None:
            return
        try:
            self._changed(read_picture(path))
        except PictureRefused as refused:
            self._message.show_message(str(refused), "bad")
        except OSError as error:
            text = _("The picture could not be read: {reason}").format(reason=error.strerror or "?")
            self._message.show_message(text, "bad")
