"""The words by which columns and values of a table of people are understood, Swedish and English alike."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from mentordesk.domain.choices import Choice, yes_or_no
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.domain.people import Gender, LanguageLevel, folded, has_personal_number
from mentordesk.i18n import LANGUAGES, N_, speaking


class Meaning(Choice):
    """What a column is. Where it is a field of the person, its key is that field."""

    NAME = "name", N_("Whole name")
    GIVEN_NAME = "given_name", N_("Given name")
    FAMILY_NAME = "family_name", N_("Family name")
    NAME_NATIVE = "name_native", N_("Name in its own script")
    EMAIL = "email", N_("E-mail")
    PHONE = "phone", N_("Phone")
    ROLE = "role", N_("Role")
    TYPES = "types", N_("Type of mentor")
    UNIT = "unit", N_("Unit")
    GENDER = "gender", N_("Gender")
    BIRTH_YEAR = "birth_year", N_("Year of birth")
    OCCUPATION = "occupation", N_("Occupation")
    WORKPLACE = "workplace", N_("Workplace")
    EDUCATION = "education", N_("Education")
    STREET = "street", N_("Street")
    POSTCODE = "postcode", N_("Postcode")
    CITY = "city", N_("City")
    DISTRICT = "district", N_("District")
    IN_SWEDEN_SINCE = "in_sweden_since", N_("In Sweden since")
    SFI_LEVEL = "sfi_level", N_("SFI level")
    AVAILABILITY = "availability", N_("Availability")
    WISH = "wish", N_("Wish")
    STATUS = "status", N_("Status")
    SINCE = "since", N_("Status since")
    LANGUAGES = "languages", N_("Languages")
    MOTHER_TONGUE = "mother_tongue", N_("Mother tongue")
    PROTECTED = "protected", N_("Protected identity")
    CODE_NAME = "code_name", N_("Code name")
    NOTE = "note", N_("About the person")


# What people write above their columns is data of both languages and not text to translate, so it stands here for both.
_HEADINGS: dict[Meaning, str] = {
    Meaning.NAME: "namn; hela namnet; fullständigt namn; för- och efternamn; förnamn efternamn; förnamn och efternamn; "
    "deltagare; deltagarens namn; person; name; full name; whole name; participant",
    Meaning.GIVEN_NAME: "förnamn; tilltalsnamn; given name; given names; first name; firstname; forename",
    Meaning.FAMILY_NAME: "efternamn; släktnamn; family name; last name; lastname; surname",
    Meaning.NAME_NATIVE: "namn på eget skriftspråk; namn i egen skrift; namn med egen skrift; name in its own script; "
    "native name; name in own script",
    Meaning.EMAIL: "e-post; epost; e-postadress; epostadress; mail; mejl; mailadress; mejladress; e-mail; email; "
    "e-mail address; email address",
    Meaning.PHONE: "telefon; telefonnummer; telefonnr; tel; tel nr; telnr; tfn; tfn nr; mobil; mobilnummer; mobilnr; "
    "mobiltelefon; phone; phone number; telephone; mobile; mobile phone; cell; cell phone",
    Meaning.ROLE: "roll; mentor eller adept; mentor/adept; adept/mentor; role; mentor or mentee",
    Meaning.TYPES: "typ; mentortyp; typ av mentor; type; mentor type; type of mentor",
    Meaning.UNIT: "enhet; avdelning; arbetsenhet; förvaltning; unit; department",
    Meaning.GENDER: "kön; gender; sex",
    Meaning.BIRTH_YEAR: "födelseår; född; född år; födelsedatum; födelsedag; year of birth; birth year; born; "
    "date of birth; birthday",
    Meaning.OCCUPATION: "yrke; befattning; titel; yrkesroll; occupation; profession; job title; title",
    Meaning.WORKPLACE: "arbetsplats; arbetsgivare; företag; organisation; workplace; employer; company; organization",
    Meaning.EDUCATION: "utbildning; education",
    Meaning.STREET: "adress; gatuadress; gata; postadress; address; street; street address",
    Meaning.POSTCODE: "postnummer; postnr; postcode; postal code; zip; zip code",
    Meaning.CITY: "ort; postort; stad; kommun; city; town",
    Meaning.DISTRICT: "stadsdel; bostadsområde; område; district; area",
    Meaning.IN_SWEDEN_SINCE: "i sverige sedan; ankomstår; kom till sverige; in sweden since; year of arrival",
    Meaning.SFI_LEVEL: "sfi; sfi-nivå; sfi-kurs; sfi level; sfi course",
    Meaning.AVAILABILITY: "tillgänglighet; tider; tillgängliga tider; availability",
    Meaning.WISH: "önskemål; önskan; wish; wishes; preferences",
    Meaning.STATUS: "status; läge; state",
    Meaning.SINCE: "anmäld; anmälningsdatum; anmälan inkom; ansökt; ansökningsdatum; datum; status sedan; tidsstämpel; "
    "inskickat; slutförandetid; status since; date; applied on; date of application; timestamp; completion time",
    Meaning.LANGUAGES: "språk; talar; språkkunskaper; andra språk; languages; language; speaks; language skills; "
    "other languages",
    Meaning.MOTHER_TONGUE: "modersmål; förstaspråk; mother tongue; first language; native language",
    Meaning.PROTECTED: "skyddade personuppgifter; skyddad identitet; skyddad; sekretess; sekretessmarkering; "
    "sekretessmarkerad; protected; protected identity; confidential",
    Meaning.CODE_NAME: "kodnamn; code name; codename",
    Meaning.NOTE: "om personen; anteckning; anteckningar; kommentar; kommentarer; övrigt; about the person; note; notes; "
    "comment; comments; other",
}
_ROLES = {
    Role.MENTOR: "mentor; mentorer; mentors; yrkesmentor; språkmentor; ungdomsmentor; vocational mentor; language mentor; "
    "youth mentor",
    Role.MENTEE: "adept; adepter; mentee; mentees; protégé",
}
STATUSES = {
    EnrolmentStatus.APPLIED: "intresseanmäld; anmäld; ansökt; sökande; ansökan; intresse; ny; applied; applicant; "
    "registered; new",
    EnrolmentStatus.INTERVIEWED: "intervjuad; kartlagd; interviewed",
    EnrolmentStatus.ACCEPTED: "antagen; godkänd; accepted; approved",
    EnrolmentStatus.WAITING: "i kö; kö; väntar; väntelista; på väntelista; reserv; waiting; waiting list; "
    "on the waiting list",
}
"""With what somebody comes into a round."""
_LEVELS = {
    LanguageLevel.SOME: "lite; litet; några ord; grundläggande; nybörjare; some; some words; a little; basic; beginner",
    LanguageLevel.CONVERSATION: "samtal; konversation; vardaglig; medel; ganska bra; conversation; conversational; "
    "intermediate",
    LanguageLevel.FLUENT: "flytande; bra; god; goda; mycket bra; fluent; good; very good; advanced",
    LanguageLevel.NATIVE: "modersmål; förstaspråk; mother tongue; native; first language",
}
_PROTECTED = (
    "skyddad; skyddade personuppgifter; skyddad identitet; sekretess; sekretessmarkering; sekretessmarkerad; protected"
)
_GENDERS = {
    Gender.WOMAN: "kvinna; kv; k; woman; female; f; w",
    Gender.MAN: "man; m; male",
    Gender.OTHER: "annat; annan; annat kön; icke-binär; other; non-binary",
    Gender.UNSTATED: "ej angivet; ej angett; vill ej uppge; not stated; unknown; okänt",
}
_TYPES = {
    MentorType.VOCATIONAL: ("yrke", "vocation"),
    MentorType.LANGUAGE: ("sprak", "language"),
    MentorType.YOUTH: ("ungdom", "youth"),
}
"""What the words for the types begin with, folded."""

_EMAIL = re.compile(r"(?:mailto:)?[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]{2,}")
_PHONE = re.compile(r"(?:tel[:.]?\s*)?\+?[\d\s()/.\u2010-\u2015-]{6,}")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_POSTCODE = re.compile(r"(?:SE?-)?\d{3} ?\d{2}", re.IGNORECASE)
_MOST_WORDS, _LONGEST_NAME = 5, 60
_ENOUGH = 0.6
"""So large a part of a column's values must look like something for the column to be taken for it."""


def _lookup(told: Mapping[Any, str]) -> dict[str, str]:
    """Each way of writing, folded, with the key of what it means; what the program itself calls it too, in any language."""
    named = {bare(word): key.value for key, words in told.items() for word in words.split(";")}
    for code in LANGUAGES:
        with speaking(code):
            named |= {bare(key.label): key.value for key in told}
    return named


def bare(text: str) -> str:
    """A heading without what only adorns it: "E-postadress *:" is "e postadress"."""
    return " ".join(re.sub(r"[^\w/]+", " ", folded(text)).split())


@cache
def _headings() -> dict[str, str]:
    return _lookup(_HEADINGS)


@cache
def _role_words() -> dict[str, str]:
    return _lookup(_ROLES)


@cache
def _gender_words() -> dict[str, str]:
    return _lookup(_GENDERS)


@cache
def _status_words() -> dict[str, str]:
    return _lookup(STATUSES)


@cache
def _level_words() -> dict[str, str]:
    return _lookup(_LEVELS)


def of_heading(text: str) -> Meaning | None:
    """What a column with this heading is."""
    key = _headings().get(bare(text)) or _headings().get(bare(text.partition("(")[0]))
    return Meaning(key) if key else None


def is_contact(text: str) -> bool:
    """Is this an e-mail address or a phone number, and so no heading?"""
    text = text.strip()
    return bool(_EMAIL.fullmatch(text) or _is_phone(text))


def role_of(text: str) -> Role | None:
    """The role that a word names."""
    key = _role_words().get(bare(text))
    return Role(key) if key else None


def role_in(text: str) -> Role | None:
    """The role that one of the words names, as in the name of a sheet: Adepter 2027."""
    return next(filter(None, map(role_of, text.split())), None)


def gender_of(text: str) -> Gender | None:
    """The gender that a word names."""
    key = _gender_words().get(bare(text))
    return Gender(key) if key else None


def status_of(text: str) -> EnrolmentStatus | None:
    """The status that a word names, of those with which somebody comes into a round."""
    key = _status_words().get(bare(text))
    return EnrolmentStatus(key) if key else None


def level_of(text: str) -> LanguageLevel | None:
    """The level of a language that a word names."""
    key = _level_words().get(bare(text))
    return LanguageLevel(key) if key else None


def says_protected(text: str) -> bool:
    """Does a word say that somebody is protected? Raises ValueError where it says neither yes nor no."""
    return bare(text) in map(bare, _PROTECTED.split(";")) or yes_or_no(text)


def types_of(text: str) -> tuple[MentorType, ...]:
    """The types of mentor that a text names, one or several; none where a part of it is not understood."""
    parts = [part for part in re.split(r"[,;/&+]|\boch\b|\band\b", folded(text)) if part.strip()]
    found = {kind for part in parts for kind, begins in _TYPES.items() if part.strip().startswith(begins)}
    if len(found) < len(parts):
        return ()
    return tuple(kind for kind in MentorType if kind in found)


def year_in(text: str) -> int | None:
    """The year in a text that is one, or a date that has one."""
    found = _YEAR.findall(text)
    if len(found) == 1 and not re.search(r"[^\d\s./-]", text):
        return int(found[0])
    return int(text[:4]) if re.fullmatch(r"(?:19|20)\d{6}", text) else None


def are_names(texts: Sequence[str]) -> bool:
    """Can these be names of people?"""
    return bool(texts) and _mostly([text for text in texts if text], _is_name)


def are_single(texts: Sequence[str]) -> bool:
    """Are these mostly single words?"""
    return _mostly([text for text in texts if text], lambda text: len(text.split()) == 1)


def of_values(texts: Sequence[str]) -> Meaning | None:
    """What a column with these values is, where they say it themselves. Personal identity numbers are nothing here."""
    if _mostly(texts, has_personal_number):
        return None
    looks: tuple[tuple[Meaning, Callable[[str], bool]], ...] = (
        (Meaning.EMAIL, lambda text: bool(_EMAIL.fullmatch(text))),
        (Meaning.POSTCODE, lambda text: bool(_POSTCODE.fullmatch(text))),
        (Meaning.PHONE, _is_phone),
        (Meaning.BIRTH_YEAR, _is_year),
        (Meaning.ROLE, lambda text: role_of(text) is not None),
        (Meaning.GENDER, lambda text: gender_of(text) is not None),
        (Meaning.TYPES, lambda text: bool(types_of(text))),
    )
    return next((meaning for meaning, is_such in looks if _mostly(texts, is_such)), None)


def _mostly(texts: Sequence[str], is_such: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(map(is_such, texts)) >= _ENOUGH * len(texts)


def _is_phone(text: str) -> bool:
    return bool(_PHONE.fullmatch(text)) and 6 <= sum(map(str.isdecimal, text)) <= 15 and year_in(text) is None


def _is_year(text: str) -> bool:
    year = year_in(text)
    return year is not None and 1900 <= year <= 2100


def _is_name(text: str) -> bool:
    """Words of letters, none of them a number or an address."""
    return (
        len(text) <= _LONGEST_NAME
        and len(text.split()) <= _MOST_WORDS
        and not any(sign.isdigit() or sign in "@/_<>" for sign in text)
        and any(map(str.isalpha, text))
        and not text[0].islower()
    )
