"""How figures are defined and written."""

import pytest

from mentordesk.domain.figures import (
    DEFINITIONS,
    Unit,
    figure,
    hours_text,
    percent_text,
    share,
    share_figure,
)
from mentordesk.domain.outcomes import Group, Outcome
from mentordesk.i18n import number_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (24 / 27, "88.9%"),
        (7 / 12, "58.3%"),
        (4 / 7, "57.1%"),
        (3 / 5, "60.0%"),
        (477 / 513, "93.0%"),
        (0.0625, "6.3%"),
        (1.25, "125.0%"),
        (0, "0.0%"),
        (None, "–"),
    ],
)
def test_percent(value: float | None, text: str) -> None:
    assert percent_text(value) == text


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(0, "0.0 h"), (1440, "24.0 h"), (90, "1.5 h"), (3, "0.1 h"), (2, "0.0 h"), (-2, "0.0 h"), (-90, "−1.5 h")],
)
def test_hours(minutes: int, text: str) -> None:
    assert hours_text(minutes) == text


@pytest.mark.usefixtures("swedish")
def test_swedish_numbers_have_a_comma_and_a_space() -> None:
    assert percent_text(24 / 27) == "88,9 %"
    assert hours_text(1440).startswith("24,0 ")
    assert number_text(20_000) == "20\N{NO-BREAK SPACE}000"


def test_english_numbers() -> None:
    assert (number_text(20_000), number_text(-3), number_text(27)) == ("20,000", "−3", "27")


def test_a_share_of_nothing_is_nothing() -> None:
    assert share(0, 0) is None
    assert share(3, 4) == 0.75
    assert share_figure("attendance", 0, 0).text == "–"


def test_a_figure_says_what_it_means_and_is_made_of() -> None:
    coverage = share_figure("coverage", 24, 27)
    assert (coverage.label, coverage.text, coverage.of) == ("Coverage", "88.9%", "24/27")
    assert coverage.definition.startswith("Pairs with a held meeting in the month")
    used = figure("used_minutes", 28_620)
    assert (used.text, used.of) == ("477.0 h", "")
    assert figure("pairs_open", 27).text == "27"


@pytest.mark.parametrize("key", DEFINITIONS)
def test_every_figure_is_named_and_defined_in_a_sentence(key: str) -> None:
    label, unit, text = DEFINITIONS[key]
    assert label
    assert text.endswith(".")
    assert (unit is Unit.MINUTES) is ("minutes" in key)


def test_outcomes_and_groups_have_their_figures() -> None:
    assert {f"outcome_{outcome.value}" for outcome in Outcome} <= set(DEFINITIONS)
    assert {f"aim_{group.value}" for group in Group} <= set(DEFINITIONS)
