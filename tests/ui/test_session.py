"""The session mirrors the desk's steps for the menu."""

from datetime import date
from functools import partial

from mentordesk.actions import people, programmes
from mentordesk.desk import Desk
from mentordesk.queries import programmes as known
from mentordesk.ui.session import Session
from tests import kept


def test_who_becomes_protected_is_not_named_by_earlier_steps() -> None:
    session = Session(Desk.in_memory())
    person_id = session.perform("Add Amal Yusuf", people.add, given_name="Amal", family_name="Yusuf")
    session.perform("Protect a person", people.protect, person_id, "Linden")
    assert session.undo_text() == "Protect a person"
    session.undo()
    assert (session.undo_text(), session.redo_text()) == ("Add Amal Yusuf", "Protect a person")
    session.redo()
    session.perform("Change phone for Amal Yusuf", people.update, person_id, availability="Evenings")
    assert session.undo_text() == "Change phone for Linden"
    session.close()


def test_a_file_opens_on_the_round_that_is_going_on_though_next_years_is_prepared() -> None:
    desk = Desk.in_memory()
    for year in (2026, 2027, 2028):
        spring = {"starts_on": date(year, 1, 11), "ends_on": date(year, 6, 30)}
        pairs_meet = {"meetings_from": date(year, 2, 1), "meetings_to": date(year, 5, 31)}
        desk.perform("New round", programmes.add_round, programme="Bostad", name=str(year), **spring, **pairs_meet)
    for today, name in ((date(2027, 3, 1), "2027"), (date(2027, 9, 1), "2028"), (date(2030, 1, 1), "2028")):
        session = Session(desk, partial(date, today.year, today.month, today.day))
        assert session.round is not None
        assert session.round.name == name
        assert session.today == today
    session.close()


def test_a_sample_whose_year_is_still_to_come_is_looked_at_on_the_last_day_it_tells_of() -> None:
    session = Session(kept.the_samples(), lambda: date(2026, 1, 5))
    assert session.today == session.as_of == date(2027, 10, 11)
    session.look_at(known.rounds()[0].id)
    assert session.today == session.as_of == date(2026, 12, 31)
    session.perform("Remove the sample", programmes.remove_sample_rounds)
    assert session.round is None
    assert session.today == date(2026, 1, 5)
    session.close()


def test_a_sample_made_up_to_today_is_looked_at_today() -> None:
    session = Session(kept.the_samples(date(2026, 11, 22)), lambda: date(2026, 11, 22))
    assert session.round is not None
    assert session.round.title == "Nätverksmentor 2026"
    assert session.today == date(2026, 11, 22)
    session.close()
