"""What the texts about one participant can say: the facts that stand in place of their placeholders."""

from collections.abc import Iterable
from datetime import date

from mentordesk.domain.enrolments import MentorType, Role
from mentordesk.domain.months import long_date, months_between, period_text
from mentordesk.domain.pairings import OPEN
from mentordesk.domain.programmes import Organisation, Round
from mentordesk.i18n import _, ngettext
from mentordesk.queries import pairings, slices, touched
from mentordesk.queries.pairings import PairRow
from mentordesk.reports.report import Request


def of_round(round_: Round, organisation: Organisation, on: date) -> dict[str, str]:
    """Of the round: its name, months, who stands behind it, and the day of the paper."""
    owner = round_.owner or organisation.name
    return {
        "programme": round_.title,
        "period": period_text(round_.meetings_from, round_.meetings_to),
        "owner": owner,
        "host": round_.host,
        "contact": organisation.contact or owner,
        "today": long_date(on),
    }


def pairs(request: Request) -> list[PairRow]:
    """The pairs of those chosen, and more of the same people; of very many or of all, all pairs of the round."""
    if not 0 < len(request.enrolment_ids) <= slices.SIZE:
        return pairings.listing(request.round_id, request.on)
    everybody = touched.enrolments_in(touched.pairings_of(request.enrolment_ids))
    return pairings.some(request.round_id, request.on, touched.pairings_of(everybody))


def role_text(role: Role, types: Iterable[MentorType]) -> str:
    """What somebody is: vocational mentor and youth mentor; mentee."""
    names = [kind.label.lower() for kind in types]
    if role is Role.MENTEE or not names:
        return role.label.lower()
    if len(names) == 1:
        return names[0]
    return _("{these} and {last}").format(these=", ".join(names[:-1]), last=names[-1])


def meetings_text(count: int) -> str:
    """8 meetings."""
    return ngettext("{count} meeting", "{count} meetings", count).format(count=count)


def meetings_of_round(round_: Round) -> int:
    """How many meetings a pair of the whole round is to hold."""
    return len(months_between(round_.meetings_from, round_.meetings_to)) * round_.cadence


def of_pairs(pairs: Iterable[PairRow], round_: Round, name: str, role: Role) -> dict[str, str]:
    """Of somebody's pairs: with whom, how many meetings were held, how many are agreed on."""
    mine = list(pairs)
    current = [pair for pair in mine if pair.status in OPEN] or mine[-1:]
    mentors = list(dict.fromkeys(pair.mentor for pair in current)) or ([name] if role is Role.MENTOR else [])
    mentees = list(dict.fromkeys(pair.mentee for pair in current)) or ([name] if role is Role.MENTEE else [])
    plan = max((pair.plan for pair in current), default=0) or meetings_of_round(round_)
    return {
        "mentor": joined(mentors) or _("the mentor"),
        "mentee": joined(mentees) or _("the mentee"),
        "meetings": meetings_text(sum(pair.held for pair in mine)),
        "plan": meetings_text(plan),
    }


def joined(names: list[str]) -> str:
    """Names in a sentence: Anna Berg and Bo Ek."""
    if len(names) < 2:
        return "".join(names)
    return _("{these} and {last}").format(these=", ".join(names[:-1]), last=names[-1])
