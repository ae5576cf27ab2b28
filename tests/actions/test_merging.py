"""Two entries become one person: everything of both is there afterwards, once, and what cannot be one is told."""

from datetime import date
from typing import Any

import pytest

from mentordesk import erasure
from mentordesk.actions import history as actions_of_history
from mentordesk.actions import merging, people
from mentordesk.desk import Desk
from mentordesk.domain.activities import AttendanceStatus
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType
from mentordesk.domain.own_fields import OwnFieldKind
from mentordesk.domain.people import LanguageLevel
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import certificates, enrolments, figures, history, history_words, notes, own_fields
from mentordesk.queries import people as known
from mentordesk.storage.tables import every as tables
from tests import builders as a

APRIL, OCTOBER = date(2027, 4, 1), date(2027, 10, 15)


def counts(round_id: int) -> list[Any]:
    return figures.of_round(round_id, OCTOBER)


def test_two_entries_become_one_person(desk: Desk) -> None:
    kept = a.a_person("Karin", "Ström", email="k@example.org", binned_on=APRIL)
    a.a_language(kept, language="sv", level="native")
    other = a.a_duplicate()
    merging.merge(kept, other)
    person = known.get(kept)
    assert (person.name, person.email, person.phone) == ("Karin Ström", "k@example.org", "070-174 06 05")
    assert person.binned_on is None, "the other entry was not in the bin"
    assert [(one.language, one.level) for one in known.languages_of(kept)] == [("sv", "native"), ("fa", "fluent")]
    assert len(notes.of(person_id=kept)) == len(enrolments.of_person(kept)) == 1
    assert history.records_of_person(kept)["person"] == {kept, other}
    with pytest.raises(RuleBroken):
        known.get(other)


def test_what_is_chosen_stands_where_both_have_something(desk: Desk) -> None:
    kept, other = a.a_person("Åsa", "Ek", city="Umeå", phone="070-1"), a.a_person("Asa", "Ek", city="Kiruna")
    size = a.an_own_field("Size", OwnFieldKind.TEXT)
    for person, text, language, level in ((kept, "44", "Arabic", "some"), (other, "38", "arabic", "fluent")):
        a.an_own_value(person, size, text=text)
        a.a_language(person, language=language, level=level)
    merging.merge(
        kept, other, fields={"city": "Kiruna", "phone": ""}, own={size: "38"}, languages={"Arabic": LanguageLevel.FLUENT}
    )
    made = known.get(kept)
    assert (made.given_name, made.city, made.phone) == ("Åsa", "Kiruna", "")
    assert own_fields.of_person(kept) == {size: "38"}
    assert [one.level for one in known.languages_of(kept)] == ["fluent"]


@pytest.mark.parametrize(
    ("kept", "other", "chosen", "name"),
    [
        (("", "Anna"), ("Anna", ""), {}, ("", "Anna")),
        (("Åsa Ek", ""), ("Åsa", "Ek"), {}, ("Åsa Ek", "")),
        (("Åsa Ek", ""), ("Åsa", "Ek"), {"given_name": "Åsa"}, ("Åsa", "Ek")),
        (("Åsa", ""), ("", "Ek"), {}, ("Åsa", "Ek")),
    ],
)
def test_no_part_of_a_name_is_there_twice(
    desk: Desk, kept: tuple[str, str], other: tuple[str, str], chosen: dict[str, str], name: tuple[str, str]
) -> None:
    stays, goes = (people.add(given_name=given, family_name=family) for given, family in (kept, other))
    merging.merge(stays, goes, fields=chosen)
    made = known.get(stays)
    assert (made.given_name, made.family_name) == name


def test_merging_with_a_protected_entry_protects(desk: Desk) -> None:
    kept = a.a_person("Karin", "Ström", email="k@example.org")
    merging.merge(kept, a.a_person("Karin", "Ström", protected=True, code_name="Linden"))
    assert (known.get(kept).name, known.get(kept).email) == ("Linden", "")


# -- the same round ---------------------------------------------------------------------------------------------------


def test_a_bare_enrolment_and_one_with_a_story_become_one_and_nothing_is_counted_twice(desk: Desk) -> None:
    round_id = a.a_full_round()
    issued = certificates.register(round_id)[0]
    kept = enrolments.get(issued.enrolment_id).person_id
    called = a.an_activity(round_id, title="Extra", on=APRIL)
    before, register = counts(round_id), desk.dump()["certificate"]
    other = a.a_person(phone="070-1740605")
    bare = a.a_mentee(
        round_id, person_id=other, status="applied", on=date(2026, 11, 1), types=(MentorType.YOUTH,), wish="Kvällar"
    )
    a.an_attendance(called, bare, status=AttendanceStatus.INVITED)
    assert counts(round_id) != before, "one more takes part, as it seems"
    desk.perform("Merge", merging.merge, other, kept)
    assert counts(round_id) == before
    assert desk.dump()["certificate"] == register
    (one,) = enrolments.of_person(other)
    assert one.id == issued.enrolment_id
    assert (one.wish, MentorType.YOUTH in one.types) == ("Kvällar", True)
    steps = tables.StatusChangeTable.select().where(tables.StatusChangeTable.enrolment_id == one.id)
    assert min(step.on for step in steps) == date(2026, 11, 1), "when they first applied"
    assert tables.AttendanceTable.get(tables.AttendanceTable.activity_id == called).enrolment_id == one.id
    assert desk.check() == []


@pytest.mark.parametrize(
    ("first", "second", "stays"),
    [
        (("accepted", date(2027, 1, 5)), ("applied", date(2027, 2, 1)), EnrolmentStatus.ACCEPTED),
        (("declined", date(2027, 1, 5)), ("applied", date(2027, 2, 1)), EnrolmentStatus.APPLIED),
        (("applied", date(2027, 2, 1)), ("declined", date(2027, 1, 5)), EnrolmentStatus.APPLIED),
    ],
)
def test_of_two_bare_enrolments_who_was_taken_in_stays_else_the_later_word(
    desk: Desk, first: tuple[str, date], second: tuple[str, date], stays: EnrolmentStatus
) -> None:
    round_id = a.a_round()
    one, other = (enrolments.get(a.a_mentee(round_id, status=status, on=on)).person_id for status, on in (first, second))
    merging.merge(one, other)
    (enrolment,) = enrolments.of_person(one)
    assert enrolment.status is stays
    latest = tables.StatusChangeTable.select().order_by(tables.StatusChangeTable.on.desc()).get()
    assert (latest.status, latest.on) == (enrolment.status, enrolment.status_on)


def test_two_stories_in_one_round_stay_two_and_the_reason_says_what_there_is(desk: Desk) -> None:
    round_id = a.a_round(name="2027")
    one, other = (enrolments.get(a.a_mentor(round_id)).person_id for _both in range(2))
    for enrolment in (enrolments.of_person(one)[0], enrolments.of_person(other)[0]):
        a.a_pairing(round_id, mentor_id=enrolment.id)
    before = desk.dump()
    with pytest.raises(RuleBroken, match="In Bostadsmentor 2027 there is more about both entries: 1 pairing; 1 pairing"):
        merging.merge(one, other)
    with pytest.raises(RuleBroken, match="two different"):
        merging.merge(one, one)
    assert desk.dump() == before


def test_a_mentor_and_a_mentee_of_one_round_stay_two(desk: Desk) -> None:
    round_id = a.a_round()
    mentor, mentee = (enrolments.get(one).person_id for one in (a.a_mentor(round_id), a.a_mentee(round_id)))
    with pytest.raises(RuleBroken, match="one entry is a mentor and the other a mentee"):
        merging.merge(mentor, mentee)


def told() -> list[str]:
    """The records that each line of the history changed, by their titles."""
    return [one.title for line in history.lines() for one in history_words.step(line.id).records]


# -- what is remembered -----------------------------------------------------------------------------------------------


def test_who_was_not_the_same_as_the_one_that_goes_is_not_the_same_as_the_one_that_is_kept(desk: Desk) -> None:
    third, kept, other, fourth = (a.a_person() for _each in range(4))
    for pair in ((third, other), (other, fourth), (fourth, kept), (other, kept)):
        merging.keep_apart(*pair)
    merging.keep_apart(other, third)
    merging.merge(kept, other)
    assert [
        (row.person_id, row.other_id) for row in tables.NotSameTable.select().order_by(tables.NotSameTable.person_id)
    ] == [
        (third, kept),
        (kept, fourth),
    ]
    with pytest.raises(RuleBroken, match="two different"):
        merging.keep_apart(kept, kept)


def test_the_history_of_the_person_tells_of_both_entries_and_of_the_merge(desk: Desk) -> None:
    kept = desk.perform("Add Åsa Ek", people.add, given_name="Åsa", family_name="Ek")
    other = desk.perform("Add Asa Eek", people.add, given_name="Asa", family_name="Eek")
    desk.perform("Merge Asa Eek into Åsa Ek", merging.merge, kept, other)
    third = desk.perform("Add Å Ek", people.add, given_name="Å", family_name="Ek")
    desk.perform("Merge again", merging.merge, third, kept)
    about = history.records_of_person(third)
    lines = history.lines_about(about)
    assert [line.label for line in lines] == [
        "Merge again", "Add Å Ek", "Merge Asa Eek into Åsa Ek", "Add Asa Eek", "Add Åsa Ek",
    ]  # fmt: skip
    told = [one.title for one in history_words.step(lines[2].id, about).records]
    assert "Merged entry · Asa Eek · Å Ek" in told


def test_who_is_protected_later_leaves_no_trace_of_the_merged_entry(desk: Desk) -> None:
    kept = desk.perform("Add Åsa Ek", people.add, given_name="Åsa", family_name="Ek")
    other = desk.perform("Add Zeb Hemlik", people.add, given_name="Zeb", family_name="Hemlik", email="zeb@example.org")
    desk.perform("Merge Zeb Hemlik into Åsa Ek", merging.merge, kept, other)
    desk.perform("Protect", people.protect, kept, "Linden")
    assert "zeb@" not in repr(desk.dump())
    assert [line.label for line in history.lines()] == ["Protect", "Merge Linden into Linden", "Add Linden", "Add Linden"]
    assert not [words for words in told() if "Zeb" in words or "Hemlik" in words]
    for line in history.lines()[1:3]:  # the entry that is gone does not come back by its name, nor is it told by it
        with pytest.raises(RuleBroken, match=r"Person · Linden (has been protected since|is no longer in the file)"):
            desk.perform("Restore", actions_of_history.restore, line.id)


def test_who_looks_like_a_protected_identity_is_not_told_beside_it(desk: Desk) -> None:
    one = a.a_person("Zeb", "Hemlig", birth_year=1980, protected=True, code_name="Linden")
    desk.perform("Not the same", merging.keep_apart, one, a.a_person("Zeb", "Hemlig", birth_year=1980))
    assert told() == ["Not the same person"]
    desk.perform("Not the same", merging.keep_apart, a.a_person("Ali", "Nur"), a.a_person("Nur", "Ali"))
    assert told()[0] == "Not the same person · Nur Ali · Ali Nur"


def test_who_is_erased_is_erased_with_the_merged_entry(desk: Desk) -> None:
    kept = desk.perform("Add Åsa Ek", people.add, given_name="Åsa", family_name="Ek")
    other = desk.perform("Add Zeb Hemlik", people.add, given_name="Zeb", family_name="Hemlik", email="zeb@example.org")
    desk.keep_draft(f"person.details:{other}", "070-1740605")
    desk.perform("Merge Zeb Hemlik into Åsa Ek", merging.merge, kept, other)
    erasure.erase(desk, kept)
    left = repr(desk.dump())
    assert [trace for trace in ("Zeb", "Hemlik", "zeb@", "070-174", "Åsa") if trace in left] == []
