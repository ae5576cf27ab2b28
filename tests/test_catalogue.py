"""The catalogue says of every text what gettext says."""

import gettext
import io

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from mentordesk import paths
from mentordesk.catalogue import Catalogue

PO = paths.resources() / "locale" / "sv" / "LC_MESSAGES" / "mentordesk.po"


@pytest.fixture(scope="module")
def compiled() -> bytes:
    out = io.BytesIO()
    with PO.open("rb") as stream:
        write_mo(out, read_po(stream))
    return out.getvalue()


def test_every_text_is_said_as_gettext_says_it(compiled: bytes) -> None:
    usual, ours = gettext.GNUTranslations(io.BytesIO(compiled)), Catalogue(compiled)
    with PO.open("rb") as stream:
        messages = [message for message in read_po(stream) if message.id]
    assert len(messages) > 1000
    for message in messages:
        if not isinstance(message.id, str):
            one, many = message.id
            for count in (0, 1, 2, 11):
                assert ours.ngettext(one, many, count) == usual.ngettext(one, many, count)
            assert ours.gettext(one) == usual.gettext(one)
        elif message.context:
            assert ours.pgettext(message.context, message.id) == usual.pgettext(message.context, message.id)
        else:
            assert ours.gettext(message.id) == usual.gettext(message.id)
            assert ours.ngettext(message.id, "many", 2) == usual.ngettext(message.id, "many", 2)


def test_what_is_not_there_is_said_as_it_is(compiled: bytes) -> None:
    ours = Catalogue(compiled)
    assert ours.gettext("Nothing like it") == "Nothing like it"
    assert ours.gettext("\ud800") == "\ud800"
    assert ours.pgettext("nowhere", "Settings") == "Settings"
    assert [ours.ngettext("{n} unicorn", "{n} unicorns", n) for n in (1, 2)] == ["{n} unicorn", "{n} unicorns"]


@pytest.mark.parametrize("content", [b"", b"\xde\x12\x04\x95", b"msgid" * 10])
def test_what_is_no_catalogue_is_refused(content: bytes) -> None:
    with pytest.raises(OSError, match="catalogue"):
        Catalogue(content)
