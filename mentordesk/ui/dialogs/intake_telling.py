"""What is said of a table before it is taken in: how many people come of it, and what is made on the way."""

from collections import Counter
from collections.abc import Sequence

from mentordesk.domain.enrolments import Role
from mentordesk.domain.intake_filling import Already, Kind
from mentordesk.domain.programmes import Round
from mentordesk.i18n import _, ngettext, number_text
from mentordesk.queries import intake
from mentordesk.queries.intake_preview import Line
from mentordesk.queries.many import some_of


def verb(taken: Sequence[Line]) -> str:
    """What the button does, and the step is called."""
    filled = sum(line.does is Already.FILL for line in taken)
    added = len(taken) - filled
    if added and filled:
        return _("Add {added} and fill in {filled}").format(added=number_text(added), filled=number_text(filled))
    if filled:
        return ngettext("Fill in {count} person", "Fill in {count} people", filled).format(count=filled)
    if added:
        return ngettext("Add {count} person", "Add {count} people", added).format(count=added)
    return _("Take in people")


def summary(lines: Sequence[Line]) -> str:
    """How many are added and filled in, and how many are not."""
    filled = sum(line.does is Already.FILL for line in lines)
    added = sum(line.taken for line in lines) - filled
    wrong = sum(line.kind is Kind.WRONG and not line.taken for line in lines)
    there = sum(line.kind in (Kind.ADDS, Kind.THERE) and not line.taken for line in lines)
    parts = (
        (added, ngettext("{count} person is added", "{count} people are added", added)),
        (filled, ngettext("{count} person is filled in", "{count} people are filled in", filled)),
        (there, ngettext("{count} is probably there already", "{count} are probably there already", there)),
        (wrong, ngettext("{count} does not fit", "{count} do not fit", wrong)),
    )
    return " · ".join(words.format(count=count) for count, words in parts if count)


def _enrolled(taken: Sequence[Line], role: Role | None, round_: Round | None) -> str:
    """As what those who are added come into the round; `role` is that of those whose line has none."""
    if round_ is None:
        return ""
    roles = Counter(line.one.role or role for line in taken if line.does is Already.ADD)
    parts = (
        (roles[Role.MENTOR], ngettext("{count} mentor", "{count} mentors", roles[Role.MENTOR])),
        (roles[Role.MENTEE], ngettext("{count} mentee", "{count} mentees", roles[Role.MENTEE])),
        (roles[None], ngettext("{count} not enrolled", "{count} not enrolled", roles[None])),
    )
    people = ", ".join(words.format(count=number_text(count)) for count, words in parts if count)
    return _("In {round}: {people}.").format(round=round_.title, people=people) if people else ""


def made(taken: Sequence[Line], role: Role | None, round_: Round | None) -> str:
    """As what people come into the round, and the units and choices that are new."""
    candidates = [line.one for line in taken]
    units = intake.new_units(candidates)
    names = [name for of_field in intake.new_options_of(candidates).values() for name in of_field]
    new = (
        (units, ngettext("{count} unit is new and made: {names}.", "{count} units are new and made: {names}.", len(units))),
        (names, ngettext("{count} choice is new and made: {names}.", "{count} choices are new and made: {names}.",
                         len(names))),
    )  # fmt: skip
    told = (text.format(count=len(each), names=some_of(each)) for each, text in new if each)
    return " ".join(filter(None, (_enrolled(taken, role, round_), *told)))
