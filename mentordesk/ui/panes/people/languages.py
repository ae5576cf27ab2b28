"""The languages of a person: one line each, a level to choose, and a line to add another."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.people import LanguageLevel, PersonLanguage
from mentordesk.i18n import _
from mentordesk.ui.forms.completing import Completing
from mentordesk.ui.widgets.buttons import icon_button
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.lines import LineEdit, calm_wheel

Languages = list[tuple[str, LanguageLevel]]


class LanguagesBox(QWidget):
    """Shows and changes languages. `changed` carries all of them whenever one is added, removed or valued anew."""

    changed = Signal(list)

    def __init__(self, offers: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._languages: Languages = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(_("Languages"), "label"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column.addLayout(self._lines)
        self.name = LineEdit()
        self.name.setPlaceholderText(_("Add a language"))
        self.name.setAccessibleName(_("Add a language"))
        self.name.setMaxLength(60)
        self.level = _level_choice(LanguageLevel.CONVERSATION)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.name, 1)
        row.addWidget(self.level)
        self.add_button = icon_button("plus", _("Add the language"), self.add)
        row.addWidget(self.add_button)
        column.addLayout(row)
        self.name.returnPressed.connect(self.add)
        self._completing = Completing(self.name, offers)

    def show_languages(self, languages: Sequence[PersonLanguage]) -> None:
        """Show what a person speaks; what is being typed stays until it is among them."""
        wanted = [(spoken.language, spoken.level) for spoken in languages]
        if any(self.name.text().strip() == language for language, _level in wanted):
            self.name.clear()
        if wanted == self._languages and self._lines.count() == len(wanted):
            return
        self._languages = wanted
        while (item := self._lines.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.hide()
                line.deleteLater()
        for place, (language, level) in enumerate(wanted):
            self._lines.addWidget(self._line(place, language, level))

    def clear_typing(self) -> None:
        """Forget what was typed for the person shown before."""
        self.name.clear()

    def add(self) -> None:
        """Add what is typed; it stays there where it is refused."""
        language = self._completing.text().strip()
        if language:
            self.name.setText(language)
            others = [pair for pair in self._languages if pair[0] != language]
            self.changed.emit([*others, (language, self.level.currentData())])

    def _line(self, place: int, language: str, level: LanguageLevel) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(label(language), 1)
        choice = _level_choice(level)
        choice.setAccessibleName(_("Level of {language}").format(language=language))
        choice.activated.connect(lambda _at: self._change(place, choice.currentData()))
        row.addWidget(choice)
        remove = _("Remove {language}").format(language=language)
        row.addWidget(icon_button("x", remove, lambda: self._change(place, None)))
        return line

    def _change(self, place: int, level: LanguageLevel | None) -> None:
        changed: Languages = list(self._languages)
        if level is None:
            del changed[place]
        else:
            changed[place] = changed[place][0], level
        self.changed.emit(changed)


def _level_choice(level: LanguageLevel) -> QComboBox:
    choice = QComboBox()
    choice.setAccessibleName(_("Level"))
    calm_wheel(choice)
    choice.setFixedWidth(134)
    with QSignalBlocker(choice):
        for each in LanguageLevel:
            choice.addItem(each.label, each)
        choice.setCurrentIndex(list(LanguageLevel).index(level))
    return choice
