"""People: who takes part, what is known about them, and under which name they may be shown."""

from dataclasses import dataclass
from datetime import date

from mentordesk.domain.choices import Choice
from mentordesk.i18n import N_


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
