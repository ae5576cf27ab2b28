"""Answers questions about units of the host organisation."""

from mentordesk.domain.people import Unit
from mentordesk.queries import records
from mentordesk.storage.tables.people import PersonTable, UnitTable


def listing() -> list[Unit]:
    """All units by name."""
    return records.all_as(Unit, UnitTable.select().order_by(UnitTable.name, UnitTable.id))


def get(unit_id: int) -> Unit:
    """One unit."""
    return records.get(Unit, UnitTable, unit_id)


def people_in(unit_id: int) -> int:
    """How many people, binned ones too, belong to the unit."""
    return int(PersonTable.select().where(PersonTable.unit_id == unit_id).count())
