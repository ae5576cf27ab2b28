"""How long the pages of the sample take to open, beside an empty page."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.desk import Desk
from mentordesk.exchange import samples
from mentordesk.ui import theme
from mentordesk.ui.ask import Ask
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.settings import open_settings
from mentordesk.ui.tools import Tools
from tests.benchmarks import measure

SHOWN = ("overview", "people", "pairs", "meetings", "activities")


def openings(app: QApplication, folder: Path) -> list[measure.Result]:
    """Changing to each page, painted; the first visit builds it and is not measured."""
    theme.apply(app, "light", 100)
    settings = open_settings(folder / "settings.ini")
    window = MainWindow(Tools(Ask(settings), settings))
    desk = Desk.create(folder / "sample.mentordesk")
    samples.make(desk)
    window.use(desk)
    window.show()
    empty = QWidget()
    assert window.workspace is not None
    stack = window.workspace.stack
    stack.addWidget(empty)

    def show_empty() -> None:
        stack.setCurrentWidget(empty)
        app.processEvents()

    found = []
    for key in SHOWN:

        def show(key: str = key) -> None:
            stack.setCurrentWidget(empty)
            window.show_page(key)
            app.processEvents()

        found.append(measure.beside(f"change to the page {key} of the sample / to an empty page", show_empty, show, times=7))
    window.close()
    return found
