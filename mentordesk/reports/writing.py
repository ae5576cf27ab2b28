"""Writes a finished document to its stream object by object, so that a thousand pages are never held twice."""

from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc


class _Stream(pdfdoc.PDFFile):
    """Passes on what reportlab would gather, and knows how far it is."""

    def __init__(self, out: BinaryIO, version: tuple[int, int]) -> None:
        super().__init__(version)
        (head,) = self.strings
        out.write(head)
        self.write = out.write


def write(document: Any, canvas: Any, out: BinaryIO) -> None:
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
    stream = _Stream(out, document._pdfVersion)
    names = _objects(document, stream)
    table = pdfdoc.PDFCrossReferenceTable()
    table.addsection(0, names)
    start = stream.add(table.format(document))
    trailer = pdfdoc.PDFTrailer(
        startxref=start,
        Size=len(names) + 1,
        Root=document.Reference(document.Catalog),
        Info=document.Reference(document.info),
        ID=document.ID(),
    )
    stream.add(trailer.format(document))


def _objects(document: Any, stream: _Stream) -> list[str]:
    """Write every object by number; more may come while they are formatted. Returns their names."""
    names: list[str] = []
    document.__accum__ = stream
    while (name := document.numberToId.get(len(names) + 1)) is not None:
        ready = pdfdoc.PDFIndirectObject(name, document.idToObject[name]).format(document)
        document.idToOffset[name] = stream.add(ready)
        document.idToObject[name] = None
        names.append(name)
    del document.__accum__
    return names
