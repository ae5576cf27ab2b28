"""The colours can be read, the icons exist, and a switch reaches what is on the screen."""

import re
from dataclasses import fields
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from mentordesk import paths
from mentordesk.ui import icons, style, theme
from mentordesk.ui.tables.delegates import Pens
from mentordesk.ui.theme import DARK, LIGHT, Theme

BOTH = pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@BOTH
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "surface"), ("text", "window"), ("text", "hover"), ("text_2", "surface"), ("text_2", "window"),
        ("text_2", "sunken"), ("accent", "surface"), ("accent", "window"), ("on_accent", "accent"),
        ("on_accent", "accent_hover"), ("on_selection", "selection"), ("bad", "surface"), ("bad", "window"),
        ("ok", "ok_ground"), ("warn", "warn_ground"), ("bad", "bad_ground"), ("info", "info_ground"),
        ("text", "ok_ground"), ("text", "warn_ground"), ("text", "bad_ground"), ("text", "info_ground"),
        ("accent", "ok_ground"), ("accent", "warn_ground"), ("accent", "bad_ground"), ("accent", "info_ground"),
    ],
)  # fmt: skip
def test_text_can_be_read(look: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(look, ink), getattr(look, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize(("line", "ground"), [("outline", "surface"), ("accent", "surface"), ("accent", "selection")])
def test_outlines_and_focus_can_be_seen(look: Theme, line: str, ground: str) -> None:
    assert contrast(getattr(look, line), getattr(look, ground)) >= 3.0


@BOTH
def test_chart_colours_stand_out(look: Theme) -> None:
    assert all(contrast(colour, look.surface) >= 3.0 for colour in look.chart)


@BOTH
def test_style_pictures_have_the_colours_of_the_theme(look: Theme) -> None:
    pictures = paths.resources() / "icons" / "style"
    assert look.on_accent in (pictures / f"check-{look.name}.svg").read_text(encoding="utf-8")
    assert look.text_2 in (pictures / f"chevron-down-{look.name}.svg").read_text(encoding="utf-8")


@BOTH
def test_style_sheet_is_filled_in_and_its_pictures_exist(look: Theme) -> None:
    sheet = theme.style_sheet(look)
    assert "$" not in sheet
    named = re.findall(r'url\("([^"]+)"\)', sheet)
    assert named
    for picture in named:
        assert (paths.resources() / "icons" / "style" / picture.rsplit("/", 1)[1]).is_file()


def test_switching_repaints_icons_at_once(qapp: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("Print")
    qtbot.addWidget(button)
    icons.put(button, "printer", "accent")
    before = button.icon().cacheKey()
    theme.apply(qapp, "dark")
    assert button.icon().cacheKey() != before
    middle = icons.pixmap("square-check", "accent", 48).toImage()
    colours = {
        middle.pixelColor(x, y).name().upper()
        for x in range(48)
        for y in range(48)
        if middle.pixelColor(x, y).alpha() == 255
    }
    assert DARK.accent in colours


def test_icon_can_be_replaced_and_the_old_one_stays_away(qapp: QApplication, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    icons.put(button, "play")
    icons.put(button, "pause")
    theme.apply(qapp, "dark")
    assert button.icon().pixmap(16, 16).toImage() == icons.icon("pause").pixmap(16, 16).toImage()


def test_system_mode_follows_the_system(qapp: QApplication) -> None:
    theme.apply(qapp, "system", 115)
    seen = theme.current().name
    hints = qapp.styleHints()
    hints.colorSchemeChanged.emit(hints.colorScheme())
    assert (theme.current().name, theme.current().scale) == (seen, 1.15)
    theme.apply(qapp, "dark")
    hints.colorSchemeChanged.emit(hints.colorScheme())
    assert theme.current().name == "dark"  # chosen, so the system has no say


class Wishes:
    """What a system may say of its user's wishes, in the place of Qt's own object."""

    def __init__(self, contrast: Qt.ContrastPreference, motion: str = "NoPreference") -> None:
        self._contrast, self._motion = contrast, motion

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self._contrast

    def motionPreference(self) -> SimpleNamespace:
        return SimpleNamespace(name=self._motion)


HIGH, USUAL = Qt.ContrastPreference.HighContrast, Qt.ContrastPreference.NoPreference


@pytest.mark.parametrize("mode", ["light", "dark", "system"])
def test_under_high_contrast_every_colour_is_the_system_s(
    mode: str, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.apply(qapp, mode)
    ours = qapp.palette().color(QPalette.ColorRole.Highlight)
    monkeypatch.setattr(theme.keeper(), "wishes", Wishes(HIGH))
    theme.keeper()._on_contrast_changed()  # switched on while the program runs
    system = qapp.palette()
    assert system.color(QPalette.ColorRole.Highlight) != ours
    assert "#" not in qapp.styleSheet(), "no colour of ours is left in the style sheet"
    look, roles = theme.current(), {system.color(role).name() for role in ROLES}
    given = {getattr(look, field.name) for field in fields(look) if field.name not in ("name", "chart", "scale")}
    assert given <= roles, "what is painted has the system's colours too"
    assert set(look.chart) <= roles
    assert look.name == "high contrast"
    monkeypatch.setattr(theme.keeper(), "wishes", Wishes(USUAL))
    theme.keeper()._on_contrast_changed()
    assert qapp.palette().color(QPalette.ColorRole.Highlight) == ours


@pytest.mark.parametrize("selected", [False, True])
def test_under_high_contrast_full_boxes_empty_boxes_and_the_ground_differ(
    selected: bool, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.apply(qapp, "light")
    monkeypatch.setattr(theme.keeper(), "wishes", Wishes(HIGH))
    theme.apply(qapp, "light")
    view = QTableView()
    qtbot.addWidget(view)
    full, empty = Pens(view).boxes(selected)
    assert empty == theme.current().color("selection" if selected else "surface")
    assert contrast(full.name(), empty.name()) >= 3.0


@pytest.mark.parametrize(("mode", "wish"), [("light", USUAL), ("dark", USUAL), ("light", HIGH)])
def test_a_pill_on_a_chosen_line_has_a_ground_of_its_own(
    mode: str, wish: Qt.ContrastPreference, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme.keeper(), "wishes", Wishes(wish))
    theme.apply(qapp, mode)
    view = QTableView()
    qtbot.addWidget(view)
    pens = Pens(view)
    for tone in pens.tones:
        ink, ground = pens.pill(tone, selected=True)
        assert ground != pens.selection, tone
        assert contrast(ink.name(), ground.name()) >= 4.5, tone


@pytest.mark.parametrize("part", ["QComboBox", "QCheckBox::indicator", "QRadioButton::indicator", "QAbstractItemView"])
def test_under_high_contrast_a_line_in_the_colour_of_the_text_says_where_things_are(part: str) -> None:
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", style.PLAIN)
    named = [body for names, body in rules if part in [name.strip() for name in names.split(",")]]
    assert any("border: 1px solid palette(window-text)" in body for body in named)
    assert "QScrollBar::handle { background: palette(window-text);" in style.PLAIN, "and the bar that scrolls"


ROLES = [
    QPalette.ColorRole.Base, QPalette.ColorRole.Text, QPalette.ColorRole.Window, QPalette.ColorRole.Highlight,
    QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Link,
]  # fmt: skip


def test_without_a_word_of_the_system_our_colours_rule(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme.keeper(), "wishes", None)  # Qt before 6.10
    theme.apply(qapp, "dark")
    assert (theme.current().name, theme.less_motion()) == ("dark", False)
    assert theme.DARK.accent in qapp.styleSheet()


def test_where_less_motion_is_asked_for_qt_s_own_effects_rest(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    effect, every = Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_General
    before = QApplication.isEffectEnabled(every)
    for each in (every, effect):
        QApplication.setEffectEnabled(each, True)
    monkeypatch.setattr(theme.keeper(), "wishes", Wishes(USUAL))
    theme.apply(qapp, "light")
    assert QApplication.isEffectEnabled(effect), "as the system has it"
    monkeypatch.setattr(theme.keeper(), "wishes", Wishes(USUAL, "ReducedMotion"))
    theme.apply(qapp, "light")
    assert not QApplication.isEffectEnabled(effect)
    QApplication.setEffectEnabled(every, before)


def test_nothing_of_ours_moves() -> None:
    moving = re.compile(r"Q(Property|Variant|Parallel|Sequential)Animation|QTimeLine|QMovie|setAnimated\(True")
    code = list((paths.resources().parent / "mentordesk" / "ui").rglob("*.py"))
    assert len(code) > 100
    assert [path.name for path in code if moving.search(path.read_text(encoding="utf-8"))] == []


def test_text_size_scales_the_font(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 130)
    assert qapp.font().pointSizeF() == pytest.approx(theme.BODY_PT * 1.3, abs=0.05)
    assert theme.current().px(36) == 47
    theme.apply(qapp, "light", 90)
    assert theme.current().px(36) == 36  # rows do not become lower than the mouse likes
