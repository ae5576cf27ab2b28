"""Lists, badges, letters and labels of people: what was chosen of each, nothing of who must not be found."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from mentordesk.desk import Desk
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType
from mentordesk.domain.outcomes import Outcome
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import contacts, slices
from mentordesk.reports import badges, contact_list, labels, letters, waiting_list
from mentordesk.reports.report import Request, no_tick
from tests import builders as a
from tests.reports.printing import pages

ON = date(2027, 3, 10)
HOME = {"street": "Ågatan 1", "postcode": "987 10", "city": "Västerby"}


def asked(round_id: int, on: date = ON, **given: object) -> Request:
    return Request(round_id=round_id, on=on, language="en", **given)  # type: ignore[arg-type]


@pytest.fixture
def round_id(desk: Desk) -> int:
    """A pair with addresses, one who waits, and a protected identity."""
    a.an_organisation(name="Västerby kommun", contact="mentor@example.org")
    signs = a.a_signatory(name="Ingrid Dahl", title="Head of labour market")
    made = a.a_round(signatory_one_id=signs, place="Västerby")
    unit = a.a_unit(name="Customer centre")
    anna = a.a_person("Anna", "Berg", phone="070-174 06 05", email="anna@example.com", unit_id=unit, **HOME)
    mehdi = a.a_person("Mehdi", "Azizi", name_native="مهدی عزیزی", phone="070-174 06 06", district="Hamnen", **HOME)
    a.a_language(mehdi, language="persiska", level="native")
    a.a_language(mehdi, language="svenska", level="some")
    a.a_pairing(
        made,
        mentor_id=a.a_mentor(made, person_id=anna, status=EnrolmentStatus.MATCHED),
        mentee_id=a.a_mentee(made, person_id=mehdi, status=EnrolmentStatus.MATCHED),
    )
    wanda = a.a_person("Wanda", "Wait", district="Centrum")
    a.a_mentee(made, person_id=wanda, status=EnrolmentStatus.WAITING, on=date(2027, 1, 20), wish="A woman, please")
    hidden = a.a_person("Hemlig", "Person", protected=True, code_name="Adept 7", phone="070-174 06 07", **HOME)
    a.a_mentee(made, person_id=hidden, status=EnrolmentStatus.WAITING, on=date(2027, 3, 1), types=(MentorType.LANGUAGE,))
    return made


def ids(round_id: int, *names: str) -> tuple[int, ...]:
    known = {one.name: one.enrolment_id for one in contacts.of_round(round_id)}
    return tuple(known[name] for name in names)


# -- the contact list -----------------------------------------------------------------------------------------


def test_the_contact_list_has_the_columns_that_were_chosen(round_id: int) -> None:
    (only,) = pages(contact_list.REPORT, asked(round_id))
    assert "Name Phone E-mail Unit or workplace Mentor or mentee" in only
    assert "Mentors (1) Anna Berg 070-174 06 05 anna@example.com Customer centre Mehdi Azizi" in only
    (chosen,) = pages(contact_list.REPORT, asked(round_id, chosen=(("fields", "address,district,languages,status"),)))
    assert "Mehdi Azizi Ågatan 1, 987 10 Västerby Hamnen persiska Matched" in chosen
    assert "070-174" not in chosen
    (bare,) = pages(contact_list.REPORT, asked(round_id, chosen=(("fields", ""),)))
    assert "Mentees (2) Mehdi Azizi Wanda Wait Personal data" in bare


def test_the_contact_list_never_has_a_protected_identity(round_id: int) -> None:
    named = asked(round_id, enrolment_ids=ids(round_id, "Adept 7", "Anna Berg"))
    for request in (asked(round_id), named):
        found = " ".join(pages(contact_list.REPORT, request))
        assert "Adept 7" not in found
        assert "070-174 06 07" not in found
    assert "1 person with protected identity is left out." in [one.message for one in contact_list.missing(asked(round_id))]
    assert "Wanda Wait has neither phone nor e-mail." in [one.message for one in contact_list.missing(asked(round_id))]
    with pytest.raises(RuleBroken, match="nobody to put in the list"):
        contact_list.collect(asked(round_id, enrolment_ids=ids(round_id, "Adept 7")))


# -- the waiting list -----------------------------------------------------------------------------------------


def test_the_waiting_list_begins_with_the_longest_wait(round_id: int) -> None:
    (only,) = pages(waiting_list.REPORT, asked(round_id))
    for words in (
        "On the waiting list 2 mentees",
        "Half have waited 29 days or longer",
        "Waiting too long 1 more than 30 days",
        "1 Wanda Wait 2027-01-20 49 * Vocational mentor – Centrum · A woman, please",
        "2 Adept 7 2027-03-01 9 Language mentor –",
        "Needed: vocational mentor 1, language mentor 1.",
        "* has waited for more than 30 days.",
    ):
        assert words in only, words


def test_without_names_nobody_is_told_apart(round_id: int) -> None:
    (only,) = pages(waiting_list.REPORT, asked(round_id, chosen=(("anonymous", "yes"),)))
    assert "1 Mentee 1 2027-01-20 49 * Vocational mentor" in only
    for words in ("Wanda", "Adept 7", "Centrum", "A woman"):
        assert words not in only


def test_nobody_waits(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="Nobody is on the waiting list"):
        waiting_list.collect(asked(a.a_round()))


# -- badges ---------------------------------------------------------------------------------------------------


def test_badges_tell_who_somebody_is(round_id: int) -> None:
    (only,) = pages(badges.REPORT, asked(round_id))
    assert "Bostadsmentor 2027 Anna Berg Vocational mentor Customer centre" in only
    assert "Mehdi Azizi" in only
    assert "Adept 7" not in only, "a protected identity is not in the mass"
    (bare,) = pages(badges.REPORT, asked(round_id, chosen=(("shown", "role"),)))
    assert "Customer centre" not in bare


def test_a_protected_identity_named_by_itself_has_a_badge_with_the_code_name(round_id: int) -> None:
    (only,) = pages(badges.REPORT, asked(round_id, enrolment_ids=ids(round_id, "Adept 7")))
    assert "Adept 7 Mentee" in only
    assert "Hemlig" not in only


def test_ten_badges_fill_a_sheet(desk: Desk) -> None:
    round_id = a.a_round()
    for _number in range(11):
        a.a_mentor(round_id)
    found = pages(badges.REPORT, asked(round_id))
    assert [sheet.count("Person ") for sheet in found] == [10, 1]


# -- labels ---------------------------------------------------------------------------------------------------


def positions(data: labels.Data) -> list[tuple[float, float]]:
    """Where the text of each name begins, from the left and from above, in millimetres."""
    out = io.BytesIO()
    labels.render(data, out, no_tick)
    found: list[tuple[float, float]] = []

    def visit(words: str, _cm: object, tm: list[float], _font: object, _size: float) -> None:
        if words.strip().startswith("Person"):
            found.append((round(tm[4] / 72 * 25.4, 1), round((841.89 - tm[5]) / 72 * 25.4, 1)))

    for sheet in PdfReader(out).pages:
        sheet.extract_text(visitor_text=visit)
    return found


def test_labels_have_name_street_and_town(round_id: int) -> None:
    (only,) = pages(labels.REPORT, asked(round_id))
    assert only == "Anna Berg Ågatan 1 987 10 Västerby Mehdi Azizi Ågatan 1 987 10 Västerby"
    said = [one.message for one in labels.missing(asked(round_id))]
    assert said == ["1 person with protected identity is left out.", "Wanda Wait has no address."]


def test_labels_lie_where_the_sheet_has_them(desk: Desk) -> None:
    round_id = a.a_round()
    for _number in range(25):
        a.a_mentor(round_id, person_id=a.a_person(street="Ågatan 1", city="Lund"))
    where = positions(labels.collect(asked(round_id)))
    assert len(where) == 25
    assert [x for x, _y in where[:3]] == [7.0, 77.0, 147.0]
    assert where[3][1] - where[0][1] == pytest.approx(37, abs=0.2)
    assert where[24] == where[0], "the twenty-fifth begins a new sheet"
    margins = positions(labels.collect(asked(round_id, chosen=(("format", "63x34"),))))
    assert [x for x, _y in margins[:3]] == [12.2, 78.2, 144.2]
    assert margins[3][1] - margins[0][1] == pytest.approx(33.9, abs=0.2)


def test_a_sheet_that_was_begun_is_used_up(desk: Desk) -> None:
    round_id = a.a_round()
    a.a_mentor(round_id, person_id=a.a_person(street="Ågatan 1", city="Lund"))
    first, fifth = (positions(labels.collect(asked(round_id, chosen=(("first", place),))))[0] for place in ("1", "5"))
    assert fifth[0] - first[0] == pytest.approx(70, abs=0.2)
    assert fifth[1] - first[1] == pytest.approx(37, abs=0.2)


def test_without_addresses_there_are_no_labels(desk: Desk) -> None:
    round_id = a.a_round()
    a.a_mentor(round_id, person_id=a.a_person(city="Lund"))
    with pytest.raises(RuleBroken, match="street and town are needed"):
        labels.collect(asked(round_id))


# -- letters --------------------------------------------------------------------------------------------------


def letter(key: str) -> tuple[tuple[str, str], ...]:
    return (("letter", key),)


def test_a_letter_has_sender_address_text_and_signature(round_id: int) -> None:
    found = pages(letters.REPORT, asked(round_id, chosen=letter("letter.matched")))
    assert len(found) == 2
    for words in (
        "Västerby kommun mentor@example.org",
        "Västerby, 10 March 2027",
        "Anna Berg Ågatan 1 987 10 Västerby Your match in Bostadsmentor 2027 Hello Anna,",
        "Anna Berg is the mentor, Mehdi Azizi the mentee. You are to meet February–September 2027, 8 meetings in all.",
        "if you do not reach each other: mentor@example.org.",
        "Kind regards Ingrid Dahl Head of labour market",
    ):
        assert words in found[0], words


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("letter.accepted", []),
        ("letter.waiting", ["Wanda Wait"]),
        ("letter.matched", ["Anna Berg", "Mehdi Azizi"]),
        ("letter.thanks", []),
        ("letter.follow_up", []),
    ],
)
def test_a_letter_goes_to_those_it_is_meant_for(key: str, names: list[str], round_id: int) -> None:
    request = asked(round_id, chosen=letter(key))
    known = {one.enrolment_id: one for one in contacts.of_round(round_id)}
    first = [
        known[one].name
        for one, who in slices.whole(letters.people(request)).items()
        if who.first and not known[one].protected
    ]
    assert first == names
    if names:
        assert [one.name for one in letters.collect(request).letters] == names
    else:
        with pytest.raises(RuleBroken, match="meant for nobody"):
            letters.collect(request)


def test_who_is_due_for_an_answer_gets_the_letter_of_six_months_after(round_id: int) -> None:
    (mehdi,) = ids(round_id, "Mehdi Azizi")
    a.an_outcome(mehdi, outcome=Outcome.STUDIES, on=date(2027, 9, 30))
    request = asked(round_id, date(2028, 4, 1), chosen=letter("letter.follow_up"))
    assert [one.name for one in letters.collect(request).letters] == ["Mehdi Azizi"]


def test_the_first_line_of_the_rounds_own_text_is_the_heading(round_id: int) -> None:
    own = "Till {namn}\nHej {förnamn}, {okänd}!\n- en punkt"
    a.a_round_text(round_id, key="letter.waiting", language="en", text=own)
    (only,) = letters.collect(asked(round_id, chosen=letter("letter.waiting"))).letters
    assert only.heading == "Till Wanda Wait"
    assert only.words == "Hej Wanda, {okänd}!\n- en punkt"


def test_a_letter_to_a_protected_identity_has_the_code_name_and_no_address(round_id: int) -> None:
    named = asked(round_id, chosen=letter("letter.waiting"), enrolment_ids=ids(round_id, "Adept 7"))
    (only,) = pages(letters.REPORT, named)
    assert "Adept 7" in only
    assert "Hello Adept 7," in only
    assert "Ågatan" not in only
    assert "Hemlig" not in only
