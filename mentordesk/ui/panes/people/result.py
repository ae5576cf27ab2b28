"""What became of a mentee: the outcome at exit and six months after, and a story with or without consent."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.actions import outcomes as actions
from mentordesk.domain.enrolments import Role
from mentordesk.domain.outcomes import Outcome, OutcomePoint, Story
from mentordesk.domain.people import Person
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _
from mentordesk.queries import earlier, enrolments
from mentordesk.queries import outcomes as queries
from mentordesk.ui.forms.fields import BooleanField, ChoiceField, DateField, Field, MultilineField, TextField
from mentordesk.ui.panes.autosave import AutosaveForm, Shelf
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.labels import label


def _fields(session: Session) -> list[Field]:
    """At exit, six months later, and the story; what is asked later lies after the round."""
    fields: list[Field] = []
    for point, span in ((OutcomePoint.EXIT, session.round_span), (OutcomePoint.SIX_MONTHS, lambda: None)):
        fields += [
            ChoiceField(
                key=f"{point}.outcome", label=N_("Outcome"), section=point.text, empty=_("Not asked yet"),
                choices=[(each, each.label) for each in Outcome],
            ),
            DateField(key=f"{point}.on", label=N_("As of"), span=span),
            TextField(key=f"{point}.employer", label=N_("Employer, school or workplace"), completions=earlier.employers),
        ]  # fmt: skip
    return [
        *fields,
        MultilineField(key="text", label=N_("In the mentee's words, or about them"), section=N_("Story"), lines=4),
        BooleanField(key="consent", label=N_("May be printed: consent is given")),
        DateField(key="consent_on", label=N_("Consent given on")),
    ]


class ResultTab(QWidget):
    """The results of one mentee in the round looked at; every field is saved when it is left."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._enrolment_id: int | None = None
        self._name = ""
        shelf = Shelf(session, "enrolment.result", lambda: self._name)
        self.form = AutosaveForm(_fields(session), self._save, today=lambda: session.today, shelf=shelf)
        self.none = label(_("Results are kept for mentees of the round."), "second", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(12)
        column.addWidget(self.none)
        column.addWidget(self.form)
        column.addStretch(1)

    def show_person(self, person: Person) -> None:
        """Show what is known of a person in the round looked at."""
        mine = [
            each
            for each in enrolments.of_person(person.id)
            if each.round_id == self._session.round_id and each.role is Role.MENTEE
        ]
        if self._enrolment_id is not None and [self._enrolment_id] != [each.id for each in mine]:
            self.commit()
        self._enrolment_id = mine[0].id if mine else None
        self._name = person.name
        self.none.setVisible(not mine)
        self.form.setVisible(bool(mine))
        if self._enrolment_id is not None:
            self.form.show_record(self._enrolment_id, self._values(self._enrolment_id))

    def first_field(self) -> QWidget:
        """Where the keyboard goes when the tab is entered."""
        return self.form.editor(f"{OutcomePoint.EXIT}.outcome").main()

    def commit(self) -> None:
        """Save what is still being typed."""
        if self._enrolment_id is not None:
            self.form.commit()

    def _values(self, enrolment_id: int) -> dict[str, Any]:
        known = {each.point: each for each in queries.of_enrolment(enrolment_id)}
        values: dict[str, Any] = {}
        for point in OutcomePoint:
            one = known.get(point)
            values[f"{point}.outcome"] = one.outcome if one else None
            values[f"{point}.on"] = one.on if one else None
            values[f"{point}.employer"] = one.employer if one else ""
        story = self._story(enrolment_id)
        values["text"] = story.text if story else ""
        values["consent"] = bool(story and story.consent)
        values["consent_on"] = story.consent_on if story else None
        return values

    def _story(self, enrolment_id: int) -> Story | None:
        stories = queries.stories_of(enrolment_id)
        return stories[0] if stories else None

    def _save(self, key: str, value: Any) -> None:
        assert self._enrolment_id is not None
        point, _dot, field = key.partition(".")
        if field:
            self._save_outcome(self._enrolment_id, OutcomePoint(point), field, value)
        else:
            self._save_story(self._enrolment_id, key, value)

    def _save_outcome(self, enrolment_id: int, point: OutcomePoint, field: str, value: Any) -> None:
        known = {each.point: each for each in queries.of_enrolment(enrolment_id)}.get(point)
        words = _("{point}: outcome of {name}").format(point=point.label, name=self._name)
        if field == "outcome" and value is None:
            self._session.perform(words, actions.clear_outcome, enrolment_id, point=point)
            return
        if known is None and field != "outcome":
            if value in (None, ""):
                return
            raise RuleBroken.at(f"{point}.{field}", _("It is saved as soon as an outcome is chosen."))
        shown = self.form.values()
        given: dict[str, Any] = {name: shown.get(f"{point}.{name}") for name in ("outcome", "on", "employer")}
        given[field] = value
        self._session.perform(
            words, actions.set_outcome, enrolment_id, point=point, outcome=given["outcome"],
            on=given["on"] or self._session.today, employer=given["employer"] or "", note=known.note if known else "",
        )  # fmt: skip

    def _save_story(self, enrolment_id: int, key: str, value: Any) -> None:
        story = self._story(enrolment_id)
        words = _("Story of {name}").format(name=self._name)
        if story is None:
            if key == "text" and value.strip():
                self._session.perform(words, actions.add_story, enrolment_id, text=value)
            elif key != "text" and value:
                raise RuleBroken.at(key, _("Write the story first; consent is kept with it."))
        elif key == "text" and not value.strip():
            self._session.perform(words, actions.remove_story, story.id)
        else:
            changes = {key: value}
            if key == "consent" and value:
                changes["consent_on"] = story.consent_on or self._session.today
            self._session.perform(words, actions.update_story, story.id, **changes)
