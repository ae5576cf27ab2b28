"""Agreements, undertakings and lists to fill in by hand: they say what the file says, and have room to sign."""

from datetime import date

import pytest

from mentordesk.actions import programmes
from mentordesk.desk import Desk
from mentordesk.domain import texts
from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.enrolments import AgreementKind, EnrolmentStatus, MentorType
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.pairings import PairingStatus
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import contacts, slices
from mentordesk.reports import certificate_register, confidentiality, letters, mentor_agreement, month_list
from mentordesk.reports.report import Request
from tests import builders as a
from tests.reports.printing import pages, pages_of
from tests.reports.worlds import a_world

ON = date(2027, 3, 10)


def asked(round_id: int, on: date = ON, **given: object) -> Request:
    return Request(round_id=round_id, on=on, language="en", **given)  # type: ignore[arg-type]


@pytest.fixture
def round_id(desk: Desk) -> int:
    """Anna mentors Mehdi; Bo is not matched yet; training and a network meeting are planned."""
    a.an_organisation(contact="mentor@example.org")
    signs = a.a_signatory(name="Ingrid Dahl", title="Head of labour market")
    made = a.a_round(owner="Västerby kommun", host="Västerby Bostäder", signatory_one_id=signs)
    types = (MentorType.VOCATIONAL, MentorType.LANGUAGE)
    anna = a.a_mentor(made, person_id=a.a_person("Anna", "Berg"), types=types, status=EnrolmentStatus.MATCHED)
    mehdi = a.a_mentee(made, person_id=a.a_person("Mehdi", "Azizi"), status=EnrolmentStatus.MATCHED)
    a.a_pairing(made, mentor_id=anna, mentee_id=mehdi)
    a.a_mentor(made, person_id=a.a_person("Bo", "Ek"))
    a.an_activity(made, on=date(2027, 1, 21), minutes=420)
    a.an_activity(made, ActivityKind.NETWORK, on=date(2027, 4, 15), minutes=120)
    return made


# -- the mentor agreement -------------------------------------------------------------------------------------


def test_an_agreement_says_who_agrees_on_what(round_id: int) -> None:
    found = pages(mentor_agreement.REPORT, asked(round_id))
    assert len(found) == 2
    for words in (
        "Anna Berg Mentor agreement · Bostadsmentor 2027",
        "Mentor Anna Berg, vocational mentor and language mentor",
        "Mentee Mehdi Azizi",
        "Meetings 8 meetings of about 1 h each, February–September 2027",
        "Training 21 January 2027, 7 h",
        "Network meeting 15 April 2027, 2 h",
        "Paid working time 1 h a month for the meetings; training and network meetings in full",
        "Contact mentor@example.org",
        "The mentor promises • to meet the mentee as agreed: 8 meetings",
        "Confidentiality What the two tell each other stays between them.",
        "The agreement holds for February–September 2027.",
        "Place and date Place and date Anna Berg Mentor Ingrid Dahl Head of labour market",
    ):
        assert words in found[0], words
    assert "Mentee Not matched yet" in found[1]


def test_the_mentee_signs_too_where_that_is_chosen(round_id: int) -> None:
    found = pages(mentor_agreement.REPORT, asked(round_id, chosen=(("signed_by", "pair"),)))
    assert "Anna Berg – Mehdi Azizi" in found[0]
    assert "Anna Berg Mentor Mehdi Azizi Mentee Ingrid Dahl" in found[0]


def test_the_text_of_an_agreement_is_the_rounds_own(round_id: int) -> None:
    own = "{mentor} och {adept} i {program}\n- ett\n– två"
    a.a_round_text(round_id, key="agreement.purpose", language="en", text=own)
    assert "Purpose Anna Berg och Mehdi Azizi i Bostadsmentor 2027 • ett • två" in pages(
        mentor_agreement.REPORT, asked(round_id)
    )[0].replace("Mentor promises", "")


def test_those_who_have_not_signed_are_chosen_first(round_id: int) -> None:
    (anna, _first), (bo, _second) = slices.whole(mentor_agreement.people(asked(round_id))).items()
    a.an_agreement(anna, printed_on=date(2027, 1, 18), signed_on=date(2027, 1, 21))
    a.an_agreement(bo, kind=AgreementKind.CONFIDENTIALITY, signed_on=date(2027, 1, 21))
    known = slices.whole(mentor_agreement.people(asked(round_id)))
    assert known[anna] == ("Signed 2027-01-21", False)
    assert known[bo] == ("Not printed yet", True)
    assert slices.whole(confidentiality.people(asked(round_id)))[bo] == ("Mentor · Signed 2027-01-21", False)


def test_unpaid_mentoring_promises_no_pay(desk: Desk) -> None:
    round_id = a.a_round(allowance_minutes=0)
    a.a_mentor(round_id)
    assert "Paid working time" not in pages(mentor_agreement.REPORT, asked(round_id))[0]


def test_one_agreement_a_file_has_a_readable_name(round_id: int) -> None:
    data = mentor_agreement.REPORT.collect(asked(round_id))
    assert [name for name, _part in mentor_agreement.split(data)] == ["Mentor agreement Anna Berg", "Mentor agreement Bo Ek"]


def test_a_protected_identity_gets_one_only_when_named(round_id: int) -> None:
    hidden = a.a_mentor(round_id, person_id=a.a_person("Hemlig", "Person", protected=True, code_name="Mentor 7"))
    assert "Mentor 7" not in " ".join(pages(mentor_agreement.REPORT, asked(round_id)))
    named = asked(round_id, enrolment_ids=(hidden,))
    (only,) = pages(mentor_agreement.REPORT, named)
    assert "Mentor 7" in only
    assert "Hemlig" not in only
    assert "Mentor 7 has protected identity: only the code name is printed." in [
        one.message for one in mentor_agreement.REPORT.missing(named)
    ]


def test_what_an_agreement_lacks_leads_to_settings(desk: Desk) -> None:
    round_id = a.a_round()
    a.a_mentor(round_id)
    fields = {one.field for one in mentor_agreement.REPORT.missing(asked(round_id))}
    assert {"owner", "logo", "signatory_one_id", "contact"} <= fields


# -- the undertaking ------------------------------------------------------------------------------------------


def test_everybody_who_takes_part_has_an_undertaking(round_id: int) -> None:
    found = pages(confidentiality.REPORT, asked(round_id))
    assert len(found) == 3
    assert "Confidentiality undertaking" in found[0]
    assert "In Bostadsmentor 2027 I come to know things about other people" in found[0]
    assert "• not to tell anybody else what I come to know" in found[0]
    assert "Mehdi Azizi Mentee" in found[2]


# -- the month list -------------------------------------------------------------------------------------------


def test_the_month_list_has_every_pair_of_the_month(round_id: int) -> None:
    pairing = a.a_pairing(round_id, starts_on=date(2027, 3, 20))
    a.a_meeting(pairing, date(2027, 3, 25), status=MeetingStatus.PLANNED)
    a.a_pairing(round_id, starts_on=date(2027, 4, 1))
    ended = a.a_mentor(round_id, person_id=a.a_person("Gone", "Away"))
    a.a_pairing(round_id, mentor_id=ended, ends_on=date(2027, 2, 20))
    draft = a.a_mentor(round_id, person_id=a.a_person("Dra", "Ft"))
    a.a_pairing(round_id, mentor_id=draft, status=PairingStatus.DRAFT)
    (only,) = pages(month_list.REPORT, asked(round_id))
    assert only.startswith("Month list – March 2027")
    assert "2 pairs." in only
    assert "Anna Berg Mehdi Azizi" in only
    assert "2027-03-25" in only
    assert "H = held, C = cancelled, M = rescheduled, N = no-show" in only
    assert "give the list back when the month is over: mentor@example.org" in only
    assert "Gone Away" not in only
    assert "Dra Ft" not in only


def test_the_month_offered_is_that_of_the_day_and_within_the_round(round_id: int) -> None:
    days = {date(2026, 1, 1): "2027-02", ON: "2027-03", date(2028, 1, 1): "2027-09"}
    for on, month in days.items():
        assert month_list.MONTH.usual(asked(round_id, on)) == month
    assert len(month_list.MONTH.values(asked(round_id))) == 8


def test_a_month_without_pairs_is_refused_in_words(desk: Desk) -> None:
    round_id = a.a_round()
    a.a_pairing(round_id, starts_on=date(2027, 6, 1))
    with pytest.raises(RuleBroken, match="No pair is running in March 2027"):
        month_list.collect(asked(round_id))


def test_two_meetings_a_month_have_two_rows(desk: Desk) -> None:
    round_id = a.a_round(cadence=2)
    a.a_pairing(round_id)
    data = month_list.collect(asked(round_id))
    assert data.rows == 2
    assert len(pages_of(month_list.REPORT, data)) == 1


@pytest.mark.parametrize(("pairs", "sheets"), [(27, 1), (32, 2)])
def test_twenty_seven_pairs_fit_on_one_sheet(pairs: int, sheets: int, desk: Desk) -> None:
    assert len(pages(month_list.REPORT, asked(a_world(pairs).round_id))) == sheets


# -- the register ---------------------------------------------------------------------------------------------


@pytest.fixture
def register(desk: Desk) -> int:
    """Three numbers: one handed out, one void and replaced by the third."""
    round_id = a.a_round()
    names = ("Anna Berg", "Bo Ek")
    anna, bo = (a.a_mentor(round_id, person_id=a.a_person(*name.split())) for name in names)
    a.a_certificate(anna, name="Anna Berg", handed_out_on=date(2027, 10, 7))
    wrong = a.a_certificate(bo, name="Bo Eek", void_on=date(2027, 10, 8))
    a.a_certificate(bo, name="Bo Ek", issued_on=date(2027, 10, 8), replaces_id=wrong)
    return round_id


def test_the_register_has_every_number_and_what_became_of_it(register: int) -> None:
    (only,) = pages(certificate_register.REPORT, asked(register, date(2027, 10, 15)))
    for words in (
        "Certificate register",
        "3 numbers given out; void: 1.",
        "A-2027-001 Anna Berg Diploma Mentor 2027-10-07 2027-10-07",
        "A-2027-002 Bo Eek Diploma Mentor 2027-10-07 – Void since 2027-10-08. Replaced by A-2027-003.",
        "A-2027-003 Bo Ek Diploma Mentor 2027-10-08 – Replaces A-2027-002.",
    ):
        assert words in only, words


def test_the_register_is_that_of_the_day(register: int) -> None:
    (only,) = pages(certificate_register.REPORT, asked(register, date(2027, 10, 7)))
    assert "2 numbers given out; void: 0." in only
    with pytest.raises(RuleBroken, match="the register is empty"):
        certificate_register.collect(asked(register, date(2027, 9, 1)))


def test_those_not_handed_out_can_be_signed_for(register: int) -> None:
    handing = (("shows", "hand_out"),)
    (only,) = pages(certificate_register.REPORT, asked(register, date(2027, 10, 15), chosen=handing))
    assert "1 certificate to hand out." in only
    assert "A-2027-003 Bo Ek Diploma" in only
    assert "Anna Berg" not in only
    assert "Signature" in only


# -- letters --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("letter", [text.key for text in texts.of_document("letters")])
def test_a_letter_reads_well_without_a_contact(letter: str, language: str, round_id: int) -> None:
    person = contacts.of_round(round_id)[0].enrolment_id
    request = Request(
        round_id=round_id, on=ON, language=language, enrolment_ids=(person,), chosen=(("letter", letter),)
    )  # fmt: skip
    assert ": mentor@example.org." in letters.REPORT.collect(request).letters[0].words
    programmes.update_organisation(contact="")
    last = letters.REPORT.collect(request).letters[0].words.splitlines()[-1]
    assert "Västerby kommun" not in last
    assert "{" not in last
    assert last.endswith(".")
    assert ":" not in last
