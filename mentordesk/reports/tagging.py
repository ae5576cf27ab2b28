"""Tags a PDF's content (headings, paragraphs, tables, pictures), so that screen readers read it in order.

What is drawn between two marks in a page's stream belongs to one element of the structure tree; what is mere decoration
is marked as an artifact. reportlab has no public way to write the tree: the objects are added to its document by hand.
"""

from array import array
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from mentordesk.reports import writing

_NONE = -1


class _Mark:
    """Ends a mark; inside another one there is nothing to end. Plain, for there are ten on every page."""

    __slots__ = ("_number", "_tags")

    def __init__(self, tags: "Tags | None", number: int) -> None:
        self._tags, self._number = tags, number

    def __enter__(self) -> int:
        return self._number

    def __exit__(self, *_error: object) -> None:
        if self._tags is not None:
            self._tags.stop()


_INSIDE = _Mark(None, _NONE)


class Tags:
    """The structure of one document while it is drawn on a canvas.

    Elements are numbered as they are made; what every one has (kind, parent, page and number of its first mark) stands in
    rows of numbers, what few have in tables by their number: a page of a table has hundreds. `said` is the text in
    logical order where the page holds it in the order it is seen (right-to-left scripts), `spoken` its language where that
    is not the document's, `more` are marks beyond the first.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._names: list[str] = []
        self._kinds, self._parents = array("B"), array("i")
        self._first_pages, self._first_marks = array("i"), array("i")
        self._more: dict[int, list[tuple[int, int]]] = {}
        self._alt: dict[int, str] = {}
        self._said: dict[int, str] = {}
        self._spoken: dict[int, str] = {}
        self._spans: dict[int, int] = {}
        self._make("Document", _NONE)
        self._open = [0]
        self._page_names: list[str] = []
        self._owners = [array("i")]
        self._marking = False

    def _make(self, kind: str, parent: int, page: int = _NONE, mark: int = _NONE) -> int:
        """One more element; returns its number."""
        if kind not in self._names:
            self._names.append(kind)
        self._kinds.append(self._names.index(kind))
        self._parents.append(parent)
        self._first_pages.append(page)
        self._first_marks.append(mark)
        return len(self._kinds) - 1

    @contextmanager
    def group(self, kind: str) -> Iterator[int]:
        """Elements made inside become children of a new element: Sect, Table, L …"""
        number = self._add(kind)
        self._open.append(number)
        try:
            yield number
        finally:
            self._open.pop()

    def mark(
        self, kind: str, alt: str = "", said: str = "", again: int | None = None, spoken: str = ""
    ) -> AbstractContextManager[int]:
        """What is drawn inside is the content of a new element (H1, H2, P, Figure with its `alt` text …).

        `said` is the text in logical order, given where it is right to left.
        `again` continues an element on the next page. Inside another mark nothing is added: the outer one owns it.
        """
        if self._marking:
            return _INSIDE
        number = self.start(kind, alt, said, again)
        if spoken:
            self._spoken[number] = spoken
        return _Mark(self, number)

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

    def artifact(self) -> AbstractContextManager[int]:
        """What is drawn inside is decoration: lines, borders, running heads, page numbers."""
        if self._marking:
            return _INSIDE
        self._canvas._code.append("/Artifact BMC")
        self._marking = True
        return _Mark(self, _NONE)

    @property
    def marked(self) -> int:
        """How many marks the page has so far."""
        return len(self._owners[-1])

    @property
    def made(self) -> int:
        """How many elements there are so far."""
        return len(self._kinds)

    def repeat(self, numbers: range) -> None:
        """More elements like those with these numbers, one mark each, whose content is on this page at the same marks."""
        owners, page = self._owners[-1], len(self._page_names)
        for like in numbers:
            number = self._make(self._names[self._kinds[like]], self._open[-1], page, len(owners))
            owners.append(number)
            for told in (self._alt, self._said, self._spoken):
                if like in told:
                    told[number] = told[like]

    def row(self, kinds: Sequence[str], said: Sequence[str] = (), span: int = 1) -> int:
        """A table row whose cells follow at once, one mark each; returns the number of the first mark.

        `span` is the number of columns that a single cell goes over.
        """
        owners = self._owners[-1]
        first, page = len(owners), len(self._page_names)
        parent = self._add("TR")
        for i, kind in enumerate(kinds, first):
            owners.append(self._make(kind, parent, page, i))
        number = owners[first]
        if span > 1:
            self._spans.update((number + i, span) for i in range(len(kinds)))
        self._said.update((number + i, words) for i, words in enumerate(said) if words)
        return first

    def page_done(self, name: str) -> int:
        """The canvas has closed the page of this name; returns its number in the tree of parents."""
        self._page_names.append(name)
        self._owners.append(array("i"))
        return len(self._page_names) - 1

    def write(self, document: Any) -> None:
        """Have the tree written with the document, just before that is saved."""
        pages = [document.idToObjectNumberAndVersion[name][0] for name in self._page_names]
        root = document.objectcounter + 1
        writing.reserve(document, 1 + len(pages) + len(self._kinds), self._objects(root, pages))
        document.Catalog.StructTreeRoot = b"%d 0 R" % root
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})

    def _objects(self, root: int, pages: list[int]) -> Iterator[bytes]:
        """The root of the tree, the elements on each page by their marks, and the elements, as they are written."""
        first = root + 1 + len(pages)
        numbers = " ".join(f"{page} {root + 1 + page} 0 R" for page in range(len(pages)))
        tree = f"<</Type/StructTreeRoot/K[{first} 0 R]/ParentTree<</Nums[{numbers}]>>/ParentTreeNextKey {len(pages)}>>"
        yield tree.encode("ascii")
        for owners in self._owners[: len(pages)]:
            yield f"[{' '.join(f'{first + owner} 0 R' for owner in owners)}]".encode("ascii")
        self._owners.clear()
        ends, kids = self._children()
        begin = 0
        for number, end in enumerate(ends):
            parent = self._parents[number]
            above = root if parent == _NONE else first + parent
            yield self._element(number, above, [first + kid for kid in kids[begin:end]], pages)
            begin = end

    def _children(self) -> "tuple[array[int], array[int]]":
        """Where the children of each element end in one row of all of them, and that row, in order."""
        count = len(self._kinds)
        ends, kids = array("i", [0]) * count, array("i", [0]) * (count - 1)
        for parent in self._parents[1:]:
            ends[parent] += 1
        begin = 0
        for number, inside in enumerate(ends):
            ends[number] = begin
            begin += inside
        for number, parent in enumerate(self._parents):
            if parent != _NONE:
                kids[ends[parent]] = number
                ends[parent] += 1  # from where they begin to where they end
        return ends, kids

    def _element(self, number: int, above: int, kids: list[int], pages: list[int]) -> bytes:
        kind = self._names[self._kinds[number]]
        head = f"<</S/{kind}/P {above} 0 R"
        if kind == "TH":
            span = self._spans.get(number, 1)
            head += f"/A<</O/Table{f'/Scope/Row/ColSpan {span}' if span > 1 else '/Scope/Column'}>>"
        if number in self._alt:
            head += f"/Alt{text_string(self._alt[number])}"
        if number in self._spoken:
            head += f"/Lang({self._spoken[number]})"
        if number in self._said:
            head += f"/ActualText{text_string(self._said[number])}"
        page, mark = self._first_pages[number], self._first_marks[number]
        if page != _NONE and not kids and number not in self._more:
            return f"{head}/Pg {pages[page]} 0 R/K {mark}>>".encode("ascii")
        marks = [(page, mark), *self._more.get(number, ())] if page != _NONE else []
        inside = [f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>" for page, mark in marks]
        inside += [f"{kid} 0 R" for kid in kids]
        return f"{head}/K[{' '.join(inside)}]>>".encode("ascii")

    def _add(self, kind: str, alt: str = "", said: str = "") -> int:
        number = self._make(kind, self._open[-1])
        if alt:
            self._alt[number] = alt
        if said:
            self._said[number] = said
        return number

    def _content(self, number: int) -> int:
        owners, page = self._owners[-1], len(self._page_names)
        owners.append(number)
        mark = len(owners) - 1
        if self._first_pages[number] == _NONE:
            self._first_pages[number], self._first_marks[number] = page, mark
        else:
            self._more.setdefault(number, []).append((page, mark))
        return mark


def of(canvas: Canvas) -> Tags:
    """The tags of a canvas made by `frame.open_canvas`."""
    tags: Tags = canvas.tags
    return tags


def register(document: Any, name: str, content: bytes | pdfdoc.PDFObject) -> None:
    """Give a document one more object by name, as bytes if it is ready as it is written."""
    document.objectcounter += 1
    document.idToObjectNumberAndVersion[name] = (document.objectcounter, 0)
    document.numberToId[document.objectcounter] = name
    document.idToObject[name] = content


def number_of(document: Any, thing: pdfdoc.PDFObject) -> int:
    """The number of an object, which it is given when it is first asked for."""
    name = getattr(thing, "__InternalName__", None) or document.Reference(thing).name
    number: int = document.idToObjectNumberAndVersion[name][0]
    return number


@lru_cache(maxsize=256)
def text_string(words: str) -> str:
    """A text of any script as it stands in an object of a PDF."""
    return f"<FEFF{words.encode('utf-16-be', 'replace').hex().upper()}>"
