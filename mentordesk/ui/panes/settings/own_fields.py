"""The section of Settings in which the organisation makes its own fields of people, and the lists they choose from."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.actions import own_fields as actions
from mentordesk.domain.own_fields import CHOOSING, FieldWithOptions, OwnFieldKind
from mentordesk.i18n import N_, _
from mentordesk.later import Later
from mentordesk.queries import own_fields
from mentordesk.ui import only_reading, theme
from mentordesk.ui.panes.autosave import attempt
from mentordesk.ui.panes.settings.own_options import OptionsPane, in_a_row, remove_words, say_removed
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.buttons import icon_button, link_button, secondary_button
from mentordesk.ui.widgets.cards import Card
from mentordesk.ui.widgets.entrance import Entrance
from mentordesk.ui.widgets.flow import FlowLayout
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import MessageBar
from mentordesk.ui.widgets.ordered_list import Line, OrderedList

dialogs = Later("ui.dialogs.own_fields")

SUGGESTIONS = (
    (N_("Labels"), OwnFieldKind.CHOICES),
    (N_("Occupational field"), OwnFieldKind.CHOICE),
    (N_("Area"), OwnFieldKind.CHOICE),
    (N_("Driving licence"), OwnFieldKind.YES_NO),
    (N_("Interviewed on"), OwnFieldKind.DATE),
)
"""What many programmes ask for; one click makes it."""
FEW = 8
"""With so many fields nothing is suggested any more."""


class OwnFieldsCard(Card):
    """The fields on the left, the chosen one beside them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Own fields and lists"), parent)
        self._session = session
        self._fields: list[FieldWithOptions] = []
        self._usage = own_fields.Usage({}, {})
        self.message = MessageBar()
        self.list = OrderedList(_("Own fields"))
        self.options = OptionsPane(session, self.message)
        self.add_button = secondary_button(_("New field…"), "plus", self.add_one)
        self.rename_button = icon_button("pencil", _("Rename (F2)"), self.list.rename)
        self.up_button = icon_button("arrow-up", _("Move up (Alt+Up)"), lambda: self.list.move_by(-1))
        self.down_button = icon_button("arrow-down", _("Move down (Alt+Down)"), lambda: self.list.move_by(1))
        self.remove_button = secondary_button("", "trash-2", self._remove_chosen)
        only_reading.lock(session, self.add_button, self.rename_button, self.up_button, self.down_button, self.remove_button)
        self._both = QWidget()
        self._offered = label(_("With one click:"), "second")
        self.suggestions = {
            _(name): link_button(
                _("{name} ({kind})").format(name=_(name), kind=kind.label.lower()), partial(self._take, _(name), kind)
            )
            for name, kind in SUGGESTIONS
        }
        self._lay_out()
        self.list.chosen.connect(self._show_chosen)
        self.list.renamed.connect(self._rename)
        self.list.moved.connect(self._move)
        self.list.removed.connect(self._remove)
        Entrance(self, self.add_button)

    # -- building ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        why = _(
            "What your programme needs to know of people beside the usual. Each field stands in the form of every person, "
            "as a column and filter of the list, and in exports."
        )
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list)
        left.addLayout(in_a_row(self.up_button, self.down_button, self.rename_button, self.remove_button))
        left.addStretch(1)
        both = QHBoxLayout(self._both)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(20)
        both.addLayout(left, 2)
        both.addWidget(self.options, 3)
        adding, offers = QHBoxLayout(), FlowLayout(spacing=4)
        adding.addWidget(self.add_button)
        adding.addStretch(1)
        self._offered.setMinimumHeight(theme.current().px(24))
        for part in (self._offered, *self.suggestions.values()):
            offers.addWidget(part)
        self.add(label(why, "second", wrap=True))
        self.add(self.message)
        self.add(adding)
        self.add(offers)
        self.add(self._both)

    # -- showing ----------------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Show what there is now."""
        self.message.clear()
        self._show()

    def _show(self) -> None:
        self._fields = own_fields.listing()
        self.list.show_lines([Line(field.id, field.name, field.kind.label.lower()) for field in self._fields])
        self._both.setVisible(bool(self._fields))
        known = {field.name.casefold() for field in self._fields}
        few = len(known) < FEW
        self._offered.setVisible(few)
        for name, button in self.suggestions.items():
            button.setVisible(few and name.casefold() not in known)
        self._show_chosen()

    def _show_chosen(self) -> None:
        field, row = self._chosen(), self.list.currentRow()
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < self.list.count() - 1)
        if field is not None:
            self._usage = own_fields.usage()
            self.options.show_field(field, self._usage)
            self.remove_button.setText(remove_words(self._usage.fields.get(field.id, 0)))

    def _chosen(self) -> FieldWithOptions | None:
        return self._field(self.list.chosen_id())

    def _field(self, field_id: int | None) -> FieldWithOptions | None:
        return next((field for field in self._fields if field.id == field_id), None)

    # -- changing ---------------------------------------------------------------------------------------------

    def add_one(self) -> None:
        """Ask for a new field."""
        made = dialogs.add(self._session, self.window())
        if made is not None:
            self._go_to(made)

    def _take(self, name: str, kind: OwnFieldKind) -> None:
        words = _("Add the field {name}").format(name=name)
        made: list[int] = []
        if attempt(self.message, lambda: made.append(self._session.perform(words, actions.add, name=name, kind=kind))):
            self._go_to(made[0])

    def _go_to(self, field_id: int) -> None:
        """Choose a new field; one with a list is ready for its first choice."""
        self.list.choose(field_id)
        field = self._chosen()
        listed = field is not None and field.kind in CHOOSING
        (self.options.line if listed else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def _rename(self, field_id: int, name: str) -> None:
        field = self._field(field_id)
        if field is None:
            return
        words = _("Rename the field {name}").format(name=field.name)
        if not attempt(self.message, lambda: self._session.perform(words, actions.rename, field_id, name)):
            self._show()  # the name as it is

    def _move(self, field_id: int, place: int) -> None:
        field = self._field(field_id)
        if field is not None:
            words = _("Move the field {name}").format(name=field.name)
            attempt(self.message, lambda: self._session.perform(words, actions.move, field_id, place))

    def _remove_chosen(self) -> None:
        field_id = self.list.chosen_id()
        if field_id is not None:
            self._remove(field_id)

    def _remove(self, field_id: int) -> None:
        """Take a field away; what people had in it comes back with Undo."""
        field = self._field(field_id)
        if field is None:
            return
        had = self._usage.fields.get(field_id, 0)
        words = _("Remove the field {name}").format(name=field.name)
        if attempt(self.message, lambda: self._session.perform(words, actions.remove, field_id)) and (had or field.options):
            say_removed(self.message, self._session, field.name, had)
