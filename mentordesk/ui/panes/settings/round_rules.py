"""The section of Settings about the round looked at: its facts and rules."""

from contextlib import suppress
from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk.actions import programmes as actions
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import _
from mentordesk.ui.forms.editors import ChoiceEditor
from mentordesk.ui.forms.fields import ChoiceField
from mentordesk.ui.panes.autosave import AutosaveForm, Shelf
from mentordesk.ui.panes.settings.round_fields import round_fields
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.cards import Card
from mentordesk.ui.widgets.labels import label


class RoundCard(Card):
    """Facts and rules of the round looked at; each field is one step that can be undone.

    A change that is refused stays in its field, marked, and is tried again together with the next: so the dates of a
    round can be moved one after the other, although none of them fits before the last is there.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("The round"), parent)
        self._session = session
        self._fields = {field.key: field for field in round_fields()}
        empty = _("The file has no round yet. Make one with New round in the list at the left.")
        self.none = label(empty, "second", wrap=True)
        fields, shelf = list(self._fields.values()), Shelf(session, "round.rules", self.title.text)
        self.form = AutosaveForm(fields, self._save, columns=2, today=lambda: session.today, shelf=shelf)
        self.add(self.none)
        self.add(self.form)
        self.setFocusProxy(self.form.editor("programme").main())

    def refill(self) -> None:
        """Show the round as it stands; what was refused stays as it was typed."""
        current = self._session.round
        self.none.setVisible(current is None)
        self.form.setVisible(current is not None)
        if current is None:
            self.form.forget_record()
            self.set_title(_("The round"))
            return
        self.set_title(current.title)
        for key in ("signatory_one_id", "signatory_two_id"):
            editor = self.form.editor(key)
            if isinstance(editor, ChoiceEditor):
                editor.refill()  # somebody may have been added, renamed or removed
        self.form.show_record(current.id, {key: getattr(current, key) for key in self._fields})

    def _save(self, key: str, value: Any) -> None:
        if self._is_missing(key, value):
            raise RuleBroken.at(key, _("This is needed."))
        waiting = self._waiting(but=key)
        try:
            self._change(key, {**waiting, key: value})
        except RuleBroken as together:
            if waiting:
                with suppress(RuleBroken):  # alone it may do; if not, the reason of both is told
                    self._change(key, {key: value})
                    return
            raise RuleBroken.at(key, _("Not saved yet: {reason}").format(reason=together.problems[0].message)) from together

    def _waiting(self, *, but: str) -> dict[str, Any]:
        """The other fields that were refused, with what is typed in them."""
        refused = (key for key in self._fields if key != but and self.form.problem(key))
        values = {key: value for key, value in self.form.values().items() if not self._is_missing(key, value)}
        return {key: values[key] for key in refused if key in values and self.form.editor(key).is_changed()}

    def _is_missing(self, key: str, value: Any) -> bool:
        return value is None and not isinstance(self._fields[key], ChoiceField)

    def _change(self, key: str, changes: dict[str, Any]) -> None:
        """Change these fields as one step, named after the one that was left."""
        current, name = self._session.round, _(self._fields[key].label).replace("&", "")
        if current is not None:
            words = _("Change {field} of {round}").format(field=name, round=current.title)
            self._session.perform(words, actions.update_round, current.id, **changes)
