"""Dialogs about pairs: pair two people, replace the mentor, pause, resume, start, end one, some or all, sign."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk.actions import agreements
from mentordesk.actions import pairings as actions
from mentordesk.domain.enrolments import AgreementKind, MentorType
from mentordesk.domain.pairings import EndReason, Initiator
from mentordesk.domain.problems import Problem, RuleBroken
from mentordesk.domain.programmes import Round
from mentordesk.i18n import N_, _, ngettext
from mentordesk.queries import earlier, enrolments, many
from mentordesk.queries import pairings as queries
from mentordesk.queries.enrolments import Participant
from mentordesk.queries.pairings import PairRow
from mentordesk.ui.forms import drafts
from mentordesk.ui.forms.dialog import Again, FormDialog
from mentordesk.ui.forms.editors import ChoiceEditor
from mentordesk.ui.forms.fields import ChoiceField, DateField, Field, MultilineField, TextField
from mentordesk.ui.pages.people_list import TYPE_WORDS
from mentordesk.ui.panes.several import Done, told
from mentordesk.ui.session import Session

_NO_MENTOR, _NO_MENTEE = N_("No mentor has a free place."), N_("Every mentee has a mentor.")
YES, NO = "yes", "no"
_FAREWELL = {YES: True, NO: False}


class PairDialog(FormDialog):
    """Asks for a mentor with a free place and a mentee without a mentor; says when they have no type in common.

    A second button makes the pair and goes on with the next one, from the same day.
    """

    def __init__(self, session: Session, parent: QWidget, round_: Round) -> None:
        self._session, self._round = session, round_
        self.made: list[int] = []
        self._ask_who()
        fields: list[Field] = [
            _people("mentor_id", N_("&Mentor"), lambda: self._mentors, _NO_MENTOR),
            _people("mentee_id", N_("M&entee"), lambda: self._mentees, _NO_MENTEE),
            ChoiceField(key="mentor_type", label=N_("&Type"), empty=N_("As both have in common"),
                        choices=[(kind, kind.text) for kind in MentorType]),
            DateField(key="starts_on", label=N_("&First day"), required=True, span=session.round_span),
        ]  # fmt: skip
        super().__init__(
            _("Pair two people"),
            fields,
            verb=_("Pair"),
            perform=lambda given: _at_fields(self._pair, given),
            values={"starts_on": min(max(session.today, round_.meetings_from), round_.ends_on)},
            text=_("Offered are mentors with a free place and mentees without a mentor."),
            columns=2,
            today=lambda: session.today,
            draft=drafts.at(session, "pairing.new", round_.id),
            again=Again(_("Pair and go on with the &next"), ("starts_on",), _was_paired),
            guide="pairs",
            parent=parent,
        )
        self.form.field_committed.connect(lambda _key, _value: self._compare())

    def _ask_who(self) -> None:
        """Who can be paired now."""
        self._mentors = enrolments.mentors_available(self._round.id)
        self._mentees = enrolments.mentees_without_mentor(self._round.id)
        self._known = {one.enrolment_id: one for one in (*self._mentors, *self._mentees)}

    def try_and_go_on(self) -> None:
        super().try_and_go_on()
        self._ask_who()
        for key, left, nobody in (("mentor_id", self._mentors, _NO_MENTOR), ("mentee_id", self._mentees, _NO_MENTEE)):
            editor = self.form.editor(key)
            assert isinstance(editor, ChoiceEditor)
            editor.refill()
            if not left:
                self.form.set_hint(key, _(nobody))

    def _compare(self) -> None:
        """Where the two have no type in common, ask for one: neither is taken silently."""
        given = self.form.values()
        told = _differing(self._known.get(given.get("mentor_id") or 0), self._known.get(given.get("mentee_id") or 0))
        if told and given.get("mentor_type") is None:
            self.message.show_message(told, tone="warn")
            self._grow()
        else:
            self.message.clear()

    def _pair(self, given: dict[str, Any]) -> int:
        mentor, mentee = self._known[given["mentor_id"]], self._known[given["mentee_id"]]
        if given["mentor_type"] is None and not mentor.types and not mentee.types:
            raise RuleBroken.at("mentor_type", _("Neither of them has a type; choose one."))
        if given["mentor_type"] is None and (told := _differing(mentor, mentee)):
            raise RuleBroken.at("mentor_type", told)
        label = _("Pair {mentor} and {mentee}").format(mentor=mentor.name, mentee=mentee.name)
        self.made.append(self._session.perform(label, actions.pair, **given))
        return self.made[-1]


def _was_paired(pairing_id: int) -> str:
    pair = queries.get(pairing_id)
    mentor, mentee = enrolments.name(pair.mentor_id), enrolments.name(pair.mentee_id)
    return _("{mentor} and {mentee} are a pair.").format(mentor=mentor, mentee=mentee)


def _differing(mentor: Participant | None, mentee: Participant | None) -> str:
    """What to say when a mentor offers other types than the mentee needs; "" where they have one in common."""
    if mentor is None or mentee is None or not mentor.types or not mentee.types or set(mentor.types) & set(mentee.types):
        return ""
    offered, needed = (", ".join(_(TYPE_WORDS[kind]).lower() for kind in one.types) for one in (mentor, mentee))
    text = _("{mentor} offers {offered}, {mentee} needs {needed}. Choose the type of the pair.")
    return text.format(mentor=mentor.name, mentee=mentee.name, offered=offered, needed=needed)


def pair_two(session: Session, parent: QWidget) -> list[int]:
    """Ask for a mentor with a free place and a mentee without a mentor, and make them a pair; returns the ids made."""
    if session.round is None:
        return []
    dialog = PairDialog(session, parent, session.round)
    dialog.ask()
    return dialog.made


def were_paired(made: list[int]) -> str:
    """Says of new pairs how many they are and who is the last, as that is the one an undo takes back."""
    if len(made) == 1:
        return _was_paired(made[0])
    return _("{count} pairs are made. The last one: {pair}").format(count=len(made), pair=_was_paired(made[-1]))


def replace_mentor(session: Session, parent: QWidget, row: PairRow) -> int | None:
    """Let another mentor take over the mentee; returns the id of the pairing that follows."""
    free = [one for one in enrolments.mentors_available(session.round_id or 0) if one.enrolment_id != row.mentor_id]
    fields: list[Field] = [
        _people("mentor_id", N_("New &mentor"), lambda: free, N_("No other mentor has a free place.")),
        DateField(
            key="on", label=N_("&From"), required=True, help=N_("The first day of the new mentor."), span=session.round_span
        ),
        *_how_it_ended(EndReason.REPLACED),
    ]

    def perform(given: dict[str, Any]) -> int:
        label = _("Replace {mentor} as mentor of {mentee}").format(mentor=row.mentor, mentee=row.mentee)
        return session.perform(
            label, actions.replace_mentor, row.id, new_mentor_id=given["mentor_id"], on=given["on"],
            **_as_ended(given),
        )  # fmt: skip

    text = _(
        "{mentee} goes on with another mentor. The pairing with {mentor} ends the day before; its meetings stay"
        " with {mentor}, and each mentor gets a certificate for the own share."
    ).format(mentor=row.mentor, mentee=row.mentee)
    values = {"on": session.today, "reason": EndReason.REPLACED}
    draft = drafts.at(session, "pairing.replace", row.id)
    return _run(session, parent, _("Replace the mentor"), fields, perform, _("Replace mentor"), values, text, draft)


def pause(session: Session, parent: QWidget, row: PairRow) -> bool:
    """Pause a pair from a day on."""
    fields: list[Field] = [
        DateField(
            key="from_on", label=N_("&From"), required=True, help=N_("The first day of the pause."), span=session.round_span
        ),
        TextField(
            key="reason",
            label=N_("&Reason"),
            help=N_("Do not write about anybody's health."),
            completions=earlier.pause_reasons,
        ),
    ]

    def perform(given: dict[str, Any]) -> bool:
        session.perform(_("Pause {pair}").format(pair=row.pair), actions.pause, row.id, **given)
        return True

    text = _("While it lasts the pair is not expected to meet, and never counts as quiet.")
    title = _("Pause {pair}").format(pair=row.pair)
    draft = drafts.at(session, "pairing.pause", row.id)
    return bool(_run(session, parent, title, fields, perform, _("Pause"), {"from_on": session.today}, text, draft))


def resume(session: Session, parent: QWidget, row: PairRow) -> bool:
    """Let a paused pair go on."""
    about = N_("The first day on which the pair meets again.")
    field = DateField(key="on", label=N_("&From"), required=True, help=about, span=session.round_span)

    def perform(given: dict[str, Any]) -> bool:
        session.perform(_("Resume {pair}").format(pair=row.pair), actions.resume, row.id, **given)
        return True

    title = _("Resume {pair}").format(pair=row.pair)
    return bool(_run(session, parent, title, [field], perform, _("Resume"), {"on": session.today}))


def start(session: Session, parent: QWidget, rows: Sequence[PairRow]) -> bool:
    """Let pairs that have not begun begin."""
    about = N_("Empty: each pair on its planned day.")
    field = DateField(key="on", label=N_("&First day"), help=about, span=session.round_span)
    count, ids = len(rows), [row.id for row in rows]
    title = ngettext("Start {pair}", "Start {count} pairs", count).format(pair=rows[0].pair, count=count)

    def perform(given: dict[str, Any]) -> bool:
        session.perform(title, actions.start_many, ids, on=given["on"])
        return True

    values = {"on": rows[0].starts_on if count == 1 else None}
    text = _("Both people become matched from that day.")
    return bool(_run(session, parent, title, [field], perform, _("Start"), values, text))


def end(session: Session, parent: QWidget, row: PairRow) -> bool:
    """End a pair, as planned or before time."""
    fields: list[Field] = [
        DateField(key="ends_on", label=N_("&Last day"), required=True, span=session.round_span),
        ChoiceField(key="early", label=N_("H&ow"), choices=[(False, N_("As planned")), (True, N_("Before time"))]),
        *_how_it_ended(EndReason.PROGRAMME_OVER),
    ]

    def perform(given: dict[str, Any]) -> bool:
        ended = _as_ended(given)
        if given["early"] and ended["reason"] is EndReason.PROGRAMME_OVER:
            raise RuleBroken(Problem("reason", _("Say why the pairing ended before time.")))
        label = _("End {pair}").format(pair=row.pair)
        session.perform(label, actions.end, row.id, on=given["ends_on"], early=given["early"], **ended)
        return True

    early = session.round is not None and session.today < session.round.meetings_to
    values = {"ends_on": session.today, "early": early, "reason": None if early else EndReason.PROGRAMME_OVER}
    text = _("What they have done stays. The end can be taken back as long as nobody else has taken over.")
    title = _("End {pair}").format(pair=row.pair)
    draft = drafts.at(session, "pairing.end", row.id)
    return bool(_run(session, parent, title, fields, perform, _("End pair"), values, text, draft))


def end_all(session: Session, parent: QWidget, count: int) -> int:
    """End all running pairs of the round as planned on one day; returns how many there were."""
    round_ = session.round
    if round_ is None:
        return 0
    field = DateField(key="on", label=N_("&Last day"), required=True, span=session.round_span)

    def perform(given: dict[str, Any]) -> int:
        try:
            return session.perform(_("End all running pairs"), actions.end_all_running, round_.id, on=given["on"])
        except RuleBroken as broken:
            raise RuleBroken(*(Problem("on", problem.message) for problem in broken.problems[:3])) from broken

    text = ngettext(
        "{count} pair ends as planned. Both people are completed, unless they are in another pair.",
        "{count} pairs end as planned. Everybody in them is completed, unless they are in another pair.",
        count,
    ).format(count=count)
    last_day = min(session.today, round_.meetings_to)
    return _run(session, parent, _("End all running pairs"), [field], perform, _("End all"), {"on": last_day}, text) or 0


def end_some(session: Session, parent: QWidget, rows: Sequence[PairRow]) -> Done | None:
    """End these pairs as planned on one day: those for which the rules allow it, as one step."""
    round_, count = session.round, len(rows)
    field = DateField(key="on", label=N_("&Last day"), required=True, span=session.round_span)

    def perform(given: dict[str, Any]) -> Done:
        refused = many.refused_end((row.id for row in rows), on=given["on"])
        left_out = {one.id for one in refused}
        ending = [row.id for row in rows if row.id not in left_out]
        if not ending:
            raise RuleBroken.at("on", told(refused))
        label = ngettext("End {count} pair as planned", "End {count} pairs as planned", len(ending))
        session.perform(label.format(count=len(ending)), actions.end_many_as_planned, ending, on=given["on"])
        return Done(len(ending), refused)

    title = ngettext("End {count} pair as planned", "End {count} pairs as planned", count).format(count=count)
    text = _("Everybody in them is completed, unless they are in another pair.")
    last_day = min(session.today, round_.meetings_to) if round_ is not None else session.today
    done: Done | None = _run(session, parent, title, [field], perform, _("End pairs"), {"on": last_day}, text)
    return done


def sign(session: Session, parent: QWidget, rows: Sequence[PairRow]) -> int:
    """Tick the agreements of the mentors of these pairs as signed on one day; returns how many there were."""
    ids = list(dict.fromkeys(row.mentor_id for row in rows))
    field = DateField(key="on", label=N_("&Signed on"), required=True, span=session.round_so_far)
    title = ngettext("{count} mentor has signed", "{count} mentors have signed", len(ids)).format(count=len(ids))

    def perform(given: dict[str, Any]) -> int:
        label = ngettext("Agreement of {count} mentor signed", "Agreements of {count} mentors signed", len(ids))
        signing = agreements.set_signed_of_many
        session.perform(label.format(count=len(ids)), signing, ids, AgreementKind.MENTOR, given["on"])
        return len(ids)

    text = _("The day on which they signed the mentor agreement.")
    return _run(session, parent, title, [field], perform, _("Tick as signed"), {"on": session.today}, text) or 0


def _people(key: str, caption: str, offered: Callable[[], Sequence[Participant]], nobody: str) -> ChoiceField:
    """A choice of people, each with the types and, for mentors, the free places; why there is none when there is none."""
    return ChoiceField(
        key=key, label=caption, required=True, empty=N_("Choose"), help="" if offered() else nobody,
        choices=lambda: [(one.enrolment_id, _described(one)) for one in offered()],
    )  # fmt: skip


def _described(one: Participant) -> str:
    about = [_(TYPE_WORDS[kind]) for kind in one.types]
    if one.free > 1:
        about.append(ngettext("{count} place", "{count} places", one.free).format(count=one.free))
    return " · ".join([one.name, ", ".join(about)] if about else [one.name])


def _how_it_ended(usual: EndReason) -> list[Field]:
    """Reason, initiative, farewell and note, for every dialog that ends a pairing."""
    reasons = [usual, *(reason for reason in EndReason if reason not in (usual, EndReason.REPLACED))]
    return [
        ChoiceField(key="reason", label=N_("&Reason"), required=True, empty=N_("Choose"),
                    choices=[(reason, reason.text) for reason in reasons]),
        ChoiceField(key="initiator", label=N_("On whose &initiative"), empty=N_("Not said"),
                    choices=[(who, who.text) for who in Initiator]),
        ChoiceField(key="farewell", label=N_("Formal fare&well"), empty=N_("Not known"),
                    choices=[(YES, N_("Yes")), (NO, N_("No"))]),
        MultilineField(key="note", label=N_("&Note"), lines=2, wide=True),
    ]  # fmt: skip


def _as_ended(given: dict[str, Any]) -> dict[str, Any]:
    """The values of `_how_it_ended` as the actions take them."""
    kept = {key: given[key] for key in ("reason", "initiator", "note")}
    return kept | {"farewell": _FAREWELL.get(given["farewell"])}


def _run(
    session: Session,
    parent: QWidget,
    title: str,
    fields: list[Field],
    perform: Callable[[dict[str, Any]], Any],
    verb: str,
    values: dict[str, Any],
    text: str = "",
    draft: drafts.Place | None = None,
) -> Any:
    """Show a form until it has done its work; gives what `perform` gave, or None. A single question keeps no draft."""
    return FormDialog(
        title, fields, verb=verb, perform=lambda given: _at_fields(perform, given), values=values, text=text,
        columns=2 if len(fields) > 3 else 1, today=lambda: session.today, draft=draft, guide="pairs", parent=parent,
    ).ask()  # fmt: skip


_OTHER_NAMES = {"end_reason": "reason", "status": ""}
"""How the dialogs call what a record calls otherwise."""


def _at_fields(perform: Callable[[dict[str, Any]], Any], given: dict[str, Any]) -> Any:
    """Perform; a problem the rules name by the record's field stands at the dialog's."""
    try:
        return perform(given)
    except RuleBroken as broken:
        moved = (Problem(_OTHER_NAMES.get(each.field, each.field), each.message) for each in broken.problems)
        raise RuleBroken(*moved) from broken
