"""Answers what becomes of two entries that are one person: what differs, what becomes one, what stands against it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from mentordesk.domain.enrolments import NEVER_BEGAN, Enrolment
from mentordesk.domain.field_names import RECORDS
from mentordesk.domain.own_fields import OwnFieldKind
from mentordesk.domain.people import Gender, Person, folded
from mentordesk.domain.problems import Problem
from mentordesk.i18n import _, ngettext
from mentordesk.queries import enrolments, history, leaning, notes, own_fields, people, programmes, records
from mentordesk.queries.history_words import Names
from mentordesk.storage.tables.history import HistoryChangeTable

KEPT, OTHER, BOTH = range(3)
"""Which value of a field stands."""
JOINED = {"phone": ", ", "note": "\n"}
"""Fields of a person in which both values can stand, and what comes between them."""
_CHOSEN = [key for key in RECORDS["person"].fields if key not in ("protected", "code_name", "binned_on")]
_LANGUAGE, _OWN = "language:", "own:"


class Field(NamedTuple):
    """What two entries have in one field: in words, and as values – of the kept one, the other one and, where both can
    stand together, both. `usual` is which of these stands unless somebody chooses another one.
    """

    key: str
    label: str
    words: tuple[str, str]
    values: tuple[Any, ...]
    usual: int

    @property
    def differs(self) -> bool:
        """Have both something, and not the same?"""
        return all(self.words) and self.words[KEPT] != self.words[OTHER]


class Comparison(NamedTuple):
    """Two entries side by side. `kept_id` is the one with more behind it; `hidden` where not both may be looked at.

    `rounds` are those of each entry; `told` says what becomes one, `problem` what stands against it.
    """

    kept_id: int
    other_id: int
    names: tuple[str, str]
    hidden: bool
    fields: tuple[Field, ...]
    rounds: tuple[str, str]
    told: tuple[str, ...]
    problem: str


class Shared(NamedTuple):
    """A round in which both entries are enrolled: the enrolment that stays, the one that goes, and what is against it."""

    round: str
    stays: Enrolment
    goes: Enrolment
    problem: str


# -- side by side -----------------------------------------------------------------------------------------------------


def compared(person_id: int, other_id: int) -> Comparison:
    """Two entries that are to become one, side by side. Nothing of an identity that is protected is told."""
    kept, other = sorted((people.get(person_id), people.get(other_id)), key=_weight)
    hidden = kept.protected or other.protected
    alone = kept.protected is not other.protected
    shared = shared_rounds(kept.id, other.id)
    told = [_told(one) for one in shared if not one.problem]
    if hidden:
        told.append(_("The person stays protected: of both entries contact and place go, and only the code name is shown."))
    return Comparison(
        kept_id=kept.id,
        other_id=other.id,
        names=(_("A protected identity") if alone else kept.name, other.name),
        hidden=hidden,
        fields=() if hidden else tuple(_fields(kept, other)),
        rounds=("" if alone else _rounds(kept.id), _rounds(other.id)),
        told=tuple(told),
        problem=" ".join(one.message for one in problems(kept.id, other.id)),
    )


def _weight(person: Person) -> tuple[bool, int, int]:
    """Who is kept comes first: the protected one, whoever took part more, who was there first."""
    return not person.protected, -len(enrolments.of_person(person.id)), person.id


def _fields(kept: Person, other: Person) -> Iterator[Field]:
    names, ids = Names(), (kept.id, other.id)
    latest, later = _written(*ids), ids.index(max(ids))
    for key in _CHOSEN:
        values = [getattr(one, key) for one in (kept, other)]
        words = [names.words("person", key, value) if value is not Gender.UNSTATED else "" for value in values]
        both = [JOINED[key].join(values)] if key in JOINED else []
        newer = max((KEPT, OTHER), key=lambda side: (latest.get((ids[side], key), 0), ids[side]))
        yield _field(key, names.field("person", key), words, [*values, *both], BOTH if key == "note" else newer)
    spoken = [{one.language.casefold(): one for one in people.languages_of(one.id)} for one in (kept, other)]
    for key, one in (spoken[KEPT] | spoken[OTHER] | spoken[KEPT]).items():  # as the kept one writes it
        levels = [mine[key].level if key in mine else None for mine in spoken]
        words = [level.label if level else "" for level in levels]
        yield _field(f"{_LANGUAGE}{one.language}", one.language, words, levels, later)
    had = [own_fields.of_person(one.id) for one in (kept, other)]
    for field in own_fields.listing():
        own = [one[field.id] for one in had]
        words = [field.words(value) for value in own]
        if field.kind is OwnFieldKind.CHOICES:
            chosen = {option_id for value in own if isinstance(value, tuple) for option_id in value}
            own.append(tuple(option.id for option in field.options if option.id in chosen))
        yield _field(f"{_OWN}{field.id}", field.name, words, own, BOTH if len(own) > BOTH else later)


def _field(key: str, label: str, words: list[str], values: list[Any], usual: int) -> Field:
    """`usual` counts where both have something; otherwise what there is stands. Marks are lost and never come by mistake."""
    if not all(words):
        usual = OTHER if words[OTHER] else KEPT
    elif usual != BOTH and folded(words[KEPT]) == folded(words[OTHER]):
        usual = max((usual, KEPT, OTHER), key=lambda side: sum(not sign.isascii() for sign in words[side]))
    return Field(key, label, (words[KEPT], words[OTHER]), tuple(values), usual)


def _written(*person_ids: int) -> dict[tuple[int, str], int]:
    """When each field of the two was last written, as far as it was noted: later ones have higher numbers."""
    change = HistoryChangeTable
    noted = change.select(change.id, change.record_id, change.new).where(
        change.record_table == "person", change.record_id.in_(person_ids)
    )
    lines = records.rows(noted.order_by(change.id))
    return {(person_id, column): number for number, person_id, new in lines for column in history.values_of(new)}


def _rounds(person_id: int) -> str:
    """The rounds of an entry, and its notes, in words."""
    lines = [
        _("{round}: {role}, {status}").format(
            round=programmes.get(one.round_id).title, role=one.role.label, status=one.status.label
        )
        for one in enrolments.of_person(person_id)
    ]
    if count := len(notes.of(person_id=person_id)):
        lines.append(ngettext("{count} note", "{count} notes", count).format(count=count))
    return "\n".join(lines)


def _told(shared: Shared) -> str:
    text = _("In {round} both are enrolled. The enrolment “{status}” stays, and what the other one adds joins it.")
    return text.format(round=shared.round, status=shared.stays.status.label)


def chosen(fields: dict[str, Any]) -> dict[str, dict[Any, Any]]:
    """Chosen values by the keys of `Field`, as `actions.merging.merge` takes them."""
    parts: dict[str, dict[Any, Any]] = {"fields": {}, "own": {}, "languages": {}}
    for key, value in fields.items():
        if key.startswith(_LANGUAGE):
            parts["languages"][key.removeprefix(_LANGUAGE)] = value
        elif key.startswith(_OWN):
            parts["own"][int(key.removeprefix(_OWN))] = value
        else:
            parts["fields"][key] = value
    return parts


# -- rounds in which both are -----------------------------------------------------------------------------------------


def shared_rounds(kept_id: int, other_id: int) -> list[Shared]:
    """The rounds in which both entries are enrolled, the latest first."""
    others = {one.round_id: one for one in enrolments.of_person(other_id)}
    return [_shared(one, others[one.round_id]) for one in enrolments.of_person(kept_id) if one.round_id in others]


def problems(kept_id: int, other_id: int) -> list[Problem]:
    """What stands against making one person of two entries."""
    if kept_id == other_id:
        return [Problem("", _("Choose two different entries."))]
    return [Problem("", one.problem) for one in shared_rounds(kept_id, other_id) if one.problem]


def _shared(one: Enrolment, other: Enrolment) -> Shared:
    """Something leans on one enrolment at most: that stays. Else who was taken in, else the later word on it."""
    title = programmes.get(one.round_id).title
    if one.role is not other.role:
        text = _("In {round} one entry is a mentor and the other a mentee. Remove one of the two enrolments first.")
        return Shared(title, one, other, text.format(round=title))
    about = [leaning.words(each.id, invitations=False) for each in (one, other)]
    if all(about):
        text = _(
            "In {round} there is more about both entries: {one}; {other}. They cannot become one story by themselves. "
            "Remove it from one of them first."
        )
        return Shared(title, one, other, text.format(round=title, one=", ".join(about[0]), other=", ".join(about[1])))
    weight, against = (
        (bool(there), each.status not in NEVER_BEGAN, each.status_on)
        for there, each in zip(about, (one, other), strict=True)
    )
    return Shared(title, one, other, "") if weight >= against else Shared(title, other, one, "")
