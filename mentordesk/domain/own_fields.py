"""The organisation's own fields of a person and the lists they choose from: what they hold and what they may be called."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mentordesk.domain.choices import Choice
from mentordesk.domain.field_names import RECORDS
from mentordesk.domain.people import has_personal_number
from mentordesk.domain.problems import Problem
from mentordesk.i18n import LANGUAGES, N_, _, ngettext, speaking


class OwnFieldKind(Choice):
    """What a field of one's own holds."""

    TEXT = "text", N_("Text")
    CHOICE = "choice", N_("One choice")
    CHOICES = "choices", N_("Several choices")
    DATE = "date", N_("Date")
    YES_NO = "yes_no", N_("Yes or no")


CHOOSING = frozenset({OwnFieldKind.CHOICE, OwnFieldKind.CHOICES})
"""Kinds whose answers are taken from a list."""

Value = str | date | bool | int | tuple[int, ...] | None
"""What a person has in a field: a text, a date, yes or no, the id of an option, or the ids of several in the list's
order. None, "" and () mean that there is nothing."""

Row = tuple[str, int | None]
"""A value as one row of the file: its text, or the id of a chosen option."""

LONGEST_NAME, LONGEST_TEXT = 60, 500
"""So many characters fit a heading, and a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnField:
    """A field of a person that the organisation made itself; `place` is its order among the others."""

    id: int
    name: str
    kind: OwnFieldKind
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnOption:
    """One of the answers that a field of the kinds choice and choices can have."""

    id: int
    own_field_id: int
    name: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnValue:
    """What a person has in a field: `text` (a date in ISO, yes as 1, no as 0), or one chosen option a record."""

    id: int
    person_id: int
    own_field_id: int
    text: str = ""
    own_option_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldWithOptions:
    """A field with the list it chooses from, in its order."""

    field: OwnField
    options: tuple[OwnOption, ...] = ()

    @property
    def id(self) -> int:
        """The field's id."""
        return self.field.id

    @property
    def name(self) -> str:
        """What the field is called."""
        return self.field.name

    @property
    def key(self) -> str:
        """Under which forms, columns and filters know the field, and problems name it."""
        return key_of(self.field.id)

    @property
    def kind(self) -> OwnFieldKind:
        """What the field holds."""
        return self.field.kind

    def value_of(self, rows: Iterable[Row]) -> Value:
        """The value that rows of the file make together; what does not fit the kind counts as nothing."""
        found = list(rows)
        if self.kind is OwnFieldKind.CHOICES:
            return self.in_order({0: [option_id for _text, option_id in found if option_id is not None]})[0]
        if not found:
            return "" if self.kind is OwnFieldKind.TEXT else None
        text, option_id = found[0]
        if self.kind is OwnFieldKind.CHOICE:
            return option_id
        if self.kind is OwnFieldKind.DATE:
            return _day(text)
        return text == "1" if self.kind is OwnFieldKind.YES_NO else text

    def in_order(self, chosen: Mapping[int, Collection[int]]) -> dict[int, Value]:
        """The options that people have chosen, by person, in the order of the list."""
        known: dict[tuple[int, ...], Value] = {}  # many people have the same few
        found: dict[int, Value] = {}
        for person_id, ids in chosen.items():
            key = tuple(ids)
            if key not in known:
                known[key] = tuple(option.id for option in self.options if option.id in key)
            found[person_id] = known[key]
        return found

    def rows_of(self, value: Value) -> list[Row]:
        """The rows that keep a value; none where there is nothing."""
        if value is None or value in ("", ()):
            return []
        if isinstance(value, tuple):
            return [("", option_id) for option_id in dict.fromkeys(value)]
        if isinstance(value, bool):
            return [("1" if value else "0", None)]
        if isinstance(value, int):
            return [("", value)]
        text = value.isoformat() if isinstance(value, date) else value.strip()
        return [(text, None)] if text else []

    def words(self, value: Value) -> str:
        """A value as it is shown: options by name, yes and no in words, dates in ISO."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, str):
            return value
        chosen = value if isinstance(value, tuple) else (value,)
        return ", ".join(option.name for option in self.options if option.id in chosen)


def key_of(own_field_id: int) -> str:
    """The key of a field: see `FieldWithOptions.key`."""
    return f"own_{own_field_id}"


def id_of(key: str) -> int:
    """The field's id from such a key."""
    return int(key.removeprefix("own_"))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


# -- what stands against it -------------------------------------------------------------------------------------------

_SHOWN_BESIDE = (
    *(N_("Name"), N_("Languages"), N_("Role"), N_("Type"), N_("Status"), N_("Status since"), N_("Round"), N_("Meetings")),
    *(N_("Pairs"), N_("Places"), N_("Paired with"), N_("Kind of mentorship"), N_("Name in own script")),
)
"""What else stands over columns of people, in lists and exports."""


def problems_of_field(name: str, others: Iterable[str]) -> list[Problem]:
    """What stands against calling a field so, beside the names of the others."""
    if found := _problems_of_name(name):
        return found
    if same(name) in map(same, others):
        return [Problem("name", _("There is already a field with this name."))]
    if same(name) in _built_in():
        return [Problem("name", _("Every person has a field with this name already."))]
    return []


def problems_of_option(name: str, others: Iterable[str]) -> list[Problem]:
    """What stands against calling an option so, beside the names of the others in its list."""
    if found := _problems_of_name(name):
        return found
    if same(name) in map(same, others):
        return [Problem("name", _("This is in the list already."))]
    return []


def new_options(names: Iterable[str], known: Iterable[str]) -> list[str]:
    """Those of the names that are new in a list, each once and tidied."""
    taken = set(map(same, known))
    found: dict[str, str] = {}
    for name in names:
        if same(name) and same(name) not in taken:
            found.setdefault(same(name), name.strip())
    return list(found.values())


def problems_of_value(field: FieldWithOptions, value: Value) -> list[Problem]:
    """What stands against a person having this in the field."""
    if isinstance(value, str):
        if len(value.strip()) > LONGEST_TEXT:
            return [Problem(field.key, _("This is longer than {most} characters.").format(most=LONGEST_TEXT))]
        if has_personal_number(value):
            return [Problem(field.key, _("This looks like a personal identity number; these are not kept here."))]
    if not _fits(field, value):
        text = _("This does not fit “{field}”. Choose again.")
        return [Problem(field.key, text.format(field=field.name))]
    return []


def _fits(field: FieldWithOptions, value: Value) -> bool:
    if value is None or value in ("", ()):
        return True
    known = {option.id for option in field.options}
    match field.kind:
        case OwnFieldKind.TEXT:
            return isinstance(value, str)
        case OwnFieldKind.DATE:
            return isinstance(value, date)
        case OwnFieldKind.YES_NO:
            return isinstance(value, bool)
        case OwnFieldKind.CHOICE:
            return isinstance(value, int) and not isinstance(value, bool) and value in known
    return isinstance(value, tuple) and known.issuperset(value)


def _problems_of_name(name: str) -> list[Problem]:
    if not name.strip():
        return [Problem("name", _("Give a name."))]
    if len(name.strip()) > LONGEST_NAME:
        return [Problem("name", _("This is longer than {most} characters.").format(most=LONGEST_NAME))]
    return []


def same(name: str) -> str:
    """A name for comparing: capitals and blanks make no other name."""
    return " ".join(name.casefold().split())


def _built_in() -> Collection[str]:
    """What the program itself calls what it keeps of people, in every language it speaks."""
    labels = (*RECORDS["person"].fields.values(), *_SHOWN_BESIDE)
    names = set()
    for code in LANGUAGES:
        with speaking(code):
            names |= {same(_(label)) for label in labels}
    return names


def problems_of_kind(
    field: FieldWithOptions, kind: OwnFieldKind, *, used: int, several: int, long: int = 0
) -> list[Problem]:
    """What stands against a field holding something else from now on.

    `used` people have it filled in, `several` of them with more than one choice, `long` with a text that is too long for
    one. Texts and choices can become each other.
    """
    if used and {field.kind, kind} - {OwnFieldKind.TEXT, *CHOOSING}:
        text = ngettext(
            "{count} person has it filled in, and that cannot become “{kind}”.",
            "{count} people have it filled in, and that cannot become “{kind}”.",
            used,
        )
        return [Problem("kind", text.format(count=used, kind=kind.label))]
    if several and kind is OwnFieldKind.CHOICE:
        text = ngettext(
            "{count} person has several choices; leave one of them first.",
            "{count} people have several choices; leave one of them first.",
            several,
        )
        return [Problem("kind", text.format(count=several))]
    if long:
        text = ngettext(
            "{count} person has a text of more than {most} characters, too long for a choice. Shorten it first.",
            "{count} people have texts of more than {most} characters, too long for a choice. Shorten them first.",
            long,
        )
        return [Problem("kind", text.format(count=long, most=LONGEST_NAME))]
    return []


def too_long(texts: Iterable[str], kind: OwnFieldKind) -> int:
    """How many of these texts name a choice that is longer than one may be; in a field of another kind nothing is."""
    return sum(any(len(part) > LONGEST_NAME for part in parts_of(text, kind)) for text in texts) if kind in CHOOSING else 0


def parts_of(text: str, kind: OwnFieldKind) -> list[str]:
    """The choices that a text names: itself, or where several may be chosen what stands between its commas."""
    parts = text.replace(";", ",").split(",") if kind is OwnFieldKind.CHOICES else [text]
    return [part.strip() for part in parts if part.strip()]


# -- order ------------------------------------------------------------------------------------------------------------


def moved(ids: Sequence[int], one: int, place: int) -> list[int]:
    """The ids with one of them at another place, counted from 0; beyond an end means there."""
    others = [each for each in ids if each != one]
    others.insert(max(0, min(place, len(others))), one)
    return others
