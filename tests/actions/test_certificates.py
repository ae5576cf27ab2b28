"""Issuing, correcting and voiding certificates: numbers without gaps, content frozen on the day of issue."""

from collections.abc import Callable
from datetime import date

import pytest

from mentordesk.actions import certificates, programmes
from mentordesk.desk import Desk
from mentordesk.domain import certificate_words
from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.certificates import CertificateKind, Design
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import certificates as known
from mentordesk.queries import pairings
from mentordesk.storage.tables.people import PersonTable
from mentordesk.storage.tables.programmes import RoundTable
from tests import builders as a

OCTOBER, NOVEMBER = date(2027, 10, 7), date(2027, 11, 2)
DIPLOMA, PARTICIPATION = CertificateKind

pytestmark = pytest.mark.usefixtures("desk")


def refused(what: Callable[[], object]) -> list[str]:
    with pytest.raises(RuleBroken) as broken:
        what()
    return [problem.field for problem in broken.value.problems]


def a_mentor_with_meetings(round_id: int, *, held: int, given_name: str = "Åsa", **person: object) -> int:
    """A trained mentor who came to a network meeting and held so many of the eight meetings, 90 minutes each."""
    person_id = a.a_person(given_name, "Öberg", **person)
    mentor_id = a.a_mentor(round_id, person_id=person_id, status=EnrolmentStatus.MATCHED)
    pairing_id = a.a_pairing(mentor_id=mentor_id)
    for month in range(2, 2 + held):
        a.a_meeting(pairing_id, date(2027, month, 10), minutes=90)
    a.an_attendance(a.an_activity(round_id, title="Coaching"), mentor_id)
    a.an_attendance(a.an_activity(round_id, ActivityKind.NETWORK, on=date(2027, 4, 15), minutes=120), mentor_id)
    return mentor_id


def numbers(round_id: int) -> list[tuple[str, str, bool]]:
    return [(line.number, line.replaces, line.void_on is not None) for line in known.register(round_id)]


def test_numbers_run_without_gaps_in_the_order_given() -> None:
    round_id = a.a_round()
    first, second = (a_mentor_with_meetings(round_id, held=held) for held in (8, 2))
    ids = certificates.issue(round_id, [second, first, second], on=OCTOBER)
    kinds = [(known.get(one).number, known.get(one).enrolment_id, known.get(one).kind) for one in ids]
    assert kinds == [("A-2027-001", second, PARTICIPATION), ("A-2027-002", first, DIPLOMA)]


def test_the_content_says_what_was_done() -> None:
    round_id = a.a_round(owner="Kommunen", host="Exempelbostäder", place="Västerby", signatory_one_id=a.a_signatory())
    a.an_organisation()
    a.a_round_text(round_id, key="diploma.mentor", text="Tack för allt.")
    mentor_id = a_mentor_with_meetings(round_id, held=6, name_native="አሳ")
    (issued,) = certificates.issue(round_id, [mentor_id], on=OCTOBER)
    content = known.content(issued)
    assert (content.name, content.name_native, content.role) == ("Åsa Öberg", "አሳ", Role.MENTOR)
    assert content.types == (MentorType.VOCATIONAL,)
    assert (content.held, content.expected, content.meeting_minutes) == (6, 8, 540)
    assert (content.from_on, content.to_on) == (date(2027, 2, 1), date(2027, 9, 30))
    assert [(one.title, one.on, one.minutes) for one in content.training] == [("Coaching", date(2027, 1, 21), 420)]
    assert [one.on for one in content.network] == [date(2027, 4, 15)]
    assert (content.owner, content.host, content.place) == ("Kommunen", "Exempelbostäder", "Västerby")
    assert content.organisation == "Exempelbostäder"
    assert [(one.name, one.title) for one in content.signatories] == [("Birgitta Dahl", "Head of housing")]
    (words,) = content.wordings
    assert (words.language, words.texts["diploma.mentor"]) == ("sv", "Tack för allt.")
    assert (content.months, content.round_months) == (8, 8)
    assert (known.get(issued).language, known.get(issued).kind) == ("sv", DIPLOMA)


def test_what_is_issued_stays_word_for_word() -> None:
    round_id = a.a_round(host="Exempelbostäder")
    mentor_id = a_mentor_with_meetings(round_id, held=8)
    (issued,) = certificates.issue(round_id, [mentor_id], on=OCTOBER)
    before = known.get(issued).content
    RoundTable.update(host="Another").where(RoundTable.id == round_id).execute()
    PersonTable.update(family_name="Ek").execute()
    assert known.get(issued).content == before
    assert (known.content(issued).name, known.content(issued).host) == ("Åsa Öberg", "Exempelbostäder")


def test_the_name_kept_for_certificates_is_printed() -> None:
    round_id = a.a_round()
    mentor_id = a_mentor_with_meetings(round_id, held=8, name_on_certificate="Åsa Maria Öberg")
    (issued,) = certificates.issue(round_id, [mentor_id], on=OCTOBER)
    assert known.get(issued).name == "Åsa Maria Öberg"


def test_a_protected_identity_is_only_a_code_name_also_when_it_was_marked_later() -> None:
    round_id = a.a_round()
    hidden = a_mentor_with_meetings(round_id, held=8, name_native="አሳ", protected=True, code_name="Linden")
    later = a_mentor_with_meetings(round_id, held=8, given_name="Eva", name_native="ኤቫ")
    ids = certificates.issue(round_id, [hidden, later], on=OCTOBER, reason="Asked for it")
    PersonTable.update(protected=True, code_name="Björken").where(PersonTable.given_name == "Eva").execute()
    assert [line.name for line in known.register(round_id)] == ["Linden", "Björken"]
    assert [(known.content(one).name, known.content(one).name_native) for one in ids] == [("Linden", ""), ("Björken", "")]
    assert "Åsa" not in known.get(ids[0]).content


def test_a_protected_identity_takes_a_reason_and_can_be_named() -> None:
    round_id = a.a_round()
    hidden = a_mentor_with_meetings(round_id, held=8, protected=True, code_name="Linden")
    with pytest.raises(RuleBroken, match="Linden"):
        certificates.issue(round_id, [hidden], on=OCTOBER)
    assert known.register(round_id) == []
    (issued,) = certificates.issue(round_id, [hidden], on=OCTOBER, reason="Needs it for an employer", named=True)
    assert [line.name for line in known.register(round_id)] == ["Linden"], "the register goes on to hide the name"
    assert (known.content(issued).name, known.content(issued).code_name) == ("Åsa Öberg", "Linden")
    again = certificates.correct(issued, on=OCTOBER, reason="Anew", anew=True)
    assert known.content(again).name == "Åsa Öberg"


def test_nobody_is_named_who_was_not_protected_on_the_day() -> None:
    round_id = a.a_round()
    (issued,) = certificates.issue(round_id, [a_mentor_with_meetings(round_id, held=8)], on=OCTOBER, named=True)
    PersonTable.update(protected=True, code_name="Björken").execute()
    assert known.content(issued).name == "Björken"


def test_pictures_design_and_languages_are_frozen_with_the_rest() -> None:
    signatory = a.a_signatory(signature=b"scan")
    a.an_organisation(logo=b"logo")
    round_id = a.a_round(signatory_one_id=signatory, cert_language="both", design=Design.MODERN)
    mentor_ids = [a_mentor_with_meetings(round_id, held=8) for _each in range(2)]
    first, second = map(known.get, certificates.issue(round_id, mentor_ids, on=OCTOBER))
    assert known.pictures([first, second]) == {first.logo: b"logo", first.signature_one: b"scan"}
    assert (first.logo, first.signature_two) == (second.logo, "")
    assert (first.design, first.language) == (Design.MODERN, "both")
    programmes.update_organisation(logo=b"another")
    programmes.update_signatory(signatory, signature=None)
    kept = known.get(certificates.correct(first.id, on=OCTOBER, reason="Name", name="Åsa Ek"))
    assert (kept.logo, kept.signature_one, kept.design) == (first.logo, first.signature_one, Design.MODERN)
    anew = known.get(certificates.correct(kept.id, on=OCTOBER, reason="New logo", anew=True))
    assert (known.pictures([anew])[anew.logo], anew.signature_one) == (b"another", "")


def test_each_language_of_a_certificate_has_its_own_words() -> None:
    round_id = a.a_round(place="Västerby")
    a.a_round_text(round_id, key="thanks", language="en", text="Well done, {name}!")
    (issued,) = certificates.issue(round_id, [a_mentor_with_meetings(round_id, held=6)], on=OCTOBER, language="both")
    swedish, english = known.content(issued).wordings
    assert (swedish.texts["title.diploma"], english.texts["title.diploma"]) == ("Diplom", "Diploma")
    assert (swedish.dated, english.dated) == ("Västerby den 7 oktober 2027", "Västerby, 7 October 2027")
    assert (swedish.numbered, english.numbered) == ("Nr A-2027-001", "No. A-2027-001")
    assert (swedish.texts["thanks"], english.texts["thanks"]) == ("Varmt tack för ditt engagemang.", "Well done, {name}!")


def test_a_correction_says_what_it_replaces_and_keeps_every_other_word() -> None:
    round_id = a.a_round()
    a.a_round_text(round_id, key="thanks", language="sv", text="Tack, {name}!")
    (wrong,) = certificates.issue(round_id, [a_mentor_with_meetings(round_id, held=8)], on=OCTOBER)
    a.a_round_text(round_id, key="lead", language="sv", text="överlämnas till")
    right = certificates.correct(wrong, on=NOVEMBER, reason="Misspelt", name="Åsa Ek")
    (words,) = known.content(right).wordings
    assert words.numbered == "Nr A-2027-002  ·  ersätter nr A-2027-001"
    assert words.texts["lead"] == "tilldelas"
    (printed,) = certificate_words.in_words(known.content(right), DIPLOMA, "sv")
    assert printed.thanks == "Tack, Åsa Ek!"


def test_a_certificate_of_the_first_version_of_the_file_is_still_printed_and_corrected() -> None:
    round_id = a.a_round()
    a.an_organisation(logo=b"logo")
    mentor_id = a_mentor_with_meetings(round_id, held=8)
    old = a.a_certificate(mentor_id, name="Åsa Öberg", content=OLD_CONTENT)
    (words,) = certificate_words.in_words(known.content(old), DIPLOMA, "sv")
    assert (words.title, words.thanks) == ("Diplom", "Tack för allt.")
    assert certificate_words.foot(known.content(old), "sv", "A-2027-001", OCTOBER) == (
        "Västerby den 7 oktober 2027  ·  Nr A-2027-001",
    )
    new = known.get(certificates.correct(old, on=NOVEMBER, reason="Misspelt", name="Åsa Ek"))
    assert known.pictures([new]) == {new.logo: b"logo"}
    (printed,) = certificate_words.in_words(known.content(new.id), DIPLOMA, "sv")
    assert printed.thanks == "Tack för allt."


OLD_CONTENT = """{"attended": [], "expected": 8, "from_on": "2027-02-01", "held": 8, "host": "", "meeting_minutes": 480,
"name": "Åsa Öberg", "name_native": "", "organisation": "", "owner": "Kommunen", "partners": 1, "place": "Västerby",
"programme": "Bostadsmentor", "replaces": "", "role": "mentor", "round_name": "2027", "signatories": [],
"texts": {"thanks": "Tack för allt."}, "to_on": "2027-09-30", "types": ["vocational"]}"""


def test_all_are_issued_or_none_and_the_name_is_said() -> None:
    round_id = a.a_round()
    fine, nothing_done = a_mentor_with_meetings(round_id, held=8), a.a_mentor(round_id, person_id=a.a_person("Bo", "Ek"))
    with pytest.raises(RuleBroken, match="Bo Ek"):
        certificates.issue(round_id, [fine, nothing_done], on=OCTOBER)
    assert known.register(round_id) == []
    certificates.issue(round_id, [fine], on=OCTOBER)
    assert refused(lambda: certificates.issue(round_id, [fine], on=OCTOBER)) == [""]
    assert refused(lambda: certificates.issue(round_id, [a.a_mentor()], on=OCTOBER)) == ["enrolment_id"]


def test_a_correction_gets_the_next_number_and_the_old_one_is_void() -> None:
    round_id = a.a_round()
    people = [a_mentor_with_meetings(round_id, held=8) for _each in range(2)]
    wrong, _other = certificates.issue(round_id, people, on=OCTOBER)
    right = certificates.correct(wrong, on=NOVEMBER, reason="Name misspelt", name="Åsa Öberg Ek")
    assert numbers(round_id) == [("A-2027-001", "", True), ("A-2027-002", "", False), ("A-2027-003", "A-2027-001", False)]
    assert (known.get(wrong).name, known.get(wrong).void_reason) == ("Åsa Öberg", "Name misspelt")
    assert (known.content(right).name, known.content(right).replaces) == ("Åsa Öberg Ek", "A-2027-001")
    assert known.content(right).meeting_minutes == known.content(wrong).meeting_minutes
    assert known.register(round_id)[0].replaced_by == "A-2027-003"
    assert refused(lambda: certificates.correct(wrong, on=NOVEMBER, reason="Again")) == [""]
    assert refused(lambda: certificates.correct(right, on=OCTOBER, reason=" ")) == ["issued_on", "reason"]


def test_a_correction_can_gather_everything_anew() -> None:
    round_id = a.a_round()
    mentor_id = a_mentor_with_meetings(round_id, held=5)
    (issued,) = certificates.issue(round_id, [mentor_id], on=OCTOBER)
    pairing_id = pairings.of_enrolment(mentor_id, OCTOBER)[0].id
    a.a_meeting(pairing_id, date(2027, 9, 10))
    kept = certificates.correct(issued, on=OCTOBER, reason="Title", name="Dr Öberg")
    assert (known.get(kept).kind, known.content(kept).held) == (PARTICIPATION, 5)
    anew = certificates.correct(kept, on=OCTOBER, reason="A meeting was missing", anew=True)
    assert (known.get(anew).kind, known.content(anew).held, known.content(anew).name) == (DIPLOMA, 6, "Åsa Öberg")


def test_a_certificate_that_the_rule_no_longer_gives_is_not_corrected_into_another() -> None:
    round_id = a.a_round()
    mentor_id = a_mentor_with_meetings(round_id, held=8)
    (issued,) = certificates.issue(round_id, [mentor_id], on=OCTOBER)
    certificates.decide_exception(mentor_id, kind=None, reason="Wants none", on=OCTOBER)
    assert refused(lambda: certificates.correct(issued, on=OCTOBER, reason="Anew", anew=True)) == ["kind"]
    assert numbers(round_id) == [("A-2027-001", "", False)]


def test_the_period_on_paper_is_the_participants_own() -> None:
    round_id = a.a_round()
    mentor_id = a.a_mentor(round_id, status=EnrolmentStatus.MATCHED)
    pairing_id = a.a_pairing(mentor_id=mentor_id, starts_on=date(2027, 1, 25))
    a.a_meeting(pairing_id, date(2027, 3, 10))
    (early,) = certificates.issue(round_id, [mentor_id], on=date(2027, 6, 1))
    assert (known.content(early).from_on, known.content(early).to_on) == (date(2027, 2, 1), date(2027, 5, 31))
    late = certificates.correct(early, on=OCTOBER, reason="It went on", anew=True)
    assert known.content(late).to_on == date(2027, 9, 30)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "met_on", "months"),
    [
        (date(2027, 8, 31), None, None, (9, 9)),  # one day of August is not a month
        (date(2027, 8, 31), None, date(2027, 8, 31), (8, 9)),  # but they met in it
        (date(2027, 2, 1), date(2027, 5, 20), None, (2, 5)),
        (date(2027, 2, 1), date(2027, 5, 10), None, (2, 4)),
        (date(2027, 3, 17), None, None, (4, 9)),
    ],
)
def test_a_month_counts_when_the_pair_was_to_meet_in_it_or_did(
    starts_on: date, ends_on: date | None, met_on: date | None, months: tuple[int, int]
) -> None:
    round_id = a.a_round()
    mentor_id = a.a_mentor(round_id, status=EnrolmentStatus.MATCHED)
    pairing_id = a.a_pairing(mentor_id=mentor_id, starts_on=starts_on, ends_on=ends_on)
    a.an_attendance(a.an_activity(round_id), mentor_id)
    if met_on:
        a.a_meeting(pairing_id, met_on)
    (issued,) = certificates.issue(round_id, [mentor_id], on=OCTOBER)
    content = known.content(issued)
    assert (content.from_on.month, content.to_on.month) == months
    assert content.months == months[1] - months[0] + 1


def test_who_only_came_to_an_activity_did_no_months() -> None:
    round_id = a.a_round()
    mentor_id = a.a_mentor(round_id)
    a.an_attendance(a.an_activity(round_id), mentor_id)
    (issued,) = certificates.issue(round_id, [mentor_id], on=OCTOBER)
    content = known.content(issued)
    assert (content.months, content.from_on, content.to_on) == (0, date(2027, 2, 1), date(2027, 9, 30))
    assert [figure.label for figure in content.wordings[0].figures] == ["utbildning"]


def test_a_void_number_is_not_used_again() -> None:
    round_id = a.a_round()
    mentor_id = a_mentor_with_meetings(round_id, held=8)
    (first,) = certificates.issue(round_id, [mentor_id], on=OCTOBER)
    assert refused(lambda: certificates.void(first, on=OCTOBER, reason=" ")) == ["reason"]
    assert refused(lambda: certificates.void(first, on=date(2027, 10, 6), reason="Torn")) == ["on"]
    certificates.void(first, on=OCTOBER, reason="Torn")
    assert refused(lambda: certificates.void(first, on=OCTOBER, reason="Again")) == [""]
    (second,) = certificates.issue(round_id, [mentor_id], on=NOVEMBER)
    assert known.get(second).number == "A-2027-002"


def test_certificates_are_handed_out_and_taken_back() -> None:
    round_id = a.a_round()
    ids = certificates.issue(round_id, [a_mentor_with_meetings(round_id, held=8) for _each in range(2)], on=OCTOBER)
    certificates.hand_out_many(ids, on=OCTOBER)
    certificates.hand_out(ids[0], on=None)
    assert [line.handed_out_on for line in known.register(round_id)] == [None, OCTOBER]


def test_an_exception_decides_against_the_rule_until_it_is_withdrawn() -> None:
    round_id = a.a_round()
    mentor_id = a_mentor_with_meetings(round_id, held=2)

    def verdict() -> CertificateKind | None:
        return known.verdicts(round_id, OCTOBER)[0].verdict.kind

    assert refused(lambda: certificates.decide_exception(mentor_id, kind=DIPLOMA, reason=" ", on=OCTOBER)) == ["reason"]
    decided = certificates.decide_exception(mentor_id, kind=DIPLOMA, reason="On leave", on=OCTOBER)
    assert verdict() is DIPLOMA
    assert certificates.decide_exception(mentor_id, kind=None, reason="Wants none", on=NOVEMBER) == decided
    assert verdict() is None
    certificates.withdraw_exception(mentor_id)
    assert verdict() is PARTICIPATION


def test_undo_leaves_the_register_alone(desk: Desk) -> None:
    round_id = a.a_round()
    mentor_id = a_mentor_with_meetings(round_id, held=8)
    desk.perform("Issue", certificates.issue, round_id, [mentor_id], on=OCTOBER)
    assert desk.undo() is None
    assert [line.number for line in known.register(round_id)] == ["A-2027-001"]
