"""Finds what a document would lack, of few people at once and of many in slices, and shows it on its list."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from mentordesk.queries import slices
from mentordesk.queries.slices import Slices
from mentordesk.reports.report import Missing, Report, Request
from mentordesk.ui.in_slices import InSlices
from mentordesk.ui.panes.documents.check import CheckList


class Checking(QObject):
    """Give it a document and what is chosen by `look`; ask for what is `lacking`."""

    def __init__(self, shown: CheckList) -> None:
        super().__init__(shown)
        self._shown = shown
        self._lacking: list[Missing] = []
        self.work = InSlices(self)

    def look(self, report: Report[Any], request: Request | None) -> None:
        """Look anew; None is nothing to make a document of."""
        self.work.ask("lacking", partial(self._read, report, request))
        if request is not None and len(request.enrolment_ids) > slices.SIZE:
            self._shown.hide()
            self.work.start_later()
        else:
            self.work.finish()

    def lacking(self) -> list[Missing]:
        """Everything that is lacking."""
        self.work.finish()
        return self._lacking

    def _read(self, report: Report[Any], request: Request | None) -> Slices[None]:
        self._lacking = (yield from report.read_missing(request)) if request is not None else []
        self._shown.show_missing(self._lacking)
        self._shown.setVisible(request is not None)
