"""Every page of a document of certificates has its bookmark, in any script, and it leads to that page."""

import io

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from mentordesk.reports import sheet, text

NAMES = ("Åsa Öberg (1)", "فاطمة", "Ὀδυσσεύς \\ Ly")


@pytest.mark.parametrize("count", [1, 2, 3])
def test_each_name_leads_to_its_page(count: int) -> None:
    out = io.BytesIO()
    canvas = sheet.open_canvas(out, title="Names", page_size=sheet.LANDSCAPE)
    for name in NAMES[:count]:
        canvas.name_page(name)
        text.draw(canvas, 72, 72, name, text.Style())
        canvas.showPage()
    canvas.save()
    reader = PdfReader(out)
    entries = [entry for entry in reader.outline if isinstance(entry, Destination)]
    found = [(entry.title, reader.get_destination_page_number(entry)) for entry in entries]
    assert found == [(name, page) for page, name in enumerate(NAMES[:count])]
    assert [float(side) for side in reader.pages[0].mediabox] == pytest.approx([0, 0, *sheet.LANDSCAPE], abs=0.001)
