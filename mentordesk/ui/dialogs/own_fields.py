"""Dialogs about the organisation's own fields: make one, and make one choice of two."""

from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk.actions import own_fields as actions
from mentordesk.domain.own_fields import CHOOSING, LONGEST_NAME, FieldWithOptions, OwnFieldKind, OwnOption
from mentordesk.i18n import _
from mentordesk.ui.forms import drafts
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.forms.fields import ChoiceField, MultilineField, TextField
from mentordesk.ui.session import Session


class AddField(FormDialog):
    """Asks for a name, for what the field holds, and for its list where it takes its answers from one."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session = session
        kinds = [(kind, kind.label) for kind in OwnFieldKind]
        super().__init__(
            _("New field"),
            [
                TextField(key="name", label=_("&Name"), required=True, max_length=LONGEST_NAME),
                ChoiceField(
                    key="kind", label=_("&What it holds"), choices=kinds,
                    help=_("Labels are several choices: a person can have any of them."),
                ),
                MultilineField(
                    key="options", label=_("&Choices, one a line"), lines=6,
                    help=_("A column of a spreadsheet can be pasted here. More can be added later."),
                ),
            ],
            verb=_("Add field"),
            perform=self._add,
            values={"kind": OwnFieldKind.CHOICES},
            draft=drafts.at(session, "own_field.new"),
            guide="own_fields",
            parent=parent,
        )  # fmt: skip
        self.form.field_committed.connect(lambda _key, _value: self._offer_list())

    def _offer_list(self) -> None:
        """A field without a list asks for none."""
        cell = self.form.editor("options").parentWidget()
        assert cell is not None
        cell.setVisible(self.form.editor("kind").read() in CHOOSING)

    def _add(self, given: dict[str, Any]) -> int:
        options = given["options"].splitlines() if given["kind"] in CHOOSING else []
        text = _("Add the field {name}").format(name=given["name"])
        return self._session.perform(text, actions.add, name=given["name"], kind=given["kind"], options=options)


def add(session: Session, parent: QWidget) -> int | None:
    """Ask for a new field; its id, or None."""
    made: int | None = AddField(session, parent).ask()
    return made


def change_kind(session: Session, parent: QWidget, field: FieldWithOptions) -> None:
    """Ask what a field is to hold from now on."""

    def perform(given: dict[str, Any]) -> None:
        text = _("Change what {field} holds").format(field=field.name)
        session.perform(text, actions.change_kind, field.id, given["kind"])

    kinds = [(kind, kind.label) for kind in OwnFieldKind]
    FormDialog(
        _("What “{field}” holds").format(field=field.name),
        [ChoiceField(key="kind", label=_("&What it holds"), choices=kinds)],
        text=_("Texts become a list of choices, and choices texts; nobody loses anything."),
        verb=_("Change"),
        values={"kind": field.kind},
        perform=perform,
        guide="own_fields",
        parent=parent,
    ).ask()


def merge(session: Session, parent: QWidget, field: FieldWithOptions, other: OwnOption) -> None:
    """Ask which choice of the list takes the place of one that goes."""

    def perform(given: dict[str, Any]) -> None:
        kept = next(option for option in field.options if option.id == given["kept"])
        text = _("Make {kept} of {option} in {field}").format(kept=kept.name, option=other.name, field=field.name)
        session.perform(text, actions.merge_options, kept.id, other.id)

    others = [(option.id, option.name) for option in field.options if option.id != other.id]
    FormDialog(
        _("Merge “{option}” with another choice").format(option=other.name),
        [ChoiceField(key="kept", label=_("&Everybody who has it gets instead"), choices=others, required=True)],
        verb=_("Merge"),
        perform=perform,
        guide="own_fields",
        parent=parent,
    ).ask()
