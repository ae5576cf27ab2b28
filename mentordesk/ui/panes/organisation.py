"""The sections of Settings about the organisation: name and logo, those who sign, and the units of the host."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.actions import programmes as programme_actions
from mentordesk.actions import units as unit_actions
from mentordesk.domain.people import Unit
from mentordesk.domain.problems import RuleBroken
from mentordesk.domain.programmes import Signatory
from mentordesk.i18n import N_, _
from mentordesk.queries import programmes, units
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.forms.fields import Field, TextField
from mentordesk.ui.forms.form import Form
from mentordesk.ui.session import Session
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import icon_button, link_button, secondary_button
from mentordesk.ui.widgets.cards import Card
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

    def __init__(self, tools: Tools, message: MessageBar, changed: Callable[[bytes | None], None]) -> None:
        super().__init__()
        self._tools, self._message, self._changed = tools, message, changed
        self.picture = label()
        self.picture.setMinimumHeight(48)
        self.choose_button = secondary_button(_("Choose a picture…"), "image", self.choose)
        self.remove_button = link_button(_("Remove"), lambda: self._changed(None))
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
            self.picture.setPixmap(pixmap.scaledToHeight(48, Qt.TransformationMode.SmoothTransformation))
            self.picture.setAccessibleName(_("Picture chosen"))
        else:
            self.picture.setText(_("No picture"))
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


class OrganisationCard(Card):
    """Name, contact and logo of those who run the desk; they stand on the paper."""

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(_("Organisation and logo"), parent)
        self._session = session
        self.message = MessageBar()
        self.form = Form(
            [TextField(key="name", label=N_("Name")), TextField(key="contact", label=N_("Contact on paper"))], columns=2
        )
        self.form.field_committed.connect(self._on_committed)
        self.logo = PictureLine(tools, self.message, self._on_logo)
        for part in (self.message, self.form, label(_("Logo"), "label"), self.logo):
            self.add(part)
        self.setFocusProxy(self.form.editor("name").main())

    def refill(self) -> None:
        """Show what is kept."""
        kept = programmes.organisation()
        self.form.set_values({"name": kept.name, "contact": kept.contact}, keep_typing=True)
        self.logo.show_picture(kept.logo)

    def _on_committed(self, key: str, value: Any) -> None:
        self._session.perform(_("Change the organisation"), programme_actions.update_organisation, **{key: value})

    def _on_logo(self, content: bytes | None) -> None:
        words = _("Choose a logo") if content else _("Remove the logo")
        self._session.perform(words, programme_actions.update_organisation, logo=content)


class _ListCard(Card):
    """A short list with a line for each record, and a button that adds one."""

    def __init__(self, title: str, why: str, add_text: str, session: Session, tools: Tools) -> None:
        super().__init__(title)
        self._session, self._tools = session, tools
        self.message = MessageBar()
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        self.add_button = secondary_button(add_text, "plus", self.add_one)
        self.add(label(why, "second", wrap=True))
        self.add(self.message)
        self.add(self.lines)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        self.add(row)
        self.setFocusProxy(self.add_button)

    def add_one(self) -> None:
        raise NotImplementedError

    def show_lines(self, lines: Sequence[tuple[str, str, Callable[[], object], Callable[[], object]]]) -> None:
        """(name, second text, edit, remove) of each record."""
        while (item := self.lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for name, second, edit, remove in lines:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label(name))
            row.addWidget(label(second, "second"), 1)
            row.addWidget(icon_button("pencil", _("Change {name}").format(name=name), edit))
            row.addWidget(icon_button("trash-2", _("Remove {name}").format(name=name), remove))
            self.lines.addWidget(line)

    def ask(self, title: str, fields: list[Field], values: dict[str, Any], verb: str, perform: Callable[..., Any]) -> None:
        """A small form; `perform` gets its values as keywords."""
        dialog = FormDialog(
            title, fields, verb=verb, values=values, perform=lambda given: perform(**given), parent=self.window()
        )
        dialog.exec()

    def try_it(self, words: str, action: Callable[..., Any], *args: Any) -> None:
        """Remove something, or say here why it stays."""
        try:
            self._session.perform(words, action, *args)
        except RuleBroken as broken:
            self.message.show_message(" ".join(problem.message for problem in broken.problems), "warn")


class SignatoriesCard(_ListCard):
    """People who sign; each round chooses one or two of them."""

    def __init__(self, session: Session, tools: Tools) -> None:
        why = _("They are chosen for each round; their names and titles stand below the lines on certificates.")
        super().__init__(_("Signatories"), why, _("Add a signatory"), session, tools)

    def refill(self) -> None:
        """Show them all."""
        self.show_lines(
            [
                (each.name, each.title, lambda each=each: self._edit(each), lambda each=each: self._remove(each))
                for each in programmes.signatories()
            ]
        )

    def _fields(self) -> list[Field]:
        return [
            TextField(key="name", label=N_("&Name"), required=True),
            TextField(key="title", label=N_("&Title"), placeholder=_("Such as Head of human resources")),
        ]

    def add_one(self) -> None:
        """Ask for another."""
        words = _("Add a signatory")
        self.ask(
            words, self._fields(), {}, _("Add"),
            lambda **given: self._session.perform(words, programme_actions.add_signatory, **given),
        )

    def _edit(self, each: Signatory) -> None:
        words = _("Change {name}").format(name=each.name)
        self.ask(
            words, self._fields(), {"name": each.name, "title": each.title}, _("Change"),
            lambda **given: self._session.perform(words, programme_actions.update_signatory, each.id, **given),
        )

    def _remove(self, each: Signatory) -> None:
        self.try_it(_("Remove {name}").format(name=each.name), programme_actions.remove_signatory, each.id)


class UnitsCard(_ListCard):
    """The units whose managers account for working time."""

    def __init__(self, session: Session, tools: Tools) -> None:
        why = _("The parts of the host organisation, with the manager who gets the account of the mentors' working time.")
        super().__init__(_("Units"), why, _("Add a unit"), session, tools)

    def refill(self) -> None:
        """Show them all."""
        self.show_lines(
            [
                (each.name, each.manager, lambda each=each: self._edit(each), lambda each=each: self._remove(each))
                for each in units.listing()
            ]
        )

    def _fields(self) -> list[Field]:
        return [
            TextField(key="name", label=N_("&Name"), required=True),
            TextField(key="manager", label=N_("&Manager")),
        ]

    def add_one(self) -> None:
        """Ask for another."""
        words = _("Add a unit")
        self.ask(
            words, self._fields(), {}, _("Add"),
            lambda **given: self._session.perform(words, unit_actions.add, **given),
        )

    def _edit(self, each: Unit) -> None:
        words = _("Change {name}").format(name=each.name)
        self.ask(
            words, self._fields(), {"name": each.name, "manager": each.manager}, _("Change"),
            lambda **given: self._session.perform(words, unit_actions.update, each.id, **given),
        )

    def _remove(self, each: Unit) -> None:
        self.try_it(_("Remove {name}").format(name=each.name), unit_actions.remove, each.id)
