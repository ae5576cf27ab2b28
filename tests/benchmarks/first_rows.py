"""The program as it is started with a file, ended as soon as the first rows of the list of people are painted."""

import sys
from typing import Any

from mentordesk.__main__ import main


def end_after_first_rows() -> None:
    """Let the window end the process when a list with rows is in its first picture."""
    from PySide6.QtWidgets import QMainWindow, QTableView

    from tests.benchmarks.painted import EndWhenPainted

    def show(window: Any) -> None:
        def has_rows() -> bool:
            lists = window.findChildren(QTableView)
            return any(each.isVisible() and each.model().rowCount() for each in lists)

        EndWhenPainted(window, has_rows)
        QMainWindow.setVisible(window, True)

    QMainWindow.show = show  # type: ignore[method-assign]


if __name__ == "__main__":
    end_after_first_rows()
    sys.exit(main(sys.argv[1:]))
