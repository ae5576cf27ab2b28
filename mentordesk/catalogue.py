"""Reads a catalogue of translations (.mo) text by text as they are asked for: of two thousand few are said in one go."""

import gettext
from collections.abc import Callable
from functools import cached_property
from struct import unpack_from

_MAGIC = 0x950412DE


class Catalogue(gettext.NullTranslations):
    """What `gettext.GNUTranslations` answers; raises OSError for bytes that are no catalogue."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        if len(content) < 20 or unpack_from("<I", content)[0] != _MAGIC:
            raise OSError(0, "no catalogue of translations")
        count, texts, translations = unpack_from("<3I", content, 8)
        found = unpack_from(f"<{2 * count}I", content, texts)
        self._content = content
        self._places = unpack_from(f"<{2 * count}I", content, translations)
        spans = zip(found[::2], found[1::2], strict=True)
        # of a text with a plural the singular is the key
        self._keys = {content[at : at + size].partition(b"\0")[0]: place for place, (size, at) in enumerate(spans)}
        self._known: dict[str, list[str] | None] = {}

    def gettext(self, message: str) -> str:
        """The translation, or the text itself."""
        forms = self._forms(message)
        return message if forms is None else forms[self._plural(1) if forms[1:] else 0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form that goes with a count."""
        forms = self._forms(msgid1)
        if forms is None or not forms[1:]:
            return msgid1 if n == 1 else msgid2
        return forms[self._plural(n)]

    def pgettext(self, context: str, message: str) -> str:
        """The translation in a context, or the text itself."""
        forms = self._forms(f"{context}\x04{message}")
        return message if forms is None else forms[0]

    def _forms(self, key: str) -> list[str] | None:
        """The forms of a text, one of them where it has no plural."""
        if key not in self._known:
            self._known[key] = self._read(key)
        return self._known[key]

    def _read(self, key: str) -> list[str] | None:
        place = self._keys.get(key.encode("utf-8", "surrogatepass"))
        if place is None:
            return None
        size, at = self._places[2 * place : 2 * place + 2]
        return self._content[at : at + size].decode("utf-8").split("\0")

    @cached_property
    def _plural(self) -> Callable[[int], int]:
        """How the language chooses among its forms, as the head of the catalogue says."""
        head = (self._forms("") or [""])[0]
        rule = next((line for line in head.splitlines() if line.lower().startswith("plural-forms:")), "plural=n != 1;")
        return gettext.c2py(rule.partition("plural=")[2].rstrip("; "))
