"""Every number and every line of the to-do, in both samples through the year, opens a list of just so many rows."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.actions import pairings as pair_actions
from mentordesk.domain.pairings import PairingStatus
from mentordesk.queries import pairings, programmes, todo
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.documents import DocumentsPage
from mentordesk.ui.pages.meetings import MeetingsPage
from mentordesk.ui.pages.overview import OverviewPage
from mentordesk.ui.pages.pairings import PairingsPage
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests import kept
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import lines_to_do, open_window

DAYS = (date(2026, 11, 22), date(2027, 3, 31), date(2027, 10, 20))


@pytest.fixture(params=DAYS, ids=date.isoformat)
def window(request: pytest.FixtureRequest, qtbot: QtBot, ask: ScriptedAsk, settings: Settings) -> MainWindow:
    """Both samples as they stand on a day."""
    return open_window(qtbot, Tools(ask, settings), request.param, kept.the_samples(request.param), height=900)


def overviews(window: MainWindow, qtbot: QtBot) -> Iterator[Callable[[], OverviewPage]]:
    """For each round a way back to its Overview."""
    session = window.session
    assert session is not None
    for round_ in programmes.rounds():
        session.look_at(round_.id)

        def overview() -> OverviewPage:
            window.show_page("overview")
            page = opened(window)
            assert isinstance(page, OverviewPage)
            qtbot.waitUntil(lambda: not page.is_busy())
            return page

        yield overview


def opened(window: MainWindow) -> object:
    assert window.workspace is not None
    return window.workspace.current_page()


def numbers_in(text: str) -> list[int]:
    return [int(found) for found in re.findall(r"\d+", text)]


def rows(page: object) -> int:
    """How many lines the opened list has; of documents, how many are ticked."""
    if isinstance(page, PeoplePage | PairingsPage | MeetingsPage):
        return page.model.rowCount()
    assert isinstance(page, DocumentsPage)
    return len(page.choices.who.ticked())


def test_every_number_is_that_of_the_list_it_opens(window: MainWindow, qtbot: QtBot) -> None:
    seen = 0
    for overview in overviews(window, qtbot):
        pairs, meetings, attendance, aim = (overview().cards[key] for key in ("pairs", "meetings", "attendance", "aim"))
        told = {key: (card.number.text(), card.comparison_link.text()) for key, card in overview().cards.items()}
        pairs.clicked.emit()
        assert [rows(opened(window))] == numbers_in(told["pairs"][0])
        pairs.comparison_link.click()
        assert [rows(opened(window))] == numbers_in(told["pairs"][1])
        for card, sums in ((meetings.clicked.emit, "held"), (meetings.comparison_link.click, "plan")):
            overview()
            card()
            grid = opened(window)
            assert isinstance(grid, MeetingsPage)
            shown = told["meetings"][sums == "plan"]
            assert [sum(getattr(row, sums) for row in grid.model.rows())] == numbers_in(shown)
        overview()
        attendance.clicked.emit()
        grid = opened(window)
        assert isinstance(grid, MeetingsPage)
        over = [cell for row in grid.model.rows() for cell in row.cells if cell.over]
        share = f"{sum(cell.held for cell in over) / len(over) * 100:.1f}%" if over else "–"
        assert share == told["attendance"][0]
        if numbers_in(told["attendance"][1]):  # the month of the day, where pairs are to meet in it
            overview()
            attendance.comparison_link.click()
            assert rows(opened(window)) == numbers_in(told["attendance"][1])[-1]
        if numbers_in(told["aim"][1]):
            reached, known = numbers_in(told["aim"][1])
            aim.clicked.emit()
            assert rows(opened(window)) == reached
            aim.comparison_link.click()
            assert rows(opened(window)) == known
        seen += 1
    assert seen


@pytest.mark.parametrize("window", DAYS[:2], ids=date.isoformat, indirect=True)
def test_pairs_that_are_paused_for_long_are_opened_by_their_line(window: MainWindow, qtbot: QtBot) -> None:
    session, seen = window.session, 0
    assert session is not None
    for overview in overviews(window, qtbot):
        round_ = programmes.get(session.round_id or 0)
        long_ago = session.as_of - timedelta(days=round_.quiet_days + 1)
        going = [one for one in pairings.of_round(round_.id) if one.status is PairingStatus.RUNNING]
        ids = [one.id for one in going if one.starts_on <= long_ago][:2]
        for pairing_id in ids:
            session.perform("Pause", pair_actions.pause, pairing_id, from_on=long_ago)
        lines = lines_to_do(overview(), "paused for")
        assert [numbers_in(line.accessibleName())[0] for line in lines] == ([len(ids)] if ids else [])
        for line in lines:
            line.click()
            page = opened(window)
            assert isinstance(page, PairingsPage)
            assert {row.id for row in page.model.records()} == set(ids)
            seen += 1
    assert seen


def test_every_line_of_the_to_do_opens_as_many_as_it_says(window: MainWindow, qtbot: QtBot) -> None:
    session, seen = window.session, 0
    assert session is not None
    for overview in overviews(window, qtbot):
        for item in todo.items(session.round_id or 0, session.as_of):
            lines = lines_to_do(overview(), item.sentence)
            assert len(lines) == 1, item.sentence
            lines[0].click()
            page = opened(window)
            if item.ids:
                assert rows(page) == item.number == len(item.ids), item.sentence
                seen += 1
    assert seen
