"""What the tests of the rules share."""

import pytest

from mentordesk import i18n


@pytest.fixture
def swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers and dates in Swedish; the texts stay English, so that no compiled catalogue is needed."""
    monkeypatch.setattr(i18n._Language, "code", "sv")
