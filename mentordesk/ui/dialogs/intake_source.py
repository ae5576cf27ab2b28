"""Where a table of people comes from: a file, which is read beside the window, or what was copied."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from mentordesk.exchange import pasted, workbooks
from mentordesk.exchange.workbooks import Table
from mentordesk.i18n import _
from mentordesk.ui.ask import Ask
from mentordesk.ui.tables import clipboard
from mentordesk.ui.tasks import Cancelled, Runner


class Source(NamedTuple):
    """The sheets of a file, or the one table that was copied, which has no `name`."""

    name: str
    tables: Sequence[Table]


NOTHING = Source("", ())


def copied() -> Source:
    """The table on the clipboard; nothing where there is no text."""
    mime = QGuiApplication.clipboard().mimeData()
    text = mime.text() if mime is not None else ""
    return of_text(text, mime.html() if mime is not None and mime.hasHtml() else "")


def of_text(text: str, html: str = "") -> Source:
    """The table that a text is, as Excel, a browser or a letter gives it."""
    return Source("", [Table("", pasted.table(clipboard.read(text), text, html))]) if text.strip() else NOTHING


def ask_for_file(ask: Ask, parent: QWidget) -> Path | None:
    """Which file?"""
    kinds = " ".join(f"*{suffix}" for suffix in workbooks.SUFFIXES)
    filters = _("Workbooks and tables") + f" ({kinds});;" + _("All files") + " (*)"
    return ask.open_file(parent, _("Import people"), filters)


def read_file(path: Path, parent: QWidget, done: Callable[[Source], object], failed: Callable[[str], object]) -> Runner:
    """Read a file beside the window; `failed` gets the sentence that says why it could not be."""

    def on_read(found: list[Table]) -> None:
        done(Source(path.name, found))

    def on_failed(error: Exception) -> None:
        if isinstance(error, workbooks.Unreadable):
            failed(str(error))
        elif not isinstance(error, Cancelled):
            raise error

    runner = Runner(parent)
    parent.destroyed.connect(runner.stop)
    runner.busy_changed.connect(lambda busy: None if busy else runner.deleteLater())
    title = _("Reading {name}").format(name=path.name)
    runner.run(title, lambda job: workbooks.read(path, job.progress), on_read, on_failed)
    return runner
