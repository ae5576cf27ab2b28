"""The sections of Settings about the organisation: name and logo, those who sign, and the units of the host."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.actions import programmes as programme_actions
from mentordesk.actions import units as unit_actions
from mentordesk.domain.people import Unit
from mentordesk.domain.programmes import Signatory
from mentordesk.i18n import N_, _
from mentordesk.queries import earlier, programmes, units
from mentordesk.ui import only_reading
from mentordesk.ui.dialogs import signatories
from mentordesk.ui.forms import drafts
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.forms.fields import Field, TextField
from mentordesk.ui.panes.autosave import AutosaveForm, Shelf, attempt
from mentordesk.ui.session import Session
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import icon_button, secondary_button
from mentordesk.ui.widgets.cards import Card
from mentordesk.ui.widgets.elided import ElidedLabel
from mentordesk.ui.widgets.entrance import Entrance
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import MessageBar
from mentordesk.ui.widgets.picture import PictureLine


class OrganisationCard(Card):
    """Name, contact and logo of those who run the desk; they stand on the paper."""

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(_("Organisation and logo"), parent)
        self._session = session
        self.message = MessageBar()
        self.form = AutosaveForm(
            [TextField(key="name", label=N_("Name")), TextField(key="contact", label=N_("Contact on paper"))],
            self._save,
            columns=2,
            today=lambda: session.today,
            shelf=Shelf(session, "organisation", self.title.text),
        )
        self.logo = PictureLine(_("Logo"), tools, self.message, self._on_logo)
        only_reading.lock(session, self.logo)
        for part in (self.message, self.form, label(_("Logo"), "label"), self.logo):
            self.add(part)
        self.setFocusProxy(self.form.editor("name").main())

    def refill(self) -> None:
        """Show what is kept."""
        kept = programmes.organisation()
        self.form.show_record("organisation", {"name": kept.name, "contact": kept.contact})
        self.logo.show_picture(kept.logo)

    def _save(self, key: str, value: Any) -> None:
        self._session.perform(_("Change the organisation"), programme_actions.update_organisation, **{key: value})

    def _on_logo(self, content: bytes | None) -> None:
        words = _("Choose a logo") if content else _("Remove the logo")
        attempt(self.message, lambda: self._session.perform(words, programme_actions.update_organisation, logo=content))


class _ListCard(Card):
    """A short list with a line for each record, and a button that adds one."""

    def __init__(self, title: str, why: str, add_text: str, session: Session, tools: Tools) -> None:
        super().__init__(title)
        self._session, self._tools = session, tools
        self.message = MessageBar()
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        self.add_button = secondary_button(add_text, "plus", self.add_one)
        only_reading.lock(session, self.add_button)
        self.add(label(why, "second", wrap=True))
        self.add(self.message)
        self.add(self.lines)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        self.add(row)
        Entrance(self, self.add_button)

    def add_one(self) -> None:
        raise NotImplementedError

    def show_lines(self, lines: Sequence[tuple[str, str, Callable[[], object], Callable[[], object]]]) -> None:
        """(name, second text, edit, remove) of each record."""
        while (item := self.lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        buttons: list[QWidget] = [self.add_button]
        for name, second, edit, remove in lines:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(12)
            row.addWidget(label(name))
            row.addWidget(ElidedLabel(second, "second"), 1)
            change = icon_button("pencil", _("Change {name}").format(name=name), edit)
            take_away = icon_button("trash-2", _("Remove {name}").format(name=name), remove)
            only_reading.lock(self._session, change, take_away)
            row.addWidget(change)
            row.addWidget(take_away)
            self.lines.addWidget(line)
            buttons += [change, take_away]
        for before, after in pairwise([*buttons, self.add_button] if lines else []):
            QWidget.setTabOrder(before, after)  # from line to line, then the button below them

    def ask(
        self,
        title: str,
        fields: list[Field],
        values: dict[str, Any],
        verb: str,
        perform: Callable[..., Any],
        draft: drafts.Place,
    ) -> None:
        """A small form; `perform` gets its values as keywords."""
        FormDialog(
            title, fields, verb=verb, values=values, perform=lambda given: perform(**given), draft=draft,
            guide="settings", parent=self.window(),
        ).ask()  # fmt: skip

    def try_it(self, words: str, action: Callable[..., Any], *args: Any) -> None:
        """Remove something, or say here why it stays."""
        attempt(self.message, lambda: self._session.perform(words, action, *args))


class SignatoriesCard(_ListCard):
    """People who sign; each round chooses one or two of them."""

    def __init__(self, session: Session, tools: Tools) -> None:
        why = _("They are chosen for each round; their names and titles stand below the lines on certificates.")
        super().__init__(_("Signatories"), why, _("Add a signatory"), session, tools)

    def refill(self) -> None:
        """Show them all."""
        self.show_lines(
            [
                (each.name, self._about(each), partial(self._edit, each), partial(self._remove, each))
                for each in programmes.signatories()
            ]
        )

    def _about(self, each: Signatory) -> str:
        scanned = _("with a scanned signature") if each.signature else ""
        return " · ".join(part for part in (each.title, scanned) if part)

    def add_one(self) -> None:
        """Ask for another."""
        signatories.add(self._session, self._tools, self.window())

    def _edit(self, each: Signatory) -> None:
        signatories.edit(self._session, self._tools, each, self.window())

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
            [(each.name, each.manager, partial(self._edit, each), partial(self._remove, each)) for each in units.listing()]
        )

    def _fields(self) -> list[Field]:
        return [
            TextField(key="name", label=N_("&Name"), required=True),
            TextField(key="manager", label=N_("&Manager"), completions=earlier.managers),
        ]

    def add_one(self) -> None:
        """Ask for another."""
        words = _("Add a unit")
        self.ask(
            words,
            self._fields(),
            {},
            _("Add"),
            lambda **given: self._session.perform(words, unit_actions.add, **given),
            drafts.at(self._session, "unit.new"),
        )

    def edit(self, unit_id: int) -> None:
        """Change one of them."""
        self._edit(units.get(unit_id))

    def _edit(self, each: Unit) -> None:
        words = _("Change {name}").format(name=each.name)
        self.ask(
            words,
            self._fields(),
            {"name": each.name, "manager": each.manager},
            _("Change"),
            lambda **given: self._session.perform(words, unit_actions.update, each.id, **given),
            drafts.at(self._session, "unit.edit", each.id),
        )

    def _remove(self, each: Unit) -> None:
        self.try_it(_("Remove {name}").format(name=each.name), unit_actions.remove, each.id)
