"""The preview: pages as pictures, words found in the document, and what stays when the document is made anew."""

import io
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from mentordesk.reports import certificate
from mentordesk.reports.report import no_tick
from mentordesk.ui.panes.documents.preview import PreviewPane
from tests.reports import sheets
from tests.ui.using import activate

DECORATION = int(Qt.ItemDataRole.DecorationRole)


def document(*names: str) -> bytes:
    printed = tuple(sheets.printed(sheets.content(name=name)) for name in names)
    out = io.BytesIO()
    certificate.render(certificate.Data(certificates=printed), out, no_tick)
    return out.getvalue()


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[PreviewPane]:
    made = PreviewPane()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    activate(qtbot, made)
    made.show_content(document("Åsa Öberg", "Bo Li", "Per Ek"))
    yield made
    made.document.close()


def picture(preview: PreviewPane, page: int) -> QImage:
    icon = preview.pages.pages.index(page).data(DECORATION)
    assert isinstance(icon, QIcon)
    shown: QPixmap = icon.pixmap(82, 92)
    return shown.toImage()


def inks(image: QImage) -> int:
    return len({image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)})


def test_the_pages_are_shown_as_pictures_where_there_are_several(preview: PreviewPane, qtbot: QtBot) -> None:
    assert preview.pages.isHidden()
    preview.pages_button.click()
    assert preview.pages.isVisible()
    assert preview.pages.pages.rowCount() == 3
    picture(preview, 2)
    qtbot.waitUntil(lambda: inks(picture(preview, 2)) > 20)
    assert preview.pages.pages.index(2).data(int(Qt.ItemDataRole.AccessibleTextRole)) == "Page 3"
    preview.show_content(document("Åsa Öberg"))
    assert preview.pages.isHidden(), "one page needs no pictures"
    preview.show_content(document("Åsa Öberg", "Bo Li"))
    assert preview.pages.isVisible()


def test_a_picture_leads_to_its_page_and_follows_the_page_in_view(preview: PreviewPane, qtbot: QtBot) -> None:
    preview.pages_button.click()
    preview.pages.setCurrentIndex(preview.pages.pages.index(2))
    assert preview.current_page() == 2
    preview.turn(-1)
    assert preview.pages.currentIndex().row() == 1


def test_the_wish_for_pictures_is_told(preview: PreviewPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.pages_shown) as told:
        preview.pages_button.click()
    assert told.args == [True]


def test_words_are_found_and_walked_through(preview: PreviewPane, qtbot: QtBot) -> None:
    preview.view.setFocus()
    qtbot.keyClick(preview.view, Qt.Key.Key_F3)
    search = preview.search
    assert search.line.hasFocus()
    qtbot.keyClicks(search.line, "Bostadsmentor")
    qtbot.waitUntil(lambda: search.places() == 3, timeout=10_000)
    assert (search.count.text(), preview.current_page()) == ("1 of 3", 0)
    qtbot.keyClick(search.line, Qt.Key.Key_Return)
    assert (search.count.text(), preview.current_page()) == ("2 of 3", 1)
    qtbot.keyClick(preview, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(preview, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert (search.count.text(), preview.current_page()) == ("3 of 3", 2), "from the first one goes back to the last"


def test_what_is_not_there_is_not_found(preview: PreviewPane, qtbot: QtBot) -> None:
    preview.search_button.click()
    qtbot.keyClicks(preview.search.line, "xyzzy")
    assert preview.search.count.text() == "Not found"
    assert not preview.search.next_button.isEnabled()


def test_esc_closes_the_search_and_goes_back_to_the_document(preview: PreviewPane, qtbot: QtBot) -> None:
    preview.search_button.click()
    qtbot.keyClicks(preview.search.line, "Bo")
    qtbot.keyClick(preview.search.line, Qt.Key.Key_Escape)
    assert preview.search.isHidden()
    assert preview.search.places() == 0
    assert preview.view.hasFocus()


def test_the_same_words_are_looked_for_in_the_next_document(preview: PreviewPane, qtbot: QtBot) -> None:
    preview.search_button.click()
    qtbot.keyClicks(preview.search.line, "Per Ek")
    qtbot.waitUntil(lambda: preview.search.places() == 1, timeout=10_000)
    preview.show_content(document("Per Ek", "Per Ek"))
    qtbot.waitUntil(lambda: preview.search.places() == 2, timeout=10_000)
    preview.show_instead("Nothing")
    assert preview.search.places() == 0


def test_a_plain_preview_has_nothing_but_pages_and_sizes(qtbot: QtBot) -> None:
    made = PreviewPane(plain=True)
    qtbot.addWidget(made)
    made.show()
    made.show_content(document("Åsa Öberg"))
    assert made.document.status() is QPdfDocument.Status.Ready
    for hidden in (made.search_button, made.pages_button, made.texts_button, made.reader_button):
        assert hidden.isHidden()
    made.document.close()
