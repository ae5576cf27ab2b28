"""Taking people in at the command line: a dry run says what would happen, the import does it, and the file can be undone."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from mentordesk import cli, cli_options
from mentordesk.desk import Desk
from mentordesk.queries import people
from tests import builders as a
from tests.exchange.applications import MAY, applications

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str | Path) -> tuple[int, str, str]:
        out = StringIO()
        status = cli.run(cli_options.parser().parse_args([str(each) for each in arguments]), out)
        return status, out.getvalue(), capsys.readouterr().err

    return command


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with a round."""
    desk = Desk.create(tmp_path / "Bostadsmentor.mentordesk")
    desk.perform("Set up", lambda: a.a_round(name="Bostadsmentor 2027"))
    desk.close()
    return tmp_path / "Bostadsmentor.mentordesk"


SAID = """\
34 lines
    31  New
     1  Can be filled in
     0  There already
     2  Does not fit
Line 12: Does not fit: Status since: February 2027 has 28 days.
"""


def test_a_dry_run_says_what_would_happen_and_the_import_does_it(run: Run, file: Path, tmp_path: Path) -> None:
    table, before = applications(tmp_path / "Intresse.xlsx"), file.read_bytes()
    status, out, err = run("import", file, table, "--role", "mentee", "--on", MAY, "--dry-run")
    assert (status, err) == (0, "")
    assert out.startswith(SAID)
    assert "Line 37: As line 15: Amira Tesfay: the same name and year of birth · Adds: Wish" in out
    assert out.endswith("A dry run: nothing was written.\n")
    assert file.read_bytes() == before
    status, out, _err = run("import", file, table, "--on", MAY, "--already", "fill")
    assert (status, out.splitlines()[-2:]) == (0, ["31 people were added.", "1 person was filled in."])
    desk = Desk.open(file)
    rows = people.listing(1, MAY)
    desk.close()
    assert [row.role for row in rows] == ["mentee"] * 31, "the sheet is called so"
    assert [row.name for row in rows if row.protected] == ["P-0025"]


@pytest.mark.parametrize(
    ("rows", "more", "said"),
    [
        ("Förnamn;Efternamn\nÅsa;Ek\n", ("--round", "2031"), "There is no one round called 2031."),
        ("1;2\n3;4\n", (), "It is not understood which column holds the names."),
        ("Namn\nÅsa Ek\n", ("--sheet", "Mentorer"), "There is no sheet Mentorer. There are: Intresse"),
        ("", (), "Intresse.csv is empty"),
    ],
)
def test_what_cannot_be_taken_in_is_one_message(
    run: Run, file: Path, tmp_path: Path, rows: str, more: tuple[str, ...], said: str
) -> None:
    table = tmp_path / "Intresse.csv"
    table.write_text(rows, encoding="utf-8")
    status, _out, err = run("import", file, table, *more)
    assert (status, err.startswith(said)) == (1, True), err
