"""Dialogs about people: add one, protect an identity, and take people out of the bin."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.actions import people as actions
from mentordesk.domain.duplicates import words
from mentordesk.domain.enrolments import Role
from mentordesk.domain.own_fields import FieldWithOptions
from mentordesk.domain.people import LONG_IN_BIN, Gender, Person, days_in_bin, is_long_in_bin, shown_name
from mentordesk.i18n import N_, _, ngettext
from mentordesk.later import Later
from mentordesk.queries import duplicates, own_fields, units
from mentordesk.queries import people as queries
from mentordesk.queries.duplicates import Match
from mentordesk.queries.slices import Slices
from mentordesk.ui import helping, theme
from mentordesk.ui.dialogs.enrolments import enrolment_of, round_fields, round_values
from mentordesk.ui.forms import drafts
from mentordesk.ui.forms.dialog import Again, FormDialog
from mentordesk.ui.forms.fields import ChoiceField, Field, IntegerField, PhoneField, TextField
from mentordesk.ui.forms.own_fields import form_field
from mentordesk.ui.in_slices import InSlices
from mentordesk.ui.panes.autosave import attempt
from mentordesk.ui.session import Session
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.listed import of_table
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import danger_button, primary_button, secondary_button
from mentordesk.ui.widgets.filters import FilterChip
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import EmptyState, MessageBar

erasing, exporting = Later("ui.dialogs.erasing"), Later("ui.exporting")

_OF_PERSON = ("given_name", "family_name", "email", "phone", "gender", "birth_year", "unit_id", "occupation")
_TELLING = frozenset({"given_name", "family_name", "birth_year", "email", "phone"})
"""Fields by which the same person is found."""


class AddPerson(FormDialog):
    """Asks for a new person and, where there is a round, for what they are in it; says who may be the same.

    The role is the one given, else that of whoever came last into the round: people are entered in rows.
    A second button adds the person and goes on with the next, in the same role and of the same types.
    `result_value` is the person's id: of the last new one, or of the known one that was chosen instead.
    """

    def __init__(self, session: Session, parent: QWidget, role: Role | None = None) -> None:
        self._session = session
        self._round = session.round
        self._own = own_fields.listing()
        in_round = [] if self._round is None else round_fields(session, role_needed=False)
        values = {"gender": Gender.UNSTATED, **round_values(session)}
        super().__init__(
            _("New person"),
            [*_person_fields(), *in_round, *_own_fields(self._own)],
            verb=_("Add person"),
            perform=self._add,
            values=values | {"role": role or values["role"] or Role.MENTOR},
            columns=2,
            today=lambda: session.today,
            draft=drafts.at(session, "person.new"),
            again=Again(_("Save and add &another"), ("role", "types"), _was_added),
            guide="people",
            parent=parent,
        )
        self._known: duplicates.Everybody | None = None
        self.work = InSlices(self)
        self.form.field_committed.connect(self._on_field_committed)
        session.changed.connect(self._on_changed)
        self._read()

    def _read(self) -> None:
        """Read who is in the file, to compare while typing; of thousands in slices."""
        self._known = None
        self.work.ask("known", self._reading)
        self.work.start()

    def _reading(self) -> Slices[None]:
        self._known = yield from duplicates.read_everybody()
        self._compare()

    def _on_changed(self, tables: frozenset[str]) -> None:
        if "person" in tables:
            self._read()

    def done(self, result: int) -> None:
        self.work.stop()
        self._session.changed.disconnect(self._on_changed)
        super().done(result)

    def _add(self, given: dict[str, Any]) -> int:
        fields = {key: given[key] for key in _OF_PERSON} | {"own": {field.id: given[field.key] for field in self._own}}
        name = shown_name(given["given_name"], given["family_name"], False, "")
        if self._round is None or given["role"] is None:
            return self._session.perform(_("Add {name}").format(name=name), actions.add, **fields)
        text = _("Add {name} to {round}").format(name=name, round=self._round.title)
        enrolment = enrolment_of(given) | {"round_id": self._round.id}
        return self._session.perform(text, actions.add_and_enrol, fields, enrolment)

    def _on_field_committed(self, key: str, _value: object) -> None:
        if key in _TELLING and not self._compare():
            self.message.clear()

    def _compare(self) -> bool:
        """Warn of somebody who is probably the same; False where nobody is, as far as is known yet."""
        given = self.form.values()
        told = {name: given[name] for name in _TELLING if name in given}
        likely = self._known.like(**told) if self._known is not None and len(told) == len(_TELLING) else []
        if likely:
            self._warn(likely[0])
        return bool(likely)

    def _warn(self, known: Match) -> None:
        text = _("{name} is in the file already and is probably the same person: {why}.")
        if known.binned:
            text = _("{name} lies in the bin and is probably the same person: {why}.")
        said = text.format(name=known.name, why=words(known.signs))
        self.message.show_message(said, "warn", _("&Take that one"), lambda: self._take(known))

    def _take(self, known: Match) -> None:
        words = _("Restore {name}").format(name=known.name)
        if known.binned and not attempt(
            self.message, lambda: self._session.perform(words, actions.restore, known.person_id)
        ):
            return
        self.result_value = known.person_id
        self.accept()


def _was_added(person_id: int) -> str:
    return _("{name} was added.").format(name=queries.get(person_id).name)


def _person_fields() -> list[Field]:
    return [
        TextField(key="given_name", label=_("&Given name")),
        TextField(key="family_name", label=_("&Family name")),
        TextField(key="email", label=_("E-&mail")),
        PhoneField(key="phone", label=_("&Phone")),
        ChoiceField(key="gender", label=_("Gen&der"), section=_("About the person"),
                    choices=[(gender, gender.label) for gender in Gender]),
        IntegerField(key="birth_year", label=_("Year of &birth"), minimum=1900, maximum=2100),
        ChoiceField(key="unit_id", label=_("&Unit"), empty=_("None"),
                    choices=[(unit.id, unit.name) for unit in units.listing()]),
        TextField(key="occupation", label=_("O&ccupation"), completions=lambda: queries.completions("occupation")),
    ]  # fmt: skip


def _own_fields(fields: Sequence[FieldWithOptions]) -> list[Field]:
    """The organisation's own fields, as a group of their own."""
    headings = [_("Own fields"), *[""] * len(fields)]
    return [form_field(field, section=heading) for field, heading in zip(fields, headings, strict=False)]


def add(session: Session, parent: QWidget, role: Role | None = None) -> int | None:
    """Ask for a new person, in this role unless another is chosen; the id of who was added (last) or recognised, or None."""
    person_id: int | None = AddPerson(session, parent, role).ask()
    return person_id


def protect(session: Session, parent: QWidget, person: Person) -> None:
    """Explain what a protected identity means here, ask for the code name, and mark the person."""

    def perform(given: dict[str, Any]) -> None:
        text = _("Protect the identity of {code}").format(code=given["code_name"] or _("a person"))
        session.perform(text, actions.protect, person.id, given["code_name"])
        drafts.at(session, "person.details", person.id).drop()  # what was refused there may lead to the person

    text = _(
        "From now on only the code name is shown: in lists, on paper, in exports, file names and the history. "
        "E-mail, phone, address, district, workplace and unit are emptied. "
        "Until the file is closed you can undo this; after that what was emptied has to be entered again."
    )
    field = TextField(key="code_name", label=_("&Code name"), required=True, max_length=60,
                      help=_("A word that says nothing about the person, such as the name of a tree."))  # fmt: skip
    FormDialog(
        _("Protect the identity of {name}").format(name=person.name),
        [field],
        verb=_("Protect and empty"),
        perform=perform,
        values={"code_name": person.code_name or f"P-{person.id:04d}"},
        text=text,
        danger=True,
        guide="people",
        parent=parent,
    ).ask()


class Bin(QDialog):
    """The people in the bin, with the way back; who is there for long is marked and can be listed.

    `restored` holds the ids of those taken out.
    """

    def __init__(self, session: Session, tools: Tools, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._tools = session, tools
        self.restored: list[int] = []
        self.setWindowTitle(_("Bin"))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        helping.offer(self, "people")
        columns = [
            Column("name", N_("Name"), lambda person: person.name, width=280, strong=True, stretch=True),
            Column("on", N_("Put there on"), lambda person: person.binned_on.isoformat(), width=116, kind="date"),
            Column("days", N_("Since then"), self._days, sort=lambda person: days_in_bin(person, session.today), width=110,
                   kind="pill", tone=lambda person: "warn" if is_long_in_bin(person, session.today) else ""),
        ]  # fmt: skip
        self.model = ListModel(columns, search=lambda person: (person.name,), parent=self)
        self.table = RecordTable(self.model)
        self.table.setAccessibleName(_("People in the bin"))
        self.table.set_empty(EmptyState("trash-2", _("The bin is empty")))
        self.long = FilterChip("")
        self.long.toggled.connect(self._on_long_toggled)
        self.restore_button = primary_button(_("&Restore"), "undo-2", self.restore)
        self.export_button = secondary_button(_("&Export…"), "file-spreadsheet", self.export)
        self.erase_button = danger_button(_("Erase for &good…"), on_click=self.erase)
        self.message = MessageBar()
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+E"), self, self.export)
        self.table.record_activated.connect(lambda _person: self.restore())
        self.table.selection_changed.connect(lambda _chosen: self._update_buttons())
        self._fill()
        self.table.select_row(0)
        self.table.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Bin"), "section"))
        text = _("Who is here stands in no list. Nothing is lost, and nobody is erased by time.")
        column.addWidget(label(text, "second", wrap=True))
        column.addWidget(self.long, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table, 1)
        column.addWidget(self.message)
        close = secondary_button(_("Close"), on_click=self.accept)
        row = QHBoxLayout()
        row.addWidget(self.export_button)
        row.addWidget(self.erase_button)
        row.addStretch(1)
        for button in (close, self.restore_button):
            row.addWidget(button)
        for button in (self.export_button, self.erase_button, close, self.restore_button):
            button.setAutoDefault(False)
        column.addLayout(row)
        px = theme.current().px
        self.resize(px(600), px(440))

    def _fill(self) -> None:
        people = queries.binned()
        count = sum(is_long_in_bin(person, self._session.today) for person in people)
        words = ngettext("{count} for more than {days} days", "{count} for more than {days} days", count)
        self.long.setText(words.format(count=count, days=LONG_IN_BIN))
        self.long.setVisible(count > 0)
        if not count:
            self.long.setChecked(False)
        self.model.set_records(people)
        self.export_button.setEnabled(bool(people))
        self._update_buttons()

    def _update_buttons(self) -> None:
        count = len(self.table.selected_records())
        self.restore_button.setEnabled(count > 0)
        self.erase_button.setEnabled(count == 1)

    def _on_long_toggled(self, on: bool) -> None:
        self.model.set_predicate((lambda person: is_long_in_bin(person, self._session.today)) if on else None)

    def _days(self, person: Person) -> str:
        days = days_in_bin(person, self._session.today)
        return ngettext("{days} day", "{days} days", days).format(days=days) if days > 0 else _("Today")

    def export(self) -> None:
        """Write the people in view into a file."""
        if not self.export_button.isEnabled():
            return
        path = self._session.desk.path
        name = " ".join(filter(None, (_("Bin"), path.stem if path is not None else "", self._session.today.isoformat())))
        exporting.save(of_table(_("Bin"), self.table), name, self._tools.ask, self, self.message)

    def erase(self) -> None:
        """Make the chosen person unknown in the file, after a question."""
        (chosen,) = self.table.selected_records()
        if erasing.erase(self._session, self._tools, self, chosen, self.message):
            self._fill()

    def restore(self) -> None:
        """Take the chosen people out of the bin, as one step."""
        chosen: list[Person] = self.table.selected_records()
        if not chosen:
            return
        ids = [person.id for person in chosen]
        text = ngettext("Restore {name}", "Restore {count} people", len(ids)).format(name=chosen[0].name, count=len(ids))
        if attempt(self.message, lambda: self._session.perform(text, actions.restore_many, ids)):
            self.restored += ids
            self._fill()
