"""The list of people, one person, and who may have been entered twice."""

from collections.abc import Callable
from datetime import date

import pytest

from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import people, slices
from mentordesk.storage.tables.people import PersonTable
from tests import builders as a

APRIL = date(2027, 4, 1)
PLACE = ("given_name", "name_native", "email", "phone", "street", "postcode", "city", "district", "workplace", "unit")

pytestmark = pytest.mark.usefixtures("desk")


def a_protected_person() -> int:
    return a.a_person(
        "Selamawit",
        "Gebremedhin",
        name_native="ሰላማዊት",
        email="s@example.org",
        phone="070-174 06 05",
        street="Storgatan 1",
        postcode="903 26",
        city="Umeå",
        district="Haga",
        workplace="Kundcenter",
        occupation="Nurse",
        birth_year=1988,
        unit_id=a.a_unit(name="Väst"),
        protected=True,
        code_name="Linden",
    )


def test_the_list_tells_what_everybody_is_in_the_round() -> None:
    round_id, unit_id = a.a_round(), a.a_unit(name="Kundcenter Väst")
    karin = a.a_person("Karin", "Ström", unit_id=unit_id, city="Umeå")
    a.a_language(karin, language="sv")
    a.a_language(karin, language="fa")
    mentor = a.a_mentor(round_id, person_id=karin, capacity=2)
    a.a_pairing(round_id, mentor_id=mentor)
    a.a_pairing(round_id, mentor_id=mentor, ends_on=date(2027, 3, 31))
    row = next(row for row in people.listing(round_id, APRIL) if row.id == karin)
    assert (row.name, row.unit, row.city) == ("Karin Ström", "Kundcenter Väst", "Umeå")
    assert set(row.languages.split(",")) == {"fa", "sv"}
    assert (row.enrolment_id, row.role, row.types, row.status) == (mentor, "mentor", "vocational", "accepted")
    assert (row.status_on, row.capacity, row.open_pairings, row.pairings) == ("2027-01-15", 2, 1, 2)


def test_a_pairing_is_open_on_its_last_day() -> None:
    pairing_end = date(2027, 3, 31)
    round_id = a.a_round()
    mentee = a.a_mentee(round_id)
    a.a_pairing(round_id, mentee_id=mentee, ends_on=pairing_end)
    on_the_day, a_day_later = (
        {row.enrolment_id: row.open_pairings for row in people.listing(round_id, on)} for on in (pairing_end, APRIL)
    )
    assert (on_the_day[mentee], a_day_later[mentee]) == (1, 0)


def test_people_of_other_rounds_have_no_role_here() -> None:
    a.a_mentor(a.a_round())
    (row,) = people.listing(a.a_round(), APRIL)
    assert (row.enrolment_id, row.role, row.types, row.status, row.status_on) == (None, None, "", None, None)
    assert (row.open_pairings, row.pairings) == (0, 0)


def test_a_file_without_rounds_has_a_list_too() -> None:
    a.a_person("Anna", "Ek")
    assert [row.name for row in people.listing(None, APRIL)] == ["Anna Ek"]


def test_the_bin_is_apart() -> None:
    there = a.a_person("Anna", "Ek")
    earlier, later = a.a_person(binned_on=date(2027, 3, 1)), a.a_person(binned_on=APRIL)
    assert [row.id for row in people.listing(None, APRIL)] == [there]
    assert [person.id for person in people.binned()] == [later, earlier]


def test_the_first_rows_are_the_beginning_of_the_list() -> None:
    for family in ("Dahl", "Berg", "Alm", "Carlsson"):
        a.a_person("Eva", family)
    assert people.first_rows(None, APRIL, limit=3) == people.listing(None, APRIL)[:3]
    assert [row.family_name for row in people.first_rows(None, APRIL)] == ["Alm", "Berg", "Carlsson", "Dahl"]


def test_the_list_is_in_swedish_order_and_a_protected_identity_stands_by_its_code_name() -> None:
    for given, family in (
        ("Örjan", "Älv"),
        ("Märta", "Ågren"),
        ("Åke", "Östlund"),
        ("Anna", "von Essen"),
        ("Émile", "Zeta"),
    ):
        a.a_person(given, family)
    a_protected_person()
    order = ["Linden", "von Essen", "Zeta", "Ågren", "Älv", "Östlund"]
    assert [row.family_name for row in people.listing(None, APRIL)] == order
    assert [row.family_name for row in people.first_rows(None, APRIL)] == order


def test_the_first_rows_count_pairings_as_the_list_does() -> None:
    round_id = a.a_full_round()
    a.a_pairing(a.a_round())
    assert people.first_rows(round_id, APRIL) == people.listing(round_id, APRIL)
    assert sorted(row.pairings for row in people.listing(round_id, APRIL)) == [0, 0, 1, 1, 2]


def in_slices(round_id: int | None, on: date) -> list[people.PersonRow]:
    """The list as it is read in slices."""
    return slices.whole(people.read(round_id, on))


def test_the_list_read_in_slices_is_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "SIZE", 2)
    round_id = a.a_round()
    for name in (
        ("Åsa", "Öberg"),
        ("Eva", "Öberg"),
        ("José", "Ek"),
        ("Jose", "Ek"),
        ("Anna", "Ek"),
        ("", "Ärla"),
        ("Bo", "Alm"),
    ):
        a.a_mentor(round_id, person_id=a.a_person(*name))
    a.a_pairing(round_id)
    assert in_slices(round_id, APRIL) == people.listing(round_id, APRIL)
    assert in_slices(None, APRIL) == people.listing(None, APRIL)


@pytest.mark.parametrize("question", [people.listing, people.first_rows, in_slices])
def test_the_list_is_one_question(monkeypatch: pytest.MonkeyPatch, question: Callable[..., object]) -> None:
    for _each in range(20):
        a.a_mentor(a.a_round())
    asked = []
    database = PersonTable._meta.database.obj
    execute = database.execute_sql

    def noting(sql: str, *parameters: object) -> object:
        asked.append(sql)
        return execute(sql, *parameters)

    monkeypatch.setattr(database, "execute_sql", noting)
    question(1, APRIL)
    assert len(asked) == 1


def test_a_protected_identity_shows_its_code_name_and_no_place() -> None:
    a_protected_person()
    (row,) = people.listing(None, APRIL)
    assert (row.name, row.family_name) == ("Linden", "Linden")
    assert [getattr(row, field) for field in PLACE] == [""] * len(PLACE)
    texts = "\n".join((*map(str, row), *row.searched()))
    for secret in ("Selamawit", "Gebremedhin", "ሰላማዊት", "example", "070", "Stor", "903", "Umeå", "Haga", "Kund", "Väst"):
        assert secret not in texts


def test_what_is_searched_holds_every_way_to_a_person() -> None:
    a.a_person("Anna", "Åkerlund", name_native="Анна", email="anna@example.org", phone="070-174", city="Umeå")
    (row,) = people.listing(None, APRIL)
    assert {"Anna Åkerlund", "Анна", "anna@example.org", "070-174"} <= set(row.searched())
    assert "Umeå" in " ".join(row.searched())


def test_who_is_gone_is_told_in_words() -> None:
    with pytest.raises(RuleBroken, match="no longer in the file"):
        people.get(4711)


def test_languages_come_in_the_order_given() -> None:
    spoken = people.languages_of(a.a_speaker())
    assert [(one.language, one.level) for one in spoken] == [("sv", "fluent"), ("ar", "native")]


def test_earlier_values_are_offered_the_commonest_first_and_never_from_protected_people() -> None:
    for city in ("Umeå", "Luleå", "Umeå", ""):
        a.a_person(city=city)
    a_protected_person()
    a.a_person(city="Kiruna", protected=True, code_name="Oak")
    assert people.completions("city") == ["Umeå", "Luleå"]
    assert people.completions("workplace") == []
    a.a_speaker()
    a.a_language(a.a_person(protected=True, code_name="Linden"), language="rom")
    assert people.completions("language") == ["ar", "sv"]


def test_only_harmless_columns_are_completed() -> None:
    with pytest.raises(TypeError):
        people.completions("email")


def test_people_are_counted_by_role_without_the_bin() -> None:
    round_id = a.a_round()
    a.a_mentor(round_id)
    a.a_mentee(round_id)
    a.a_mentee(round_id)
    a.a_mentor(a.a_round())
    a.a_mentee(round_id, person_id=a.a_person(binned_on=APRIL))
    assert people.counts(round_id) == (1, 2, 4, 1)
