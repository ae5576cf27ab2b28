"""Every document in the list: it prints whatever lies in the file, in both languages, whole or not at all."""

import io
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtPdf import QPdfDocument

from mentordesk import i18n
from mentordesk.desk import Desk
from mentordesk.domain.problems import RuleBroken
from mentordesk.files import write_atomically
from mentordesk.reports.options import Option, SomeOf, YesNo
from mentordesk.reports.registry import REPORTS, by_key
from mentordesk.reports.report import Asks, Report, Request, no_tick
from mentordesk.storage.tables import every as tables
from tests import builders as a
from tests import kept
from tests.reports import sheets
from tests.reports.worlds import ON, World, a_world, nasty, plain

Fill = Callable[..., World]

KEYS = [report.key for report in REPORTS]
PAGES = {
    # pages of a document over so many pairs: at least, at most
    "certificate": lambda pairs: (pairs, pairs),
    "certificate_register": lambda pairs: (1, 1 + pairs // 14),
    "summary": lambda pairs: (2, 5),
    "half_time": lambda pairs: (4, 8),
    "final_report": lambda pairs: (5, 10),
    "quality": lambda pairs: (2, 3),
    "attendance": lambda pairs: (1, 1) if pairs <= 40 else (pairs // 30, pairs // 20),
    "time_account": lambda pairs: (pairs, pairs),
    "time_account_unit": lambda pairs: (2, 5) if pairs <= 40 else (5, 5 + pairs // 20),
    "time_account_round": lambda pairs: (1, 3 + pairs // 20),
    "mentor_agreement": lambda pairs: (pairs, pairs),
    "confidentiality": lambda pairs: (pairs, pairs),
    "pair_sheet": lambda pairs: (pairs, 2 * pairs),
    "participant": lambda pairs: (pairs, pairs),
    "month_list": lambda pairs: (1, 1 + pairs // 21),
    "sign_in_list": lambda pairs: (6, 6 + 6 * (pairs // 12)),
    "badges": lambda pairs: (-(-pairs // 10), -(-pairs // 10)),
    "waiting_list": lambda pairs: (1, 1 + pairs // 60),
    "contact_list": lambda pairs: (1, 1 + pairs // 12),
    "letters": lambda pairs: (pairs, pairs),
    "labels": lambda pairs: (-(-pairs // 24), -(-pairs // 24)),
}
WITHOUT_NAMES = {"summary", "half_time", "final_report", "quality"}
"""Documents about the whole round."""
OF_MENTEES = {"waiting_list": "Waiting"}
"""Documents in which no mentor stands, with the name of those who do."""
BARE = {"certificate", "badges", "labels", "letters"}
"""Papers without a head: what they are called stands in the title of the file only (certificates have their own)."""
NEVER_HIDDEN = {"contact_list", "labels"}
"""Lists of where people are: there is no place in them for who must not be found."""


NASTY_WORD = nasty()


@cache
def making(count: int, word: Callable[[int, str], str], papers: bool) -> Callable[[], World]:
    """What makes a world; always the same function for the same one, so that it is made once."""
    return lambda: a_world(count, word, papers=papers)


def opened(report: Report[Any], count: int, word: Callable[[int, str], str] = plain) -> tuple[Desk, World]:
    """A round with all that the document is made of; certificates are drafts, because theirs are frozen texts."""
    make = making(count, word, report.key != "certificate")
    return kept.a_desk(make), kept.told(make)


def asked(report: Report[Any], world: World, language: str = "en", on: date = ON) -> Request:
    """The whole of the document; where it asks for people, all mentors."""
    people = tuple(world.mentors) if Asks.PEOPLE in report.asks else ()
    return Request(round_id=world.round_id, on=on, language=language, enrolment_ids=people)


def printed(report: Report[Any], data: Any) -> PdfReader:
    out = io.BytesIO()
    report.render(data, out, no_tick)
    return PdfReader(out)


def words_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


@pytest.fixture(params=KEYS)
def report(request: pytest.FixtureRequest) -> Report[Any]:
    return by_key(request.param)


@pytest.fixture
def fill(report: Report[Any]) -> Iterator[Fill]:
    """Opens such a round for the length of the test."""
    with ExitStack() as closing:

        def filled(count: int, word: Callable[[int, str], str] = plain) -> World:
            desk, world = opened(report, count, word)
            closing.callback(desk.close)
            return world

        yield filled


def test_keys_titles_and_descriptions_are_there_and_differ() -> None:
    assert len(set(KEYS)) == len(KEYS)
    assert len({one.title for one in REPORTS}) == len(REPORTS)
    assert all(one.description.endswith(".") for one in REPORTS)


@pytest.mark.parametrize("pairs", [1, 27])
def test_it_prints_with_the_names_and_the_figures(report: Report[Any], pairs: int, fill: Fill) -> None:
    world = fill(pairs)
    reader = printed(report, report.collect(asked(report, world)))
    least, most = PAGES[report.key](pairs)
    assert least <= len(reader.pages) <= most
    found = words_of(reader)
    if report.key != "labels":
        assert "Programme001" in found
    if report.key not in WITHOUT_NAMES:
        number = 1 if report.key in OF_MENTEES else pairs
        name = f"{OF_MENTEES.get(report.key, 'Mentor')}{number:03d} Family{number:03d}"
        assert name in " ".join(found.split()).replace("- ", "")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_paper_bears_the_name_it_has_in_the_list(report: Report[Any], language: str, fill: Fill) -> None:
    reader = printed(report, report.collect(asked(report, fill(2), language)))
    with i18n.speaking(language):
        name = i18n._(report.title)
    if report.key != "certificate":
        assert reader.metadata is not None
        assert str(reader.metadata.title).startswith(name)
    if report.key not in BARE:
        assert name in " ".join(reader.pages[0].extract_text().split())


def test_every_choice_of_a_document_is_printed(report: Report[Any], fill: Fill) -> None:
    request = asked(report, fill(2))
    for option in report.options:
        for answer in answers(option, request):
            chosen = replace(request, chosen=((option.key, answer),))
            assert option.text(chosen) == answer
            assert len(printed(report, report.collect(chosen)).pages) >= 1
        strange = replace(request, chosen=((option.key, "no such answer"),))
        assert option.text(strange) == option.usual(request)


def answers(option: Option, request: Request) -> list[str]:
    """Every answer there is; of some of several none, each, and all."""
    keys = [value.key for value in option.values(request)]
    if isinstance(option, YesNo):
        return ["yes", "no"]
    return ["", *keys, ",".join(keys)] if isinstance(option, SomeOf) else keys


def test_it_is_bookmarked_and_tagged_without_gaps(report: Report[Any], fill: Fill) -> None:
    world = fill(12)
    a.an_organisation(name="Host", logo=sheets.png(300, 120))
    reader = printed(report, report.collect(asked(report, world)))
    assert reader.outline, "bookmarks lead into it"
    elements = list(structure(reader))
    levels = [int(kind[2:]) for kind, _alt in elements if kind.startswith("/H")]
    assert all(after <= before + 1 for before, after in pairwise([0, *levels])), "no level of headings is left out"
    assert all(alt.strip() for kind, alt in elements if kind == "/Figure"), "each picture is told in words"


def structure(reader: PdfReader) -> Iterator[tuple[str, str]]:
    """Kind and alternative text of every element, in the order of reading."""

    def walk(element: Any) -> Iterator[tuple[str, str]]:
        element = element.get_object()
        if isinstance(element, dict) and "/S" in element:
            yield str(element["/S"]), str(element.get("/Alt", ""))
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, list) else []:
                yield from walk(kid)

    root: Any = reader.trailer["/Root"]
    for top in root["/StructTreeRoot"]["/K"]:
        yield from walk(top)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_worker_prints_it_in_its_language_without_the_file(report: Report[Any], language: str) -> None:
    desk, world = opened(report, 3)
    data = report.collect(asked(report, world, language))
    desk.close()
    readers: list[PdfReader] = []
    worker = threading.Thread(target=lambda: readers.append(printed(report, data)))
    worker.start()
    worker.join()
    root: Any = readers[0].trailer["/Root"]
    assert root["/Lang"] == {"sv": "sv-SE", "en": "en-GB"}[language]
    assert i18n.language() == "en"


def test_an_empty_round_is_printed_or_refused_in_words(report: Report[Any], desk: Desk) -> None:
    world = a_world(0)
    if report.key in WITHOUT_NAMES:
        assert len(printed(report, report.collect(asked(report, world))).pages) >= 1
        return
    with pytest.raises(RuleBroken) as refusal:
        report.collect(asked(report, world))
    assert refusal.value.problems[0].message.endswith(".")


def test_no_text_in_the_file_breaks_it(report: Report[Any], fill: Fill) -> None:
    world = fill(45, NASTY_WORD)
    data = report.collect(asked(report, world, "sv"))  # whose words are the longer ones
    assert len(printed(report, data).pages) >= 1
    assert isinstance(report.missing(asked(report, world)), list)
    if report.split is not None:
        parts = report.split(data)
        assert len(printed(report, parts[0][1]).pages) >= 1


def test_the_preview_opens_it(report: Report[Any], fill: Fill, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    data = report.collect(asked(report, fill(2)))
    write_atomically(path, lambda out: report.render(data, out, no_tick))
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    assert document.pageCount() == len(PdfReader(path).pages)
    document.close()


@pytest.mark.endurance
def test_four_hundred_pairs_are_printed(desk: Desk) -> None:
    world = a_world(400, papers=True)
    for report in sorted(REPORTS, key=lambda report: report.key == "certificate"):
        if report.key == "certificate":
            tables.CertificateTable.delete().execute()  # so that it prints drafts
        reader = printed(report, report.collect(asked(report, world)))
        least, most = PAGES[report.key](400)
        assert least <= len(reader.pages) <= most, report.key


def test_who_cancels_finds_nothing_half_done(report: Report[Any], fill: Fill, tmp_path: Path) -> None:
    data = report.collect(asked(report, fill(3)))

    def cancel(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "paper.pdf", lambda out: report.render(data, out, cancel))
    assert not list(tmp_path.iterdir())


def test_ticks_count_up_to_the_whole(report: Report[Any], fill: Fill) -> None:
    ticks: list[tuple[int, int]] = []
    data = report.collect(asked(report, fill(3)))
    report.render(data, io.BytesIO(), lambda done, total: ticks.append((done, total)))
    assert ticks == sorted(ticks)
    assert ticks[-1][0] == ticks[-1][1] > 0


@pytest.mark.parametrize("report", [report.key for report in REPORTS if report.split is not None], indirect=True)
def test_each_part_of_a_split_stands_alone(report: Report[Any], fill: Fill) -> None:
    assert report.split is not None
    parts = report.split(report.collect(asked(report, fill(3))))
    names = [name for name, _data in parts]
    assert len(parts) == len(set(names)) == 3
    assert all(len(printed(report, data).pages) == 1 for _name, data in parts)


@pytest.mark.parametrize("role", ["mentor", "mentee"])
def test_a_protected_identity_shows_its_code_name_only(report: Report[Any], role: str, fill: Fill) -> None:
    world = fill(3)
    _protect(world.mentors[0] if role == "mentor" else world.mentees[0])
    found = words_of(printed(report, report.collect(asked(report, world))))
    given = "Mentor001" if role == "mentor" else "Mentee001"
    assert given not in found
    if role == "mentor" and report.key not in WITHOUT_NAMES | NEVER_HIDDEN | set(OF_MENTEES):
        assert "Code 7" in found
        assert "Unit002" not in found  # whose only mentor it is


def _protect(enrolment_id: int) -> None:
    person_id = tables.EnrolmentTable.get_by_id(enrolment_id).person_id
    changed = tables.PersonTable.update(protected=True, code_name="Code 7")
    changed.where(tables.PersonTable.id == person_id).execute()


def test_what_is_missing_is_said_in_words_with_a_place_to_put_it_right(report: Report[Any], desk: Desk) -> None:
    world = a_world(2, owner="", place="", signatory_one_id=None)
    a_list = report.missing(asked(report, world))
    if report.key not in {"badges", "labels"}:
        assert any(one.field == "logo" for one in a_list)
    assert all(one.message.endswith(".") and one.page for one in a_list)
