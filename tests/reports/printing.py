"""Prints a document in memory and reads it back."""

import io
from typing import Any

from pypdf import PdfReader

from mentordesk.reports.report import Report, Request, no_tick


def pages(report: Report[Any], request: Request) -> list[str]:
    """The text of each page, with single spaces."""
    return pages_of(report, report.collect(request))


def pages_of(report: Report[Any], data: Any) -> list[str]:
    """The same of data that were collected already."""
    out = io.BytesIO()
    report.render(data, out, no_tick)
    return [" ".join(page.extract_text().split()) for page in PdfReader(out).pages]
