"""What is known about a person: name, contact, background. Each field is saved when it is left."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.actions import people as actions
from mentordesk.domain import people as rules
from mentordesk.domain.people import Gender, Person
from mentordesk.i18n import N_, _
from mentordesk.queries import people, units
from mentordesk.ui import only_reading
from mentordesk.ui.forms.editors import ChoiceEditor
from mentordesk.ui.forms.fields import ChoiceField, Field, IntegerField, MultilineField, PhoneField, TextField
from mentordesk.ui.panes.autosave import AutosaveForm, Shelf, attempt
from mentordesk.ui.panes.people.languages import Languages, LanguagesBox
from mentordesk.ui.panes.people.own_fields import OwnFieldsForm
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import MessageBar


def _gender() -> ChoiceField:
    return ChoiceField(key="gender", label=N_("Gender"), choices=[(gender, gender.text) for gender in Gender])


def _unit_choices() -> list[tuple[int, str]]:
    return [(unit.id, unit.name) for unit in units.listing()]


def _completed(key: str, **asked: Any) -> TextField:
    """A field that earlier entries complete."""
    return TextField(key=key, completions=partial(people.completions, key), **asked)


def _fields() -> list[Field]:
    return [
        TextField(key="given_name", label=N_("Given name")),
        TextField(key="family_name", label=N_("Family name")),
        TextField(key="name_native", label=N_("Name in its own script"), wide=True),
        TextField(key="name_on_certificate", label=N_("Name on certificates"), wide=True,
                  placeholder=N_("As above")),
        _gender(),
        IntegerField(key="birth_year", label=N_("Year of birth"), minimum=1900, maximum=2100),
        TextField(key="email", label=N_("E-mail"), wide=True, section=N_("Contact")),
        PhoneField(key="phone", label=N_("Phone"), wide=True),
        TextField(key="street", label=N_("Street"), wide=True),
        _completed("postcode", label=N_("Postcode")),
        _completed("city", label=N_("City")),
        _completed("district", label=N_("District"), wide=True),
        ChoiceField(key="unit_id", label=N_("Unit"), wide=True, section=N_("Work"), empty=N_("None"),
                    choices=_unit_choices),
        _completed("workplace", label=N_("Workplace"), wide=True),
        _completed("occupation", label=N_("Occupation"), wide=True),
        *_background(),
    ]  # fmt: skip


def _background() -> list[Field]:
    return [
        _completed("education", label=N_("Education"), wide=True, section=N_("Background")),
        IntegerField(key="in_sweden_since", label=N_("In Sweden since"), minimum=1900, maximum=2100),
        _completed("sfi_level", label=N_("SFI level")),
        _completed("availability", label=N_("Availability"), wide=True),
        MultilineField(key="note", label=N_("About the person"), wide=True),
    ]


def _protected_fields() -> list[Field]:
    """What may be shown of a protected identity: nothing that names the person or says where they are."""
    return [TextField(key="code_name", label=N_("Code name"), wide=True), _gender(), *_background()]


class DetailsTab(QWidget):
    """The fields of a person; those of a protected identity are fewer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._person: Person | None = None

        def today() -> Any:
            return session.today

        shelf, other = (Shelf(session, f"person.{which}", self._name) for which in ("details", "protected"))
        self.form = AutosaveForm(_fields(), self._save, columns=2, today=today, shelf=shelf)
        self.protected_form = AutosaveForm(_protected_fields(), self._save, columns=2, today=today, shelf=other)
        self.own = OwnFieldsForm(session)
        self.languages = LanguagesBox(lambda: people.completions("language"))
        only_reading.lock(session, self.languages)
        self.languages.changed.connect(self._on_languages_changed)
        self.message = MessageBar()
        self._protected_part = _with_reason(self.protected_form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(14)
        column.addWidget(self.message)
        column.addWidget(self.form)
        column.addWidget(self._protected_part)
        column.addWidget(self.own)
        column.addWidget(self.languages)
        column.addStretch(1)

    def show_person(self, person: Person) -> None:
        """Show a person, or the same one anew."""
        if self._person is None or person.id != self._person.id:
            self.commit()
            self.languages.clear_typing()
            self.message.clear()
        self._person = person
        form = self.protected_form if person.protected else self.form
        other = self.form if person.protected else self.protected_form
        other.forget_record()
        other.set_values(dict.fromkeys((field.key for field in other.fields), None))
        self.form.setVisible(not person.protected)
        self._protected_part.setVisible(person.protected)
        unit = self.form.editor("unit_id")
        if isinstance(unit, ChoiceEditor) and not unit.is_changed():
            unit.refill()
        form.show_record(person.id, {field.key: getattr(person, field.key) for field in form.fields})
        self._show_hints(form, person)
        self.own.show_person(person)
        self.languages.show_languages(people.languages_of(person.id))

    def _show_hints(self, form: AutosaveForm, person: Person) -> None:
        """Say what looks odd, beside the field."""
        for hint in rules.hints(person):
            if form.has_field(hint.field):
                form.set_hint(hint.field, hint.message)

    def commit(self) -> None:
        """Save what is still being typed, also a language that was not added yet."""
        if self._person is not None:
            (self.protected_form if self._person.protected else self.form).commit()
            self.own.commit()
            self.languages.add()

    def restore(self) -> bool:
        """Take back what is being typed; False where nothing is."""
        form = self.form if self.form.isVisible() else self.protected_form
        restored = [form.restore(), self.own.restore()]
        return any(restored)

    def _name(self) -> str:
        return self._person.name if self._person is not None else ""

    def _save(self, key: str, value: Any) -> None:
        if self._person is None:
            return
        form = self.protected_form if self._person.protected else self.form
        field = next(field for field in form.fields if field.key == key)
        text = _("Change {field} for {name}").format(field=_in_sentence(_(field.label)), name=self._person.name)
        self._session.perform(text, actions.update, self._person.id, **{key: value})

    def _on_languages_changed(self, languages: Languages) -> None:
        person = self._person
        if person is not None:
            text = _("Change languages for {name}").format(name=person.name)
            attempt(self.message, lambda: self._session.perform(text, actions.set_languages, person.id, languages))


def _with_reason(form: AutosaveForm) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    text = _("Protected identity: only the code name is shown, and no contact details are kept.")
    column.addWidget(label(text, "second", wrap=True))
    column.addWidget(form)
    return whole


def _in_sentence(caption: str) -> str:
    """A label as it stands inside a sentence: "Phone" becomes "phone", "SFI level" stays."""
    return caption if caption[1:2].isupper() else caption[:1].lower() + caption[1:]
