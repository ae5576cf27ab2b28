"""The chart of attendance: who missed stands first, what is told by colour is told by form too, many pairs are bands."""

from mentordesk.charts import heat
from mentordesk.charts.heat import Part
from mentordesk.charts.primitives import Chart, Line, Look, Mark, Rect, Role, Text
from tests.charts.worlds import WORLDS, World, a_pair, bands, of


def drawn(world: World) -> Chart:
    return heat.of_pairs(world.pairs, world.months, 600, 400, 12)


def names(chart: Chart) -> list[str]:
    """The names at the left, from above."""
    return [shape.text for shape in chart.picture.shapes if isinstance(shape, Text) and shape.room is not None]


def mark(chart: Chart, words: str) -> Mark:
    return next(each for each in chart.picture.marks if each.words.startswith(words))


def test_those_who_missed_most_stand_first_and_the_others_as_they_came() -> None:
    chart = drawn(of([a_pair(number) for number in (0, 1, 2, 6)]))
    assert names(chart) == [
        "Mentor 6 – Mentee 6", "Mentor 2 – Mentee 2", "Mentor 0 – Mentee 0", "Mentor 1 – Mentee 1"
    ]  # fmt: skip
    assert [line.texts[-1] for line in chart.lines] == ["2", "1", "0", "0"]


def test_a_month_is_held_missed_or_to_come_and_each_has_its_form() -> None:
    chart = drawn(of([a_pair(2), a_pair(16)]))
    shapes = chart.picture.shapes
    crosses = [shape for shape in shapes if isinstance(shape, Line) and shape.role is Role.CROSS]
    assert len(crosses) == 2 * 2, "one cell and its legend, two strokes each"
    outlines = [shape for shape in shapes if isinstance(shape, Rect) and shape.look is Look.OUTLINE]
    assert len(outlines) == 1 + 2 * 4, "four months to come for each pair"
    twice = [shape for shape in shapes if isinstance(shape, Text) and shape.role is Role.ON_VALUE]
    assert [shape.text for shape in twice] == ["2"], "a second meeting is written"


def test_each_mark_tells_the_month_and_leads_to_it() -> None:
    chart = drawn(of([a_pair(2), a_pair(16)]))
    missed = mark(chart, "Mentor 2 – Mentee 2, April 2027")
    assert (missed.value, missed.link) == ("no meeting held", "2/2027-04")
    assert Part.parse(missed.link) == Part("2", "2027-04")
    assert mark(chart, "Mentor 16 – Mentee 16, March 2027").value == "2 meetings held"
    assert mark(chart, "Mentor 16 – Mentee 16, August 2027").value == "to come"
    pair, month = mark(chart, "Mentor 2 – Mentee 2:"), mark(chart, "April 2027")
    assert (pair.value, pair.link) == ("3 of 4 months met", "2")
    assert (month.value, Part.parse(month.link)) == ("1 of 2 pairs met", Part("", "2027-04"))


def test_the_sentence_counts_those_who_always_met() -> None:
    world = WORLDS["27 pairs"]()
    always = sum(not pair.months.missed for pair in world.pairs)
    expected = f"{always} of 27 pairs have met in every month that is over; {27 - always} missed a month or more."
    assert drawn(world).sentence == expected
    banded = heat.of_bands(bands(world), world.months, 600, 200, 12)
    assert banded.sentence == expected
    assert drawn(of([])).sentence == "No month in which pairs were to meet is over yet."


def test_bands_hold_every_pair_once_the_worst_first() -> None:
    world = WORLDS["400 pairs"]()
    found = bands(world)
    assert [band.missed for band in found] == [3, 2, 1, 0]
    assert sum(band.pairs for band in found) == 400
    chart = heat.of_bands(found, world.months, 600, 200, 12)
    assert names(chart) == ["3 months missed or more", "2 months missed", "1 month missed", "No month missed"]
    first = mark(chart, "3 months missed or more:")
    assert (first.value, Part.parse(first.link).band) == (f"{found[0].pairs} pairs", "3")
    month = world.months[1].month
    pairs, met = found[2].months[month]
    cell = mark(chart, "1 month missed, March 2027")
    assert cell.value == f"{met} of {pairs} pairs met"
    assert Part.parse(cell.link) == Part("missed-1", "2027-03")


def test_the_shares_of_the_bands_add_up_to_the_months() -> None:
    world = WORLDS["400 pairs"]()
    for each in world.months[:4]:
        counts = [band.months[each.month] for band in bands(world)]
        assert sum(pairs for pairs, _met in counts) == each.pairs
        assert sum(met for _pairs, met in counts) == each.pairs_met


def test_pairs_without_a_plan_are_left_out() -> None:
    late = a_pair(1)
    late = late._replace(months=late.months._replace(planned=(), due=(), held={}))
    assert names(drawn(of([late, a_pair(3)]))) == ["Mentor 3 – Mentee 3"]
    assert bands(of([late])) == ()
