"""Measures work beside a base in the same run, in turn, so that a busy moment of the computer meets both."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Work = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was found: times in seconds, and what may be asked (None: only reported)."""

    goal: str
    base: float
    measured: float
    ratio: float
    most: float | None = None

    @property
    def holds(self) -> bool:
        """Is the goal reached?"""
        return self.most is None or self.ratio <= self.most


def seconds(work: Work) -> float:
    """How long it takes, with the collector of earlier garbage out of the way."""
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start


def beside(goal: str, base: Work, work: Work, *, times: int, most: float | None = None) -> Result:
    """The work beside its base, after one round to warm up; the ratio is the median of the pairs' ratios."""
    base(), work()
    pairs = [(seconds(base), seconds(work)) for _time in range(times)]
    return Result(
        goal=goal,
        base=median(first for first, _second in pairs),
        measured=median(second for _first, second in pairs),
        ratio=median(second / first for first, second in pairs),
        most=most,
    )


def table(results: Sequence[Result]) -> str:
    """The results as a table to read."""
    width = max(len(each.goal) for each in results)
    lines = [f"{'':<{width}}  {'base ms':>9}  {'ours ms':>9}  {'ratio':>6}  {'goal':>6}"]
    for each in results:
        goal = "" if each.most is None else f"{each.most:6.2f}  {'ok' if each.holds else 'MISSED'}"
        lines.append(
            f"{each.goal:<{width}}  {each.base * 1000:9.2f}  {each.measured * 1000:9.2f}  {each.ratio:6.2f}  {goal}".rstrip()
        )
    return "\n".join(lines)
