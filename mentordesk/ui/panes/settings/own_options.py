"""Beside the list of own fields: the field chosen there, the list it chooses from, and how many people have what."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.actions import own_fields as actions
from mentordesk.domain.own_fields import CHOOSING, LONGEST_NAME, FieldWithOptions, OwnFieldKind, OwnOption
from mentordesk.i18n import N_, _, ngettext
from mentordesk.later import Later
from mentordesk.queries.own_fields import Usage
from mentordesk.ui import only_reading, theme
from mentordesk.ui.panes.autosave import attempt, say_undoable
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.buttons import icon_button, link_button, secondary_button
from mentordesk.ui.widgets.flow import FlowLayout
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.lines import LineEdit
from mentordesk.ui.widgets.messages import MessageBar
from mentordesk.ui.widgets.ordered_list import Line, OrderedList

dialogs = Later("ui.dialogs.own_fields")

_MEANING = {
    OwnFieldKind.TEXT: N_("One line, in which anything may be written. Earlier texts are offered while typing."),
    OwnFieldKind.DATE: N_("A date, as everywhere in the program."),
    OwnFieldKind.YES_NO: N_("Yes, no, or not stated."),
}
"""What a field without a list is for the person who fills it in."""


def people(count: int) -> str:
    """How many, in words."""
    return ngettext("{count} person", "{count} people", count).format(count=count)


def remove_words(count: int) -> str:
    """What stands on a button that takes something away from so many people."""
    return _("Remove ({people})").format(people=people(count)) if count else _("Remove")


class OptionsPane(QWidget):
    """The chosen field with its list."""

    def __init__(self, session: Session, message: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._message = session, message
        self._field: FieldWithOptions | None = None
        self._usage = Usage({}, {})
        self.title, self.about = label("", "section"), label("", "second", wrap=True)
        self.kind_button = link_button(_("Change what it holds…"), self.change_kind, flush=True)
        self.options = OrderedList(_("Choices"))
        self.line = ManyLines()
        self.line.setPlaceholderText(_("Add a choice"))
        self.line.setAccessibleName(_("Add a choice"))
        self.line.setMaxLength(LONGEST_NAME)
        self.add_button = icon_button("plus", _("Add the choice"), self.add)
        self.rename_button = icon_button("pencil", _("Rename (F2)"), self.options.rename)
        self.up_button = icon_button("arrow-up", _("Move up (Alt+Up)"), lambda: self.options.move_by(-1))
        self.down_button = icon_button("arrow-down", _("Move down (Alt+Down)"), lambda: self.options.move_by(1))
        self.merge_button = secondary_button(_("Merge…"), "merge", self.merge)
        self.remove_button = secondary_button("", "trash-2", self._remove_chosen)
        only_reading.lock(
            session, self.kind_button, self.add_button, self.rename_button, self.up_button, self.down_button,
            self.merge_button, self.remove_button,
        )  # fmt: skip
        self._list = self._lay_out_list()
        self._lay_out()
        self.line.returnPressed.connect(self.add)
        self.line.several.connect(self._add_several)
        self.options.chosen.connect(self._tell)
        self.options.renamed.connect(self._rename)
        self.options.moved.connect(self._move)
        self.options.removed.connect(self._remove)

    def _lay_out_list(self) -> QWidget:
        adding = QHBoxLayout()
        adding.setSpacing(6)
        adding.addWidget(self.line, 1)
        adding.addWidget(self.add_button)
        moving = (self.up_button, self.down_button, self.rename_button)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(adding)
        column.addWidget(self.options)
        column.addLayout(in_a_row(*moving, self.merge_button, self.remove_button))
        return whole

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.title, self.about):
            column.addWidget(part)
        column.addWidget(self.kind_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._list)
        column.addStretch(1)

    # -- showing ----------------------------------------------------------------------------------------------

    def show_field(self, field: FieldWithOptions, usage: Usage) -> None:
        """Show this field and how much it is used."""
        if self._field is None or self._field.id != field.id:
            self.line.clear()
        self._field, self._usage = field, usage
        self.title.setText(field.name)
        has = usage.fields.get(field.id, 0)
        some = ngettext("{count} person has it filled in.", "{count} people have it filled in.", has)
        used = some.format(count=has) if has else _("Nobody has it filled in.")
        meaning = _(_MEANING[field.kind]) if field.kind in _MEANING else field.kind.label + "."
        self.about.setText(f"{meaning} {used}")
        self._list.setVisible(field.kind in CHOOSING)
        self.options.show_lines(
            [
                Line(one.id, one.name, people(count) if (count := usage.options.get(one.id, 0)) else "")
                for one in field.options
            ]
        )
        self._tell()

    def _tell(self) -> None:
        """What the buttons are about now."""
        option, row = self._chosen(), self.options.currentRow()
        for button in (self.rename_button, self.remove_button):
            button.setEnabled(option is not None)
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < self.options.count() - 1)
        self.merge_button.setEnabled(option is not None and self.options.count() > 1)
        has = self._usage.options.get(option.id, 0) if option is not None else 0
        self.remove_button.setText(remove_words(has))

    def _chosen(self) -> OwnOption | None:
        return self._option(self.options.chosen_id())

    def _option(self, option_id: int | None) -> OwnOption | None:
        options = self._field.options if self._field is not None else ()
        return next((option for option in options if option.id == option_id), None)

    # -- changing ---------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Add what is typed; the line is then ready for the next."""
        field, name = self._field, self.line.text().strip()
        if field is None or not name:
            return
        words = _("Add {option} to {field}").format(option=name, field=field.name)
        if attempt(self._message, lambda: self._session.perform(words, actions.add_option, field.id, name)):
            self.line.clear()
            self.options.setCurrentRow(self.options.count() - 1)

    def _add_several(self, names: list[str]) -> None:
        field = self._field
        if field is None:
            return
        words = _("Add choices to {field}").format(field=field.name)
        added = 0

        def do() -> None:
            nonlocal added
            added = self._session.perform(words, actions.add_options, field.id, names)

        if attempt(self._message, do):
            text = ngettext("{count} choice was added.", "{count} choices were added.", added).format(count=added)
            say_undoable(self._message, self._session, text)

    def _rename(self, option_id: int, name: str) -> None:
        field, option = self._field, self._option(option_id)
        if field is None or option is None:
            return
        words = _("Rename {option} in {field}").format(option=option.name, field=field.name)
        if not attempt(self._message, lambda: self._session.perform(words, actions.rename_option, option_id, name)):
            self.show_field(field, self._usage)  # the name as it is

    def _move(self, option_id: int, place: int) -> None:
        field, option = self._field, self._option(option_id)
        if field is not None and option is not None:
            words = _("Move {option} in {field}").format(option=option.name, field=field.name)
            attempt(self._message, lambda: self._session.perform(words, actions.move_option, option_id, place))

    def change_kind(self) -> None:
        """Ask what the field is to hold instead."""
        if self._field is not None:
            dialogs.change_kind(self._session, self.window(), self._field)

    def merge(self) -> None:
        """Make one choice of the chosen one and another."""
        field, option = self._field, self._chosen()
        if field is not None and option is not None:
            dialogs.merge(self._session, self.window(), field, option)

    def _remove_chosen(self) -> None:
        option_id = self.options.chosen_id()
        if option_id is not None:
            self._remove(option_id)

    def _remove(self, option_id: int) -> None:
        field, option = self._field, self._option(option_id)
        if field is None or option is None:
            return
        had = self._usage.options.get(option_id, 0)
        words = _("Remove {option} from {field}").format(option=option.name, field=field.name)
        if attempt(self._message, lambda: self._session.perform(words, actions.remove_option, option_id)) and had:
            say_removed(self._message, self._session, option.name, had)


def say_removed(message: MessageBar, session: Session, name: str, had: int) -> None:
    """Say what is gone and from how many, with the way back."""
    text = ngettext("“{name}” was removed; {count} person had it.", "“{name}” was removed; {count} people had it.", had)
    say_undoable(message, session, text.format(name=name, count=had))


def in_a_row(*buttons: QWidget) -> FlowLayout:
    """Buttons beside each other, of one height; where there is no room they begin another line."""
    row = FlowLayout(spacing=4)
    for button in buttons:
        button.setMinimumHeight(theme.current().px(34))
        row.addWidget(button)
    return row


class ManyLines(LineEdit):
    """A line into which a whole column of a spreadsheet may be pasted: `several` carries what stood in it."""

    several = Signal(list)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        lines = QGuiApplication.clipboard().text().splitlines() if event.matches(QKeySequence.StandardKey.Paste) else []
        if len(lines) > 1:
            self.several.emit([line.partition("\t")[0] for line in lines])
        else:
            super().keyPressEvent(event)
