"""Everything can be told apart by ear and reached by keyboard: names, access keys, F6, and nothing that flashes up."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from operator import ne
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentordesk import i18n
from mentordesk.desk import Desk
from mentordesk.domain.enrolments import EnrolmentStatus
from mentordesk.domain.own_fields import OwnFieldKind
from mentordesk.domain.pairings import PairingStatus
from mentordesk.exchange.workbooks import Table
from mentordesk.queries import certificates, month_grid, notes, own_fields, pairings, people, programmes, saved_filters
from mentordesk.ui import language
from mentordesk.ui.ask import Ask
from mentordesk.ui.dialogs import activities as activity_dialogs
from mentordesk.ui.dialogs import certificates as certificate_dialogs
from mentordesk.ui.dialogs import duplicates as duplicate_dialogs
from mentordesk.ui.dialogs import enrolments as enrolment_dialogs
from mentordesk.ui.dialogs import intake as intake_dialogs
from mentordesk.ui.dialogs import pairings as pairing_dialogs
from mentordesk.ui.dialogs import people as people_dialogs
from mentordesk.ui.dialogs import rounds as round_dialogs
from mentordesk.ui.dialogs import saved_filters as filter_dialogs
from mentordesk.ui.dialogs import several as several_dialogs
from mentordesk.ui.dialogs import signatories as signatory_dialogs
from mentordesk.ui.dialogs import templates as text_dialogs
from mentordesk.ui.dialogs.checking import CheckFile
from mentordesk.ui.dialogs.intake_source import Source
from mentordesk.ui.dialogs.meetings import CellDialog
from mentordesk.ui.dialogs.people import Bin
from mentordesk.ui.forms.form import Form
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.registry import PAGES
from mentordesk.ui.panes.pairings.entries import FollowUpTab, PairNotesTab
from mentordesk.ui.panes.people.notes import NotesTab
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings, open_settings
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.filters import SearchBox
from tests import builders as a
from tests import kept
from tests.actions import pair_examples
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate, in_dialog, open_window

TODAY = date(2027, 9, 15)
_CONTROLS = {
    QAccessible.Role.Button, QAccessible.Role.ButtonMenu, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox, QAccessible.Role.EditableText, QAccessible.Role.SpinBox, QAccessible.Role.Table,
    QAccessible.Role.List, QAccessible.Role.Tree, QAccessible.Role.PageTab, QAccessible.Role.Slider,
}  # fmt: skip


def a_record_of_every_kind() -> None:
    a.a_full_round()
    a.a_mentor(1, status=EnrolmentStatus.ACCEPTED)
    a.a_mentee(1, status=EnrolmentStatus.WAITING)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A file with a record of every kind."""
    return Desk.open(kept.a_file(a_record_of_every_kind, tmp_path / "Åby.mentordesk"))


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings, desk: Desk) -> MainWindow:
    """The window on that file."""
    return open_window(qtbot, Tools(ask, settings), TODAY, desk)


def nameless(widget: QWidget) -> list[str]:
    """The controls in view that a screen reader could only call "button" or "edit"."""
    found: list[str] = []

    def walk(each: QAccessibleInterface) -> None:
        state = each.state()
        if state.invisible:
            return
        inside = each.object()
        if each.role() in _CONTROLS and not each.text(QAccessible.Text.Name).strip():
            named = inside.parent() if inside is not None else None
            found.append(f"{each.role().name}: {type(inside).__name__} in {type(named).__name__}")
        if each.role() in (QAccessible.Role.Table, QAccessible.Role.List, QAccessible.Role.Tree):
            return  # the cells answer with their words, which the tests of the tables look at
        for place in range(each.childCount()):
            child = each.child(place)
            if child is not None and child.isValid():
                walk(child)

    walk(QAccessible.queryAccessibleInterface(widget))
    return found


def each_page(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """One page after the other in view, with a record chosen where it has a list of them."""
    for page in PAGES:
        window.show_page(page.key, 1 if page.key in ("people", "pairs", "activities") else None)
        QApplication.processEvents()
        assert window.workspace is not None
        yield page.key, window.workspace.page(page.key)


def test_every_control_of_a_page_has_a_name(window: MainWindow) -> None:
    for key, page in each_page(window):
        pane = getattr(page, "pane", None)
        tabs = getattr(pane, "tabs", None) or getattr(page, "tabs", None)
        assert nameless(window) == [], key
        for place in range(tabs.bar.count() if tabs is not None else 0):
            assert tabs is not None
            tabs.bar.setCurrentIndex(place)
            QApplication.processEvents()
            assert nameless(window) == [], (key, place)


def test_f6_goes_through_the_parts_of_a_page_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    activate(qtbot, window)
    for key, _page in each_page(window):
        if key == "settings":
            continue
        assert window.workspace is not None
        item = window.workspace.rail.item(key)
        item.setFocus()
        visited: list[QWidget | None] = []
        for _press in range(8):
            window.menus.run("view.pane")
            visited.append(QApplication.focusWidget())
            if visited[-1] is item:
                break
        assert visited[-1] is item, f"F6 never came back on {key}: {visited}"
        assert len(set(visited)) == len(visited) > 1


STARTS = {
    "people": "People", "pairs": "Pairs", "meetings": "Meetings by pair and month", "activities": "Activities",
    "documents": "Document", "overview": "Overview", "settings": "Appearance and language",
}  # fmt: skip


def has_keyboard(name: str) -> bool:
    """Whether the part with the keyboard is called so."""
    inner = QApplication.focusWidget()
    return inner is not None and (inner.accessibleName() or inner.property("text")) == name


def test_a_shortcut_leads_into_the_list_of_its_page(window: MainWindow, qtbot: QtBot) -> None:
    activate(qtbot, window)
    assert window.workspace is not None
    for key, name in STARTS.items():
        for _time in range(2):  # from wherever the keyboard is, and again from within
            window.menus.run(f"page.{key}")
            qtbot.waitUntil(partial(has_keyboard, name))
        rail = window.workspace.rail.item(key)
        rail.setFocus()
        qtbot.keyClick(rail, Qt.Key.Key_Up)
        assert isinstance(QApplication.focusWidget(), type(rail)), "who walks through the rail stays in it"


@pytest.mark.parametrize("key", ["people", "pairs", "meetings", "activities", "documents"])
def test_ctrl_f_goes_to_the_search_from_anywhere_on_a_page(key: str, window: MainWindow, qtbot: QtBot) -> None:
    window.show_page(key)
    activate(qtbot, window)
    assert window.workspace is not None
    for pane in window.workspace.page(key).panes():
        pane.setFocus()
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert isinstance(QApplication.focusWidget(), SearchBox), f"not from {type(focused).__name__}"


def picture(window: QWidget, widget: QWidget) -> QImage:
    """A widget as it stands in its window, with what surrounds it."""
    place = QRect(widget.mapTo(window, QPoint()), widget.size()).adjusted(-3, -3, 3, 3)
    return window.grab(place).toImage()


def differing(one: QImage, other: QImage) -> int:
    """How many pixels differ, of every ninth where there are very many."""
    step = 1 if one.width() * one.height() < 50_000 else 9
    images = [each.convertToFormat(QImage.Format.Format_RGB32) for each in (one, other)]
    return sum(map(ne, *(memoryview(each.constBits()).cast("I")[::step] for each in images)))


@pytest.mark.parametrize("key", [page.key for page in PAGES])
def test_where_the_keyboard_is_can_be_seen_wherever_tab_leads(
    key: str, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    if key == "documents":  # the certificates of the other file have no texts to show
        window.close_file()
        other = Desk.create(tmp_path / "Tom.mentordesk")
        a.an_attendance(a.an_activity(this := a.a_round()), a.a_mentor(this))
        window.use(other)
    window.show_page(key, 1 if key in ("people", "pairs", "activities") else None)
    activate(qtbot, window)
    assert window.workspace is not None
    elsewhere = window.workspace.rail.item("overview" if key != "overview" else "people")
    every: list[QWidget] = []
    bad: list[str] = []
    while (inner := QApplication.focusWidget()) is not None and inner not in every:
        every.append(inner)
        QApplication.processEvents()
        there = picture(window, inner)
        elsewhere.setFocus()
        if inner is not elsewhere and differing(there, picture(window, inner)) < 40:
            bad.append(f"{type(inner).__name__} {inner.accessibleName()}")
        inner.setFocus()
        inner.parentWidget().focusNextPrevChild(True)  # type: ignore[union-attr] # as Tab does: what it leads to is scrolled into view
    assert len(every) > 8
    assert bad == []


def filled(widget: QWidget) -> list[str]:
    """The filled buttons in view."""
    found = (button for button in widget.findChildren(QPushButton) if button.isVisible())
    return [button.text() for button in found if button.property("kind") in ("primary", "danger-filled")]


def fill_nothing() -> None:
    """A file that was just made."""


@pytest.mark.parametrize("fill", [a_record_of_every_kind, a.a_round, fill_nothing])
def test_a_page_has_one_filled_button_at_most(
    fill: Callable[[], object], qtbot: QtBot, ask: ScriptedAsk, settings: Settings
) -> None:
    window = open_window(qtbot, Tools(ask, settings), TODAY, kept.a_desk(fill))
    for page in PAGES:
        chosen = fill is a_record_of_every_kind and page.key in ("people", "pairs", "activities")
        window.show_page(page.key, 1 if chosen else None)
        for _time in range(3):
            QApplication.processEvents()
        assert len(filled(window)) <= 1, (page.key, filled(window))


def test_the_start_has_one_filled_button(window: MainWindow) -> None:
    window.close_file()
    QApplication.processEvents()
    assert filled(window) == ["New programme…"]


def groups(form: Form) -> list[int]:
    """How many fields stand under each heading of a form."""
    counted = [0]
    for field in form.fields:
        if field.section:
            counted.append(0)
        counted[-1] += 1
    return counted


def test_no_group_of_fields_on_a_page_is_longer_than_seven(window: MainWindow) -> None:
    for key, page in each_page(window):
        if key == "people":
            page.pane.show_tab("round")  # type: ignore[attr-defined]
        for form in page.findChildren(Form):
            assert max(groups(form)) <= 7, (key, [field.key for field in form.fields])


def test_the_button_for_a_new_record_tells_its_shortcut(window: MainWindow) -> None:
    for key in ("people", "pairs", "activities"):
        window.show_page(key)
        QApplication.processEvents()
        primary = [each for each in window.findChildren(QPushButton) if each.isVisible() and each.text() in filled(window)]
        assert [button.toolTip().rpartition(" ")[2] for button in primary] == ["(Ctrl+N)"], key


@pytest.mark.parametrize("code", list(i18n.LANGUAGES))
@pytest.mark.parametrize("key", ["people", "pairs"])
def test_what_is_done_to_several_has_letters_of_its_own_beside_the_menus(
    key: str, code: str, window: MainWindow, speak: Callable[[str], None]
) -> None:
    speak(code)
    QApplication.processEvents()
    a.a_pairing(1, status=PairingStatus.DRAFT)
    a.a_pairing(1)
    a.a_person(email="x@example.org")
    a.an_own_field()
    window.show_page(key)
    assert window.workspace is not None
    page = window.workspace.page(key)
    page.refresh()
    page.table.selectAll()  # type: ignore[attr-defined]
    buttons = page.pane.bulk.buttons  # type: ignore[attr-defined]
    texts = [*(action.text() for action in window.menuBar().actions()), *(button.text() for button in buttons.values())]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(set(letters)) == len(letters), sorted(letters)


MENUS = {"people": "Change status…", "pairs": "Pair two people…", "meetings": "Details…\tEnter", "activities": "Copy"}


@pytest.mark.parametrize("key", MENUS)
def test_what_can_be_done_with_a_line_opens_from_the_menu_bar_too(key: str, window: MainWindow, qtbot: QtBot) -> None:
    window.show_page(key, 1 if key in ("people", "pairs", "activities") else None)
    activate(qtbot, window)
    window.menus.run("record.menu")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions() if action.text()]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(set(letters)) == len(letters), texts
    assert any(text.replace("&", "").startswith(MENUS[key]) for text in texts), texts
    menu.close()


# -- dialogs --------------------------------------------------------------------------------------------------


def _pair() -> pairings.PairRow:
    return pairings.listing(1, TODAY)[0]


def _new_round(session: Session, page: QWidget) -> object:
    return round_dialogs.add(session, page)


def _copy_round(session: Session, page: QWidget) -> object:
    return round_dialogs.copy(session, page)


def _person(session: Session, page: QWidget) -> object:
    return people_dialogs.add(session, page)


def _protect(session: Session, page: QWidget) -> object:
    people_dialogs.protect(session, page, people.get(1))
    return None


def _bin(session: Session, page: QWidget) -> object:
    return Bin(session, _tools(session), page).exec()


def _two_alike() -> tuple[int, int]:
    """Two entries that differ in much, of which one is bare in the round."""
    one = a.a_person("Åsa", "Lindberg", birth_year=1980, phone="070-174 06 05", note="Kvällar")
    other = a.a_person("Asa", "Lindberg", birth_year=1980, phone="08-123 456 78", note="Talar gärna om böcker. " * 4)
    a.a_language(one, language="sv", level="some")
    a.a_language(other, language="sv", level="fluent")
    for person in (one, other):
        a.a_mentor(1, person_id=person)
    return one, other


def _duplicates(session: Session, page: QWidget) -> object:
    _two_alike()
    duplicate_dialogs.find(session, page)
    return None


def _merge_two(session: Session, page: QWidget) -> object:
    return duplicate_dialogs.merge_two(session, page, *_two_alike())


def _saved_filters(session: Session, page: QWidget) -> object:
    a.a_saved_filter()
    filter_dialogs.manage(session, page)
    return None


def _rename_filter(session: Session, page: QWidget) -> object:
    filter_dialogs.rename(session, saved_filters.get(a.a_saved_filter()), page)
    return None


def _enrol(session: Session, page: QWidget) -> object:
    enrolment_dialogs.enrol(session, page, [a.a_person()])
    return None


def _status(session: Session, page: QWidget) -> object:
    enrolment_dialogs.change_status(session, page, [1])
    return None


def _pair_two(session: Session, page: QWidget) -> object:
    return pairing_dialogs.pair_two(session, page)


def _replace(session: Session, page: QWidget) -> object:
    return pairing_dialogs.replace_mentor(session, page, _pair())


def _pause(session: Session, page: QWidget) -> object:
    return pairing_dialogs.pause(session, page, _pair())


def _resume(session: Session, page: QWidget) -> object:
    return pairing_dialogs.resume(session, page, _pair())


def _start(session: Session, page: QWidget) -> object:
    return pairing_dialogs.start(session, page, [_pair()])


def _end(session: Session, page: QWidget) -> object:
    return pairing_dialogs.end(session, page, _pair())


def _end_all(session: Session, page: QWidget) -> object:
    return pairing_dialogs.end_all(session, page, 2)


def _goal(session: Session, page: QWidget) -> object:
    tab = FollowUpTab(session, page)
    tab.show_pair(_pair())
    tab.edit_goal(pairings.goals(_pair().id)[0])
    return None


def _call(session: Session, page: QWidget) -> object:
    tab = FollowUpTab(session, page)
    tab.show_pair(_pair())
    tab.edit_call(pairings.check_ins(_pair().id)[0])
    return None


def _pair_note(session: Session, page: QWidget) -> object:
    tab = PairNotesTab(session, page)
    tab.show_pair(_pair())
    tab.add()
    return None


def _note(session: Session, page: QWidget) -> object:
    tab = NotesTab(session, page)
    noted = next(each for each in range(1, 9) if notes.of(person_id=each))
    tab.show_person(people.get(noted))
    tab.edit(notes.of(person_id=noted)[0])
    return None


def _meeting(session: Session, page: QWidget) -> object:
    row = month_grid.read(1, TODAY).rows[0]
    return CellDialog(session, row, next(cell for cell in row.cells if cell.ids), page).exec()


def _activity(session: Session, page: QWidget) -> object:
    return activity_dialogs.edit(session, 1, page)


def _decide(session: Session, page: QWidget) -> object:
    certificate_dialogs.decide_exception(session, page, 1, "Åsa Öberg")
    return None


def _correct(session: Session, page: QWidget) -> object:
    pair_examples.a_printed_certificate()  # in a round of its own
    valid = certificates.register(max(each.id for each in programmes.rounds()))[-1]
    return certificate_dialogs.correct(session, page, valid)


def _void(session: Session, page: QWidget) -> object:
    valid = next(row for row in certificates.register(1) if row.void_on is None)
    certificate_dialogs.void(session, page, valid)
    return None


def _status_of_several(session: Session, page: QWidget) -> object:
    return enrolment_dialogs.change_status(session, page, [1, 2])


def _unit(session: Session, page: QWidget) -> object:
    return several_dialogs.set_unit(session, page, [1, 2])


def _own_choices(session: Session, page: QWidget) -> object:
    field = own_fields.get(a.an_own_field("Labels", OwnFieldKind.CHOICES, "Speaker", "Driver"))
    return several_dialogs.fill_in(session, page, [1, 2], field)


def _end_some(session: Session, page: QWidget) -> object:
    return pairing_dialogs.end_some(session, page, [_pair()])


def _sign(session: Session, page: QWidget) -> object:
    return pairing_dialogs.sign(session, page, [_pair()])


def _signatory(session: Session, page: QWidget) -> object:
    signatory_dialogs.add(session, _tools(session), page)
    return None


def _password(session: Session, page: QWidget) -> object:
    text = "From now on the file is encrypted and opens with this password only."
    copies = [
        Path("/home/somebody/backups/Åby 1a2b3c4d") / f"0000{number} 2027-03-01 16.10.00.mentordesk" for number in range(9)
    ]
    return _tools(session).ask.new_password(page, "Set a password", text, verb="Encrypt the file", copies=copies)


def _present_password(session: Session, page: QWidget) -> object:
    return _tools(session).ask.password(page, "Wrong password", "Check Caps Lock.", verb="Open")


def _older_copies(session: Session, page: QWidget) -> object:
    copies = [Path("/home/somebody/Åby (schema 1).mentordesk")]
    return _tools(session).ask.about_copies(
        page, "Older copies without a password", "They open with it from now on.", copies
    )


def _tools(session: Session) -> Tools:
    """What asks for real, with settings beside the file."""
    assert session.desk.path is not None
    settings = open_settings(session.desk.path.with_suffix(".ini"))
    return Tools(Ask(settings), settings)


def _issue_protected(session: Session, page: QWidget) -> object:
    given = ("Issue 1 certificate", "It gets a number.", ["Linden"])
    return certificate_dialogs.issue_protected(page, *given, lambda _values: 1)


def _texts(session: Session, page: QWidget) -> object:
    text_dialogs.edit(session, page)
    return None


def _check(session: Session, page: QWidget) -> object:
    a.a_meeting(_pair().id, date(2020, 1, 1))
    return CheckFile(session, _tools(session), page).exec()


def _take_in(session: Session, page: QWidget) -> object:
    rows = [["Namn", "E-post", "Skostorlek"], ["Elsa Ek", "elsa@example.org", "38"], ["", "x@example.org", ""]]
    source = Source("Intresse.xlsx", [Table("Mentorer", rows), Table("Adepter", rows)])
    return intake_dialogs.take_in(session, _tools(session), page, source)


DIALOGS: list[Callable[[Session, QWidget], object]] = [
    _new_round, _copy_round, _person, _protect, _bin, _duplicates, _merge_two, _saved_filters, _rename_filter, _enrol,
    _status, _pair_two,
    _replace, _pause, _resume, _start, _end,
    _status_of_several, _unit, _own_choices, _end_some, _sign, _signatory, _password, _present_password, _older_copies,
    _end_all,
    _goal, _call, _pair_note, _note, _meeting, _activity, _decide, _correct, _void, _issue_protected, _texts,
    _take_in, _check,
]  # fmt: skip


def access_keys(dialog: QDialog) -> list[str]:
    """The letters that Alt reaches in a dialog, each time it is given out."""
    texts = [label.text() for label in dialog.findChildren(QLabel) if label.buddy() is not None]
    texts += [button.text() for button in dialog.findChildren(QAbstractButton)]
    marked = (text.replace("&&", "") for text in texts)
    return [text[text.index("&") + 1].lower() for text in marked if "&" in text]


@pytest.fixture
def speak() -> Iterator[Callable[[str], None]]:
    """Speaks a language until the test is over."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    yield lambda code: language.speak(app, code)
    language.speak(app, "en")


@pytest.mark.parametrize("code", list(i18n.LANGUAGES))
@pytest.mark.parametrize("show", DIALOGS, ids=lambda show: show.__name__.strip("_"))
def test_a_dialog_names_its_controls_and_gives_each_access_key_once(
    show: Callable[[Session, QWidget], object], code: str, desk: Desk, qtbot: QtBot, speak: Callable[[str], None]
) -> None:
    speak(code)
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    seen: list[tuple[list[str], list[str]]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.append((nameless(dialog), access_keys(dialog)))
        assert all(max(groups(form)) <= 7 for form in dialog.findChildren(Form))
        assert len(filled(dialog)) <= 1, filled(dialog)
        dialog.reject()

    QTimer.singleShot(0, look)
    session = Session(desk, lambda: TODAY)
    show(session, page)
    session.close()
    names, keys = seen[0]
    assert names == []
    assert len(set(keys)) == len(keys), f"given out twice: {sorted(key for key in keys if keys.count(key) > 1)}"


class _Window(QWidget):
    """Something to stand over that is asked for the guide."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def show_guide(self, page: str) -> None:
        self.asked.append(page)


ABOUT = {
    "settings": {_new_round, _copy_round, _signatory},
    "finding": {_saved_filters, _rename_filter},
    "meetings": {_meeting},
    "activities": {_activity},
    "certificates": {_decide, _correct, _void, _issue_protected},
    "texts": {_texts},
    "pairs": {_pair_two, _replace, _pause, _resume, _start, _end, _end_some, _sign, _end_all, _goal, _call, _pair_note},
    "safety": {_password, _present_password, _check},
    "taking_in": {_take_in},
    "": {_older_copies},
}
"""Which page of the guide is about which dialogs; the others are about people, and a question about the page below."""


@pytest.mark.parametrize("show", DIALOGS, ids=lambda show: show.__name__.strip("_"))
def test_f1_in_a_dialog_opens_the_guide_at_the_page_about_it(
    show: Callable[[Session, QWidget], object], desk: Desk, qtbot: QtBot
) -> None:
    window = _Window()
    qtbot.addWidget(window)
    window.show()
    in_dialog(qtbot, lambda dialog: qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_F1))
    session = Session(desk, lambda: TODAY)
    show(session, window)
    session.close()
    assert window.asked == [next((page for page, about in ABOUT.items() if show in about), "people")]


class Flashes(QObject):
    """Hears of every part of a window that is shown as a window of its own, if only for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.found.append(type(watched).__name__)
        return False


def test_no_part_of_the_window_flashes_up_by_itself(window: MainWindow) -> None:
    heard, app = Flashes(), QApplication.instance()
    assert app is not None
    app.installEventFilter(heard)
    for width in (1366, 1024):
        window.resize(width, 700)
        for page in PAGES:
            window.show_page(page.key, 1 if page.key in ("people", "pairs") else None)
            app.processEvents()
    window.close_file()
    app.removeEventFilter(heard)
    assert heard.found == []
