"""Dialogs about certificates: decide against the rule, correct one by a new number, make one void."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk.actions import certificates as actions
from mentordesk.domain import certificates as rules
from mentordesk.domain.certificates import CertificateKind
from mentordesk.i18n import N_, _
from mentordesk.queries import certificates as queries
from mentordesk.queries.certificates import RegisterRow
from mentordesk.ui.forms import drafts
from mentordesk.ui.forms.dialog import FormDialog, Perform
from mentordesk.ui.forms.fields import BooleanField, ChoiceField, DateField, Field, TextField
from mentordesk.ui.session import Session


def _kinds() -> list[tuple[CertificateKind, str]]:
    return [(kind, kind.label) for kind in CertificateKind]


def exception_dialog(session: Session, parent: QWidget, enrolment_id: int, name: str) -> FormDialog:
    """Asks which certificate somebody gets against the rule, and why."""
    known = queries.exception_of(enrolment_id)
    field_list = [
        ChoiceField(key="kind", label=N_("&Certificate"), choices=_kinds(), empty=_("No certificate")),
        TextField(key="reason", label=N_("&Reason"), required=True,
                  help=N_("Kept with the decision and never printed. Do not write anything about health.")),
    ]  # fmt: skip

    def perform(given: dict[str, Any]) -> int:
        label = _("Certificate of {name}: decided otherwise").format(name=name)
        return session.perform(label, actions.decide_exception, enrolment_id, on=session.today, **given)

    return FormDialog(
        _("Decide otherwise for {name}").format(name=name),
        field_list,
        verb=_("Decide"),
        perform=perform,
        values={"kind": known.kind if known else CertificateKind.DIPLOMA, "reason": known.reason if known else ""},
        text=_("The rule of the round no longer decides for this person, until you let it decide again."),
        today=lambda: session.today,
        draft=drafts.at(session, "certificate.exception", enrolment_id),
        guide="certificates",
        parent=parent,
    )


def decide_exception(session: Session, parent: QWidget, enrolment_id: int, name: str) -> None:
    """Ask for a decision against the rule and keep it."""
    exception_dialog(session, parent, enrolment_id, name).ask()


def protected_dialog(
    parent: QWidget, verb: str, text: str, hidden: Sequence[str], perform: Perform, *, named: bool = True
) -> FormDialog:
    """Asks why a named document is made of people whose identity is protected, and whether it names them."""
    fields: list[Field] = [
        TextField(key="reason", label=N_("&Reason"), required=True,
                  help=N_("Kept in the history and never printed. Do not write anything about health.")),
    ]  # fmt: skip
    if named:
        fields.append(
            BooleanField(key="named", label=N_("Print the &name itself and not the code name"),
                         help=N_("Only where the person has asked for it. Lists and file names keep to the code name."))
        )  # fmt: skip
    who = _("Protected identity: {names}.").format(names=", ".join(hidden))
    return FormDialog(
        verb,
        fields,
        verb=verb,
        perform=perform,
        values={"reason": "", "named": False},
        text=f"{who} {text}".strip(),
        guide="certificates",
        parent=parent,
    )


def issue_protected(parent: QWidget, verb: str, text: str, hidden: Sequence[str], perform: Perform) -> bool:
    """Issue certificates, some of them of people whose identity is protected; True when it is done."""
    return protected_dialog(parent, verb, text, hidden, perform).ask() is not None


def correction_dialog(session: Session, parent: QWidget, row: RegisterRow) -> FormDialog:
    """Asks what is to stand on the certificate that replaces another one."""
    old, content = queries.get(row.id), queries.content(row.id)
    values: dict[str, Any] = {"name": content.name, "name_native": content.name_native, "kind": row.kind}

    def perform(given: dict[str, Any]) -> int:
        changes = {key: given[key] for key in ("name", "name_native") if given.get(key, values[key]) != values[key]}
        return session.perform(
            _("Correct certificate {number}").format(number=row.number),
            actions.correct,
            row.id,
            on=given["on"],
            reason=given["reason"],
            kind=given["kind"] if given["kind"] != row.kind or not given["anew"] else None,
            anew=bool(given["anew"]),
            **changes,
        )

    next_number = _next_number(session, old.round_id)
    text = _("The corrected certificate gets the number {new}. {old} becomes void; both stay in the register.")
    return FormDialog(
        _("Correct {number}").format(number=row.number),
        _correction_fields(session, named=not row.protected),
        verb=_("Issue {number}").format(number=next_number),
        perform=perform,
        values=values | {"on": max(session.today, row.issued_on), "anew": False, "reason": ""},
        text=text.format(new=next_number, old=row.number),
        columns=2,
        today=lambda: session.today,
        draft=drafts.at(session, "certificate.correct", row.id),
        guide="certificates",
        parent=parent,
    )


def _correction_fields(session: Session, *, named: bool) -> list[Field]:
    names: list[Field] = [
        TextField(key="name", label=N_("&Name"), required=True),
        TextField(key="name_native", label=N_("Name in its own &script")),
    ]
    return [
        *(names if named else []),
        ChoiceField(key="kind", label=N_("&Certificate"), choices=_kinds()),
        DateField(key="on", label=N_("&Issued on"), required=True, span=session.round_span),
        TextField(key="reason", label=N_("&What is corrected"), required=True, wide=True,
                  help=N_("Stands in the register, not on the certificate.")),
        BooleanField(key="anew", label=N_("&Gather meetings, activities and texts anew"), wide=True,
                     help=N_("Otherwise all else stays word for word as it was issued.")),
    ]  # fmt: skip


def _next_number(session: Session, round_id: int) -> str:
    prefix = session.round.number_prefix if session.round is not None else ""
    return rules.number(prefix, rules.next_serial(row.serial for row in queries.register(round_id)))


def correct(session: Session, parent: QWidget, row: RegisterRow) -> int | None:
    """Ask for a correction and issue it; returns the new certificate's id, or None."""
    made: int | None = correction_dialog(session, parent, row).ask()
    return made


def void_dialog(session: Session, parent: QWidget, row: RegisterRow) -> FormDialog:
    """Asks why a certificate is no longer valid."""

    def perform(given: dict[str, Any]) -> None:
        label = _("Make certificate {number} void").format(number=row.number)
        session.perform(label, actions.void, row.id, on=max(session.today, row.issued_on), reason=given["reason"])

    return FormDialog(
        _("Make {number} void").format(number=row.number),
        [TextField(key="reason", label=N_("&Reason"), required=True, help=N_("Stands in the register."))],
        verb=_("Make void"),
        perform=perform,
        text=_("The number stays in the register and is not used again. This cannot be undone."),
        danger=True,
        today=lambda: session.today,
        draft=drafts.at(session, "certificate.void", row.id),
        guide="certificates",
        parent=parent,
    )


def void(session: Session, parent: QWidget, row: RegisterRow) -> None:
    """Ask for a reason and make a certificate void."""
    void_dialog(session, parent, row).ask()
