"""Two hundred certificates as a whole process, beside LibreOffice turning a document of the same pages into a PDF.

`python -m tests.benchmarks.office` measures it alone. LibreOffice is Debian's package libreoffice-writer; where it is
missing the goal is skipped, loudly.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtPdf import QPdfDocument

from mentordesk import paths
from mentordesk.actions import certificates as actions
from mentordesk.desk import Desk
from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.enrolments import Role
from mentordesk.queries import certificates as register
from mentordesk.queries import programmes
from mentordesk.reports import certificate
from mentordesk.reports.report import Request
from tests import builders as a
from tests.benchmarks import certificates, measure, office_document

PAGES = 200
GOAL = f"{PAGES} certificates as a process / LibreOffice converting the same pages"
MOST = 1 / 30
"""The goal, reached with nothing to spare: half of what is left is Python and the libraries as they are loaded."""
ON = date(2027, 10, 7)
_TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
"""As ours: a PDF that can be read aloud."""


def program() -> str | None:
    """LibreOffice, if it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def beside_office(folder: Path) -> measure.Result | None:
    """Both as processes of their own, from the command to the finished file; None where there is no LibreOffice."""
    office = program()
    if office is None:
        print(f"SKIPPED: {GOAL}: LibreOffice is missing (apt-get install libreoffice-writer)", file=sys.stderr)
        return None
    file = write_file(folder / "certificates.mentordesk")
    document = office_document.write(folder / "certificates.odt", _issued(file))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"  # made by the first round, which is not counted
    converting = [office, profile, "--headless", "--convert-to", _TAGGED, "--outdir", str(folder), str(document)]
    printing = [sys.executable, "-m", "mentordesk", "print", str(file), "certificate", "--out", str(folder / "ours.pdf")]
    theirs = os.environ | {"FONTCONFIG_FILE": str(_fonts(folder))}
    found = measure.beside(
        GOAL, partial(_run, converting, theirs), partial(_run, printing, _compiled(folder)), times=5, most=MOST
    )
    _require_same(folder / "ours.pdf", document.with_suffix(".pdf"))
    return found


def _run(command: list[str], environment: Mapping[str, str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=600, env=environment)


def _compiled(folder: Path) -> dict[str, str]:
    """Surroundings in which our modules are compiled, as an installed program has them."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def _fonts(folder: Path) -> Path:
    """Settings that give LibreOffice our fonts, as if they were installed."""
    settings = (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{paths.resources() / 'fonts'}</dir><cachedir>{folder / 'font-cache'}</cachedir></fontconfig>"
    )
    path = folder / "fonts.conf"
    path.write_text(settings, encoding="utf-8")
    return path


def _issued(file: Path) -> certificate.Data:
    desk = Desk.open(file, read_only=True)
    try:
        (round_,) = programmes.rounds()
        return certificate.collect(Request(round_id=round_.id, on=ON))
    finally:
        desk.close()


def _require_same(ours: Path, theirs: Path) -> None:
    """Both have the same letters on every page, in the same fonts, and are tagged: else nothing was compared."""
    assert _pages(ours) == _pages(theirs)
    assert _fonts_of(ours) == _fonts_of(theirs)
    assert all(b"/MarkInfo" in each.read_bytes() for each in (ours, theirs))


def _pages(path: Path) -> list[list[str]]:
    """The letters of each page in the order of the alphabet: lines end and spaces lie elsewhere."""
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    pages = [sorted("".join(document.getAllText(page).text().split())) for page in range(document.pageCount())]
    document.close()
    assert len(pages) == PAGES
    return pages


def _fonts_of(path: Path) -> set[bytes]:
    return set(re.findall(rb"/BaseFont */[A-Z]+\+([\w-]+)", path.read_bytes()))


def write_file(path: Path) -> Path:
    """A round of 200 mentors with a diploma each, issued."""
    desk = Desk.create(path)
    round_id = a.a_round(
        signatory_one_id=a.a_signatory(title="Bostadschef"),
        signatory_two_id=a.a_signatory(name="Yusuf Rahimi", title="Projektledare"),
        place="Exempelstad",
        owner="Arbetsmarknadsförvaltningen",
    )
    a.an_organisation(logo=certificates.LOGO.read_bytes())
    events = (a.an_activity(round_id), a.an_activity(round_id, ActivityKind.NETWORK, on=date(2027, 4, 15)))
    for number in range(1, PAGES + 1):
        mentor = a.a_mentor(round_id, person_id=a.a_person("Åsa", f"Öberg-Andersson {number}"))
        pairing = a.a_pairing(round_id, mentor_id=mentor)
        for month in range(2, 10):
            a.a_meeting(pairing, date(2027, month, 15))
        for event in events:
            a.an_attendance(event, mentor)
    mentors = [row for row in register.verdicts(round_id, ON) if row.role is Role.MENTOR]
    assert [row.verdict.kind for row in mentors] == [CertificateKind.DIPLOMA] * PAGES
    desk.perform("Issue", actions.issue, round_id, [row.enrolment_id for row in mentors], on=ON)
    desk.close()
    return path


def main() -> int:
    """Measure it alone."""
    with tempfile.TemporaryDirectory() as name:
        found = beside_office(Path(name))
    if found is None:
        return 2
    print(measure.table([found]))
    return 0 if found.holds else 1


if __name__ == "__main__":
    sys.exit(main())
