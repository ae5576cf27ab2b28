"""Makes documents beside the window: previews that give way, and whole documents into files, printer or reader."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.files import safe_file_name, write_atomically
from mentordesk.reports.report import Report, Request, Tick, no_tick
from mentordesk.ui.tasks import Cancelled, Job, Runner

Work = Callable[[Job], Any]
Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document that was collected and can be made without the file. `content` is the PDF where it is made already.

    `stem` is what its file is called; `words` says how far the making is, with the placeholders done and total.
    `request` is what was chosen.
    """

    report: Report[Any]
    data: Any
    stem: str
    words: str = ""
    content: bytes | None = None
    request: Request | None = None

    def write(self, out: BinaryIO, tick: Tick) -> None:
        """The PDF, made now if it was not before."""
        if self.content is not None:
            out.write(self.content)
        else:
            self.report.render(self.data, out, tick)

    def ticking(self, job: Job) -> Tick:
        """Says how far the job is, in the words of this document, and stops it when the user wants that."""
        return lambda done, total: job.progress(done, total, self.words.format(done=done, total=total))


def as_bytes(paper: Paper, job: Job) -> bytes:
    """The PDF in memory."""
    out = BytesIO()
    paper.write(out, paper.ticking(job))
    return out.getvalue()


def as_file(paper: Paper, path: Path, job: Job) -> Path:
    """The PDF in a file, whole or not at all."""
    write_atomically(path, lambda out: paper.write(out, paper.ticking(job)))
    return path


def as_files(paper: Paper, folder: Path, job: Job, finished: list[Path]) -> list[Path]:
    """One file for each person in a folder, under names nobody has there.

    `finished` grows with every complete file, so that it tells what is there when the user stops.
    """
    if paper.report.split is None:
        raise TypeError(f"{paper.report.key} is not made for one person each")
    parts = paper.report.split(paper.data)
    taken = [each.name for each in folder.iterdir()]
    for place, (stem, part) in enumerate(parts):
        said = paper.words.format(done=place, total=len(parts))
        job.progress(place, len(parts), said)
        path = folder / safe_file_name(stem, ".pdf", taken)
        one = Paper(report=paper.report, data=part, stem=stem)
        write_atomically(path, partial(one.write, tick=no_tick))
        taken.append(path.name)
        finished.append(path)
    job.progress(len(parts), len(parts), paper.words.format(done=len(parts), total=len(parts)))
    return finished


@dataclass(frozen=True, slots=True)
class _Order:
    title: str
    work: Work
    done: Done
    failed: Failed
    quiet: bool


class Press(QObject):
    """Does one thing at a time. A preview gives way to a newer one, and to what the user waits for.

    Signals: `progressed(done, total, text)` of the preview.
    """

    progressed = Signal(int, int, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._runner = Runner(window)
        self._runner.progressed.connect(self._on_progressed)
        self._now: _Order | None = None
        self._preview: _Order | None = None
        self._waited_for: _Order | None = None

    def preview(self, work: Work, done: Done, failed: Failed) -> None:
        """Make a preview as soon as nothing else runs, instead of those asked for before."""
        self._preview = _Order("", work, done, failed, quiet=True)
        self._advance()

    def run(self, title: str, work: Work, done: Done, failed: Failed) -> bool:
        """Do what the user waits for; False while something like that runs."""
        if self._waited_for is not None or (self._now is not None and not self._now.quiet):
            return False
        self._waited_for = _Order(title, work, done, failed, quiet=False)
        self._advance()
        return True

    def forget_preview(self) -> None:
        """The preview asked for is not wanted any more."""
        self._preview = None
        if self._now is not None and self._now.quiet:
            self._runner.cancel()

    def cancel(self) -> None:
        """Ask what runs to stop."""
        self._runner.cancel()

    def is_busy(self) -> bool:
        """Is anything being made, or about to be?"""
        return self._runner.is_busy() or self._preview is not None or self._waited_for is not None

    def stop(self) -> None:
        """Cancel and wait, for the end of the page."""
        self._preview = self._waited_for = None
        self._runner.stop()

    def _advance(self) -> None:
        if self._now is not None:
            if self._now.quiet and (self._preview is not None or self._waited_for is not None):
                self._runner.cancel()
            return
        order = self._waited_for or self._preview
        if order is None:
            return
        if order is self._waited_for:
            self._waited_for = None
        else:
            self._preview = None
        self._now = order
        self._runner.run(order.title, order.work, self._on_done, self._on_failed, quiet=order.quiet)

    def _on_done(self, result: Any) -> None:
        order, self._now = self._now, None
        if order is not None and not (order.quiet and self._preview is not None):
            order.done(result)
        self._advance()

    def _on_failed(self, error: Exception) -> None:
        order, self._now = self._now, None
        if order is not None and order.quiet and isinstance(error, Cancelled):
            if self._waited_for is not None and self._preview is None:
                self._preview = order  # it gave way; it is made again afterwards
        elif order is not None:
            order.failed(error)
        self._advance()

    def _on_progressed(self, done: int, total: int, text: str) -> None:
        if self._now is not None and self._now.quiet:
            self.progressed.emit(done, total, text)
