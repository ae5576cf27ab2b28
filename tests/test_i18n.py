"""A language is spoken by the whole program, or for a while by one thread alone."""

import gettext
import threading

import pytest

from mentordesk import i18n, paths
from mentordesk.i18n import _, ngettext


class _Swedish(i18n.Catalogue):
    """A catalogue of two texts, so that these tests do not hang on the wording of the real one."""

    def gettext(self, text: str) -> str:
        return {"Settings": "Inställningar"}[text]

    def ngettext(self, one: str, many: str, count: int) -> str:
        return "{count} timme" if count == 1 else "{count} timmar"


@pytest.fixture(autouse=True)
def small_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "load", lambda code: _Swedish() if code == "sv" else i18n.Catalogue())


def test_a_catalogue_is_read_as_gettext_reads_it() -> None:
    """Also where English has one form and Swedish two, and where a word has a context."""
    file = paths.resources() / "locale" / "sv" / "LC_MESSAGES" / "mentordesk.mo"
    ours = i18n.Catalogue(file.read_bytes())
    with file.open("rb") as opened:
        theirs = gettext.GNUTranslations(opened)
    forms = {english.decode(): swedish.count(b"\0") + 1 for english, swedish in ours.texts.items()}
    assert (forms["language\4Swedish"], forms["{count} paused"]) == (1, 2)
    for text, several in forms.items():
        assert ours.gettext(text) == theirs.gettext(text)
        for count in range(3) if several > 1 else ():
            assert ours.ngettext(text, "", count) == theirs.ngettext(text, "", count)
    assert ours.pgettext("language", "Swedish") == theirs.pgettext("language", "Swedish")


def test_what_a_catalogue_lacks_stays_english() -> None:
    catalogue = i18n.Catalogue()
    assert (catalogue.gettext("Day"), catalogue.pgettext("calendar", "Day")) == ("Day", "Day")
    assert [catalogue.ngettext("day", "days", count) for count in range(3)] == ["days", "day", "days"]


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


@pytest.mark.parametrize(("code", "text"), [("en", "20,000 hours"), ("sv", "20\N{NO-BREAK SPACE}000 timmar")])
def test_a_text_about_a_count_tells_thousands_apart(code: str, text: str) -> None:
    i18n.use(code)
    assert ngettext("{count} hour", "{count} hours", 20_000).format(count=20_000) == text
