"""The watch over the tests themselves: a dialog that nobody answers is closed and told, and so is a window left behind."""

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import conftest


class Stubborn(QDialog):
    """Stays open when it is asked to close."""

    def reject(self) -> None:
        """Not now."""


@pytest.mark.parametrize("kind", [QDialog, Stubborn])
def test_a_dialog_that_nobody_answers_is_closed_and_told(
    kind: type[QDialog], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(conftest, "NOBODY_ANSWERED", 1)
    watching = conftest.watched()
    watch = next(watching)
    watch.timer.setInterval(10)
    dialog = kind()
    dialog.setWindowTitle("Sure?")
    qtbot.addWidget(dialog)
    dialog.exec()
    with pytest.raises(AssertionError, match=r"nobody answered: .*Sure"):
        next(watching, None)


def test_a_window_left_behind_is_told() -> None:
    watching = conftest.watched()
    next(watching)
    window = QWidget()
    window.show()
    with pytest.raises(AssertionError, match="left open: QWidget"):
        next(watching, None)
    assert not window.isVisible()
