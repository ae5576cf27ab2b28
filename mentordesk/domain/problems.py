"""What a rule says when it is broken: at which field, and in words for the user."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: `field` is the form's key for it (empty: the whole form), `message` is for the user."""

    field: str
    message: str


class RuleBroken(Exception):
    """The user asked for something the rules do not allow; nothing was changed.

    Shown at the fields of its problems. The command line prints the messages.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems

    @classmethod
    def at(cls, field: str, message: str) -> "RuleBroken":
        """One problem at one field."""
        return cls(Problem(field, message))


def demand(*problems: Problem | None) -> None:
    """Raise `RuleBroken` with the problems that there are; do nothing when there are none."""
    found = tuple(problem for problem in problems if problem is not None)
    if found:
        raise RuleBroken(*found)
