"""Opens the canvas that every page is drawn on: language, title and tags set, fonts embedded, pictures kept once."""

import io
import zlib
from collections.abc import Callable, Hashable
from functools import cache, lru_cache
from typing import Any, BinaryIO

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from mentordesk.i18n import _
from mentordesk.reports import fonts, glyphs, tagging, writing
from mentordesk.reports.page_names import PageNames
from mentordesk.reports.tagging import Tags

MM = 72 / 25.4
"""Points in a millimetre."""

LANDSCAPE = (A4[1], A4[0])
PORTRAIT = A4

INK = "#1A222C"
SECOND = "#515C69"
ACCENT = "#14646E"
BORDER = "#DCE0E6"
WARNING = "#8A5200"
GOLD = "#C8A24B"
"""The colours of the light theme, which is the one that is printed."""

MOST_BYTES = 5_000_000
MOST_PIXELS = 25_000_000
_LOGO_BOX = (1000, 500)  # Pixels: 300 dpi at 28 mm high and 85 mm wide with some to spare.
_MOST_SHOWN = 4_000
_QUICK = 4
"""How hard curves and pictures are compressed: quicker than usual by up to three times, for little more room."""
LANGUAGE_TAGS = {"sv": "sv-SE", "en": "en-GB"}
"""How a document names its language."""


class PictureRefused(ValueError):
    """A logo or signature that is too large or no readable PNG or JPEG; the message is for the user."""


class Leaf(pdfdoc.PDFObject):
    """A page that is closed: what stands in its dictionary and nothing else, for a long document has a thousand."""

    __slots__ = ("__InternalName__", "_box", "_number", "_parent", "_resources", "streams")
    __RefOnly__ = 1

    def __init__(self, name: str, box: bytes, parent: int, resources: int, number: int) -> None:
        self.__InternalName__ = name
        self._box, self._parent, self._resources, self._number = box, parent, resources, number
        self.streams: list[int] = []

    def format(self, _document: Any) -> bytes:
        """The dictionary of the page."""
        contents = b" ".join(b"%d 0 R" % stream for stream in self.streams)
        return b"<</Type/Page/Parent %d 0 R/MediaBox %s/Resources %d 0 R/Contents[%s]/StructParents %d/Tabs/S>>" % (
            self._parent,
            self._box,
            self._resources,
            contents,
            self._number,
        )


class Leaves(pdfdoc.PDFPages):
    """All pages, listed in one go."""

    def format(self, document: Any) -> bytes:
        """The dictionary that lists them."""
        kids = b" ".join(b"%d 0 R" % tagging.number_of(document, leaf) for leaf in self.pages)
        return b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(self.pages), kids)


class SheetCanvas(Canvas):
    """A canvas that keeps the tags, what could not be printed, and what is the same on every page."""

    def __init__(self, out: BinaryIO, page_size: tuple[float, float], language: str, font: str = fonts.INITIAL) -> None:
        fonts.font(font)
        super().__init__(
            out,
            pagesize=page_size,
            pageCompression=1,
            pdfVersion=(1, 7),
            initialFontName=font,
            lang=LANGUAGE_TAGS.get(language, language),
        )
        writing.prepare(self._doc, out)
        self._doc.Pages = self._doc.Catalog.Pages = Leaves()
        self.missing: set[str] = set()
        self.tags = Tags(self)
        self._resources: dict[frozenset[str], int] = {}
        self._stamps: dict[Hashable, str] = {}
        self._drawn: dict[Hashable, tuple[list[str], list[str], range]] = {}
        self._ready: dict[bytes, str] = {}
        self._shown: dict[tuple[str, float, str, bool], str] = {}
        self._page_names: PageNames | None = None

    def stamp(self, key: Hashable, paint: Callable[["SheetCanvas"], None]) -> None:
        """Draw what is the same on many pages (border, logo, owner): painted once for each `key`, then only referred to.

        Decoration, unless it is drawn inside a mark.
        """
        name = self._stamps.get(key)
        if name is None:
            name = self._stamps[key] = f"stamp{len(self._stamps)}"
            self.beginForm(name, 0, 0, *self._pagesize)
            paint(self)
            self.endForm()
        with self.tags.artifact():
            self.doForm(name)

    def again(self, key: Hashable, paint: Callable[["SheetCanvas"], None]) -> None:
        """Draw what is the same on many pages together with its marks: made once for each `key`, then written again.

        All that is drawn must be inside marks of its own, which begin and end here.
        """
        place = key, self.tags.marked
        known = self._drawn.get(place)
        if known is None:
            code, forms, first = len(self._code), len(self._formsinuse), self.tags.made
            paint(self)
            self._drawn[place] = self._code[code:], self._formsinuse[forms:], range(first, self.tags.made)
            return
        operators, used, numbers = known
        self._code += operators
        self._formsinuse += used
        self.tags.repeat(numbers)

    def place(self, ready: bytes, x: float = 0, y: float = 0) -> None:
        """Draw a form or picture that is ready as it is written (`ready_form`, `ready_picture`); once in the file."""
        name = self._ready.get(ready)
        if name is None:
            name = self._ready[ready] = f"ready{len(self._ready)}"
            tagging.register(self._doc, pdfdoc.xObjectName(name), ready)
        if x or y:
            self.raw(f"q 1 0 0 1 {x:.3f} {y:.3f} cm")
        self.doForm(name)
        if x or y:
            self.raw("Q")

    def show(self, font: str, size: float, words: str, plain: bool) -> str:
        """The operators that show a piece of text, made once: much on paper is the same from page to page."""
        key = font, size, words, plain
        found = self._shown.get(key)
        if found is None:
            if len(self._shown) > _MOST_SHOWN:
                self._shown.clear()
            found = self._shown[key] = glyphs.show(self, font, size, words)
        return found

    def raw(self, operators: str) -> None:
        """Add ready PDF operators to the page."""
        self._code.append(operators)

    def name_page(self, name: str, level: int = 0, top: float = -1) -> None:
        """A bookmark to the page being drawn, or to a height on it; `level` 1 stands below the last of level 0."""
        if self._page_names is None:
            self._page_names = PageNames(self._doc)
        self._page_names.add(self.getPageNumber() - 1, name, level, top)

    def setPageSize(self, size: tuple[float, float]) -> None:  # noqa: N802 - reportlab's name
        """The size of this page and the next ones."""
        if size != self._pagesize:
            super().setPageSize(size)

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Close the page, and keep no more of it than what will be written."""
        document = self._doc
        name, parent = document.thisPageName(), tagging.number_of(document, document.Pages)
        leaf = Leaf(name, _box(self._pagesize), parent, self._resources_of_page(), self.tags.page_done(name))
        tagging.register(document, name, leaf)
        leaf.streams.append(self._stream("\n".join((self._preamble, *self._code, ""))))
        document.Pages.addPage(leaf)
        document.pageCounter += 1
        self._startPage()

    def add_to_page(self, place: int) -> None:
        """Put what has been drawn since on top of a page that is closed, counted from 0."""
        code, self._code[:] = "\n".join(self._code) + "\n", []
        self._doc.Pages.pages[place].streams.append(self._stream(code))

    def _stream(self, code: str) -> int:
        """The number of the object that holds these operators."""
        return writing.give(self._doc, _stream("<<", writing.packed(code.encode("utf-8"))))

    def _resources_of_page(self) -> int:
        """Let pages that use the same fonts and stamps refer to one list of them: smaller and quicker."""
        special, key = self._extgstate.getState(), frozenset(self._formsinuse)
        if special or key not in self._resources:
            resources = pdfdoc.PDFResourceDictionary(XObject=self._doc.xobjDict(key).dict)
            if special:
                resources.ExtGState = special
            resources.basicFonts()
            resources.allProcs()
            number = tagging.number_of(self._doc, resources)
            if special:
                return number
            self._resources[key] = number
        return self._resources[key]

    def save(self) -> None:
        """Close the last page and write the document to its stream."""
        if self._code:
            self.showPage()
        self.tags.write(self._doc)
        writing.write(self._doc, self)
        self._let_go()

    def _let_go(self) -> None:
        """Free the document now. Its parts know each other: else a later search for garbage stops the window for 0.1 s."""
        self._doc.idToObject.clear()
        self._doc.Pages.pages.clear()
        self._resources.clear()
        self._ready.clear()
        self._drawn.clear()


def open_canvas(
    out: BinaryIO,
    *,
    title: str,
    author: str = "",
    language: str = "en",
    subject: str = "",
    page_size: tuple[float, float] = PORTRAIT,
    font: str = fonts.INITIAL,
) -> SheetCanvas:
    """A canvas that writes to `out` on `save()`; `language` is a key of `i18n.LANGUAGES`, `font` one that will be used."""
    canvas = SheetCanvas(out, page_size, language, font)
    canvas.setTitle(_printable(title))
    canvas.setAuthor(_printable(author))
    canvas.setSubject(_printable(subject))
    canvas.setCreator("MentorDesk")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


@cache
def _box(size: tuple[float, float]) -> bytes:
    return "[0 0 {:.4f} {:.4f}]".format(*size).encode("ascii")


def _printable(text: str) -> str:
    return "".join(char for char in text if char.isprintable())


@lru_cache(maxsize=8)
def picture(data: bytes) -> ImageReader:
    """A logo or signature from the file's bytes (PNG or JPEG), decoded and scaled down once, on a white ground.

    Raises `PictureRefused` over 5 MB or 25 megapixels, or when it is no such picture.
    """
    if len(data) > MOST_BYTES:
        raise PictureRefused(_("The picture is larger than 5 MB."))
    try:
        with _opened(data) as image:
            if image.width * image.height > MOST_PIXELS:
                raise PictureRefused(_("The picture has more than 25 million pixels."))
            image.thumbnail(_LOGO_BOX)
            whole = image if image.mode == "RGBA" else image.convert("RGBA")
            flat = Image.new("RGB", whole.size, (255, 255, 255))
            flat.paste(whole, mask=whole)
    except PictureRefused:
        raise
    except (OSError, ValueError, SyntaxError) as error:
        raise PictureRefused(_("The picture cannot be read: it must be a PNG or JPEG file.")) from error
    return ImageReader(flat)


def _opened(data: bytes) -> Image.Image:
    """The picture by what reads its kind. `Image.open` would load readers of five kinds first, longer than this takes."""
    if data.startswith(b"\x89PNG"):
        from PIL.PngImagePlugin import PngImageFile

        return PngImageFile(io.BytesIO(data))
    from PIL.JpegImagePlugin import JpegImageFile

    return JpegImageFile(io.BytesIO(data))


def ready_form(operators: str, size: tuple[float, float]) -> bytes:
    """Operators that need no fonts as a form, compressed once and for all documents; `size` is the most it may take."""
    content = zlib.compress(operators.encode("ascii"), _QUICK)
    box = "{:.2f} {:.2f} {:.2f} {:.2f}".format(-size[0], -size[1], *size)
    head = f"<</Type/XObject/Subtype/Form/BBox[{box}]/Resources<<>>"
    return _stream(head, content)


@lru_cache(maxsize=16)
def ready_picture(data: bytes, *, see_through: bool = False) -> bytes:
    """A logo or signature as it is written into a document; one that is `see_through` shows what lies below its white."""
    image = picture(data)
    wide, high = image.getSize()
    head = f"<</Type/XObject/Subtype/Image/Width {wide}/Height {high}/ColorSpace/DeviceRGB/BitsPerComponent 8"
    mask = "/Mask[250 255 250 255 250 255]" if see_through else ""
    return _stream(head + mask, zlib.compress(image.getRGBData(), _QUICK))


def _stream(head: str, content: bytes) -> bytes:
    return f"{head}/Filter/FlateDecode/Length {len(content)}>>\nstream\n".encode("ascii") + content + b"\nendstream"


def draw_picture(
    canvas: SheetCanvas, data: bytes, x: float, y: float, wide: float, high: float, *, see_through: bool = False
) -> None:
    """Draw a logo or signature; its pixels are made ready once, however many documents show it."""
    canvas.raw(f"q {wide:.3f} 0 0 {high:.3f} {x:.3f} {y:.3f} cm")
    canvas.place(ready_picture(data, see_through=see_through))
    canvas.raw("Q")


def fit_picture(image: ImageReader, width: float, height: float) -> tuple[float, float]:
    """The size of a picture, in points, as large as the box allows with its proportions kept."""
    across, down = image.getSize()
    scale = min(width / across, height / down)
    return across * scale, down * scale
