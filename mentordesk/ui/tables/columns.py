"""Describes a column of a list as data: what it says, how it sorts, how it is drawn, and how its cells are changed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from mentordesk.ui.forms.fields import Field

Kind = Literal["text", "pill", "progress", "date", "number"]


def _free(_record: Any) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """How the cells of a column are changed in place.

    `field` says what is asked, with the same data as in a form (key and label count for nothing here), and `value`
    what stands there now, as that field takes it. `change` gives the action for a record and a new value, ready to
    be called: `partial(people.update, row.id, phone=value)`. `locked` says in a sentence why the cell of a record
    cannot be changed, or "". `read` reads a pasted text where the field alone would not do, raising ValueError with a
    sentence. Where a click does something of its own a double click does not open the cell: `by_mouse` is False.
    """

    field: "Field"
    value: Callable[[Any], Any]
    change: Callable[[Any, Any], Callable[[], object]]
    locked: Callable[[Any], str] = _free
    read: Callable[[str], Any] | None = None
    by_mouse: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """One column. The words of `text` are what is shown, copied and read aloud, whatever the kind paints.

    `sort` gives the native value (a number, a date); without it the text sorts in Swedish order. None is always
    last. A pill whose `tone` is "" is written as plain text. `progress` gives (held, expected). One column of a
    table may stretch over what is left. `doubt` says in a sentence what looks odd about a record's value, or "".

    Where there is no room for the words of a column `from_both_ends`, their middle is left out: what tells them apart may
    stand at their end.

    `about` is a sentence about the column, at its heading.

    A column without `editing` is only shown. It is asked when a cell is first to be changed: the first picture of a
    list needs none of the fields.
    """

    key: str
    title: str
    text: Callable[[Any], str]
    sort: Callable[[Any], Any] | None = None
    width: int = 120
    align: Literal["left", "right", "center"] = "left"
    kind: Kind = "text"
    tone: Callable[[Any], str] | None = None
    progress: Callable[[Any], tuple[int, int]] | None = None
    tooltip: Callable[[Any], str] | None = None
    strong: bool = False
    from_both_ends: bool = False
    second: bool = False
    hidden: bool = False
    stretch: bool = False
    editing: Callable[[], Edit] | None = None
    doubt: Callable[[Any], str] | None = None
    about: str = ""

    @property
    def edit(self) -> Edit | None:
        """How its cells are changed; None: they are only shown."""
        return self.editing() if self.editing is not None else None

    def side(self) -> Qt.AlignmentFlag:
        """Where its words and its title stand: numbers at the right."""
        if self.align == "right" or self.kind == "number":
            return Qt.AlignmentFlag.AlignRight
        return Qt.AlignmentFlag.AlignHCenter if self.align == "center" else Qt.AlignmentFlag.AlignLeft
