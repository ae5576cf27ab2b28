"""Reads single cells of a table of people from elsewhere; what cannot be kept is a ValueError with a sentence."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from mentordesk.domain import intake_words as words
from mentordesk.domain import own_fields
from mentordesk.domain.choices import Choice, yes_or_no
from mentordesk.domain.dates import parse_date
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.domain.intake_words import Meaning
from mentordesk.domain.own_fields import FieldWithOptions, OwnFieldKind
from mentordesk.domain.people import EARLIEST_YEAR, LATEST_YEAR, LanguageLevel, has_personal_number
from mentordesk.i18n import _

LONGEST = 500
"""A text of a person is no longer than this, as in the forms."""
LONGEST_LANGUAGE = 60

OwnCell = str | date | bool | tuple[str, ...]
"""What a cell says for a field of one's own: options by their names, because the new ones have no number yet."""
Languages = tuple[tuple[str, LanguageLevel], ...]
Target = Meaning | FieldWithOptions
"""What a column can be."""

_ERRORS = re.compile(
    r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|SAKNAS!?|REFERENS!|DIVISION/0!|VÄRDEFEL!|NAMN\?|SKÄRNING!|OGILTIGT!"
    r"|SPILL!)|Err:\d{3}"
)
"""What stands in a cell whose formula failed, in English and Swedish."""
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]\d{1,2}:\d{2}.*")
_DIGITS_LEFT = re.compile(r"[1-9]\d{7,8}")
"""A Swedish number whose first zero is gone, as Excel takes it for a sum."""
_ABROAD = re.compile(r"467\d{8}")
_LANGUAGE = re.compile(r"(?P<name>[^(:–]+?)\s*(?:[(:–]\s*(?P<level>[^)]*?)\s*\)?)?")


_KEPT = 4096
"""So many values are kept that were read: in a long table the same words come again and again."""


def read(target: Target, text: str, today: date) -> Any:
    """What a cell says, as it is kept. Raises ValueError."""
    if text[0] in "#E" and _ERRORS.fullmatch(text):
        raise ValueError(_("The cell holds an error: {text}").format(text=text))
    if isinstance(target, FieldWithOptions):
        return _own(target, text, today)
    if target in _DATED:
        return _DATED[target](text, today)
    return _READERS.get(target, _text)(text)


def label(target: Target) -> str:
    """What a column is called."""
    return target.name if isinstance(target, FieldWithOptions) else target.label


def with_zero(text: str) -> str:
    """A phone number whose first zero or plus Excel took away has it again; any other as it is."""
    if _ABROAD.fullmatch(text):
        return f"+{text}"
    return f"0{text}" if _DIGITS_LEFT.fullmatch(text) else text


def _text(text: str) -> str:
    if has_personal_number(text):
        raise ValueError(_("This looks like a personal identity number; these are not kept here."))
    if len(text) > LONGEST:
        raise ValueError(_("This is longer than {most} characters.").format(most=LONGEST))
    return text


def _year(text: str, today: date) -> int:
    """A year; of a date the year of it, if there is such a day."""
    if has_personal_number(text):
        raise ValueError(_("This looks like a personal identity number; these are not kept here."))
    year = int(text) if re.fullmatch(r"\d{4}", text) else _day(text, today).year if re.search(r"\d", text) else None
    if year is None:
        raise ValueError(_("“{text}” is no year.").format(text=text))
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ValueError(_("A year between {first} and {last}.").format(first=EARLIEST_YEAR, last=LATEST_YEAR))
    return year


@lru_cache(maxsize=_KEPT)
def _day(text: str, today: date) -> date:
    """A day; what time it was is passed over."""
    return parse_date(_TIME.sub(r"\1", text), today)


def _known(found: Choice | None, text: str) -> Any:
    if found is None:
        raise ValueError(_("“{text}” is not understood.").format(text=text))
    return found


@lru_cache(maxsize=_KEPT)
def _role(text: str) -> tuple[Role, tuple[MentorType, ...]]:
    """The role, with the type where the word for it says both (language mentor)."""
    return _known(words.role_of(text), text), words.types_of(text)


@lru_cache(maxsize=_KEPT)
def _types(text: str) -> tuple[MentorType, ...]:
    found = words.types_of(text)
    if not found:
        raise ValueError(_("“{text}” is not understood.").format(text=text))
    return found


def _status(text: str) -> EnrolmentStatus:
    found = words.status_of(text)
    if found is None:
        raise ValueError(_("“{text}” is not a status with which somebody comes into a round.").format(text=text))
    return found


@lru_cache(maxsize=_KEPT)
def _languages(text: str, usual: LanguageLevel = LanguageLevel.CONVERSATION) -> Languages:
    """The languages that a text names, each with its level where one is given: Arabic, English (fluent)."""
    found: dict[str, LanguageLevel] = {}
    for part in re.split(r"[,;/\n]|\boch\b|\band\b", _text(text)):
        if not part.strip():
            continue
        match = _LANGUAGE.fullmatch(part.strip())
        if match is None or len(match["name"]) > LONGEST_LANGUAGE:
            raise ValueError(_("“{text}” is not understood.").format(text=part.strip()))
        name = match["name"][:1].upper() + match["name"][1:]
        found.setdefault(name, _known(words.level_of(match["level"]), match["level"]) if match["level"] else usual)
    return tuple(found.items())


def _own(field: FieldWithOptions, text: str, today: date) -> OwnCell:
    match field.kind:
        case OwnFieldKind.DATE:
            return _day(text, today)
        case OwnFieldKind.YES_NO:
            return yes_or_no(text)
        case OwnFieldKind.TEXT:
            return _text(text)
    parts = tuple(dict.fromkeys(own_fields.parts_of(_text(text), field.kind)))
    if own_fields.too_long(parts, field.kind):
        raise ValueError(_("This is longer than {most} characters.").format(most=own_fields.LONGEST_NAME))
    return parts


_READERS: dict[Meaning, Callable[[str], Any]] = {
    Meaning.GENDER: lambda text: _known(words.gender_of(text), text),
    Meaning.ROLE: _role,
    Meaning.TYPES: _types,
    Meaning.STATUS: _status,
    Meaning.EMAIL: lambda text: _text(text.removeprefix("mailto:")),
    Meaning.PHONE: lambda text: _text(with_zero(text)),
    Meaning.LANGUAGES: _languages,
    Meaning.MOTHER_TONGUE: lambda text: _languages(text, LanguageLevel.NATIVE),
    Meaning.PROTECTED: words.says_protected,
}
"""How a value is read; the others are texts."""
_DATED: dict[Meaning, Callable[[str, date], Any]] = {
    Meaning.BIRTH_YEAR: _year,
    Meaning.IN_SWEDEN_SINCE: _year,
    Meaning.SINCE: _day,
}
"""What depends on the day on which it is read."""
