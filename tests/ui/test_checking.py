"""The check of the open file in the window: sound, or a list of sentences that lead to their records."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.enrolments import EnrolmentStatus
from mentordesk.ui.dialogs.checking import CheckFile
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.exchange.reading import workbook
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate, in_dialog


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings) -> MainWindow:
    made = MainWindow(Tools(ask, settings), lambda: date(2027, 6, 8))
    qtbot.addWidget(made)
    made.show()
    activate(qtbot, made)
    return made


def check(window: MainWindow, qtbot: QtBot, do: Callable[[CheckFile], object]) -> None:
    """Check the file by its command and do something in the dialog."""

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, CheckFile)
        do(dialog)

    in_dialog(qtbot, act)
    window.menus.run("file.check")


def told(dialog: CheckFile) -> list[tuple[str, str]]:
    return [(dialog.model.text_at(row, 0), dialog.model.text_at(row, 1)) for row in range(dialog.model.rowCount())]


def test_a_sound_file_is_said_to_be(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    a.a_pairing(a.a_round())
    window.use(desk)

    def look(dialog: CheckFile) -> None:
        assert dialog.sum.text() == "The file is sound, and its records agree with each other."
        assert not dialog.table.isVisible()
        dialog.close_button.click()

    check(window, qtbot, look)


def test_each_finding_leads_to_its_record_also_in_another_round(
    window: MainWindow, desk: Desk, ask: ScriptedAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    round_id = a.a_round(name="2027")
    pair = a.a_pairing(round_id, starts_on=date(2027, 3, 1))
    a.a_meeting(pair, date(2027, 2, 1))
    a.a_certificate(a.a_mentor(round_id), serial=2)
    person_id = a.a_person("Bo", "Ek")
    a.a_mentor(a.a_round(name="2028"), person_id=person_id, status=EnrolmentStatus.MATCHED)
    window.use(desk)

    def read(dialog: CheckFile) -> None:
        assert [kind for _sentence, kind in told(dialog)] == ["Wrong", "Wrong", "Worth a look"]
        assert dialog.sum.text().startswith("2 things are wrong.")
        assert dialog.whole.text() == told(dialog)[0][0]
        ask.will("save_file", tmp_path / "c.xlsx")
        dialog.export_button.click()
        qtbot.waitUntil(lambda: "c.xlsx" in dialog.message.text.text())
        dialog.show_button.click()

    check(window, qtbot, read)
    assert window.session is not None
    assert window.workspace is not None
    assert len(workbook(tmp_path / "c.xlsx").popitem()[1]) == 4
    assert window.workspace.current_key() == "documents"
    for row, page, record_id, looked_at in ((1, "pairs", pair, round_id), (2, "people", person_id, round_id + 1)):
        check(window, qtbot, lambda dialog, row=row: (dialog.table.select_row(row), dialog.go()))  # type: ignore[misc]
        assert (window.workspace.current_key(), window.session.round_id) == (page, looked_at)
        table = window.workspace.page(page).table  # type: ignore[attr-defined]
        assert [table.list_model().record_id(chosen) for chosen in table.selected_records()] == [record_id]


def test_a_damaged_file_leads_to_a_backup(
    window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.use(desk)
    monkeypatch.setattr(desk, "check", lambda: ["The file is damaged: page 7"])

    def look(dialog: CheckFile) -> None:
        assert told(dialog) == [("The file is damaged: page 7", "Wrong")]
        assert "A backup may be whole" in dialog.sum.text()
        assert not dialog.show_button.isEnabled()

    check(window, qtbot, look)
