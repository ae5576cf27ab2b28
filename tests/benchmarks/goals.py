"""All the speed goals, measured one after the other."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from mentordesk.desk import Desk
from tests.benchmarks import cells, lists, measure, office, pages, paper, printing, start_up, tables

Goal = Callable[[Path, Path], measure.Result | None]
"""None where the program to compare with is not on this computer; it has said so."""


@contextmanager
def _open(file: Path) -> Iterator[Desk]:
    desk = Desk.open(file, check="later")
    try:
        yield desk
    finally:
        desk.close()


def first_rows(file: Path, folder: Path) -> measure.Result:
    return start_up.first_rows(file, folder)


def certificates(file: Path, folder: Path) -> measure.Result:
    return printing.thousand()


def one_file_each(file: Path, folder: Path) -> measure.Result:
    return printing.one_file_each()


def memory(file: Path, folder: Path) -> measure.Result:
    return printing.memory()


def table_of_100_pages(file: Path, folder: Path) -> measure.Result:
    return paper.table()


def four_times_the_rows(file: Path, folder: Path) -> measure.Result:
    return paper.four_times()


def one_account_each(file: Path, folder: Path) -> measure.Result:
    return paper.one_file_each()


def memory_of_long_documents(file: Path, folder: Path) -> measure.Result:
    return paper.memory()


def beside_office(file: Path, folder: Path) -> measure.Result | None:
    return office.beside_office(folder)


def attendance(file: Path, folder: Path) -> measure.Result:
    with _open(file):
        return lists.attendance()


def list_of_people(file: Path, folder: Path) -> measure.Result:
    with _open(file):
        return lists.list_of_people()


def answering(file: Path, folder: Path) -> measure.Result:
    return printing.gap_while_printing()


def cancelling(file: Path, folder: Path) -> measure.Result:
    return printing.cancelling()


LIMITED: tuple[Goal, ...] = (
    first_rows, certificates, one_file_each, memory, table_of_100_pages, four_times_the_rows, one_account_each,
    memory_of_long_documents, beside_office, attendance, list_of_people, answering, cancelling, *tables.LIMITED,
    *cells.LIMITED, *pages.LIMITED,
)  # fmt: skip
"""Those that may not be missed; each gets the big file and a folder to write in."""


def reported(app: QApplication, file: Path, folder: Path) -> Iterator[measure.Result]:
    """Those that are only told."""
    with _open(file) as desk:
        yield lists.list_of_pairs()
        yield lists.one_edit(desk)
    yield tables.first_sorting(file, folder)
    yield from cells.with_the_disk(file, folder)
    yield from pages.first_visits(file, folder)
    yield from pages.openings(app, folder)
