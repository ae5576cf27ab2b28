"""How the cells of the list of pairs are changed in place: what is plain there. What needs a question is a command."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from mentordesk.actions import agreements, pairings
from mentordesk.domain.enrolments import AgreementKind, MentorType
from mentordesk.domain.pairings import EndReason, PairingStatus
from mentordesk.i18n import N_, _
from mentordesk.queries.pairings import PairRow
from mentordesk.ui.forms.fields import ChoiceField, DateField, Field
from mentordesk.ui.session import Session
from mentordesk.ui.tables.columns import Edit


def edits(types: Mapping[MentorType, str], session: Session) -> dict[str, Edit]:
    """How each column is changed that can be, by the key of the column; `types` are the words for the types there."""
    first = DateField(key="starts_on", label="", required=True, span=session.round_span)
    last = DateField(key="ends_on", label="", required=True, span=session.round_span)
    reasons = [(reason, reason.text) for reason in EndReason]
    return {
        "type": _plain("mentor_type", ChoiceField(key="type", label="", choices=list(types.items()))),
        "starts_on": _plain("starts_on", first),
        "ends_on": _plain("ends_on", last, _not_ended),
        "end_reason": _plain("end_reason", ChoiceField(key="end_reason", label="", choices=reasons), _not_ended),
        "locked": _plain("locked", ChoiceField(key="locked", label="", choices=[(True, N_("Yes")), (False, N_("No"))])),
        "signed_on": Edit(
            field=DateField(key="signed_on", label="", span=session.round_so_far),
            value=lambda row: row.signed_on,
            change=lambda row, day: partial(agreements.set_signed, row.mentor_id, AgreementKind.MENTOR, day),
        ),
    }


def _plain(column: str, field: Field, locked: Callable[[PairRow], str] = lambda _row: "") -> Edit:
    """A plain field of the pairing."""

    def change(row: PairRow, value: Any) -> Callable[[], object]:
        return partial(pairings.update, row.id, **{column: value})

    return Edit(field=field, value=lambda row: getattr(row, column), change=change, locked=locked)


def _not_ended(row: PairRow) -> str:
    return "" if row.status is PairingStatus.ENDED else _("The pair has not ended; choose “End…” for that.")
