"""The user guide: its pages in the language in force, with figures and keys taken from the program, and its search."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from mentordesk import i18n, paths
from mentordesk.domain import figures
from mentordesk.i18n import _, pgettext
from mentordesk.ui import shortcuts
from mentordesk.ui.pages.registry import PAGES
from mentordesk.ui.tables.search import fold, terms

INDEX = "index"
KEYS: tuple[str, ...] = (
    INDEX,
    *(page.key for page in PAGES),
    "taking_in",
    "finding",
    "own_fields",
    "certificates",
    "texts",
    "figures",
    "keyboard",
    "safety",
)
"""The pages in the order of the guide: one for each page of the program, and what goes across them."""

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*`|]|^#+ |^\s*(?:-|\d+\.) |^[|:\- ]+$", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[.!?:]) +")


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page as Markdown, and as bare sentences to search in."""

    key: str
    title: str
    text: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A page with what was searched for, and the sentence that says most about it."""

    page: GuidePage
    line: str


def folder(language: str) -> Path:
    """Where the pages of a language lie."""
    return paths.resources() / "help" / language


def pages() -> list[GuidePage]:
    """Every page, in the language in force."""
    return [_page(key) for key in KEYS]


def _page(key: str) -> GuidePage:
    text = (folder(i18n.language()) / f"{key}.md").read_text(encoding="utf-8")
    for mark, made in GENERATED.items():
        if mark in text:
            text = text.replace(mark, made())
    bare = _MARKS.sub(" ", _LINK.sub(r"\1", text))
    lines = tuple(" ".join(part.split()) for line in bare.splitlines() for part in _SENTENCE.split(line) if part.strip())
    return GuidePage(key, lines[0], text, lines)


def search(within: list[GuidePage], query: str) -> list[Hit]:
    """The pages that have every word of the query, those with a word in the title first, then those that say most."""
    wanted = terms(query)
    found: list[tuple[int, int, Hit]] = []
    for page in within:
        counts = [sum(fold(line).count(term) for line in page.lines) for term in wanted]
        if not wanted or not all(counts):
            continue
        best = max(page.lines[1:], key=lambda line: sum(term in fold(line) for term in wanted))
        titled = sum(term in fold(page.title) for term in wanted)
        found.append((-titled, -sum(counts), Hit(page, best)))
    return [hit for *_rank, hit in sorted(found, key=lambda each: each[:2])]


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*")


def _table(first: str, second: str, rows: Iterable[tuple[str, str]]) -> str:
    lines = [f"| {first} | {second} |", "|---|---|", *(f"| {one} | {other} |" for one, other in rows)]
    return "\n".join(lines)


def figures_table() -> str:
    """Every figure with its definition, from the very list that counts them."""
    rows = [(_cell(_(each.label)), _cell(_(each.text))) for each in figures.DEFINITIONS.values()]
    return _table(_("Figure"), _("Definition"), rows)


def shortcuts_tables() -> str:
    """Every shortcut, from the very list that makes the menus."""
    key, does, tables = pgettext("keyboard", "Key"), _("What it does"), []
    for group in shortcuts.groups():
        rows = [(f"`{each}`", _cell(words)) for words, each in group.keys]
        tables.append(f"## {group.title}\n\n{_table(key, does, rows)}")
    return "\n\n".join(tables)


GENERATED: dict[str, Callable[[], str]] = {"{{figures}}": figures_table, "{{shortcuts}}": shortcuts_tables}
"""What stands in a page for a table that the program makes when the page is shown."""
