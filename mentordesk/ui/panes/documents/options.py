"""A document's own choices: a tick, a drop-down or a list of ticks for each, made from what the report declares."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from mentordesk.i18n import _
from mentordesk.reports.options import NO, YES, OneOf, Option, SomeOf, Value, YesNo
from mentordesk.reports.report import Request
from mentordesk.ui.forms.fields import MultiChoiceField
from mentordesk.ui.forms.pickers import MultiChoiceEditor
from mentordesk.ui.widgets.access_keys import with_access_key
from mentordesk.ui.widgets.entrance import Entrance, reach_here
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.lines import calm_wheel
from mentordesk.ui.words import as_it_is

_TAKEN = frozenset("lasidofrxvheutmåä")
"""Letters that the menus and the buttons of the page have as access keys."""


class OptionsPane(QWidget):
    """The choices of one document. `answered(key, answer)` when the user has made one."""

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.editors: dict[str, QWidget] = {}
        self._shown: tuple[tuple[str, tuple[Value, ...]], ...] = ()
        self._setters: dict[str, Callable[[str], None]] = {}
        self._entrance = Entrance(self, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_options(self, options: Sequence[Option], request: Request) -> None:
        """Offer these choices with the answers of the request; this is no choice of the user, and one answer no choice."""
        options = [one for one in options if not isinstance(one, OneOf) or len(one.values(request)) > 1]
        wanted = tuple((option.key, tuple(option.values(request))) for option in options)
        if wanted != self._shown:
            self._shown = wanted
            self._make(options, request)
        for option in options:
            self._setters[option.key](option.text(request))
        self.setVisible(bool(options))

    def _make(self, options: Sequence[Option], request: Request) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.editors.clear()
        self._setters.clear()
        taken = set(_TAKEN)
        for option in options:
            words = with_access_key(_(option.label), taken)
            if isinstance(option, YesNo):
                self._tick(option, words)
            elif isinstance(option, SomeOf):
                self._some(option, words, option.values(request))
            else:
                self._one(option, words, option.values(request))
        parts = [part.main() if isinstance(part, MultiChoiceEditor) else part for part in self.editors.values()]
        reach_here(self, parts)
        self._entrance.first = next(iter(parts), self)

    def _tick(self, option: Option, words: str) -> None:
        box = QCheckBox(words)
        box.setAccessibleName(_(option.label))

        def show(answer: str) -> None:
            with QSignalBlocker(box):
                box.setChecked(answer == YES)

        box.toggled.connect(lambda on: self.answered.emit(option.key, YES if on else NO))
        self._add(option, box, show)

    def _one(self, option: Option, words: str, values: Sequence[Value]) -> None:
        combo = QComboBox()
        combo.setAccessibleName(_(option.label))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(12)
        calm_wheel(combo)
        for value in values:
            combo.addItem(value.label, value.key)

        def show(answer: str) -> None:
            combo.setCurrentIndex(max(combo.findData(answer), 0))
            combo.setToolTip(as_it_is(combo.currentText()))

        combo.activated.connect(lambda _row: self.answered.emit(option.key, str(combo.currentData())))
        self._labelled(combo, words)
        self._add(option, combo, show)

    def _some(self, option: Option, words: str, values: Sequence[Value]) -> None:
        choices = tuple((value.key, value.label) for value in values)
        editor = MultiChoiceEditor(MultiChoiceField(key=option.key, label=_(option.label), choices=choices))
        editor.main().setAccessibleName(_(option.label))
        editor.committed.connect(lambda chosen: self.answered.emit(option.key, ",".join(chosen)))

        def show(answer: str) -> None:
            editor.set_value(tuple(filter(None, answer.split(","))))

        self._labelled(editor.main(), words)
        self._add(option, editor, show)

    def _labelled(self, editor: QWidget, words: str) -> None:
        above = label(words, "label")
        above.setBuddy(editor)
        self._column.addWidget(above)

    def _add(self, option: Option, editor: QWidget, show: Callable[[str], None]) -> None:
        self.editors[option.key] = editor
        self._setters[option.key] = show
        self._column.addWidget(editor)
