"""Where one can go, and how it is found by a few letters: what the Go to box searches, without any widget."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from typing import Final, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from mentordesk.domain.sorting import swedish_key
from mentordesk.i18n import N_, _
from mentordesk.later import Later
from mentordesk.queries import places, programmes, saved_filters
from mentordesk.queries.places import ActivityPlace, PairPlace, PersonPlace
from mentordesk.ui.commands import COMMANDS, Command, Desktop
from mentordesk.ui.pages.registry import PAGES
from mentordesk.ui.saved_filters import PAGES as FILTERED
from mentordesk.ui.session import Session
from mentordesk.ui.tables.search import fold, searchable, terms

reports = Later("reports.registry")

MOST = 8
"""How many of one kind are offered."""
_BREAKS = re.compile(r"[\s/(),:;·“”\"'\-–—]+")


class Kind(Enum):
    """What a place is, with the heading of its group."""

    PERSON = N_("People")
    PAIR = N_("Pairs")
    ACTIVITY = N_("Activities")
    DOCUMENT = N_("Documents")
    FILTER = N_("Saved filters")
    ROUND = N_("Rounds")
    PAGE = N_("Pages")
    SECTION = N_("Settings")
    COMMAND = N_("Commands")

    @property
    def heading(self) -> str:
        """The heading in the language in force."""
        return _(self.value)


ICONS = {
    Kind.PERSON: "user-round",
    Kind.PAIR: "heart-handshake",
    Kind.ACTIVITY: "graduation-cap",
    Kind.DOCUMENT: "file-text",
    Kind.FILTER: "bookmark",
    Kind.ROUND: "calendar",
}


SECTIONS = {
    "look": N_("Appearance and language"),
    "round": N_("The round"),
    "texts": N_("Texts on paper"),
    "organisation": N_("Organisation and logo"),
    "signatories": N_("Signatories"),
    "units": N_("Units"),
    "own_fields": N_("Own fields and lists"),
    "state": N_("Close or remove the round"),
    "file": N_("File and backups"),
}
"""The sections of Settings, and how each is called."""
OF_ROUND = ("round", "texts", "state")
"""Those that are there while a round is looked at."""


class Place(NamedTuple):
    """Somewhere to go. `key` names it for the list of the latest; `text` is what is searched, title line first.

    `page` and `target` are what the window shows; a command has no page and its own key as target. `round_id` is the
    round to look at first, `hint` a shortcut.
    """

    key: str
    kind: Kind
    icon: str
    title: str
    detail: str
    text: str
    page: str = ""
    target: object = None
    round_id: int | None = None
    hint: str = ""


class Group(NamedTuple):
    """What is offered under one heading, and how many there are in all."""

    heading: str
    places: list[Place]
    total: int


def _prepared(title: str, *others: str) -> str:
    """Folded words, a blank before each, so that the beginning of a word is found as " b"; other facts after a line."""
    return f" {_words(fold(title))}\n {_words(searchable(others))}"


def _words(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()


def _sought(query: str) -> list[str]:
    return [word for term in terms(query) for word in _words(term).split()]


class Places(QObject):
    """Everywhere one can go from an open file. Texts are prepared once and again when what they tell of has changed."""

    def __init__(self, session: Session, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._desktop = session, desktop
        self._known: dict[Kind, list[Place]] = {}
        session.changed.connect(self._on_changed)
        session.round_changed.connect(self.forget)

    def forget(self) -> None:
        """Everything is to be asked again, as in another round."""
        self._known.clear()

    def _on_changed(self, tables: frozenset[str]) -> None:
        for kind, told in _TABLES.items():
            if told & tables:
                self._known.pop(kind, None)

    def of(self, kind: Kind) -> list[Place]:
        """All places of a kind, in the order in which equally good ones are offered."""
        if kind is Kind.COMMAND:
            return self._commands()  # what can be done changes with every step
        if kind not in self._known:
            self._known[kind] = self._makers()[kind]()
        return self._known[kind]

    def prepare(self) -> None:
        """Ask for what is not known yet, so that the first letter does not wait for it."""
        for kind in Kind:
            self.of(kind)

    def search(self, query: str) -> list[Group]:
        """The best of each kind for the words of a query, the kind with the best of all first."""
        words = _sought(query)
        if not words:
            return []
        found = []
        for kind in Kind:
            rank, chosen, total = _best(self.of(kind), words)
            if chosen:
                found.append((rank, Group(kind.heading, chosen, total)))
        found.sort(key=lambda one: one[0])
        return [group for _rank, group in found]

    def usual(self, latest: Sequence[str]) -> list[Group]:
        """Before anything is typed: the latest places by their keys, then pages and commands."""
        groups = []
        if latest:
            wanted = {key.partition(":")[0] for key in latest}
            known = {place.key: place for kind in Kind if kind.name.lower() in wanted for place in self.of(kind)}
            recent = [known[key] for key in latest if key in known][:MOST]
            groups.append(Group(_("Latest"), recent, len(recent)))
        for kind in (Kind.PAGE, Kind.COMMAND):
            groups.append(Group(kind.heading, self.of(kind), len(self.of(kind))))
        return [group for group in groups if group.places]

    # -- what there is ----------------------------------------------------------------------------------------

    def _makers(self) -> dict[Kind, Callable[[], list[Place]]]:
        return {
            Kind.PERSON: self._people,
            Kind.PAIR: self._pairs,
            Kind.ACTIVITY: self._activities,
            Kind.DOCUMENT: self._documents,
            Kind.FILTER: self._filters,
            Kind.ROUND: self._rounds,
            Kind.PAGE: self._pages,
            Kind.SECTION: self._sections,
        }

    def _people(self) -> list[Place]:
        everybody = places.people(self._session.round_id)
        everybody.sort(key=lambda one: (one.role is None, swedish_key(one.name)))
        return [_person(one) for one in everybody]

    def _pairs(self) -> list[Place]:
        titles = self._round_titles()
        return self._here_first(_pair(one, titles.get(one.round_id, "")) for one in places.pairs())

    def _activities(self) -> list[Place]:
        titles = self._round_titles()
        return self._here_first(_activity(one, titles.get(one.round_id, "")) for one in places.activities())

    def _here_first(self, made: Iterable[Place]) -> list[Place]:
        return sorted(made, key=lambda place: place.round_id != self._session.round_id)

    def _round_titles(self) -> dict[int, str]:
        """The titles of the rounds that are not looked at."""
        return {each.id: each.title for each in programmes.rounds() if each.id != self._session.round_id}

    def _documents(self) -> list[Place]:
        if self._session.round_id is None:
            return []
        titles = {report.key: _(report.title) for report in reports.REPORTS} | {"register": _("Certificate register")}
        return [
            Place(f"document:{key}", Kind.DOCUMENT, ICONS[Kind.DOCUMENT], title, "", _prepared(title), "documents", key)
            for key, title in titles.items()
        ]

    def _filters(self) -> list[Place]:
        return [
            Place(f"filter:{each.id}", Kind.FILTER, ICONS[Kind.FILTER], each.name, each.page.label,
                  _prepared(each.name, each.page.label), FILTERED[each.page], each)
            for each in saved_filters.listing()
        ]  # fmt: skip

    def _rounds(self) -> list[Place]:
        return [
            Place(f"round:{each.id}", Kind.ROUND, ICONS[Kind.ROUND], each.title, "", _prepared(each.title),
                  "overview", None, each.id)
            for each in reversed(programmes.rounds())
            if each.id != self._session.round_id
        ]  # fmt: skip

    def _pages(self) -> list[Place]:
        return [
            Place(f"page:{page.key}", Kind.PAGE, page.icon, _(page.title), "", _prepared(_(page.title)), page.key,
                  hint=_native(f"Ctrl+{place}"))
            for place, page in enumerate(PAGES, start=1)
        ]  # fmt: skip

    def _sections(self) -> list[Place]:
        return [
            Place(f"section:{key}", Kind.SECTION, "settings", _(title), "",
                  _prepared(_(title), _("Password") if key == "file" else ""), "settings", key)
            for key, title in SECTIONS.items()
            if key not in OF_ROUND or self._session.round_id is not None
        ]  # fmt: skip

    def _commands(self) -> list[Place]:
        return [
            _command(command)
            for command in COMMANDS
            if not command.key.startswith(("page.", "go.")) and command.enabled(self._desktop)
        ]


_TABLES = {
    Kind.PERSON: frozenset({"person", "enrolment", "unit"}),
    Kind.PAIR: frozenset({"person", "pairing", "round"}),
    Kind.ACTIVITY: frozenset({"activity", "round"}),
    Kind.DOCUMENT: frozenset({"round"}),
    Kind.FILTER: frozenset({"saved_filter", "person"}),
    Kind.ROUND: frozenset({"round"}),
}
"""The tables whose change makes the places of a kind untrue."""


def _person(one: PersonPlace) -> Place:
    role = one.role.label if one.role is not None else _("Not in the round")
    detail = f"{role} · {one.unit}" if one.unit else role
    text = _prepared(one.name, one.name_native, one.email, one.phone, one.unit)
    return Place(f"person:{one.person_id}", Kind.PERSON, ICONS[Kind.PERSON], one.name, detail, text, "people", one.person_id)


def _pair(one: PairPlace, other_round: str) -> Place:
    title = f"{one.mentor} – {one.mentee}"
    detail = f"{one.status.label} · {other_round}" if other_round else one.status.label
    text = _prepared(title, other_round)
    return Place(
        f"pair:{one.pairing_id}", Kind.PAIR, ICONS[Kind.PAIR], title, detail, text, "pairs", one.pairing_id, one.round_id
    )


def _activity(one: ActivityPlace, other_round: str) -> Place:
    detail = " · ".join(fact for fact in (one.on.isoformat(), one.kind.label, other_round) if fact)
    text = _prepared(one.title, one.on.isoformat(), detail)
    return Place(
        f"activity:{one.activity_id}", Kind.ACTIVITY, ICONS[Kind.ACTIVITY], one.title, detail, text, "activities",
        one.activity_id, one.round_id,
    )  # fmt: skip


def _command(command: Command) -> Place:
    title, menu = (_(text).replace("&", "").rstrip("…") for text in (command.text, command.menu))
    return Place(
        f"command:{command.key}", Kind.COMMAND, command.icon or "command", title, menu, _prepared(title, menu),
        target=command.key, hint=_native(command.shortcut),
    )  # fmt: skip


def _native(shortcut: str) -> str:
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def _best(among: list[Place], words: list[str]) -> tuple[int, list[Place], int]:
    """How good the best is (0 is best), the best few, and how many there are: a few plain walks over prepared texts."""
    for word in words:
        among = [place for place in among if word in place[_TEXT]]
    chosen: list[Place] = []
    first = _WORST
    for rank, passing in enumerate(_from_the_best(among, words)):
        for place in passing:
            if len(chosen) == MOST:
                return first, chosen, len(among)
            if not any(place.key == taken.key for taken in chosen):
                chosen.append(place)
                first = min(first, rank)
    return first, chosen, len(among)


def _from_the_best(among: list[Place], words: list[str]) -> Iterator[Iterable[Place]]:
    """First those called so, those that begin so, whose name has words that begin so, any words, and then the rest."""
    whole, starts = " " + " ".join(words), [" " + word for word in words]
    yield (place for place in among if place[_TEXT].startswith(whole + "\n"))
    yield (place for place in among if place[_TEXT].startswith(whole))
    begun = among
    for start in starts:
        begun = [place for place in begun if start in place[_TEXT]]
    named = begun
    for start in starts:
        named = [place for place in named if place[_TEXT].find(start) < place[_TEXT].find("\n")]
    yield named
    yield begun
    yield among


_TEXT: Final = 5
"""The text of a place by its number, because a name is looked up three times as slowly, and there may be fifty thousand."""
_WORST = 9
