"""The texts on paper that a round may word in its own way: read strictly, filled with facts, never run as code."""

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from mentordesk import i18n
from mentordesk.domain.standard_texts import PLACEHOLDERS as PLACEHOLDERS
from mentordesk.domain.standard_texts import STANDARD as STANDARD
from mentordesk.domain.standard_texts import StandardText as StandardText
from mentordesk.i18n import _

_BRACES = re.compile(r"\{([^{}]*)\}")
_CONTACT = re.compile(r":\s*\{(?:contact|kontakt)\}(?=\.)")
_KEYS = {each.swedish: each.key for each in PLACEHOLDERS.values()} | {key: key for key in PLACEHOLDERS}
_TEXTS = {text.key: text for text in STANDARD}


@dataclass(frozen=True, slots=True)
class Unknown:
    """Braces that mean nothing: the word in them, where they stand, and the placeholder that may have been meant."""

    name: str
    start: int
    end: int
    meant: str = ""

    @property
    def explained(self) -> str:
        """What is wrong, in a sentence."""
        if self.meant:
            words = _("{{{name}}} means nothing here; did you mean {{{meant}}}?")
            return words.format(name=self.name, meant=self.meant)
        return _("{{{name}}} means nothing here and is printed as it stands.").format(name=self.name)


def known(key: str) -> StandardText:
    """The text with this key; raises KeyError."""
    return _TEXTS[key]


def of_document(document: str) -> tuple[StandardText, ...]:
    """The texts that stand on a document (its key)."""
    return tuple(text for text in STANDARD if text.document == document)


def standard(key: str) -> str:
    """The standard wording in the language in force; raises KeyError."""
    return _(_TEXTS[key].text)


Part = tuple[str, Literal["same", "new", "gone"]]
"""A piece of a text, and whether the standard wording has it too, lacks it, or has it alone."""


def differences(standard: str, own: str) -> list[Part]:
    """How the own wording differs from the standard one, word by word."""
    before, after = (re.findall(r"\s+|\S+", text) for text in (standard, own))
    parts: list[Part] = []
    for kind, first, last, start, end in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(("".join(after[start:end]), "same"))
            continue
        gone, new = "".join(before[first:last]), "".join(after[start:end])
        parts += [(gone, "gone")] if gone else []
        parts += [(new, "new")] if new else []
    return parts


def wording(own: Mapping[str, str], key: str) -> str:
    """The round's own wording of a text if `own` has one, else the standard one in the language in force."""
    return own.get(key) or standard(key)


def shown_name(key: str) -> str:
    """What a placeholder is called in the language in force: {name}, {namn}."""
    return PLACEHOLDERS[key].swedish if i18n.language() == "sv" else key


def shown(text: str) -> str:
    """The text with its placeholders in the language in force, as it is edited."""
    return _BRACES.sub(lambda found: f"{{{shown_name(_KEYS[found[1]])}}}" if found[1] in _KEYS else found[0], text)


def kept(text: str) -> str:
    """The text with its placeholders as they are kept in the file, whichever language they were written in."""
    return _BRACES.sub(lambda found: f"{{{_KEYS[found[1]]}}}" if found[1] in _KEYS else found[0], text)


def places(text: str) -> Iterator[tuple[int, int]]:
    """Where placeholders stand: the first letter, and the one after the last."""
    for found in _BRACES.finditer(text):
        if found[1] in _KEYS:
            yield found.start(), found.end()


def unknown(text: str, allowed: Collection[str] = PLACEHOLDERS) -> Iterator[Unknown]:
    """What stands in braces and means nothing in a text that may hold these placeholders, in order."""
    offered = {shown_name(key): key for key in allowed}
    for found in _BRACES.finditer(text):
        if _KEYS.get(found[1]) not in allowed:
            meant = difflib.get_close_matches(found[1].strip().lower(), offered, 1, 0.6)
            yield Unknown(found[1], found.start(), found.end(), meant[0] if meant else "")


def without_contact(text: str) -> str:
    """The text without the contact that ends a sentence, for who has none: "Ask us anything: {contact}." """
    return _CONTACT.sub("", text)


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with facts in place of placeholders; what has no fact is left as it was written."""
    if "{" not in text:
        return text
    return _BRACES.sub(lambda found: values.get(_KEYS.get(found[1], ""), found[0]), text)
