"""Ctrl+K as it is used: a few letters, arrows, Enter; found fast, by code name only where a name is protected."""

import time
from collections.abc import Iterator
from datetime import date
from statistics import median

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentordesk.actions import people as actions
from mentordesk.desk import Desk
from mentordesk.domain.enrolments import Role
from mentordesk.queries import places as place_queries
from mentordesk.queries.places import PersonPlace
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.settings import SettingsPage
from mentordesk.ui.palette import Palette
from mentordesk.ui.places import MOST, SECTIONS, Group, Kind
from mentordesk.ui.settings import Key, Settings
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate

JUNE = date(2027, 6, 8)


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings) -> Iterator[MainWindow]:
    made = MainWindow(Tools(ask, settings), lambda: JUNE)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    activate(qtbot, made)
    yield made
    made.close()


@pytest.fixture
def this_round(desk: Desk) -> int:
    """A round with a pair, somebody protected, and an activity; and an older round with a pair of its own."""
    older = a.a_round(name="2026", starts_on=date(2026, 1, 11), ends_on=date(2026, 10, 15))
    old_mentor = a.a_mentor(older, person_id=a.a_person("Örjan", "Ek"))
    a.a_pairing(mentor_id=old_mentor, mentee_id=a.a_mentee(older, person_id=a.a_person("Sara", "Lind")))
    this = a.a_round(name="2027")
    mentor = a.a_mentor(this, person_id=a.a_person("Åsa", "Öberg", phone="070-174 06 67"))
    hidden = a.a_person("Zebedeus", "Hemlig", protected=True, code_name="Linden", phone="070-999 99 99")
    a.a_pairing(mentor_id=mentor, mentee_id=a.a_mentee(this, person_id=hidden))
    a.a_person("Nils", "Asasson")
    a.an_activity(this, title="Network evening", on=date(2027, 5, 4))
    return this


def opened(window: MainWindow, desk: Desk) -> Palette:
    """The box, opened over a file as by Ctrl+K."""
    if window.session is None:
        window.use(desk)
    window.menus.run("go.palette")
    assert window.workspace is not None
    found = window.workspace.findChild(Palette)
    assert isinstance(found, Palette)
    assert found.isVisible()
    return found


def titles(groups: list[Group], kind: Kind) -> list[str]:
    return [place.title for group in groups for place in group.places if place.kind is kind]


@pytest.mark.parametrize(("typed", "key"), [("own f", "own_fields"), ("close or", "state"), ("the round", "round")])
def test_enter_goes_to_a_section_of_the_settings(
    window: MainWindow, desk: Desk, this_round: int, qtbot: QtBot, typed: str, key: str
) -> None:
    assert this_round
    box = opened(window, desk)
    qtbot.waitUntil(box.line.hasFocus)
    qtbot.keyClicks(box.line, typed)
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert window.workspace is not None
    page = window.workspace.page("settings")
    assert isinstance(page, SettingsPage)
    has_keyboard = QApplication.focusWidget()
    assert has_keyboard is not None
    assert page.sections[key].isAncestorOf(has_keyboard)
    assert not has_keyboard.visibleRegion().isEmpty()
    assert {key: link.text() for key, link in page.links.items()} == SECTIONS


def test_enter_goes_to_the_person(window: MainWindow, desk: Desk, this_round: int, qtbot: QtBot) -> None:
    box = opened(window, desk)
    qtbot.waitUntil(box.line.hasFocus)
    qtbot.keyClicks(box.line, "asa ob")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert not box.isVisible()
    assert window.workspace is not None
    page = window.workspace.page("people")
    assert page.isVisible()
    assert page.table.current_record().name == "Åsa Öberg"  # type: ignore[attr-defined]
    assert QApplication.focusWidget() is page.table  # type: ignore[attr-defined]


def test_words_begin_before_they_contain_and_accents_do_not_matter(window: MainWindow, desk: Desk, this_round: int) -> None:
    box = opened(window, desk)
    assert titles(box.places.search("asa"), Kind.PERSON) == ["Åsa Öberg", "Nils Asasson"]
    assert titles(box.places.search("ÖBERG ås"), Kind.PERSON) == ["Åsa Öberg"]
    assert box.places.search("nobody of this name") == []
    box.line.setText("nobody of this name")
    assert box.nothing.isVisible()
    assert box.list.place() is None


def test_who_is_in_the_round_stands_before_who_is_not(window: MainWindow, desk: Desk, this_round: int) -> None:
    a.a_person("Olle", "Ask")
    a.a_mentor(this_round, person_id=a.a_person("Örjan", "Zetterlund"))
    box = opened(window, desk)
    assert titles(box.places.search("o"), Kind.PERSON)[:3] == ["Örjan Zetterlund", "Olle Ask", "Örjan Ek"]


def test_a_phone_number_is_found_however_it_is_written(window: MainWindow, desk: Desk, this_round: int) -> None:
    box = opened(window, desk)
    for typed in ("0701740667", "070-174 06", "+46 70 174"):
        assert titles(box.places.search(typed), Kind.PERSON) == ["Åsa Öberg"], typed


def test_of_a_protected_identity_only_the_code_name_is_found(window: MainWindow, desk: Desk, this_round: int) -> None:
    box = opened(window, desk)
    assert titles(box.places.search("linden"), Kind.PERSON) == ["Linden"]
    assert titles(box.places.search("linden"), Kind.PAIR) == ["Åsa Öberg – Linden"]
    for secret in ("zebedeus", "hemlig", "0709999999"):
        assert box.places.search(secret) == []


def test_a_pair_of_another_round_is_shown_in_its_round(window: MainWindow, desk: Desk, this_round: int) -> None:
    box = opened(window, desk)
    assert window.session is not None
    assert window.session.round_id == this_round
    box.line.setText("sara orjan")
    box.go()
    assert window.session.round_id != this_round
    assert window.workspace is not None
    page = window.workspace.page("pairs")
    assert page.isVisible()
    assert page.table.current_record().mentee == "Sara Lind"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "page"), [("network even", "activities"), ("programme summ", "documents"), ("overv", "overview")]
)
def test_activities_documents_and_pages_open(window: MainWindow, desk: Desk, this_round: int, typed: str, page: str) -> None:
    box = opened(window, desk)
    window.show_page("settings")
    box = opened(window, desk)
    box.line.setText(typed)
    box.go()
    assert window.workspace is not None
    assert window.workspace.current_key() == page


def test_a_command_is_done(window: MainWindow, desk: Desk, this_round: int, settings: Settings) -> None:
    box = opened(window, desk)
    box.line.setText("narrow rail")
    box.go()
    assert settings.flag(Key.RAIL_COLLAPSED)


def test_only_commands_that_can_be_done_are_offered(window: MainWindow, desk: Desk, this_round: int) -> None:
    box = opened(window, desk)
    offered = titles(box.places.usual([]), Kind.COMMAND)
    assert "Undo" not in offered
    assert "Find" in offered


def test_arrows_choose_and_skip_the_headings(window: MainWindow, desk: Desk, this_round: int, qtbot: QtBot) -> None:
    box = opened(window, desk)
    first = box.list.place()
    assert first is not None
    assert first.key == "page:overview"
    qtbot.keyClick(box.line, Qt.Key.Key_Up)  # from the first to the last
    last = box.list.place()
    assert last is not None
    assert last.kind is Kind.COMMAND
    for _time in range(8):
        qtbot.keyClick(box.line, Qt.Key.Key_Down)
    at = box.list.place()
    assert at is not None
    assert at.kind is Kind.COMMAND  # the seven pages, then past the heading


def test_what_was_gone_to_lately_stands_first(window: MainWindow, desk: Desk, this_round: int, qtbot: QtBot) -> None:
    box = opened(window, desk)
    for typed in ("overview", "asa oberg"):
        box.line.setText(typed)
        box.go()
        opened(window, desk)
    groups = box.places.usual(box.latest.keys)
    assert groups[0].heading == "Latest"
    assert [place.title for place in groups[0].places] == ["Åsa Öberg", "Overview"]


def test_escape_gives_the_keyboard_back(window: MainWindow, desk: Desk, this_round: int, qtbot: QtBot) -> None:
    window.use(desk)
    window.show_page("people")
    assert window.workspace is not None
    table = window.workspace.page("people").table  # type: ignore[attr-defined]
    table.setFocus()
    box = opened(window, desk)
    qtbot.keyClick(box.line, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert QApplication.focusWidget() is table


def test_a_click_beside_the_box_closes_it(window: MainWindow, desk: Desk, this_round: int, qtbot: QtBot) -> None:
    box = opened(window, desk)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().bottomLeft())
    assert not box.isVisible()


def test_what_changed_is_found_under_its_new_name(window: MainWindow, desk: Desk, this_round: int) -> None:
    box = opened(window, desk)
    person = int(str(box.places.search("asa oberg")[0].places[0].target))
    desk.perform("Rename", actions.update, person, family_name="Quist")
    assert titles(box.places.search("quist"), Kind.PERSON) == ["Åsa Quist"]
    assert titles(box.places.search("quist"), Kind.PAIR) == ["Åsa Quist – Linden"]


def test_a_line_is_read_aloud_whole(window: MainWindow, desk: Desk, this_round: int) -> None:
    box = opened(window, desk)
    box.line.setText("asa oberg")
    said = box.list.currentIndex().data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("Åsa Öberg, Mentor")
    assert said.endswith("People")


@pytest.mark.benchmark
def test_a_letter_among_five_thousand_people_costs_as_little_as_reading_their_names(
    window: MainWindow, desk: Desk, this_round: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, family = ("Åsa", "Karin", "Yusuf", "Senait", "Olena"), ("Öberg", "Andersson", "Haile", "Rahimi")
    crowd = [
        PersonPlace(n, f"{given[n % 5]} {family[n % 4]} {n}", "", f"p{n}@example.org", f"070-{n:07d}", "Norr", Role.MENTOR)
        for n in range(1, 5_001)
    ]
    monkeypatch.setattr(place_queries, "people", lambda _round: crowd)
    box = opened(window, desk)
    box.places.prepare()
    took, bare = [], []
    for typed in ("a", "as", "asa", "asa o", "asa ob", "ex", "0", "070"):
        began = time.process_time()
        box.line.setText(typed)
        took.append(time.process_time() - began)
        began = time.process_time()
        assert not [each for each in crowd if typed == each.name.casefold()]
        bare.append(time.process_time() - began)
        assert any(group.total > MOST for group in box.places.search(typed))
    print(f"a letter: {median(took) * 1000:.1f} ms, {median(took) / median(bare):.1f} times reading the names")
    assert median(took) < 6 * median(bare)
