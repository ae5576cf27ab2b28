"""Keeps in the file what is typed and not yet finished, and gives it back when the program died or the form went away."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer

from mentordesk.desk import StoredFileError
from mentordesk.domain.drafts import Draft
from mentordesk.domain.months import Month
from mentordesk.domain.people import problem_of_text
from mentordesk.i18n import _
from mentordesk.queries import drafts, people
from mentordesk.ui.forms.fields import (
    ChoiceField,
    MultiChoiceField,
    MultilineField,
    PasswordField,
    PhoneField,
    TextField,
    resolve_choices,
)
from mentordesk.ui.forms.form import Form
from mentordesk.ui.session import Session

REST = 400
"""Milliseconds between two looks at a form: what has stood still for one of them is kept."""
PATIENCE = 5
"""After so many looks it is kept also while somebody goes on typing."""

Typed = dict[str, Any]
"""What stands in fields, as JSON can hold it, by their keys; only those that say something new."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft from the file: the title of its form, what was typed, and when."""

    key: str
    title: str
    typed: Typed
    at: datetime

    def when(self, today: date) -> str:
        """When it was typed: 10:42 of today, 22 Nov 10:42 of another day."""
        return f"{self.at:%H:%M}" if self.at.date() == today else f"{self._day} {self.at:%H:%M}"

    def restored(self, today: date) -> str:
        """The sentence that tells why the form is not empty."""
        if self.at.date() == today:
            return _("Restored what you typed today at {time}.").format(time=f"{self.at:%H:%M}")
        return _("Restored what you typed on {day} at {time}.").format(day=self._day, time=f"{self.at:%H:%M}")

    @property
    def _day(self) -> str:
        return f"{self.at.day} {Month.of(self.at.date()).short}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a form keeps its draft: the form's name and the records it is about; a file that is only read keeps none."""

    session: Session
    form: str
    ids: tuple[int | str, ...] = ()

    @property
    def key(self) -> str:
        """The name under which the draft lies in the file."""
        return ":".join([self.form, *map(str, self.ids)])

    def kept(self) -> Kept | None:
        """What was typed here and not finished."""
        draft = None if self.session.desk.read_only else drafts.get(self.key)
        return _read(draft) if draft is not None else None

    def keep(self, title: str, typed: Typed) -> bool:
        """Keep what is typed; nothing typed forgets what was kept. False where it could not be written."""
        content = json.dumps({"title": title, "typed": typed}, ensure_ascii=False) if typed else ""
        try:
            return self.session.desk.keep_draft(self.key, content)
        except StoredFileError:  # what is finished says it loudly; a draft is not worth a message at each key
            return False

    def drop(self) -> None:
        """Forget the draft: the form was finished, or given up on purpose."""
        self.keep("", {})


def at(session: Session, form: str, *ids: int | str) -> Place:
    """The place of a form's draft."""
    return Place(session, form, ids)


def kept_in(session: Session) -> list[Kept]:
    """All unfinished forms of the open file, the latest first; who is protected by now stands by the code name."""
    if session.desk.read_only:
        return []
    found = [kept for draft in drafts.listing() if (kept := _read(draft)) is not None]
    titles = people.unnamed(kept.title for kept in found)
    return [replace(kept, title=title) for kept, title in zip(found, titles, strict=True)]


def _read(draft: Draft) -> Kept | None:
    """A draft as it was kept; None where somebody else's program wrote something that is none."""
    try:
        content = json.loads(draft.content)
        return Kept(draft.key, str(content["title"]), dict(content["typed"]), datetime.fromisoformat(draft.at))
    except (ValueError, KeyError, TypeError):
        return None


def typed_in(form: Form) -> Typed:
    """What stands in the fields of a form; passwords are never looked at."""
    found = {}
    for field in form.fields:
        if not isinstance(field, PasswordField):
            try:
                found[field.key] = form.editor(field.key).typed()
            except ValueError:
                continue
    return plain(found)


def may_keep(form: Form, key: str, typed: object) -> bool:
    """Whether what was typed in a field may lie in the file: a free text with a personal identity number may not."""
    field = next((field for field in form.fields if field.key == key), None)
    is_free = isinstance(field, TextField | MultilineField) and not isinstance(field, PhoneField)
    return not (is_free and isinstance(typed, str) and problem_of_text(key, typed) is not None)


def put_back(form: Form, typed: Mapping[str, Any]) -> None:
    """Show again what was typed; a choice that is no longer offered is left out."""
    for field in form.fields:
        if field.key not in typed or isinstance(field, PasswordField):
            continue
        value = typed[field.key]
        if isinstance(field, ChoiceField | MultiChoiceField):
            offered = [choice for choice, _label in resolve_choices(field.choices)]
            if isinstance(value, list):
                value = [one for one in value if one in offered]
            elif value is not None and value not in offered:
                continue
        form.editor(field.key).put_back(value)


def plain(typed: Mapping[str, Any]) -> Typed:
    """Values of fields as JSON holds them."""
    found: Typed = json.loads(json.dumps(typed, default=str))
    return found


class Keeper(QObject):
    """Looks at a form now and then and keeps what is typed in it, a moment after it has come to rest.

    `look` gives what is typed and new. It looks and is not told, so that no kind of field can be forgotten.
    """

    def __init__(self, place: Place, title: str, look: Callable[[], Typed], parent: QObject) -> None:
        super().__init__(parent)
        self.place, self.title, self._look = place, title, look
        self._seen: Typed = {}
        self._written: Typed = {}
        self._waited = 0
        self._timer = QTimer(self, interval=REST)
        self._timer.timeout.connect(self._on_time)

    def start(self, known: Typed | None = None) -> None:
        """Begin to look; `known` is what the file holds already."""
        self._seen = self._written = known or {}
        self._timer.start()

    def stop(self) -> None:
        """Look no more; what is kept stays."""
        self._timer.stop()

    def drop(self) -> None:
        """Look no more, and forget what was kept."""
        self._timer.stop()
        if self._written:
            self._written = {}
            self.place.drop()

    def flush(self) -> bool:
        """Keep what is typed now; False where it could not be written."""
        now = self._look()
        self._seen, self._waited = now, 0
        if now != self._written:
            if not self.place.keep(self.title, now):
                return False
            self._written = now
        return True

    def _on_time(self) -> None:
        now = self._look()
        self._waited = self._waited + 1 if now != self._written else 0
        if self._waited and (now == self._seen or self._waited > PATIENCE):
            self.flush()
        self._seen = now
