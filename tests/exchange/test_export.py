"""What an export writes is read back as it was meant: texts, dates and numbers, and no more than may be shown."""

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from mentordesk import i18n
from mentordesk.actions.own_fields import set_value
from mentordesk.desk import Desk
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.own_fields import OwnFieldKind, Value
from mentordesk.domain.problems import RuleBroken
from mentordesk.exchange.export import Format, export, write_csv, write_workbook
from mentordesk.exchange.export_tables import TABLES, Form, Sheet
from mentordesk.queries import own_fields
from mentordesk.storage.tables.people import PersonTable
from tests import builders
from tests.exchange.reading import comma_separated, dictionaries, workbook
from tests.nasty import NASTY

ON = date(2027, 10, 15)


def a_sheet(*cells: Any, form: Form = Form.TEXT) -> Sheet:
    return Sheet(key="k", title="T", headings=("Heading",), forms=(form,), rows=tuple((cell,) for cell in cells))


def read_back(sheet: Sheet) -> list[Any]:
    out = io.BytesIO()
    write_workbook([sheet], out)
    out.seek(0)
    rows = CalamineWorkbook.from_filelike(out).get_sheet_by_index(0).to_python(skip_empty_area=False)
    return [row[0] for row in rows[1:]]


def as_csv(sheet: Sheet) -> list[str]:
    out = io.BytesIO()
    write_csv(sheet, out)
    return [row[0] if row else "" for row in comma_separated(out.getvalue())[1:]]


SECRETS = (
    "Zebedeus",
    "Hemlig",
    "ሚስጥር",
    "070-174 06 99",
    "secret@example.org",
    "Gömgatan",
    "Dolda",
    "Tystgård",
    "Bakom",
    "Storgården",
)


@pytest.mark.parametrize("format", ["xlsx", "csv"])
def test_of_a_protected_identity_only_the_code_name_gets_out(desk: Desk, tmp_path: Path, format: Format) -> None:
    hidden: dict[str, Any] = {
        "given_name": "Zebedeus",
        "family_name": "Hemlig",
        "name_native": "ሚስጥር",
        "phone": "070-174 06 99",
        "email": "secret@example.org",
        "street": "Gömgatan 1",
        "postcode": "Dolda",
        "city": "Tystgård",
        "district": "Tystgård",
        "workplace": "Tystgård",
        "occupation": "Tystgård",
        "protected": True,
        "code_name": "Alm",
    }
    round_id = builders.a_round()
    unit_id = builders.a_unit(name="Dolda enheten", manager="Hemlig chef")
    mentor, mentee = (
        enrol(round_id, person_id=builders.a_person(**hidden, unit_id=unit_id))
        for enrol in (builders.a_mentor, builders.a_mentee)
    )
    area, club = builders.an_own_field("Area", OwnFieldKind.CHOICE, "Storgården"), builders.an_own_field("Club")
    for (person_id,) in PersonTable.select(PersonTable.id).tuples():
        builders.an_own_value(person_id, club, text="Storgården IF")
        builders.an_own_value(person_id, area, own_option_id=own_fields.get(area).options[0].id)
    pairing_id = builders.a_pairing(round_id, mentor_id=mentor, mentee_id=mentee)
    builders.a_meeting(pairing_id, place="Bakom huset", note="Hemlig")
    builders.an_attendance(builders.an_activity(round_id), mentor, note="Hemlig")
    builders.an_outcome(mentee, employer="Tystgård", note="Tystgård")
    builders.a_certificate(mentor, name="Zebedeus Hemlig", void_on=ON, void_reason="Zebedeus")
    made = export(tmp_path, format, on=ON)
    texts = [
        str(rows)
        for path in made
        for rows in (workbook(path).values() if format == "xlsx" else [comma_separated(path.read_bytes())])
    ]
    assert sum("Alm" in text for text in texts) >= 6  # people, pairs, meetings, attendance, outcomes, time, register
    for secret in SECRETS:
        assert not any(secret in text for text in texts), secret


def test_own_fields_stand_after_what_every_person_has(desk: Desk, tmp_path: Path) -> None:
    kinds: dict[OwnFieldKind, tuple[str, ...]] = dict.fromkeys(OwnFieldKind, ())
    kinds |= {OwnFieldKind.CHOICE: ("North", "South"), OwnFieldKind.CHOICES: ("Speaker", "Driver")}
    fields = {kind: builders.an_own_field(kind.label, kind, *names) for kind, names in kinds.items()}
    south, speaker, driver = (
        own_fields.get(fields[kind]).options[place].id
        for kind, place in ((OwnFieldKind.CHOICE, 1), (OwnFieldKind.CHOICES, 0), (OwnFieldKind.CHOICES, 1))
    )
    round_id = builders.a_round()
    person_id, nobody = builders.a_person("Åsa", "Öberg"), builders.a_person("Björn", "Ek")
    for one in (person_id, nobody):
        builders.a_mentor(round_id, person_id=one)
    values: list[Value] = ["=1+1", south, (speaker, driver), date(2027, 4, 1), True]
    for field_id, value in zip(fields.values(), values, strict=True):
        set_value(person_id, field_id, value)
    made = export(tmp_path, "xlsx", on=ON)
    found = {row["Given name"]: row for row in dictionaries(workbook(made[0])["People"])}
    assert [found["Åsa"][kind.label] for kind in kinds] == ["=1+1", "South", "Speaker, Driver", date(2027, 4, 1), "Yes"]
    assert [found["Björn"][kind.label] for kind in kinds] == [""] * 5


def test_texts_stay_texts_in_a_workbook() -> None:
    unwritable = {"nul\x00inside", "\ud800 lone \udfff surrogates", "\ufffe\uffff no characters"}
    back = read_back(a_sheet(*NASTY))
    assert len(back) == len(NASTY)
    for text, cell in zip(NASTY, back, strict=True):
        if text in unwritable:
            assert "\ufffd" in cell
        else:
            assert cell == text


def test_no_cell_of_a_workbook_is_a_formula_or_a_link() -> None:
    out = io.BytesIO()
    write_workbook([a_sheet(*NASTY, "https://example.org", "mailto:a@example.org")], out)
    with zipfile.ZipFile(out) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        names = parts.namelist()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert not any("_rels/sheet" in name for name in names)


@pytest.mark.parametrize("text", ["=1+1", "+46701740605", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "  =1+1", "\n=1+1"])
def test_csv_puts_an_apostrophe_before_what_would_be_a_formula(text: str) -> None:
    assert as_csv(a_sheet(text)) == [f"'{text}"]


@pytest.mark.parametrize(
    "text", ["070-174 06 05", "Åsa = Anna", "1-2", "O'Brien", 'a "quoted" b', "a;b", "two\nlines", " x"]
)
def test_csv_leaves_other_texts_alone(text: str) -> None:
    assert as_csv(a_sheet(text)) == [text]


def test_a_negative_number_is_a_number_in_csv() -> None:
    assert as_csv(a_sheet(-1.5, -2, form=Form.NUMBER)) == ["-1.5", "-2"]


@pytest.mark.parametrize(
    ("language", "expected"), [("en", ["1.5", "0.888889", "2027-03-31", ""]), ("sv", ["1,5", "0,888889", "2027-03-31", ""])]
)
def test_csv_writes_numbers_as_the_language_does(language: str, expected: list[str]) -> None:
    i18n.use(language)
    assert as_csv(a_sheet(1.5, 24 / 27, date(2027, 3, 31), None)) == expected


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    (cell,) = read_back(a_sheet("x" * 40_000))
    assert len(cell) == 32_767
    assert cell.endswith("x…")


@pytest.mark.parametrize("language", ["en", "sv"])
def test_sheet_names_fit_into_a_workbook_in_every_language(desk: Desk, tmp_path: Path, language: str) -> None:
    i18n.use(language)
    builders.a_round()
    (path,) = export(tmp_path, on=ON)
    assert len(workbook(path)) == len(TABLES)


def test_a_round_with_a_name_of_all_kinds_of_signs_gets_a_file(desk: Desk, tmp_path: Path) -> None:
    round_id = builders.a_round(programme='..\\a/b:c*?"<>|', name="=1+1")
    for format in ("xlsx", "csv"):
        for path in export(tmp_path, format, round_id, on=ON):
            assert path.parent == tmp_path
            assert path.is_file()


def test_people_in_no_round_are_in_the_export_of_everything_only(desk: Desk, tmp_path: Path) -> None:
    round_id = builders.a_round()
    builders.a_mentor(round_id, person_id=builders.a_person("Inne", "Ekman"))
    builders.a_person("Utan", "Omgång")
    (everything,) = export(tmp_path, on=ON)
    (one,) = export(tmp_path, round_id=round_id, on=ON)
    assert [row["Given name"] for row in dictionaries(workbook(everything)["People"])] == ["Inne", "Utan"]
    assert [row["Given name"] for row in dictionaries(workbook(one)["People"])] == ["Inne"]


def test_an_empty_file_gives_headings(desk: Desk, tmp_path: Path) -> None:
    (path,) = export(tmp_path / "new folder", on=ON)
    assert [len(rows) for rows in workbook(path).values()] == [1] * len(TABLES)


def test_an_export_replaces_the_one_before_and_leaves_nothing_half_written(desk: Desk, tmp_path: Path) -> None:
    pairing_id = builders.a_pairing()
    for expected in (1, 2):
        builders.a_meeting(pairing_id, status=MeetingStatus.HELD)
        (path,) = export(tmp_path, on=ON)
        assert len(workbook(path)["Meetings"]) - 1 == expected
    assert list(tmp_path.iterdir()) == [path]


def test_when_writing_fails_the_older_file_stays(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (path,) = export(tmp_path, on=ON)
    before = path.read_bytes()

    def full(*_args: object, **_kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        export(tmp_path, on=ON)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_round_that_is_gone_is_said_in_words(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken):
        export(tmp_path, round_id=99, on=ON)
