"""What a person is in the round looked at: role, status and its history, agreements, pairs, certificates."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from mentordesk.actions import agreements as agreement_actions
from mentordesk.actions import enrolments as actions
from mentordesk.domain.enrolments import MOST_PLACES, AgreementKind, Enrolment, MentorType, Role
from mentordesk.domain.pairings import PairingStatus
from mentordesk.domain.people import Person
from mentordesk.i18n import N_, _
from mentordesk.queries import agreements, certificates, enrolments, pairings, programmes
from mentordesk.ui.forms.fields import DateField, Field, IntegerField, MultiChoiceField, MultilineField
from mentordesk.ui.forms.pickers import DateEditor
from mentordesk.ui.pages.people_list import STATUS_TONES, state
from mentordesk.ui.panes.autosave import AutosaveForm, Shelf, attempt
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.buttons import link_button, secondary_button
from mentordesk.ui.widgets.labels import Pill, label
from mentordesk.ui.widgets.messages import EmptyState, MessageBar
from mentordesk.ui.widgets.timeline import Event, Timeline


def _fields() -> list[Field]:
    return [
        MultiChoiceField(key="types", label=N_("Type of mentor"), choices=[(kind, kind.text) for kind in MentorType]),
        IntegerField(key="capacity", label=N_("Mentees at once"), minimum=1, maximum=MOST_PLACES),
        MultilineField(key="wish", label=N_("Wish"), lines=2),
    ]


class RoundTab(QWidget):
    """One enrolment. What needs a dialog is asked for by signal; fields are saved when they are left.

    `jump(page, target)` leads to a pair or to the certificates.
    """

    enrol_wanted = Signal()
    status_wanted = Signal()
    jump = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._person: Person | None = None
        self._enrolment: Enrolment | None = None
        self.nothing = EmptyState(
            "user-plus", _("Not in this round"), action=(_("Enrol in the round…"), self.enrol_wanted.emit)
        )
        shelf = Shelf(session, "enrolment.details", lambda: self._person.name if self._person is not None else "")
        self.form = AutosaveForm(_fields(), self._save, today=lambda: session.today, shelf=shelf)
        self.pill = Pill()
        self.since = label("", "second", wrap=True)
        self.status_button = secondary_button(_("Change status…"), on_click=self.status_wanted.emit)
        self.agreements = {kind: AgreementLine(session, kind, self._sign) for kind in AgreementKind}
        self.pairs, self.papers, self.elsewhere = _Lines(_("Pairs")), _Lines(_("Certificates")), _Lines(_("Other rounds"))
        self.history = Timeline()
        self.message = MessageBar()
        self._content = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.pill)
        head.addWidget(self.since, 1)
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addLayout(head)
        inner.addWidget(self.status_button, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self.form)
        inner.addWidget(label(_("Agreements"), "section"))
        for line in self.agreements.values():
            inner.addWidget(line)
        inner.addWidget(self.pairs)
        inner.addWidget(self.papers)
        inner.addWidget(label(_("Status"), "section"))
        inner.addWidget(self.history)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 12)
        whole.setSpacing(12)
        whole.addWidget(self.message)
        whole.addWidget(self.nothing)
        whole.addWidget(self._content)
        whole.addWidget(self.elsewhere)
        whole.addStretch(1)

    def show_person(self, person: Person) -> None:
        """Show what a person is in the round looked at."""
        if self._person is None or person.id != self._person.id:
            self.commit()
        self._person = person
        known = enrolments.of_person(person.id)
        mine = [each for each in known if each.round_id == self._session.round_id]
        self._enrolment = mine[0] if mine else None
        current = self._session.round
        self.nothing.line.setText(_("Not in {round}").format(round=current.title) if current else _("There is no round yet"))
        if self.nothing.action_button is not None:
            self.nothing.action_button.setVisible(current is not None)
        self.nothing.setVisible(not mine)
        self._content.setVisible(bool(mine))
        if self._enrolment is not None:
            self._show_enrolment(self._enrolment)
        self.elsewhere.show_lines([_in_words(each) for each in known if each not in mine])

    def enrolment_id(self) -> int | None:
        """The enrolment shown."""
        return self._enrolment.id if self._enrolment is not None else None

    def commit(self) -> None:
        """Save what is still being typed."""
        if self._enrolment is not None:
            self.form.commit()
            for line in self.agreements.values():
                line.commit()

    def _show_enrolment(self, enrolment: Enrolment) -> None:
        text = _("{role}, since {day}").format(role=enrolment.role.label, day=enrolment.status_on.isoformat())
        self.since.setText(text)
        self.form.field_cell("capacity").setVisible(enrolment.role is Role.MENTOR)
        values = {"types": enrolment.types, "capacity": enrolment.capacity, "wish": enrolment.wish}
        self.form.show_record(enrolment.id, values)
        self._show_agreements(enrolment)
        self._show_pairs(enrolment)
        self._show_papers(enrolment)
        steps = reversed(enrolments.status_history(enrolment.id))
        self.history.set_events(
            [
                Event(when=step.on.isoformat(), text=step.status.label, detail=step.reason, icon="flag",
                      tone=STATUS_TONES[step.status])
                for step in steps
            ]
        )  # fmt: skip

    def _show_agreements(self, enrolment: Enrolment) -> None:
        signed = {each.kind: each.signed_on for each in agreements.of(enrolment.id)}
        for kind, line in self.agreements.items():
            line.show_day(signed.get(kind))
            line.setVisible(enrolment.role is Role.MENTOR or kind is not AgreementKind.MENTOR)

    def _show_pairs(self, enrolment: Enrolment) -> None:
        lines: list[QWidget] = []
        known = pairings.of_enrolment(enrolment.id, self._session.as_of)
        going = [pair.status for pair in known if pair.status in (PairingStatus.RUNNING, PairingStatus.PAUSED)]
        self.pill.set_state(*state(enrolment.status, set(going) == {PairingStatus.PAUSED}))
        for pair in known:
            other = pair.mentee if enrolment.role is Role.MENTOR else pair.mentor
            text = _("{status}, {progress} meetings, from {day}").format(
                status=pair.status.label, progress=pair.progress, day=pair.starts_on.isoformat()
            )
            lines.append(_linked(other, partial(self.jump.emit, "pairs", pair.id), text))
        self.pairs.show_lines(lines, _("No pair yet."))

    def _show_papers(self, enrolment: Enrolment) -> None:
        lines: list[QWidget] = []
        for paper in certificates.register(enrolment.round_id):
            if paper.enrolment_id == enrolment.id:
                text = _("{kind}, {day}").format(kind=paper.kind.label, day=paper.issued_on.isoformat())
                text = _("{text}, void").format(text=text) if paper.void_on else text
                lines.append(_linked(paper.number, partial(self.jump.emit, "documents", None), text))
        self.papers.show_lines(lines)

    def _save(self, key: str, value: Any) -> None:
        if self._enrolment is None or self._person is None:
            return
        texts = {
            "types": _("Change type for {name}"),
            "capacity": _("Change number of mentees for {name}"),
            "wish": _("Change wish for {name}"),
        }
        label_ = texts[key].format(name=self._person.name)
        given: dict[str, Any] = {key: 1 if key == "capacity" and value is None else value}
        self._session.perform(label_, actions.update, self._enrolment.id, **given)

    def _sign(self, kind: AgreementKind, on: date | None) -> None:
        if self._enrolment is None or self._person is None:
            return
        text = _("Agreement signed: {name}") if on else _("Agreement not signed: {name}")
        text, enrolment_id = text.format(name=self._person.name), self._enrolment.id
        attempt(self.message, lambda: self._session.perform(text, agreement_actions.set_signed, enrolment_id, kind, on))
        self._show_agreements(self._enrolment)


class AgreementLine(QWidget):
    """A tick for a signed agreement and the day it was signed; `sign(kind, day)` writes it."""

    def __init__(self, session: Session, kind: AgreementKind, sign: Callable[[AgreementKind, date | None], None]) -> None:
        super().__init__()
        self._session, self._kind, self._sign = session, kind, sign
        self._day: date | None = None
        self.tick = QCheckBox(_("{agreement} signed").format(agreement=kind.label))
        self.day = DateEditor(DateField(key="day", label="", span=session.round_so_far), lambda: session.today)
        self.day.main().setAccessibleName(_("Signed on"))
        self.day.setFixedWidth(150)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.tick)
        row.addWidget(self.day)
        row.addWidget(self.problem)
        self.tick.clicked.connect(lambda on: self._sign(self._kind, session.today if on else None))
        self.day.committed.connect(self._on_day_committed)
        self.day.problem_found.connect(self._say_problem)

    def show_day(self, day: date | None) -> None:
        """Show when it was signed, or that it was not; a day that is being typed stays."""
        typing = self.day.main().hasFocus() and self.day.is_changed() and day == self._day
        self._day = day
        self.tick.setChecked(day is not None)
        self.day.setVisible(day is not None)
        if not typing:
            self.day.set_value(day)
            self._say_problem("")

    def commit(self) -> None:
        """Save a day that is still being typed."""
        if self.day.isVisibleTo(self):
            self.day.commit()

    def _say_problem(self, message: str) -> None:
        self.problem.setText(message)
        self.problem.setVisible(bool(message))

    def _on_day_committed(self, day: date | None) -> None:
        if day != self._day:
            self._sign(self._kind, day)


class _Lines(QWidget):
    """A heading with lines below; without any it says so, or hides."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(label(title, "section"))

    def show_lines(self, lines: list[QWidget], empty: str = "") -> None:
        """Show these lines instead of the former."""
        while self._column.count() > 1:
            _let_go(self._column.takeAt(1))
        for line in lines or ([label(empty, "second", wrap=True)] if empty else []):
            self._column.addWidget(line)
        self.setVisible(bool(lines or empty))


def _let_go(item: Any) -> None:
    widget = item.widget() if item is not None and not isinstance(item, QLayout) else None
    if widget is not None:
        widget.hide()
        widget.deleteLater()


def _linked(text: str, lead: Callable[[], object], about: str) -> QWidget:
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(link_button(text, lead), 0, Qt.AlignmentFlag.AlignLeft)
    words = label(about, "second", wrap=True)
    words.setContentsMargins(4, 0, 0, 0)
    column.addWidget(words)
    return line


def _in_words(enrolment: Enrolment) -> QWidget:
    """An enrolment in another round: "Mentee in Nätverksmentor 2026, completed"."""
    text = _("{role} in {round}: {status}").format(
        role=enrolment.role.label, round=programmes.get(enrolment.round_id).title, status=enrolment.status.label
    )
    return label(text, "second", wrap=True)
