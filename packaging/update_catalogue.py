"""Brings the Swedish catalogue up to date with the texts in the code: `python packaging/update_catalogue.py`."""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
SWEDISH = ROOT / "resources" / "locale" / "sv" / "LC_MESSAGES" / "mentordesk.po"


def extract() -> Catalog:
    """Every text for people in the code."""
    found = Catalog(project="MentorDesk", charset="utf-8")
    for file, line, message, comments, context in extract_from_dir(
        str(ROOT / "mentordesk"), method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    ):
        place = (f"mentordesk/{Path(file).as_posix()}", line)
        found.add(message, locations=[place], auto_comments=comments, context=context)
    return found


def read(path: Path = SWEDISH) -> Catalog:
    """The catalogue as it stands."""
    if not path.exists():
        return Catalog(locale="sv", project="MentorDesk", charset="utf-8")
    with path.open("rb") as handle:
        return read_po(handle, locale="sv")


def update() -> Catalog:
    """The catalogue with the code's texts: new ones empty, those no longer used dropped."""
    catalogue = read()
    catalogue.update(extract(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def save(catalogue: Catalog, path: Path = SWEDISH) -> None:
    """Write it without dates and line numbers, so that a change shows only what changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as handle:
        write_po(handle, catalogue, width=120, omit_header=False, no_location=True, sort_output=True)


if __name__ == "__main__":
    updated = update()
    save(updated)
    missing = [
        message.id
        for message in updated
        if message.id and not all(message.string if isinstance(message.string, tuple) else (message.string,))
    ]
    print(f"{len(updated)} texts, {len(missing)} without Swedish")
    for text in missing:
        print(f"  {text!r}")
    sys.exit(1 if missing else 0)
