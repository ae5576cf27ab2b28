"""A second process for the tests: types into New person, letter after letter, until it is killed.

python -m tests.ui.typing_process FILE SETTINGS
"""

import itertools
import json
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before the first Qt import

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.desk import Desk
from mentordesk.queries import drafts
from mentordesk.ui.ask import Ask
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.settings import open_settings
from mentordesk.ui.tools import Tools

LETTERS = itertools.cycle("abcdefghijklmnopqrstuvwxyz")


def type_a_letter() -> None:
    """One more letter, and word of what the file holds by now."""
    dialog = QApplication.activeModalWidget()
    line = dialog.focusWidget() if dialog is not None else None
    if not isinstance(line, QWidget):
        return
    QTest.keyClicks(line, next(LETTERS))
    for draft in drafts.listing():
        print(json.loads(draft.content)["typed"]["given_name"], flush=True)


def main() -> None:
    """Type until somebody kills it."""
    path, settings = Path(sys.argv[1]), open_settings(Path(sys.argv[2]))
    app = QApplication([])
    window = MainWindow(Tools(Ask(settings), settings))
    window.show()
    window.use(Desk.open(path))
    window.show_page("people")
    timer = QTimer(interval=40)
    timer.timeout.connect(type_a_letter)
    timer.start()
    QTimer.singleShot(0, lambda: window.menus.run("record.new"))
    app.exec()


if __name__ == "__main__":
    main()
