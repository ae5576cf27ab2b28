"""Answers what was done in the file, when and by whom."""

from dataclasses import replace

from mentordesk.domain.history import HistoryLine
from mentordesk.queries import people, records
from mentordesk.storage.tables import HistoryTable


def lines(*, limit: int = 500, search: str = "") -> list[HistoryLine]:
    """The latest lines of the permanent history, newest first; `search` must stand in what was done or by whom.

    Who is protected by now has only the code name in old lines too.
    """
    newest = HistoryTable.select().order_by(HistoryTable.id.desc())
    wanted = search.strip().casefold()
    found = records.all_as(HistoryLine, newest if wanted else newest.limit(limit))
    labels = people.unnamed(line.label for line in found)
    told = [replace(line, label=label) for line, label in zip(found, labels, strict=True)]
    # SQLite compares only the letters a to z without case, so Swedish words are compared here
    return [line for line in told if wanted in f"{line.label}\n{line.who}".casefold()][:limit]
