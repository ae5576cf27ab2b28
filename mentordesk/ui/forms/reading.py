"""Reads what stands in a cell of a list or of a pasted block as the value of a form's field."""

from datetime import date
from typing import Any

from mentordesk import phones
from mentordesk.domain.choices import yes_or_no
from mentordesk.domain.dates import parse_date
from mentordesk.domain.durations import parse_minutes
from mentordesk.domain.meetings import minutes_text
from mentordesk.i18n import _
from mentordesk.ui.forms import fields

_MOST_NAMED = 6
"""How many choices are listed where none of them was meant."""


def read_text(field: fields.Field, text: str, today: date) -> Any:
    """The value that a text means in a field; raises ValueError with a sentence for the user."""
    return demanded(field, _read(field, text.strip(), today))


def demanded(field: fields.Field, value: Any) -> Any:
    """The value, unless it is empty where one is needed: then ValueError."""
    if field.required and value in (None, "", ()):
        raise ValueError(_("This is needed."))
    return value


def _read(field: fields.Field, text: str, today: date) -> Any:
    match field:
        case fields.ChoiceField():
            return _one_of(field, text)
        case fields.MultiChoiceField():
            return _several_of(field, text)
        case fields.DateField():
            return parse_date(text, today, field.span()) if text else None
        case fields.IntegerField():
            return whole_number(field, text)
        case fields.DurationField():
            return duration(field, text)
        case fields.BooleanField():
            return yes_or_no(text)
        case fields.PhoneField():
            return phones.tidy(_short_enough(text, field.max_length))
        case fields.TextField():
            return _short_enough(text, field.max_length)
    return text


def whole_number(field: fields.IntegerField, text: str) -> int | None:
    """A whole number within the field's bounds, blanks between its digits allowed; empty is None."""
    text = "".join(text.split())
    if not text:
        return None
    try:
        number = int(text)
    except ValueError:
        raise ValueError(_("Write a whole number.")) from None
    if not field.minimum <= number <= field.maximum:
        words = _("The number must be between {low} and {high}.")
        raise ValueError(words.format(low=field.minimum, high=field.maximum))
    return number


def duration(field: fields.DurationField, text: str) -> int | None:
    """Minutes within the field's bounds, written in any way; empty is None."""
    if not text.strip():
        return None
    minutes = parse_minutes(text)
    if not field.minimum <= minutes <= field.maximum:
        low, high = minutes_text(field.minimum), minutes_text(field.maximum)
        raise ValueError(_("It must be between {low} and {high}.").format(low=low, high=high))
    return minutes


def _one_of(field: fields.ChoiceField, text: str) -> Any:
    if field.empty is not None and (not text or _same(text, _(field.empty) if field.empty else "")):
        return None
    return _meant(fields.resolve_choices(field.choices), text)


def _several_of(field: fields.MultiChoiceField, text: str) -> tuple[Any, ...]:
    pairs = fields.resolve_choices(field.choices)
    chosen = {_meant(pairs, part.strip()) for part in text.replace(";", ",").split(",") if part.strip()}
    return tuple(value for value, _label in pairs if value in chosen)


def _meant(pairs: list[tuple[Any, str]], text: str) -> Any:
    """The choice with this label, in the language in force or as it is stored."""
    labels = {value: _(label) if label else "" for value, label in pairs}
    for value, label in labels.items():
        if _same(text, label) or _same(text, str(value)) or _same(text, getattr(value, "label", "")):
            return value
    if not text:
        raise ValueError(_("This cannot be empty."))
    if len(labels) > _MOST_NAMED:
        raise ValueError(_("“{text}” is not in the list.").format(text=text))
    raise ValueError(_("“{text}” is none of: {choices}.").format(text=text, choices=", ".join(labels.values())))


def _same(one: str, other: str) -> bool:
    return bool(one) and one.casefold() == other.casefold()


def _short_enough(text: str, most: int) -> str:
    if len(text) > most:
        raise ValueError(_("This is longer than {most} characters.").format(most=most))
    return text
