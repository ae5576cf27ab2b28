"""Changes what became of mentees: outcomes at exit and six months after, and the stories that may be told."""

from datetime import date

from mentordesk.domain.enrolments import Enrolment, Role
from mentordesk.domain.outcomes import Outcome, OutcomePoint, Story
from mentordesk.domain.people import problem_of_text
from mentordesk.domain.problems import Problem, RuleBroken, demand
from mentordesk.i18n import _
from mentordesk.queries import enrolments, people, records
from mentordesk.storage.tables.outcomes import OutcomeTable, StoryTable


def set_outcome(
    enrolment_id: int,
    *,
    point: OutcomePoint,
    outcome: Outcome,
    on: date,
    employer: str = "",
    note: str = "",
) -> int:
    """Say what a mentee does at exit or six months after; an answer that is there is replaced. Gives its id."""
    enrolment = _demand_mentee(enrolment_id)
    if employer.strip() and people.get(enrolment.person_id).protected:
        raise RuleBroken.at("employer", _("Where a person with protected identity works is not kept."))
    demand(problem_of_text("employer", employer), problem_of_text("note", note))
    values = {"outcome": outcome, "on": on, "employer": employer.strip(), "note": note}
    here = (OutcomeTable.enrolment_id == enrolment_id) & (OutcomeTable.point == point)
    known = OutcomeTable.select(OutcomeTable.id).where(here).scalar()
    if known is None:
        return int(OutcomeTable.insert(enrolment_id=enrolment_id, point=point, **values).execute())
    OutcomeTable.update(**values).where(OutcomeTable.id == known).execute()
    return int(known)


def clear_outcome(enrolment_id: int, *, point: OutcomePoint) -> None:
    """Take an answer back: nothing is known at this point."""
    here = (OutcomeTable.enrolment_id == enrolment_id) & (OutcomeTable.point == point)
    OutcomeTable.delete().where(here).execute()


def add_story(enrolment_id: int, *, text: str, consent: bool = False, consent_on: date | None = None) -> int:
    """Keep a story; it is printed only with consent, and the day of the consent is kept beside it."""
    _demand_mentee(enrolment_id)
    _demand_sound(text, consent, consent_on)
    new = StoryTable.insert(enrolment_id=enrolment_id, text=text.strip(), consent=consent, consent_on=consent_on)
    return int(new.execute())


def update_story(
    story_id: int, *, text: str | None = None, consent: bool | None = None, consent_on: date | None = None
) -> None:
    """Change a story's words, or give or withdraw consent (then its day goes too)."""
    story = records.get(Story, StoryTable, story_id)
    text = story.text if text is None else text.strip()
    consent = story.consent if consent is None else consent
    day = (consent_on or story.consent_on) if consent else None
    _demand_sound(text, consent, day)
    StoryTable.update(text=text, consent=consent, consent_on=day).where(StoryTable.id == story_id).execute()


def remove_story(story_id: int) -> None:
    """Take a story away."""
    records.get(Story, StoryTable, story_id)
    StoryTable.delete().where(StoryTable.id == story_id).execute()


def _demand_mentee(enrolment_id: int) -> Enrolment:
    enrolment = enrolments.get(enrolment_id)
    if enrolment.role is not Role.MENTEE:
        raise RuleBroken.at("enrolment_id", _("Outcomes and stories belong to mentees."))
    return enrolment


def _demand_sound(text: str, consent: bool, consent_on: date | None) -> None:
    demand(
        None if text.strip() else Problem("text", _("Write the story first.")),
        problem_of_text("text", text),
        Problem("consent_on", _("Say on which day the consent was given.")) if consent and consent_on is None else None,
    )
