"""Says what would be wrong between records that come back as they were: the rules that every action leaves standing."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from mentordesk.domain.enrolments import Enrolment, EnrolmentStatus, Role, StatusChange, problems_of_capacity
from mentordesk.domain.history import EMPTIED
from mentordesk.domain.months import long_date
from mentordesk.domain.outcomes import OutcomeRecord, Story
from mentordesk.domain.pairings import OPEN, Pairing, PairingStatus, Pause
from mentordesk.domain.people import Person
from mentordesk.domain.problems import Problem
from mentordesk.domain.programmes import Round, problems_of_day
from mentordesk.i18n import _

ONE_DAY = timedelta(days=1)


class Finding(NamedTuple):
    """What an examination of the whole file found, as a sentence.

    `wrong` where a rule is broken that every count rests on; else it is a notice: it looks odd and harms no figure.
    It is looked at on a `page`, at a record of it unless it is about the page as a whole, in a round.
    """

    sentence: str
    wrong: bool = True
    page: str = ""
    record_id: int | None = None
    round_id: int | None = None


def gaps(serials: Iterable[int]) -> list[tuple[int, int]]:
    """The runs of numbers that are missing from a register which begins at 1, each from its first to its last."""
    every = [0, *sorted(set(serials))]
    return [(one + 1, other - 1) for one, other in pairwise(every) if other - one > 1]


def of_gap(round_name: str, first: str, last: str) -> Finding:
    """Certificates that are not in the register of a round, though later ones are."""
    if first == last:
        return Finding(
            _("{round}: certificate {number} is missing from the register.").format(round=round_name, number=first)
        )
    words = _("{round}: certificates {first} to {last} are missing from the register.")
    return Finding(words.format(round=round_name, first=first, last=last))


def of_two_mentors(round_name: str, mentee: str, count: int) -> Finding:
    """A mentee in more than one open pairing."""
    words = _("{round}: {mentee} has {count} open pairings at once. A mentee has one at most.")
    return Finding(words.format(round=round_name, mentee=mentee, count=count))


def of_stray_meeting(pair: str, on: date, days: tuple[date, date | None], *, counts: bool) -> Finding:
    """A meeting before the first or after the last day of its pair; wrong where it `counts`, else only odd."""
    first, last = days
    if on < first:
        words = _("{pair}: there is a meeting on {day}, but the pairing began on {first}.")
        return Finding(words.format(pair=pair, day=long_date(on), first=long_date(first)), counts)
    words = _("{pair}: there is a meeting on {day}, but the pairing ended on {last}.")
    return Finding(words.format(pair=pair, day=long_date(on), last=long_date(last or on)), counts)


def of_matched_alone(round_name: str, name: str) -> Finding:
    """Somebody with the status matched who is in no pairing that has begun; no figure counts by this status alone."""
    words = _("{round}: the status of {name} is “{status}”, but no pairing is going on.")
    return Finding(words.format(round=round_name, name=name, status=EnrolmentStatus.MATCHED.label), wrong=False)


def problems_of_story(pairings: Iterable[Pairing]) -> list[Problem]:
    """What is wrong with the pairings of one mentee in a round: two open at once, days twice, a chain that is broken."""
    story = sorted(pairings, key=lambda pairing: (pairing.starts_on, pairing.id))
    found = []
    if sum(pairing.status in OPEN for pairing in story) > 1:
        found.append(Problem("", _("The mentee would have two open pairings.")))
    elif any((one.ends_on or date.max) >= other.starts_on for one, other in pairwise(story)):
        found.append(Problem("", _("The mentee would have two mentors on the same days.")))
    known = {pairing.id: pairing for pairing in story}
    for pairing in story:
        before = known.get(pairing.follows_id or 0)
        if pairing.follows_id is None:
            continue
        if before is None or before.ends_on is None or pairing.starts_on != before.ends_on + ONE_DAY:
            text = _("The pairing that begins on {day} would not follow on the one it continues.")
            found.append(Problem("", text.format(day=long_date(pairing.starts_on))))
    return found


def problems_of_pairing(pairing: Pairing, round_: Round, mentor: Enrolment, mentee: Enrolment) -> list[Problem]:
    """What is wrong with a pairing and the round and the two people it belongs to."""
    found = problems_of_day("starts_on", pairing.starts_on, round_)
    if mentor.role is not Role.MENTOR or mentor.round_id != round_.id:
        found.append(Problem("mentor_id", _("This participant is not a mentor in this round.")))
    if mentee.role is not Role.MENTEE or mentee.round_id != round_.id:
        found.append(Problem("mentee_id", _("This participant is not a mentee in this round.")))
    if mentor.person_id == mentee.person_id:
        found.append(Problem("mentee_id", _("Nobody can be their own mentor.")))
    if round_.closed_on is not None and pairing.status in OPEN:
        found.append(Problem("", _("The round is closed; open it again first.")))
    return found


def problems_of_pauses(pairing: Pairing, pauses: Sequence[Pause]) -> list[Problem]:
    """What is wrong with the pauses of a pairing: one lasts just while it is paused, and none share a day."""
    found = []
    lasting = [pause for pause in pauses if pause.to_on is None]
    if (pairing.status is PairingStatus.PAUSED) != bool(lasting) or len(lasting) > 1:
        found.append(Problem("status", _("The pairing would be paused without a pause, or the other way round.")))
    in_order = sorted(pauses, key=lambda pause: pause.from_on)
    if any((one.to_on or date.max) >= other.from_on for one, other in pairwise(in_order)):
        found.append(Problem("from_on", _("The pairing is already paused in these days.")))
    if in_order and in_order[0].from_on < pairing.starts_on:
        found.append(Problem("from_on", _("The pairing began on {day}.").format(day=long_date(pairing.starts_on))))
    return found


def problems_of_enrolment(enrolment: Enrolment, latest: StatusChange | None, standing: int, going: int) -> list[Problem]:
    """What is wrong with an enrolment.

    `latest` is its latest dated status; it stands in so many open pairings, of which so many have begun.
    """
    found = problems_of_capacity(enrolment.role, enrolment.capacity, standing)
    if latest is None or (latest.status, latest.on) != (enrolment.status, enrolment.status_on):
        found.append(Problem("status", _("The status would not be the latest of the dated ones.")))
    matched = enrolment.status in {EnrolmentStatus.MATCHED, EnrolmentStatus.PAUSED}
    if going and not matched:
        text = _("There would be an open pairing while the status is “{status}”.")
        found.append(Problem("status", text.format(status=enrolment.status.label)))
    if enrolment.status is EnrolmentStatus.MATCHED and not going:
        found.append(Problem("status", _("Somebody would be matched without a pairing.")))
    return found


def problems_of_person(person: Person, standing: int) -> list[Problem]:
    """What is wrong with a person who stands in so many open pairings, beside `people.problems`."""
    found = []
    if person.binned_on is not None and standing:
        found.append(Problem("binned_on", _("There would be an open pairing with somebody who is in the bin.")))
    if person.protected and any(getattr(person, column) for column in EMPTIED["person"]):
        found.append(Problem("protected", _("Of a protected identity neither contact nor place is kept.")))
    return found


def problems_of_outcome(enrolment: Enrolment, outcome: OutcomeRecord, *, hidden: bool) -> list[Problem]:
    """What is wrong with an outcome; of a `hidden` identity it is not kept where somebody works."""
    found = _problems_of_no_mentee(enrolment)
    if hidden and outcome.employer:
        found.append(Problem("employer", _("Where a person with protected identity works is not kept.")))
    return found


def problems_of_story_told(enrolment: Enrolment, story: Story) -> list[Problem]:
    """What is wrong with a success story: it belongs to a mentee, and consent has its day."""
    found = _problems_of_no_mentee(enrolment)
    if story.consent and story.consent_on is None:
        found.append(Problem("consent_on", _("Say on which day the consent was given.")))
    return found


def _problems_of_no_mentee(enrolment: Enrolment) -> list[Problem]:
    if enrolment.role is Role.MENTEE:
        return []
    return [Problem("enrolment_id", _("Outcomes and stories belong to mentees."))]
