"""Printing a thousand certificates: beside a plain canvas, and how the window answers meanwhile."""

import io
import tempfile
import tracemalloc
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from mentordesk.reports import certificate
from mentordesk.ui.tasks import Job, Runner
from tests.benchmarks import certificates, measure

LONGEST_GAP = 0.050
"""Seconds without an answer that a person begins to feel."""
CANCEL_WITHIN = 0.200
ALONE = 0.010
KILOBYTES = 10


def thousand() -> measure.Result:
    given = certificates.data()
    goal = "1,000 certificates / drawn line by line on a plain canvas"
    return measure.beside(goal, certificates.plain, lambda: certificates.ours(given), times=3, most=0.4)


def one_file_each() -> measure.Result:
    """What a certificate in a file of its own takes, written to the disk; the best of a few rounds, as others work too."""
    parts = certificate.split(certificates.data())[:25]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def write_all() -> None:
            for stem, part in parts:
                with (folder / f"{stem}.pdf").open("wb") as out:
                    certificate.render(part, out, lambda done, total: None)

        write_all()  # fonts and pictures are made ready with the first
        each = min(measure.seconds(write_all) for _round in range(8)) / len(parts)
    goal = "one certificate in a file of its own / 10 ms"
    return measure.Result(goal=goal, base=ALONE, measured=each, ratio=each / ALONE, most=1.0)


def memory() -> measure.Result:
    """What a thousand certificates take while they are written into a file; kilobytes stand in the columns of times."""
    given = certificates.data()
    certificates.ours(given)
    tracemalloc.start()
    with tempfile.TemporaryFile() as out:
        certificate.render(given, out, lambda done, total: None)
    peak = tracemalloc.get_traced_memory()[1] / certificates.COUNT / 1000
    tracemalloc.stop()
    goal = "memory of a page among 1,000 certificates / 10 kB"
    return measure.Result(goal=goal, base=KILOBYTES / 1000, measured=peak / 1000, ratio=peak / KILOBYTES, most=1.0)


class Heart:
    """Beats in the event loop and remembers the longest time between two beats."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(5)

    def _beat(self) -> None:
        now = perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def gap_while_printing() -> measure.Result:
    """The longest time for which the window does not answer while the worker prints."""
    given = certificates.data()
    _print(given)  # fonts and modules come with the first print
    heart = Heart()
    _print(given)
    ratio = heart.longest / LONGEST_GAP
    goal = "longest gap in the event loop while printing / 50 ms"
    return measure.Result(goal=goal, base=LONGEST_GAP, measured=heart.longest, ratio=ratio, most=1.0)


def cancelling() -> measure.Result:
    """From the wish to stop to the worker's end."""
    took = _print(certificates.data(), cancel_after=0.15)
    goal = "from Cancel to the end of the work / 200 ms"
    return measure.Result(goal=goal, base=CANCEL_WITHIN, measured=took, ratio=took / CANCEL_WITHIN, most=1.0)


def _print(given: certificate.Data, cancel_after: float | None = None) -> float:
    """Print in the worker; the seconds it took, since it was told to stop if it was."""
    loop, runner = QEventLoop(), Runner()

    def work(job: Job) -> None:
        certificate.render(given, io.BytesIO(), job.progress)

    began = [perf_counter()]

    def cancel() -> None:
        began[0] = perf_counter()
        runner.cancel()

    ended: list[float] = []

    def end(_outcome: object) -> None:
        ended.append(perf_counter())
        loop.quit()

    runner.run("Printing", work, end, end, quiet=True)
    if cancel_after is not None:
        QTimer.singleShot(int(cancel_after * 1000), cancel)
    loop.exec()
    QCoreApplication.processEvents()
    return ended[0] - began[0]
