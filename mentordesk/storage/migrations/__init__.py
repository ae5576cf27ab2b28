"""Brings files of earlier versions up to date: a numbered list of frozen steps, run as one transaction.

A step is a function `up(migrator, database)` in a module of its own (`m0002_what_it_does.py`) that never imports
today's tables; it stays as it is for ever. After the last step the schema must equal a new file's word for word.
"""

from collections.abc import Callable, Sequence
from typing import Any

from peewee import Database

from mentordesk.storage.migrations import m0002_own_fields_and_designs, m0003_duplicates

Step = Callable[[Any, Database], None]
"""One step; it gets peewee's migrator and the database."""

FIRST = 1
"""The schema that the first released version wrote."""

STEPS: tuple[Step, ...] = (m0002_own_fields_and_designs.up, m0003_duplicates.up)
"""The steps to schema 2, 3 and so on, in order. Listed by hand so that the installer's program finds them."""

CURRENT = FIRST + len(STEPS)
"""The schema this version writes (`PRAGMA user_version`)."""

DIGEST = "e09168a527e56f86b1b732d5de1e10a9917035a59cc5cdeac1699ad37ced02c8"
"""The schema of this version in short, as `database.digest` makes it; a test keeps it true."""


class SchemaDiffers(Exception):
    """After the steps the file is not what a new file would be; everything was rolled back."""


def schema(database: Database) -> list[tuple[str, str, str, str]]:
    """The definition of everything in the file, word for word, without the statistics SQLite may add."""
    rows = database.execute_sql(
        "SELECT type, name, tbl_name, sql FROM sqlite_master"
        " WHERE sql IS NOT NULL AND name NOT IN ('sqlite_stat1', 'sqlite_stat4') ORDER BY type, name"
    )
    return list(rows)


def run(database: Database, version: int, expected: list[tuple[str, str, str, str]], steps: Sequence[Step] = STEPS) -> None:
    """Take a file from `version` to the schema `expected`; all of it happens or nothing."""
    # imported here: start-up must not pay for it, and hardly any start migrates
    from playhouse.migrate import SqliteMigrator

    migrator = SqliteMigrator(database)
    # outside this context peewee's table rebuilds delete all child rows, silently
    with migrator.migration_context():
        for step in steps[version - FIRST :]:
            step(migrator, database)
        if database.execute_sql("PRAGMA foreign_key_check").fetchone():
            raise SchemaDiffers("a foreign key leads nowhere")
        if schema(database) != expected:
            raise SchemaDiffers("the schema is not a new file's")
        database.execute_sql(f"PRAGMA user_version = {FIRST + len(steps)}")
