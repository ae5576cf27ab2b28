"""Puts rows of a list on the clipboard so that Excel, Word and a plain text editor all take them."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from mentordesk.i18n import _
from mentordesk.ui.tables.model import ListModel


def as_mime(model: ListModel, rows: Sequence[int], columns: Sequence[int]) -> QMimeData:
    """The rows with their heading, as tab-separated text and as an HTML table."""
    titles = [_(model.columns[column].title) for column in columns]
    cells = [[model.text_at(row, column) for column in columns] for row in rows]
    data = QMimeData()
    data.setText("\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in [titles, *cells]))
    head = "".join(f"<th>{html.escape(title)}</th>" for title in titles)
    body = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in line) + "</tr>" for line in cells)
    data.setHtml(f"<table><tr>{head}</tr>{body}</table>")
    return data
