"""Changing rounds, texts, signatories, units, agreements and notes."""

from datetime import date

import pytest

from mentordesk.actions import agreements, notes, programmes, units
from mentordesk.desk import Desk
from mentordesk.domain.enrolments import AgreementKind
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import agreements as known_agreements
from mentordesk.queries import programmes as known
from mentordesk.storage.tables.activities import ActivityTable
from mentordesk.storage.tables.enrolments import AgreementTable, EnrolmentTable
from mentordesk.storage.tables.people import PersonTable, UnitTable
from mentordesk.storage.tables.programmes import OrganisationTable, RoundTable, SignatoryTable
from tests import builders as a

APRIL = date(2027, 4, 1)


@pytest.mark.usefixtures("desk")
def test_texts_are_copied_to_another_round_and_replace_its_own() -> None:
    this, other = a.a_round(), a.a_round()
    a.a_round_text(this, key="thanks", language="sv", text="Tack!")
    a.a_round_text(this, key="thanks", language="en", text="Thanks!")
    a.a_round_text(other, key="thanks", language="sv", text="Hej då")
    a.a_round_text(other, key="lead", language="sv", text="till")
    assert programmes.copy_texts(this, other) == 2
    assert known.texts(other, "sv") == known.texts(this, "sv") == {"thanks": "Tack!"}
    assert known.texts(other, "en") == {"thanks": "Thanks!"}
    with pytest.raises(RuleBroken):
        programmes.copy_texts(this, 999)


@pytest.mark.parametrize(
    ("before", "host", "owner", "after"),
    [
        ("", "Småstads Bostäder", "Småstads kommun", "Småstads Bostäder"),
        ("", " ", "Småstads kommun", "Småstads kommun"),
        ("", "", "", ""),
        ("Storstads kommun", "Småstads Bostäder", "", "Storstads kommun"),
    ],
)
def test_an_organisation_without_a_name_is_called_as_the_host_of_a_new_round(
    desk: Desk, before: str, host: str, owner: str, after: str
) -> None:
    programmes.update_organisation(name=before)
    day = date(2027, 1, 15)
    dates = {"starts_on": day, "ends_on": APRIL, "meetings_from": day, "meetings_to": APRIL}
    desk.perform("New round", programmes.add_round, programme="Bostadsmentor", name="2027", host=host, owner=owner, **dates)
    assert known.organisation().name == after
    desk.undo()
    assert (known.rounds(), known.organisation().name) == ([], before)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("given", "languages"),
    [
        ({}, ("sv", "sv")),
        ({"language": "en"}, ("en", "en")),
        ({"language": "en", "cert_language": "both"}, ("en", "both")),
    ],
)
def test_the_certificates_of_a_new_round_are_in_the_language_of_its_paper(
    given: dict[str, str], languages: tuple[str, str]
) -> None:
    day = date(2027, 1, 15)
    dates = {"starts_on": day, "ends_on": APRIL, "meetings_from": day, "meetings_to": APRIL}
    made = known.get(programmes.add_round(programme="Bostadsmentor", name="2027", **dates, **given))
    assert (made.language, made.cert_language) == languages


def fields_of(broken: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [problem.field for problem in broken.value.problems]


def test_a_note_about_what_is_gone_is_refused_in_words(desk: Desk) -> None:
    for about in ("person_id", "pairing_id", "round_id"):
        with pytest.raises(RuleBroken, match="no longer in the file"):
            notes.add(on=APRIL, text="Called", **{about: 99})


def test_two_rounds_do_not_share_a_name(desk: Desk) -> None:
    first, second = a.a_round(name="2027"), a.a_round(name="2028")
    programmes.update_round(first, name="2027 ")
    with pytest.raises(RuleBroken) as broken:
        programmes.update_round(second, name=" 2027")
    assert fields_of(broken) == ["name"]


def test_two_rounds_do_not_share_the_numbers_of_their_certificates(desk: Desk) -> None:
    first, second = a.a_round(number_prefix="A-2027"), a.a_round(number_prefix="B-2027")
    with pytest.raises(RuleBroken) as broken:
        programmes.update_round(second, number_prefix="A-2027 ")
    assert fields_of(broken) == ["number_prefix"]
    programmes.update_round(first, number_prefix="")
    programmes.update_round(second, number_prefix="")
    assert [known.get(one).number_prefix for one in (first, second)] == ["", ""], "none is no prefix to share"


def test_a_round_follows_the_rules_of_rounds(desk: Desk) -> None:
    with pytest.raises(RuleBroken) as broken:
        programmes.update_round(a.a_round(), ends_on=date(2026, 1, 1), cadence=0)
    assert {"ends_on", "cadence"} <= set(fields_of(broken))


def test_a_copy_has_rules_texts_and_activities_a_year_later_and_no_people(desk: Desk) -> None:
    model = a.a_full_round(name="2027", quiet_days=40, cert_percent=60, sample=True, closed_on=date(2027, 10, 31))
    copy = known.get(programmes.copy_round(model))
    assert (copy.title, copy.number_prefix, copy.quiet_days, copy.cert_percent) == (
        "Bostadsmentor 2028",
        "A-2028",
        40,
        60,
    )
    assert (copy.starts_on, copy.meetings_from, copy.meetings_to) == (
        date(2028, 1, 11),
        date(2028, 2, 1),
        date(2028, 9, 30),
    )
    assert (copy.sample, copy.closed_on) == (False, None)
    assert known.texts(copy.id, "sv") == known.texts(model, "sv") != {}
    (activity,) = ActivityTable.select().where(ActivityTable.round_id == copy.id)
    assert (activity.on, activity.minutes, activity.paid) == (date(2028, 1, 21), 420, True)
    assert not EnrolmentTable.select().where(EnrolmentTable.round_id == copy.id).exists()


def test_a_copy_can_have_another_name_and_lie_further_ahead(desk: Desk) -> None:
    copy = known.get(programmes.copy_round(a.a_round(name="2027"), name="Autumn", years=3))
    assert (copy.name, copy.meetings_to, copy.number_prefix) == ("Autumn", date(2030, 9, 30), "A-2030")


def test_a_round_closes_when_its_pairings_have_ended(desk: Desk) -> None:
    round_id = a.a_round()
    a.a_pairing(round_id)
    with pytest.raises(RuleBroken, match="1 pairing is still open"):
        programmes.close_round(round_id, on=date(2027, 10, 31))
    other = a.a_round()
    a.a_pairing(other, ends_on=date(2027, 9, 30))
    programmes.close_round(other, on=date(2027, 10, 31))
    assert known.get(other).closed_on == date(2027, 10, 31)


def test_a_removed_round_leaves_no_trace_but_its_people(desk: Desk) -> None:
    before = desk.dump()
    round_id = a.a_full_round(issued=False)
    people = PersonTable.select().count()
    programmes.remove_round(round_id)
    kept = {"person", "person_language", "signatory", "note", "history"}
    after = desk.dump()
    assert {table: rows for table, rows in after.items() if table not in kept} == {
        table: rows for table, rows in before.items() if table not in kept
    }
    assert PersonTable.select().count() == people
    assert [note[2] for note in after["note"]] == ["Called"], "the note about a person stays"


def test_a_round_with_certificates_is_not_removed(desk: Desk) -> None:
    round_id = a.a_full_round()
    with pytest.raises(RuleBroken, match="2 certificates"):
        programmes.remove_round(round_id)


def test_the_sample_goes_with_everything_invented_for_it_and_nothing_else(desk: Desk) -> None:
    a.a_sample_round()
    own_signatory, own_unit = a.a_signatory(name="Åke"), a.a_unit(name="Kundcenter")
    own = a.a_round(signatory_one_id=own_signatory)
    a.a_mentor(own, person_id=a.a_person("Ulla", "Lind", unit_id=own_unit))
    desk.perform("Remove the sample data", programmes.remove_sample_rounds)
    assert [each.id for each in known.rounds()] == [own]
    assert [person.given_name for person in PersonTable.select()] == ["Ulla"]
    assert [each.id for each in known.signatories()] == [own_signatory]
    assert [unit.id for unit in UnitTable.select()] == [own_unit]
    assert known.organisation().name == ""


def test_an_organisation_of_ones_own_stays_when_the_sample_goes(desk: Desk) -> None:
    a.a_sample_round()
    a.an_organisation(name="Norrstads kommun", logo=b"\x89PNG")
    desk.perform("Remove the sample data", programmes.remove_sample_rounds)
    assert known.organisation().name == "Norrstads kommun"
    assert known.organisation().logo == b"\x89PNG"


def test_a_removed_sample_takes_the_people_who_came_with_it(desk: Desk) -> None:
    sample, other = a.a_full_round(sample=True), a.a_round()
    stranger = a.a_person("Anna", "Ek")
    in_both = a.a_person("Karin", "Ström")
    a.a_mentor(sample, person_id=in_both)
    a.a_mentee(other, person_id=in_both)
    programmes.remove_round(sample)
    assert [person.id for person in PersonTable.select()] == [stranger, in_both]
    assert [each.id for each in RoundTable.select()] == [other]


def test_a_text_of_a_rounds_own_comes_and_goes(desk: Desk) -> None:
    round_id = a.a_round()
    for text in ("Tack", "Tack!"):
        programmes.set_text(round_id, key="body", language="sv", text=text)
    programmes.set_text(round_id, key="body", language="en", text="Thanks")
    assert (known.texts(round_id, "sv"), known.texts(round_id, "en")) == ({"body": "Tack!"}, {"body": "Thanks"})
    programmes.reset_text(round_id, key="body", language="sv")
    assert (known.texts(round_id, "sv"), known.texts(round_id, "en")) == ({}, {"body": "Thanks"})


def test_all_texts_of_a_language_go_at_once(desk: Desk) -> None:
    round_id = a.a_round()
    for key, language in (("body", "sv"), ("title", "sv"), ("body", "en")):
        programmes.set_text(round_id, key=key, language=language, text="Own")
    programmes.reset_texts(round_id, language="sv")
    assert (known.texts(round_id, "sv"), known.texts(round_id, "en")) == ({}, {"body": "Own"})


def test_there_is_one_organisation(desk: Desk) -> None:
    programmes.update_organisation(name="Exempelbostäder", logo=b"\x89PNG")
    programmes.update_organisation(contact="mentor@example.org")
    assert (known.organisation().name, known.organisation().logo) == ("Exempelbostäder", b"\x89PNG")
    assert OrganisationTable.select().count() == 1


def test_who_signs_somewhere_stays(desk: Desk) -> None:
    signatory = a.a_signatory()
    a.a_round(name="2027", signatory_two_id=signatory)
    with pytest.raises(RuleBroken, match="Bostadsmentor 2027"):
        programmes.remove_signatory(signatory)
    with pytest.raises(RuleBroken) as broken:
        programmes.update_signatory(signatory, name=" ")
    assert fields_of(broken) == ["name"]
    assert SignatoryTable.select().count() == 1


def test_units_have_names_of_their_own_and_stay_while_people_belong_to_them(desk: Desk) -> None:
    unit_id = units.add(name=" Kundcenter ")
    units.update(unit_id, manager="Ulla Lind")
    for name in ("Kundcenter", " "):
        with pytest.raises(RuleBroken) as broken:
            units.add(name=name)
        assert fields_of(broken) == ["name"]
    a.a_person(unit_id=unit_id)
    with pytest.raises(RuleBroken, match="1 person belongs"):
        units.remove(unit_id)
    assert UnitTable.get_by_id(unit_id).manager == "Ulla Lind"


def test_an_agreement_is_ticked_and_unticked(desk: Desk) -> None:
    mentor = a.a_mentor()
    agreements.set_printed([mentor], AgreementKind.MENTOR, APRIL)
    agreements.set_signed(mentor, AgreementKind.MENTOR, APRIL)
    (agreement,) = known_agreements.of(mentor)
    assert (agreement.printed_on, agreement.signed_on) == (APRIL, APRIL)
    agreements.set_signed(mentor, AgreementKind.MENTOR, None)
    agreements.set_printed([mentor], AgreementKind.MENTOR, None)
    assert AgreementTable.select().count() == 0


def test_a_note_says_something_about_one_thing(desk: Desk) -> None:
    with pytest.raises(RuleBroken) as broken:
        notes.add(on=APRIL, text=" ", round_id=a.a_round())
    assert fields_of(broken) == ["text"]
    with pytest.raises(TypeError):
        notes.add(on=APRIL, text="Called")


@pytest.mark.usefixtures("desk")
def test_the_prefix_stays_once_a_number_is_given_out() -> None:
    round_id = a.a_round(number_prefix="A-2027")
    programmes.update_round(round_id, number_prefix="B-2027")
    a.a_certificate(a.a_mentor(round_id))
    with pytest.raises(RuleBroken) as broken:
        programmes.update_round(round_id, number_prefix="C-2027")
    assert [problem.field for problem in broken.value.problems] == ["number_prefix"]
    programmes.update_round(round_id, place="Västerby")
