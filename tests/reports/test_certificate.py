"""The certificate on paper: what stands on it in each design and language, its quality as a PDF, that it never changes."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtPdf import QPdfDocument

from mentordesk.actions import certificates as actions
from mentordesk.actions import people, programmes
from mentordesk.desk import Desk
from mentordesk.domain.certificates import CertificateKind, Design
from mentordesk.domain.enrolments import EnrolmentStatus
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import certificates as register
from mentordesk.queries import enrolments
from mentordesk.reports import certificate, certificate_check
from mentordesk.reports.certificate_designs import LOOKS
from mentordesk.reports.certificate_sheet import Printed, is_cut, placed
from mentordesk.reports.report import Request, no_tick
from tests import builders as a
from tests.nasty import NASTY
from tests.reports import sheets

DIPLOMA, PARTICIPATION = CertificateKind
OCTOBER = date(2027, 10, 7)
LANGUAGES = ("sv", "en", "both")
LONG_NAME = "Anna-Karin Maria Elisabeth von Schwarzenberg-Lindenkrona Öb"
ROLE = "Verksamhetschef för integration, arbetsmarknad och vuxenutbildning vid Västerby kommuns arbetsmarknadsförvaltning"


def written(*sheets_: Printed) -> bytes:
    out = io.BytesIO()
    certificate.render(certificate.Data(certificates=sheets_), out, no_tick)
    return out.getvalue()


def words_of(content: bytes) -> str:
    found = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return " ".join(found.replace("\u00a0", " ").split())


def inked(printed: Printed) -> list[tuple[float, float]]:
    """Where lines begin and how high they stand: everything between the head and those who sign."""
    sheet = placed(printed)
    lines = [*sheet.head, *sheet.name.lines, *sheet.native.lines]
    return [(line.y, line.style.size) for line in lines] + [
        (line.y, line.style.size) for block in sheet.body.blocks for line in block.lines
    ]


# -- what stands on it ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", CertificateKind)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("design", Design)
def test_everything_stands_on_the_sheet(design: Design, language: str, kind: CertificateKind) -> None:
    printed = sheets.printed(sheets.content(), kind=kind, language=language, design=design, logo=sheets.png(300, 120))
    found = words_of(written(printed))
    content = printed.content
    for words in printed.words:
        titles = words.title if design is not Design.CLASSIC else words.title.split()[0]
        for part in (titles, words.lead, words.thanks, *(figure.label for figure in words.figures)):
            assert part in found
        body = words.body.replace("\u00a0", " ")
        assert body in found.replace("– ", "–"), body
    for part in (content.name, content.owner.upper(), "A-2027-014", "2027-04-15, 2027-08-26", content.signatories[1].title):
        assert part in found.replace("- ", "-"), part
    page = PdfReader(io.BytesIO(written(printed))).pages[0]
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(LOOKS[design].page, abs=0.01)


def test_designs_of_both_shapes_lie_in_one_file() -> None:
    pages = PdfReader(io.BytesIO(written(*(sheets.printed(sheets.content(), design=design) for design in Design)))).pages
    assert [float(page.mediabox.width) > float(page.mediabox.height) for page in pages] == [True, True, False]


def test_a_draft_says_so_and_has_neither_number_nor_day() -> None:
    found = words_of(written(sheets.printed(sheets.content(), number="")))
    assert "UTKAST" in found
    assert "2027-014" not in found


@pytest.mark.parametrize("design", Design)
@pytest.mark.parametrize("count", [0, 1, 2])
def test_nobody_one_or_two_sign(design: Design, count: int) -> None:
    known = sheets.content()
    known = replace(known, signatories=known.signatories[:count])
    scan = sheets.png(400, 130)
    found = words_of(written(sheets.printed(known, design=design, signatures=[scan] * count)))
    assert [each.name in found for each in sheets.content().signatories] == [count > 0, count > 1]


def test_a_long_role_is_told_in_two_lines() -> None:
    known = sheets.content()
    signs = replace(known.signatories[0], title=ROLE)
    found = words_of(written(sheets.printed(replace(known, signatories=(signs,)))))
    assert ROLE in found


# -- nothing runs into anything -------------------------------------------------------------------------------


@pytest.mark.parametrize("design", Design)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["Bo Li", "Selamawit Gebremedhin", LONG_NAME, "W" * 200, "Å " * 60])
@pytest.mark.parametrize("logo", [None, (3000, 200), (200, 3000)], ids=["no logo", "wide logo", "high logo"])
def test_lines_keep_apart_and_on_the_sheet(design: Design, language: str, name: str, logo: tuple[int, int] | None) -> None:
    picture = sheets.png(*logo) if logo else None
    printed = sheets.printed(sheets.content(name=name), language=language, design=design, logo=picture)
    look, sheet = LOOKS[design], placed(printed)
    assert 16 <= sheet.name.lines[0].style.size <= 34
    assert len(sheet.name.lines) <= 2
    column = [line for block in sheet.body.blocks for line in block.lines]
    assert min(line.y for line in column) >= look.floor - 1
    heights = sorted({round(y, 2): size for y, size in inked(printed)}.items(), reverse=True)
    for (above, _size), (below, size) in pairwise(heights):
        assert above - below >= size * 0.55, "a line touches the one above it"


@pytest.mark.parametrize("design", Design)
@pytest.mark.parametrize("language", ["sv", "both"])
def test_what_the_check_takes_for_short_enough_fits(design: Design, language: str) -> None:
    length = certificate_check.ALWAYS_FITS // (2 if language == "both" else 1)
    own = {"diploma.mentor": ("Mycket breda ord MMMM " * 60)[:length]}
    known = sheets.content(name=LONG_NAME, programme="")
    printed = sheets.printed(known, design=design, language=language, own=own, logo=sheets.png(100, 300))
    assert not placed(printed).body.cut


def test_a_name_is_large_and_shrinks_only_when_it_must() -> None:
    sizes = [placed(sheets.printed(sheets.content(name=name))).name.lines for name in ("Bo Li", "Öberg " * 6, LONG_NAME)]
    assert [len(lines) for lines in sizes] == [1, 1, 2]
    assert sizes[0][0].style.size == 34
    assert 20 <= sizes[1][0].style.size < 34
    assert 20 <= sizes[2][0].style.size <= 24


@pytest.mark.parametrize("design", Design)
@pytest.mark.parametrize("times", [1, 3, 8, 20, 200])
def test_a_text_shrinks_and_is_cut_at_last(design: Design, times: int) -> None:
    own = {"diploma.mentor": "Ett långt tack för allt som {name} har gjort för {programme} under {period}. " * times}
    printed = sheets.printed(sheets.content(), design=design, own=own, language="both")
    sheet = placed(printed)
    lowest = min(line.y for block in sheet.body.blocks for line in block.lines)
    assert lowest >= LOOKS[design].floor - 1
    assert sheet.body.cut is (times >= 8)
    assert ("…" in words_of(written(printed))) is sheet.body.cut


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_text_breaks_a_sheet(text: str) -> None:
    known = sheets.content(
        name=text, name_native=text, owner=text, programme=text, place=text, organisation=text,
        signatories=tuple(replace(each, name=text, title=text) for each in sheets.content().signatories),
    )  # fmt: skip
    own = dict.fromkeys(("title.diploma", "lead", "diploma.mentor", "thanks"), text)
    in_all_designs = [sheets.printed(known, design=design, language="both", own=own) for design in Design]
    assert len(PdfReader(io.BytesIO(written(*in_all_designs))).pages) == len(Design)


# -- the quality of the PDF -----------------------------------------------------------------------------------


def structure(content: bytes) -> list[tuple[str, str, str]]:
    """Kind, spoken language and words (or alternative text) of every element, in the order of reading."""
    root: Any = PdfReader(io.BytesIO(content)).trailer["/Root"]
    found: list[tuple[str, str, str]] = []

    def walk(element: Any) -> None:
        element = element.get_object()
        if not isinstance(element, dict) or "/S" not in element:
            return
        kind = str(element["/S"])[1:]
        if kind != "Document":
            found.append((kind, str(element.get("/Lang", "")), str(element.get("/ActualText", element.get("/Alt", "")))))
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else []:
            walk(kid)

    for top in root["/StructTreeRoot"]["/K"]:
        walk(top)
    assert root["/MarkInfo"]["/Marked"] is True or str(root["/MarkInfo"]["/Marked"]).lower() == "true"
    return found


@pytest.mark.parametrize("design", Design)
def test_it_is_tagged_in_the_order_of_reading(design: Design) -> None:
    printed = sheets.printed(sheets.content(), design=design, language="both", logo=sheets.png(300, 120))
    found = structure(written(printed))
    kinds = [kind for kind, _language, _words in found]
    assert kinds[:4] == ["H1", "Figure", "H2", "P"]
    assert found[0][2].startswith("VÄSTERBY KOMMUN")
    assert "Diplom" in found[0][2]
    assert found[1][2] == "Logotyp: Västerby kommun, arbetsmarknadsförvaltningen"
    assert [language for _kind, language, _words in found].count("en-GB") == 2, "text and closing line in English"
    assert found[-2][2].startswith("Gunilla Söderblom, Styrelseordförande")


def test_words_that_many_share_are_still_read_aloud() -> None:
    two = [sheets.printed(sheets.content(name=name), number=name[-1]) for name in ("Åsa A", "Bo B")]
    found = [words for kind, _language, words in structure(written(*two)) if kind == "P"]
    assert sum("har varit yrkesmentor" in words for words in found) == 2


def marks(content: bytes) -> list[list[tuple[str, str]]]:
    """For each page what belongs to its marks, in their order: the kind of the element, and its words."""
    reader = PdfReader(io.BytesIO(content))
    root: Any = reader.trailer["/Root"]
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    pages = []
    for page, owners in zip(reader.pages, (each.get_object() for each in numbers[1::2]), strict=True):
        elements = [owner.get_object() for owner in owners]
        assert [(each["/Pg"].get_object(), each["/K"]) for each in elements] == [
            (page, mark) for mark in range(len(elements))
        ]
        stream: Any = page.get_contents()
        assert re.findall(rb"/MCID (\d+)", stream.get_data()) == [b"%d" % mark for mark in range(len(elements))]
        pages.append([(str(each["/S"]), str(each.get("/ActualText", each.get("/Alt", "")))) for each in elements])
    return pages


@pytest.mark.parametrize("design", Design)
def test_a_certificate_among_others_has_the_marks_that_it_has_alone(design: Design) -> None:
    names = (("Åsa A", ""), ("Selam B", "ሰላም"), ("Cecilia C", ""), ("Dan D", ""), ("Amal E", "أمل"))
    given = [
        sheets.printed(sheets.content(name=name, name_native=native), number=name, design=design, logo=sheets.png(300, 120))
        for name, native in names
    ]
    together, alone = marks(written(*given)), [marks(written(each))[0] for each in given]
    # alone, the words are not stamped, and every line of them is an element of its own
    assert [[each for each in page if each[0] != "/P"] for page in together] == [
        [each for each in page if each[0] != "/P"] for page in alone
    ]
    assert together[0] == together[2] == together[3]
    assert len(together[1]) == len(together[4]) == len(together[0]) + 1, "the name in its own script"


@pytest.mark.parametrize("design", Design)
def test_lines_of_one_sentence_are_read_aloud_as_one_and_in_the_order_of_the_script(design: Design) -> None:
    long, native = "Maria Alexandra Wilhelmina von Oppenheimer af Söderfors", "محمد الأحمد"
    found = structure(written(sheets.printed(sheets.content(name=long, name_native=native), design=design)))
    assert ("H2", "", long) in found
    assert ("P", "", native) in found
    (body,) = [words for _kind, _language, words in found if "har varit" in words]
    assert re.search(r"som under .+ har varit yrkesmentor i Bostadsmentor\s2027", body), body


@pytest.mark.parametrize("design", Design)
def test_all_fonts_are_embedded_and_only_what_is_used_of_them(design: Design) -> None:
    content = written(sheets.printed(sheets.content(name_native="محمد الأحمد"), design=design, language="both"))
    reader = PdfReader(io.BytesIO(content))
    resources: Any = reader.pages[0]["/Resources"]
    fonts = [each.get_object() for each in resources["/Font"].values()]
    assert len(fonts) >= 3
    for font in fonts:
        assert re.match(r"/[A-Z]{6}\+Noto", font["/BaseFont"]), font["/BaseFont"]
        assert len(font["/FontDescriptor"]["/FontFile2"].get_object().get_data()) < 120_000
    assert len(content) < 250_000


def test_it_opens_in_qtpdf_and_pypdf_with_its_title_author_language_and_bookmarks(tmp_path: Path) -> None:
    path = tmp_path / "certificate.pdf"
    path.write_bytes(written(sheets.printed(sheets.content())))
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    assert "Selamawit Gebremedhin" in document.getAllText(0).text()
    document.close()
    reader = PdfReader(path)
    assert reader.metadata is not None
    assert reader.metadata.title == "Intyg Bostadsmentor 2027"
    assert reader.metadata.author == "Västerby kommun, arbetsmarknadsförvaltningen"
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "sv-SE"
    assert [str(each.title) for each in reader.outline] == ["Selamawit Gebremedhin"]  # type: ignore[union-attr]


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not installed")
@pytest.mark.parametrize("design", Design)
def test_poppler_reads_it_too(design: Design, tmp_path: Path) -> None:
    path = tmp_path / "certificate.pdf"
    path.write_bytes(written(sheets.printed(sheets.content(), design=design, language="both", logo=sheets.png(300, 120))))
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True, encoding="utf-8")
    assert re.search(r"Tagged:\s+yes", told.stdout)
    assert told.stderr == ""
    fonts = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True, encoding="utf-8").stdout
    assert all(re.search(r"\syes yes yes\s", line) for line in fonts.splitlines()[2:])


def test_a_large_logo_is_made_small_once() -> None:
    logo = sheets.png(4000, 3000)
    one = sheets.printed(sheets.content(), logo=logo)
    few, many = written(one), written(*(sheets.printed(sheets.content(name=f"N{n}"), logo=logo) for n in range(20)))
    images = list(PdfReader(io.BytesIO(few)).pages[0].images)
    assert [max(each.image.size) for each in images if each.image] == [667]
    assert len(many) < len(few) + 20 * 5_000


# -- frozen ---------------------------------------------------------------------------------------------------


@pytest.fixture
def issued(desk: Desk) -> Request:
    """A mentor's certificate in both languages with logo and scanned signature, issued on 7 October."""
    signatory = a.a_signatory(signature=sheets.png(400, 130))
    a.an_organisation(logo=sheets.png(300, 120))
    round_id = a.a_round(signatory_one_id=signatory, cert_language="both", design=Design.PORTRAIT, owner="Kommunen")
    mentor = a.a_mentor(round_id, person_id=a.a_person("Åsa", "Öberg"), status=EnrolmentStatus.MATCHED)
    pairing = a.a_pairing(mentor_id=mentor)
    for month in range(2, 10):
        a.a_meeting(pairing, date(2027, month, 10))
    actions.issue(round_id, [mentor], on=OCTOBER)
    return Request(round_id=round_id, on=OCTOBER, enrolment_ids=(mentor,))


def without_dates(content: bytes) -> bytes:
    """The file without the moment in which it was written, and without the two numbers that follow from it."""
    content = re.sub(rb"/(CreationDate|ModDate) \(.*?\)", b"", content)
    return re.sub(rb"/ID\s*\[<[0-9a-f]+><[0-9a-f]+>\]", b"", content)


def printed_again(request: Request) -> bytes:
    out = io.BytesIO()
    certificate.render(certificate.collect(request), out, no_tick)
    return without_dates(out.getvalue())


def test_a_reprint_is_the_same_file_whatever_was_changed_since(issued: Request) -> None:
    first = printed_again(issued)
    round_id, (mentor,) = issued.round_id, issued.enrolment_ids
    programmes.update_organisation(logo=sheets.png(50, 50, "#B3261E"), name="Another")
    programmes.update_signatory(1, name="Somebody", title="Else", signature=None)
    programmes.update_round(
        round_id, owner="Another", name="2028", place="Umeå", design=Design.CLASSIC, cert_language="en", cert_percent=100
    )
    programmes.set_text(round_id, key="diploma.mentor", language="sv", text="Något annat.")
    people.update(1, given_name="Eva", name_native="ኤቫ", name_on_certificate="Eva")
    pairing = a.a_pairing(round_id, mentor_id=mentor, starts_on=date(2027, 3, 1))
    a.a_meeting(pairing, date(2027, 9, 1))
    later = replace(issued, on=date(2028, 1, 1), language="en", chosen=(("design", "modern"),))
    assert printed_again(later) == first


def test_the_comparison_sees_a_single_letter(issued: Request) -> None:
    first = printed_again(issued)
    (line,) = register.valid(issued.round_id)
    actions.correct(line, on=OCTOBER, reason="Misspelt", name="Åsa Öbergs")
    assert printed_again(issued) != first


def test_a_correction_keeps_the_pictures_and_says_what_it_replaces(issued: Request) -> None:
    (line,) = register.valid(issued.round_id)
    programmes.update_organisation(logo=None)
    actions.correct(line, on=OCTOBER, reason="Misspelt", name="Åsa Ek")
    (printed,) = certificate.collect(issued).certificates
    assert printed.logo is not None
    assert "ersätter nr A-2027-001" in words_of(written(printed))
    assert "replaces no. A-2027-001" in words_of(written(printed))


def test_a_void_one_is_printed_as_it_was_and_says_in_each_of_its_languages_that_it_is_void(issued: Request) -> None:
    state = certificate.STATE
    assert [value.key for value in state.values(issued)] == ["valid"], "nothing is void yet"
    (line,) = register.valid(issued.round_id)
    actions.correct(line, on=OCTOBER, reason="Misspelt", name="Åsa Ek")
    void = replace(issued, chosen=((state.key, "void"),))
    assert [value.key for value in state.values(void)] == ["valid", "void"]
    data = certificate.collect(void)
    found = words_of(written(*data.certificates))
    for words in ("Åsa Öberg", "A-2027-001", "MAKULERAT · VOID", "Makulerat 2027-10-07. Ersatt av A-2027-002."):
        assert words in found, words
    assert "Åsa Ek" not in found
    assert [stem for stem, _part in certificate.split(data)] == ["Intyg A-2027-001 MAKULERAT Åsa Öberg"]
    assert certificate.REPORT.missing(void) == []
    valid = words_of(written(*certificate.collect(issued).certificates))
    assert "MAKULERAT" not in valid
    assert "Åsa Ek" in valid


def test_of_who_has_no_void_one_none_is_printed(issued: Request) -> None:
    (line,) = register.valid(issued.round_id)
    actions.void(line, on=OCTOBER, reason="Withdrawn")
    other = a.a_mentee(issued.round_id)
    with pytest.raises(RuleBroken, match="None of them has a void certificate"):
        certificate.collect(replace(issued, enrolment_ids=(other,), chosen=((certificate.STATE.key, "void"),)))
    everybody = replace(issued, enrolment_ids=(), chosen=((certificate.STATE.key, "void"),))
    (printed,) = certificate.collect(everybody).certificates
    assert printed.void == "Makulerat 2027-10-07."


def test_a_void_one_of_who_is_protected_since_has_the_code_name(issued: Request) -> None:
    (line,) = register.valid(issued.round_id)
    actions.void(line, on=OCTOBER, reason="Withdrawn")
    people.protect(1, "Linden")
    found = words_of(written(*certificate.collect(replace(issued, chosen=((certificate.STATE.key, "void"),))).certificates))
    assert "Linden" in found
    assert "Öberg" not in found


@pytest.mark.parametrize("state", ["valid", "void"])
def test_of_a_whole_round_none_of_who_is_protected_is_printed_unless_named(issued: Request, state: str) -> None:
    for number, (line, one) in enumerate(register.valid(issued.round_id).items()):
        if state == "void":
            actions.void(line, on=OCTOBER, reason="Withdrawn")
        people.protect(enrolments.get(one.enrolment_id).person_id, f"Linden {number}")
    everybody = replace(issued, enrolment_ids=(), chosen=((certificate.STATE.key, state),))
    with pytest.raises(RuleBroken):
        certificate.collect(everybody)


def test_nobody_without_certificate_has_a_file_name_with_a_name_that_is_protected(issued: Request) -> None:
    people.protect(1, "Linden")
    ((stem, _part),) = certificate.split(certificate.collect(issued))
    assert stem == "Intyg om deltagande A-2027-001 Linden" or stem.endswith("A-2027-001 Linden")
    assert "Öberg" not in stem


def test_a_protected_identity_that_is_named_on_paper_is_filed_under_the_code_name(desk: Desk) -> None:
    round_id = a.a_round()
    mentor = a.a_mentor(round_id, person_id=a.a_person("Åsa", "Öberg", protected=True, code_name="Linden"))
    a.a_meeting(a.a_pairing(round_id, mentor_id=mentor))
    actions.issue(round_id, [mentor], on=OCTOBER, reason="Needs it for an employer", named=True)
    request = Request(round_id=round_id, on=OCTOBER, language="sv", enrolment_ids=(mentor,))
    ((stem, part),) = certificate.split(certificate.collect(request))
    assert stem.endswith("A-2027-001 Linden")
    assert "Åsa Öberg" in words_of(written(*part.certificates))


# -- what is missing ------------------------------------------------------------------------------------------


def messages(request: Request) -> list[str]:
    return [each.message for each in certificate_check.missing(request)]


def test_the_check_names_what_is_wrong_in_the_texts_and_leads_there(issued: Request) -> None:
    round_id = issued.round_id
    (line,) = register.valid(round_id)
    actions.void(line, on=OCTOBER, reason="Torn")
    programmes.set_text(round_id, key="diploma.mentor", language="sv", text="{nmae} har {meetings}")
    programmes.set_text(round_id, key="thanks", language="en", text="{flower}")
    request = replace(issued, language="both")
    found = [each for each in certificate_check.missing(request) if each.page == "texts"]
    assert [each.field for each in found] == ["sv:diploma.mentor", "en:thanks"]
    assert "did you mean {name}?" in found[0].message
    assert [each for each in messages(replace(issued, language="sv")) if "flower" in each] == []


def test_the_check_sees_a_text_that_is_too_long_and_who_signs_for_themselves(issued: Request) -> None:
    (line,) = register.valid(issued.round_id)
    actions.void(line, on=OCTOBER, reason="Torn")
    for kind in CertificateKind:
        programmes.set_text(issued.round_id, key=f"{kind}.mentor", language="sv", text="Ett långt tack. " * 400)
    programmes.update_signatory(1, name="Åsa Öberg")
    found = messages(issued)
    assert "Åsa Öberg: the text is too long for the sheet and is cut." in found
    assert "Åsa Öberg would sign a certificate of their own." in found


def test_of_what_is_issued_already_nothing_is_said_any_more(issued: Request) -> None:
    (line,) = register.valid(issued.round_id)
    programmes.set_text(issued.round_id, key="thanks", language="sv", text="{flower}")
    people.update(1, name_on_certificate="Åsa \U00013000")
    wanted = replace(issued, language="sv")
    assert messages(wanted) == []
    actions.void(line, on=OCTOBER, reason="Torn")
    assert len(messages(wanted)) >= 3, "the place, the text and the name can be put right before the next one"


def test_the_check_sees_a_name_that_is_cut_in_the_design(issued: Request) -> None:
    (line,) = register.valid(issued.round_id)
    long = "Maria Alexandra Wilhelmina Charlotte von Oppenheimer-Lagercrantz af Söderfors och Västerbotten"
    people.update(1, name_on_certificate=long)
    portrait, classic = (replace(issued, chosen=(("design", key),)) for key in ("portrait", "classic"))
    assert not [words for words in messages(portrait) if "is cut" in words], "what was issued stays as it is"
    actions.void(line, on=OCTOBER, reason="Torn")
    assert f"{long}: the name is too long for the sheet and is cut. Give a shorter one for the certificate." in messages(
        portrait
    )
    assert not [words for words in messages(classic) if "is cut" in words], "the landscape sheet has room"


@pytest.mark.parametrize("design", Design)
def test_no_name_of_forty_letters_is_cut(design: Design) -> None:
    for name in ("W" * 40, "Åsa " * 10, "M" * 20 + " " + "W" * 19):
        lines = placed(sheets.printed(sheets.content(name=name), design=design)).name.lines
        assert not lines[-1].words.endswith("…")
    assert is_cut("W" * 200, design)


def test_nobody_who_took_no_part_can_be_shown_on_trial(issued: Request) -> None:
    nobody = a.a_mentee(issued.round_id, status=EnrolmentStatus.WITHDRAWN)
    with pytest.raises(RuleBroken, match="Nobody"):
        certificate.on_trial(replace(issued, enrolment_ids=(nobody,)), DIPLOMA)
    (draft,) = certificate.on_trial(issued, PARTICIPATION).certificates
    assert (draft.kind, draft.number) == (PARTICIPATION, "")


def test_a_long_programme_fits_on_the_panel() -> None:
    long = "Mentorprogram för nyanlända i Västerbottens inland och kustland"
    found = words_of(written(sheets.printed(sheets.content(programme=long), design=Design.MODERN)))
    assert found.startswith(f"{long} 2027 VÄSTERBY")
    endless = sheets.printed(sheets.content(programme=long * 4), design=Design.MODERN)
    assert "… VÄSTERBY" in words_of(written(endless))
