"""From the start of the process to the first painted rows of a big file, beside an empty Qt window."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.benchmarks import measure

ROOT = Path(__file__).resolve().parents[2]


def first_rows(file: Path, folder: Path) -> measure.Result:
    """Both processes without a display, with their modules compiled, as an installed program has them."""
    copy = folder / "start.mentordesk"
    shutil.copyfile(file, copy)
    begin_with("people", folder)
    return measure.beside(
        "start to first rows of 50,000 people / an empty window",
        lambda: process(folder, "tests.benchmarks.bare_window"),
        lambda: process(folder, "tests.benchmarks.first_rows", str(copy)),
        times=9,
        most=1.6,
    )


def begin_with(page: str, folder: Path) -> None:
    """Let the program that keeps its settings in this folder begin with a page."""
    settings = folder / "MentorDesk" / "MentorDesk.ini"
    settings.parent.mkdir(exist_ok=True)
    settings.write_text(f'[window]\nlast_page="\\"{page}\\""\n', encoding="utf-8")


def process(folder: Path, *arguments: str) -> str:
    """What a module prints that runs as a process of its own, with settings and compiled modules in this folder."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", *arguments]
    # without a timeout: with one, Python looks only every 50 ms whether the process has ended
    return subprocess.run(command, check=True, env=environment, cwd=folder, stdout=subprocess.PIPE, text=True).stdout
