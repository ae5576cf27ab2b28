"""The session mirrors the desk's steps for the menu."""

from mentordesk.actions import people
from mentordesk.desk import Desk
from mentordesk.ui.session import Session


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
