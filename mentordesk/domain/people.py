"""People: who takes part, what is known about them, and under which name they may be shown."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from mentordesk.domain.choices import Choice
from mentordesk.domain.problems import Problem
from mentordesk.i18n import N_, _


class Gender(Choice):
    """As the person states it; results are reported by gender."""

    WOMAN = "woman", N_("Woman")
    MAN = "man", N_("Man")
    OTHER = "other", N_("Other")
    UNSTATED = "unstated", N_("Not stated")


class LanguageLevel(Choice):
    """How well a person speaks a language; two people share one from `CONVERSATION` up."""

    SOME = "some", N_("Some words")
    CONVERSATION = "conversation", N_("Conversation")
    FLUENT = "fluent", N_("Fluent")
    NATIVE = "native", N_("Mother tongue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person exists once in the file, whatever the roles and rounds.

    `name_native` is the name in its own script, `name_on_certificate` replaces the name on certificates when
    given. `protected` marks a protected identity: then only `code_name` may ever be shown. Personal identity
    numbers are not stored. `binned_on` is the day the person was put in the bin.
    """

    id: int
    given_name: str
    family_name: str
    name_native: str = ""
    name_on_certificate: str = ""
    gender: Gender = Gender.UNSTATED
    birth_year: int | None = None
    email: str = ""
    phone: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    district: str = ""
    unit_id: int | None = None
    workplace: str = ""
    occupation: str = ""
    education: str = ""
    in_sweden_since: int | None = None
    sfi_level: str = ""
    availability: str = ""
    note: str = ""
    protected: bool = False
    code_name: str = ""
    binned_on: date | None = None

    @property
    def name(self) -> str:
        """The name that may be shown: the code name when the identity is protected."""
        return shown_name(self.given_name, self.family_name, self.protected, self.code_name)


LONG_IN_BIN = 30
"""Days in the bin after which a person is marked there, so that somebody decides. Nothing is erased by itself."""


def days_in_bin(person: Person, on: date) -> int:
    """How many days the person has been in the bin; 0 for who is not there."""
    return (on - person.binned_on).days if person.binned_on is not None else 0


def is_long_in_bin(person: Person, on: date) -> bool:
    """Has the person been in the bin for longer than `LONG_IN_BIN` days?"""
    return days_in_bin(person, on) > LONG_IN_BIN


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLanguage:
    """A language a person speaks, and how well."""

    id: int
    person_id: int
    language: str
    level: LanguageLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A part of the host organisation whose manager accounts for the mentors' working time."""

    id: int
    name: str
    manager: str = ""


def shown_name(given_name: str, family_name: str, protected: bool, code_name: str) -> str:
    """The name to show: given name and family name, or only the code name of a protected identity."""
    if protected:
        return code_name
    return f"{given_name} {family_name}".strip()


def divided_name(name: str, given_name: str, family_name: str) -> tuple[str, str]:
    """Given name and family name of a name written as one, which stands in the place of these two.

    The part that is still there says where the other begins; else the last word is the family name, unless the family
    name was written first, with a comma after it.
    """
    name = " ".join(name.split())
    if "," in name:
        family, _comma, given = name.partition(",")
        return given.strip(), family.strip()
    if family_name and (name == family_name or name.endswith(f" {family_name}")):
        return name.removesuffix(family_name).strip(), family_name
    if given_name and (name == given_name or name.startswith(f"{given_name} ")):
        return given_name, name.removeprefix(given_name).strip()
    given, _blank, family = name.rpartition(" ")
    return given, family


EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
"""Years of birth and arrival outside these are slips of the pen."""

_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]{2,}")
_PERSONAL_NUMBER = re.compile(r"(?<!\d)(?:(?:19|20)(\d{6})[-+]?|(\d{6})[-+])(\d{4})(?!\d)")
_FREE_TEXTS = (
    "given_name", "family_name", "name_on_certificate", "note", "availability", "education", "occupation", "workplace",
    "street", "city", "district", "code_name",
)  # fmt: skip


def problems(person: Person) -> list[Problem]:
    """What stands against keeping the person like this."""
    found = []
    if not (person.given_name.strip() or person.family_name.strip()):
        found.append(Problem("given_name", _("Give a name.")))
    if person.protected and not person.code_name.strip():
        found.append(Problem("code_name", _("A protected identity needs a code name, the only one that is shown.")))
    for field, year in (("birth_year", person.birth_year), ("in_sweden_since", person.in_sweden_since)):
        if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
            text = _("A year between {first} and {last}.")
            found.append(Problem(field, text.format(first=EARLIEST_YEAR, last=LATEST_YEAR)))
    numbers = (problem_of_text(field, getattr(person, field)) for field in _FREE_TEXTS)
    return found + [problem for problem in numbers if problem is not None]


def problem_of_text(field: str, text: str) -> Problem | None:
    """What stands against keeping a free text, about whatever it is: a personal identity number in it."""
    if not has_personal_number(text):
        return None
    return Problem(field, _("This looks like a personal identity number; these are not kept here."))


def hints(person: Person) -> list[Problem]:
    """What looks odd about the person but may be right; shown and never in the way."""
    found = []
    if doubt := doubtful_email(person.email):
        found.append(Problem("email", doubt))
    born, came = person.birth_year, person.in_sweden_since
    if born is not None and came is not None and came < born:
        found.append(Problem("in_sweden_since", _("This is before the year of birth.")))
    if person.protected and person.code_name.strip() and _reveals(person):
        found.append(Problem("code_name", _("The code name contains a part of the real name.")))
    return found


def doubtful_email(email: str) -> str:
    """A sentence about what is probably no e-mail address, or ""."""
    doubtful = email.strip() and not _EMAIL.fullmatch(email.strip())
    return _("This does not look like an e-mail address.") if doubtful else ""


def has_personal_number(text: str) -> bool:
    """Whether a Swedish personal or co-ordination number stands in the text: date and check digit are right."""
    return any(_is_personal_number(match) for match in _PERSONAL_NUMBER.finditer(text))


def folded(text: str) -> str:
    """A text for comparing: small letters without marks, single spaces (Åsa  BERG and asa berg become the same)."""
    if text.isascii():  # ten times as quick, for thousands of names
        return " ".join(text.lower().replace("-", " ").split())
    for _twice in range(2):  # taking letters apart can bring up capitals, and small letters new parts
        text = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(plain.replace("-", " ").split())


def _reveals(person: Person) -> bool:
    code = folded(person.code_name).split()
    return any(part in code for part in folded(f"{person.given_name} {person.family_name}").split() if len(part) > 1)


def _is_personal_number(match: re.Match[str]) -> bool:
    digits = "".join(filter(None, match.groups()))
    month, day = int(digits[2:4]), int(digits[4:6])
    if not (1 <= month <= 12 and 1 <= day % 60 <= 31):  # a co-ordination number has the day plus sixty
        return False
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
