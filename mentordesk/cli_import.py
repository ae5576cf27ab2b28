"""Takes people in from a file without a window: the same preview, the same counts and reasons, as one step."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from typing import TextIO

from mentordesk.actions import intake as actions
from mentordesk.actions.intake import InRound
from mentordesk.cli_password import opened
from mentordesk.desk import Desk
from mentordesk.domain import intake as rules
from mentordesk.domain.enrolments import Role
from mentordesk.domain.intake_filling import Already, Kind
from mentordesk.domain.intake_words import role_in
from mentordesk.domain.problems import RuleBroken
from mentordesk.domain.programmes import Round
from mentordesk.exchange import workbooks
from mentordesk.exchange.workbooks import Table, Unreadable
from mentordesk.i18n import _, ngettext
from mentordesk.queries import intake, programmes
from mentordesk.queries import intake_preview as preview
from mentordesk.queries.intake_preview import Line


def run(options: argparse.Namespace, out: TextIO, round_called: Callable[[str | None], Round]) -> int:
    """Say what becomes of each line, and take in what fits, unless it is a dry run; `round_called` finds the round."""
    try:
        found = workbooks.read(options.table)
    except Unreadable as error:
        raise RuleBroken.at("", str(error)) from error
    desk = opened(options.file, options.password_file, read_only=options.dry_run)
    try:
        _take_in(desk, options, out, found, round_called)
    finally:
        desk.close()
    return 0


def _take_in(
    desk: Desk,
    options: argparse.Namespace,
    out: TextIO,
    found: Sequence[Table],
    round_called: Callable[[str | None], Round],
) -> None:
    chosen = round_called(options.round) if options.round is not None or programmes.rounds() else None
    on = options.on or date.today()
    fields = preview.fields_by_id()
    sheet = _sheet(found, options.sheet, lambda table: rules.understood(table.rows, fields.values()).names)
    known = rules.understood(sheet.rows, fields.values())
    if not known.names:
        raise RuleBroken.at("", _("It is not understood which column holds the names. Write headings above the columns."))
    role = Role(options.role) if options.role else role_in(sheet.name)
    people = rules.candidates(sheet.rows, known, on)
    same = intake.Known().same(people)
    table = preview.Table(sheet.rows, chosen.id if chosen is not None else None, role)
    lines = preview.compared(people, same, table, Already(options.already))
    counts = preview.counts(lines)
    print(ngettext("{count} line", "{count} lines", len(lines)).format(count=len(lines)), file=out)
    for kind in Kind:
        print(f"{counts[kind]:>6}  {kind.label}", file=out)
    for line in lines:
        if line.kind is not Kind.NEW:
            _tell(line, f"{preview.state(line)}: {preview.details(line, known.meanings, fields)}", out)
    if options.dry_run:
        print(_("A dry run: nothing was written."), file=out)
        return
    _write(desk, lines, InRound(chosen.id, on, role) if chosen is not None else None, out)


def _tell(line: Line, text: str, out: TextIO) -> None:
    print(_("Line {number}: {problem}").format(number=line.id, problem=text), file=out)


def _write(desk: Desk, lines: Sequence[Line], place: InRound | None, out: TextIO) -> None:
    taken = [line for line in lines if line.taken]
    if taken:
        label = ngettext("Take in {count} person", "Take in {count} people", len(taken)).format(count=len(taken))
        done = desk.perform(label, actions.take_in, [line.one for line in taken], into=preview.into(taken), place=place)
    else:
        done = actions.Taken([], [])
    added, filled = len(done.added), len(done.filled)
    print(ngettext("{count} person was added.", "{count} people were added.", added).format(count=added), file=out)
    if filled:
        text = ngettext("{count} person was filled in.", "{count} people were filled in.", filled)
        print(text.format(count=filled), file=out)


def _sheet(found: Sequence[Table], name: str | None, holds_people: Callable[[Table], bool]) -> Table:
    """The sheet of a name, or the first that holds people."""
    if name is None:
        return next(filter(holds_people, found), found[0])
    called = [table for table in found if table.name.casefold() == name.casefold()]
    if not called:
        there = ", ".join(table.name for table in found)
        raise RuleBroken.at("", _("There is no sheet {name}. There are: {there}").format(name=name, there=there))
    return called[0]
