"""Remembers what was chosen for documents: for each round and document while the page lives, some of it for ever."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mentordesk import i18n
from mentordesk.domain.designs import CERTIFICATE_LANGUAGES
from mentordesk.domain.programmes import Round
from mentordesk.reports.report import Report
from mentordesk.ui.settings import Key, Settings


@dataclass(slots=True)
class Chosen:
    """What was chosen for one document of one round; None where the user left it as it was offered."""

    on: date | None = None
    ticked: frozenset[int] | None = None
    activity_id: int | None = None
    answers: dict[str, str] = field(default_factory=dict)


class Memory:
    """The document last made and the language of each round stand in the settings of this computer."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._chosen: dict[tuple[int, str], Chosen] = {}

    def of(self, round_id: int, key: str) -> Chosen:
        """What was chosen for a document of a round; to be changed in place."""
        return self._chosen.setdefault((round_id, key), Chosen())

    def answers(self, round_id: int, report: Report[Any]) -> tuple[tuple[str, str], ...]:
        """What was answered to the choices of a document: for this round while the page lives, or else the last time."""
        kept = self._settings.mapping(Key.DOCUMENT_CHOICES, _ANSWERS)
        lasting = {option.key: str(kept[name]) for option in report.options if (name := _name(report, option.key)) in kept}
        return tuple((lasting | self.of(round_id, report.key).answers).items())

    def keep_answer(self, round_id: int, report: Report[Any], key: str, answer: str) -> None:
        """Make the document like this from now on; where the choice does not last, of this round only."""
        self.of(round_id, report.key).answers[key] = answer
        if any(option.lasting for option in report.options if option.key == key):
            kept = self._settings.mapping(Key.DOCUMENT_CHOICES, _ANSWERS)
            self._settings.set(Key.DOCUMENT_CHOICES, kept | {_name(report, key): answer}, _ANSWERS)

    def report(self) -> str:
        """The key of the document last chosen, or ""."""
        return str(self._kept().get("report", ""))

    def keep_report(self, key: str) -> None:
        """Begin with this document next time."""
        self._settings.set(Key.DOCUMENT_CHOICES, self._kept() | {"report": key})

    def language(self, of: Round, *, bilingual: bool = False) -> str:
        """The language of a round's papers: the one chosen for it, or its own; of those that can be bilingual, theirs."""
        usual, part = _usual_language(of, bilingual)
        code = self._settings.mapping(Key.DOCUMENT_CHOICES, part).get(of.title, usual)
        return str(code) if code in offered_languages(bilingual) else usual

    def keep_language(self, of: Round, code: str, *, bilingual: bool = False) -> None:
        """Print the papers of a round in this language from now on."""
        usual, part = _usual_language(of, bilingual)
        kept = self._settings.mapping(Key.DOCUMENT_CHOICES, part)
        kept.pop(of.title, None)
        if code != usual:
            kept[of.title] = code
        self._settings.set(Key.DOCUMENT_CHOICES, kept, part)

    def pages_shown(self) -> bool:
        """Whether the user wants to see the pages of documents as pictures."""
        return self._kept().get("pages") is True

    def keep_pages_shown(self, shown: bool) -> None:
        """Show them from now on, or do not."""
        self._settings.set(Key.DOCUMENT_CHOICES, self._kept() | {"pages": shown})

    def _kept(self) -> dict[str, object]:
        return self._settings.mapping(Key.DOCUMENT_CHOICES)


_ANSWERS = "answers"
"""Where the answers to the documents' own choices stand in the settings."""


def _name(report: Report[Any], key: str) -> str:
    return f"{report.key}.{key}"


def offered_languages(bilingual: bool) -> tuple[str, ...]:
    """The languages a paper can be in."""
    return CERTIFICATE_LANGUAGES if bilingual else tuple(i18n.LANGUAGES)


def _usual_language(of: Round, bilingual: bool) -> tuple[str, str]:
    """The round's own language of such papers, and where another choice is kept."""
    return (of.cert_language, "sheet_languages") if bilingual else (of.language, "languages")
