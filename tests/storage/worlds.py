"""Rows for the storage tests: one in every table, and one-line changes to perform."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from mentordesk.desk import Desk
from mentordesk.domain.own_fields import OwnFieldKind
from mentordesk.storage.tables import every as tables
from tests import builders as a

DAY = date(2027, 3, 1)


def closed_file(folder: Path, fill: Callable[..., object], *args: object) -> Path:
    """A file that was made, filled in one step, and closed."""
    path = folder / "Programmes.mentordesk"
    desk = Desk.create(path)
    desk.perform("Fill", fill, *args)
    desk.close()
    return path


def one_of_each() -> None:
    """At least one row in every table but the history."""
    a.an_organisation(logo=b"\x89PNG\x00\xff")
    signatory = a.a_signatory(signature=b"\x00'\x01")
    round_id = a.a_round(signatory_one_id=signatory)
    a.a_round_text(round_id)
    mentor, mentee = a.a_mentor(round_id), a.a_mentee(round_id)
    person = a.a_person("Åsa", 'Ö’Brien "x"; --\n', unit_id=a.a_unit(), name_native="ኣስመረት")
    a.a_language(person)
    a.two_people(person - 1, person)
    a.a_merged_entry(person)
    tables.StatusChangeTable.insert(enrolment_id=mentee, status="waiting", on=DAY).execute()
    a.an_agreement(mentor)
    pairing = a.a_pairing(round_id=round_id, mentor_id=mentor, mentee_id=mentee)
    a.a_pause(pairing)
    a.a_goal(pairing)
    a.a_check_in(pairing)
    a.a_meeting(pairing)
    a.an_attendance(a.an_activity(round_id), mentor)
    a.an_outcome(mentee)
    a.a_story(mentee)
    a.a_certificate_exception(mentee)
    a.a_certificate(mentee)
    a.a_picture()
    a.a_note(person_id=person)
    labels = a.an_own_field("Labels", OwnFieldKind.CHOICES, "Driver’s licence")
    a.an_own_value(person, labels, own_option_id=tables.OwnOptionTable.get().id)
    a.a_saved_filter()
    a.a_draft()


def add_unit(name: str) -> int:
    """The smallest change."""
    return int(tables.UnitTable.insert(name=name).execute())


def units() -> list[str]:
    """The names of all units, in the order they came."""
    return [unit.name for unit in tables.UnitTable.select().order_by(tables.UnitTable.id)]


@contextmanager
def small_files(size: int) -> Iterator[None]:
    """A disk on which no file may grow beyond so many bytes, as if it were full; not on Windows."""
    import resource
    import signal

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
