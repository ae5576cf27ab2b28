"""Answers questions about rounds: their rules and texts, the organisation behind them and those who sign."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from mentordesk.domain.programmes import Organisation, Round, Signatory
from mentordesk.later import Later
from mentordesk.queries import records
from mentordesk.storage.tables.programmes import OrganisationTable, RoundTable, RoundTextTable, SignatoryTable

if TYPE_CHECKING:
    from mentordesk.domain import pairings as rules
    from mentordesk.storage.tables import pairings as tables
else:  # what a round is like is asked without its pairs
    rules, tables = Later("domain.pairings"), Later("storage.tables.pairings")


def rounds() -> list[Round]:
    """All rounds, the latest last."""
    return records.all_as(Round, RoundTable.select().order_by(RoundTable.starts_on, RoundTable.id))


def get(round_id: int) -> Round:
    """One round."""
    return records.get(Round, RoundTable, round_id)


def organisation() -> Organisation:
    """Who runs the desk; every file has this one record, empty until somebody has filled it in."""
    return records.get(Organisation, OrganisationTable, 1)


def signatories() -> list[Signatory]:
    """Those who sign, by name."""
    return records.all_as(Signatory, SignatoryTable.select().order_by(SignatoryTable.name, SignatoryTable.id))


def signatory(signatory_id: int) -> Signatory:
    """One of those who sign."""
    return records.get(Signatory, SignatoryTable, signatory_id)


_tried: ContextVar[dict[tuple[str, str], str]] = ContextVar("tried", default={})  # noqa: B039 - never changed in place


@contextmanager
def trying(text: str, *, key: str, language: str) -> Iterator[None]:
    """For a while `texts` answers as if a round had this text: to see on paper what is not kept yet."""
    before = _tried.set({**_tried.get(), (language, key): text})
    try:
        yield
    finally:
        _tried.reset(before)


def texts(round_id: int, language: str) -> dict[str, str]:
    """The round's own texts in a language, by key; a key that is missing means the standard text."""
    tried = {key: text for (spoken, key), text in _tried.get().items() if spoken == language}
    return _own_texts(round_id, language) | tried


def _own_texts(round_id: int, language: str) -> dict[str, str]:
    own = RoundTextTable.select(RoundTextTable.key, RoundTextTable.text).where(
        RoundTextTable.round_id == round_id, RoundTextTable.language == language
    )
    return dict(own.order_by(RoundTextTable.key).tuples())


def open_pairings(round_id: int) -> int:
    """How many pairings of a round have not ended, drafts too."""
    pairing = tables.PairingTable
    mine = pairing.select().where(pairing.round_id == round_id)
    return int(mine.where(pairing.status.in_(sorted(rules.OPEN))).count())
