"""Bookmarks of a document in which every page has a name, as certificates do: written in one go, without a tree."""

from typing import Any

from reportlab.pdfbase import pdfdoc

from mentordesk.reports import tagging


class PageNames(pdfdoc.PDFObject):
    """Stands where reportlab has its outline, which is made for chapters: with it, names took a tenth of the printing."""

    __RefOnly__ = 1
    ready = 1

    def __init__(self, document: Any) -> None:
        self._names: list[tuple[int, str]] = []
        self._first = 0
        document.outline = document.Outlines = document.Catalog.Outlines = self

    def add(self, page: int, name: str) -> None:
        """A bookmark to a page, counted from 0."""
        self._names.append((page, name))

    def prepare(self, document: Any, _canvas: Any) -> None:
        """Write one entry for each name; reportlab calls this before it writes the document."""
        numbers = document.idToObjectNumberAndVersion
        document.Reference(self)
        root = numbers[self.__InternalName__][0]
        pages = [numbers[page.__InternalName__][0] for page in document.Pages.pages]
        self._first = first = document.objectcounter + 1
        last = first + len(self._names) - 1
        for number, (page, name) in enumerate(self._names, first):
            before = f"/Prev {number - 1} 0 R" if number > first else ""
            after = f"/Next {number + 1} 0 R" if number < last else ""
            entry = f"<</Title{tagging.text_string(name)}/Parent {root} 0 R/Dest[{pages[page]} 0 R/Fit]{before}{after}>>"
            tagging.register(document, f"PageName{number}", entry.encode("ascii"))

    def format(self, _document: Any) -> bytes:
        """The head of the list."""
        count = len(self._names)
        ends = f"/First {self._first} 0 R/Last {self._first + count - 1} 0 R" if count else ""
        return f"<</Type/Outlines{ends}/Count {count}>>".encode("ascii")
