"""Translates the program's texts with gettext's catalogues; one serves every room, with or without a window."""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from struct import unpack_from
from typing import TYPE_CHECKING

from mentordesk import paths

if TYPE_CHECKING:
    from collections.abc import Iterator

DOMAIN = "mentordesk"
LANGUAGES = {"sv": "Svenska", "en": "English"}
"""The languages the program speaks, each with its own name."""


class Catalogue:
    """The texts of a language, as gettext's compiled files hold them; a text that is not there stays English.

    Read as Python's own gettext would, but in a tenth of the time, for each text is decoded when it is asked for.
    One is one and all else many: so it is in each language of ours.
    """

    def __init__(self, compiled: bytes = b"") -> None:
        self.texts: dict[bytes, bytes] = {}
        if compiled:
            _sign, _version, count, ours, theirs = unpack_from("<5I", compiled)
            texts = zip(_strings(compiled, ours, count), _strings(compiled, theirs, count), strict=True)
            self.texts = {english.partition(b"\0")[0]: translated for english, translated in texts if english}

    def gettext(self, text: str) -> str:
        """The text in this language."""
        found = self.texts.get(text.encode())
        return text if found is None else found.partition(b"\0")[0].decode()

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The form of a text that goes with a count."""
        found = self.texts.get(one.encode())
        forms = [one, many] if found is None else found.decode().split("\0")
        return forms[count != 1]

    def pgettext(self, context: str, text: str) -> str:
        """The text where one English word needs different translations."""
        marked = f"{context}\4{text}"
        found = self.gettext(marked)
        return text if found == marked else found


def _strings(compiled: bytes, table: int, count: int) -> list[bytes]:
    """The texts of a table of lengths and places; what has several forms has them with a NUL between."""
    numbers = unpack_from(f"<{2 * count}I", compiled, table)
    return [compiled[place : place + length] for length, place in zip(numbers[::2], numbers[1::2], strict=True)]


class _Language:
    """The language of the program, the same in every thread."""

    code = "en"
    catalogue = Catalogue()


_for_a_while: ContextVar[tuple[str, Catalogue] | None] = ContextVar("for_a_while", default=None)
"""What `speaking` speaks. Each thread has its own: a worker that prints in English leaves a Swedish window Swedish."""


@cache
def load(code: str) -> Catalogue:
    """The catalogue of a language; English is the source text and needs none.

    A catalogue that is not there (a checkout never built) leaves the English text: better than no program.
    """
    file = paths.resources() / "locale" / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
    return Catalogue(file.read_bytes()) if code != "en" and file.is_file() else Catalogue()


def use(code: str) -> None:
    """Speak this language from now on; `code` is a key of `LANGUAGES`."""
    _Language.catalogue = load(code)
    _Language.code = code


def language() -> str:
    """The code of the language in force."""
    spoken = _for_a_while.get()
    return _Language.code if spoken is None else spoken[0]


@contextmanager
def speaking(code: str) -> "Iterator[None]":
    """Speak another language for a while, as when a Swedish office prints an English certificate.

    Only in this thread: what other threads say meanwhile stays in the language of the program.
    """
    before = _for_a_while.set((code, load(code)))
    try:
        yield
    finally:
        _for_a_while.reset(before)


def _catalogue() -> Catalogue:
    spoken = _for_a_while.get()
    return _Language.catalogue if spoken is None else spoken[1]


def _(text: str) -> str:
    """The text in the language in force."""
    return _catalogue().gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a text that goes with a count; the whole numbers it is filled with are written as `number_text` does."""
    return _Counted(_catalogue().ngettext(one, many, count))


class _Counted(str):
    """A text about a count: filled with whole numbers it says 20,000 people, wherever it stands."""

    __slots__ = ()

    def format(self, *args: object, **parts: object) -> str:
        """As every text, but with thousands that are told apart."""
        return super().format(*args, **{key: _readable(part) for key, part in parts.items()})


def _readable(part: object) -> object:
    return number_text(part) if isinstance(part, int) and not isinstance(part, bool) else part


_THOUSANDS = {"en": ",", "sv": "\N{NO-BREAK SPACE}"}


def number_text(number: int) -> str:
    """A whole number as it is read: 20,000 (in Swedish 20 000, with a space that does not break)."""
    return f"{number:,}".replace("-", "\N{MINUS SIGN}").replace(",", _THOUSANDS[language()])


def pgettext(context: str, text: str) -> str:
    """The text in the language in force, where one English word needs different translations."""
    return _catalogue().pgettext(context, text)


def language_name(code: str) -> str:
    """What a language is called inside a sentence: English, or engelska in Swedish."""
    return {"sv": pgettext("language", "Swedish"), "en": pgettext("language", "English")}[code]


def N_(text: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a text for the catalogue that is translated later, when it is shown."""
    return text
