"""The sample programmes, made once for a whole module: nothing in it changes them."""

from collections.abc import Iterator

import pytest

from mentordesk import i18n
from mentordesk.desk import Desk
from mentordesk.queries import programmes
from tests import kept


@pytest.fixture(scope="module")
def sample_desk() -> Iterator[Desk]:
    """A desk in memory with both sample programmes."""
    i18n.use("en")
    desk = kept.the_samples()
    yield desk
    desk.close()


def round_called(title: str) -> int:
    return next(one.id for one in programmes.rounds() if one.title == title)


@pytest.fixture(scope="module")
def a(sample_desk: Desk) -> int:
    """The housing company's programme."""
    return round_called("Bostadsmentor 2027")


@pytest.fixture(scope="module")
def b(sample_desk: Desk) -> int:
    """The municipality's programme."""
    return round_called("Nätverksmentor 2026")
