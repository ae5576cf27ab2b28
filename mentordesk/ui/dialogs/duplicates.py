"""The dialogs that make one person of two entries: of all that look alike, and of two that were chosen."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.actions import merging as actions
from mentordesk.domain.duplicates import words
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _, ngettext, number_text
from mentordesk.queries import duplicates, merging
from mentordesk.queries.duplicates import Pair
from mentordesk.queries.merging import KEPT, OTHER
from mentordesk.queries.slices import Slices
from mentordesk.ui import helping, theme
from mentordesk.ui.dialogs.duplicates_pane import ComparisonPane
from mentordesk.ui.in_slices import InSlices
from mentordesk.ui.panes.autosave import attempt, say_undoable
from mentordesk.ui.session import Session
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.widgets.buttons import primary_button, secondary_button
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import EmptyState, MessageBar

_CHANGING = frozenset({"person", "not_same"})
"""Tables by which other people may look alike."""


class Duplicates(QDialog):
    """Everybody who is probably entered twice, two at a time, with what differs and what is to be done about it."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self.work = InSlices(self)
        self.setWindowTitle(_("Probably entered twice"))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        helping.offer(self, "people")
        columns = [
            Column("name", N_("Name"), lambda pair: pair.names[0], width=150, strong=True,
                   tooltip=lambda pair: " – ".join(pair.names)),
            Column("why", N_("Why"), _why, width=110, second=True, stretch=True, tooltip=_why),
        ]  # fmt: skip
        self.model = ListModel(columns, parent=self)
        self.table = RecordTable(self.model)
        self.table.setAccessibleName(_("Who is probably entered twice"))
        self.none = EmptyState(
            "users",
            _("Nobody is entered twice, as it seems"),
            _("Names, years of birth, e-mail addresses and phone numbers of everybody were compared."),
        )
        self.pane, self.message, self.sum = ComparisonPane(), MessageBar(), label("", "strong", wrap=True)
        self.close_button = secondary_button(_("Close"), on_click=self.reject)
        self.apart_box = QCheckBox()
        self.again_button = secondary_button(_("&Compare again"), on_click=self.compare_again)
        self.apart_button = secondary_button(_("&Not the same"), on_click=self.keep_apart)
        self.merge_button = primary_button(_("&Merge"), "merge", self.merge)
        self._lay_out()
        self.apart_box.toggled.connect(lambda _on: self._read())
        self.table.selection_changed.connect(lambda _chosen: self._show_chosen())
        self.table.record_activated.connect(lambda _pair: self.pane.take_focus())
        session.changed.connect(self._on_changed)
        self._read()
        self._take_focus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Probably entered twice"), "section"))
        text = _("Two entries become one person, with all that belongs to either. It can be undone.")
        column.addWidget(label(text, "second", wrap=True))
        column.addWidget(self.apart_box, 0, Qt.AlignmentFlag.AlignLeft)
        self.both = QWidget()
        row = QHBoxLayout(self.both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(self.table, 4)
        row.addWidget(self.pane, 6)
        column.addWidget(self.both, 1)
        column.addWidget(self.none, 1)
        column.addWidget(self.message)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.sum, 1)
        for button in (self.close_button, self.apart_button, self.again_button, self.merge_button):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(theme.current().px(1080), room.width() - 40), min(theme.current().px(620), room.height() - 80))

    # -- reading ----------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self.work.ask("pairs", self._reading)
        self.work.start()
        self._sum_up()

    def _reading(self) -> Slices[None]:
        apart = duplicates.kept_apart()
        text = _("&Show those said to be two people ({count})").format(count=number_text(len(apart)))
        self.apart_box.setText(text)
        self.apart_box.setVisible(bool(apart))
        if not apart and self.apart_box.isChecked():
            with QSignalBlocker(self.apart_box):
                self.apart_box.setChecked(False)
        self._show(apart if self.apart_box.isChecked() else (yield from duplicates.read_likely()))

    def _show(self, pairs: list[Pair]) -> None:
        row = self.table.currentIndex().row()
        self.model.set_records(pairs)
        if pairs and self.table.current_record() is None:
            self.table.select_row(min(max(row, 0), len(pairs) - 1))
        self._show_chosen()
        self._sum_up(read=True)

    def _sum_up(self, *, read: bool = False) -> None:
        count, looking = self.model.rowCount(), not read and self.work.is_busy()
        text = ngettext("{count} pair of entries", "{count} pairs of entries", count).format(count=count)
        apart = self.apart_box.isChecked()
        self.sum.setText(_("Looking…") if looking else text if count and not apart else "")
        for part in (self.both, self.again_button if apart else self.apart_button, self.merge_button):
            part.setVisible(looking or count > 0)
        (self.apart_button if apart else self.again_button).hide()
        self.none.setVisible(not looking and not count)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & _CHANGING:
            self._read()
        else:
            self._show_chosen()

    def _show_chosen(self) -> None:
        pair = self.table.current_record()
        try:
            comparison = merging.compared(*pair.id) if pair is not None else None
        except RuleBroken:  # one of the two is gone by now
            comparison = None
        self.pane.show_entries(comparison, _alike(pair))
        self.apart_button.setEnabled(comparison is not None)
        self.again_button.setEnabled(comparison is not None)
        self.merge_button.setEnabled(comparison is not None and not comparison.problem)

    # -- doing ------------------------------------------------------------------------------------------------

    def merge(self) -> None:
        """Make one person of the two, and go to the next."""
        self.message.clear()
        gone = self.pane.comparison.other_id if self.pane.comparison is not None else 0
        if said := perform(self._session, self.message, self.pane):
            self._go_on(lambda pair: gone in pair.id)
            say_undoable(self.message, self._session, said)

    def keep_apart(self) -> None:
        """Remember that they are two people, and go to the next."""
        pair = self.table.current_record()
        if pair is None or self.pane.comparison is None:
            return
        self.message.clear()
        one, other = pair.names
        text = _("{one} and {other} are two people.")
        said = _("These are two people.") if self.pane.comparison.hidden else text.format(one=one, other=other)
        if attempt(self.message, lambda: self._session.perform(_("Not the same person"), actions.keep_apart, *pair.id)):
            self._go_on(lambda each: each.id == pair.id)
            say_undoable(self.message, self._session, said)

    def compare_again(self) -> None:
        """Take back that they are two people."""
        pair = self.table.current_record()
        if pair is None or self.pane.comparison is None:
            return
        self.message.clear()
        said = _("They are compared again.")
        if attempt(self.message, lambda: self._session.perform(_("Compare again"), actions.compare_again, *pair.id)):
            self._go_on(lambda each: each.id == pair.id)
            say_undoable(self.message, self._session, said)

    def _go_on(self, gone: Callable[[Pair], bool]) -> None:
        """To the next ones; what is done with goes at once, also while everybody is still being compared anew."""
        if self.work.is_busy():
            self._show([pair for pair in self.model.records() if not gone(pair)])
            self._sum_up()
        self._take_focus()

    def _take_focus(self) -> None:
        (self.table if self.both.isVisibleTo(self) else self.close_button).setFocus()

    def done(self, result: int) -> None:
        self.work.stop()
        self._session.changed.disconnect(self._on_changed)
        super().done(result)


class MergeTwo(QDialog):
    """Two people who were chosen, to be made one. `said` tells what was done."""

    def __init__(self, session: Session, parent: QWidget | None, person_id: int, other_id: int) -> None:
        super().__init__(parent)
        self._session, self.said = session, ""
        self.setWindowTitle(_("Merge two people"))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        helping.offer(self, "people")
        self.pane, self.message = ComparisonPane(), MessageBar()
        self.cancel_button = secondary_button(_("Cancel"), on_click=self.reject)
        self.merge_button = primary_button(_("&Merge"), "merge", self.merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Merge two people"), "section"))
        column.addWidget(self.pane, 1)
        column.addWidget(self.message)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.cancel_button, self.merge_button):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column.addLayout(foot)
        self.pane.show_entries(merging.compared(person_id, other_id))
        assert self.pane.comparison is not None
        self.merge_button.setEnabled(not self.pane.comparison.problem)
        room = self.screen().availableSize()
        self.resize(min(theme.current().px(720), room.width() - 40), min(theme.current().px(560), room.height() - 80))
        if not self.pane.take_focus():
            (self.merge_button if self.merge_button.isEnabled() else self.cancel_button).setFocus()

    def merge(self) -> None:
        """Make one person of the two, or say why not."""
        self.said = perform(self._session, self.message, self.pane)
        if self.said:
            self.accept()


def _why(pair: Pair) -> str:
    return words(pair.signs)


def _alike(pair: Pair | None) -> str:
    return _("Alike: {signs}.").format(signs=_why(pair)) if pair is not None and pair.signs else ""


def perform(session: Session, message: MessageBar, pane: ComparisonPane) -> str:
    """Merge the two entries of a pane with what is chosen there; gives a sentence about it, or "" where it was refused."""
    comparison = pane.comparison
    if comparison is None:
        return ""
    kept, other = comparison.names[KEPT], comparison.names[OTHER]
    label_, said = _("Merge {other} into {name}"), _("{other} and {name} are one person now.")
    if comparison.hidden:
        label_, said = _("Merge two entries of a protected identity"), _("The two entries are one person now.")
    given = merging.chosen(pane.chosen())
    text = label_.format(other=other, name=kept)
    merge = attempt(message, lambda: session.perform(text, actions.merge, comparison.kept_id, comparison.other_id, **given))
    return said.format(other=other, name=kept) if merge else ""


def find(session: Session, parent: QWidget) -> None:
    """Show who is probably entered twice."""
    dialog = Duplicates(session, parent)
    dialog.exec()
    dialog.deleteLater()


def merge_two(session: Session, parent: QWidget, person_id: int, other_id: int) -> str:
    """Show two people side by side and make one of them; what was done in a sentence, "" where nothing was."""
    dialog = MergeTwo(session, parent, person_id, other_id)
    dialog.exec()
    dialog.deleteLater()
    return dialog.said
