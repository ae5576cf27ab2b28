"""The section of Settings about this computer: theme, size of text, language and height of rows."""

from PySide6.QtWidgets import QApplication, QWidget

from mentordesk import i18n
from mentordesk.domain.figures import percent
from mentordesk.i18n import N_, _
from mentordesk.ui import language, leaving, look, theme
from mentordesk.ui.forms.fields import BooleanField, ChoiceField
from mentordesk.ui.forms.form import Form
from mentordesk.ui.panes.autosave import unsaved_in
from mentordesk.ui.settings import Key, Settings
from mentordesk.ui.widgets.cards import Card
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import MessageBar

_THEMES = {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")}


class LookCard(Card):
    """How the program looks and speaks; kept on this computer and not in the file."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(_("Appearance and language"), parent)
        self._settings = settings
        self.add(label(_("For this computer; it does not travel with the file."), "second", wrap=True))
        self.form = Form(
            [
                ChoiceField(key="language", label=N_("&Language"), choices=list(i18n.LANGUAGES.items())),
                ChoiceField(key="theme", label=N_("&Theme"), choices=[(key, _(text)) for key, text in _THEMES.items()]),
                ChoiceField(
                    key="text",
                    label=N_("Text &size"),
                    choices=[(size, percent(size)) for size in theme.TEXT_PERCENTS],
                ),
                BooleanField(key="compact", label=N_("&Compact rows in lists")),
            ],
            columns=2,
        )
        self.form.field_committed.connect(self._on_committed)
        self.message = MessageBar()
        self.add(self.message)
        self.add(self.form)
        self.setFocusProxy(self.form.editor("language").main())

    def refill(self) -> None:
        """Show what holds now."""
        self.form.set_values(
            {
                "language": i18n.language(),
                "theme": self._settings.text(Key.THEME),
                "text": self._settings.number(Key.TEXT_PERCENT),
                "compact": self._settings.flag(Key.COMPACT_ROWS),
            }
        )

    def _on_committed(self, key: str, value: object) -> None:
        if key == "language":
            self._speak(str(value))
            return
        setting = {"theme": Key.THEME, "text": Key.TEXT_PERCENT, "compact": Key.COMPACT_ROWS}[key]
        self._settings.set(setting, value)
        look.put_on(self._settings)

    def _speak(self, code: str) -> None:
        """Speak this language, which builds every page anew: not while something stands in a field that is not saved."""
        window = self.window()
        leaving.settle(window)
        if unsaved := unsaved_in(window):
            text = _("{fields}: not saved, and would be lost with another language. Put it right, or take it back with Esc.")
            self.message.show_message(text.format(fields=", ".join(unsaved)), "warn")
            self.form.set_values({"language": i18n.language()})
            return
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._settings.set(Key.LANGUAGE, code)
        language.speak(app, code)
