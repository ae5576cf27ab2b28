"""What a list is narrowed down to, as plain data: pages hand it to each other, and the file keeps it by name."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mentordesk.i18n import _

VERSION = 1
"""The version of the JSON that is written. A later one is read as far as it is understood."""
_KNOWN = frozenset({"version", "search", "values", "ids", "title", "meaning"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """What is looked for in a list; what is empty does not narrow it.

    `values` names for each filter ("status") the stored keys of which one must fit ("accepted", "waiting"). `ids` are
    the records of a fixed choice, None for all; the empty set means that there is none. `title` says in words which
    they are ("Waiting too long"), `meaning` how they were counted; it is told and changes nothing.
    """

    search: str = ""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ids: frozenset[int] | None = None
    title: str = ""
    meaning: str = field(default="", compare=False)

    @classmethod
    def of(
        cls, *, search: str = "", ids: Iterable[int] | None = None, title: str = "", meaning: str = "",
        **values: str | Iterable[str],
    ) -> "Criteria":  # fmt: skip
        """Criteria as one writes them: `Criteria.of(role=Role.MENTEE, status=[…])`; empty values are left out."""
        known = {key: (value,) if isinstance(value, str) else tuple(value) for key, value in values.items()}
        stored = {key: tuple(str(each) for each in several) for key, several in known.items() if any(several)}
        chosen = None if ids is None else frozenset(ids)
        return cls(search=search, values=stored, ids=chosen, title=title, meaning=meaning)

    def is_empty(self) -> bool:
        """Does everything pass?"""
        return self == Criteria()


def written(criteria: Criteria) -> str:
    """The criteria as JSON, for the file."""
    told: dict[str, Any] = {"version": VERSION}
    if criteria.search:
        told["search"] = criteria.search
    if criteria.values:
        told["values"] = {key: list(values) for key, values in sorted(criteria.values.items())}
    if criteria.ids is not None:
        told |= {"ids": sorted(criteria.ids), "title": criteria.title}
        told |= {"meaning": criteria.meaning} if criteria.meaning else {}
    return json.dumps(told, ensure_ascii=False)


def retold(text: str, search: Callable[[str], str], words: Callable[[str], str]) -> str:
    """The same JSON with what is searched for, and the words about a fixed choice, told by these; the rest stays."""
    try:
        told = json.loads(text)
    except ValueError:
        return text
    for key, say in (("search", search), ("title", words), ("meaning", words)):
        if isinstance(told, dict) and isinstance(told.get(key), str):
            told[key] = say(told[key])
    return json.dumps(told, ensure_ascii=False)


def read(text: str) -> tuple[Criteria, list[str]]:
    """Criteria from JSON, and the names of what is not understood: a later program may have written more.

    Never raises: what cannot be read at all counts as not understood, and nothing is narrowed by it.
    """
    try:
        told = json.loads(text)
    except ValueError:
        told = None
    if not isinstance(told, dict):
        return Criteria(), [_("the whole filter")]
    unknown = [str(key) for key in told if key not in _KNOWN]
    search, values, ids, title, meaning = (told.get(key) for key in ("search", "values", "ids", "title", "meaning"))
    kept: dict[str, tuple[str, ...]] = {}
    for key, several in values.items() if isinstance(values, dict) else ():
        if isinstance(several, list) and several and all(isinstance(each, str) for each in several):
            kept[key] = tuple(several)
        else:
            unknown.append(key)
    some = isinstance(ids, list) and all(type(each) is int for each in ids)
    if (values is not None and not isinstance(values, dict)) or (ids is not None and not some):
        unknown.append(_("a part that cannot be read"))
    criteria = Criteria(
        search=search if isinstance(search, str) else "",
        values=kept,
        ids=frozenset(ids) if some and isinstance(ids, list) else None,
        title=title if isinstance(title, str) else "",
        meaning=meaning if isinstance(meaning, str) else "",
    )
    return criteria, unknown
