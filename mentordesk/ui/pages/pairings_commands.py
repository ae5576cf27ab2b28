"""What can be done with pairs, for the list, its menu and the pane beside it: each asks, does it, and says so."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.actions import pairings as actions
from mentordesk.domain.pairings import STARTED, PairingStatus
from mentordesk.i18n import _, ngettext
from mentordesk.queries.pairings import PairRow
from mentordesk.ui import icons
from mentordesk.ui.dialogs import pairings as dialogs
from mentordesk.ui.panes.autosave import attempt, say_undoable
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.messages import MessageBar

Rows = Sequence[PairRow]


class PairingCommands(QObject):
    """The commands of the Pairs page. Messages go to its bar; `made(pairing_id)` says which pair to show."""

    made = Signal(int)

    def __init__(self, session: Session, message: MessageBar, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._message, self._page = session, message, page

    # -- what applies -----------------------------------------------------------------------------------------

    def offered(self, rows: Rows) -> list[tuple[str, str, str, Callable[[], object]]]:
        """What can be done with these pairs now, as (key, text, icon, call)."""
        if len(rows) == 1:
            return self._offered_for_one(rows[0])
        if rows and all(row.status not in STARTED for row in rows):
            return [
                ("start", _("Start…"), "play", lambda: self.start(rows)),
                ("discard", _("Discard"), "trash-2", lambda: self.discard(rows)),
            ]
        return []

    def _offered_for_one(self, row: PairRow) -> list[tuple[str, str, str, Callable[[], object]]]:
        replace = ("replace", _("Replace mentor…"), "repeat", lambda: self.replace(row))
        end = ("end", _("End…"), "flag", lambda: self.end(row))
        start = ("start", _("Start…"), "play", lambda: self.start([row]))
        discard = ("discard", _("Discard"), "trash-2", lambda: self.discard([row]))
        match row.status:
            case PairingStatus.RUNNING:
                return [replace, ("pause", _("Pause…"), "pause", lambda: self.pause(row)), end]
            case PairingStatus.PAUSED:
                return [("resume", _("Resume…"), "play", lambda: self.resume(row)), replace, end]
            case PairingStatus.ENDED:
                return [] if row.followed else [("reopen", _("Reopen"), "rotate-ccw", lambda: self.reopen(row))]
            case PairingStatus.DRAFT:
                return [start, ("approve", _("Approve"), "check", lambda: self.approve([row])), discard]
            case _:
                return [start, discard]

    def menu(self, rows: Rows, parent: QWidget) -> QMenu:
        """What can be done with these pairs, as a menu."""
        menu = QMenu(parent)
        for _key, text, icon, run in self.offered(rows):
            _entry(menu, text, icon, run)
        menu.addSeparator()
        _entry(menu, _("Pair two people…"), "plus", self.pair_two)
        return menu

    # -- doing it ---------------------------------------------------------------------------------------------

    def pair_two(self) -> None:
        """Make a new pair."""
        made = dialogs.pair_two(self._session, self._page)
        if made is not None:
            self.made.emit(made)
            self._say(_("They are a pair now."))

    def replace(self, row: PairRow) -> None:
        """Let another mentor take over."""
        made = dialogs.replace_mentor(self._session, self._page, row)
        if made is not None:
            self.made.emit(made)
            self._say(_("{mentee} has another mentor now.").format(mentee=row.mentee))

    def pause(self, row: PairRow) -> None:
        """Pause a pair."""
        if dialogs.pause(self._session, self._page, row):
            self._say(_("{pair} is paused.").format(pair=row.pair))

    def resume(self, row: PairRow) -> None:
        """Let a paused pair go on."""
        if dialogs.resume(self._session, self._page, row):
            self._say(_("{pair} goes on.").format(pair=row.pair))

    def end(self, row: PairRow) -> None:
        """End a pair."""
        if dialogs.end(self._session, self._page, row):
            self._say(_("{pair} has ended.").format(pair=row.pair))

    def end_all(self, running: int) -> None:
        """End every running pair of the round."""
        ended = dialogs.end_all(self._session, self._page, running)
        if ended:
            self._say(ngettext("{count} pair has ended.", "{count} pairs have ended.", ended).format(count=ended))

    def start(self, rows: Rows) -> None:
        """Let pairs begin."""
        if dialogs.start(self._session, self._page, rows):
            self._say(ngettext("{count} pair has begun.", "{count} pairs have begun.", len(rows)).format(count=len(rows)))

    def reopen(self, row: PairRow) -> None:
        """Take back the end of a pair."""
        label = _("Reopen {pair}").format(pair=row.pair)
        if self._try(lambda: self._session.perform(label, actions.reopen, row.id)):
            self._say(_("{pair} runs again.").format(pair=row.pair))

    def approve(self, rows: Rows) -> None:
        """Approve drafts."""
        label = ngettext("Approve {pair}", "Approve {count} pairs", len(rows)).format(pair=rows[0].pair, count=len(rows))
        if self._try(lambda: self._session.perform(label, actions.approve_many, [row.id for row in rows])):
            said = ngettext("{count} draft is approved.", "{count} drafts are approved.", len(rows))
            self._say(said.format(count=len(rows)))

    def discard(self, rows: Rows) -> None:
        """Remove pairs that have not begun, without a question, and offer to take it back."""
        label = ngettext("Discard {pair}", "Discard {count} pairs", len(rows)).format(pair=rows[0].pair, count=len(rows))
        if self._try(lambda: self._session.perform(label, actions.discard_many, [row.id for row in rows])):
            self._say(ngettext("{count} draft is gone.", "{count} drafts are gone.", len(rows)).format(count=len(rows)))

    def _try(self, do: Callable[[], object]) -> bool:
        return attempt(self._message, do)

    def _say(self, text: str) -> None:
        say_undoable(self._message, self._session, text)


def _entry(menu: QMenu, text: str, icon: str, run: Callable[[], object]) -> None:
    action = menu.addAction(text)
    icons.put(action, icon)
    action.triggered.connect(lambda _checked: run())
