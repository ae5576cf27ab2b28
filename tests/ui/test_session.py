"""The session mirrors the desk's steps for the menu."""

from mentordesk.actions import people
from mentordesk.desk import Desk
from mentordesk.ui.session import Session


def test_who_becomes_protected_is_not_named_by_earlier_steps() -> None:
    session = Session(Desk.in_memory())
    person_id = session.perform("Add Amal Yusuf", people.add, given_name="Amal", family_name="Yusuf")
    session.perform("Protect a person", people.protect, person_id, "Linden")
    assert [session.undo_stack.text(place) for place in range(2)] == ["Add Linden", "Protect a person"]
    session.close()
