"""Makes one step of several changes, as of a block pasted into a list: all of them happen, or none."""

from collections.abc import Callable, Mapping

from mentordesk.domain.problems import Problem, RuleBroken, demand


def change_all(changes: Mapping[str, Callable[[], object]]) -> int:
    """Call every action, each ready with its arguments, under a key of its own; returns how many there were.

    When the rules stand against some of them, nothing is done, and each problem names the key as its field.
    """
    problems = []
    for key, change in changes.items():
        try:
            change()
        except RuleBroken as broken:
            problems.append(Problem(key, " ".join(problem.message for problem in broken.problems)))
    demand(*problems)
    return len(changes)
