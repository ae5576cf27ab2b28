"""The program as it is started with a file, ended as soon as the first rows of the list of people are painted."""

import sys
from typing import Any

from mentordesk import __main__ as program


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


def load_and_end() -> Any:
    """Load the room with Qt as the program does, in its order, and only then change what `show` does."""
    loaded = load()
    end_after_first_rows()
    return loaded


if __name__ == "__main__":
    load = program._window
    program._window = load_and_end
    sys.exit(program.main(sys.argv[1:]))
