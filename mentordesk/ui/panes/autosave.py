"""Forms without an OK button: each field is saved when it is left, and what is wrong stays and is explained."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk.desk import StoredFileError
from mentordesk.domain.problems import RuleBroken
from mentordesk.ui.forms.fields import Field
from mentordesk.ui.forms.form import Form
from mentordesk.ui.widgets.messages import MessageBar

_NO_RECORD = object()


def attempt(message: MessageBar, do: Callable[[], object]) -> bool:
    """Do something that has no field of its own; a refusal is said in the bar. False where it was refused."""
    try:
        do()
    except RuleBroken as broken:
        message.show_message("\n".join(problem.message for problem in broken.problems), tone="bad")
        return False
    except StoredFileError as error:
        message.show_message(str(error), tone="bad")
        return False
    return True


class AutosaveForm(Form):
    """Fields of one record. `save(key, value)` performs the change; it may raise what `session.perform` raises."""

    def __init__(
        self,
        field_list: Sequence[Field],
        save: Callable[[str, Any], object],
        *,
        columns: int = 1,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(field_list, columns=columns, today=today, parent=parent)
        self._save = save
        self._record: object = _NO_RECORD
        self._stored: dict[str, Any] = {}
        self.field_committed.connect(self._on_committed)

    def show_record(self, record: object, values: Mapping[str, Any]) -> None:
        """Show the stored values of a record (any key that tells it from others).

        Of the record already shown, what is being typed and what was refused stay in their fields, unless the
        stored value has changed meanwhile.
        """
        if record != self._record:
            self._record = record
            self.set_values(values)
        else:
            known = self._stored
            fresh = {key: new for key, new in values.items() if not self._is_refused(key) or known.get(key) != new}
            self.set_values(fresh, keep_typing=True)
        self._stored = dict(values)

    def restore(self) -> bool:
        """Take back what is typed and not saved; False where there was nothing."""
        if self._record is _NO_RECORD or not self.is_changed():
            return False
        self.set_values(self._stored)
        return True

    def forget_record(self) -> None:
        """No record is shown any more."""
        self._record = _NO_RECORD

    def field_cell(self, key: str) -> QWidget:
        """The field with its label, to show or hide it."""
        cell = self.editor(key).parentWidget()
        assert cell is not None
        return cell

    def has_field(self, key: str) -> bool:
        """Does the form ask for this?"""
        return any(field.key == key for field in self.fields)

    def _is_refused(self, key: str) -> bool:
        return self.has_field(key) and bool(self.problem(key))

    def _on_committed(self, key: str, value: object) -> None:
        try:
            self._save(key, value)
        except RuleBroken as broken:
            at_field = [problem.message for problem in broken.problems if problem.field == key]
            self.set_problem(key, " ".join(at_field or [problem.message for problem in broken.problems]))
        except StoredFileError as error:
            self.set_problem(key, str(error))
