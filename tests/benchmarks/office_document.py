"""A text document of certificates as somebody makes it by hand: a frame, a logo and the same words on each page."""

import zipfile
from pathlib import Path

from tests.benchmarks import certificates

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
        ("manifest", "manifest"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip
_TEAL, _GOLD, _DARK, _GREY = "#14646e", "#c39b3c", "#1a222c", "#515c69"
_FIGURES = (("8", "månader"), ("8", "träffar"), ("8 h", "i träffar"), ("7 h", "utbildning"), ("1", "nätverksträff"))
_PROSE = (
    "som under februari–september 2027 har varit yrkesmentor i Bostadsmentor 2027 och genomgått utbildning om 7 timmar, "
    "haft 8 träffar med sin adept samt deltagit i en nätverksträff."
)


def write(path: Path, pages: int) -> Path:
    """Write the document; returns its path."""
    body = "".join(_page(number) for number in range(1, pages + 1))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        made.writestr("META-INF/manifest.xml", _manifest())
        made.write(certificates.LOGO, "Pictures/logo.png")
        made.writestr("styles.xml", _styles())
        made.writestr("content.xml", _content(body))
    return path


def _page(number: int) -> str:
    logo = (
        f'<draw:frame draw:style-name="Picture" draw:name="logo {number}" text:anchor-type="as-char" svg:width="1.65cm" '
        'svg:height="1.55cm"><draw:image xlink:href="Pictures/logo.png" xlink:type="simple"/></draw:frame>'
    )
    cells = "".join(
        f"<table:table-cell>{_line('Figure', value)}{_line('Small', label)}</table:table-cell>" for value, label in _FIGURES
    )
    table = (
        f'<table:table table:name="Figures {number}"><table:table-column table:number-columns-repeated="{len(_FIGURES)}"/>'
        f"<table:table-row>{cells}</table:table-row></table:table>"
    )
    return (
        _line("First" if number > 1 else "Owner", logo)
        + _line("Owner", "ARBETSMARKNADSFÖRVALTNINGEN")
        + _line("Title", "Diplom")
        + _line("Lead", "tilldelas")
        + _line("Name", f"Åsa Öberg-Andersson {number}")
        + _line("Body", _PROSE)
        + _line("Lead", "Varmt tack för ditt engagemang.")
        + table
        + _line("Small", "Utbildning 2027-01-21 · Nätverksträffar 2027-04-15")
        + _line("Signed", "Birgitta Dahl")
        + _line("Small", "Bostadschef")
        + _line("Small", f"Exempelstad den 7 oktober 2027 · Nr A-2027-{number:03d}")
    )


def _line(style: str, inside: str) -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def _content(body: str) -> str:
    picture = '<style:style style:name="Picture" style:family="graphic"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_XMLNS} office:version="1.2">'
        f"<office:automatic-styles>{picture}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def _styles() -> str:
    layout = (
        '<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" '
        f'style:print-orientation="landscape" fo:margin="1cm" fo:padding="1cm" fo:border="0.15cm double {_TEAL}" '
        'style:border-line-width="0.05cm 0.05cm 0.05cm"/></style:page-layout>'
    )
    styles = (
        _style("Owner", 10.5, _TEAL),
        _style("First", 10.5, _TEAL, 'fo:break-before="page"'),
        _style("Title", 36, _DARK, bold=True),
        _style("Lead", 12.5, _GREY),
        _style("Name", 34, _TEAL, f'fo:border-bottom="0.03cm solid {_GOLD}"', bold=True),
        _style("Body", 12.5, _DARK, 'fo:margin-left="6cm" fo:margin-right="6cm" fo:line-height="150%"'),
        _style("Figure", 13, _TEAL, bold=True),
        _style("Signed", 10, _DARK, f'fo:border-top="0.03cm solid {_DARK}" fo:margin-left="9cm" fo:margin-right="9cm"'),
        _style("Small", 8.5, _GREY),
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {_XMLNS} office:version="1.2">'
        f"<office:styles>{''.join(styles)}</office:styles><office:automatic-styles>{layout}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"/>'
        "</office:master-styles></office:document-styles>"
    )


def _style(name: str, size: float, colour: str, more: str = "", *, bold: bool = False) -> str:
    weight = "bold" if bold else "normal"
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:text-align="center" '
        f'fo:margin-top="0.25cm" {more}/><style:text-properties fo:font-family="Noto Serif" fo:font-size="{size}pt" '
        f'fo:font-weight="{weight}" fo:color="{colour}"/></style:style>'
    )


def _manifest() -> str:
    entries = (
        ("/", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "text/xml"),
        ("styles.xml", "text/xml"),
        ("Pictures/logo.png", "image/png"),
    )
    files = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>' for name, kind in entries
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}<manifest:manifest {_XMLNS} manifest:version="1.2">{files}</manifest:manifest>'
