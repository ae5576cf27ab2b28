"""What can be done with pairs, for the list, its menu and the pane beside it: each asks, does it, and says so."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.actions import pairings as actions
from mentordesk.domain.filters import Criteria
from mentordesk.domain.pairings import STARTED, PairingStatus
from mentordesk.i18n import _, ngettext, number_text
from mentordesk.later import Later
from mentordesk.queries.pairings import PairRow
from mentordesk.ui import only_reading
from mentordesk.ui.dialogs import pairings as dialogs
from mentordesk.ui.panes.autosave import attempt, say_undoable
from mentordesk.ui.panes.several import Offer, put_into, told
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.messages import MessageBar

Rows = Sequence[PairRow]
report, reports = Later("reports.report"), Later("reports.registry")


class PairingCommands(QObject):
    """The commands of the Pairs page. Messages go to its bar.

    `made(pairing_id)` says which pair to show, `jump(page, target)` leads to documents and to pairs that were left out.
    """

    made = Signal(int)
    jump = Signal(str, object)

    def __init__(self, session: Session, message: MessageBar, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._message, self._page = session, message, page

    # -- what applies -----------------------------------------------------------------------------------------

    def offered(self, rows: Rows) -> list[Offer]:
        """What can be done with one or several pairs, as far as it applies to them."""
        return self._offered_for_one(rows[0]) if len(rows) == 1 else self._offered_for_several(rows)

    def _offered_for_one(self, row: PairRow) -> list[Offer]:
        other = Offer(key="replace", text=_("Replace mentor…"), icon="repeat", run=lambda: self.replace(row))
        end = Offer(key="end", text=_("End…"), icon="flag", run=lambda: self.end(row))
        start = Offer(key="start", text=_("Start…"), icon="play", run=lambda: self.start([row]))
        discard = Offer(key="discard", text=_("Discard"), icon="trash-2", run=lambda: self.discard([row]))
        match row.status:
            case PairingStatus.RUNNING:
                return [other, Offer(key="pause", text=_("Pause…"), icon="pause", run=lambda: self.pause(row)), end]
            case PairingStatus.PAUSED:
                return [Offer(key="resume", text=_("Resume…"), icon="play", run=lambda: self.resume(row)), other, end]
            case PairingStatus.ENDED:
                reopen = Offer(key="reopen", text=_("Reopen"), icon="rotate-ccw", run=lambda: self.reopen(row))
                return [] if row.followed else [reopen]
            case PairingStatus.DRAFT:
                approve = Offer(key="approve", text=_("Approve"), icon="check", run=lambda: self.approve([row]))
                return [start, approve, discard]
            case _:
                return [start, discard]

    def _offered_for_several(self, rows: Rows) -> list[Offer]:
        drafts = [row for row in rows if row.status is PairingStatus.DRAFT]
        waiting = [row for row in rows if row.status not in STARTED]
        going = [row for row in rows if row.status in STARTED and row.status is not PairingStatus.ENDED]
        unsigned = [row for row in rows if not row.signed and row.status is not PairingStatus.ENDED]
        begun, planned = _("Pairs that have begun"), _("Pairs that have not begun")
        everyone: list[tuple[Rows, Offer]] = [
            (going, Offer(key="end", text=_("E&nd {count} as planned…"), icon="flag", section=begun,
                          run=lambda: self.end_some(going))),
            (drafts, Offer(key="approve", text=_("App&rove {count}"), icon="check", section=planned,
                           run=lambda: self.approve(drafts))),
            (waiting, Offer(key="start", text=_("S&tart {count}…"), icon="play", section=planned,
                            run=lambda: self.start(waiting))),
            (waiting, Offer(key="discard", text=_("D&iscard {count}"), icon="trash-2", section=planned,
                            run=lambda: self.discard(waiting))),
            (unsigned, Offer(key="sign", text=_("Agreement &signed by {count}…"), icon="signature", section=_("Papers"),
                             run=lambda: self.sign(unsigned))),
            (rows, Offer(key="documents", text=_("&Documents"), icon="file-text", section=_("Papers"),
                         choices=lambda: self.documents(rows))),
        ]  # fmt: skip
        return [replace(offer, text=offer.text.format(count=number_text(len(those)))) for those, offer in everyone if those]

    def documents(self, rows: Rows) -> Sequence[tuple[str, Callable[[], object]]]:
        """The documents that are made about people; each is opened with both of each pair chosen."""
        open_rows = [row for row in rows if not row.protected]
        ids = frozenset(one for row in open_rows for one in (row.mentor_id, row.mentee_id))
        return [
            (_(each.title), partial(self.jump.emit, "documents", (each.key, ids)))
            for each in reports.REPORTS
            if report.Asks.PEOPLE in each.asks
        ]

    def menu(self, rows: Rows, parent: QWidget) -> QMenu:
        """What can be done with these pairs, as a menu."""
        menu = QMenu(parent)
        put_into(menu, self.offered(rows) if rows else [])
        menu.addSeparator()
        put_into(menu, [Offer(key="pair", text=_("Pair two people…"), icon="plus", run=self.pair_two)])
        only_reading.lock_menu(self._session, menu)
        return menu

    # -- doing it ---------------------------------------------------------------------------------------------

    def pair_two(self) -> None:
        """Make a new pair."""
        made = dialogs.pair_two(self._session, self._page)
        if made:
            self.made.emit(made[-1])
            self._say(dialogs.were_paired(made))

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

    def end_some(self, rows: Rows) -> None:
        """End several pairs as planned on one day; those for which it is not allowed are named."""
        done = dialogs.end_some(self._session, self._page, rows)
        if done is None:
            return
        text = ngettext("{count} pair has ended.", "{count} pairs have ended.", done.count).format(count=done.count)
        if not done.refused:
            self._say(text)
            return
        count = len(done.refused)
        stay = ngettext("{count} pair stays as it is:", "{count} pairs stay as they are:", count).format(count=count)
        wanted = Criteria.of(ids=(one.id for one in done.refused), title=_("Left as they are"))
        show = lambda: self.jump.emit("pairs", wanted)  # noqa: E731
        self._message.show_message(f"{text} {stay}\n{told(done.refused)}", "warn", _("Show them"), show)

    def sign(self, rows: Rows) -> None:
        """Tick the agreements of the mentors as signed on one day."""
        signed = dialogs.sign(self._session, self._page, rows)
        if signed:
            said = ngettext("{count} agreement is signed.", "{count} agreements are signed.", signed)
            self._say(said.format(count=signed))

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
