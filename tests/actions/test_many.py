"""What is done to many at once: those whom the rules forbid are named before, and many take as few statements as one."""

from datetime import date
from functools import partial

import pytest

from mentordesk.actions import agreements, enrolments, pairings, people
from mentordesk.desk import Desk
from mentordesk.domain.enrolments import AgreementKind, EnrolmentStatus, Role
from mentordesk.domain.pairings import EndReason, PairingStatus
from mentordesk.domain.problems import Problem, RuleBroken
from mentordesk.queries import agreements as known_agreements
from mentordesk.queries import enrolments as known
from mentordesk.queries import many
from mentordesk.queries import pairings as known_pairings
from mentordesk.queries import people as known_people
from mentordesk.storage.tables.base import database
from mentordesk.storage.tables.enrolments import EnrolmentTable, StatusChangeTable
from mentordesk.storage.tables.people import PersonTable
from tests import builders as a

APRIL, MAY, SEPTEMBER = date(2027, 4, 1), date(2027, 5, 1), date(2027, 9, 30)
pytestmark = pytest.mark.usefixtures("desk")


def test_who_cannot_move_is_named_with_the_reason_and_who_is_there_already_is_no_refusal() -> None:
    round_id = a.a_round()
    free, there = a.a_mentee(round_id), a.a_mentee(round_id, status=EnrolmentStatus.WAITING)
    late = a.a_mentee(round_id, person_id=a.a_person("Åsa", "Öberg"), on=MAY)
    hidden = a.a_person("Karin", "Ström", protected=True, code_name="Linden")
    paired = a.a_mentee(round_id, person_id=hidden, status=EnrolmentStatus.MATCHED)
    a.a_pairing(round_id, mentee_id=paired)
    refused = many.refused_status([free, there, late, paired], EnrolmentStatus.WAITING, on=APRIL)
    assert [(one.id, one.name) for one in refused] == [(late, "Åsa Öberg"), (paired, "Linden")]
    assert "1 May 2027" in refused[0].why
    assert "open pairing" in refused[1].why


def test_a_unit_for_many_leaves_protected_identities_alone() -> None:
    unit, hidden = a.a_unit(), a.a_person(protected=True, code_name="Linden")
    first, second = a.a_person(), a.a_person()
    with pytest.raises(RuleBroken, match="Linden"):
        people.set_unit_of_many([first, hidden], unit)
    people.set_unit_of_many([first, second], unit)
    assert [known_people.get(one).unit_id for one in (first, second, hidden)] == [unit, unit, None]
    people.set_unit_of_many([first, hidden], None)
    assert known_people.get(first).unit_id is None


def test_who_stands_in_open_pairs_is_named_before_the_bin() -> None:
    round_id = a.a_round()
    mentor = a.a_mentor(round_id, person_id=a.a_person("Åsa", "Öberg"), capacity=2)
    a.a_pairing(round_id, mentor_id=mentor)
    a.a_pairing(round_id, mentor_id=mentor)
    refused = many.refused_bin([a.a_person(), known.get(mentor).person_id])
    assert [(one.name, one.why) for one in refused] == [
        ("Åsa Öberg", "There is an open pairing; end it or remove it first.")
    ]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "P0 Q: There is an open pairing; end it or remove it first."),
        (3, "P0 Q, P1 Q, P2 Q: There is an open pairing; end it or remove it first."),
        (7, "P0 Q, P1 Q, P2 Q, P3 Q, P4 Q and 2 more: There is an open pairing; end it or remove it first."),
    ],
)
def test_all_who_cannot_go_into_the_bin_are_named(count: int, said: str) -> None:
    this = a.a_round()
    ids = [a.a_person(f"P{number}", "Q") for number in range(count)]
    for person_id in ids:
        a.a_pairing(this, mentor_id=a.a_mentor(this, person_id=person_id))
    free = a.a_person("Free", "One")
    with pytest.raises(RuleBroken) as refused:
        people.bin_many([free, *ids], on=MAY)
    assert str(refused.value) == said
    assert known_people.binned() == [], "nobody went"


def test_each_reason_is_told_once_with_those_it_is_about() -> None:
    one, other = Problem("on", "Too early."), Problem("", "There is a pair.")
    refused = [many.Refusal(1, "Ali", (one, other)), many.Refusal(2, "Mia", (one,)), many.Refusal(3, "Sara", (other,))]
    assert many.named_together(refused) == [
        Problem("on", "Ali, Mia: Too early."),
        Problem("", "Ali, Sara: There is a pair."),
    ]
    assert many.named_together([]) == []


def test_agreements_of_many_are_signed_and_a_tick_taken_away_leaves_what_was_printed() -> None:
    first, second = a.a_mentor(), a.a_mentor()
    a.an_agreement(first, printed_on=APRIL)
    agreements.set_signed_of_many([first, second], AgreementKind.MENTOR, MAY)
    assert [known_agreements.of(one)[0].signed_on for one in (first, second)] == [MAY, MAY]
    agreements.set_signed_of_many([first, second], AgreementKind.MENTOR, None)
    assert [len(known_agreements.of(one)) for one in (first, second)] == [1, 0]


def test_pairs_chosen_end_as_planned_and_a_mentor_with_another_pair_stays_matched() -> None:
    round_id = a.a_round()
    busy = a.a_mentor(round_id, status=EnrolmentStatus.MATCHED, capacity=2)
    going, ending = a.a_pairing(round_id, mentor_id=busy), a.a_pairing(round_id, mentor_id=busy)
    other = a.a_pairing(round_id)
    pairings.end_many_as_planned([ending, other], on=SEPTEMBER)
    ended = [known_pairings.get(one) for one in (ending, other)]
    assert {(one.status, one.ends_on, one.early, one.end_reason) for one in ended} == {
        (PairingStatus.ENDED, SEPTEMBER, False, EndReason.PROGRAMME_OVER)
    }
    assert known_pairings.get(going).status is PairingStatus.RUNNING
    assert known.get(busy).status is EnrolmentStatus.MATCHED
    assert {known.get(one.mentee_id).status for one in ended} == {EnrolmentStatus.COMPLETED}


def test_a_draft_among_pairs_that_are_to_end_is_named() -> None:
    round_id = a.a_round()
    mentor = a.a_mentor(round_id, person_id=a.a_person("Åsa", "Öberg"))
    draft = a.a_pairing(round_id, mentor_id=mentor, status=PairingStatus.DRAFT)
    refused = many.refused_end([draft, a.a_pairing(round_id)], on=SEPTEMBER)
    assert [one.id for one in refused] == [draft]
    assert refused[0].named()[0].message.startswith("Åsa Öberg and Person")
    with pytest.raises(RuleBroken, match="Åsa Öberg and Person"):
        pairings.end_many_as_planned([draft], on=SEPTEMBER)


def test_who_is_no_longer_in_the_file_is_said_to_be_gone() -> None:
    for gone in (
        lambda: enrolments.set_status_of_many([999], EnrolmentStatus.WAITING, on=APRIL),
        lambda: people.set_unit_of_many([999], None),
        lambda: enrolments.enrol_many([999], round_id=a.a_round(), role=Role.MENTEE, on=APRIL),
    ):
        with pytest.raises(RuleBroken, match="no longer in the file"):
            gone()


def test_a_thousand_are_enrolled_and_moved_with_few_statements_and_undone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    round_id = a.a_round()
    PersonTable.insert_many([{"given_name": "Person", "family_name": str(n)} for n in range(1000)]).execute()
    everybody = [row[0] for row in PersonTable.select(PersonTable.id).tuples()]
    statements: list[str] = []
    execute = database.obj.execute_sql

    def noted(sql: str, *rest: object) -> object:
        statements.append(sql)
        return execute(sql, *rest)

    monkeypatch.setattr(database.obj, "execute_sql", noted)

    enrolling = partial(enrolments.enrol_many, everybody, round_id=round_id, role=Role.MENTEE, on=APRIL)
    desk.perform("Enrol", enrolling)
    ids = [row[0] for row in EnrolmentTable.select(EnrolmentTable.id).tuples()]
    desk.perform("Move", enrolments.set_status_of_many, ids, EnrolmentStatus.WAITING, on=MAY)
    assert StatusChangeTable.select().count() == 2000
    assert len(statements) < 250, "most of them make the triggers of the undo log"
    desk.undo()
    assert EnrolmentTable.select().where(EnrolmentTable.status == EnrolmentStatus.APPLIED).count() == 1000
