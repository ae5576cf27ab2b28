"""Saves workbooks that come back: an empty one to be filled in with people, and the lines that did not fit."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mentordesk.domain.intake_filling import Kind
from mentordesk.exchange import template as templates
from mentordesk.files import safe_file_name, why_not_written, write_atomically
from mentordesk.i18n import _
from mentordesk.queries import own_fields, units
from mentordesk.queries.intake_preview import Line
from mentordesk.ui import printing
from mentordesk.ui.ask import Ask
from mentordesk.ui.dialogs.intake_state import Looked
from mentordesk.ui.tables.listed import Listed
from mentordesk.ui.widgets.messages import MessageBar

SUFFIX = ".xlsx"


def template(ask: Ask, parent: QWidget, message: MessageBar, today: date) -> None:
    """Ask where, write the workbook, and say so with a way to open it."""
    title = _("Save an empty template")
    name = safe_file_name(_("People to take in"), SUFFIX)
    path = ask.save_file(parent, title, name, _("Excel workbook") + f" (*{SUFFIX})", suffix=SUFFIX)
    if path is None:
        return
    known = [unit.name for unit in units.listing()]
    try:
        write_atomically(path, partial(templates.write, fields=own_fields.listing(), units=known, today=today))
    except OSError as error:
        message.show_message(why_not_written(error, path), "bad")
        return
    said = _("{name} was saved. Fill it in, and take it in here.").format(name=path.name)
    message.show_message(said, "ok", _("Open"), lambda: _open(path, message))


def rest(looked: Looked, lines: Sequence[Line]) -> Listed:
    """The lines that do not fit and stay out, with the reasons at the end, to be put right and taken in again.

    Protected identities are not among them: what is known of them is in no list.
    """
    out = [line for line in lines if line.kind is Kind.WRONG and not line.taken and not line.one.person.get("protected")]
    headings = looked.headings()
    rows = [
        (*(line.cells[place] if place < len(line.cells) else "" for place in range(len(headings))),
         " ".join(line.one.reasons(looked.known.meanings)))
        for line in out
    ]  # fmt: skip
    return Listed(_("People"), [*headings, _("Why it does not fit")], rows)


def name_of_rest(source: str) -> str:
    """What the file with these lines is called, after where they came from."""
    return _("{name} – does not fit").format(name=Path(source).stem or _("People"))


def _open(path: Path, message: MessageBar) -> None:
    if not printing.open_path(path):
        message.show_message(_("This computer has no program that opens {name}.").format(name=path.name), "warn")
