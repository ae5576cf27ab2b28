"""Describes the fields of a form as data: what is asked, not how it is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mentordesk import phones

Choices = Sequence[tuple[Any, str]] | Callable[[], Sequence[tuple[Any, str]]]
"""(value, label) pairs, or a function that gives them when the form is filled."""
Span = tuple[date, date]
"""The first and the last day of something."""
SpanNow = Callable[[], Span | None]
"""The same as it is when a date is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What all fields have in common. `label` may carry an access key ("&Name") and be marked with `N_`.

    `wide` spans both columns of a two-column form; `help` is one quiet line under the field; `section` opens a new
    group with this heading before the field. `hint` says in a sentence what looks odd about a value, or "": it is shown
    below the field and never in the way.
    """

    key: str
    label: str
    help: str = ""
    wide: bool = False
    section: str = ""
    required: bool = False
    read_only: bool = False
    hint: Callable[[Any], str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField(Field):
    """One line; empty is "". `completions` gives earlier entries, the most used first, that complete what is typed."""

    placeholder: str = ""
    max_length: int = 500
    completions: Callable[[], Sequence[str]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneField(TextField):
    """A phone number in any style; it is shown and kept in one. A doubtful one gets a hint."""

    hint: Callable[[Any], str] | None = phones.doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordField(Field):
    """One line shown as dots."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MultilineField(Field):
    """Several lines; Tab leaves."""

    lines: int = 3
    placeholder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceField(Field):
    """One of several values. `empty` is the label of None, where None is allowed."""

    choices: Choices = ()
    empty: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MultiChoiceField(Field):
    """Any of several values; the value is a tuple in the order of the choices."""

    choices: Choices = ()
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateField(Field):
    """A date typed freely; empty is None. `week` shows the ISO week beside it, where people plan by weeks.

    `span` gives the first and the last day of the round: a date typed without a year is one of those days if it can be.
    Every date of a round has it, in forms and in the cells of lists alike; what is about a person at all times has none.
    """

    placeholder: str = ""
    week: bool = False
    span: SpanNow = lambda: None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegerField(Field):
    """A whole number; empty is None."""

    minimum: int = 0
    maximum: int = 1_000_000
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BooleanField(Field):
    """A tick; its label stands beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DurationField(Field):
    """How long something takes, typed freely ("90", "1:30", "1,5 h"); the value is minutes, empty is None."""

    minimum: int = 0
    maximum: int = 1440


def resolve_choices(choices: Choices) -> list[tuple[Any, str]]:
    """The pairs, whether given or to be asked for."""
    return list(choices() if callable(choices) else choices)
