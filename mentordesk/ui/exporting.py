"""Writes the list in view into a file for Excel: asks where, writes beside the window, says how many rows there are."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mentordesk.exchange import export
from mentordesk.exchange.export_tables import Form, Sheet
from mentordesk.files import safe_file_name, why_not_written
from mentordesk.i18n import _, ngettext
from mentordesk.ui import printing
from mentordesk.ui.ask import Ask
from mentordesk.ui.commands import Desktop
from mentordesk.ui.tables.listed import Listed, Value
from mentordesk.ui.tasks import Runner
from mentordesk.ui.widgets.messages import MessageBar

KINDS = (".xlsx", ".csv")


def export_list(window: Desktop) -> None:
    """Export the list of the page in view, named after the page, the round and the day."""
    session, workspace = window.session, window.workspace
    page = workspace.current_page() if workspace is not None else None
    listed = page.exported_list() if page is not None else None
    if session is None or page is None or listed is None:
        window.status.say(_("There is no list here to export."))
        return
    current = session.round
    parts = (listed.title, current.title if current is not None else "", session.today.isoformat())
    save(listed, " ".join(part for part in parts if part), window.tools.ask, page, page.message)


def save(listed: Listed, name: str, ask: Ask, parent: QWidget, message: MessageBar) -> None:
    """Ask for a place, write the file, and say so with a way to open it; the ending of the name is the format."""
    count = len(listed.rows)
    if not count:
        message.show_message(_("The list is empty: there is nothing to export."), "info")
        return
    title = _("Export this list")
    if listed.chosen:
        title = ngettext("Export the {count} selected row", "Export the {count} selected rows", count).format(count=count)
    filters = _("Excel workbook") + " (*.xlsx);;" + _("CSV file") + " (*.csv)"
    path = ask.save_file(parent, title, safe_file_name(name, KINDS[0]), filters, suffix=KINDS[0])
    if path is None:
        return
    if path.suffix.lower() not in KINDS:
        path = path.with_name(path.name + KINDS[0])
    _write(listed, path, parent, message)


def as_sheet(listed: Listed) -> Sheet:
    """The list as a sheet, each column in the form of what stands in it."""
    forms = tuple(_form([row[place] for row in listed.rows]) for place in range(len(listed.headings)))
    return Sheet(key="list", title=listed.title, headings=tuple(listed.headings), forms=forms, rows=tuple(listed.rows))


def _form(values: list[Value]) -> Form:
    if any(isinstance(value, date) for value in values):
        return Form.DAY
    if any(isinstance(value, float) for value in values):
        return Form.NUMBER
    return Form.WHOLE if any(isinstance(value, int) for value in values) else Form.TEXT


def _write(listed: Listed, path: Path, parent: QWidget, message: MessageBar) -> None:
    def done(_result: object) -> None:
        message.show_message(_told(listed, path), "ok", _("Open"), lambda: _open(path, message))
        runner.deleteLater()

    def failed(error: Exception) -> None:
        runner.deleteLater()
        if not isinstance(error, OSError):
            raise error
        message.show_message(why_not_written(error, path), "bad")

    sheet = as_sheet(listed)
    runner = Runner(parent)
    parent.destroyed.connect(runner.stop)
    runner.run(_("Exporting"), lambda _job: export.export_list(sheet, path), done, failed)


def _told(listed: Listed, path: Path) -> str:
    count = len(listed.rows)
    if listed.chosen:
        said = ngettext("{count} selected row was saved as {name}.", "{count} selected rows were saved as {name}.", count)
    else:
        said = ngettext("{count} row was saved as {name}.", "{count} rows were saved as {name}.", count)
    return said.format(count=count, name=path.name)


def _open(path: Path, message: MessageBar) -> None:
    if not printing.open_path(path):
        message.show_message(_("This computer has no program that opens {name}.").format(name=path.name), "warn")
