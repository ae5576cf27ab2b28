"""Puts the look of the settings on the application: theme and size of text."""

from PySide6.QtWidgets import QApplication

from mentordesk.ui import theme
from mentordesk.ui.settings import Key, Settings


def put_on(settings: Settings) -> None:
    """Theme and text size as the settings say, at once."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, settings.text(Key.THEME), settings.number(Key.TEXT_PERCENT))


def toggle_rows(settings: Settings) -> None:
    """Low rows in lists, or the usual ones; at once, in every list."""
    settings.set(Key.COMPACT_ROWS, not settings.flag(Key.COMPACT_ROWS))
    put_on(settings)


def change_text_size(settings: Settings, step: int) -> None:
    """One size larger (1), smaller (-1), or the normal one (0)."""
    sizes = theme.TEXT_PERCENTS
    now = settings.number(Key.TEXT_PERCENT)
    at = sizes.index(now) if now in sizes else sizes.index(100)
    settings.set(Key.TEXT_PERCENT, sizes[max(0, min(at + step, len(sizes) - 1))] if step else 100)
    put_on(settings)
