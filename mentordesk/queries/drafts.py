"""Answers what was typed into forms that were not finished."""

from mentordesk.domain.drafts import Draft
from mentordesk.queries import records
from mentordesk.storage.tables.drafts import DraftTable


def listing() -> list[Draft]:
    """All unfinished forms, the latest first."""
    return records.all_as(Draft, DraftTable.select().order_by(DraftTable.at.desc(), DraftTable.id.desc()))


def get(key: str) -> Draft | None:
    """What was typed into this form, if it was not finished."""
    return records.one(Draft, DraftTable.key, key)
