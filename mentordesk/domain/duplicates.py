"""Who is probably entered twice: the one place that says by what two entries are taken for the same person."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mentordesk.domain.choices import Choice
from mentordesk.domain.people import Gender, Person, folded
from mentordesk.i18n import N_


class Sign(Choice):
    """By what two entries are alike, the surest first."""

    BORN = "born", N_("the same name and year of birth")
    EMAIL = "email", N_("the same e-mail address")
    PHONE = "phone", N_("the same phone number")
    NAME = "name", N_("the same name")
    NEARLY = "nearly", N_("nearly the same name")


class Entry(NamedTuple):
    """What of a person tells whether two entries are one, made comparable; `id` is whatever the caller knows it by.

    `name` holds the words of the name in order of the alphabet, as spreadsheets mix up given and family names.
    """

    id: int
    name: str
    email: str
    phones: tuple[str, ...]
    birth_year: int | None
    gender: Gender
    protected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSame:
    """Two people who look like one and are two, as somebody said; the one with the smaller id stands first."""

    id: int
    person_id: int
    other_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """An entry that became one with another: `former_id` is gone from the file, `person_id` is who it is now."""

    id: int
    person_id: int
    former_id: int


class Alike(NamedTuple):
    """Another entry that is probably the same person, and by what, the surest first."""

    id: int
    signs: tuple[Sign, ...]


FEW = 5
"""What more entries than this have in common – the number of a switchboard, a very common name – tells nothing alone."""
SLIPS_FROM = 5
"""In words of so many letters one may be a slip of the pen; shorter ones are different names (Eva, Eda)."""
_SHORTEST_PHONE = 5
_NUMBER = re.compile(r"[\d\s()./+\u2010-\u2015\u00a0-]*")
_OPPOSITE = {Gender.WOMAN, Gender.MAN}


def entry(
    entry_id: int,
    given_name: str,
    family_name: str,
    email: str = "",
    phone: str = "",
    birth_year: int | None = None,
    gender: Gender = Gender.UNSTATED,
    protected: bool = False,
) -> Entry:
    """What tells a person from others; of a protected identity neither e-mail nor phone."""
    name = " ".join(sorted(folded(f"{given_name} {family_name}").split()))
    if protected:
        return Entry(entry_id, name, "", (), birth_year, gender, True)
    return Entry(entry_id, name, email.strip().casefold(), tuple(_phones(phone)), birth_year, gender, False)


def entry_of(person: Person) -> Entry:
    """The same of a whole record."""
    return entry(
        person.id, person.given_name, person.family_name, person.email, person.phone, person.birth_year, person.gender,
        person.protected,
    )  # fmt: skip


def _phones(text: str) -> Iterator[str]:
    """The digits of each number as dialled within Sweden, without what is remarked after it."""
    for part in text.replace(";", ",").split(",") if text else ():
        number = part.strip()
        if not number.isdecimal():
            found = _NUMBER.match(number)
            number = "".join(filter(str.isdecimal, found[0])) if found is not None else ""
            if part.lstrip().startswith("+46"):
                number = f"0{number[2:].lstrip('0')}"
        if number.startswith("0046"):
            number = f"0{number[4:].lstrip('0')}"
        if len(number) >= _SHORTEST_PHONE:
            yield number


def alike(one: Entry, other: Entry) -> tuple[Sign, ...]:
    """By what two entries are probably one person; nothing where they are not.

    The name, or nearly the name, is enough where the year of birth does not contradict it; so is the e-mail address or
    the phone number where neither year nor gender does. Against a contradiction it takes both. A protected identity is
    known by name and year of birth together only: the name alone would tell whoever brings a list of names who is one.
    """
    same = bool(one.name) and one.name == other.name
    known = one.birth_year is not None and other.birth_year is not None
    if same and known and one.birth_year == other.birth_year:
        named: tuple[Sign, ...] = (Sign.BORN,)
    elif one.protected or other.protected:
        return ()
    elif same:
        named = (Sign.NAME,)
    else:
        named = (Sign.NEARLY,) if _nearly(one.name, other.name) else ()
    reached = []
    if one.email and one.email == other.email:
        reached.append(Sign.EMAIL)
    if not set(one.phones).isdisjoint(other.phones):
        reached.append(Sign.PHONE)
    contradict = known and one.birth_year != other.birth_year
    if contradict or (not same and {one.gender, other.gender} == _OPPOSITE):
        return (*reached, *named) if named and reached else ()
    if named and not reached and " " not in one.name and named != (Sign.BORN,):
        return ()  # a single word is no name to know somebody by
    return (*named, *reached) if named == (Sign.BORN,) else (*reached, *named)


def _nearly(one: str, other: str) -> bool:
    """Do two names differ by one slip in one of their words? The order of the words may change by it."""
    if abs(len(one) - len(other)) > 1:
        return False
    mine, theirs = one.split(), other.split()
    odd = [word for word in mine if word not in theirs], [word for word in theirs if word not in mine]
    return len(mine) == len(theirs) and len(odd[0]) == len(odd[1]) == 1 and _one_slip(odd[0][0], odd[1][0])


def _one_slip(one: str, other: str) -> bool:
    """Is there one letter more, one less, one other, or have two neighbours changed places?"""
    if len(one) > len(other):
        one, other = other, one
    if len(one) < SLIPS_FROM or len(other) - len(one) > 1 or not (one.isalpha() and other.isalpha()):
        return False
    at = next((place for place, sign in enumerate(one) if sign != other[place]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    changed = one[at + 1 :] == other[at + 1 :]
    return changed or (one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :])


class Crowd:
    """Many entries, arranged by what they are known by, so that those like one of them are found without a walk."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries: dict[int, Entry] = {}
        self._names: dict[str, list[int]] = defaultdict(list)
        self._emails: dict[str, list[int]] = defaultdict(list)
        self._phones: dict[str, list[int]] = defaultdict(list)
        self._words: set[str] = set()
        self._shortened: dict[str, set[str]] = defaultdict(set)
        """The words of all names by what is left of them without one letter: one slip apart they share such a rest."""
        self._slips: dict[str, list[str]] = {}
        self._crowded: dict[str, dict[object, list[int]]] = {}
        self.add(entries)

    def add(self, entries: Iterable[Entry]) -> None:
        """Let more come to it."""
        for one in entries:
            self._entries[one.id] = one
            if one.name:
                self._names[one.name].append(one.id)
                self._learn(one.name)
            if one.email:
                self._emails[one.email].append(one.id)
            for phone in one.phones:
                self._phones[phone].append(one.id)
        self._slips.clear()
        self._crowded.clear()

    def _learn(self, name: str) -> None:
        for word in name.split():
            if len(word) >= SLIPS_FROM and word not in self._words:
                self._words.add(word)
                for rest in _rests(word):
                    self._shortened[rest].add(word)

    def like(self, one: Entry) -> list[Alike]:
        """The others that are probably the same person as this one, whether or not it is among them; the surest first."""
        name = self._names.get(one.name, ())
        near = [ids for other in self._near(one.name) if len(ids := self._names[other]) <= FEW]
        reached = [self._emails.get(one.email, ()), *(self._phones.get(phone, ()) for phone in one.phones)]
        common = len(name) > FEW
        sources = [*(ids for ids in reached if len(ids) <= FEW), *near, self._among_many(one) if common else name]
        others = dict.fromkeys(other for ids in sources for other in ids if other != one.id)
        found = [Alike(other, signs) for other in others if (signs := alike(one, self._entries[other]))]
        return sorted((each for each in found if not common or each.signs != (Sign.NAME,)), key=surest)

    def _among_many(self, one: Entry) -> list[int]:
        """Of the many with a common name those with the same year, e-mail address or phone number; some of each."""
        if one.name not in self._crowded:
            by: dict[object, list[int]] = defaultdict(list)
            for other_id in self._names[one.name]:
                for mark in _marks(self._entries[other_id]):
                    by[mark].append(other_id)
            self._crowded[one.name] = by
        return [other_id for mark in _marks(one) for other_id in self._crowded[one.name].get(mark, ())[:FEW]]

    def _near(self, name: str) -> Iterator[str]:
        """The names there are with one slip in one of the words."""
        words = name.split()
        for place, word in enumerate(words if len(words) > 1 else ()):
            for other in self._words_near(word):
                wanted = " ".join(sorted((*words[:place], other, *words[place + 1 :])))
                if wanted in self._names:
                    yield wanted

    def _words_near(self, word: str) -> Sequence[str]:
        if len(word) < SLIPS_FROM:
            return ()
        if word not in self._slips:
            shared = set[str]().union(*(self._shortened.get(rest, ()) for rest in _rests(word)))
            self._slips[word] = sorted(other for other in shared if other != word and _one_slip(word, other))
        return self._slips[word]


def words(signs: Iterable[Sign]) -> str:
    """By what two entries are alike, in words."""
    return ", ".join(sign.label for sign in signs)


def certain(signs: Sequence[Sign]) -> bool:
    """May something be added to the other one without a question? Nearly the same name alone is not enough for it, nor
    are address and phone of somebody of another name, as couples share them.
    """
    return tuple(signs) != (Sign.NEARLY,) and not {Sign.BORN, Sign.NAME, Sign.NEARLY}.isdisjoint(signs)


def surest(found: Alike) -> tuple[int, int, int]:
    """To sort by: who is alike by more comes first, then by what is surer."""
    return -len(found.signs), _ORDER[found.signs[0]], found.id


_ORDER = {sign: place for place, sign in enumerate(Sign)}


def _marks(one: Entry) -> list[object]:
    return [mark for mark in (one.birth_year, one.email, *one.phones) if mark]


def _rests(word: str) -> set[str]:
    """The word, and what is left of it without each one of its letters."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
