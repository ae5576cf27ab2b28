"""What a line of a table adds to somebody who is there already, and what may be done with such a line."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from mentordesk.domain.choices import Choice
from mentordesk.domain.enrolments import MentorType
from mentordesk.domain.field_names import RECORDS
from mentordesk.domain.intake import Candidate
from mentordesk.domain.intake_values import OwnCell
from mentordesk.domain.own_fields import FieldWithOptions, OwnFieldKind, same
from mentordesk.domain.people import LanguageLevel, Person
from mentordesk.i18n import N_, _

_NEVER = frozenset({"given_name", "family_name", "protected", "code_name"})
"""What is not filled in: the name is what they are known by, and a protection is a step of its own."""
PLACE = frozenset({"email", "phone", "street", "postcode", "city", "district", "workplace"})
"""What leads to a person, which is not kept of who is protected."""
_BLANK = Person(id=0, given_name="", family_name="")


class Already(Choice):
    """What is done with a line whose person is there already."""

    LEAVE = "leave", N_("Leave as they are")
    FILL = "fill", N_("Fill in what is empty")
    ADD = "add", N_("Add as somebody new")


class Kind(Choice):
    """What a line of the table is."""

    NEW = "new", N_("New")
    ADDS = "adds", N_("Can be filled in")
    THERE = "there", N_("There already")
    WRONG = "wrong", N_("Does not fit")


@dataclass(frozen=True, slots=True, kw_only=True)
class There:
    """What is known of somebody, as far as a line could add to it.

    `own` holds the options they have, by name; `enrolled` tells that they are in the round, with this wish and these types.
    """

    person: Person
    languages: Collection[str] = ()
    own: Mapping[int, Collection[str]] = field(default_factory=dict)
    enrolled: bool = False
    wish: str = ""
    types: tuple[MentorType, ...] = ()

    @classmethod
    def of(cls, one: Candidate, *, enrolled: bool) -> "There":
        """The person that an earlier line is about to become."""
        own = {each: value if isinstance(value, tuple) else ("",) for each, value in one.own.items()}
        person = replace(one.record, unit_id=0) if one.unit else one.record
        languages = tuple(name for name, _level in one.languages)
        return cls(person=person, languages=languages, own=own, enrolled=enrolled, wish=one.wish, types=one.types)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What a line would add: empty when there is nothing."""

    person: Mapping[str, Any] = field(default_factory=dict)
    unit: bool = False
    languages: tuple[tuple[str, LanguageLevel], ...] = ()
    own: Mapping[int, OwnCell] = field(default_factory=dict)
    enrols: bool = False
    wish: str = ""
    types: tuple[MentorType, ...] = ()
    protects: bool = False

    def __bool__(self) -> bool:
        return self != _NOTHING

    def words(self, fields: Mapping[int, FieldWithOptions]) -> list[str]:
        """What it is, by the names of the fields."""
        labels = RECORDS["person"].fields
        return [
            *(_(labels[name]) for name in self.person),
            *([_("Unit")] if self.unit else []),
            *([_("Languages")] if self.languages else []),
            *(fields[each].name for each in self.own),
            *([_("Role in the round")] if self.enrols else []),
            *([_("Wish")] if self.wish else []),
            *([_("Type of mentor")] if self.types else []),
            *([_("Protected identity")] if self.protects else []),
        ]


_NOTHING = Filling()


def filling(one: Candidate, there: There, fields: Mapping[int, FieldWithOptions], *, enrols: bool) -> Filling:
    """What a line adds to somebody; `enrols` tells that the line has a role in the round. Nothing to who is protected.

    A field that is filled in stays as it is; of languages and of lists with several choices those lacking are added.
    """
    person, protects = there.person, bool(one.person.get("protected"))
    if person.protected:
        return _NOTHING
    never = _NEVER | PLACE if protects else _NEVER
    lacking = {
        name: value
        for name, value in one.person.items()
        if name not in never and getattr(person, name) == getattr(_BLANK, name) and value != getattr(_BLANK, name)
    }
    spoken = {name.casefold() for name in there.languages}
    own = {each: _missing(value, fields[each], there.own.get(each, ())) for each, value in one.own.items() if each in fields}
    return Filling(
        person=lacking,
        unit=bool(one.unit) and person.unit_id is None and not protects,
        languages=tuple(each for each in one.languages if each[0].casefold() not in spoken),
        own={each: value for each, value in own.items() if value is not None},
        enrols=enrols and not there.enrolled,
        wish=one.wish if there.enrolled and not there.wish else "",
        types=one.types if there.enrolled and not there.types else (),
        protects=protects,
    )


def _missing(value: OwnCell, of: FieldWithOptions, known: Collection[str]) -> OwnCell | None:
    """What a line has for a field that the person lacks; None where there is nothing."""
    if of.kind is OwnFieldKind.CHOICES and isinstance(value, tuple):
        names = set(map(same, known))
        return tuple(name for name in value if same(name) not in names) or None
    return None if known else value
