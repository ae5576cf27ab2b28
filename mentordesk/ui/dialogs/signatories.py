"""Dialogs about who signs: name, title, and a scanned signature where there is one."""

from itertools import pairwise
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.actions import programmes as actions
from mentordesk.domain.programmes import Signatory
from mentordesk.i18n import N_, _
from mentordesk.ui.forms import drafts
from mentordesk.ui.forms.dialog import FormDialog, Perform
from mentordesk.ui.forms.fields import Field, TextField
from mentordesk.ui.session import Session
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.picture import PictureLine


class SignatoryDialog(FormDialog):
    """Asks for somebody who signs; `signature` is the scanned signature as it stands in the dialog."""

    def __init__(
        self,
        title: str,
        verb: str,
        tools: Tools,
        perform: Perform,
        known: Signatory | None,
        draft: drafts.Place,
        parent: QWidget,
    ) -> None:
        fields: list[Field] = [
            TextField(key="name", label=N_("&Name"), required=True),
            TextField(key="title", label=N_("&Title"), placeholder=_("Such as Head of human resources")),
        ]
        values = {"name": known.name, "title": known.title} if known else {}
        super().__init__(
            title, fields, verb=verb, values=values, draft=draft, guide="settings", parent=parent,
            perform=lambda given: perform({**given, "signature": self.signature}),
        )  # fmt: skip
        self.signature = known.signature if known else None
        self.picture = PictureLine(_("Scanned signature"), tools, self.message, self._on_picture)
        self.picture.show_picture(self.signature)
        part = QVBoxLayout()
        part.setSpacing(4)
        part.addWidget(label(_("Scanned signature"), "label"))
        part.addWidget(self.picture)
        part.addWidget(label(_("Printed above the line; without one there is room to sign by hand."), "caption", wrap=True))
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertLayout(layout.count() - 1, part)
        self._fit_screen()  # the form was measured without the picture

        order = [self.form.editor("title").main(), self.picture.choose_button, self.picture.remove_button]
        for before, after in pairwise([*order, self.cancel_button, self.ok_button]):
            QWidget.setTabOrder(before, after)

    def _on_picture(self, content: bytes | None) -> None:
        self.signature = content
        self.picture.show_picture(content)


def add(session: Session, tools: Tools, parent: QWidget) -> None:
    """Ask for another who signs, and who then signs in the round looked at, if nobody does so yet."""

    def perform(given: dict[str, Any]) -> int:
        words = _("Add signatory {name}").format(name=given["name"])
        return session.perform(words, actions.add_signatory, first_of=session.round_id, **given)

    draft = drafts.at(session, "signatory.new")
    SignatoryDialog(_("Add a signatory"), _("Add"), tools, perform, None, draft, parent).ask()


def edit(session: Session, tools: Tools, known: Signatory, parent: QWidget) -> None:
    """Change what is known about somebody who signs."""
    words = _("Change {name}").format(name=known.name)

    def perform(given: dict[str, Any]) -> None:
        session.perform(words, actions.update_signatory, known.id, **given)

    draft = drafts.at(session, "signatory.edit", known.id)
    SignatoryDialog(words, _("Change"), tools, perform, known, draft, parent).ask()
