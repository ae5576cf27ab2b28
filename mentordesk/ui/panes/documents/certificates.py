"""What can be done with certificates before they are in the register: issue them, decide otherwise for somebody."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.actions import certificates as actions
from mentordesk.domain import certificates as rules
from mentordesk.domain.designs import Design, languages_name
from mentordesk.domain.problems import RuleBroken
from mentordesk.domain.programmes import Round
from mentordesk.i18n import _, ngettext
from mentordesk.queries import certificates as queries
from mentordesk.ui.ask import Ask
from mentordesk.ui.dialogs import certificates as dialogs
from mentordesk.ui.panes.autosave import attempt
from mentordesk.ui.panes.documents.people import Choosable
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.messages import MessageBar

_MOST = 3
"""Problems said in one message."""


class _Order(NamedTuple):
    """What is to be issued."""

    round: Round
    ids: tuple[int, ...]
    on: date
    language: str
    design: Design


class CertificateCommands(QObject):
    """`jump(page, target)` leads to where is put right what stands against it."""

    jump = Signal(str, object)

    def __init__(self, session: Session, ask: Ask, message: MessageBar, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._ask, self._message, self._page = session, ask, message, page

    def issue(self, people: Sequence[Choosable], on: date, language: str, design: Design, lacking: int = 0) -> None:
        """Ask, because numbers are given out for ever, and issue; `lacking` things the paper would lack.

        Protected identities take a reason, which stands in the history.
        """
        round_, count = self._session.round, len(people)
        if round_ is None or not people or not self._has_prefix(round_.number_prefix):
            return
        verb = ngettext("Issue {count} certificate", "Issue {count} certificates", count).format(count=count)
        first, last = self._numbers(round_.id, round_.number_prefix, count)
        order = _Order(round_, tuple(each.id for each in people), on, language, design)
        hidden = [each.name for each in people if each.protected]
        text = self._question(order, first, last, lacking)
        if hidden:
            perform = partial(self._issue_named, order, verb, hidden)
            done = dialogs.issue_protected(self._page.window(), verb, text, hidden, perform)
        else:
            done = self._ask.confirm(self._page, verb + "?", text, verb) and self._try(lambda: self._issue(order, verb))
        if done:
            said = ngettext("{count} certificate is issued: {first}.", "{count} certificates are issued: {first} to {last}.",
                            count)  # fmt: skip
            self._message.show_message(said.format(count=count, first=first, last=last), "ok")

    def _question(self, order: "_Order", first: str, last: str, lacking: int) -> str:
        """What is given out, and that it is for ever."""
        count, round_ = len(order.ids), order.round
        parts = [
            ngettext("It gets the number {first}.", "They get the numbers {first} to {last}.", count),
            _("Dated {date}, in {language}, design “{design}”. Numbers are given out for ever: what is wrong later is "
              "corrected by a new number."),
        ]  # fmt: skip
        if order.on < round_.meetings_to:
            parts.append(_("The pairs meet until {last_day}; figures and texts are frozen as they stand now."))
        if lacking:
            parts.append(ngettext("{lacking} thing is still missing.", "{lacking} things are still missing.", lacking))
        return " ".join(parts).format(
            first=first, last=last, date=order.on.isoformat(), language=languages_name(order.language),
            design=order.design.label, lacking=lacking, last_day=round_.meetings_to.isoformat(),
        )  # fmt: skip

    def _issue(self, order: "_Order", label: str, reason: str = "", named: bool = False) -> object:
        return self._session.perform(
            label, actions.issue, order.round.id, order.ids,
            on=order.on, language=order.language, design=order.design, reason=reason, named=named,
        )  # fmt: skip

    def _issue_named(self, order: "_Order", verb: str, hidden: Sequence[str], given: dict[str, Any]) -> object:
        reason = str(given["reason"]).strip()
        words = _("{verb}; of {names} although the identity is protected: {reason}")
        label = words.format(verb=verb, names=", ".join(hidden), reason=reason)
        return self._issue(order, label, reason, bool(given["named"]))

    def _has_prefix(self, prefix: str) -> bool:
        """Can numbers be given out? Said once, and before anything is asked; else everybody's problem is the same."""
        if not prefix.strip():
            words = _("Give the round a prefix for its certificate numbers.")
            self._message.show_message(words, "warn", _("Show"), lambda: self.jump.emit("settings", "number_prefix"))
        return bool(prefix.strip())

    def decide(self, person: Choosable) -> None:
        """Decide against the rule."""
        dialogs.decide_exception(self._session, self._page, person.id, person.name)

    def withdraw(self, person: Choosable) -> None:
        """Let the rule decide again."""
        words = _("Certificate of {name}: the rule decides again").format(name=person.name)
        self._try(lambda: self._session.perform(words, actions.withdraw_exception, person.id))

    def _numbers(self, round_id: int, prefix: str, count: int) -> tuple[str, str]:
        first = rules.next_serial(row.serial for row in queries.register(round_id))
        return rules.number(prefix, first), rules.number(prefix, first + count - 1)

    def _try(self, do: Callable[[], object]) -> bool:
        return attempt(self._message, do, self._say_problems)

    def _say_problems(self, broken: RuleBroken) -> None:
        said = [problem.message for problem in broken.problems[:_MOST]]
        more = len(broken.problems) - len(said)
        if more:
            said.append(ngettext("And {count} more.", "And {count} more.", more).format(count=more))
        self._message.show_message(" ".join(said), "warn")
