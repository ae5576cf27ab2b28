"""Remembers on this computer what the columns of a table were said to be, for the next one with the same headings."""

import hashlib
from collections.abc import Iterable

from mentordesk.domain.intake import Rows, Understood, understood
from mentordesk.domain.intake_values import Target
from mentordesk.domain.intake_words import Meaning, bare
from mentordesk.domain.own_fields import FieldWithOptions
from mentordesk.ui.settings import Key, Settings

_MOST = 50
"""So many kinds of tables are remembered, the latest."""
_OWN = "own:"
"""Before the name of a field of one's own: it goes by its name, so that it is the same in next year's file."""


def recall(settings: Settings, rows: Rows, own: Iterable[FieldWithOptions]) -> Understood:
    """What the columns are: as they were said to be the last time, else as they are understood."""
    fields = list(own)
    guessed = understood(rows, fields)
    kept = settings.mapping(Key.INTAKE_COLUMNS).get(_headings(rows, guessed))
    if not isinstance(kept, list) or len(kept) != len(guessed.meanings):
        return guessed
    by_name = {f"{_OWN}{field.name}": field for field in fields}
    meanings = {meaning.value: meaning for meaning in Meaning}
    return guessed._replace(meanings=tuple(by_name.get(key) or meanings.get(key) for key in kept))


def remember(settings: Settings, rows: Rows, known: Understood) -> None:
    """Keep what the columns are, where they have headings by which the table is known again."""
    key = _headings(rows, known)
    if key:
        others = {each: kept for each, kept in settings.mapping(Key.INTAKE_COLUMNS).items() if each != key}
        latest = dict(list(others.items())[-_MOST + 1 :])
        settings.set(Key.INTAKE_COLUMNS, latest | {key: [_key(target) for target in known.meanings]})


def _key(target: Target | None) -> str:
    if isinstance(target, FieldWithOptions):
        return f"{_OWN}{target.name}"
    return target.value if target is not None else ""


def _headings(rows: Rows, known: Understood) -> str:
    """The headings in a form that tells nobody what they are; "" where there are none."""
    lines = [line for line in rows if any(cell.strip() for cell in line)]
    if not known.headed or len(lines) < known.above:
        return ""
    text = "\n".join(map(bare, lines[known.above - 1]))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
