"""A second process for the tests: opens a file and holds it, or adds rows until it is killed.

python -m tests.storage.other_process hold|add FILE [PASSWORD]
"""

import sys
import time
from pathlib import Path

from mentordesk.desk import Desk
from mentordesk.storage.tables import every as tables


def add_pair(number: int) -> None:
    """Two rows that must both be there or both be missing."""
    tables.UnitTable.insert(name=f"{number} one").execute()
    tables.UnitTable.insert(name=f"{number} two", manager="x" * 2000).execute()


def main() -> None:
    """Do as the arguments say; tell of each commit on standard output, after it."""
    task, path = sys.argv[1], Path(sys.argv[2])
    desk = Desk.open(path, password=(sys.argv[3:] or [""])[0] or None)
    print("ready", flush=True)
    if task == "hold":
        time.sleep(60)
    number = tables.UnitTable.select().count() // 2
    while True:
        desk.perform("Add", add_pair, number)
        if number % 3 == 0:
            desk.undo()
            desk.redo()
        print(number, flush=True)
        number += 1


if __name__ == "__main__":
    main()
