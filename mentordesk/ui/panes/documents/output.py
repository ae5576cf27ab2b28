"""Puts documents where they are wanted: one file, a file each, the printer, the PDF reader; and says how it went."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.files import safe_file_name, why_not_written
from mentordesk.i18n import _, ngettext, number_text
from mentordesk.ui import printing
from mentordesk.ui.panes.documents.making import say_failure
from mentordesk.ui.panes.documents.press import Paper, Press, as_bytes, as_file, as_files
from mentordesk.ui.tasks import Cancelled, Job
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.messages import MessageBar


class Output(QObject):
    """What the buttons do. `paper` collects the whole document as chosen, or says why not and gives None.

    `current_page` is the page in view, from 0, which can be printed alone. `put_out(Paper)` when a document has been
    saved or printed.
    """

    put_out = Signal(object)

    def __init__(
        self,
        press: Press,
        tools: Tools,
        message: MessageBar,
        page: QWidget,
        paper: Callable[[], Paper | None],
        current_page: Callable[[], int],
    ) -> None:
        super().__init__(page)
        self._press, self._ask, self._settings = press, tools.ask, tools.settings
        self._message, self._page, self._paper, self._current_page = message, page, paper, current_page
        self._temporary: tempfile.TemporaryDirectory[str] | None = None

    def save(self) -> None:
        """Everything in one file."""
        paper = self._paper()
        if paper is None:
            return
        suggested = safe_file_name(paper.stem, ".pdf")
        path = self._ask.save_file(self._page, _("Save as PDF"), suggested, "PDF (*.pdf)", suffix=".pdf")
        if path is None:
            return

        def done(saved: Path) -> None:
            self._say_saved(saved)
            self.put_out.emit(paper)

        self._start(_("Saving"), lambda job: as_file(paper, path, job), done, path)

    def save_each(self) -> None:
        """A file for each person, in a folder."""
        paper = self._paper()
        if paper is None:
            return
        folder = self._ask.choose_folder(self._page, _("Folder for one file per person"))
        if folder is None:
            return
        finished: list[Path] = []

        def failed(error: Exception) -> None:
            self._say_kept(error, folder, finished)

        def done(made: list[Path]) -> None:
            self._say_all_saved(folder, made)
            self.put_out.emit(paper)

        self._press.run(_("Saving one file per person"), lambda job: as_files(paper, folder, job, finished), done, failed)

    def print(self) -> None:
        """On paper."""
        self._with_bytes(self._print)

    def open_in_reader(self) -> None:
        """In the computer's own PDF reader, from a temporary file that goes with this page."""
        self._with_bytes(self._open)

    def clean_up(self) -> None:
        """Remove the temporary files, as far as no reader still holds them."""
        if self._temporary is not None:
            self._temporary.cleanup()
            self._temporary = None

    # -- how ---------------------------------------------------------------------------------------------------

    def _with_bytes(self, then: Callable[[Paper, bytes], None]) -> None:
        paper = self._paper()
        if paper is None:
            return
        if paper.content is not None:
            then(paper, paper.content)
        else:
            self._start(_("Making the document"), lambda job: as_bytes(paper, job), lambda made: then(paper, made), None)

    def _print(self, paper: Paper, content: bytes) -> None:
        printer = printing.choose_printer(self._page, content, self._settings, self._current_page())
        if printer is None:
            return

        def work(job: Job) -> int:
            words = _("Page {done} of {total}")
            return printing.print_pages(content, printer, lambda done, total: job.progress(done, total, words.format(
                done=number_text(min(done + 1, total)), total=number_text(total))))  # fmt: skip

        def done(pages: int) -> None:
            said = ngettext("{count} page was sent to the printer.", "{count} pages were sent to the printer.", pages)
            self._message.show_message(said.format(count=pages), "ok")
            self.put_out.emit(paper)

        self._start(_("Printing"), work, done, None)

    def _open(self, paper: Paper, content: bytes) -> None:
        if self._temporary is None:
            self._temporary = tempfile.TemporaryDirectory(prefix="MentorDesk-", ignore_cleanup_errors=True)
        folder = Path(self._temporary.name)
        path = folder / safe_file_name(paper.stem, ".pdf", [each.name for each in folder.iterdir()])
        ready = Paper(report=paper.report, data=None, stem=paper.stem, content=content)
        self._start(_("Opening"), lambda job: as_file(ready, path, job), self._show, path)

    def _start(self, title: str, work: Callable[[Job], Any], done: Callable[[Any], None], path: Path | None) -> None:
        def failed(error: Exception) -> None:
            if isinstance(error, Cancelled):
                self._message.show_message(_("Stopped. Nothing was saved or printed."), "info")
            elif isinstance(error, OSError):
                self._message.show_message(why_not_written(error, path) if path is not None else str(error), "bad")
            else:
                say_failure(self._message, error)

        self._press.run(title, work, done, failed)

    def _show(self, path: Path) -> None:
        if not printing.open_path(path):
            self._message.show_message(_("This computer has no program that opens {name}.").format(name=path.name), "warn")

    def _say_saved(self, path: Path) -> None:
        said = _("Saved as {name}").format(name=path.name)
        self._message.show_message(said, "ok", _("Open"), lambda: self._show(path))

    def _say_all_saved(self, folder: Path, made: list[Path]) -> None:
        said = ngettext("{count} file was saved in {folder}", "{count} files were saved in {folder}", len(made))
        words = said.format(count=len(made), folder=folder.name)
        self._message.show_message(words, "ok", _("Open the folder"), lambda: self._show(folder))

    def _say_kept(self, error: Exception, folder: Path, finished: list[Path]) -> None:
        """It ended before the end: what is finished stays, and it says so."""
        count = len(finished)
        kept = ngettext(
            "{count} finished file is in {folder}.", "{count} finished files are in {folder}.", count
        ).format(count=count, folder=folder.name)  # fmt: skip
        if isinstance(error, Cancelled):
            said, tone = _("Stopped. {kept}").format(kept=kept), "info"
        elif isinstance(error, OSError):
            said, tone = why_not_written(error, folder) + (f" {kept}" if count else ""), "bad"
        else:
            say_failure(self._message, error)
            return
        if count:
            self._message.show_message(said, tone, _("Open the folder"), lambda: self._show(folder))
        else:
            self._message.show_message(said, tone)
