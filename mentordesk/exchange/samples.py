"""Makes the two sample programmes: a whole year of each, by the program's own actions, from tables of invented people."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from mentordesk.actions import (
    activities,
    agreements,
    certificates,
    enrolments,
    notes,
    outcomes,
    pairings,
    people,
    programmes,
    units,
)
from mentordesk.desk import Desk
from mentordesk.domain.activities import Activity, AttendanceStatus
from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.enrolments import AgreementKind, EnrolmentStatus, MentorType, Role
from mentordesk.domain.outcomes import Outcome, OutcomePoint
from mentordesk.domain.people import LanguageLevel, Person
from mentordesk.domain.programmes import Round
from mentordesk.exchange import sample_pairs, sample_tables
from mentordesk.exchange.sample_tables import Row, Sample, Step, by_day, by_month, day, typed
from mentordesk.i18n import _
from mentordesk.queries import certificates as register
from mentordesk.queries import programmes as known

KEYS = ("b", "a")
"""The samples by the letter that begins the names of their tables, the earlier year first."""
CALLED_BEFORE = timedelta(days=14)
"""How long before an event people are called to it."""
A_START = timedelta(days=31)
"""How long it takes until a sample has a month of meetings to look at."""


def make(desk: Desk, *, until: date | None = None) -> None:
    """Make both sample programmes, up to and including a day (the whole years otherwise).

    Everything is done in the order of the calendar and stands in the history; undo starts anew afterwards. Raises
    RuleBroken when the file has the rounds already.
    """
    for key in KEYS:
        for step in steps(Sample(key)):
            if until is None or step.on <= until:
                desk.perform(step.label, step.do)
    desk.forget_steps()


def is_going_on(on: date) -> bool:
    """Do pairs of a sample meet about that day? Then it shows a round in the middle of its year."""
    rules = [Sample(key).rules() for key in KEYS]
    first, last = min(row["meetings_from"] for row in rules), max(row["ends_on"] for row in rules)
    return date.fromisoformat(first) + A_START <= on <= date.fromisoformat(last)


def steps(sample: Sample) -> list[Step]:
    """What is done in the year of a sample, by day; of one day in the order in which the subjects stand here."""
    subjects = (
        _setting_up,
        _intake,
        _papers,
        sample_pairs.matching,
        _events,
        sample_pairs.months,
        sample_pairs.changes,
        sample_pairs.follow_up,
        _ending,
        _certificates,
        _notes,
    )
    return sorted((step for subject in subjects for step in subject(sample)), key=lambda step: step.on)


def _setting_up(sample: Sample) -> Iterator[Step]:
    rules = sample.rules()
    on = min(date.fromisoformat(row["applied_on"]) for row in sample.rows("people")) - CALLED_BEFORE
    yield Step(on, _("Say who runs the desk"), _organisation)
    title = f"{rules['programme']} {rules['name']}"
    yield Step(on, _("Set up {round}").format(round=title), partial(_round, sample, rules))
    yield Step(on, _("Enter the units"), partial(_units, sample))
    yield Step(on, _("Plan the events of the round"), partial(_plan_events, sample))


def _organisation() -> None:
    """The organisation with its logo, unless the file has one."""
    if not known.organisation().name:
        logo = (sample_tables.folder() / "logo.png").read_bytes()
        programmes.update_organisation(**sample_tables.rows("organisation")[0], logo=logo)


def _round(sample: Sample, rules: Row) -> None:
    one, two = (_signatory(rules[which], rules[f"{which}_title"]) for which in ("signatory_one", "signatory_two"))
    fields = typed(Round, rules)
    sample.round_id = programmes.add_round(**fields, signatory_one_id=one, signatory_two_id=two, sample=True)


def _signatory(name: str, title: str) -> int:
    """The one of that name and title who signs already, or a new one: some sign for both programmes."""
    same = [one.id for one in known.signatories() if (one.name, one.title) == (name, title)]
    return same[0] if same else programmes.add_signatory(name=name, title=title)


def _units(sample: Sample) -> None:
    for row in sample.rows("units"):
        sample.units[row["name"]] = units.add(**row)


def _plan_events(sample: Sample) -> None:
    for row in sample.rows("activities"):
        sample.activities[row["key"]] = activities.add(sample.round_id, **typed(Activity, row))


def _intake(sample: Sample) -> Iterator[Step]:
    rows = sample.rows("people")
    for role, label in (
        (Role.MENTOR, _("Take in the mentors' applications")),
        (Role.MENTEE, _("Take in the mentees' applications")),
    ):
        for on, group in by_month([row for row in rows if row["role"] == role], "applied_on"):
            yield Step(on, label, partial(_apply, sample, group))
    for on, group in by_month(rows, "interviewed_on"):
        yield Step(on, _("Tick off interviews"), partial(_interview, sample, group))
    for on, group in by_day(rows, "accepted_on"):
        yield Step(on, _("Accept applicants"), partial(_set_status, sample, group, EnrolmentStatus.ACCEPTED, on))
    for status, label in (
        (EnrolmentStatus.WAITING, _("Put on the waiting list")),
        (EnrolmentStatus.WITHDRAWN, _("Withdraw an application")),
    ):
        for on, group in by_day([row for row in rows if row["then"] == status], "then_on"):
            yield Step(on, label, partial(_set_status, sample, group, status, on, group[0]["reason"]))


def _apply(sample: Sample, rows: list[Row]) -> None:
    for row in rows:
        unit_id = sample.units[row["unit"]] if row["unit"] else None
        person_id = people.add(**typed(Person, row), unit_id=unit_id)
        spoken = (each.split(":") for each in row["languages"].split())
        people.set_languages(person_id, [(language, LanguageLevel(level)) for language, level in spoken])
        sample.people[row["key"]] = person_id
        sample.enrolments[row["key"]] = enrolments.enrol(
            person_id=person_id,
            round_id=sample.round_id,
            role=Role(row["role"]),
            on=date.fromisoformat(row["applied_on"]),
            types=[MentorType(each) for each in row["types"].split()],
            capacity=int(row["capacity"]),
            wish=row["wish"],
        )


def _interview(sample: Sample, rows: list[Row]) -> None:
    for on, group in by_day(rows, "interviewed_on"):
        _set_status(sample, group, EnrolmentStatus.INTERVIEWED, on)


def _set_status(sample: Sample, rows: list[Row], status: EnrolmentStatus, on: date, reason: str = "") -> None:
    enrolments.set_status_of_many([sample.enrolments[row["key"]] for row in rows], status, on=on, reason=reason)


def _papers(sample: Sample) -> Iterator[Step]:
    for on, group in by_day(sample.rows("people"), "printed_on"):
        yield Step(on, _("Print agreements"), partial(_print, sample, group, on))
    for on, group in by_day(sample.rows("people"), "signed_on"):
        yield Step(on, _("Tick off signed agreements"), partial(_sign, sample, group, on))


def _print(sample: Sample, rows: list[Row], on: date) -> None:
    agreements.set_printed([sample.enrolments[row["key"]] for row in rows], AgreementKind.MENTOR, on)


def _sign(sample: Sample, rows: list[Row], on: date) -> None:
    for row in rows:
        agreements.set_signed(sample.enrolments[row["key"]], AgreementKind.MENTOR, on)


def _events(sample: Sample) -> Iterator[Step]:
    attendance = sample.rows("attendance")
    for row in sample.rows("activities"):
        on, key = date.fromisoformat(row["on"]), row["key"]
        ticks = {line["person"]: AttendanceStatus(line[key]) for line in attendance if line[key]}
        call = _("Call people to “{title}”").format(title=row["title"])
        yield Step(on - CALLED_BEFORE, call, partial(_call, sample, key, list(ticks)))
        came = _("Tick off who came to “{title}”").format(title=row["title"])
        yield Step(on, came, partial(_tick, sample, key, ticks))


def _call(sample: Sample, key: str, called: list[str]) -> None:
    activities.invite(sample.activities[key], [sample.enrolments[person] for person in called])


def _tick(sample: Sample, key: str, ticks: dict[str, AttendanceStatus]) -> None:
    """First those who did not come, then all others at once, as at the desk."""
    for person, status in ticks.items():
        if status is not AttendanceStatus.PRESENT:
            activities.set_attendance(sample.activities[key], sample.enrolments[person], status)
    activities.all_came(sample.activities[key])


def _ending(sample: Sample) -> Iterator[Step]:
    rules = sample.rules()
    last = date.fromisoformat(rules["meetings_to"])
    yield Step(last, _("End all running pairs"), partial(_end_all, sample, last))
    for on, group in by_day(sample.rows("outcomes"), "on"):
        yield Step(on, _("Enter outcomes"), partial(_outcomes, sample, group, on))
    for on, group in by_day(sample.rows("stories"), "told_on"):
        yield Step(on, _("Write down stories"), partial(_stories, sample, group))


def _end_all(sample: Sample, on: date) -> None:
    pairings.end_all_running(sample.round_id, on=on)


def _outcomes(sample: Sample, rows: list[Row], on: date) -> None:
    for row in rows:
        outcomes.set_outcome(
            sample.enrolments[row["mentee"]],
            point=OutcomePoint.EXIT,
            outcome=Outcome(row["outcome"]),
            on=on,
            employer=row["employer"],
            note=row["note"],
        )


def _stories(sample: Sample, rows: list[Row]) -> None:
    for row in rows:
        consent_on = day(row["consent_on"])
        mentee = sample.enrolments[row["mentee"]]
        outcomes.add_story(mentee, text=row["text"], consent=consent_on is not None, consent_on=consent_on)


def _certificates(sample: Sample) -> Iterator[Step]:
    rules = sample.rules()
    for on, group in by_day(sample.rows("exceptions"), "on"):
        yield Step(on, _("Decide an exception from the certificate rule"), partial(_except, sample, group, on))
    on = date.fromisoformat(rules["certificates_on"])
    roles = [Role(role) for role in rules["certificates_for"].split()]
    yield Step(on, _("Issue certificates"), partial(_issue, sample, roles, on))
    yield Step(on, _("Hand out certificates"), partial(_hand_out, sample, on))
    for row in sample.rows("corrections"):
        on = date.fromisoformat(row["on"])
        yield Step(on, _("Correct a name"), partial(_correct_name, sample, row))
        yield Step(on, _("Correct a certificate"), partial(_correct_certificate, sample, row, on))


def _except(sample: Sample, rows: list[Row], on: date) -> None:
    for row in rows:
        kind = CertificateKind(row["kind"]) if row["kind"] else None
        certificates.decide_exception(sample.enrolments[row["person"]], kind=kind, reason=row["reason"], on=on)


def _issue(sample: Sample, roles: list[Role], on: date) -> None:
    """Everybody of the roles who gets one, in the order of the list: by name."""
    ready = [row for row in register.verdicts(sample.round_id, on) if row.ready and row.role in roles]
    certificates.issue(sample.round_id, [row.enrolment_id for row in ready], on=on)


def _hand_out(sample: Sample, on: date) -> None:
    """To those who came to the closing meeting."""
    came = {row["person"] for row in sample.rows("attendance") if row["closing"] == AttendanceStatus.PRESENT}
    enrolled = {sample.enrolments[person] for person in came}
    lines = [line.id for line in register.register(sample.round_id) if line.enrolment_id in enrolled]
    certificates.hand_out_many(lines, on=on)


def _correct_name(sample: Sample, row: Row) -> None:
    people.update(sample.people[row["person"]], given_name=row["given_name"], family_name=row["family_name"])


def _correct_certificate(sample: Sample, row: Row, on: date) -> None:
    enrolment_id = sample.enrolments[row["person"]]
    wrong = next(line.id for line in register.register(sample.round_id) if line.enrolment_id == enrolment_id)
    name = f"{row['given_name']} {row['family_name']}"
    certificates.correct(wrong, on=on, reason=row["reason"], name=name)


def _notes(sample: Sample) -> Iterator[Step]:
    for row in sample.rows("notes"):
        on = date.fromisoformat(row["on"])
        yield Step(on, _("Write a note"), partial(_note, sample, row, on))


def _note(sample: Sample, row: Row, on: date) -> None:
    ids = {"person": sample.people, "pairing": sample.pairings, "round": {"": sample.round_id}}
    about = {f"{row['about']}_id": ids[row["about"]][row["key"]]}
    notes.add(on=on, text=row["text"], **about)
