"""Words one text on paper: what is wrong in it is explained, and how it differs from the standard text is shown."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from mentordesk import i18n
from mentordesk.domain import texts
from mentordesk.domain.standard_texts import StandardText
from mentordesk.i18n import _
from mentordesk.ui import theme
from mentordesk.ui.dialogs.templates_editor import TextEdit
from mentordesk.ui.widgets.buttons import link_button
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.lines import calm_wheel
from mentordesk.ui.widgets.scroll import Scroll

_KEY = int(Qt.ItemDataRole.UserRole)
_MOST_PROBLEMS = 3
_MOST_DIFFERENT = 118
"""Pixels that the comparison with the standard text may take."""


def standard(text: StandardText, language: str) -> str:
    """The standard wording of a text in a language."""
    with i18n.speaking(language):
        return texts.standard(text.key)


class WordingPane(QWidget):
    """`worded()` comes with every change, `left()` when the keyboard goes, `language_chosen()` with another language."""

    worded = Signal()
    left = Signal()
    language_chosen = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self._text: StandardText | None = None
        self.heading = label("", "section", wrap=True)
        self.language = QComboBox()
        self.language.setAccessibleName(_("Language of the text"))
        calm_wheel(self.language)
        for code, name in i18n.LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(self.language.findData(language), 0))
        self.edit = TextEdit()
        self.problems = label("", "problem", wrap=True)
        self.correct_button = link_button("", self._on_correct)
        self.offers_label = label(_("&Placeholders: type { to be offered them, or double-click one"), "caption", wrap=True)
        self.offers = QListWidget()
        self.offers.setAccessibleName(_("Placeholders"))
        self.offers.setWordWrap(True)
        self.offers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offers.setMinimumHeight(theme.current().px(64))
        self.offers_label.setBuddy(self.offers)
        self.state = label("", "caption", wrap=True)
        self.different = label("", wrap=True, selectable=True)
        self.different.setTextFormat(Qt.TextFormat.RichText)
        self.different.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.compared = Scroll(self.different, fit_height=True)
        self.compared.setMaximumHeight(theme.current().px(_MOST_DIFFERENT))
        self.standard_button = link_button(_("Back to the &standard text"), self.take_standard, "rotate-ccw")
        for button in (self.correct_button, self.standard_button):
            button.setAutoDefault(False)
        self._lay_out()
        self.language.activated.connect(lambda _row: self.language_chosen.emit())
        self.edit.worded.connect(self._on_worded)
        self.edit.left.connect(self.left)
        self.offers.itemActivated.connect(lambda item: self.edit.insert_placeholder(str(item.data(_KEY))))
        self.setFocusProxy(self.edit)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading, 1)
        head.addWidget(self.language, 0, Qt.AlignmentFlag.AlignTop)
        back = QHBoxLayout()
        back.addWidget(self.standard_button)
        back.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.edit, 3)
        column.addWidget(self.problems)
        column.addWidget(self.correct_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.state)
        column.addWidget(self.compared)
        column.addLayout(back)
        column.addWidget(self.offers_label)
        column.addWidget(self.offers, 2)
        self.setMinimumWidth(300)

    def show_text(self, text: StandardText, wording: str) -> None:
        """Word another text, beginning with this wording."""
        self._text = text
        self.heading.setText(_(text.label))
        self.offers.clear()
        for key in sorted(text.placeholders, key=texts.shown_name):
            item = QListWidgetItem(f"{{{texts.shown_name(key)}}}  {_(texts.PLACEHOLDERS[key].meaning)}")
            item.setData(_KEY, key)
            self.offers.addItem(item)
        self.edit.show_text(text.key, wording)
        self._say()

    def spoken(self) -> str:
        """The language of the text."""
        return str(self.language.currentData())

    def wording(self) -> str:
        """What stands here, as it is kept in the file."""
        return self.edit.wording()

    def take_standard(self) -> None:
        """Take the standard wording again."""
        if self._text is not None:
            self.edit.replace_wording(standard(self._text, self.spoken()))
            self.left.emit()
            self.edit.setFocus()

    def _on_worded(self) -> None:
        self._say()
        self.worded.emit()

    def _on_correct(self) -> None:
        problem = next((each for each in self.edit.problems() if each.meant), None)
        if problem is not None:
            self.edit.correct(problem)
            self.edit.setFocus()

    def _say(self) -> None:
        """Say what is wrong in the text, and how it differs from the standard one."""
        if self._text is None:
            return
        found, words = self.edit.problems(), self.wording()
        self.problems.setText("\n".join(each.explained for each in found[:_MOST_PROBLEMS]))
        self.problems.setVisible(bool(found))
        meant = next((each.meant for each in found if each.meant), "")
        self.correct_button.setText(_("Write {placeholder}").format(placeholder=f"{{{meant}}}"))
        self.correct_button.setVisible(bool(meant))
        usual = standard(self._text, self.spoken())
        own = bool(words) and words != usual
        self.state.setText(_("Changed from the standard text:") if own else _("This is the standard text."))
        self.different.setText(compared(texts.shown(usual), texts.shown(words)) if own else "")
        self.compared.setVisible(own)
        self.standard_button.setVisible(own)


def compared(usual: str, own: str) -> str:
    """The differences as rich text: what is gone struck through, what is new underlined."""
    look = theme.current()
    gone = f'<s style="color:{look.color("bad").name()}">'
    new = f'<u style="color:{look.color("ok").name()}">'
    marks = {"same": ("", ""), "gone": (gone, "</s>"), "new": (new, "</u>")}
    parts = (f"{marks[kind][0]}{escape(words)}{marks[kind][1]}" for words, kind in texts.differences(usual, own))
    return "".join(parts).replace("\n", "<br>")
