"""Bookmarks of a document, in levels: written in one go, without the tree that reportlab keeps for chapters."""

from array import array
from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase import pdfdoc

from mentordesk.reports import tagging, writing

_NONE = -1


class PageNames(pdfdoc.PDFObject):
    """Stands where reportlab has its outline: with that, the names of a thousand pages took a tenth of the printing."""

    __RefOnly__ = 1
    ready = 1

    def __init__(self, document: Any) -> None:
        self._names: list[str] = []
        self._pages, self._levels, self._tops = array("i"), array("b"), array("f")
        self._first = 0
        document.outline = document.Outlines = document.Catalog.Outlines = self

    def add(self, page: int, name: str, level: int = 0, top: float = _NONE) -> None:
        """A bookmark to a page, counted from 0, or to a height on it; one level below the last at most."""
        deepest = self._levels[-1] + 1 if self._levels else 0
        self._names.append(name)
        self._pages.append(page)
        self._levels.append(min(level, deepest))
        self._tops.append(top)

    def prepare(self, document: Any, _canvas: Any) -> None:
        """Have one entry written for each name; reportlab's order is to call this before it writes the document."""
        root = tagging.number_of(document, self)
        pages = [tagging.number_of(document, page) for page in document.Pages.pages]
        self._first = document.objectcounter + 1
        writing.reserve(document, len(self._names), self._entries(root, self._first, pages))

    def _entries(self, root: int, first: int, pages: list[int]) -> Iterator[bytes]:
        parents, following = self._relations()
        before = array("i", [_NONE]) * len(parents)
        for place, after in enumerate(following):
            if after != _NONE:
                before[after] = place
        for place, name in enumerate(self._names):
            parent = root if parents[place] == _NONE else first + parents[place]
            top = self._tops[place]
            where = "/Fit" if top == _NONE else f"/XYZ 0 {top:.2f} null"
            entry = f"<</Title{tagging.text_string(name)}/Parent {parent} 0 R/Dest[{pages[self._pages[place]]} 0 R{where}]"
            entry += f"/Prev {first + before[place]} 0 R" if before[place] != _NONE else ""
            entry += f"/Next {first + following[place]} 0 R" if following[place] != _NONE else ""
            yield f"{entry}{self._inside(place, first, parents)}>>".encode("ascii")

    def _relations(self) -> "tuple[array[int], array[int]]":
        """For each entry the one above it and the next of its level, or -1."""
        count = len(self._names)
        parents, following = array("i", [_NONE]) * count, array("i", [_NONE]) * count
        latest: list[int] = []
        for place, level in enumerate(self._levels):
            if len(latest) > level:
                following[latest[level]] = place
            del latest[level:]
            parents[place] = latest[-1] if latest else _NONE
            latest.append(place)
        return parents, following

    def _inside(self, place: int, first: int, parents: "array[int]") -> str:
        """The first and the last entry one level below, and how many there are in all."""
        level, end = self._levels[place], place + 1
        last = _NONE
        while end < len(self._levels) and self._levels[end] > level:
            if parents[end] == place:
                last = end
            end += 1
        if last == _NONE:
            return ""
        return f"/First {first + place + 1} 0 R/Last {first + last} 0 R/Count {end - place - 1}"

    def format(self, _document: Any) -> bytes:
        """The head of the list."""
        count = len(self._names)
        tops = [place for place, level in enumerate(self._levels) if level == 0]
        ends = f"/First {self._first} 0 R/Last {self._first + tops[-1]} 0 R" if count else ""
        return f"<</Type/Outlines{ends}/Count {count}>>".encode("ascii")
