"""A form made from a list of fields: labels above, problems below, each value committed when its field is left."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from mentordesk.i18n import _
from mentordesk.ui.forms import editors, fields, pickers
from mentordesk.ui.forms.editors import Editor, Today
from mentordesk.ui.widgets.buttons import set_kind
from mentordesk.ui.widgets.labels import label


def make_editor(field: fields.Field, today: Today) -> Editor:
    """The widget for a field."""
    match field:
        case fields.PhoneField():
            return editors.PhoneEditor(field)
        case fields.TextField() | fields.PasswordField():
            return editors.TextEditor(field)
        case fields.MultilineField():
            return editors.MultilineEditor(field)
        case fields.ChoiceField():
            return editors.ChoiceEditor(field)
        case fields.MultiChoiceField():
            return pickers.MultiChoiceEditor(field)
        case fields.DateField():
            return pickers.DateEditor(field, today)
        case fields.IntegerField():
            return editors.IntegerEditor(field)
        case fields.BooleanField():
            return editors.BooleanEditor(field)
        case fields.DurationField():
            return editors.DurationEditor(field)
    raise TypeError(f"no editor for {type(field).__name__}")


class Form(QWidget):
    """Fields one above the other, in one or two columns.

    `field_committed(key, value)` comes when a field is left with another value than before, or when a choice
    or tick changes; never while typing and never from `set_values`.
    """

    field_committed = Signal(str, object)

    def __init__(
        self,
        field_list: Sequence[fields.Field],
        *,
        columns: int = 1,
        today: Today = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fields = tuple(field_list)
        self._editors: dict[str, Editor] = {}
        self._notes: dict[str, QLabel] = {}
        self._told: dict[str, tuple[str, str]] = {}
        """What is wrong with a field, and what only looks odd about it."""
        self._today = today
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for place in range(columns):
            grid.setColumnStretch(place, 1)
        self._lay_out(grid, columns)

    def _lay_out(self, grid: QGridLayout, columns: int) -> None:
        row = column = 0
        for field in self.fields:
            if column and (field.wide or field.section):
                row, column = row + 1, 0
            if field.section:
                heading = label(_(field.section), "section")
                heading.setContentsMargins(0, 8 if row else 0, 0, 0)
                grid.addWidget(heading, row, 0, 1, columns)
                row += 1
            span = columns if field.wide else 1
            grid.addWidget(self._cell(field), row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
            if column >= columns:
                row, column = row + 1, 0
        grid.setRowStretch(row + 1, 1)

    def _cell(self, field: fields.Field) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        editor = make_editor(field, self._today)
        main = editor.main()
        text = _(field.label)
        if not isinstance(field, fields.BooleanField):
            name = label(f"{text} *" if field.required else text, "label")
            name.setBuddy(main)
            column.addWidget(name)
        main.setAccessibleName(text.replace("&", ""))
        main.setObjectName(field.key)
        editor.set_read_only(field.read_only)
        column.addWidget(editor)
        if field.help:
            column.addWidget(label(_(field.help), "caption", wrap=True))
            main.setAccessibleDescription(_(field.help))
        note = label(wrap=True)
        note.hide()
        column.addWidget(note)
        editor.committed.connect(lambda value: self._on_editor_committed(field, value))
        editor.problem_found.connect(lambda message, key=field.key: self.set_problem(key, message))
        self._editors[field.key], self._notes[field.key], self._told[field.key] = editor, note, ("", "")
        return cell

    def _on_editor_committed(self, field: fields.Field, value: object) -> None:
        self._hint_at(field, value)
        self.field_committed.emit(field.key, value)

    def _hint_at(self, field: fields.Field, value: object) -> None:
        self.set_hint(field.key, field.hint(value) if field.hint is not None and value not in (None, "") else "")

    def editor(self, key: str) -> Editor:
        """The widget of a field, for focus, completions and tests."""
        return self._editors[key]

    def set_values(self, values: Mapping[str, Any], *, keep_typing: bool = False) -> None:
        """Show values (keys the form does not know are left alone) and forget old problems.

        With `keep_typing` a field that has the focus and was changed keeps what is being typed: for refilling
        the same record after a change elsewhere.
        """
        for field in self.fields:
            editor = self._editors[field.key]
            if field.key not in values or (keep_typing and editor.main().hasFocus() and editor.is_changed()):
                continue
            editor.set_value(values[field.key])
            self.set_problem(field.key, "")
            self._hint_at(field, values[field.key])

    def values(self) -> dict[str, Any]:
        """The values as they stand; a field that cannot be read is left out (see `unreadable`)."""
        found = {}
        for key, editor in self._editors.items():
            try:
                found[key] = editor.read()
            except ValueError:
                continue
        return found

    def unreadable(self) -> dict[str, str]:
        """The fields whose text cannot be read, with the sentence that says why."""
        found = {}
        for key, editor in self._editors.items():
            try:
                editor.read()
            except ValueError as problem:
                found[key] = str(problem)
        return found

    def missing(self) -> dict[str, str]:
        """The required fields that are empty."""
        empty = (None, "", ())
        values = self.values()
        return {
            field.key: _("This is needed.")
            for field in self.fields
            if field.required and field.key in values and values[field.key] in empty
        }

    def commit(self) -> bool:
        """Commit what is still being typed, as before closing; False where a field cannot be read."""
        read = [editor.commit() for editor in self._editors.values()]  # every field, also after one that fails
        return all(read)

    def is_changed(self) -> bool:
        """Is anything typed that was not committed?"""
        return any(editor.is_changed() for editor in self._editors.values())

    def set_problem(self, key: str, message: str) -> bool:
        """Show a sentence under a field and mark it; "" takes both away. False where there is no such field."""
        if key in self._told:
            self._tell(key, message, self._told[key][1])
        return key in self._told

    def set_hint(self, key: str, message: str) -> None:
        """Show a sentence about what looks odd; a problem of the field is more important."""
        self._tell(key, self._told[key][0], message)

    def _tell(self, key: str, problem: str, hint: str) -> None:
        if (problem, hint) == self._told[key]:
            return
        self._told[key] = problem, hint
        note, main = self._notes[key], self._editors[key].main()
        note.setText(problem or hint)
        note.setVisible(bool(problem or hint))
        set_kind(note, "kind", "problem" if problem else "hint")
        set_kind(main, "problem", "true" if problem else "false")
        field = next(field for field in self.fields if field.key == key)
        main.setAccessibleDescription(problem or hint or (_(field.help) if field.help else ""))

    def problem(self, key: str) -> str:
        """The sentence that says what is wrong with a field now."""
        return self._told[key][0]

    def hint(self, key: str) -> str:
        """The sentence that says what looks odd about a field now."""
        return self._told[key][1]

    def clear_problems(self) -> None:
        """Take all marks away."""
        for key in self._editors:
            self.set_problem(key, "")

    def show_problems(self, problems: Iterable[tuple[str, str]]) -> list[str]:
        """Show (field, sentence) pairs, focus the first, and give back the sentences that fit no field."""
        elsewhere, first = [], ""
        for key, message in problems:
            if self.set_problem(key, message):
                first = first or key
            else:
                elsewhere.append(message)
        if first:
            self.focus(first)
        return elsewhere

    def focus(self, key: str = "") -> None:
        """Go to a field, or to the first, bringing it into view."""
        editor = self._editors[key] if key else next(iter(self._editors.values()))
        editor.main().setFocus(Qt.FocusReason.OtherFocusReason)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(editor)


def line() -> QFrame:
    """A thin line between groups."""
    made = QFrame()
    made.setProperty("kind", "line")
    return made
