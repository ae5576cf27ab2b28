"""Translates the program's texts with gettext; one catalogue serves every room, with or without a window."""

import gettext as _gettext
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from mentordesk import paths

if TYPE_CHECKING:
    from collections.abc import Iterator

DOMAIN = "mentordesk"
LANGUAGES = {"sv": "Svenska", "en": "English"}
"""The languages the program speaks, each with its own name."""


class _Language:
    """The language of the program, the same in every thread."""

    code = "en"
    catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


_for_a_while: ContextVar[tuple[str, _gettext.NullTranslations] | None] = ContextVar("for_a_while", default=None)
"""What `speaking` speaks. Each thread has its own: a worker that prints in English leaves a Swedish window Swedish."""


def load(code: str) -> _gettext.NullTranslations:
    """The catalogue of a language; English is the source text and needs none.

    A catalogue that is not there (a checkout never built) leaves the English text: better than no program.
    """
    if code == "en":
        return _gettext.NullTranslations()
    return _gettext.translation(DOMAIN, paths.resources() / "locale", languages=[code], fallback=True)


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


def _catalogue() -> _gettext.NullTranslations:
    spoken = _for_a_while.get()
    return _Language.catalogue if spoken is None else spoken[1]


def _(text: str) -> str:
    """The text in the language in force."""
    return _catalogue().gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a text that goes with a count."""
    return _catalogue().ngettext(one, many, count)


def pgettext(context: str, text: str) -> str:
    """The text in the language in force, where one English word needs different translations."""
    return _catalogue().pgettext(context, text)


def language_name(code: str) -> str:
    """What a language is called inside a sentence: English, or engelska in Swedish."""
    return {"sv": pgettext("language", "Swedish"), "en": pgettext("language", "English")}[code]


def N_(text: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a text for the catalogue that is translated later, when it is shown."""
    return text
