"""The list of the texts on paper, below the documents they stand on; those with a wording of the round's own are marked."""

from collections.abc import Container

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from mentordesk.domain import texts
from mentordesk.domain.standard_texts import StandardText
from mentordesk.i18n import _
from mentordesk.reports import registry
from mentordesk.ui import icons, theme

_KEY = int(Qt.ItemDataRole.UserRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class TextList(QTreeWidget):
    """`chosen(key)` comes when another text is chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(10)
        self.setAccessibleName(_("Texts"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._items: dict[str, QTreeWidgetItem] = {}
        titles = {report.key: _(report.title) for report in registry.REPORTS}
        for document in dict.fromkeys(text.document for text in texts.STANDARD):
            if document in titles:
                self._add_document(titles[document], texts.of_document(document))
        self.expandAll()
        self.setMinimumWidth(self.sizeHintForColumn(0) + theme.current().px(36))  # two texts may differ in their last word
        self.setItemsExpandable(False)
        self.currentItemChanged.connect(lambda now, _before: self._on_chosen(now))
        self._own: Container[str] = ()
        theme.keeper().changed.connect(self._on_theme_changed)

    def _add_document(self, title: str, of_it: tuple[StandardText, ...]) -> None:
        head = QTreeWidgetItem(self, [title])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.font()
        font.setBold(True)
        head.setFont(0, font)
        for text in of_it:
            item = QTreeWidgetItem(head, [_below(_(text.label))])
            item.setData(0, _KEY, text.key)
            item.setToolTip(0, _(text.label))
            self._items[text.key] = item

    def key(self) -> str:
        """The text chosen."""
        item = self.currentItem()
        return str(item.data(0, _KEY)) if item is not None else next(iter(self._items))

    def show_key(self, key: str) -> None:
        """Choose a text; one that no document has yet is left alone."""
        if key in self._items:
            self.setCurrentItem(self._items[key])

    def mark(self, own: Container[str]) -> None:
        """Mark the texts that have a wording of their own."""
        self._own = own
        plain, pen = icons.icon("file-text", "placeholder"), icons.icon("pen-line", "accent")
        for key, item in self._items.items():
            has = key in own
            item.setIcon(0, pen if has else plain)
            spoken = _("{text}, own wording").format(text=item.text(0)) if has else item.text(0)
            item.setData(0, _SPOKEN, spoken)

    def _on_theme_changed(self) -> None:
        self.mark(self._own)

    def _on_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _KEY):
            self.chosen.emit(str(item.data(0, _KEY)))


def _below(label: str) -> str:
    """A label as it stands below its document: without the word before its colon, which the heading says already."""
    _document, colon, rest = label.partition(": ")
    return rest[:1].upper() + rest[1:] if colon else label
