"""The organisation's own fields of a person, below what every person has. Each is saved when it is left."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.actions import own_fields as actions
from mentordesk.domain.own_fields import FieldWithOptions, OwnFieldKind, id_of, key_of
from mentordesk.domain.people import Person
from mentordesk.i18n import _
from mentordesk.queries import own_fields
from mentordesk.ui.forms.own_fields import form_field
from mentordesk.ui.panes.autosave import AutosaveForm, Shelf
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.labels import label

_NARROW = frozenset({OwnFieldKind.DATE, OwnFieldKind.YES_NO})
"""Kinds of which two stand beside each other."""


class OwnFieldsForm(QWidget):
    """The fields there are; it is made anew when they change, and takes no room while there are none."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._person: Person | None = None
        self._fields: list[FieldWithOptions] = []
        self.form: AutosaveForm | None = None
        self._apart = label(_("Lists and exports leave these out, because the identity is protected."), "second", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(label(_("Own fields"), "section"))
        self._column.addWidget(self._apart)
        self.hide()

    def show_person(self, person: Person) -> None:
        """Show what a person has."""
        fields = own_fields.listing()
        if fields != self._fields:
            self._make(fields)
        self._person = person
        self.setVisible(self.form is not None)
        self._apart.setVisible(person.protected)
        if self.form is not None:
            values = {key_of(field_id): value for field_id, value in own_fields.of_person(person.id).items()}
            self.form.show_record(person.id, values)

    def commit(self) -> None:
        """Save what is still being typed."""
        if self.form is not None and self._person is not None:
            self.form.commit()

    def restore(self) -> bool:
        """Take back what is being typed; False where nothing is."""
        return self.form is not None and self.form.restore()

    def today(self) -> date:
        """The day that "today" means when it is typed."""
        return self._session.today

    def _make(self, fields: Sequence[FieldWithOptions]) -> None:
        """Ask for these fields from now on."""
        self._fields = list(fields)
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        if not fields:
            return
        asked = [form_field(field, wide=field.kind not in _NARROW) for field in fields]
        shelf = Shelf(self._session, "person.own", lambda: self._person.name if self._person is not None else "")
        self.form = AutosaveForm(asked, self._save, columns=2, today=self.today, shelf=shelf)
        self._column.addWidget(self.form)
        for field in fields:
            self.form.editor(field.key).main().setAccessibleName(field.name)

    def _save(self, key: str, value: Any) -> None:
        person = self._person
        if person is None:
            return
        field_id = id_of(key)
        name = next(field.name for field in self._fields if field.id == field_id)
        text = _("Change {field} for {name}").format(field=name, name=person.name)
        self._session.perform(text, actions.set_value, person.id, field_id, value)
