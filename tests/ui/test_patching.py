"""After a change only pages that show its tables move, and long lists ask only for the lines it touches."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.actions import activities, agreements, enrolments, meetings, notes, own_fields, people, units
from mentordesk.actions import pairings as pairing_actions
from mentordesk.domain.enrolments import AgreementKind, EnrolmentStatus, Role
from mentordesk.domain.own_fields import OwnFieldKind
from mentordesk.queries import month_grid, pairings
from mentordesk.queries import people as people_queries
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.page import Page
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests import kept
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import open_window

JUNE = date(2027, 6, 8)
PAGES = ("overview", "people", "pairs", "meetings", "activities")


def seen(row: month_grid.GridRow) -> tuple[object, ...]:
    """What the month grid shows of a pair."""
    pair = row.pair
    return pair.names, pair.status, pair.starts_on, pair.ends_on, pair.silent, pair.quiet, row.plan, row.cells


class Asked:
    """Counts how often pages filled themselves, and how often a whole list was asked for."""

    def __init__(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        self.window, self.refilled, self.listed = window, list[str](), list[str]()
        for key in PAGES:
            self._count(monkeypatch, self.page(key), "refill", self.refilled, key)
        self._count(monkeypatch, people_queries, "listing", self.listed, "people")
        self._count(monkeypatch, pairings, "listing", self.listed, "pairs")

    @staticmethod
    def _count(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, into: list[str], key: str) -> None:
        plain: Callable[..., Any] = getattr(owner, name)

        def counting(*args: Any, **kwargs: Any) -> Any:
            into.append(key)
            return plain(*args, **kwargs)

        monkeypatch.setattr(owner, name, counting)

    def page(self, key: str) -> Any:
        assert self.window.workspace is not None
        return self.window.workspace.page(key)

    def perform(self, action: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Do something and give back what it returned; the counting begins anew."""
        self.refilled.clear()
        self.listed.clear()
        assert self.window.session is not None
        return self.window.session.perform("Something", action, *args, **kwargs)

    def is_true(self) -> None:
        """What the lists show, each when its page is in view, is what a list read anew would show."""
        session = self.window.session
        assert session is not None
        assert session.round_id is not None
        for key, lines in (
            ("pairs", pairings.listing(session.round_id, session.as_of)),
            ("people", people_queries.listing(session.round_id, session.today)),
        ):
            self.window.show_page(key)
            shown = self.page(key).model.all_records()
            assert {line.id: line for line in shown} == {line.id: line for line in lines}, key
        self.window.show_page("meetings")
        model, grid = self.page("meetings").model, month_grid.read(session.round_id, session.as_of)
        sums = month_grid.GridSums(grid.rows)
        assert [seen(row) for row in model.grid.rows] == [seen(row) for row in grid.rows]
        assert [model.sums.of(month) for month in model.grid.months] == [sums.of(month) for month in grid.months]
        assert (model.sums.plan, model.sums.due, model.sums.unwritten) == (sums.plan, sums.due, sums.unwritten)


def two_pairs_and_somebody_without_one() -> None:
    this = a.a_round()
    matched = EnrolmentStatus.MATCHED
    for mentor, mentee in (("Anna", "Ali"), ("Bo", "Sara")):
        a.a_pairing(
            this,
            mentor_id=a.a_mentor(this, person_id=a.a_person(mentor, "M"), status=matched),
            mentee_id=a.a_mentee(this, person_id=a.a_person(mentee, "N"), status=matched),
        )
    a.a_mentee(this, person_id=a.a_person("Omar", "O"), status=EnrolmentStatus.WAITING)
    a.an_activity(this)


@pytest.fixture
def asked(qtbot: QtBot, ask: ScriptedAsk, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """A window that has shown every page, and stands at the People page."""
    desk = kept.a_desk(two_pairs_and_somebody_without_one)
    window = open_window(qtbot, Tools(ask, settings), JUNE, desk)
    for key in (*PAGES, "people"):
        window.show_page(key)
    return Asked(window, monkeypatch)


def test_only_pages_that_show_the_tables_are_refilled_and_hidden_ones_when_they_are_shown(asked: Asked) -> None:
    activity = asked.page("activities").model.record_at(0).id
    asked.perform(activities.update, activity, title="Kick-off")
    assert asked.refilled == [], "the page in view does not show events"
    asked.window.show_page("pairs")
    assert asked.refilled == []
    asked.window.show_page("activities")
    assert asked.refilled == ["activities"]
    assert asked.page("activities").model.text_at(0, 1) == "Kick-off"
    asked.window.show_page("people")
    asked.window.show_page("activities")
    assert asked.refilled == ["activities"], "once"


def test_each_page_names_the_tables_it_is_refilled_for(asked: Asked) -> None:
    for key in PAGES:
        page = asked.page(key)
        assert isinstance(page, Page)
        asked.window.show_page(key)
        asked.refilled.clear()
        for table in ("person", "meeting", "attendance", "organisation", "signatory"):
            page.session.change = None
            page.session.changed.emit(frozenset({table}))
            refilled = [] if table not in page.SHOWS else [key]
            assert asked.refilled == refilled, table
            asked.refilled.clear()


def test_what_changes_single_lines_asks_for_them_alone(asked: Asked) -> None:
    changes: list[tuple[Callable[..., Any], int, dict[str, Any]]] = [
        (people.update, 1, {"city": "Lund"}),
        (people.update, 1, {"email": "a@example.org", "phone": "08-12 34 56"}),
        (enrolments.update, 1, {"capacity": 3}),
        (people.set_languages, 1, {"languages": [("sv", "native")]}),
        (meetings.record, 1, {"on": date(2027, 3, 9)}),
        (pairing_actions.update, 1, {"starts_on": date(2027, 2, 9)}),
        (pairing_actions.pause, 1, {"from_on": date(2027, 5, 1)}),
        (enrolments.set_status, 5, {"status": EnrolmentStatus.ACCEPTED, "on": JUNE}),
        (agreements.set_signed, 1, {"kind": AgreementKind.MENTOR, "on": JUNE}),
    ]
    session = asked.window.session
    assert session is not None
    for action, first, others in changes:
        asked.perform(action, first, **others)
        asked.window.show_page("pairs")
        asked.window.show_page("people")
        assert (asked.refilled, asked.listed) == ([], []), others
        asked.is_true()
        session.undo()
        asked.is_true()
        session.redo()
        asked.is_true()
        asked.window.show_page("people")


def test_a_pause_after_a_change_of_mentor_may_move_a_month_to_the_mentor_before(asked: Asked) -> None:
    third = asked.perform(people.add, given_name="Eva", family_name="M")
    mentor = asked.perform(enrolments.enrol, person_id=third, round_id=1, role=Role.MENTOR, on=date(2027, 1, 1))
    asked.perform(enrolments.set_status, mentor, status=EnrolmentStatus.ACCEPTED, on=date(2027, 1, 1))
    later = asked.perform(pairing_actions.replace_mentor, 1, new_mentor_id=mentor, on=date(2027, 4, 12))
    asked.is_true()  # what came before is shown on every page
    plans = {row.id: row.plan for row in pairings.listing(1, JUNE)}
    asked.perform(pairing_actions.pause, later, from_on=date(2027, 4, 20))
    assert pairings.row(1, JUNE).plan == plans[1] + 1
    asked.window.show_page("pairs")
    assert (asked.refilled, asked.listed) == ([], []), "only single lines were asked for"
    asked.is_true()


def test_notes_and_papers_leave_the_list_of_people_alone(asked: Asked) -> None:
    asked.perform(notes.add, on=JUNE, text="Called", person_id=1)
    assert (asked.refilled, asked.listed) == ([], [])


def test_what_moves_or_concerns_many_lines_asks_for_all(asked: Asked) -> None:
    unit = asked.perform(units.add, name="Kundcenter")
    for action, args, kwargs in (
        (people.update, (1,), {"family_name": "Z"}),
        (people.add, (), {"given_name": "New", "family_name": "One"}),
        (people.bin, (5,), {"on": JUNE}),
        (enrolments.enrol, (), {"person_id": 6, "round_id": 1, "role": Role.MENTOR, "on": JUNE}),
        (people.update, (1,), {"unit_id": unit}),
        (units.update, (unit,), {"name": "Drift"}),
        (pairing_actions.end, (1,), {"on": JUNE}),
        (pairing_actions.reopen, (1,), {}),
    ):
        asked.perform(action, *args, **kwargs)
        asked.is_true()
        assert asked.window.session is not None
        asked.window.session.undo()
        asked.is_true()
        asked.window.session.redo()


def test_a_name_is_new_beside_the_partner_too(asked: Asked) -> None:
    page = asked.page("people")
    asked.perform(people.update, 2, given_name="Alice")
    row, column = page.model.row_of(1), page.model.column_of("partner")
    assert page.model.text_at(row, column) == "Alice N"
    asked.window.show_page("pairs")
    assert "Alice N" in {line.mentee for line in asked.page("pairs").model.records()}
    asked.window.show_page("meetings")
    assert "Alice N" in {row.mentee for row in asked.page("meetings").model.rows()}


def test_the_months_are_not_read_anew_for_a_telephone_number(asked: Asked) -> None:
    asked.window.show_page("meetings")
    asked.perform(people.update, 1, phone="08-12 34 56")
    assert asked.refilled == []


def test_many_changes_at_once_read_the_list_once(asked: Asked) -> None:
    ids = [a.a_person() for _person in range(400)]
    asked.page("people").refresh()
    asked.perform(people.bin_many, ids, on=JUNE)
    assert asked.refilled == ["people"]
    asked.is_true()


def test_what_people_have_in_fields_of_ones_own_is_patched_too(asked: Asked) -> None:
    field = asked.perform(own_fields.add, name="Area", kind=OwnFieldKind.TEXT)
    page = asked.page("people")
    column = next(place for place, each in enumerate(page.model.columns) if each.title == "Area")
    assert page.model.text_at(0, column) == ""
    asked.perform(own_fields.set_value, page.model.record_at(0).id, field, "North")
    assert asked.refilled == []
    assert page.model.text_at(0, column) == "North"
