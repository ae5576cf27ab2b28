"""The permanent history of the file: what was done, and each record it changed, before and after."""

from dataclasses import dataclass

from mentordesk.domain.choices import Choice
from mentordesk.i18n import N_


class ChangeKind(Choice):
    """What became of a record."""

    INSERTED = "inserted", N_("Added")
    UPDATED = "updated", N_("Changed")
    DELETED = "deleted", N_("Removed")


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One thing that was done: when (local time, ISO), by whom, what in words, in which tables."""

    id: int
    at: str
    who: str
    label: str
    tables: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryChange:
    """One changed record of a history line; `old` and `new` are JSON objects of the changed columns without bytes."""

    id: int
    history_id: int
    record_table: str
    record_id: int
    kind: ChangeKind
    old: str
    new: str


EMPTIED: dict[str, frozenset[str]] = {
    "person": frozenset({"email", "phone", "street", "postcode", "city", "district", "workplace", "unit_id"}),
    "meeting": frozenset({"place"}),
    "outcome": frozenset({"employer"}),
}
"""Columns that are emptied when an identity becomes protected: contact and place. The history forgets them too."""

HIDDEN = EMPTIED["person"] | {
    "given_name",
    "family_name",
    "name_native",
    "name_on_certificate",
    "birth_year",
    "occupation",
}
"""Columns of a person that are not told of a protected identity."""

_REFERENCES_THAT_ARE_VALUES = frozenset({"unit_id", "signatory_one_id", "signatory_two_id", "own_option_id"})
"""References that are chosen in a field; all others say what a record belongs to."""

_MOVED_BY_STEPS = {
    "enrolment": frozenset({"status", "status_on"}),
    "pairing": frozenset({"status"}),
    "person": frozenset({"protected", "binned_on"}),
    "round": frozenset({"closed_on"}),
}
"""Columns that never change alone: more than one record moves with them."""

_OF_THE_END = frozenset({"ends_on", "early", "end_reason"})
"""What an ended pairing has and no other; it is corrected but never emptied alone."""


def can_restore_value(table: str, column: str, old: object) -> bool:
    """Whether a single old value can be put back; other changes are taken back as a whole step or not at all."""
    if table == "certificate" or column in _MOVED_BY_STEPS.get(table, ()):
        return False
    if table == "pairing" and column in _OF_THE_END and old is None:
        return False
    return not column.endswith("_id") or column in _REFERENCES_THAT_ARE_VALUES
