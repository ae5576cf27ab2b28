"""Rounds, their texts, and who stands behind them; units, agreements, notes and the history."""

from datetime import date

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.enrolments import AgreementKind, EnrolmentStatus
from mentordesk.domain.programmes import Organisation
from mentordesk.queries import agreements, history, notes, programmes, units
from tests import builders as a

pytestmark = pytest.mark.usefixtures("desk")
APRIL = date(2027, 4, 1)


def test_the_latest_round_comes_last() -> None:
    later = a.a_round()
    earlier = a.a_round(starts_on=date(2026, 3, 2))
    assert [one.id for one in programmes.rounds()] == [earlier, later]
    assert programmes.get(later).aim_outcomes == ("employment", "internship")


def test_the_organisation_is_empty_until_it_is_known() -> None:
    assert programmes.organisation() == Organisation(id=1)
    a.an_organisation(logo=b"\x89PNG\x00")
    assert programmes.organisation().logo == b"\x89PNG\x00"


def test_a_rounds_own_texts_are_of_one_language() -> None:
    round_id = a.a_round()
    a.a_round_text(round_id, key="title", text="Intyg")
    a.a_round_text(round_id, key="title", language="en", text="Certificate")
    a.a_round_text(a.a_round(), key="body", text="Annat")
    assert programmes.texts(round_id, "sv") == {"title": "Intyg"}


def test_units_know_how_many_belong_to_them() -> None:
    east, west = a.a_unit(name="Öst"), a.a_unit(name="Väst")
    a.a_person(unit_id=west)
    assert [unit.name for unit in units.listing()] == ["Väst", "Öst"]
    assert (units.people_in(east), units.people_in(west)) == (0, 1)


def test_what_is_unsigned_is_every_mentors_agreement_and_whatever_was_printed() -> None:
    round_id = a.a_round()
    nothing, signed, printed = a.a_mentor(round_id), a.a_mentor(round_id), a.a_mentor(round_id)
    a.an_agreement(signed, signed_on=APRIL)
    a.an_agreement(printed, printed_on=APRIL)
    mentee = a.a_mentee(round_id)
    a.a_mentee(round_id)
    a.an_agreement(mentee, kind=AgreementKind.CONFIDENTIALITY, printed_on=APRIL)
    a.a_mentor(round_id, status=EnrolmentStatus.APPLIED)
    assert agreements.unsigned(round_id) == [nothing, printed, mentee]
    assert [one.signed_on for one in agreements.of(signed)] == [APRIL]


def test_notes_are_about_one_thing_and_the_newest_comes_first() -> None:
    person_id = a.a_person()
    first, last = a.a_note(person_id=person_id), a.a_note(person_id=person_id, on=APRIL)
    a.a_note(round_id=a.a_round())
    assert [note.id for note in notes.of(person_id=person_id)] == [last, first]
    with pytest.raises(TypeError):
        notes.of()


def test_the_history_is_searched_without_case(desk: Desk) -> None:
    for label in ("Lägg till Åsa", "Ta bort paret", "Ändra ÅSA"):
        desk.perform(label, a.a_person)
    assert [line.label for line in history.lines(limit=2)] == ["Ändra ÅSA", "Ta bort paret"]
    assert [line.label for line in history.lines(search="åsa")] == ["Ändra ÅSA", "Lägg till Åsa"]
    assert [line.label for line in history.lines(search="åsa", limit=1)] == ["Ändra ÅSA"]


def test_a_text_can_be_tried_without_being_kept(desk: Desk) -> None:
    round_id = a.a_round()
    a.a_round_text(round_id, key="thanks", language="sv", text="Tack!")
    before = desk.dump()
    with programmes.trying("Prov", key="thanks", language="sv"), programmes.trying("Till", key="lead", language="sv"):
        assert programmes.texts(round_id, "sv") == {"thanks": "Prov", "lead": "Till"}
        assert programmes.texts(round_id, "en") == {}
    assert programmes.texts(round_id, "sv") == {"thanks": "Tack!"}
    assert desk.dump() == before
