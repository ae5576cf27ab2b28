"""Tells what was once searched for without telling who is protected by now: a search is a part of a name in any case."""

import re
from collections.abc import Iterable, Mapping

from mentordesk.domain.people import folded, shown_name
from mentordesk.queries import people, records
from mentordesk.storage.tables.people import PersonTable

_WORD = re.compile(r"[\w'’-]+")
_QUOTED = re.compile("“([^”]*)”")
_SHORTEST = 2
"""One letter tells of nobody."""

Words = frozenset[str]


class Masks:
    """The protected identities, and what may be said in place of words that lead to them.

    A word that is in the name of somebody who is not protected, too, leads to nobody by itself.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._hidden = [(words, code) for name, code in names.items() if (words := _words_of(name))]
        self._others: dict[str, bool] = {}
        self._known: list[str] | None = None

    def search(self, text: str) -> str:
        """What was searched for; the code name where it begins words of a protected name, all of it then."""
        found = [code for words, code in self._hidden if self._leads_to(_words_of(text), words)]
        return found[0] if found else people.unnamed([text], self._names)[0]

    def name(self, text: str) -> str:
        """A name that was given to a search: the code name in place of the words that lead to somebody.

        What stands in quotes is taken for what was searched for, as the program itself writes it.
        """
        text = people.unnamed([text], self._names)[0]
        text = _QUOTED.sub(lambda found: f"“{self.search(found[1])}”", text)
        for words, code in self._hidden:
            mine = words & _words_of(" ".join(_WORD.findall(text)))
            if any(self._is_only_hidden(word) for word in mine):
                text = _replaced(text, words, code)
        return text

    def _leads_to(self, searched: Words, name: Words) -> bool:
        begun = [part for part in searched if any(word.startswith(part) for word in name)]
        return any(self._is_only_hidden(part) for part in begun)

    def _is_only_hidden(self, part: str) -> bool:
        """Whether no name of anybody else has a word that begins like this."""
        if len(part) < _SHORTEST:
            return False
        if part not in self._others:
            self._others[part] = any(f" {part}" in name for name in self._open_names())
        return not self._others[part]

    def _open_names(self) -> list[str]:
        """The names of all who are not protected, folded, a blank before each word."""
        if self._known is None:
            person = PersonTable
            query = person.select(person.given_name, person.family_name, person.name_native)
            rows = records.rows(query.where(person.protected == False))  # noqa: E712 - SQL
            self._known = [f" {folded(' '.join(row))}" for row in rows]
        return self._known


def masks(earlier: Mapping[str, str] | None = None) -> Masks | None:
    """The masks there are today, None where nobody is protected; `earlier` are former names with their code names."""
    person = PersonTable
    query = person.select(person.given_name, person.family_name, person.name_native, person.name_on_certificate,
                          person.code_name)  # fmt: skip
    names = dict(earlier or {})
    for given, family, native, printed, code in records.rows(query.where(person.protected == True)):  # noqa: E712 - SQL
        names |= {name: code for name in (shown_name(given, family, False, ""), native, printed) if name}
    return Masks(names) if names else None


def _words_of(text: str) -> Words:
    return frozenset(folded(text).split())


def _replaced(text: str, words: Words, code: str) -> str:
    """The text with the code name for each of these words, once where several stand together."""

    def said(found: re.Match[str]) -> str:
        parts: Iterable[str] = folded(found[0]).split()
        return code if any(part in words for part in parts) else found[0]

    masked = _WORD.sub(said, text)
    return re.sub(rf"{re.escape(code)}(?:\s+{re.escape(code)})+", lambda _found: code, masked)
