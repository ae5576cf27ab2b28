"""What happens to the pairs of a sample programme in a year: proposed, started, met, changed, followed up."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from mentordesk.actions import enrolments, follow_ups, meetings, pairings
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType
from mentordesk.domain.follow_ups import GoalReached
from mentordesk.domain.months import Month
from mentordesk.domain.pairings import EndReason, Initiator, PairingStatus
from mentordesk.exchange.sample_tables import Row, Sample, Step, by_day, day, meetings_in
from mentordesk.i18n import _


def matching(sample: Sample) -> Iterator[Step]:
    """Pairs are proposed, some locked by wish, approved and started."""
    rows = sample.rows("pairs")
    for on, group in by_day(rows, "proposed_on"):
        yield Step(on, _("Propose pairs"), partial(_propose, sample, group))
    for on, group in by_day(rows, "approved_on"):
        yield Step(on, _("Approve pairs"), partial(_with_pairs, sample, group, pairings.approve_many))
    for on, group in by_day([row for row in rows if row["approved_on"]], "starts_on"):
        yield Step(on, _("Start pairs"), partial(_with_pairs, sample, group, pairings.start_many))


def _with_pairs(sample: Sample, rows: list[Row], action: Callable[[list[int]], None]) -> None:
    action([sample.pairings[row["key"]] for row in rows])


def _propose(sample: Sample, rows: list[Row]) -> None:
    for row in rows:
        _pair(sample, row, PairingStatus.DRAFT)
        if row["locked"]:
            pairings.update(sample.pairings[row["key"]], locked=True)


def _pair(sample: Sample, row: Row, status: PairingStatus = PairingStatus.RUNNING) -> None:
    sample.pairings[row["key"]] = pairings.pair(
        sample.enrolments[row["mentor"]],
        sample.enrolments[row["mentee"]],
        starts_on=date.fromisoformat(row["starts_on"]),
        mentor_type=MentorType(row["type"]),
        status=status,
    )


def months(sample: Sample) -> Iterator[Step]:
    """At the end of each month its meetings are ticked off."""
    rows = sample.rows("meetings")
    for month in (Month.parse(column) for column in rows[0] if column != "pair"):
        label = _("Tick off the meetings of {month}").format(month=month.long)
        yield Step(month.last_day, label, partial(_record, sample, rows, month))


def _record(sample: Sample, rows: list[Row], month: Month) -> None:
    for row in rows:
        for met in meetings_in(month, row[month.iso]):
            meetings.record(sample.pairings[row["pair"]], today=month.last_day, **met)


def changes(sample: Sample) -> Iterator[Step]:
    """Pairs that end before time or pause, mentors who take over, and mentors who leave."""
    rows = {row["key"]: row for row in sample.rows("pairs")}
    followed = {row["follows"] for row in rows.values()}
    for on, group in by_day([row for row in rows.values() if row["key"] not in followed], "ends_on"):
        for row in group:
            yield Step(on, _("End pairing"), partial(_end, sample, row))
    for on, group in by_day([row for row in rows.values() if not row["approved_on"]], "starts_on"):
        for row in group:
            if row["follows"]:
                yield Step(on, _("Replace mentor"), partial(_replace, sample, rows[row["follows"]], row, on))
            else:
                yield Step(on, _("Pair mentor and mentee"), partial(_pair, sample, row))
    for row in sample.rows("pauses"):
        from_on, on = date.fromisoformat(row["from_on"]), date.fromisoformat(row["resumed_on"])
        yield Step(from_on, _("Pause pairing"), partial(_pause, sample, row, from_on))
        yield Step(on, _("Resume pairing"), partial(_resume, sample, row, on))
    left = [row for row in sample.rows("people") if row["then"] == EnrolmentStatus.LEFT_EARLY]
    for on, group in by_day(left, "then_on"):
        for row in group:
            yield Step(on, _("Note that a mentor has left"), partial(_leave, sample, row, on))


def _how_it_ended(row: Row) -> dict[str, Any]:
    return {
        "reason": EndReason(row["end_reason"]),
        "initiator": Initiator(row["initiator"]),
        "farewell": row["farewell"] == "yes",
        "note": row["end_note"],
    }


def _end(sample: Sample, row: Row) -> None:
    pairings.end(sample.pairings[row["key"]], on=date.fromisoformat(row["ends_on"]), **_how_it_ended(row))


def _replace(sample: Sample, before: Row, after: Row, on: date) -> None:
    mentor = sample.enrolments[after["mentor"]]
    old = sample.pairings[before["key"]]
    sample.pairings[after["key"]] = pairings.replace_mentor(old, new_mentor_id=mentor, on=on, **_how_it_ended(before))


def _leave(sample: Sample, row: Row, on: date) -> None:
    enrolments.set_status(sample.enrolments[row["key"]], EnrolmentStatus.LEFT_EARLY, on=on, reason=row["reason"])


def _pause(sample: Sample, row: Row, on: date) -> None:
    pairings.pause(sample.pairings[row["pair"]], from_on=on, reason=row["reason"])


def _resume(sample: Sample, row: Row, on: date) -> None:
    pairings.resume(sample.pairings[row["pair"]], on=on)


def follow_up(sample: Sample) -> Iterator[Step]:
    """Goals are set and judged; the co-ordinator plans calls and makes them."""
    for on, group in by_day(sample.rows("goals"), "set_on"):
        yield Step(on, _("Set goals"), partial(_set_goals, sample, group, on))
    for on, group in by_day(sample.rows("goals"), "due_on"):
        yield Step(on, _("Judge goals"), partial(_judge_goals, sample, group))
    for on, group in by_day(sample.rows("check_ins"), "planned_on"):
        yield Step(on, _("Plan follow-up calls"), partial(_plan_check_ins, sample, group))
    for on, group in by_day(sample.rows("check_ins"), "done_on"):
        yield Step(on, _("Tick off follow-up calls"), partial(_do_check_ins, sample, group, on))


def _set_goals(sample: Sample, rows: list[Row], on: date) -> None:
    for row in rows:
        due_on = day(row["due_on"])
        sample.goals[row["pair"]] = follow_ups.add_goal(
            sample.pairings[row["pair"]], text=row["text"], set_on=on, due_on=due_on
        )


def _judge_goals(sample: Sample, rows: list[Row]) -> None:
    for row in rows:
        follow_ups.judge_goal(sample.goals[row["pair"]], reached=GoalReached(row["reached"]) if row["reached"] else None)


def _plan_check_ins(sample: Sample, rows: list[Row]) -> None:
    for row in rows:
        due_on = date.fromisoformat(row["due_on"])
        sample.check_ins[row["pair"]] = follow_ups.plan_check_in(sample.pairings[row["pair"]], due_on=due_on)


def _do_check_ins(sample: Sample, rows: list[Row], on: date) -> None:
    for row in rows:
        follow_ups.do_check_in(sample.check_ins[row["pair"]], done_on=on, note=row["note"])
