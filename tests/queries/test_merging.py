"""Two entries side by side: what differs, which value stands unless another is chosen, and what is not shown."""

from datetime import date

from mentordesk.actions import merging as actions
from mentordesk.actions import people
from mentordesk.desk import Desk
from mentordesk.domain.own_fields import OwnFieldKind
from mentordesk.queries import merging
from mentordesk.queries import people as known
from mentordesk.queries.merging import BOTH, KEPT, OTHER, Comparison
from tests import builders as a


def usual(found: Comparison) -> dict[str, tuple[tuple[str, str], int]]:
    return {field.label: (field.words, field.usual) for field in found.fields if field.differs}


def test_the_newer_value_stands_and_what_can_stand_together_does(desk: Desk) -> None:
    kept = desk.perform(
        "Add", people.add, given_name="Åsa", family_name="Ek", city="Umeå", email="old@example.org", note="One"
    )
    a.a_mentee(a.a_round(name="2027"), person_id=kept)
    a.a_note(person_id=kept)
    other = desk.perform(
        "Add", people.add, given_name="Asa", family_name="Ek", city="Kiruna", email="e@example.org", note="Two"
    )
    desk.perform("Correct", people.update, kept, city="Luleå")
    labels = a.an_own_field("Labels", OwnFieldKind.CHOICES, "Red", "Blue")
    for person, option, level in ((kept, 2, "some"), (other, 1, "fluent")):
        a.an_own_value(person, labels, own_option_id=option)
        a.a_language(person, language="Arabic", level=level)
    found = merging.compared(other, kept)
    assert (found.kept_id, found.other_id) == (kept, other), "who took part is kept"
    assert usual(found) == {
        "Given name": (("Åsa", "Asa"), KEPT),
        "E-mail": (("old@example.org", "e@example.org"), OTHER),
        "City": (("Luleå", "Kiruna"), KEPT),
        "About the person": (("One", "Two"), BOTH),
        "Arabic": (("Some words", "Fluent"), OTHER),
        "Labels": (("Blue", "Red"), BOTH),
    }
    assert found.rounds == ("Bostadsmentor 2027: Mentee, Accepted\n1 note", "")
    given = merging.chosen({field.key: field.values[field.usual] for field in found.fields if field.differs})
    desk.perform("Merge", actions.merge, kept, other, **given)
    made = known.get(kept)
    assert (made.given_name, made.email, made.city, made.note) == ("Åsa", "e@example.org", "Luleå", "One\nTwo")


def test_what_only_one_has_stands(desk: Desk) -> None:
    one = a.a_person("Åsa", "Ek", gender="woman", unit_id=a.a_unit(name="Drift"))
    other = a.a_person("Åsa", "Ek", phone="070-174 06 05")
    fields = {field.key: field for field in merging.compared(one, other).fields}
    assert (fields["gender"].words, fields["gender"].usual) == (("Woman", ""), KEPT)
    assert (fields["unit_id"].words, fields["phone"].usual) == (("Drift", ""), OTHER)
    assert not fields["phone"].differs


def test_nothing_of_a_protected_identity_is_told(desk: Desk) -> None:
    hidden = a.a_person("Zebedeus", "Hemlig", protected=True, code_name="Linden", birth_year=1980)
    plain = a.a_person("Zebedeus", "Hemlig", birth_year=1980, phone="070-174 06 05")
    a.a_mentee(a.a_round(), person_id=hidden)
    found = merging.compared(plain, hidden)
    assert (found.kept_id, found.names) == (hidden, ("A protected identity", "Zebedeus Hemlig"))
    assert (found.hidden, found.fields, found.rounds) == (True, (), ("", ""))
    both = merging.compared(hidden, a.a_person("Zebedeus", "Hemlig", protected=True, code_name="Oak"))
    assert both.names == ("Linden", "Oak")


def test_what_becomes_one_in_a_round_is_told_and_what_cannot_too(desk: Desk) -> None:
    round_id = a.a_round(name="2027")
    one, other = a.a_person(), a.a_person()
    first = a.a_mentor(round_id, person_id=one, on=date(2027, 1, 5))
    second = a.a_mentor(round_id, person_id=other, status="applied", on=date(2027, 1, 6))
    found = merging.compared(one, other)
    assert [words.split(".")[0] for words in found.told] == ["In Bostadsmentor 2027 both are enrolled"]
    assert (found.problem, "“Accepted”" in found.told[0]) == ("", True)
    for enrolment in (first, second):
        a.an_agreement(enrolment, signed_on=date(2027, 1, 7))
    found = merging.compared(one, other)
    assert (found.told, "a signed agreement; a signed agreement" in found.problem) == ((), True)
