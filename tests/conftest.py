"""What every test stands on: no display needed, catalogues compiled, English spoken, passwords tried quickly."""

import gc
import os
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before the first Qt import

from mentordesk import i18n, paths
from mentordesk.desk import Desk
from tests import keys

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """Compile the catalogues where a .po is newer than its .mo, so that the tests see the texts as they are now."""
    keys.make_quick()
    locale = paths.resources() / "locale"
    stale = [
        source
        for source in locale.rglob("*.po")
        if not (made := source.with_suffix(".mo")).exists() or made.stat().st_mtime < source.stat().st_mtime
    ]
    if stale:
        runpy.run_path(str(ROOT / "packaging" / "compile_catalogues.py"))["compile_all"](locale)


def pytest_collection_finish() -> None:
    """What is loaded by now stays, as in the program; and what a test leaves is looked for seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Each test starts in English, whatever the one before it spoke."""
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture
def desk() -> Iterator[Desk]:
    """An empty desk in memory, its own for every test."""
    opened = Desk.in_memory()
    yield opened
    opened.close()
