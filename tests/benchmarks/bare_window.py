"""The base of the start-up goal: a process that shows an empty main window and ends when it is painted."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

from tests.benchmarks.painted import EndWhenPainted

if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1366, 768)
    EndWhenPainted(window, lambda: True)
    window.show()
    app.exec()
