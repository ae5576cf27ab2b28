"""Keeps what is looked for by name: the question for the name, the menu of what is kept, and the dialog to order it."""

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from mentordesk.actions import saved_filters as actions
from mentordesk.domain import filters
from mentordesk.domain.saved_filters import LONGEST_NAME, FilterPage, SavedFilter
from mentordesk.i18n import N_, _, ngettext
from mentordesk.queries import saved_filters
from mentordesk.ui import helping, theme
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.forms.fields import TextField
from mentordesk.ui.pages import pairings_filters, people_filters
from mentordesk.ui.pages.searched import FilteredPage
from mentordesk.ui.panes.autosave import attempt, say_undoable
from mentordesk.ui.session import Session
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.widgets.buttons import primary_button, secondary_button
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import EmptyState, MessageBar
from mentordesk.ui.widgets.narrowing import in_words


def save(page: FilteredPage) -> int | None:
    """Ask for a name and keep what the page looks for; gives the id."""
    criteria = page.filters.criteria()
    text = _("Kept: {filter}.").format(filter=page.filters.words())
    if criteria.ids is not None:
        count = len(criteria.ids)
        same = ngettext("It will always show the same one.", "It will always show the same {count}.", count)
        text = f"{text} {same.format(count=count)}"

    def perform(given: dict[str, Any]) -> int:
        words = _("Save the filter {name}").format(name=given["name"])
        return page.session.perform(words, actions.add, page.KEPT, name=given["name"], criteria=criteria)

    return _ask_name(page, _("Save this filter"), _("Save"), page.filters.words()[:LONGEST_NAME], perform, text)


def rename(session: Session, saved: SavedFilter, parent: QWidget) -> None:
    """Ask for another name."""

    def perform(given: dict[str, Any]) -> int:
        words = _("Rename the filter {name}").format(name=saved.name)
        session.perform(words, actions.update, saved.id, name=given["name"])
        return saved.id

    _ask_name(parent, _("Rename the filter"), _("Rename"), saved.name, perform)


def _ask_name(parent: QWidget, title: str, verb: str, name: str, perform: Any, text: str = "") -> int | None:
    field = TextField(key="name", label=_("&Name"), required=True, max_length=LONGEST_NAME)
    dialog = FormDialog(
        title, [field], verb=verb, perform=perform, values={"name": name}, text=text, guide="finding", parent=parent
    )
    dialog.form.editor("name").main().selectAll()  # type: ignore[attr-defined]  # the editor of a text is a line
    made: int | None = dialog.ask()
    return made


def move(session: Session, saved: SavedFilter, steps: int) -> None:
    """Move a filter up (-1) or down (1)."""
    session.perform(_("Move the filter {name}").format(name=saved.name), actions.move, saved.id, steps)


def remove(session: Session, saved: SavedFilter, message: MessageBar) -> None:
    """Remove a filter, and say so with the way back."""
    words = _("Remove the filter {name}").format(name=saved.name)
    if attempt(message, lambda: session.perform(words, actions.remove, saved.id)):
        say_undoable(message, session, _("The filter {name} was removed.").format(name=saved.name))


def keep_shown(page: FilteredPage, saved: SavedFilter) -> None:
    """Let a filter look for what the page looks for now."""
    words, criteria = _("Change the filter {name}").format(name=saved.name), page.filters.criteria()
    attempt(page.message, lambda: page.session.perform(words, actions.update, saved.id, criteria=criteria))


def menu(page: FilteredPage, at: QPoint) -> QMenu:
    """The saved filters of a page, and what can be done with them."""
    made, shown = QMenu(page), page.shown_filter()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for saved in saved_filters.of_page(page.KEPT):
        action = made.addAction(saved.name.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(shown is not None and saved.id == shown.id)
        action.triggered.connect(lambda _on, saved=saved: page.show_saved(saved))
    made.addSeparator()
    if shown is None and not page.filters.criteria().is_empty() and not page.session.desk.read_only:
        made.addAction(_("Save this filter…")).triggered.connect(lambda _on: save(page))
    made.addAction(_("Order and rename…")).triggered.connect(lambda _on: manage(page.session, page))
    made.popup(at)
    return made


def manage(session: Session, parent: QWidget) -> None:
    """Show all saved filters to rename, order and remove them."""
    dialog = SavedFiltersDialog(session, parent)
    dialog.exec()
    dialog.deleteLater()


def _shows(saved: SavedFilter) -> str:
    """What is looked for, in words."""
    facets = people_filters.facets() if saved.page is FilterPage.PEOPLE else pairings_filters.facets()
    return in_words(facets, filters.read(saved.criteria)[0])


class SavedFiltersDialog(QDialog):
    """All saved filters; F2 renames, Delete removes, Alt with an arrow moves. Everything can be undone."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(_("Saved filters"))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        helping.offer(self, "finding")
        columns = [
            Column("name", N_("Name"), lambda saved: saved.name, width=200, strong=True),
            Column("page", N_("List"), lambda saved: saved.page.label, width=100),
            Column("shows", N_("Looks for"), _shows, width=240, second=True, stretch=True, tooltip=_shows),
        ]
        self.model = ListModel(columns, parent=self)
        self.table = RecordTable(self.model)
        self.table.setAccessibleName(_("Saved filters"))
        why = _("Narrow a list down, then choose “Save this filter…” above it.")
        self.table.set_empty(EmptyState("bookmark", _("No filter is saved"), why))
        self.message = MessageBar()
        self.rename_button = secondary_button(_("&Rename…"), on_click=self.rename)
        self.up_button = secondary_button(_("Move &up"), on_click=lambda: self.shift(-1))
        self.down_button = secondary_button(_("Move &down"), on_click=lambda: self.shift(1))
        self.remove_button = secondary_button(_("Re&move"), on_click=self.remove)
        self._buttons = (self.rename_button, self.up_button, self.down_button, self.remove_button)
        self.close_button = primary_button(_("Close"), on_click=self.accept)
        self._lay_out()
        self.table.selection_changed.connect(lambda _chosen: self._update_buttons())
        self.table.record_activated.connect(lambda _saved: self.rename())
        session.changed.connect(self._on_changed)
        QShortcut(QKeySequence("F2"), self, self.rename)
        QShortcut(QKeySequence("Del"), self, self.remove)
        QShortcut(QKeySequence("Alt+Up"), self, lambda: self.shift(-1))
        QShortcut(QKeySequence("Alt+Down"), self, lambda: self.shift(1))
        self._fill()
        self.table.select_row(0)
        self.table.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self._buttons:
            button.setAutoDefault(False)
            button.setEnabled(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Saved filters"), "section"))
        text = _("They stand in the rail, above their list and in Go to. Removing one changes no list.")
        column.addWidget(label(text, "second", wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(self.message)
        column.addLayout(row)
        self.resize(theme.current().px(680), theme.current().px(440))

    def _fill(self) -> None:
        self.model.set_records(saved_filters.listing())

    def _on_changed(self, tables: frozenset[str]) -> None:
        if "saved_filter" in tables:
            self._fill()

    def _update_buttons(self) -> None:
        for button in self._buttons:
            button.setEnabled(self._chosen() is not None)

    def _chosen(self) -> SavedFilter | None:
        chosen: SavedFilter | None = self.table.current_record()
        return None if self._session.desk.read_only else chosen

    def rename(self) -> None:
        """Give the chosen filter another name."""
        if (saved := self._chosen()) is not None:
            rename(self._session, saved, self)

    def shift(self, steps: int) -> None:
        """Move the chosen filter among those of its list."""
        if (saved := self._chosen()) is not None:
            attempt(self.message, lambda: move(self._session, saved, steps))

    def remove(self) -> None:
        """Remove the chosen filter and go to the next."""
        if (saved := self._chosen()) is not None:
            row = self.table.currentIndex().row()
            remove(self._session, saved, self.message)
            if self.model.rowCount():
                self.table.select_row(row)

    def done(self, result: int) -> None:
        self._session.changed.disconnect(self._on_changed)
        super().done(result)
