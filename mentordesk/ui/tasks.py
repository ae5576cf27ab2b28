"""Runs long work beside the window: busy cursor, then progress in words, then a way to stop it."""

import gc
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QThread, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from mentordesk.i18n import _, number_text
from mentordesk.ui.widgets.buttons import secondary_button
from mentordesk.ui.widgets.labels import label

_BUSY_AFTER, _WORDS_AFTER, _CANCEL_AFTER = 100, 1_000, 3_000
"""Milliseconds: nothing is shown under 0.1 s, words after 1 s, Cancel after 3 s."""
_BETWEEN_REPORTS = 0.05
_SWITCH = 0.0001
"""Seconds a worker may hold the interpreter while the window waits; Python's own 0.005 makes painting stutter."""


class Cancelled(Exception):
    """The user stopped the work; what was finished stays."""


class Job:
    """What the work gets: a way to say how far it is, which also stops it when the user wants that."""

    def __init__(self, report: Callable[[int, int, str], None]) -> None:
        self._report = report
        self._stop = threading.Event()
        self._said = 0.0

    @property
    def cancelled(self) -> bool:
        """Does the user want it to stop?"""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next item."""
        self._stop.set()

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Say how far it is, once per item; raises `Cancelled` when the user wants it to stop."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._said >= _BETWEEN_REPORTS or done >= total:
            self._said = now
            self._report(done, total, text)
        time.sleep(0)  # lets the window in between two items


class _Worker(QThread):
    reported = Signal(int, int, str)

    def __init__(self, work: Callable[[Job], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.job = Job(self.reported.emit)
        self.result: Any = None
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.result = self._work(self.job)
        except Exception as error:  # noqa: BLE001 - an outer wall: carried to the main thread and raised or shown there
            self.error = error


class ProgressDialog(QDialog):
    """What is being done, how far it is, and from the third second on a way to stop."""

    def __init__(self, title: str, parent: QWidget | None, on_cancel: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumWidth(420)
        self._on_cancel, self._finished = on_cancel, False
        self.words = label("", "second")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(title)
        self.cancel_button = secondary_button(_("Cancel"), on_click=self._on_clicked)
        self.cancel_button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(title, "section"))
        column.addWidget(self.words)
        column.addWidget(self.bar)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        column.addLayout(row)

    def show_progress(self, done: int, total: int, text: str) -> None:
        """Move the bar; without words of its own it says "12 of 27"."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.words.setText(text or _("{done} of {total}").format(done=number_text(done), total=number_text(total)))

    def finish(self) -> None:
        """The work is over: go away."""
        self._finished = True
        self.close()

    def _on_clicked(self) -> None:
        self.cancel_button.setEnabled(False)
        self.words.setText(_("Stopping after this one …"))
        self._on_cancel()

    def reject(self) -> None:
        if self.cancel_button.isVisible():
            self._on_clicked()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._finished:
            event.accept()
        else:
            event.ignore()
            self.reject()


@contextmanager
def in_one_go(title: str, text: str, parent: QWidget, *, long: bool) -> Iterator[Callable[[int, int], None]]:
    """For a change of the open file that takes a moment: a busy cursor, and a bar where it is `long`.

    The bar is painted without looking at keys, clicks and timers: nothing may come between the halves of one change, so
    it cannot be cancelled either. What is given back is told how far it is.
    """
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    dialog = ProgressDialog(title, parent, lambda: None) if long else None

    def tick(done: int, total: int) -> None:
        if dialog is not None:
            dialog.show_progress(done, total, text)
            dialog.repaint()

    try:
        if dialog is not None:
            dialog.show()
            tick(0, 1)
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)  # before anything changes
        yield tick
    finally:
        if dialog is not None:
            dialog.finish()
            dialog.deleteLater()
        QGuiApplication.restoreOverrideCursor()


class Runner(QObject):
    """Runs one piece of work at a time for a window. The callbacks come on the main thread.

    Signals: `busy_changed(bool)`; `progressed(done, total, text)` while work reports.
    """

    busy_changed = Signal(bool)
    progressed = Signal(int, int, str)

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._worker: _Worker | None = None
        self._dialog: ProgressDialog | None = None
        self._waiting = False
        self._title = ""
        self._last: tuple[int, int, str] | None = None
        self._done: Callable[[Any], None] | None = None
        self._failed: Callable[[Exception], None] | None = None
        self._switch = sys.getswitchinterval()
        self._timers = []
        for after, call in (
            (_BUSY_AFTER, self._on_busy),
            (_WORDS_AFTER, self._on_words),
            (_CANCEL_AFTER, self._on_cancel_time),
        ):
            timer = QTimer(self, singleShot=True, interval=after)
            timer.timeout.connect(call)
            self._timers.append(timer)

    def is_busy(self) -> bool:
        """Is something running?"""
        return self._worker is not None

    def run(
        self,
        title: str,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        *,
        quiet: bool = False,
    ) -> bool:
        """Start `work(job)` beside the window; False (and nothing started) while something else runs.

        The work must touch neither widgets nor the open file. `failed` gets what was raised; `Cancelled` when the
        user stopped it. `quiet` work that nobody waits for, as a preview, shows neither cursor nor dialog.
        """
        if self._worker is not None:
            return False
        self._title, self._done, self._failed, self._last = title, done, failed, None
        self._worker = _Worker(work, self)
        self._worker.reported.connect(self._on_reported)
        self._worker.finished.connect(self._on_finished)
        self._switch = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH)
        gc.disable()  # looking for cycles among a thousand pages stops every thread for 0.2 s
        self._worker.start()
        for timer in [] if quiet else self._timers:
            timer.start()
        self.busy_changed.emit(True)
        return True

    def cancel(self) -> None:
        """Ask the running work to stop at its next item."""
        if self._worker is not None:
            self._worker.job.cancel()

    def stop(self) -> None:
        """Cancel and wait: for closing the program. No callback comes any more."""
        if self._worker is not None:
            self._done = self._failed = None
            self._worker.job.cancel()
            self._worker.wait()
            self._on_finished()

    def _on_busy(self) -> None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        self._waiting = True

    def _on_words(self) -> None:
        self._dialog = ProgressDialog(self._title, self._window, self.cancel)
        if self._last is not None:
            self._dialog.show_progress(*self._last)
        self._dialog.show()

    def _on_cancel_time(self) -> None:
        if self._dialog is not None:
            self._dialog.cancel_button.show()

    def _on_reported(self, done: int, total: int, text: str) -> None:
        self._last = (done, total, text)
        self.progressed.emit(done, total, text)
        if self._dialog is not None:
            self._dialog.show_progress(done, total, text)

    def _on_finished(self) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        sys.setswitchinterval(self._switch)
        gc.enable()
        for timer in self._timers:
            timer.stop()
        if self._waiting:
            QGuiApplication.restoreOverrideCursor()
            self._waiting = False
        if self._dialog is not None:
            self._dialog.finish()
            self._dialog.deleteLater()
            self._dialog = None
        worker.deleteLater()
        self.busy_changed.emit(False)
        if worker.error is not None and self._failed is not None:
            self._failed(worker.error)
        elif worker.error is None and self._done is not None:
            self._done(worker.result)
