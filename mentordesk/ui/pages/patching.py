"""Brings long lists up to date after a change by asking only for the lines it touches."""

from collections.abc import Collection, Sequence

from mentordesk.desk import Change
from mentordesk.queries import pairings, people, touched
from mentordesk.queries.people import PersonRow
from mentordesk.ui.pages.people_list import MeetingsByEnrolment
from mentordesk.ui.pages.people_own import OwnOfPeople
from mentordesk.ui.session import Session
from mentordesk.ui.tables.model import ListModel

MOST = 300
"""Beyond so many lines the whole list is asked for: that is quicker then."""
_LOST = (("meeting", "pairing_id", "pairing"), ("agreement", "enrolment_id", "enrolment"))
"""Tables of whose rows that are gone the record is told to which they belonged, by which column."""
_PAIRS = frozenset({"pairing", "pause", "meeting"})
IGNORED_OF_PAIRS = frozenset({"goal", "check_in", "note"})
"""Tables of the page of pairs of which the lines of its list show nothing."""


def changed_rows(changes: Sequence[Change], ignored: Collection[str], shown: Collection[str]) -> dict[str, set[int]] | None:
    """The rows behind some changes, of the tables shown; None where everything must be asked for.

    `ignored` are tables of which the lines of the list show nothing. Of what is gone its owner is told: of a meeting its
    pair.
    """
    found: dict[str, set[int]] = {}
    for change in changes:
        rows, tables = change.rows(), (change.tables & set(shown)) - set(ignored)
        if not tables <= rows.keys():
            return None
        for table in tables:
            found.setdefault(table, set()).update(rows[table])
        for table, column, owner in _LOST:
            if table in tables and (gone := change.lost(table, column)):
                found[table] -= gone.keys()
                found.setdefault(owner, set()).update(gone.values())
    return found if sum(map(len, found.values())) <= MOST else None


class PeoplePatch:
    """Changes single lines of the list of people, and the sums of meetings beside them."""

    TABLES = frozenset({"person", *touched.OF_PERSON, *_PAIRS})
    """Tables whose rows lead to lines; every other table of the page but those ignored means all of them."""
    IGNORED = frozenset({"status_change", "agreement", "note", "activity", "attendance", "certificate", "outcome", "story"})

    def __init__(self, session: Session, model: ListModel, meetings: MeetingsByEnrolment, own: OwnOfPeople) -> None:
        self._session, self._model, self._meetings, self._own = session, model, meetings, own

    def apply(self, rows: dict[str, set[int]], *, still: bool) -> bool:
        """Show the lines behind these rows anew; False where somebody comes, goes or moves in the order of the list."""
        if not rows.keys() <= self.TABLES:
            return False
        mine = touched.people(rows)
        pairs = touched.pairings({table: ids for table, ids in rows.items() if table in _PAIRS})
        if mine is None or pairs is None:
            return False
        lines = people.some(self._session.round_id, self._session.today, mine)
        before = self._before(mine)
        if {line.person_id for line in lines} != before.keys():
            return False
        both = [(before[line.person_id], line) for line in lines]
        if any(old.role != new.role for old, new in both):
            return False  # the sum above the list counts them by role
        renamed = {new.person_id for old, new in both if _moved(old, new)}
        if renamed and not still:
            return False
        if renamed:
            pairs |= touched.pairings_of(touched.enrolments_of(renamed))
        others = self._fill_meetings(pairs)
        lines += people.some(self._session.round_id, self._session.today, others - mine)
        if len(lines) > MOST:
            return False
        if "own_value" in rows or any(old.protected != new.protected for old, new in both):
            self._own.refill(lines)  # of who is protected now nothing is shown any more
        self._model.change_records(lines, still=still)
        return True

    def _before(self, person_ids: set[int]) -> dict[int, PersonRow]:
        found = (self._model.record_of(person_id) for person_id in person_ids)
        return {line.person_id: line for line in found if line is not None}

    def _fill_meetings(self, pairs: set[int]) -> set[int]:
        """Add up the meetings of both sides of some pairs anew; gives back who they are."""
        round_id = self._session.round_id
        if not pairs or round_id is None:
            return set()
        enrolments = touched.enrolments_in(pairs)
        every = pairings.some(round_id, self._session.as_of, touched.pairings_of(enrolments))
        self._meetings.refill(enrolments, every)
        return touched.people_of(enrolments)


def touched_pairs(rows: dict[str, set[int]]) -> set[int] | None:
    """The pairs behind some rows; None where that cannot be told, or where they are so many that all are asked for."""
    tables = {"person", "enrolment", "agreement", "pairing", *touched.OF_PAIRING}
    ids = touched.pairings(rows) if rows.keys() <= tables else None
    return ids if ids is not None and len(ids) <= MOST else None


def patch_pairs(session: Session, model: ListModel, rows: dict[str, set[int]], *, still: bool) -> bool:
    """Show the lines of the list of pairs behind these rows anew; False where a pair comes, goes or moves."""
    ids = touched_pairs(rows)
    if ids is None or session.round_id is None:
        return False
    lines = pairings.some(session.round_id, session.as_of, ids)
    before = {line.id: line for line in map(model.record_of, ids) if line is not None}
    moved = any(line.mentor != before[line.id].mentor for line in lines if line.id in before)
    if {line.id for line in lines} != before.keys() or (moved and not still):
        return False
    model.change_records(lines, still=still)
    return True


def _moved(before: PersonRow, now: PersonRow) -> bool:
    """Does the line belong elsewhere in the order of the list, or is the person called something else?"""
    return (before.family_name, before.given_name, before.name) != (now.family_name, now.given_name, now.name)
