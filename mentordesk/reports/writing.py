"""Writes a document object by object, pages as they are closed: a thousand of them are never held at once."""

import zlib
from array import array
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc

_SHORT = 4_096
_LINES = 1_000
"""So many lines of the table of objects are held at once."""


class _Stream(pdfdoc.PDFFile):
    """Passes on what reportlab would gather, and knows how far it is."""

    def __init__(self, out: BinaryIO, version: tuple[int, int]) -> None:
        super().__init__(version)
        (head,) = self.strings
        self.offset: int = len(head)
        out.write(head)
        self.write = out.write

    def add(self, content: str | bytes) -> int:
        """Write this; returns where it stands."""
        place = self.offset
        ready: bytes = content if isinstance(content, bytes) else pdfdoc.pdfdocEnc(content)
        self.offset = place + len(ready)
        self.write(ready)
        return place


class Ready:
    """Objects of a document that reportlab need not know of: hundreds of a page do not add up in its tables."""

    def __init__(self, document: Any, out: BinaryIO) -> None:
        self.stream = _Stream(out, document._pdfVersion)
        self.series: dict[int, Iterable[bytes]] = {}
        self._numbers, self._offsets = array("I"), array("I")

    def add(self, number: int, content: bytes) -> None:
        """Write an object now."""
        self._numbers.append(number)
        self._offsets.append(self.stream.add(b"%d 0 obj\n%s\nendobj\n" % (number, content)))

    def written(self) -> Iterator[tuple[int, int]]:
        """The numbers of the objects that are written already, in order, and where they stand."""
        return zip(self._numbers, self._offsets, strict=True)


def prepare(document: Any, out: BinaryIO) -> None:
    """Begin the file of a new document: what is ready is written as it comes."""
    document.ready = Ready(document, out)


def give(document: Any, content: bytes) -> int:
    """One more object, ready as it is written; returns its number."""
    document.objectcounter += 1
    number: int = document.objectcounter
    document.ready.add(number, content)
    return number


def packed(content: bytes) -> bytes:
    """Compressed, as small as usual: for a short stream the usual way sets aside more room than it takes time to fill."""
    if len(content) > _SHORT:
        return zlib.compress(content)
    packing = zlib.compressobj(wbits=12, memLevel=5)
    return packing.compress(content) + packing.flush()


def reserve(document: Any, count: int, contents: Iterable[bytes]) -> int:
    """So many more objects, asked for one after the other when they are written; returns the number of the first."""
    first: int = document.objectcounter + 1
    document.objectcounter += count
    if count:
        document.ready.series[first] = contents
    return first


def write(document: Any, canvas: Any) -> None:
    """What `PDFDocument.SaveToFile` does; each object is let go when it is written."""
    for font in document.delayedFonts:
        font.addObjects(document)
    document.info.invariant = document.invariant
    document.info.digest(document.signature)
    document.Reference(document.Catalog)
    document.Reference(document.info)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    document.encrypt.prepare(document)
    stream = document.ready.stream
    offsets = _objects(document, stream)
    start = stream.offset
    stream.add(f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n".encode("ascii"))
    for first in range(0, len(offsets), _LINES):
        stream.add(b"".join(b"%010d 00000 n \n" % offset for offset in offsets[first : first + _LINES]))
    trailer = pdfdoc.PDFTrailer(
        startxref=start,
        Size=len(offsets) + 1,
        Root=document.Reference(document.Catalog),
        Info=document.Reference(document.info),
        ID=document.ID(),
    )
    stream.add(trailer.format(document))


def _objects(document: Any, stream: _Stream) -> "array[int]":
    """Write every object by number; more may come while they are formatted. Returns where each one stands."""
    offsets, ready = array("I"), document.ready
    before = ready.written()
    earliest, place = next(before, (0, 0))
    document.__accum__ = stream
    while (number := len(offsets) + 1) <= document.objectcounter:
        if number == earliest:
            offsets.append(place)
            earliest, place = next(before, (0, 0))
        elif number in ready.series:
            for following, content in enumerate(ready.series.pop(number), number):
                offsets.append(stream.add(b"%d 0 obj\n%s\nendobj\n" % (following, content)))
        else:
            name = document.numberToId[number]
            content = pdfdoc.format(document.idToObject[name], document, toplevel=1)
            offsets.append(stream.add(b"%d 0 obj\n%s\nendobj\n" % (number, content)))
            document.idToObject[name] = None
    del document.__accum__
    return offsets
