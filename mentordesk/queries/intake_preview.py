"""Answers what becomes of each line of a table before anything is written: for the dialog and the command line alike."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mentordesk.domain.enrolments import Role
from mentordesk.domain.intake import Candidate, Meanings, Rows
from mentordesk.domain.intake_filling import Already, Filling, Kind
from mentordesk.domain.own_fields import FieldWithOptions
from mentordesk.i18n import _
from mentordesk.queries import intake, own_fields
from mentordesk.queries.intake import Same


class Line(NamedTuple):
    """A line of the table: who comes of it, whom it is like, what it adds to them, and what is to be done."""

    one: Candidate
    cells: Sequence[str]
    same: Same | None
    adds: Filling
    does: Already

    @property
    def id(self) -> int:
        """The number of the line, under the name every record has."""
        return self.one.id

    @property
    def kind(self) -> Kind:
        """What the line is, whatever is to be done with it."""
        if not self.one.fits:
            return Kind.WRONG
        if self.same is None:
            return Kind.NEW
        return Kind.ADDS if self.adds else Kind.THERE

    @property
    def taken(self) -> bool:
        """Is something of it to come into the file?"""
        return self.does is not Already.LEAVE

    def usual(self, already: Already) -> Already:
        """What is done with it unless it is said otherwise of the line itself.

        What does not fit stays out, and to somebody who may well be somebody else nothing is added.
        """
        doubtful = self.same is not None and not self.same.certain and already is Already.FILL
        if doubtful or not self.one.fits:
            return Already.LEAVE
        return Already.ADD if self.same is None else self.can(already)

    def can(self, wanted: Already) -> Already:
        """The same, as far as it can be: nobody is made of some lines, and some have nothing to fill in."""
        if self.one.problem:
            return Already.LEAVE
        if wanted is Already.FILL and not self.adds:
            return Already.ADD if self.same is None else Already.LEAVE
        return wanted

    def turned(self) -> "Line":
        """Taken in instead of left out, or the other way round."""
        wanted = Already.LEAVE if self.taken else Already.FILL if self.adds else Already.ADD
        return self._replace(does=self.can(wanted))


class Table(NamedTuple):
    """A table, and the round people come into, with the role of those whose line has none."""

    rows: Rows
    round_id: int | None
    role: Role | None


def compared(found: Sequence[Candidate], same: Mapping[int, Same], table: Table, already: Already) -> list[Line]:
    """What becomes of every line; `same` tells who is there already."""
    adds = intake.fillings(found, same, table.round_id, table.role)
    made = [Line(one, table.rows[one.id - 1], same.get(one.id), adds.get(one.id, Filling()), Already.LEAVE) for one in found]
    return [line._replace(does=line.usual(already)) for line in made]


def counts(found: Iterable[Line]) -> Counter[Kind]:
    """How many lines there are of each kind."""
    return Counter(line.kind for line in found)


def into(found: Iterable[Line]) -> dict[int, Same]:
    """The lines that only fill in what is empty, with whom: as the action takes them."""
    return {line.id: line.same for line in found if line.does is Already.FILL and line.same is not None}


def state(line: Line) -> str:
    """What becomes of a line, in a word or two."""
    if line.kind is Kind.WRONG:
        return _("Without what does not fit") if line.taken else _("Does not fit")
    if line.does is Already.FILL:
        return _("Is filled in")
    if line.same is None:
        return _("New") if line.taken else _("Left out")
    if line.taken:
        return _("Added as new")
    if line.same.line is not None:
        return _("As line {number}").format(number=line.same.line)
    return _("Probably in the bin") if line.same.binned else _("Probably there already")


def details(line: Line, meanings: Meanings, fields: Mapping[int, FieldWithOptions]) -> str:
    """Why a line does not fit, or whom it is like and why, and what it would add."""
    parts = line.one.reasons(meanings)
    if line.same is not None:
        why = line.same.by.label
        parts.append(_("{name}: {why}").format(name=line.same.name, why=why) if line.same.name else why)
        if line.adds:
            parts.append(_("Adds: {what}").format(what=", ".join(line.adds.words(fields))))
    return " · ".join([*parts, *line.one.noted])


def fields_by_id() -> dict[int, FieldWithOptions]:
    """The organisation's own fields."""
    return {field.id: field for field in own_fields.listing()}
