"""What was typed into a form that has not been finished."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The fields of an unfinished form as JSON; `key` says which form, `at` when (local time, ISO)."""

    id: int
    key: str
    content: str
    at: str
