"""A language is spoken by the whole program, or for a while by one thread alone."""

import gettext
import threading

import pytest

from mentordesk import i18n
from mentordesk.i18n import _, ngettext


class _Swedish(gettext.NullTranslations):
    """A catalogue of two texts, so that these tests do not hang on the wording of the real one."""

    def gettext(self, message: str) -> str:
        return {"Settings": "Inställningar"}[message]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return "{count} timme" if n == 1 else "{count} timmar"


@pytest.fixture(autouse=True)
def _small_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "load", lambda code: _Swedish() if code == "sv" else gettext.NullTranslations())


def test_speaking_lasts_as_long_as_its_block() -> None:
    with i18n.speaking("sv"):
        assert (i18n.language(), _("Settings")) == ("sv", "Inställningar")
        with i18n.speaking("en"):
            assert (i18n.language(), _("Settings")) == ("en", "Settings")
        assert i18n.language() == "sv"
    assert (i18n.language(), _("Settings")) == ("en", "Settings")


def test_speaking_ends_with_an_error_too() -> None:
    with pytest.raises(ZeroDivisionError), i18n.speaking("sv"):
        raise ZeroDivisionError
    assert i18n.language() == "en"


def test_a_worker_that_speaks_leaves_the_window_as_it_is() -> None:
    speaks, go_on = threading.Event(), threading.Event()
    heard: list[str] = []

    def print_in_swedish() -> None:
        with i18n.speaking("sv"):
            speaks.set()
            go_on.wait(5)
            heard.append(ngettext("{count} hour", "{count} hours", 2).format(count=2))

    worker = threading.Thread(target=print_in_swedish)
    worker.start()
    assert speaks.wait(5)
    assert (i18n.language(), _("Settings")) == ("en", "Settings")
    go_on.set()
    worker.join()
    assert heard == ["2 timmar"]


def test_a_worker_starts_in_the_language_of_the_program() -> None:
    i18n.use("sv")
    heard: list[str] = []
    with i18n.speaking("en"):
        worker = threading.Thread(target=lambda: heard.append(i18n.language()))
        worker.start()
        worker.join()
    assert heard == ["sv"]
