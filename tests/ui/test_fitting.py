"""What is shown has the room it needs and takes no more: dialogs, heads of pages, empty lists, the start."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.ui import theme
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.forms.fields import TextField
from mentordesk.ui.pages.welcome import RecentFile, WelcomePage
from mentordesk.ui.panes.several import SeveralPane
from mentordesk.ui.settings import Settings
from mentordesk.ui.widgets.header import PageHeader
from mentordesk.ui.widgets.messages import EmptyState

LONG = "A sentence of some length that explains the field and goes on for a while. "


def shown(qtbot: QtBot, part: QWidget, width: int, height: int) -> None:
    qtbot.addWidget(part)
    part.resize(width, height)
    part.show()
    QApplication.processEvents()


@pytest.mark.parametrize("fields", [1, 3, 40])
def test_a_dialog_is_as_high_as_its_fields_need_and_no_higher_than_the_screen(fields: int, qtbot: QtBot) -> None:
    made = [TextField(key=f"k{place}", label="Name", help=LONG) for place in range(fields)]
    dialog = FormDialog("Title", made, verb="Do it", perform=lambda _given: None, text=LONG * 2)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    bar, room = dialog._scroll.verticalScrollBar(), dialog.screen().availableSize().height()
    assert dialog.height() < room
    assert (bar.maximum() > 0) is (fields == 40)
    if fields < 40:
        spare = dialog._scroll.viewport().height() - dialog.form.heightForWidth(dialog._scroll.viewport().width())
        assert 0 <= spare <= 8


def test_a_summary_without_room_beside_the_buttons_has_the_line_below_them(qtbot: QtBot) -> None:
    head = PageHeader("Meetings", "Short", [QPushButton("Fill in March"), QPushButton("Print")])
    shown(qtbot, head, 500, 60)
    assert head.summary.geometry().right() < 500 - 150
    head.set_summary("106 meetings held · 118 expected in the months that are over")
    QApplication.processEvents()
    assert head.summary.shown() == head.summary.text()
    assert head.summary.geometry().top() > head.title.geometry().bottom()


def test_in_a_low_list_the_reason_gives_way_to_the_button(qtbot: QtBot) -> None:
    state = EmptyState("users", "Nobody is called yet", LONG * 3, action=("Call all", lambda: None))
    shown(qtbot, state, 320, 120)
    button = state.action_button
    assert button is not None
    assert not state.why.isVisible()
    assert button.geometry().bottom() <= state.height()
    state.resize(320, 400)
    QApplication.processEvents()
    assert state.why.isVisible()


def test_several_chosen_over_the_list_are_closed_with_a_cross(qtbot: QtBot) -> None:
    pane = SeveralPane()
    shown(qtbot, pane, 360, 400)
    assert not pane.close_button.isVisible(), "beside the list there is nothing to close"
    pane.set_floating(True)
    with qtbot.waitSignal(pane.closed):
        pane.close_button.click()


def test_many_recent_files_are_reached_by_scrolling(
    qtbot: QtBot, qapp: QApplication, settings: Settings, tmp_path: Path
) -> None:
    theme.apply(qapp, "light", 130)
    for place in range(8):
        file = tmp_path / f"{place}.mentordesk"
        file.write_bytes(b"")
        settings.pin_file(file, True)
    page = WelcomePage(settings)
    shown(qtbot, page, 1024, 560)
    lines = sorted((line.geometry() for line in page.findChildren(RecentFile)), key=lambda place: place.top())
    assert len(lines) == 8
    assert all(one.bottom() < below.top() for one, below in pairwise(lines)), "none lies over another"
