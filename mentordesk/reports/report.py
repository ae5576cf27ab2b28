"""What a document is to the rest of the program: a key, a title, what it asks for, and how it comes onto paper."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import BinaryIO, Generic, NamedTuple, TypeVar

from mentordesk.domain.enrolments import AgreementKind
from mentordesk.queries.slices import Slices
from mentordesk.reports.options import Option

Data = TypeVar("Data")

Tick = Callable[[int, int], None]
"""Called after each page or person with (done, in all); may raise to cancel."""


def no_tick(done: int, total: int) -> None:
    """A tick for those who do not wait."""


def in_turn(sections: Sequence[Callable[[], None]], tick: Tick) -> None:
    """Draw one section after the other, with a tick before each and one when all are there."""
    for done, section in enumerate(sections):
        tick(done, len(sections))
        section()
    tick(len(sections), len(sections))


class Asks(Enum):
    """What a document lets the user choose; the round, the data date and the language are always chosen."""

    PEOPLE = "people"
    """Some or all enrolments of the round."""
    ACTIVITY = "activity"
    """One activity of the round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was chosen. `enrolment_ids` empty means everybody the document is for; `on` is the data date.

    `chosen` holds the answers to the document's own options, as (key, answer); an option that is not there is as usual.
    """

    round_id: int
    on: date
    language: str = "sv"
    enrolment_ids: tuple[int, ...] = ()
    activity_id: int | None = None
    chosen: tuple[tuple[str, str], ...] = ()
    _wanted: frozenset[int] = field(init=False, repr=False, compare=False)
    """The enrolments again, as among thousands each is looked for."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_wanted", frozenset(self.enrolment_ids))

    def answer(self, key: str) -> str | None:
        """What was answered to an option; None where it was left as usual."""
        return dict(self.chosen).get(key)

    def includes(self, enrolment_id: int, protected: bool) -> bool:
        """Whether a paper about single people is to be about this one: protected identities only when they are named."""
        return enrolment_id in self._wanted if self._wanted else not protected


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something the paper would lack: in words, with the place where it is put right."""

    message: str
    page: str = ""
    """Key of the page to jump to ("people", "settings", …)."""
    record_id: int | None = None
    """Id of the record on that page."""
    field: str = ""


class Who(NamedTuple):
    """Somebody a document can be about: a line about them ("" for the usual one), and whether they are chosen at first."""

    about: str = ""
    first: bool = True


def nothing_missing(request: Request) -> list[Missing]:  # noqa: ARG001
    """For documents that lack nothing."""
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Generic[Data]):
    """A document.

    `collect` asks the file and runs on the main thread; `render` draws what was collected and may run in a worker.
    Pages are written as they are made, so what a cancel leaves is no document: `files.write_atomically` takes it away.
    It draws in the language of the data it was given. `split` cuts the data into one part a person, each with
    the stem of its file name, where one file each makes sense. `missing` lists what the paper would lack.
    `people` are the enrolments to choose from where the document has nothing to say of the others (its `request`
    names nobody), in slices. `options` are its own choices. One that is `bilingual` can also be in both languages at once.
    Raises: `collect` raises `RuleBroken` when there is nothing to print, in words.
    """

    key: str
    title: str
    description: str
    collect: Callable[[Request], Data]
    render: Callable[[Data, BinaryIO, Tick], None]
    asks: frozenset[Asks] = frozenset()
    options: tuple[Option, ...] = ()
    bilingual: bool = False
    missing: Callable[[Request], list[Missing]] = nothing_missing
    check: Callable[[Request], Slices[list[Missing]]] | None = None
    """The same in slices, where everybody is looked at."""
    split: Callable[[Data], list[tuple[str, Data]]] | None = None
    people: Callable[[Request], Slices[Mapping[int, Who]]] | None = None
    agreement: AgreementKind | None = None
    """What is ticked off as printed for those it is about, once it has been saved or printed."""

    def read_missing(self, request: Request) -> Slices[list[Missing]]:
        """What the paper would lack, in slices."""
        yield
        return self.missing(request) if self.check is None else (yield from self.check(request))
