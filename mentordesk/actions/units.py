"""Changes units of the host organisation."""

from dataclasses import replace

from mentordesk.actions import _records
from mentordesk.domain.people import Unit
from mentordesk.domain.problems import Problem, RuleBroken, demand
from mentordesk.i18n import _, ngettext
from mentordesk.queries import units
from mentordesk.storage.tables.people import UnitTable


def add(*, name: str, manager: str = "") -> int:
    """Add a unit and return its id."""
    unit = Unit(id=0, name=name.strip(), manager=manager)
    demand(*_problems(unit))
    return _records.insert(UnitTable, unit)


def update(unit_id: int, *, name: str | None = None, manager: str | None = None) -> None:
    """Give a unit another name or manager; what is None stays."""
    before = units.get(unit_id)
    after = replace(
        before,
        name=before.name if name is None else name.strip(),
        manager=before.manager if manager is None else manager,
    )
    demand(*_problems(after))
    _records.update(UnitTable, before, after)


def remove(unit_id: int) -> None:
    """Remove a unit to which nobody belongs."""
    people = units.people_in(unit_id)
    if people:
        message = ngettext(
            "{count} person belongs to the unit. Choose another unit for that person first.",
            "{count} people belong to the unit. Choose another unit for them first.",
            people,
        )
        raise RuleBroken.at("", message.format(count=people))
    UnitTable.delete().where(UnitTable.id == unit_id).execute()


def _problems(unit: Unit) -> list[Problem]:
    if not unit.name:
        return [Problem("name", _("The unit needs a name."))]
    same = UnitTable.select().where(UnitTable.name == unit.name, UnitTable.id != unit.id)
    return [Problem("name", _("There is already a unit with this name."))] if same.exists() else []
