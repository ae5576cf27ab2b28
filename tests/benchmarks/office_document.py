"""Certificates as a text document, as mail merge makes it: the same words, fonts, logo and frame, one on a page.

The words are taken from the records that our own pages are drawn from. Somebody who merges letters has the frame with
its seal as a picture behind the text, in the header, where it is kept once; the logo stands in the text, and the rest
is paragraphs, two tables and a small framed text. The document has a title, a language, headings and words for the
logo, so that its PDF can be tagged as ours is.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from mentordesk.domain.certificate_content import Figure, Signs
from mentordesk.domain.certificates import Design
from mentordesk.reports import certificate, sheet
from mentordesk.reports.certificate_designs import LOOKS, WHITE, ornaments
from mentordesk.reports.certificate_sheet import Printed, placed
from mentordesk.reports.sheet import ACCENT, GOLD, INK, LANDSCAPE, MM, SECOND

_XMLNS = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
        ("manifest", "manifest"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
_WIDTH, _HEIGHT = LANDSCAPE
_DPI = 200
"""Of the picture behind the text: what a printer needs; ours is drawn with lines, which are sharp at any size."""
_SIDE, _TOP, _BOTTOM = 30 * MM, 21.5 * MM, 15 * MM


def write(path: Path, data: certificate.Data) -> Path:
    """Write the document; returns its path. The certificates must be of the classic design and have the same logo."""
    first = data.certificates[0]
    assert {(each.design, each.logo, each.heading) for each in data.certificates} == {
        (Design.CLASSIC, first.logo, first.heading)
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        made.writestr("META-INF/manifest.xml", _manifest())
        made.writestr("Pictures/logo.png", first.logo or b"")
        made.writestr("Pictures/frame.png", _frame(first))
        made.writestr("meta.xml", _meta(first))
        made.writestr("styles.xml", _styles())
        made.writestr("content.xml", _content("".join(map(_page, data.certificates))))
    return path


# -- the words --------------------------------------------------------------------------------------------------


def _page(printed: Printed) -> str:
    """One certificate; the first paragraph begins a page."""
    words, look, number = printed.words[0], LOOKS[printed.design], printed.number
    (wide, high), owner = sheet.fit_picture(sheet.picture(printed.logo or b""), *look.logo), printed.heading[0]
    logo = _drawn(f"logo {number}", "as-char", wide, high, "Logo", _image("logo.png") + _described(f"Logo: {owner}"))
    days = "  ·  ".join(f"{each.label} {each.value}" for each in words.attended)
    return (
        _line("First", "", _foot(printed) + logo)
        + _line("Owner", owner.upper())
        + _heading("Title", 1, words.title)
        + _line("Lead", words.lead)
        + _heading("Name", 2, printed.content.name)
        + _line("Body", words.body)
        + _line("Thanks", words.thanks)
        + _table(f"Figures {number}", "Tiles", list(_tiles(words.figures)))
        + _line("Days", days)
        + _table(f"Signatures {number}", "Signing", list(_signatures(printed.content.signatories)))
    )


def _tiles(figures: Sequence[Figure]) -> Iterator[str]:
    for place, each in enumerate(figures):
        inside = _line("Value", each.value) + _line("Label", each.label)
        yield f'<table:table-cell table:style-name="{"Tile" if place else "Plain"}">{inside}</table:table-cell>'


def _signatures(who: Sequence[Signs]) -> Iterator[str]:
    for place, each in enumerate(who):
        if place:
            yield f'<table:table-cell table:style-name="Plain">{_line("Label", "")}</table:table-cell>'
        inside = _line("Signer", each.name) + _line("SignerTitle", each.title)
        yield f'<table:table-cell table:style-name="Line">{inside}</table:table-cell>'


def _foot(printed: Printed) -> str:
    """Place, day and number in a small frame on the border."""
    words = _line("Dated", printed.foot[0])
    box = f'<draw:text-box fo:min-height="19pt">{words}</draw:text-box>'
    place = f'svg:x="{_WIDTH / 2 - 109:.1f}pt" svg:y="{_HEIGHT - LOOKS[printed.design].foot - 12.5:.1f}pt"'
    return _drawn(f"foot {printed.number}", "paragraph", 218, 19, "OnBorder", box, place)


def _line(style: str, words: str, drawn: str = "") -> str:
    """A paragraph; spaces as somebody types them, not ours that hold a figure to its word."""
    inside = drawn + escape(words).replace("\u00a0", " ").replace("  ", " <text:s/>")
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def _heading(style: str, level: int, words: str) -> str:
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{escape(words)}</text:h>'


def _table(name: str, style: str, cells: list[str]) -> str:
    columns = "".join(f'<table:table-column table:style-name="{style}{place}"/>' for place in range(len(cells)))
    head = f'<table:table table:name="{name}" table:style-name="{style}">'
    return f"{head}{columns}<table:table-row>{''.join(cells)}</table:table-row></table:table>"


def _drawn(name: str, anchor: str, wide: float, high: float, style: str, inside: str, place: str = "") -> str:
    return (
        f'<draw:frame draw:style-name="{style}" draw:name="{name}" text:anchor-type="{anchor}" {place} '
        f'svg:width="{wide:.2f}pt" svg:height="{high:.2f}pt">{inside}</draw:frame>'
    )


def _image(name: str) -> str:
    return f'<draw:image xlink:href="Pictures/{name}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'


def _described(words: str) -> str:
    return f"<svg:title>{escape(words)}</svg:title>"


# -- how it looks -----------------------------------------------------------------------------------------------


def _frame(printed: Printed) -> bytes:
    """Border, seal, and the ornament below the name as a picture (PNG) as large as the page."""
    drawn, look = io.BytesIO(), LOOKS[printed.design]
    canvas = sheet.open_canvas(drawn, title="Frame", page_size=look.page)
    for form, (x, y) in ornaments(printed.design, printed.kind, len(printed.content.signatories)):
        canvas.place(form, x, y)
    canvas.raw("\n".join(look.rule(placed(printed).rule)))
    canvas.save()
    return _pixels(drawn.getvalue())


def _pixels(document: bytes) -> bytes:
    buffer, opened, kept = QBuffer(), QPdfDocument(), QBuffer()
    buffer.setData(document)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    opened.load(buffer)
    image = QImage(round(_WIDTH / 72 * _DPI), round(_HEIGHT / 72 * _DPI), QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    painter.drawImage(0, 0, opened.render(0, image.size()))
    painter.end()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, "PNG")  # type: ignore[call-overload]
    opened.close()
    return bytes(kept.data().data())


def _content(body: str) -> str:
    tiles = _columns("Tiles", [107.72] * 5, 24)
    signing = _columns("Signing", [66 * MM, 66 * MM, 66 * MM], 40)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_XMLNS} office:version="1.3">'
        f"<office:automatic-styles>{tiles}{signing}{_CELLS}{_GRAPHICS}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def _columns(name: str, widths: Sequence[float], above: float) -> str:
    """A table in the middle of the page, and its columns."""
    columns = "".join(
        f'<style:style style:name="{name}{place}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{wide:.2f}pt"/></style:style>'
        for place, wide in enumerate(widths)
    )
    return (
        f'<style:style style:name="{name}" style:family="table"><style:table-properties table:align="center" '
        f'fo:margin-top="{above}pt" style:width="{sum(widths):.2f}pt"/></style:style>{columns}'
    )


def _cell(name: str, border: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-cell">'
        f'<style:table-cell-properties fo:padding="0pt" {border}/></style:style>'
    )


def _graphic(name: str, parent: str, more: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="graphic" style:parent-style-name="{parent}">'
        f"<style:graphic-properties {more}/></style:style>"
    )


_USUAL = "".join(f'<style:style style:name="{name}" style:family="graphic"/>' for name in ("Frame", "Graphics"))
_PLACED = (
    'style:horizontal-pos="from-left" style:horizontal-rel="page" style:vertical-pos="from-top" style:vertical-rel="page" '
    'style:wrap="run-through"'
)
_CELLS = (
    _cell("Plain", 'fo:border="none"')
    + _cell("Tile", f'fo:border="none" fo:border-left="0.5pt solid {GOLD}"')
    + _cell("Line", f'fo:border="none" fo:border-top="0.5pt solid {INK}"')
)
_GRAPHICS = _graphic("Logo", "Graphics", 'style:vertical-pos="top" style:vertical-rel="baseline"') + _graphic(
    "OnBorder",
    "Frame",
    f'{_PLACED} style:run-through="foreground" fo:padding="0pt" fo:border="0.8pt solid {ACCENT}" '
    f'fo:background-color="{WHITE}"',
)


def _styles() -> str:
    layout = (
        f'<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="{_WIDTH:.2f}pt" '
        f'fo:page-height="{_HEIGHT:.2f}pt" style:print-orientation="landscape" fo:margin-top="10pt" '
        f'fo:margin-bottom="{_BOTTOM:.2f}pt" fo:margin-left="{_SIDE:.2f}pt" fo:margin-right="{_SIDE:.2f}pt"/>'
        f'<style:header-style><style:header-footer-properties svg:height="{_TOP - 10:.2f}pt" '
        'style:dynamic-spacing="true"/></style:header-style></style:page-layout>'
    )
    frame = _drawn("frame", "paragraph", _WIDTH, _HEIGHT, "Behind", _image("frame.png"), 'svg:x="0pt" svg:y="0pt"')
    behind = _graphic("Behind", "Graphics", f'{_PLACED} style:run-through="background"')
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {_XMLNS} office:version="1.3">'
        f"<office:styles>{_USUAL}{''.join(_paragraphs())}</office:styles>"
        f"<office:automatic-styles>{layout}{behind}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">'
        f"<style:header>{_line('Header', '', frame)}</style:header></style:master-page>"
        "</office:master-styles></office:document-styles>"
    )


def _paragraphs() -> Iterator[str]:
    """The styles of the paragraphs in the order of the page: size, height of the line, space above, colour."""
    yield _style("Header", 6, 8, 0, SECOND)
    yield _style("First", 6, 0, 0, SECOND, page='fo:break-before="page"')
    yield _style("Owner", 10, 12, 8, ACCENT, bold=True, text='fo:letter-spacing="2.2pt"')
    yield _style("Title", 38, 44, 12.5, INK, bold=True)
    yield _style("Lead", 12.5, 16, 3, SECOND, italic=True)
    yield _style("Name", 34, 40, 8, ACCENT, bold=True)
    yield _style("Body", 12.5, 19.5, 27.5, INK, page='fo:margin-left="50mm" fo:margin-right="50mm"')
    yield _style("Thanks", 12, 16, 26, SECOND, italic=True)
    yield _style("Value", 13, 15, 0, ACCENT, bold=True)
    yield _style("Label", 8, 10, 0, SECOND)
    yield _style("Days", 8, 11, 14, SECOND)
    yield _style("Signer", 10.5, 14, 2, INK)
    yield _style("SignerTitle", 8.5, 11, 0, SECOND)
    yield _style("Dated", 8.5, 15, 0, SECOND)


def _style(
    name: str,
    size: float,
    line: float,
    above: float,
    colour: str,
    *,
    bold: bool = False,
    italic: bool = False,
    page: str = "",
    text: str = "",
) -> str:
    """A style of centred paragraphs in the fonts of our own; `line` 0 is as high as what stands in it."""
    height = f'fo:line-height="{line}pt"' if line else ""
    looks = (
        f'fo:font-weight="{"bold" if bold else "normal"}" fo:font-style="{"italic" if italic else "normal"}" '
        f'fo:color="{colour}" fo:language="sv" fo:country="SE" style:letter-kerning="true"'
    )
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:text-align="center" '
        f'fo:margin-top="{above}pt" fo:margin-bottom="0pt" {height} {page}/><style:text-properties '
        f'fo:font-family="Noto Serif" fo:font-size="{size}pt" {looks} {text}/></style:style>'
    )


def _meta(printed: Printed) -> str:
    content = printed.content
    title = escape(f"Intyg {content.programme} {content.round_name}")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-meta {_XMLNS} office:version="1.3"><office:meta>'
        f"<dc:title>{title}</dc:title><dc:language>sv-SE</dc:language>"
        f"<meta:initial-creator>{escape(content.owner)}</meta:initial-creator><dc:creator>{escape(content.owner)}</dc:creator>"
        "</office:meta></office:document-meta>"
    )


def _manifest() -> str:
    entries = (
        ("/", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "text/xml"),
        ("styles.xml", "text/xml"),
        ("meta.xml", "text/xml"),
        ("Pictures/logo.png", "image/png"),
        ("Pictures/frame.png", "image/png"),
    )
    files = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>' for name, kind in entries
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}<manifest:manifest {_XMLNS} manifest:version="1.3">{files}</manifest:manifest>'
