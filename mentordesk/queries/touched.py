"""Says which lines of the long lists a change touches, so that they alone are asked for again."""

from collections.abc import Collection, Mapping
from typing import Any

from mentordesk.queries import records
from mentordesk.storage.tables.enrolments import AgreementTable, EnrolmentTable
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.own_fields import OwnValueTable
from mentordesk.storage.tables.pairings import PairingTable, PauseTable
from mentordesk.storage.tables.people import PersonLanguageTable

Rows = Mapping[str, Collection[int]]
"""The rows that were changed, by the name of their table."""

OF_PERSON: dict[str, Any] = {
    "enrolment": EnrolmentTable.person_id,
    "person_language": PersonLanguageTable.person_id,
    "own_value": OwnValueTable.person_id,
}
"""Tables of which the line of a person in the list of people shows something."""
OF_PAIRING: dict[str, Any] = {"pause": PauseTable.pairing_id, "meeting": MeetingTable.pairing_id}
"""Tables of which the line of a pair in the list of pairs shows something."""


def people(rows: Rows) -> set[int] | None:
    """The people whose own data in the list may have changed; None where that can no longer be told, as for a row that
    is gone.
    """
    found = set(rows.get("person", ()))
    for table, column in OF_PERSON.items():
        behind = _behind(column, rows.get(table, ()))
        if behind is None:
            return None
        found |= behind
    return found


def pairings(rows: Rows) -> set[int] | None:
    """The pairings whose line may have changed; None as for `people`."""
    pairing = PairingTable
    found = set(rows.get("pairing", ()))
    if len(_known(pairing.id, found)) < len(found):
        return None
    for table, column in OF_PAIRING.items():
        behind = _behind(column, rows.get(table, ()))
        if behind is None:
            return None
        found |= behind
    found |= _beside(found) if rows.get("pairing") or rows.get("pause") else set()
    mine = _behind(AgreementTable.enrolment_id, rows.get("agreement", ()))
    if mine is None:
        return None
    enrolments = mine | set(rows.get("enrolment", ())) | enrolments_of(rows.get("person", ()))
    return found | pairings_of(enrolments)


def _beside(pairing_ids: Collection[int]) -> set[int]:
    """The pairings of the same mentees: after a change of mentor they share the months between them."""
    pairing = PairingTable
    return _select(pairing.id, pairing.mentee_id, _select(pairing.mentee_id, pairing.id, pairing_ids))


def enrolments_of(person_ids: Collection[int]) -> set[int]:
    """The enrolments of some people, in all rounds."""
    return _select(EnrolmentTable.id, EnrolmentTable.person_id, person_ids)


def pairings_of(enrolment_ids: Collection[int]) -> set[int]:
    """The pairings in which some enrolments stand."""
    pairing = PairingTable
    return _select(pairing.id, pairing.mentor_id, enrolment_ids) | _select(pairing.id, pairing.mentee_id, enrolment_ids)


def enrolments_in(pairing_ids: Collection[int]) -> set[int]:
    """The enrolments of both sides of some pairings."""
    pairing = PairingTable
    return _select(pairing.mentor_id, pairing.id, pairing_ids) | _select(pairing.mentee_id, pairing.id, pairing_ids)


def people_of(enrolment_ids: Collection[int]) -> set[int]:
    """The people of some enrolments."""
    return _select(EnrolmentTable.person_id, EnrolmentTable.id, enrolment_ids)


def _behind(column: Any, ids: Collection[int]) -> set[int] | None:
    """What the rows with these ids refer to by a column; None when one of them is gone."""
    lines = list(records.quick(_chosen, column, column.model.id, sorted(ids))) if ids else []
    return {line[0] for line in lines} if len(lines) == len(set(ids)) else None


def _known(column: Any, ids: Collection[int]) -> set[int]:
    return _select(column, column, ids)


def _select(wanted: Any, by: Any, values: Collection[int]) -> set[int]:
    return {line[0] for line in records.quick(_chosen, wanted, by, sorted(values))} if values else set()


def _chosen(wanted: Any, by: Any, values: list[int]) -> Any:
    return wanted.model.select(wanted).where(by.in_(values))
