"""The pairs of a round as bare records without names, so that the figures of a report can be counted again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mentordesk.domain.enrolments import MentorType
from mentordesk.domain.figures import NOTHING
from mentordesk.domain.outcomes import Outcome
from mentordesk.domain.pairings import STARTED
from mentordesk.domain.people import Gender
from mentordesk.i18n import number_text
from mentordesk.queries import month_grid, outcomes, pairings
from mentordesk.reports.report import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRecord:
    """One pair: its time, its meetings, and what became of the mentee."""

    type: MentorType
    from_on: date
    to_on: date | None
    plan: int
    held: int
    minutes: int
    gender: Gender | None
    at_exit: Outcome | None
    later: Outcome | None

    def cells(self, number: int) -> list[str]:
        """As a line of a table."""
        return [
            str(number),
            self.type.label,
            self.from_on.isoformat(),
            self.to_on.isoformat() if self.to_on is not None else NOTHING,
            number_text(self.plan),
            number_text(self.held),
            number_text(self.minutes),
            self.gender.label if self.gender is not None else NOTHING,
            self.at_exit.label if self.at_exit is not None else NOTHING,
            self.later.label if self.later is not None else NOTHING,
        ]


def records_of(request: Request) -> Iterator[PairRecord]:
    """The pairs that have begun by the day, by their start."""
    known = {row.enrolment_id: row for row in outcomes.of_round(request.round_id)}
    grid = month_grid.read(request.round_id, request.on, until=request.on)
    minutes = {row.pairing_id: row.minutes for row in grid.rows}
    started = [
        pair
        for pair in pairings.listing(request.round_id, request.on)
        if pair.status in STARTED and pair.starts_on <= request.on
    ]
    for pair in sorted(started, key=lambda pair: (pair.starts_on, pair.id)):
        mentee = known.get(pair.mentee_id)
        ended = pair.ends_on if pair.ends_on is not None and pair.ends_on <= request.on else None
        yield PairRecord(
            type=pair.mentor_type,
            from_on=pair.starts_on,
            to_on=ended,
            plan=pair.plan,
            held=pair.held,
            minutes=minutes.get(pair.id, 0),
            gender=mentee.gender if mentee else None,
            at_exit=mentee.exit if mentee and (mentee.exit_on or date.max) <= request.on else None,
            later=mentee.later if mentee and (mentee.later_on or date.max) <= request.on else None,
        )
