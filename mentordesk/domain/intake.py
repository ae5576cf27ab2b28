"""What a table of people from elsewhere means: which column is what, and what each line says of a person."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from mentordesk.domain import intake_words as words
from mentordesk.domain.enrolments import MentorType, Role
from mentordesk.domain.intake_words import Meaning
from mentordesk.domain.people import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    Gender,
    Person,
    divided_name,
    has_personal_number,
    problems,
)
from mentordesk.i18n import _

LONGEST = 500
"""A text of a person is no longer than this, as in the forms."""
_ENROLMENT = frozenset({Meaning.ROLE, Meaning.TYPES, Meaning.WISH, Meaning.UNIT})
"""What is no field of the person."""
SEVERAL = {Meaning.PHONE: ", ", Meaning.NOTE: "\n"}
"""What several columns may give, and what stands between their values."""

Rows = Sequence[Sequence[str]]
Meanings = tuple[Meaning | None, ...]
"""What each column is; None: it is not used."""


class Understood(NamedTuple):
    """What the columns of a table are taken for, and whether its first line holds their headings."""

    meanings: Meanings
    headed: bool

    @property
    def names(self) -> bool:
        """Is it known where the names stand?"""
        return not NAMES.isdisjoint(self.meanings)


NAMES = frozenset({Meaning.NAME, Meaning.GIVEN_NAME, Meaning.FAMILY_NAME})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A line of the table as a person to be: fields of `Person`, and what they are to be in a round.

    `id` is the number of the line. `problem` says why nobody can be made of it; `left_out` what of it does not fit and
    is left out.
    """

    id: int
    person: Mapping[str, Any] = field(default_factory=dict)
    unit: str = ""
    role: Role | None = None
    types: tuple[MentorType, ...] = ()
    wish: str = ""
    problem: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def record(self) -> Person:
        """The person it would be."""
        names = {"given_name": "", "family_name": ""}
        return Person(id=0, **{**names, **self.person})


def understood(rows: Rows) -> Understood:
    """What the columns of a table are: by their headings in Swedish or English, and else by what stands in them."""
    lines = [line for line in rows if any(cell.strip() for cell in line)]
    if not lines:
        return Understood((), False)
    width = max(map(len, lines))
    said = [words.of_heading(cell) for cell in lines[0]] + [None] * (width - len(lines[0]))
    headed = any(said) and not any(map(words.is_contact, lines[0]))
    meanings: list[Meaning | None] = list(_once(said)) if headed else [None] * width
    texts = [[line[place].strip() for line in lines[headed:] if place < len(line)] for place in range(width)]
    unknown = [place for place in range(width) if meanings[place] is None and not (headed and _is_heading(lines[0], place))]
    for place in unknown:
        guessed = words.of_values([text for text in texts[place] if text])
        if guessed is not None and (guessed not in meanings or guessed in SEVERAL):
            meanings[place] = guessed
    if NAMES.isdisjoint(meanings):
        _guess_names(meanings, texts)
    return Understood(tuple(meanings), headed)


def _is_heading(line: Sequence[str], place: int) -> bool:
    """Does the column have a heading that says something, even where it is not understood?"""
    return place < len(line) and bool(line[place].strip())


def _once(said: Sequence[Meaning | None]) -> list[Meaning | None]:
    """Each meaning for one column, the first; but several phones and notes come together."""
    return [meaning if meaning in SEVERAL or meaning not in said[:place] else None for place, meaning in enumerate(said)]


def _guess_names(meanings: list[Meaning | None], texts: Sequence[Sequence[str]]) -> None:
    """Nothing says where the names stand: two columns of single words, or the first one with words only."""
    free = [place for place, known in enumerate(meanings) if known is None and words.are_names(texts[place])]
    pairs = [place for place in free if place + 1 in free]
    if pairs and words.are_single(texts[pairs[0]]):
        meanings[pairs[0]], meanings[pairs[0] + 1] = Meaning.GIVEN_NAME, Meaning.FAMILY_NAME
    elif free:
        meanings[free[0]] = Meaning.NAME


def candidates(rows: Rows, known: Understood) -> list[Candidate]:
    """The people of a table, line by line; empty lines and the headings are passed over."""
    lines = [(number, line) for number, line in enumerate(rows, start=1) if any(cell.strip() for cell in line)]
    return [_candidate(number, line, known.meanings) for number, line in lines[known.headed :]]


def _candidate(number: int, line: Sequence[str], meanings: Meanings) -> Candidate:
    found: dict[Meaning, Any] = {}
    left_out: list[str] = []
    for meaning, cell in zip(meanings, line, strict=False):
        text = " ".join(cell.split())
        if meaning is None or not text:
            continue
        try:
            value = _READERS.get(meaning, _text)(text)
        except ValueError as problem:
            left_out.append(_("{column}: {problem}").format(column=meaning.label, problem=problem))
            continue
        if meaning in found and meaning in SEVERAL:
            value = f"{found[meaning]}{SEVERAL[meaning]}{value}"
        found[meaning] = value
    if Meaning.NAME in found:
        given, family = divided(found.pop(Meaning.NAME))
        found = {Meaning.GIVEN_NAME: given, Meaning.FAMILY_NAME: family} | found
    role, types = found.get(Meaning.ROLE, (None, ()))
    person = {meaning.value: value for meaning, value in found.items() if meaning not in _ENROLMENT}
    made = Candidate(
        id=number,
        person=person,
        unit=found.get(Meaning.UNIT, ""),
        role=role,
        types=found.get(Meaning.TYPES, types),
        wish=found.get(Meaning.WISH, ""),
        left_out=tuple(left_out),
    )
    against = " ".join(problem.message for problem in problems(made.record))
    return Candidate(id=number, person=person, problem=against, left_out=made.left_out) if against else made


def divided(name: str) -> tuple[str, str]:
    """Given name and family name of a whole name; small words before the last one belong to the family name (von Essen)."""
    parts = name.split()
    small = next((place for place, part in enumerate(parts[1:-1], start=1) if part.islower()), 0)
    if "," not in name and small:
        return " ".join(parts[:small]), " ".join(parts[small:])
    return divided_name(name, "", "")


# -- single values ------------------------------------------------------------------------------------------------


def _text(text: str) -> str:
    if has_personal_number(text):
        raise ValueError(_("This looks like a personal identity number; these are not kept here."))
    if len(text) > LONGEST:
        raise ValueError(_("This is longer than {most} characters.").format(most=LONGEST))
    return text


def _year(text: str) -> int:
    """A year; of a date, in whatever order it stands, the year of it."""
    if has_personal_number(text):
        raise ValueError(_("This looks like a personal identity number; these are not kept here."))
    year = words.year_in(text)
    if year is None:
        raise ValueError(_("“{text}” is no year.").format(text=text))
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ValueError(_("A year between {first} and {last}.").format(first=EARLIEST_YEAR, last=LATEST_YEAR))
    return year


def _gender(text: str) -> Gender:
    found = words.gender_of(text)
    if found is None:
        raise ValueError(_("“{text}” is not understood.").format(text=text))
    return found


def _role(text: str) -> tuple[Role, tuple[MentorType, ...]]:
    """The role, with the type where the word for it says both (language mentor)."""
    found = words.role_of(text)
    if found is None:
        raise ValueError(_("“{text}” is not understood.").format(text=text))
    return found, words.types_of(text)


def _types(text: str) -> tuple[MentorType, ...]:
    found = words.types_of(text)
    if not found:
        raise ValueError(_("“{text}” is not understood.").format(text=text))
    return found


def _email(text: str) -> str:
    return _text(text.removeprefix("mailto:"))


_READERS: dict[Meaning, Callable[[str], Any]] = {
    Meaning.GENDER: _gender,
    Meaning.BIRTH_YEAR: _year,
    Meaning.IN_SWEDEN_SINCE: _year,
    Meaning.ROLE: _role,
    Meaning.TYPES: _types,
    Meaning.EMAIL: _email,
}
"""How a value is read; the others are texts."""
