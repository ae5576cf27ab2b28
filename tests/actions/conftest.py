"""A desk of its own for every test of the actions."""

from collections.abc import Iterator

import pytest

from mentordesk.desk import Desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    """An empty desk in memory."""
    opened = Desk.in_memory()
    yield opened
    opened.close()
