"""The speed goals hold: ratios to a base of the same run, never absolute times but those that people feel."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.benchmarks import big_file, goals, measure

NOISE = 1.1
"""How much more than its goal a ratio may be before a test fails: other work runs on the computer too."""


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return big_file.make(tmp_path_factory.mktemp("big") / "big.mentordesk")


@pytest.mark.benchmark
@pytest.mark.parametrize("goal", goals.LIMITED, ids=lambda goal: goal.__name__)
def test_goal(qapp: QApplication, goal: goals.Goal, file: Path, tmp_path: Path) -> None:
    found = goal(file, tmp_path)
    if found is None:
        pytest.skip("the program to compare with is not on this computer")
    print(f"\n{measure.table([found])}")
    assert found.most is not None
    assert found.ratio <= found.most * NOISE


@pytest.mark.benchmark
def test_report(qapp: QApplication, file: Path, tmp_path: Path) -> None:
    print(f"\n{measure.table(list(goals.reported(qapp, file, tmp_path)))}")
