"""Tags a PDF's content (headings, paragraphs, tables, pictures), so that screen readers read it in order.

What is drawn between two marks in a page's stream belongs to one element of the structure tree; what is mere decoration
is marked as an artifact. reportlab has no public way to write the tree: the objects are added to its document by hand.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

_OF_PAGES = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]


@dataclass(slots=True, eq=False)
class Element:
    """One element of the tree: its children, and the marks (page index, number on the page) that are its content.

    `said` is the text in logical order where the page holds it in the order it is seen (right-to-left scripts). `spoken`
    is its language where that is not the document's.
    """

    kind: str
    parent: int
    kids: list[int] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    alt: str = ""
    said: str = ""
    spoken: str = ""
    span: int = 1


_WRITTEN = Element("", -1)


class Tags:
    """The structure of one document while it is drawn on a canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._elements = [Element("Document", -1)]
        self._open = [0]
        self._pages: list[pdfdoc.PDFPage] = []
        self._owners: list[list[int]] = [[]]
        self._marking = False

    @contextmanager
    def group(self, kind: str) -> Iterator[int]:
        """Elements made inside become children of a new element: Sect, Table, L …"""
        number = self._add(kind)
        self._open.append(number)
        try:
            yield number
        finally:
            self._open.pop()

    @contextmanager
    def mark(
        self, kind: str, alt: str = "", said: str = "", again: int | None = None, spoken: str = ""
    ) -> Iterator[int]:
        """What is drawn inside is the content of a new element (H1, H2, P, Figure with its `alt` text …).

        `said` is the text in logical order, given where it is right to left.
        `again` continues an element on the next page. Inside another mark nothing is added: the outer one owns it.
        """
        if self._marking:
            yield -1
            return
        number = self.start(kind, alt, said, again)
        if spoken:
            self._elements[number].spoken = spoken
        try:
            yield number
        finally:
            self.stop()

    def start(self, kind: str, alt: str = "", said: str = "", again: int | None = None) -> int:
        """Begin what `mark` does around a block; `stop` ends it."""
        number = self._add(kind, alt, said) if again is None else again
        self._canvas._code.append(f"/{kind} <</MCID {self._content(number)}>> BDC")
        self._marking = True
        return number

    def stop(self) -> None:
        """End what `start` began."""
        self._canvas._code.append("EMC")
        self._marking = False

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn inside is decoration: lines, borders, running heads, page numbers."""
        if self._marking:
            yield
            return
        self._canvas._code.append("/Artifact BMC")
        self._marking = True
        try:
            yield
        finally:
            self._canvas._code.append("EMC")
            self._marking = False

    def row(self, kinds: Sequence[str], said: Sequence[str] = (), span: int = 1) -> int:
        """A table row whose cells follow at once, one mark each; returns the number of the first mark.

        `span` is the number of columns that a single cell goes over.
        """
        owners = self._owners[-1]
        first = len(owners)
        page = len(self._pages)
        parent = self._add("TR")
        elements = self._elements
        number = len(elements)
        elements[parent].kids.extend(range(number, number + len(kinds)))
        owners.extend(range(number, number + len(kinds)))
        for i, kind in enumerate(kinds, first):
            elements.append(Element(kind, parent, marks=[(page, i)], span=span))
        for element, words in zip(elements[number:], said, strict=False):
            element.said = words
        return first

    def page_done(self, page: pdfdoc.PDFPage) -> None:
        """The canvas has closed a page."""
        page.__NoDefault__ = _OF_PAGES
        page.StructParents = b"%d" % len(self._pages)
        page.Tabs = b"/S"
        self._pages.append(page)
        self._owners.append([])

    def write(self, document: Any) -> None:
        """Add the tree to the document, just before it is saved."""
        first = document.objectcounter + 1
        pages = [document.idToObjectNumberAndVersion[page.__InternalName__][0] for page in self._pages]
        root = first + len(self._elements)
        for number, element in enumerate(self._elements):
            parent = root if element.parent < 0 else first + element.parent
            register(document, f"StructElem{number}", _element(element, parent, first, pages))
            self._elements[number] = _WRITTEN  # lets it go: a thousand pages have many
        numbers = " ".join(
            f"{i} [{' '.join(f'{first + owner} 0 R' for owner in owners)}]"
            for i, owners in enumerate(self._owners[: len(pages)])
        )
        tree = f"<</Type/StructTreeRoot/K[{first} 0 R]/ParentTree<</Nums[{numbers}]>>/ParentTreeNextKey {len(pages)}>>"
        register(document, "StructTreeRoot", tree.encode("ascii"))
        document.Catalog.StructTreeRoot = pdfdoc.PDFObjectReference("StructTreeRoot")
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})

    def forget(self) -> None:
        """Let the tree go once it is written."""
        self._elements.clear()
        self._pages.clear()
        self._owners.clear()

    def _add(self, kind: str, alt: str = "", said: str = "") -> int:
        number = len(self._elements)
        parent = self._open[-1]
        self._elements.append(Element(kind, parent, alt=alt, said=said))
        self._elements[parent].kids.append(number)
        return number

    def _content(self, number: int) -> int:
        owners = self._owners[-1]
        owners.append(number)
        self._elements[number].marks.append((len(self._pages), len(owners) - 1))
        return len(owners) - 1


def of(canvas: Canvas) -> Tags:
    """The tags of a canvas made by `frame.open_canvas`."""
    tags: Tags = canvas.tags
    return tags


def register(document: Any, name: str, content: bytes) -> None:
    """Give a document one more object, ready as it is written."""
    document.objectcounter += 1
    document.idToObjectNumberAndVersion[name] = (document.objectcounter, 0)
    document.numberToId[document.objectcounter] = name
    document.idToObject[name] = content


def _element(element: Element, parent: int, first: int, pages: list[int]) -> bytes:
    head = f"<</S/{element.kind}/P {parent} 0 R"
    if element.kind == "TH":
        over = f"/Scope/Row/ColSpan {element.span}" if element.span > 1 else "/Scope/Column"
        head += f"/A<</O/Table{over}>>"
    if element.alt:
        head += f"/Alt{text_string(element.alt)}"
    if element.spoken:
        head += f"/Lang({element.spoken})"
    if element.said:
        head += f"/ActualText{text_string(element.said)}"
    if len(element.marks) == 1 and not element.kids:
        page, mark = element.marks[0]
        return f"{head}/Pg {pages[page]} 0 R/K {mark}>>".encode("ascii")
    kids = [f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>" for page, mark in element.marks]
    kids += [f"{first + kid} 0 R" for kid in element.kids]
    return f"{head}/K[{' '.join(kids)}]>>".encode("ascii")


def text_string(words: str) -> str:
    """A text of any script as it stands in an object of a PDF."""
    return f"<FEFF{words.encode('utf-16-be', 'replace').hex().upper()}>"
