"""What a table of people from elsewhere means: which column is what, and what each line says of a person."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from mentordesk.domain import intake_values as values
from mentordesk.domain import intake_words as words
from mentordesk.domain import own_fields
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.domain.intake_values import Languages, OwnCell, Target
from mentordesk.domain.intake_words import Meaning
from mentordesk.domain.own_fields import FieldWithOptions
from mentordesk.domain.people import Person, divided_name, problems
from mentordesk.i18n import _

_NO_FIELD = frozenset(
    {Meaning.ROLE, Meaning.TYPES, Meaning.WISH, Meaning.UNIT, Meaning.STATUS, Meaning.SINCE, Meaning.LANGUAGES,
     Meaning.MOTHER_TONGUE}
)  # fmt: skip
"""What is no field of the person."""
SEVERAL = {Meaning.PHONE: ", ", Meaning.NOTE: "\n"}
"""What several columns may give, and what stands between their values."""
NAMES = frozenset({Meaning.NAME, Meaning.GIVEN_NAME, Meaning.FAMILY_NAME})
ABOVE = 12
"""So many lines, titles and the like, may stand above the headings."""
_LOOKED_AT = 1000
"""So many lines tell what stands in a column without a heading."""
_NEVER_KEPT = re.compile("[\x00\ud800-\udfff]")
"""What the file keeps of no text: nobody and nothing is called by it."""
_LEVELLED = (Meaning.LANGUAGES, Meaning.MOTHER_TONGUE)

Rows = Sequence[Sequence[str]]
Meanings = tuple[Target | None, ...]
"""What each column is; None: it is not used."""


class Understood(NamedTuple):
    """What the columns of a table are taken for, and how many lines stand above the people.

    `above` counts the lines in which something stands: 0 where there are no headings, 1 where the first line holds them,
    more where a title stands above these.
    """

    meanings: Meanings
    above: int

    @property
    def headed(self) -> bool:
        """Are there headings?"""
        return self.above > 0

    @property
    def names(self) -> bool:
        """Is it known where the names stand?"""
        return not NAMES.isdisjoint(meaning for meaning in self.meanings if isinstance(meaning, Meaning))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A line of the table as a person to be: fields of `Person`, and what they are to be in a round.

    `id` is the number of the line. `problem` says why nobody can be made of it, `wrong` by the place of a cell why it
    cannot be read: the person would lack it. `noted` are cells that were read as something else than stands in them.
    """

    id: int
    person: Mapping[str, Any] = field(default_factory=dict)
    unit: str = ""
    role: Role | None = None
    types: tuple[MentorType, ...] = ()
    wish: str = ""
    status: EnrolmentStatus | None = None
    since: date | None = None
    languages: Languages = ()
    own: Mapping[int, OwnCell] = field(default_factory=dict)
    problem: str = ""
    wrong: Mapping[int, str] = field(default_factory=dict)
    noted: tuple[str, ...] = ()

    @property
    def record(self) -> Person:
        """The person it would be; who is protected and has no code name gets one when added."""
        code = {"code_name": self.person.get("code_name") or "?"} if self.person.get("protected") else {}
        return Person(id=0, **{"given_name": "", "family_name": "", **self.person, **code})

    @property
    def fits(self) -> bool:
        """Can all of it be kept?"""
        return not self.problem and not self.wrong

    def reasons(self, meanings: Meanings) -> list[str]:
        """Why it does not fit, each cell with the name of its column."""
        text = _("{column}: {problem}")
        found = []
        for place, problem in self.wrong.items():
            target = meanings[place]
            found.append(text.format(column=values.label(target), problem=problem) if target is not None else problem)
        return [*found, self.problem] if self.problem else found


def understood(rows: Rows, own: Iterable[FieldWithOptions] = ()) -> Understood:
    """What the columns of a table are: by their headings in Swedish or English, and else by what stands in them."""
    lines = [line for line in rows if any(cell.strip() for cell in line)]
    if not lines:
        return Understood((), 0)
    width = max(map(len, lines))
    mine = {own_fields.same(each.name): each for each in own}
    above = _heading_line([[_said(cell, mine) for cell in line] for line in lines[:ABOVE]], lines)
    headings = lines[above - 1] if above else []
    said = [_said(cell, mine) for cell in headings] + [None] * (width - len(headings))
    meanings: list[Target | None] = list(_once(said))
    some = lines[above : above + _LOOKED_AT]
    texts = [[line[place].strip() for line in some if place < len(line)] for place in range(width)]
    unknown = [place for place in range(width) if meanings[place] is None and not _is_told(headings, place)]
    for place in unknown:
        guessed = words.of_values([text for text in texts[place] if text])
        if guessed is not None and (guessed not in meanings or guessed in SEVERAL):
            meanings[place] = guessed
    if NAMES.isdisjoint(meanings):  # a field of one's own is just not among them
        _guess_names(meanings, texts)
    return Understood(tuple(meanings), above)


def _said(cell: str, own: Mapping[str, FieldWithOptions]) -> Target | None:
    """What a heading says, a field of one's own before the program's words."""
    return own.get(own_fields.same(cell)) or words.of_heading(cell)


def _heading_line(said: Sequence[Sequence[Target | None]], lines: Rows) -> int:
    """How many lines there are down to the headings: the first line where it says something, else the one that says most."""
    known = [sum(each is not None for each in line) for line in said]
    counts = [0 if any(map(words.is_contact, line)) else count for line, count in zip(lines, known, strict=False)]
    best = max(range(len(counts)), key=lambda place: (counts[place], -place))
    return best + 1 if counts[best] > (1 if best else 0) else 0


def _is_told(line: Sequence[str], place: int) -> bool:
    """Does the column have a heading that says something, even where it is not understood?"""
    return place < len(line) and bool(line[place].strip())


def _once(said: Sequence[Target | None]) -> list[Target | None]:
    """Each meaning for one column, the first; but several phones and notes come together."""
    return [meaning if meaning in SEVERAL or meaning not in said[:place] else None for place, meaning in enumerate(said)]


def _guess_names(meanings: list[Target | None], texts: Sequence[Sequence[str]]) -> None:
    """Nothing says where the names stand: two columns of single words, or the first one with words only."""
    free = [place for place, known in enumerate(meanings) if known is None and words.are_names(texts[place])]
    pairs = [place for place in free if place + 1 in free]
    if pairs and words.are_single(texts[pairs[0]]):
        meanings[pairs[0]], meanings[pairs[0] + 1] = Meaning.GIVEN_NAME, Meaning.FAMILY_NAME
    elif free:
        meanings[free[0]] = Meaning.NAME


def people_lines(rows: Rows, known: Understood) -> list[tuple[int, Sequence[str]]]:
    """The lines that are people, with their numbers: empty ones and what stands above the people are passed over."""
    lines = [(number, line) for number, line in enumerate(rows, start=1) if any(cell.strip() for cell in line)]
    return lines[known.above :]


def candidates(rows: Rows, known: Understood, today: date) -> list[Candidate]:
    """The people of a table, line by line."""
    return [candidate(number, line, known.meanings, today) for number, line in people_lines(rows, known)]


def candidate(number: int, line: Sequence[str], meanings: Meanings, today: date) -> Candidate:
    """What a line says of a person."""
    found: dict[Target, Any] = {}
    wrong: dict[int, str] = {}
    noted = []
    for place, (target, cell) in enumerate(zip(meanings, line, strict=False)):
        text = " ".join(_NEVER_KEPT.sub("", cell).split())
        if target is None or not text:
            continue
        try:
            value = values.read(target, text, today)
        except ValueError as problem:
            wrong[place] = str(problem)
            continue
        if target is Meaning.PHONE and value != text:
            noted.append(_("Phone: “{text}” is read as {value}.").format(text=text, value=value))
        if target in found and isinstance(target, Meaning) and target in SEVERAL:
            value = f"{found[target]}{SEVERAL[target]}{value}"
        found[target] = value
    return _made(number, found, wrong, tuple(noted))


def _made(number: int, found: Mapping[Target, Any], wrong: dict[int, str], noted: tuple[str, ...]) -> Candidate:
    person = {each.value: value for each, value in found.items() if isinstance(each, Meaning) and each not in _NO_FIELD}
    if (name := person.pop(Meaning.NAME.value, None)) is not None:
        given, family = divided(name)
        person = {Meaning.GIVEN_NAME.value: given, Meaning.FAMILY_NAME.value: family} | person
    role, types = found.get(Meaning.ROLE, (None, ()))
    made = Candidate(
        id=number,
        person=person,
        unit=found.get(Meaning.UNIT, ""),
        role=role,
        types=found.get(Meaning.TYPES, types),
        wish=found.get(Meaning.WISH, ""),
        status=found.get(Meaning.STATUS),
        since=found.get(Meaning.SINCE),
        languages=tuple({name: level for each in _LEVELLED for name, level in found.get(each, ())}.items()),
        own={each.id: value for each, value in found.items() if isinstance(each, FieldWithOptions)},
        wrong=wrong,
        noted=noted,
    )
    named = any(person.get(each.value) for each in (Meaning.GIVEN_NAME, Meaning.FAMILY_NAME))  # the cells were looked at
    against = "" if named else " ".join(problem.message for problem in problems(made.record))
    return Candidate(id=number, person=person, problem=against, wrong=wrong) if against else made


def divided(name: str) -> tuple[str, str]:
    """Given name and family name of a whole name; small words before the last one belong to the family name (von Essen)."""
    parts = name.split()
    small = next((place for place, part in enumerate(parts[1:-1], start=1) if part.islower()), 0)
    if "," not in name and small:
        return " ".join(parts[:small]), " ".join(parts[small:])
    return divided_name(name, "", "")
