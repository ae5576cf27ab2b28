"""Holds the colours and sizes of the program, light and dark, and puts them on the application."""

from dataclasses import dataclass, fields, replace
from string import Template
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from mentordesk import paths
from mentordesk.ui.style import PLAIN, STYLE

MODES = ("system", "light", "dark")
HIGH_CONTRAST = "high contrast"
"""The name of the theme of the system's own colours."""
TEXT_PERCENTS = (90, 100, 115, 130)
BODY_PT = 9.75
"""13 px at 96 dpi."""
_PROPERTY = "mentordesk_theme_keeper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Every colour by its role (`#rrggbb`), and the scale of the text."""

    name: str
    window: str
    surface: str
    sunken: str
    hover: str
    border: str
    outline: str
    text: str
    text_2: str
    placeholder: str
    accent: str
    on_accent: str
    accent_hover: str
    selection: str
    on_selection: str
    ok: str
    ok_ground: str
    warn: str
    warn_ground: str
    bad: str
    bad_ground: str
    info: str
    info_ground: str
    chart: tuple[str, ...]
    scale: float = 1.0

    @property
    def dark(self) -> bool:
        """Light text on a dark ground?"""
        return QColor(self.window).lightness() < 128

    def color(self, role: str) -> QColor:
        """The colour of a role, for painters; a text that is no role is taken as a colour."""
        return QColor(getattr(self, role, role))

    def tone(self, tone: str) -> tuple[QColor, QColor]:
        """Text and ground of a tone: ok, warn, bad, info, accent or neutral."""
        if tone in ("ok", "warn", "bad", "info"):
            return QColor(getattr(self, tone)), QColor(getattr(self, f"{tone}_ground"))
        if tone == "accent":
            return QColor(self.on_selection), QColor(self.selection)
        return QColor(self.text_2), QColor(self.sunken)

    def px(self, size: int) -> int:
        """A size in pixels that grows with the text."""
        return round(size * max(self.scale, 1.0))

    def pt(self, size: float) -> float:
        """A font size in points, scaled by the user's choice."""
        return round(size * self.scale, 2)


LIGHT = Theme(
    name="light",
    window="#F5F6F8",
    surface="#FFFFFF",
    sunken="#EEF0F3",
    hover="#F0F4F5",
    border="#DCE0E6",
    outline="#868F9B",
    text="#1A222C",
    text_2="#515C69",
    placeholder="#8C95A1",
    accent="#14646E",
    on_accent="#FFFFFF",
    accent_hover="#0F545C",
    selection="#D9EDEF",
    on_selection="#0E3F46",
    ok="#1B7447",
    ok_ground="#E2F3E9",
    warn="#8A5200",
    warn_ground="#FCEFD8",
    bad="#B3261E",
    bad_ground="#FBE6E4",
    info="#1D5C9E",
    info_ground="#E3EEF9",
    chart=("#14646E", "#C77700", "#6B4FA0", "#3A86C8", "#8C95A1"),
)
DARK = Theme(
    name="dark",
    window="#14181D",
    surface="#1C2127",
    sunken="#242A32",
    hover="#232A31",
    border="#343C47",
    outline="#76808D",
    text="#E7EBF0",
    text_2="#A9B3BF",
    placeholder="#6B7581",
    accent="#5FC4CE",
    on_accent="#06282C",
    accent_hover="#7BD2DA",
    selection="#1F4A50",
    on_selection="#E4F6F8",
    ok="#6FCF97",
    ok_ground="#1B3327",
    warn="#F0B65A",
    warn_ground="#3A2D14",
    bad="#F28B82",
    bad_ground="#3E2220",
    info="#86B9F0",
    info_ground="#1B2E44",
    chart=("#5FC4CE", "#E8A33D", "#B39DDB", "#7FB5EA", "#8C95A1"),
)


class ThemeKeeper(QObject):
    """Lives on the application and says when the theme changed; `changed` carries nothing, ask `current()`."""

    changed = Signal()

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self.asked = ("light", 100)
        self.is_fusion = False
        """Was Qt's own style asked for, which our style sheet builds on? Who looks at the style has its 500 names made."""
        self.wishes: Any = None
        if isinstance(parent, QApplication):
            self._hints = parent.styleHints()  # held on to: PySide lets go of what belongs to them with their last name
            self.wishes = _wishes(self._hints)
            self._hints.colorSchemeChanged.connect(self._on_system_changed)
            if self.wishes is not None:
                self.wishes.contrastPreferenceChanged.connect(self._on_contrast_changed)

    def _on_system_changed(self) -> None:
        """The system went dark or light by itself: follow, where the user chose to or its own colours rule."""
        app, (mode, text_percent) = self.parent(), self.asked
        if isinstance(app, QApplication) and (mode == "system" or high_contrast()):
            apply(app, mode, text_percent)

    def _on_contrast_changed(self) -> None:
        """High contrast was switched on or off in the system: at once, whatever theme was chosen."""
        app = self.parent()
        if isinstance(app, QApplication):
            apply(app, *self.asked)


def keeper() -> ThemeKeeper:
    """The application's keeper, made at the first question."""
    app = QApplication.instance()
    found = app.property(_PROPERTY) if app is not None else None
    if isinstance(found, ThemeKeeper):
        return found
    made = ThemeKeeper(app)
    if app is not None:
        app.setProperty(_PROPERTY, made)
    return made


def current() -> Theme:
    """The theme in force, for painters and delegates."""
    return keeper().theme


def _wishes(hints: Any) -> Any:
    """What people asked of the system for easier use; None where Qt is too old to tell."""
    accessibility = getattr(hints, "accessibility", None)
    return accessibility() if accessibility is not None else None


def high_contrast() -> bool:
    """Does the system ask for high contrast? Then its own colours rule."""
    wishes = keeper().wishes
    return wishes is not None and wishes.contrastPreference() == Qt.ContrastPreference.HighContrast


def less_motion() -> bool:
    """Does the system ask for less motion? Qt tells it from version 6.12 on; nothing of ours moves anyway."""
    preference = getattr(keeper().wishes, "motionPreference", None)
    return preference is not None and preference().name == "ReducedMotion"


def _keep_still() -> None:
    """Qt's own effects rest too where less motion is asked for; elsewhere they are as the system has them."""
    if less_motion():
        QApplication.setEffectEnabled(Qt.UIEffect.UI_General, False)


def resolve(mode: str, app: QApplication) -> Theme:
    """Light or dark for a mode of `MODES`; "system" asks the system and falls back to light."""
    if mode == "dark":
        return DARK
    if mode == "light":
        return LIGHT
    return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def from_palette(colours: QPalette) -> Theme:
    """A theme of the system's own colours, so that painted parts follow high contrast too."""
    role = QPalette.ColorRole
    base, text = colours.color(role.Base).name(), colours.color(role.Text).name()
    window, mark = colours.color(role.Window).name(), colours.color(role.Highlight).name()
    on_mark, link = colours.color(role.HighlightedText).name(), colours.color(role.Link).name()
    values: dict[str, Any] = {field.name: text for field in fields(Theme) if field.name not in ("name", "chart", "scale")}
    values |= dict.fromkeys(("surface", "sunken", "hover", "ok_ground", "warn_ground", "bad_ground", "info_ground"), base)
    values |= {
        "window": window,
        "accent": link,
        "on_accent": on_mark,
        "accent_hover": link,
        "selection": mark,
        "on_selection": on_mark,
    }
    return replace(LIGHT, name=HIGH_CONTRAST, chart=(text, link, mark, text, link), **values)


def palette(theme: Theme) -> QPalette:
    """The Qt palette of a theme; with it plain Fusion dialogs already look right."""
    colours, role = QPalette(), QPalette.ColorRole
    for name, value in {
        role.Window: theme.window,
        role.Base: theme.surface,
        role.AlternateBase: theme.sunken,
        role.Text: theme.text,
        role.WindowText: theme.text,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.bad,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.on_selection,
        role.PlaceholderText: theme.placeholder,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Accent: theme.accent,
        role.Mid: theme.border,
        role.Midlight: theme.sunken,
        role.Dark: theme.outline,
        role.Light: theme.surface,
        role.Shadow: theme.outline,
    }.items():
        colours.setColor(name, QColor(value))
    for name in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        colours.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.placeholder))
    return colours


def style_sheet(theme: Theme, template: str = STYLE) -> str:
    """The style sheet of a theme: a template of `style.py` with its tokens filled in."""
    tokens = {field.name: str(getattr(theme, field.name)) for field in fields(theme) if field.name != "chart"}
    tokens |= {f"pt_{n}": f"{theme.pt(size)}pt" for n, size in _SIZES.items()}
    tokens |= {f"px_{n}": f"{theme.px(n)}px" for n in (16, 20, 24, 28, 32, 36)}
    tokens["pictures"] = (paths.resources() / "icons" / "style").as_posix()
    tokens["shade"] = "dark" if theme.dark else "light"
    return Template(template).substitute(tokens)


_SIZES = {"title": 17, "number": 20, "section": 12, "body": BODY_PT, "label": 8.75, "caption": 8.75}


def load_fallback_font() -> str:
    """The family to use: the system's, or our Noto Sans where the system brings none worth showing.

    Windows and the usual desktops bring a good one; then no font file is read at all.
    """
    asked = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if QFontInfo(asked).family() in (
        "Segoe UI",
        "Segoe UI Variable",
        ".AppleSystemUIFont",
        "Noto Sans",
        "Cantarell",
    ):
        return QFontInfo(asked).family()
    if "Noto Sans" not in QFontDatabase.families():
        for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-SemiBold.ttf"):
            for file in (paths.resources() / "fonts").rglob(name):
                QFontDatabase.addApplicationFont(str(file))
    return "Noto Sans" if "Noto Sans" in QFontDatabase.families() else asked.family()


def _ask_frames(app: QApplication, mode: str) -> None:
    """Window frames and the system's own dialogs take the same side; before the palette, which Qt then makes anew."""
    wanted = {"dark": Qt.ColorScheme.Dark, "light": Qt.ColorScheme.Light}.get(mode, Qt.ColorScheme.Unknown)
    app.styleHints().setColorScheme(wanted)


def apply(app: QApplication, mode: str, text_percent: int = 100, *, sheet: bool = True) -> Theme:
    """Put a theme on the application at once: palette, style sheet, font, icons and painted cells.

    Without `sheet` the style sheet waits for `dress`: at start the widgets are then polished once, not at every step.
    """
    holder = keeper()
    holder.asked = (mode, text_percent)
    plain = high_contrast()
    _ask_frames(app, "system" if plain else mode)
    _keep_still()
    if plain:
        app.setPalette(QPalette())  # takes ours away: what is left is the system's own
    theme = from_palette(app.palette()) if plain else resolve(mode, app)
    theme = replace(theme, scale=text_percent / 100)
    font = QFont(load_fallback_font())
    font.setPointSizeF(theme.pt(BODY_PT))
    if not holder.is_fusion:
        app.setStyle("Fusion")
        holder.is_fusion = True
    app.setFont(font)
    if not plain:
        app.setPalette(palette(theme))
    holder.theme = theme
    if sheet:
        dress()
    holder.changed.emit()
    return theme


def dress() -> None:
    """Put the style sheet of the theme in force on the application, unless it is on already."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    wanted = style_sheet(current(), PLAIN if high_contrast() else STYLE)
    if app.styleSheet() != wanted:
        app.setStyleSheet(wanted)
