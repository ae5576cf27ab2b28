"""The command line: each command does its work without Qt, and each failure is one clear message and a status."""

import argparse
import contextlib
import inspect
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from pypdf import PdfReader

from mentordesk import __version__, cli, cli_options, cli_password, i18n
from mentordesk.desk import Desk
from mentordesk.exchange import samples
from mentordesk.reports.registry import REPORTS
from mentordesk.reports.report import Report
from tests import builders as a
from tests import keys

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "Prov åäö.mentordesk"
    desk = Desk.create(path)
    samples.make(desk)
    desk.close()
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str | Path) -> tuple[int, str, str]:
        out = StringIO()
        status = cli.run(cli_options.parser().parse_args([str(each) for each in arguments]), out)
        return status, out.getvalue(), capsys.readouterr().err

    return command


def test_new_makes_a_file_and_never_replaces_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ny.mentordesk"
    assert run("new", path)[0] == 0
    before = path.read_bytes()
    status, _out, err = run("new", path)
    assert status == 1
    assert "ny.mentordesk" in err
    assert path.read_bytes() == before


SPOKEN = [
    # what is typed, and what is answered in English and in Swedish
    (["print"], "mentordesk print: error: the following arguments are required: FILE, DOCUMENT, --out",
     "mentordesk print: fel: detta måste anges: FILE, DOCUMENT, --out"),
    (["nope"], "argument COMMAND: invalid choice: 'nope' (choose from ", "KOMMANDO: 'nope' går inte att välja (välj bland "),
    (["check", "a", "b"], "error: unrecognized arguments: b", "fel: okända argument: b"),
    (["figures", "a", "--on"], "argument --on: expected one argument", "--on: ett värde måste anges"),
    (["figures", "a", "--on", "x"], "argument --on: x is not a date such as", "--on: x är inte ett datum som"),
    (["demo", "--no-window=1"], "argument --no-window: ignored explicit argument '1'", "--no-window: tar inget värde ('1')"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "english", "swedish"), SPOKEN, ids=[" ".join(typed) for typed, *_told in SPOKEN])
@pytest.mark.parametrize("language", ["en", "sv"])
def test_wrong_use_is_told_in_the_language_of_the_program(
    language: str, typed: list[str], english: str, swedish: str, capsys: pytest.CaptureFixture[str]
) -> None:
    i18n.use(language)
    only = typed[0] if typed[0] in cli_options.COMMANDS else None
    with pytest.raises(SystemExit) as ended:
        cli_options.parser(only).parse_args(typed)
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert (swedish if language == "sv" else english) in said
    assert said.startswith("användning: " if language == "sv" else "usage: ")


def test_the_help_is_swedish_throughout() -> None:
    i18n.use("sv")
    told = cli_options.parser().format_help() + cli_options.parser("print").format_help()
    for words in ("usage", "positional", "options", "show this", "show the", "arguments"):
        assert words not in told
    assert "visa den här hjälpen och avsluta" in told


def test_what_is_translated_for_argparse_is_what_it_says() -> None:
    source = inspect.getsource(argparse)
    for words in cli_options.OF_ARGPARSE:
        assert repr(words) in source or f"_({words!r}" in source, words


def test_the_help_names_every_way_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    told = cli_options.parser().format_help()
    assert "usage: mentordesk [FILE]\n" in told
    assert "the window opens" in told
    assert list(cli.COMMANDS) == list(cli_options.COMMANDS)
    for command in cli.COMMANDS:
        assert re.search(rf"^ +{command}\s+[a-z]", told, re.MULTILINE), command
    for option in ("--version", "--smoke"):
        assert option in told
    assert cli_options.parser().parse_args(["new", "x"]).command == "new"


def test_documents_lists_keys_titles_and_choices(run: Run) -> None:
    status, out, _err = run("documents")
    assert status == 0
    for report in REPORTS:
        assert any(line.split()[0] == report.key for line in out.splitlines())
        for option in report.options:
            assert f"--set {option.key}=…  {option.label}" in out


@pytest.mark.parametrize(
    ("key", "text"),
    [("meetings_held", "198"), ("used_share", "93.0%"), ("used_minutes", "477.0 h"), ("coverage_2027-03", "88.9%")],
)
def test_figures_are_those_of_the_sample(run: Run, file: Path, key: str, text: str) -> None:
    status, out, _err = run("figures", file, "--round", "Bostadsmentor 2027", "--on", "2027-10-15")
    assert status == 0
    line = next(line for line in out.splitlines() if line.startswith(key + " "))
    assert text in line


def test_figures_as_json_carry_key_value_unit_and_definition(run: Run, file: Path) -> None:
    status, out, _err = run("figures", file, "--round", "2026", "--on", "2026-12-31", "--json")
    told = json.loads(out)
    assert status == 0
    assert (told["round"], told["on"]) == ("Nätverksmentor 2026", "2026-12-31")
    by_key = {each["key"]: each for each in told["figures"]}
    assert by_key["aim_all"]["value"] == pytest.approx(7 / 12)
    assert set(by_key["aim_all"]) == {"key", "label", "value", "unit", "definition"}


def test_print_one_file(run: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "sammanfattning.pdf"
    status, out, _err = run("print", file, "summary", "--out", target, "--round", "Bostadsmentor 2027", "--language", "en")
    assert (status, out.strip()) == (0, str(target))
    assert "Bostadsmentor" in PdfReader(target).pages[0].extract_text()


def test_print_one_file_for_each_person(run: Run, file: Path, tmp_path: Path) -> None:
    status, out, _err = run("print", file, "certificate", "--out", tmp_path / "intyg", "--round", "2027", "--separate")
    assert status == 0
    assert len(out.splitlines()) == len(list((tmp_path / "intyg").glob("*.pdf"))) == 26


def test_print_one_person(run: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "one.pdf"
    status, _out, _err = run(
        "print", file, "certificate", "--out", target, "--round", "2027", "--person", "Helena Bergström"
    )
    assert status == 0
    assert len(PdfReader(target).pages) == 1


def test_print_with_the_choices_of_the_document(run: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "march.pdf"
    chosen = ("--set", "month=2027-03")
    assert run("print", file, "month_list", "--out", target, "--round", "2027", "--language", "en", *chosen)[0] == 0
    assert "Month list – March 2027" in PdfReader(target).pages[0].extract_text()


def test_only_certificates_are_printed_in_both_languages(run: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "both.pdf"
    person = ("--person", "Rania Khalil", "--set", "design=modern")
    both = ("--round", "2027", "--language", "both", "--on", "2027-10-15")
    status, _out, err = run("print", file, "summary", "--out", target, *both)
    assert (status != 0, target.exists()) == (True, False)
    assert "Only certificates" in err
    status, _out, err = run("print", file, "certificate", "--out", target, *both, *person)
    assert status == 0, err
    words = PdfReader(target).pages[0].extract_text()
    assert "Diplom" in words
    assert "is awarded to" in words


def test_print_one_activity_and_several_people(run: Run, file: Path, tmp_path: Path) -> None:
    list_, badges = tmp_path / "list.pdf", tmp_path / "badges.pdf"
    meeting = ("--activity", "Andra nätverksträffen")
    assert run("print", file, "sign_in_list", "--out", list_, "--round", "2027", *meeting)[0] == 0
    assert PdfReader(list_).pages[0].extract_text().startswith("Andra nätverksträffen")
    people = ("--person", "Helena Bergström", "--person", "Rania Khalil")
    assert run("print", file, "badges", "--out", badges, "--round", "2027", *people)[0] == 0
    found = PdfReader(badges).pages[0].extract_text()
    assert "Helena Bergström" in found
    assert "Rania Khalil" in found


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.key)
def test_every_document_is_printed_or_refused_in_words(report: Report[Any], run: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "paper.pdf"
    status, _out, err = run("print", file, report.key, "--out", target, "--round", "2027", "--on", "2027-10-15")
    assert target.exists() == (status == 0)
    assert status == 0 or err.strip().endswith(".")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("print", "FILE", "summary", "--out", "x.pdf", "--set", "month=2027-03"), "It has: hide"),
        (("print", "FILE", "month_list", "--out", "x.pdf", "--set", "month=1999-01"), "2027-02"),
        (("print", "FILE", "sign_in_list", "--out", "x.pdf", "--activity", "No such day"), "No such day"),
        (("print", "FILE", "nothing", "--out", "x.pdf"), "nothing"),
        (("print", "FILE", "summary", "--out", "x.pdf", "--person", "Helena Bergström"), "whole round"),
        (("print", "FILE", "badges", "--out", "x.pdf", "--activity", "Andra nätverksträffen"), "single activity"),
        (("print", "FILE", "summary", "--out", "x.pdf", "--round", "1999"), "1999"),
        (("print", "FILE", "certificate", "--out", "x.pdf", "--person", "No Body"), "No Body"),
        (("print", "FILE", "badges", "--out", "x.pdf", "--round", "2027", "--person", "Adept 17"), "writes it down"),
        (("print", "FILE", "summary", "--out", "no folder here/x.pdf"), "The folder no folder here is not there"),
        (("print", "FILE", "summary", "--out", "."), "is a folder"),
        (("print", "FILE", "certificate", "--round", "2027", "--out", "FILE", "--separate"), "is no folder"),
        (("export", "FILE", "FILE"), "is no folder"),
        (("backup", "FILE", "FILE"), "There is already a file"),
        (("figures", "no such file.mentordesk"), "no such file"),
        (("backup", "no such file.mentordesk", "x.mentordesk"), "no such file"),
        (("check", "no such file.mentordesk"), "no such file"),
        (("export", "no such file.mentordesk", "x"), "no such file"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value[:3]),
)
def test_failures_are_one_message_and_a_status(
    run: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = file.read_bytes()
    status, _out, err = run(*(file if each == "FILE" else each for each in arguments))
    assert status == 1
    assert words in err
    assert "Traceback" not in err
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == []


def test_the_demo_makes_both_samples_and_prints_them_and_replaces_an_earlier_one(
    run: Run, file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "a new" / "demo"
    folder.mkdir(parents=True)
    earlier = folder / cli.SAMPLE_NAME
    earlier.write_bytes(file.read_bytes())
    desk = Desk.open(earlier)
    desk.perform("Add a round", a.a_round)
    desk.close()
    status, out, _err = run("demo", "--out", folder, "--no-window")
    assert status == 0
    made = [Path(line.strip()) for line in out.splitlines()[1:-1]]
    assert len(made) == len(list(folder.glob("*.pdf"))) > 30
    assert all(path.stat().st_size > 1000 for path in made)
    assert not list(folder.glob("*.part"))
    half = next(path for path in made if path.name == "Bostadsmentor 2027 - Halvtidsrapport.pdf")
    assert "2027-05-31" in PdfReader(half).pages[0].extract_text(), "as of the middle of the year"
    again = Desk.open(earlier)
    assert len(again.dump()["round"]) == 2, "the round added to the earlier one is gone"
    again.close()


def test_the_demo_takes_no_file_from_whoever_has_it_open(run: Run, tmp_path: Path) -> None:
    path = tmp_path / cli.SAMPLE_NAME
    desk = Desk.create(path)
    desk.perform("Add a round", a.a_round)
    status, _out, err = run("demo", "--out", tmp_path, "--no-window")
    assert (status, "open" in err) == (1, True)
    desk.perform("Add another round", a.a_round)
    desk.close()
    path.write_bytes(b"My own notes")
    assert run("demo", "--out", tmp_path, "--no-window")[0] == 1
    assert path.read_bytes() == b"My own notes"


def test_export_as_workbook_and_as_csv(run: Run, file: Path, tmp_path: Path) -> None:
    assert run("export", file, tmp_path / "xlsx")[0] == 0
    assert run("export", file, tmp_path / "csv", "--format", "csv")[0] == 0
    assert len(list((tmp_path / "xlsx").glob("*.xlsx"))) == 1
    assert len(list((tmp_path / "csv").glob("*.csv"))) > 5


def test_check_and_backup(run: Run, file: Path, tmp_path: Path) -> None:
    assert run("check", file)[0] == 0
    copy = tmp_path / "kopia.mentordesk"
    assert run("backup", file, copy)[0] == 0
    assert run("check", copy)[0] == 0


def test_check_finds_damage(run: Run, file: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.mentordesk"
    content = bytearray(file.read_bytes())
    content[20_000:60_000] = b"\xa5" * 40_000
    damaged.write_bytes(content)
    status, _out, err = run("check", damaged)
    assert status == 1
    assert err


def test_check_tells_what_is_wrong_between_the_records_and_what_is_only_odd(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "egen.mentordesk"
    desk = Desk.create(path)
    round_id = a.a_round(name="2027")
    a.a_mentor(round_id, person_id=a.a_person("Bo", "Ek"), status="matched")
    desk.close()
    odd = "Worth a look: Bostadsmentor 2027: the status of Bo Ek is “Matched”, but no pairing is going on.\n"
    assert run("check", path) == (0, f"The file is sound.\n{odd}", "")
    desk = Desk.open(path)
    a.a_certificate(a.a_mentor(round_id), serial=2)
    desk.close()
    wrong = "Bostadsmentor 2027: certificate A-2027-001 is missing from the register.\n"
    assert run("check", path) == (1, odd, wrong)


SECRET = "långt lösenord"


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with a password, small."""
    path = tmp_path_factory.mktemp("secret") / "Hemlig.mentordesk"
    desk = Desk.create(path, password=SECRET)
    desk.perform("Add a round", a.a_round)
    desk.close()
    return path


PEOPLE = Path(__file__).parent / "files" / "people.csv"
ON_A_FILE = {
    "import": ("import", "FILE", str(PEOPLE), "--dry-run"),
    "print": ("print", "FILE", "summary", "--out", "x.pdf"),
    "figures": ("figures", "FILE"),
    "export": ("export", "FILE", "out"),
    "check": ("check", "FILE"),
    "backup": ("backup", "FILE", "copy.mentordesk"),
}


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Somebody sits at the terminal and types this; None is Ctrl+D. Gives the list of what was asked."""

    def sits(*answers: str | None) -> list[str]:
        left, prompts = list(answers), list[str]()

        def answer(prompt: str) -> str:
            prompts.append(prompt)
            given = left.pop(0)
            if given is None:
                raise EOFError
            return given

        monkeypatch.setattr(cli_password, "getpass", answer)
        monkeypatch.setattr(sys, "stdin", Mock(isatty=lambda: True))
        return prompts

    return sits


def test_every_command_that_opens_a_file_takes_a_password_file() -> None:
    known = {name for name in cli.COMMANDS if name not in ("demo", "new", "documents")}
    assert known == set(ON_A_FILE)


@pytest.mark.parametrize("arguments", ON_A_FILE.values(), ids=list(ON_A_FILE))
@pytest.mark.parametrize("end", ["", "\n", "\r\nmore\r\n"])
def test_a_password_file_opens_an_encrypted_file(
    run: Run, secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], end: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lösen.txt").write_bytes((SECRET + end).encode("utf-8-sig" if end else "utf-8"))
    status, _out, err = run(*(secret if each == "FILE" else each for each in arguments), "--password-file", "lösen.txt")
    assert (status, err) == (0, "")


@pytest.mark.parametrize("arguments", ON_A_FILE.values(), ids=list(ON_A_FILE))
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"wrong", "Wrong password"),
        (b"", "The first line of the password file lösen.txt is empty."),
        (b"\n" + SECRET.encode(), "The first line of the password file lösen.txt is empty."),
        ("lösen".encode("utf-16"), "The password file lösen.txt is not UTF-8 text."),
        (None, "The password file lösen.txt cannot be read: No such file or directory"),
    ],
    ids=["wrong", "empty", "empty line", "utf-16", "missing"],
)
def test_a_password_file_that_does_not_help_is_said_and_nothing_is_written(
    run: Run, secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...],
    content: bytes | None, words: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    if content is not None:
        (tmp_path / "lösen.txt").write_bytes(content)
    before = secret.read_bytes(), {each.name for each in (*tmp_path.iterdir(), *secret.parent.iterdir())}
    status, out, err = run(*(secret if each == "FILE" else each for each in arguments), "--password-file", "lösen.txt")
    assert (status, out) == (1, "")
    assert words in err
    assert SECRET not in err
    assert before == (secret.read_bytes(), {each.name for each in (*tmp_path.iterdir(), *secret.parent.iterdir())})


@pytest.mark.parametrize("arguments", ON_A_FILE.values(), ids=list(ON_A_FILE))
def test_without_a_terminal_an_encrypted_file_says_how(
    run: Run, secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", StringIO())
    status, out, err = run(*(secret if each == "FILE" else each for each in arguments))
    assert (status, out) == (1, "")
    assert "Hemlig.mentordesk" in err
    assert "--password-file" in err
    assert list(tmp_path.iterdir()) == []


def test_at_a_terminal_the_password_is_asked_for_again(run: Run, secret: Path, typed: Callable[..., list[str]]) -> None:
    asked = typed("wrong", SECRET)
    status, out, err = run("check", secret)
    assert (status, out.strip(), err.strip()) == (0, "The file is sound.", "Wrong password")
    assert asked == ["Password of Hemlig.mentordesk: "] * 2


@pytest.mark.parametrize(
    ("answers", "words"),
    [(["one", "two", "three"], "Wrong password\nThe password does not open"), (["wrong", ""], "No password was given"),
     ([None], "No password was given")],
)  # fmt: skip
def test_who_does_not_know_the_password_gets_nothing(
    run: Run, secret: Path, tmp_path: Path, typed: Callable[..., list[str]], answers: list[str | None], words: str
) -> None:
    asked = typed(*answers)
    status, out, err = run("backup", secret, tmp_path / "copy.mentordesk")
    assert (status, out, len(asked)) == (1, "", len(answers))
    assert words in err
    assert list(tmp_path.iterdir()) == []


def test_a_file_without_a_password_asks_for_none(run: Run, file: Path, typed: Callable[..., list[str]]) -> None:
    asked = typed()
    assert run("check", file)[0] == 0
    assert asked == []


@pytest.mark.parametrize("arguments", ON_A_FILE.values(), ids=list(ON_A_FILE))
def test_no_command_takes_a_password_as_an_argument(arguments: tuple[str, ...]) -> None:
    cli_options.parser().parse_args([*arguments, "--password-file", "name"])
    with pytest.raises(SystemExit):
        cli_options.parser().parse_args([*arguments, "--password", SECRET])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_what_is_typed_at_a_real_terminal_is_not_shown(tmp_path: Path) -> None:
    import pty

    path = tmp_path / "Hemlig.mentordesk"
    with keys.in_full():
        Desk.create(path, password=SECRET).close()
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "mentordesk", "check", str(path)]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True, close_fds=True
    ) as child:
        os.close(theirs)
        said = b""
        while b": " not in said:
            said += os.read(ours, 1000)
        os.write(ours, f"{SECRET}\n".encode())
        with contextlib.suppress(OSError):  # how Linux tells that nobody is at the other end
            while more := os.read(ours, 1000):
                said += more
        status = child.wait(20)
    os.close(ours)
    assert status == 0, said.decode()
    assert SECRET.encode() not in said


@pytest.mark.parametrize(
    ("arguments", "window"),
    [([], True), (["my.mentordesk"], True), (["demo"], False), (["--version"], False), (["print", "a", "b"], False)],
)
def test_when_a_window_is_wanted(arguments: list[str], window: bool) -> None:
    assert cli_options.wants_window(arguments) is window


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.key)
def test_each_document_is_found_alone_or_in_the_list(report: Report[Any]) -> None:
    assert cli._report(report.key) is report


@pytest.mark.parametrize("key", ["", "frame", "registry", "certificate.REPORT", "../certificate"])
def test_a_module_without_a_document_is_none(run: Run, file: Path, tmp_path: Path, key: str) -> None:
    status, _out, err = run("print", file, key, "--out", tmp_path / "a.pdf")
    assert status == 1
    assert "certificate_register" in err


def test_one_document_does_not_wait_for_the_others() -> None:
    code = (
        "import sys; from mentordesk import cli\n"
        "cli._report('time_account')\n"
        "print([name for name in ('registry', 'final_report', 'badges') if f'mentordesk.reports.{name}' in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


def test_printing_never_asks_what_was_put_off(file: Path, tmp_path: Path) -> None:
    """Else it was put off in vain, and the list has a name too many."""
    code = (
        "import sys, types; from mentordesk import __main__, later\n"
        "__main__.main(sys.argv[1:])\n"
        "print([name for name in later.SELDOM if type(sys.modules[name]) is types.ModuleType])"
    )
    command = [sys.executable, "-c", code, "print", str(file), "certificate", "--out", str(tmp_path / "a.pdf")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines() == [str(tmp_path / "a.pdf"), "[]"]


@pytest.mark.parametrize("arguments", [["--help"], ["print", "--help"], ["--version"], ["documents"], ["check", "none"]])
def test_as_a_process_a_command_says_all_before_it_leaves(arguments: list[str]) -> None:
    command = [sys.executable, "-m", "mentordesk", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == (1 if "none" in arguments else 0)
    assert (done.stdout, done.stderr)["none" in arguments].endswith("\n")


def test_a_process_makes_digests_without_openssl() -> None:
    code = (
        "import sys; from mentordesk import __main__\n"
        "__main__.main = lambda: print(__import__('hashlib').sha256(b'').hexdigest()[:6], sys.modules['_hashlib']) or 0\n"
        "__main__.start()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "e3b0c4 None"


def test_help_and_version_load_nothing_that_works_without_a_window() -> None:
    code = (
        "import sys; from mentordesk.__main__ import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: pass\n"
        "later = ('PySide6', 'reportlab', 'peewee', 'sqlcipher3', 'xlsxwriter', 'python_calamine', 'mentordesk.desk')\n"
        "heavy = [name for name in later if name in sys.modules]\n"
        "print(heavy)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines() == [f"MentorDesk {__version__}", "[]"]
