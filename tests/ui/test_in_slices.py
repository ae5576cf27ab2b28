"""Long readings go on between other things, begin anew when asked for again, and stop when nobody looks."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from mentordesk.queries.slices import Slices
from mentordesk.ui import in_slices
from mentordesk.ui.in_slices import InSlices


class Log(list[str]):
    """What was read, in order."""

    def reading(self, name: str, slices: int) -> Callable[[], Slices[None]]:
        def read() -> Slices[None]:
            for number in range(slices):
                self.append(f"{name}{number}")
                yield
            self.append(f"{name}.")

        return read


@pytest.fixture
def owner(qapp: object) -> QObject:
    """What the readings belong to; they end with it."""
    return QObject()


def finish(work: InSlices, qtbot: QtBot) -> None:
    """Let it work until it is done."""
    work.start()
    qtbot.waitUntil(lambda: not work.is_busy())


def test_readings_are_done_one_after_the_other(owner: QObject, qtbot: QtBot) -> None:
    log, work = Log(), InSlices(owner)
    work.ask("a", log.reading("a", 2))
    work.ask("b", log.reading("b", 1))
    finish(work, qtbot)
    assert log == ["a0", "a1", "a.", "b0", "b."]


def test_the_window_answers_between_two_slices(owner: QObject, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(in_slices, "BUDGET", 1e-9)
    log, work = Log(), InSlices(owner)
    work.ask("long", log.reading("a", 3))
    QTimer.singleShot(0, lambda: log.append("answered"))
    monkeypatch.setattr(in_slices, "AT_ONCE", 1e-9)
    finish(work, qtbot)
    assert log[0] == "a0"
    assert log.index("answered") < log.index("a.")


def test_a_reading_asked_for_again_begins_anew(owner: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_slices, "AT_ONCE", 1e-9)
    log, work = Log(), InSlices(owner)
    work.ask("a", log.reading("old", 5))
    work.start()
    work.ask("a", log.reading("new", 1))
    finish(work, qtbot)
    assert log == ["old0", "new0", "new."]


def test_nothing_goes_on_once_it_is_stopped(owner: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_slices, "AT_ONCE", 1e-9)
    log, work = Log(), InSlices(owner)
    work.ask("a", log.reading("a", 5))
    work.ask("b", log.reading("b", 5))
    work.start()
    work.stop()
    assert not work.is_busy()
    qtbot.wait(1)
    assert log == ["a0"]


def test_a_reading_that_fails_is_told_and_does_not_hinder_the_next(owner: QObject, qtbot: QtBot) -> None:
    log, work = Log(), InSlices(owner)

    def fails() -> Slices[None]:
        yield
        raise ValueError("gone")

    work.ask("bad", fails)
    work.ask("good", log.reading("good", 0))
    with pytest.raises(ValueError, match="gone"):
        work.start()
    qtbot.waitUntil(lambda: not work.is_busy())
    assert log == ["good."]


def test_what_is_little_is_done_at_once(owner: QObject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_slices, "AT_ONCE", 1e-9)
    log, work = Log(), InSlices(owner)
    work.ask("a", log.reading("a", 3))
    work.ask("b", log.reading("b", 1))
    work.finish()
    assert log == ["a0", "a1", "a2", "a.", "b0", "b."]
    assert not work.is_busy()


def test_what_is_paused_begins_anew_and_comes_first(owner: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_slices, "AT_ONCE", 1e-9)
    log, work = Log(), InSlices(owner)
    work.ask("a", log.reading("a", 2))
    work.ask("b", log.reading("b", 1))
    work.start()
    assert (log, work.is_asked("a"), work.is_asked("b"), work.is_asked("c")) == (["a0"], True, True, False)
    work.pause()
    qtbot.wait(1)
    assert (log, work.is_busy()) == (["a0"], True)
    work.start_later()
    assert log == ["a0"]
    qtbot.waitUntil(lambda: not work.is_busy())
    assert log == ["a0", "a0", "a1", "a.", "b0", "b."]
