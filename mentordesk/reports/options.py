"""The choices a document declares as its own: a yes or no, one of several, some of several; answers are kept as text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

YES, NO = "yes", "no"


class Asked(Protocol):
    """A request, as far as an option needs it."""

    @property
    def round_id(self) -> int:
        """The round the document is about."""

    @property
    def on(self) -> date:
        """The data date."""

    def answer(self, key: str) -> str | None:
        """What was answered to an option."""


class Value(NamedTuple):
    """One of the answers to choose from: how it is kept, and how it is read in the language of the window."""

    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A choice of a document; `label` is a text to translate. `lasting` answers are offered again next time."""

    key: str
    label: str
    lasting: bool = True

    def values(self, request: Asked) -> Sequence[Value]:  # noqa: ARG002
        """The answers to choose from."""
        return ()

    def usual(self, request: Asked) -> str:  # noqa: ARG002
        """The answer that is offered first."""
        return ""

    def fits(self, answer: str, request: Asked) -> bool:
        """Whether this is one of the answers."""
        return answer in {value.key for value in self.values(request)}

    def text(self, request: Asked) -> str:
        """What was answered, or the usual answer where nothing was or what was is no longer there."""
        answer = request.answer(self.key)
        return answer if answer is not None and self.fits(answer, request) else self.usual(request)


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo(Option):
    """A tick."""

    ticked: bool = False

    def usual(self, request: Asked) -> str:  # noqa: ARG002
        """Ticked or not."""
        return YES if self.ticked else NO

    def fits(self, answer: str, request: Asked) -> bool:  # noqa: ARG002
        """Yes or no."""
        return answer in (YES, NO)

    def of(self, request: Asked) -> bool:
        """Whether it is ticked."""
        return self.text(request) == YES


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf(Option):
    """One of several values; `first` says which is offered (the first where it says nothing)."""

    offers: Callable[[Asked], Sequence[Value]]
    first: Callable[[Asked], str] | None = None

    def values(self, request: Asked) -> Sequence[Value]:
        """The answers to choose from."""
        return self.offers(request)

    def usual(self, request: Asked) -> str:
        """The value that is offered."""
        offered = [value.key for value in self.values(request)]
        wanted = self.first(request) if self.first is not None else ""
        return wanted if wanted in offered or not offered else offered[0]

    def of(self, request: Asked) -> str:
        """The key of the value."""
        return self.text(request)


@dataclass(frozen=True, slots=True, kw_only=True)
class SomeOf(Option):
    """Any number of several values, kept with commas between them; `ticked` are the keys of those offered as chosen."""

    offers: Callable[[Asked], Sequence[Value]]
    ticked: tuple[str, ...] = field(default=())

    def values(self, request: Asked) -> Sequence[Value]:
        """The answers to choose from."""
        return self.offers(request)

    def usual(self, request: Asked) -> str:  # noqa: ARG002
        """The values that are offered as chosen."""
        return ",".join(self.ticked)

    def fits(self, answer: str, request: Asked) -> bool:
        """Whether all that is listed can be chosen; nothing at all can be, too."""
        return set(filter(None, answer.split(","))) <= {value.key for value in self.values(request)}

    def of(self, request: Asked) -> tuple[str, ...]:
        """The keys of the values, in the order in which they are offered."""
        chosen = set(self.text(request).split(","))
        return tuple(value.key for value in self.values(request) if value.key in chosen)
