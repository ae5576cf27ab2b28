"""Ticks agreements off as printed, once the paper has been saved or printed."""

from collections.abc import Callable

from mentordesk.actions import agreements as actions
from mentordesk.i18n import ngettext
from mentordesk.queries import agreements
from mentordesk.ui.panes.documents.press import Paper
from mentordesk.ui.session import Session


def tick_off(session: Session, hold: Callable[[], None], paper: Paper) -> None:
    """Those of whom it was not known before; one step of undo. `hold` keeps the people who are ticked in the list."""
    request, kind = paper.request, paper.report.agreement
    if request is None or kind is None or session.desk.read_only:
        return
    known = agreements.of_round(request.round_id)
    new = [each for each in request.enrolment_ids if (each, kind) not in known]
    if new:
        hold()
        words = ngettext("{count} agreement printed", "{count} agreements printed", len(new)).format(count=len(new))
        session.perform(words, actions.set_printed, new, kind, session.today)
