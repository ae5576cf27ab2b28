"""Two hundred certificates as a whole process, beside LibreOffice turning a document of the same pages into a PDF.

`python -m tests.benchmarks.office` measures it alone. LibreOffice is Debian's package libreoffice-writer; where it is
missing the goal is skipped, loudly.
"""

import shutil
import subprocess
import sys
import tempfile
from datetime import date
from functools import partial
from pathlib import Path

from mentordesk.actions import certificates as actions
from mentordesk.desk import Desk
from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.enrolments import Role
from mentordesk.queries import certificates as register
from tests import builders as a
from tests.benchmarks import certificates, measure, office_document

PAGES = 200
GOAL = f"{PAGES} certificates as a process / LibreOffice converting the same pages"
MOST = 1 / 30
"""The goal, which a bare canvas reaches. Ours is missed so far: starting Python and its modules alone takes 1/20."""
ON = date(2027, 10, 7)


def program() -> str | None:
    """LibreOffice, if it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def beside_office(folder: Path) -> measure.Result | None:
    """Both as processes of their own, from the command to the finished file; None where there is no LibreOffice."""
    office = program()
    if office is None:
        print(f"SKIPPED: {GOAL}: LibreOffice is missing (apt-get install libreoffice-writer)", file=sys.stderr)
        return None
    document = office_document.write(folder / "certificates.odt", PAGES)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"  # made by the first round, which is not counted
    converting = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    file = write_file(folder / "certificates.mentordesk")
    printing = [sys.executable, "-m", "mentordesk", "print", str(file), "certificate", "--out", str(folder / "ours.pdf")]
    return measure.beside(GOAL, partial(_run, converting), partial(_run, printing), times=3, most=MOST)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=600)


def write_file(path: Path) -> Path:
    """A round of 200 mentors with a diploma each, issued."""
    desk = Desk.create(path)
    round_id = a.a_round(signatory_one_id=a.a_signatory(), place="Exempelstad", owner="Arbetsmarknadsförvaltningen")
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
