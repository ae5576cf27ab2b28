"""Prints how quick the program is beside the least that could be; ends with 1 if a goal is missed."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before the first Qt import

from PySide6.QtWidgets import QApplication

from tests.benchmarks import big_file, goals, measure


def main() -> int:
    """Make the big file, measure everything, print the table."""
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = big_file.make(folder / "big.mentordesk")
        limited = [found for goal in goals.LIMITED if (found := goal(file, folder)) is not None]
        results = [*limited, *goals.reported(app, file, folder)]
    print(measure.table(results))
    return 0 if all(each.holds for each in results) else 1


if __name__ == "__main__":
    sys.exit(main())
