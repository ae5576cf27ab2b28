"""The same work without a window, for scripts and for support; it never loads Qt."""

import argparse
import contextlib
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, TextIO

from mentordesk import i18n
from mentordesk.cli_password import NoPassword, opened
from mentordesk.desk import Desk, StoredFileError
from mentordesk.domain.designs import BOTH
from mentordesk.domain.months import Month
from mentordesk.domain.problems import RuleBroken
from mentordesk.domain.programmes import Round
from mentordesk.files import safe_file_name, why_not_written, write_atomically
from mentordesk.i18n import _, ngettext
from mentordesk.later import Later
from mentordesk.queries import programmes

if TYPE_CHECKING:
    from mentordesk.queries import activities, certificates, enrolments, soundness
else:  # only where somebody is named, or an activity; and where a file is examined
    activities, enrolments = Later("queries.activities"), Later("queries.enrolments")
    certificates, soundness = Later("queries.certificates"), Later("queries.soundness")
importing = Later("cli_import")
export, samples, figures = Later("exchange.export"), Later("exchange.samples"), Later("queries.figures")

SAMPLE_NAME = "MentorDesk sample.mentordesk"


class WrongUse(Exception):
    """The command was asked for something that is not there; the text says what, and what there is."""


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Do what the options say; returns the exit status. Every failure is one clear message on standard error."""
    try:
        return COMMANDS[options.command](options, out)
    except (RuleBroken, WrongUse, NoPassword) as error:
        print(str(error), file=sys.stderr)
    except StoredFileError as error:
        print(f"{error.title}\n{error.text}", file=sys.stderr)
    except OSError as error:
        print(_not_written(error), file=sys.stderr)
    return 1


def _not_written(error: OSError) -> str:
    """The clear message for what the computer refused, in the language of the program and by the file's own name."""
    path = Path(str(error.filename2 or error.filename or "?").removesuffix(".part"))
    return why_not_written(error, path)


def _reports() -> Any:
    """The list of documents. By name: reportlab takes longer to load than most commands to run."""
    return import_module("mentordesk.reports.registry")


def _load(key: str) -> None:
    """Load the module that has the document with this key, if there is one."""
    with contextlib.suppress(ModuleNotFoundError):
        import_module(f"mentordesk.reports.{key}")


def _report(key: str) -> Any:
    """The document with this key. A module of that name has it and is loaded alone: all take longer than one to print."""
    try:
        found = import_module(f"mentordesk.reports.{key}").REPORT
    except (ModuleNotFoundError, AttributeError):
        found = None
    if found is not None and found.key == key:
        return found
    by_key = {report.key: report for report in _reports().REPORTS}
    if key not in by_key:
        keys = ", ".join(by_key)
        raise WrongUse(_("There is no document {key}. There are: {keys}").format(key=key, keys=keys))
    return by_key[key]


def _request(**fields: Any) -> Any:
    return import_module("mentordesk.reports.report").Request(**fields)


def _round(name: str | None) -> Round:
    known = programmes.rounds()
    if not known:
        raise WrongUse(_("The file has no round yet."))
    if name is None:
        return known[-1]
    fits = [each for each in known if name.casefold() in (each.title.casefold(), each.name.casefold())]
    if len(fits) == 1:
        return fits[0]
    there = ", ".join(each.title for each in known)
    raise WrongUse(_("There is no one round called {name}. The file has: {there}").format(name=name, there=there))


def _enrolments_of(round_id: int, names: Sequence[str]) -> tuple[int, ...]:
    if not names:
        return ()
    known, found = enrolments.names(round_id), []
    for name in names:
        mine = [each.enrolment_id for each in known if each.name.casefold() == name.casefold()]
        if not mine:
            raise WrongUse(_("Nobody in the round is called {name}.").format(name=name))
        found += mine
    return tuple(found)


def _activity_of(round_id: int, title: str | None) -> int | None:
    if title is None:
        return None
    known = activities.of_round(round_id)
    found = [each.id for each in known if each.title.casefold() == title.casefold()]
    if len(found) == 1:
        return found[0]
    there = ", ".join(each.title for each in known)
    raise WrongUse(_("There is no one activity called {title}. The round has: {there}").format(title=title, there=there))


def _new(options: argparse.Namespace, out: TextIO) -> int:
    Desk.create(options.file).close()
    print(_("Made {file}").format(file=options.file), file=out)
    return 0


def _documents(options: argparse.Namespace, out: TextIO) -> int:  # noqa: ARG001
    for report in _reports().REPORTS:
        print(f"{report.key:<20} {_(report.title)}", file=out)
        for option in report.options:
            print(f"{'':<20} --set {option.key}=…  {_(option.label)}", file=out)
    return 0


def _print(options: argparse.Namespace, out: TextIO) -> int:
    Thread(target=_load, args=(options.document,)).start()  # meanwhile, as Python has nothing to do while a file is checked
    desk = opened(options.file, options.password_file)
    try:
        made = _print_one(_report(options.document), options)
    finally:
        desk.close()
    for path in made:
        print(path, file=out)
    return 0


def _print_one(report: Any, options: argparse.Namespace) -> list[Path]:
    chosen = _round(options.round)
    if options.language == BOTH and not report.bilingual:
        raise WrongUse(_("Only certificates can be in both languages at once."))
    asks = {each.value for each in report.asks}
    if options.person and "people" not in asks:
        raise WrongUse(_("This document is about the whole round and not about single people."))
    if options.activity and "activity" not in asks:
        raise WrongUse(_("This document is not about a single activity."))
    request = _request(
        round_id=chosen.id,
        on=options.on or date.today(),
        language=options.language or _language(report, chosen),
        enrolment_ids=_enrolments_of(chosen.id, options.person),
        activity_id=_activity_of(chosen.id, options.activity),
        chosen=tuple(options.set),
    )
    _check_answers(report, request)
    _refuse_protected(report, request)
    data = report.collect(request)
    if not options.separate:
        return [_write(report, data, options.out)]
    if report.split is None:
        raise WrongUse(_("This document is not made one for each person."))
    options.out.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for stem, part in report.split(data):
        name = safe_file_name(stem, ".pdf", [path.name for path in made])
        made.append(_write(report, part, options.out / name))
    return made


def _language(report: Any, of: Round) -> str:
    return of.cert_language if report.bilingual else of.language


def _check_answers(report: Any, request: Any) -> None:
    """Say what there is to choose where an answer is none."""
    known = {option.key: option for option in report.options}
    for key, answer in request.chosen:
        if key not in known:
            there = ", ".join(known) or _("none")
            raise WrongUse(_("This document has no choice {key}. It has: {there}").format(key=key, there=there))
        if not known[key].fits(answer, request):
            there = ", ".join(value.key for value in known[key].values(request)) or "yes, no"
            raise WrongUse(
                _("{answer} is no answer to {key}. There are: {there}").format(answer=answer, key=key, there=there)
            )


def _refuse_protected(report: Any, request: Any) -> None:
    """Of a protected identity a paper is made for a reason, which the window asks for and writes down.

    Of an issued certificate it was given when it was issued.
    """
    hidden = enrolments.protected(request.enrolment_ids) if request.enrolment_ids else {}
    if hidden and report.key == "certificate":
        hidden = {one: name for one, name in hidden.items() if one not in certificates.holders(request.round_id)}
    for name in hidden.values():
        words = _("{name} has protected identity. Make this paper in the window: it asks for the reason and writes it down.")
        raise WrongUse(words.format(name=name))


def _write(report: Any, data: Any, path: Path) -> Path:
    write_atomically(path, lambda out: report.render(data, out, _no_tick))
    return path


def _no_tick(done: int, total: int) -> None:
    """Nobody waits at a progress bar here."""


def _figures(options: argparse.Namespace, out: TextIO) -> int:
    desk = opened(options.file, options.password_file)
    on = options.on or date.today()
    try:
        chosen = _round(options.round)
        found = figures.of_round(chosen.id, on)
    finally:
        desk.close()
    if options.json:
        rows = [
            {"key": each.key, "label": each.label, "value": each.value, "unit": each.unit, "definition": each.definition}
            for each in found
        ]
        json.dump({"round": chosen.title, "on": on.isoformat(), "figures": rows}, out, ensure_ascii=False, indent=2)
        print(file=out)
        return 0
    print(f"{chosen.title} ({on.isoformat()})", file=out)
    for each in found:
        print(f"{each.key:<28} {each.text:>12}  {each.label} – {each.definition}", file=out)
    return 0


def _export(options: argparse.Namespace, out: TextIO) -> int:
    desk = opened(options.file, options.password_file)
    try:
        made = export.export(options.directory, options.format, on=date.today())
    finally:
        desk.close()
    for path in made:
        print(path, file=out)
    return 0


def _import(options: argparse.Namespace, out: TextIO) -> int:
    status: int = importing.run(options, out, _round)
    return status


def _check(options: argparse.Namespace, out: TextIO) -> int:
    desk = opened(options.file, options.password_file)
    try:
        problems = desk.check()
        found = [] if problems else soundness.findings()  # records of a damaged file may not be readable
    finally:
        desk.close()
    problems += [one.sentence for one in found if one.wrong]
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(_("The file is sound."), file=out)
    for one in found:
        if not one.wrong:
            print(_("Worth a look: {sentence}").format(sentence=one.sentence), file=out)
    return 1 if problems else 0


def _backup(options: argparse.Namespace, out: TextIO) -> int:
    desk = opened(options.file, options.password_file)
    try:
        desk.backup(options.target)
    finally:
        desk.close()
    print(_("Copied and checked: {file}").format(file=options.target), file=out)
    return 0


def make_sample(path: Path, until: date | None = None) -> Path:
    """Make a file with both sample programmes, or with what of them had happened by a day; returns its path."""
    desk = Desk.create(path)
    try:
        samples.make(desk, until=until)
    finally:
        desk.close()
    return path


def make_demo(directory: Path, out: TextIO) -> Path:
    """Make both samples in a file and print their paper beside it; returns the file.

    An earlier sample is replaced. Raises StoredFileError where somebody has it open, or where it is no file of ours.
    """
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / SAMPLE_NAME
    if path.exists():
        Desk.open(path).close()
        path.unlink()
    desk = Desk.open(make_sample(path), read_only=True)
    try:
        made = [pdf for each in programmes.rounds() for pdf in _print_round(each, directory)]
    finally:
        desk.close()
    print(_("Made the sample programmes: {file}").format(file=path), file=out)
    for pdf in made:
        print(f"  {pdf}", file=out)
    count = len(made)
    print(ngettext("{count} document printed.", "{count} documents printed.", count).format(count=count), file=out)
    return path


def _print_round(chosen: Round, directory: Path) -> list[Path]:
    made = []
    for report in _reports().REPORTS:
        request = _request(round_id=chosen.id, on=_printed_on(report, chosen), language=_language(report, chosen))
        try:
            data = report.collect(request)
        except RuleBroken:
            continue  # the round has nothing of this kind, as no certificates issued or no paid time
        with i18n.speaking(chosen.language):
            name = safe_file_name(f"{chosen.title} - {_(report.title)}", ".pdf")
        made.append(_write(report, data, directory / name))
    return made


def _printed_on(report: Any, chosen: Round) -> date:
    """The end of the round, and for the half-time report the month before the middle of its meetings."""
    if report.key != "half_time":
        return chosen.ends_on
    middle = chosen.meetings_from + (chosen.meetings_to - chosen.meetings_from) / 2
    return Month.of(middle).plus(-1).last_day


def _demo(options: argparse.Namespace, out: TextIO) -> int:
    make_demo(options.out, out)
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace, TextIO], int]] = {
    "demo": _demo,
    "new": _new,
    "documents": _documents,
    "print": _print,
    "figures": _figures,
    "import": _import,
    "export": _export,
    "check": _check,
    "backup": _backup,
}
