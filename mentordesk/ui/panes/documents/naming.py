"""Asks why a paper is made of people whose identity is protected, and writes the reason into the history."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.reports.report import Report
from mentordesk.ui.panes.documents.people import Choosable
from mentordesk.ui.session import Session

dialogs = Later("ui.dialogs.certificates")


class Naming:
    """Remembers, while the page lives, for whose papers a reason was given, so that it is asked for once."""

    def __init__(self, session: Session, page: QWidget) -> None:
        self._session, self._page = session, page
        self._told: set[tuple[int, str, int]] = set()

    def allowed(self, report: Report[Any], people: Sequence[Choosable]) -> bool:
        """Whether the paper may be saved, printed or opened; False where the user thinks better of giving a reason.

        Of an issued certificate the reason was given when it was issued.
        """
        round_id = self._session.round_id or 0
        asked = [each for each in people if each.protected and not each.issued]
        asked = [each for each in asked if (round_id, report.key, each.id) not in self._told]
        if not asked:
            return True
        title, names = _(report.title), [each.name for each in asked]

        def perform(given: dict[str, Any]) -> bool:
            words = _("“{document}” made of {names} although the identity is protected: {reason}")
            self._session.write_down(
                words.format(document=title, names=", ".join(names), reason=str(given["reason"]).strip())
            )
            return True

        verb = _("Make “{document}”").format(document=title)
        if dialogs.protected_dialog(self._page.window(), verb, "", names, perform, named=False).ask() is None:
            return False
        self._told |= {(round_id, report.key, each.id) for each in asked}
        return True
