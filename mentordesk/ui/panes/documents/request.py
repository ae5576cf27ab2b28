"""Fills the choices with what a document asks for, remembers what was chosen, and makes the request out of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import takewhile
from typing import Any

from PySide6.QtCore import QObject, Signal

from mentordesk.queries import activities, enrolments, slices
from mentordesk.queries.slices import Slices
from mentordesk.reports import certificate
from mentordesk.reports.report import Asks, Report, Request
from mentordesk.ui.in_slices import InSlices
from mentordesk.ui.panes.documents.choices import ChoicesPane
from mentordesk.ui.panes.documents.people import Choosable, who_gets_certificates, who_has_void_ones, who_is_enrolled
from mentordesk.ui.panes.documents.state import Chosen, Memory, offered_languages
from mentordesk.ui.panes.documents.who import mass
from mentordesk.ui.session import Session

CERTIFICATE = certificate.REPORT.key


def usual_ticks(rows: Sequence[Choosable]) -> list[int]:
    """Whom a document is about at first: who waits for it; else everybody who has something to print."""
    return mass(row for row in rows if row.ready) or mass(row for row in rows if row.first) or mass(rows)


class Choosing(QObject):
    """What is chosen for a document. `changed()` comes after every change by the user and after every filling."""

    changed = Signal()

    def __init__(self, session: Session, memory: Memory, choices: ChoicesPane, first: Report[Any]) -> None:
        super().__init__(choices)
        self._session, self._memory, self._choices = session, memory, choices
        self._filling = False
        self.work = InSlices(self)
        self.report = first
        choices.language_chosen.connect(self._on_language)
        choices.day_chosen.connect(self._on_day)
        choices.who.ticked_changed.connect(self._on_ticked)
        choices.activity.chosen.connect(self._on_activity)
        choices.options.answered.connect(self._on_answered)

    @property
    def certificates(self) -> bool:
        """Is it about certificates?"""
        return self.report.key == CERTIFICATE

    @property
    def day(self) -> date:
        """Certificates carry the day on which they are issued; all else is counted up to the end of the round."""
        usual = self._session.today if self.certificates else self._session.as_of
        return self._kept().on or usual

    @property
    def language(self) -> str:
        """The language of the paper."""
        round_ = self._session.round
        return self._memory.language(round_, bilingual=self.report.bilingual) if round_ is not None else "sv"

    def fill(self, report: Report[Any]) -> None:
        """Offer what this document asks for in the round looked at, as it was chosen before."""
        self.report = report
        round_id, kept = self._session.round_id, self._kept()
        if round_id is None:
            return
        people, activity = Asks.PEOPLE in report.asks, Asks.ACTIVITY in report.asks
        self._filling = True
        as_issued = self.certificates and self._void_ones(round_id)
        self._choices.show_kind(people=people, activity=activity, certificates=self.certificates, as_issued=as_issued)
        self._choices.show_values(self.language, self.day, offered_languages(report.bilingual))
        self._choices.options.show_options(report.options, self._bare(round_id))
        if activity:
            self._choices.activity.show_activities(activities.listing(round_id), kept.activity_id)
        self.work.ask("people", partial(self._read, round_id))
        if people and enrolments.how_many(round_id) > slices.SIZE:
            self._choices.who.show_reading()
            self.work.start_later()
        else:
            self.work.finish()

    def _read(self, round_id: int) -> Slices[None]:
        if Asks.PEOPLE in self.report.asks:
            rows, kept = (yield from self._people(round_id)), self._kept()
            ticked = usual_ticks(rows) if kept.ticked is None else kept.ticked
            self._choices.who.show_people(rows, ticked, certificates=self.certificates)
        self._filling = False
        self.changed.emit()

    def prepare(self, key: str, about: object, void: bool = False) -> None:
        """Choose people (their enrolment ids) or an activity (its id) for a document before it is shown.

        Of certificates the valid ones are meant, unless it is said that they are `void`.
        """
        kept = self._memory.of(self._session.round_id or 0, key)
        if key == CERTIFICATE:
            kept.answers[certificate.STATE.key] = certificate.VOID if void else certificate.VALID
        if isinstance(about, int):
            kept.activity_id = about
        elif isinstance(about, Iterable):
            kept.ticked = frozenset(about)
            self._choices.who.show_all()

    def hold(self) -> None:
        """Stay with the people who are ticked now, whatever becomes of them."""
        self._kept().ticked = frozenset(each.id for each in self._choices.who.ticked())

    def request(self) -> Request | None:
        """What is chosen; None while there is nothing to make a document of."""
        round_id, asks = self._session.round_id, self.report.asks
        ids = tuple(each.id for each in self._choices.who.ticked()) if Asks.PEOPLE in asks else ()
        activity_id = self._choices.activity.current() if Asks.ACTIVITY in asks else None
        if round_id is None or (Asks.PEOPLE in asks and not ids) or (Asks.ACTIVITY in asks and activity_id is None):
            return None
        return replace(self._bare(round_id), enrolment_ids=ids, activity_id=activity_id)

    def to_issue(self) -> list[Choosable]:
        """Those who are ticked and wait for their certificate."""
        return [each for each in self._choices.who.ticked() if each.ready] if self.certificates else []

    def page_of(self, person: Choosable) -> int:
        """The page of the certificate of somebody who is ticked, from 0; -1 where there is none."""
        ticked = [each for each in self._choices.who.ticked() if each.printable] if self.certificates else []
        if person.id not in (each.id for each in ticked):
            return -1
        return sum(each.sheets for each in takewhile(lambda each: each.id != person.id, ticked))

    def _people(self, round_id: int) -> Slices[list[Choosable]]:
        yield
        if self.certificates:
            rows = yield from who_gets_certificates(round_id, self.day)
            return who_has_void_ones(round_id, rows) if self._void_ones(round_id) else rows
        rows = yield from who_is_enrolled(round_id)
        if (people := self.report.people) is None:
            return rows
        yield
        known, found = (yield from people(self._bare(round_id))), list[Choosable]()
        for place, row in enumerate(rows, start=1):
            if (one := known.get(row.id)) is not None:
                found.append(replace(row, why=one.about or row.why, first=one.first))
            if not place % slices.SIZE:
                yield
        return found

    def _void_ones(self, round_id: int) -> bool:
        """Are certificates meant that are void? They are printed as they were issued."""
        return certificate.STATE.of(self._bare(round_id)) == certificate.VOID

    def _bare(self, round_id: int) -> Request:
        """What is chosen beside people and activities."""
        chosen = self._memory.answers(round_id, self.report)
        return Request(round_id=round_id, on=self.day, language=self.language, chosen=chosen)

    def _kept(self) -> Chosen:
        return self._memory.of(self._session.round_id or 0, self.report.key)

    def _on_language(self, code: str) -> None:
        round_ = self._session.round
        if round_ is not None:
            self._memory.keep_language(round_, code, bilingual=self.report.bilingual)
            self.changed.emit()

    def _on_day(self, day: date) -> None:
        self._kept().on = day
        self.fill(self.report)

    def _on_ticked(self) -> None:
        if not self._filling:
            self.hold()
            self.changed.emit()

    def _on_answered(self, key: str, answer: str) -> None:
        """Where the document is now meant for others, these are ticked instead of those before."""
        round_id = self._session.round_id or 0
        before = usual_ticks(slices.whole(self._people(round_id))) if Asks.PEOPLE in self.report.asks else []
        self._memory.keep_answer(round_id, self.report, key, answer)
        if Asks.PEOPLE in self.report.asks and usual_ticks(slices.whole(self._people(round_id))) != before:
            self._kept().ticked = None
        self.fill(self.report)

    def _on_activity(self, activity_id: int) -> None:
        if not self._filling:
            self._kept().activity_id = activity_id
            self.changed.emit()
