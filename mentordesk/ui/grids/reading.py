"""Keeps the month grid true: the order is read first, a pair when it comes into view, all, names and sums in slices."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from mentordesk.domain.months import Month
from mentordesk.queries import month_grid, slices
from mentordesk.queries.month_grid import GridSums
from mentordesk.queries.slices import Slices
from mentordesk.ui.grids.frame import MonthGridFrame
from mentordesk.ui.grids.model import EMPTY
from mentordesk.ui.in_slices import InSlices
from mentordesk.ui.session import Session


class GridReading(QObject):
    """Reads what a frame shows. `summed(GridSums)` tells what all pairs add up to; None: it is being counted."""

    summed = Signal(object)

    def __init__(self, session: Session, frame: MonthGridFrame) -> None:
        super().__init__(frame)
        self._session, self._frame = session, frame
        self._round_id: int | None = None
        self._beside: frozenset[Month] = frozenset()
        """The months that are not planned for the round, as far as they are known."""
        self._begun = False
        self.work = InSlices(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell_sums)

    def refill(self, order: Sequence[int] | None = None) -> bool:
        """Show the round looked at as it is now, its pairs in an `order` if it is known; True when it is another one.

        Sums of before stand until those of now are counted, but not those of another round.
        """
        session = self._session
        other = not self._begun or session.round_id != self._round_id
        self._begun, self._round_id = True, session.round_id
        if other:
            self._beside = frozenset()
        self.work.stop()
        some = self._show_grid(order)
        if other or not some:
            self._show_sums(None if some else GridSums())
        if some:
            self.work.ask("months", self._read_months)
            self.work.ask("names", lambda: self._frame.model.grid.names.reading())
            self.work.ask("sums", self._read_sums)
            self.work.ask("rows", lambda: self._frame.model.grid.rows.reading())
            self._go_on()
        return other

    def _show_grid(self, order: Sequence[int] | None = None) -> bool:
        """Show what the file says now, with the months known; is there any pair?"""
        round_id, session = self._round_id, self._session
        grid = month_grid.read(round_id, session.as_of, beside=self._beside, order=order) if round_id is not None else EMPTY
        self._frame.show_grid(grid, Month.of(session.today))
        return bool(grid.rows)

    def refresh(self, pairing_ids: Collection[int]) -> bool:
        """Show some pairs as they are now, and what changes with them; False where pairs or months come or go."""
        session, model = self._session, self._frame.model
        if session.round_id is None:
            return False
        rows = month_grid.grid_rows(session.round_id, session.as_of, model.grid.months, pairing_ids)
        shown = {one for one in pairing_ids if model.has(one)}
        if {row.id for row in rows} != shown or any(model.names_of(row.id) != row.pair.names for row in rows):
            return False
        if not model.has_columns_of(rows):
            return False
        counted = model.change_rows(rows)
        if not counted or self.work.is_asked("sums"):
            self.work.ask("sums", self._read_sums)
        self._soon.start()  # the sums and the words above the grid follow when its cells are painted
        self._go_on()
        return True

    def _go_on(self) -> None:
        """What is little is read at once, so that nothing flickers."""
        if self._frame.model.total() <= slices.SIZE:
            self.work.finish()
        else:
            self.work.start_later()

    def _read_months(self) -> Slices[None]:
        assert self._round_id is not None
        beside = yield from month_grid.read_months_beside(self._round_id)
        if beside != self._beside:
            self._beside = beside
            self._show_grid()

    def _read_sums(self) -> Slices[None]:
        assert self._round_id is not None
        self._show_sums((yield from month_grid.read_sums(self._round_id, self._session.as_of)))

    def _tell_sums(self) -> None:
        if not self._session.is_over:
            self._show_sums(self._frame.model.sums)

    def _show_sums(self, sums: GridSums | None) -> None:
        self._frame.show_sums(sums)
        self.summed.emit(sums)
