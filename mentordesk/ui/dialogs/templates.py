"""The editor of the texts on paper: the list of them, the wording, and the real page beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from mentordesk import i18n
from mentordesk.actions import programmes as actions
from mentordesk.domain import texts
from mentordesk.domain.problems import RuleBroken
from mentordesk.domain.programmes import Round
from mentordesk.domain.standard_texts import StandardText
from mentordesk.i18n import _, ngettext
from mentordesk.queries import programmes
from mentordesk.ui import helping
from mentordesk.ui.dialogs import templates_trial as trial
from mentordesk.ui.dialogs.templates_list import TextList
from mentordesk.ui.dialogs.templates_pane import WordingPane, standard
from mentordesk.ui.panes.autosave import attempt
from mentordesk.ui.panes.documents.making import say_failure
from mentordesk.ui.panes.documents.press import Press, as_bytes
from mentordesk.ui.panes.documents.preview import PreviewPane
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.buttons import menu_button, secondary_button
from mentordesk.ui.widgets.filters import later
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.lines import calm_wheel
from mentordesk.ui.widgets.messages import MessageBar

_PAUSE = 350
"""Milliseconds without a letter until the page is made anew."""


@dataclass(frozen=True, slots=True)
class _Edited:
    """The text in the editor, and the wording that is kept for it."""

    text: StandardText
    language: str
    kept: str


class Texts(QDialog):
    """The texts of the round looked at. Each is kept when it is left, as one step that can be undone."""

    def __init__(self, session: Session, round_: Round, parent: QWidget | None, key: str = "", language: str = "") -> None:
        super().__init__(parent)
        self._session, self._round = session, round_
        self._edited: _Edited | None = None
        self._before = len(session.desk.undo_steps)
        self.setWindowTitle(_("Texts on paper: {round}").format(round=round_.title))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        helping.offer(self, "texts")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.message = MessageBar()
        self.list = TextList()
        self.pane = WordingPane(language or round_.language)
        self.person = QComboBox()
        self.person.setAccessibleName(_("Person in the preview"))
        calm_wheel(self.person)
        self.press = Press(self)
        self.preview = PreviewPane(plain=True)
        self._later = later(self, _PAUSE, self._show_page)
        self._make_foot()
        self._lay_out()
        self._connect()
        self.list.show_key(key or texts.STANDARD[0].key)
        self.refill()
        self.pane.edit.setFocus()

    # -- building ---------------------------------------------------------------------------------------------

    def _make_foot(self) -> None:
        self.copy_menu = QMenu(self)
        self.copy_button = menu_button(_("&Copy the texts to another round"), self.copy_menu)
        self.undo_button = secondary_button(_("&Undo"), "undo-2", self.undo)
        self.close_button = secondary_button(_("Close"), on_click=self.accept)
        for button in (self.copy_button, self.undo_button, self.close_button):
            button.setAutoDefault(False)
        others = [each for each in programmes.rounds() if each.id != self._round.id and each.closed_on is None]
        for other in reversed(others):
            self.copy_menu.addAction(other.title).triggered.connect(partial(self._on_copy, other))
        self.copy_button.setEnabled(bool(others))
        self.copy_button.setToolTip("" if others else _("The file has no other round that is open."))

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(17)
        self.splitter.setChildrenCollapsible(False)
        for part in (self.list, self.pane, self._right()):
            self.splitter.addWidget(part)
        self.splitter.setSizes([230, 390, 560])
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.copy_button)
        foot.addStretch(1)
        foot.addWidget(self.undo_button)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.message)
        column.addWidget(self.splitter, 1)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(1320, room.width() - 40), min(760, room.height() - 60))

    def _right(self) -> QWidget:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.person_label = label(_("S&hown for"), "label")
        self.person_label.setBuddy(self.person)
        row.addWidget(self.person_label)
        row.addWidget(self.person, 1)
        made = QWidget()
        made.setMinimumWidth(260)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.preview, 1)
        return made

    def _connect(self) -> None:
        self.list.chosen.connect(lambda _key: self.refill())
        self.pane.language_chosen.connect(self.refill)
        self.pane.worded.connect(self._later.start)
        self.pane.left.connect(self.keep)
        self.person.activated.connect(lambda _row: self._show_page())
        self._session.changed.connect(self._on_changed)
        for keys, call in ((QKeySequence.StandardKey.Undo, self.undo), (QKeySequence.StandardKey.Redo, self.redo)):
            QShortcut(QKeySequence(keys), self, call)

    # -- filling ----------------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Show the text chosen, after keeping what was worded before."""
        self.keep()
        text, language = texts.known(self.list.key()), self.pane.spoken()
        self._edited = _Edited(text, language, self._kept(text, language))
        self._fill_people(text)
        self._show()
        self._show_page()

    def _kept(self, text: StandardText, language: str) -> str:
        with i18n.speaking(language):
            return texts.wording(programmes.texts(self._round.id, language), text.key)

    def _show(self) -> None:
        """Show what is kept."""
        if self._edited is not None:
            self.pane.show_text(self._edited.text, self._edited.kept)
            self._say_kept()

    def _say_kept(self) -> None:
        self.list.mark(programmes.texts(self._round.id, self.pane.spoken()))
        self.undo_button.setEnabled(len(self._session.desk.undo_steps) > self._before)

    def _fill_people(self, text: StandardText) -> None:
        before = self.person.currentData()
        people = trial.people(self._round, text, self._session.as_of)
        with QSignalBlocker(self.person):
            self.person.clear()
            for enrolment_id, name in people:
                self.person.addItem(name, enrolment_id)
            self.person.setCurrentIndex(max(self.person.findData(before), 0))
        for part in (self.person, self.person_label):
            part.setVisible(bool(people))

    def _show_page(self) -> None:
        """The real page, with the words as they stand in the editor."""
        if self._edited is None:
            return
        self._later.stop()
        text, language, words = self._edited.text, self._edited.language, self.pane.wording()
        try:
            paper = trial.paper(self._round, text, language, words, self.person.currentData(), self._session.as_of)
        except RuleBroken as broken:
            self.press.forget_preview()
            self.preview.show_instead(_("There is nothing to print"), " ".join(each.message for each in broken.problems))
            return
        self.preview.show_busy()
        self.press.preview(
            partial(as_bytes, paper), lambda made: self.preview.show_content(made, keep_place=True), self._on_failed
        )

    def _on_failed(self, error: Exception) -> None:
        self.preview.show_instead(_("The preview could not be made"))
        say_failure(self.message, error)

    # -- what the user does -----------------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep the wording, where it is another than before; an empty one means the standard text."""
        edited, words = self._edited, self.pane.wording()
        if edited is None or words == edited.kept:
            return
        text, language, usual = edited.text, edited.language, standard(edited.text, edited.language)
        self._edited = _Edited(text, language, words or usual)
        name, about = _(text.label), {"key": text.key, "language": language}
        perform, round_id = self._session.perform, self._round.id
        if words in ("", usual):
            said = _("Standard text for {name}").format(name=name)
            done = self._try(lambda: perform(said, actions.reset_text, round_id, **about))
        else:
            said = _("Own text for {name}").format(name=name)
            done = self._try(lambda: perform(said, actions.set_text, round_id, **about, text=words))
        if not done:
            self._edited = edited  # it is tried again when the text is left again
        elif not words:
            self._show()

    def _try(self, do: Callable[[], object]) -> bool:
        return attempt(self.message, do)

    def undo(self) -> None:
        """Take back the last change that was made here."""
        self.keep()
        if len(self._session.desk.undo_steps) > self._before:
            self._try(self._session.undo)

    def redo(self) -> None:
        """Do again what was taken back here."""
        self._try(self._session.redo)

    def _on_copy(self, other: Round) -> None:
        self.keep()
        there = any(programmes.texts(other.id, code) for code in i18n.LANGUAGES)
        count = sum(len(programmes.texts(self._round.id, code)) for code in i18n.LANGUAGES)
        said = _("Texts of {round} as in {other}").format(round=other.title, other=self._round.title)
        if self._try(lambda: self._session.perform(said, actions.copy_texts, self._round.id, other.id)):
            words = ngettext("{round} has {count} text of its own now.", "{round} has {count} texts of its own now.", count)
            gone = " " + _("Those it had before are gone; Undo brings them back.") if there else ""
            self.message.show_message(words.format(round=other.title, count=count) + gone, "ok")

    def _on_changed(self, tables: frozenset[str]) -> None:
        """Something was kept or undone: show it, unless it is what stands here already."""
        if "round_text" not in tables or self._edited is None:
            return
        kept = self._kept(self._edited.text, self._edited.language)
        if kept != self._edited.kept:
            self._edited = _Edited(self._edited.text, self._edited.language, kept)
            self._show()
            self._later.start()
        self._say_kept()

    def done(self, result: int) -> None:
        """Close, with everything kept."""
        self.keep()
        self._later.stop()
        self.press.stop()
        super().done(result)


def edit(session: Session, parent: QWidget, key: str = "", language: str = "") -> None:
    """Edit the texts of the round looked at, beginning with one of them."""
    if session.round is None:
        return
    dialog = Texts(session, session.round, parent, key, language)
    dialog.exec()
    dialog.deleteLater()
