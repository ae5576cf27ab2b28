"""A second process for the tests: opens a file and holds it, or does one thing again and again until it is killed.

python -m tests.storage.other_process hold|add FILE [PASSWORD]
python -m tests.storage.other_process open FILE
python -m tests.storage.other_process rotate FILE PASSWORD…
python -m tests.storage.other_process backup FILE FOLDER
"""

import sys
import time
from itertools import cycle
from pathlib import Path

from mentordesk import password as passwords
from mentordesk.desk import Desk
from mentordesk.storage.tables import every as tables
from tests import keys


def add_pair(number: int) -> None:
    """Two rows that must both be there or both be missing."""
    tables.UnitTable.insert(name=f"{number} one").execute()
    tables.UnitTable.insert(name=f"{number} two", manager="x" * 2000).execute()


def rotate(desk: Desk, *known: str) -> None:
    """One password after the other, each told of on standard output, until it is killed."""
    for password in cycle(known):
        passwords.change(desk, password)
        print("changed", flush=True)


def back_up(desk: Desk, folder: str) -> None:
    """One backup after the other, until it is killed."""
    desk.backup_folder = Path(folder)
    while True:
        desk.back_up_now()


def add(desk: Desk) -> None:
    """One step after the other, each told of on standard output after its commit."""
    number = tables.UnitTable.select().count() // 2
    while True:
        desk.perform("Add", add_pair, number)
        if number % 3 == 0:
            desk.undo()
            desk.redo()
        print(number, flush=True)
        number += 1


def main() -> None:
    """Do as the arguments say."""
    keys.make_quick()
    task, path, *more = sys.argv[1], Path(sys.argv[2]), *sys.argv[3:]
    if task == "open":
        print("ready", flush=True)  # before it is open: it is opening it that is watched
    desk = Desk.open(path, password=more[0] or None if task in ("hold", "add") and more else None)
    print("ready", flush=True)
    if task in ("hold", "open"):
        time.sleep(60)
    elif task == "rotate":
        rotate(desk, *more)
    elif task == "backup":
        back_up(desk, *more)
    else:
        add(desk)


if __name__ == "__main__":
    main()
