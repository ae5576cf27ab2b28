"""Describes the fields of a form as data: what is asked, not how it is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Choices = Sequence[tuple[Any, str]] | Callable[[], Sequence[tuple[Any, str]]]
"""(value, label) pairs, or a function that gives them when the form is filled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What all fields have in common. `label` may carry an access key ("&Name") and be marked with `N_`.

    `wide` spans both columns of a two-column form; `help` is one quiet line under the field; `section` opens a new
    group with this heading before the field.
    """

    key: str
    label: str
    help: str = ""
    wide: bool = False
    section: str = ""
    required: bool = False
    read_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField(Field):
    """One line; empty is "". `completions` offers earlier entries while typing."""

    placeholder: str = ""
    max_length: int = 500
    completions: Callable[[], Sequence[str]] | None = None


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
    """A date typed freely; empty is None."""

    placeholder: str = ""


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
class ComboField(Field):
    """A text with suggestions to pick from; anything may be typed."""

    completions: Callable[[], Sequence[str]] | Sequence[str] = ()
    placeholder: str = ""


def resolve_choices(choices: Choices) -> list[tuple[Any, str]]:
    """The pairs, whether given or to be asked for."""
    return list(choices() if callable(choices) else choices)
