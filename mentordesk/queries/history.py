"""Answers what was done in the file, when and by whom."""

from mentordesk.domain.notes import HistoryLine
from mentordesk.queries import records
from mentordesk.storage.tables import HistoryTable


def lines(*, limit: int = 500, search: str = "") -> list[HistoryLine]:
    """The latest lines of the permanent history, newest first; `search` must stand in what was done or by whom."""
    newest = HistoryTable.select().order_by(HistoryTable.id.desc())
    wanted = search.strip().casefold()
    if not wanted:
        return records.all_as(HistoryLine, newest.limit(limit))
    # SQLite compares only the letters a to z without case, so Swedish words are compared here
    found = (line for line in newest.objects(HistoryLine).iterator() if wanted in f"{line.label}\n{line.who}".casefold())
    return [line for line, _place in zip(found, range(limit), strict=False)]
