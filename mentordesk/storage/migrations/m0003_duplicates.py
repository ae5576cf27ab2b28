"""Schema 3: people who look like one and are two, and entries that became one with another."""

from typing import Any

from peewee import Database

_NEW = (
    'CREATE TABLE "not_same" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, '
    '"person_id" INTEGER NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT, '
    '"other_id" INTEGER NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT, '
    "CHECK (person_id < other_id)) STRICT",
    'CREATE INDEX "not_same_other_id" ON "not_same" ("other_id")',
    'CREATE UNIQUE INDEX "not_same_person_id_other_id" ON "not_same" ("person_id", "other_id")',
    'CREATE TABLE "merged" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, '
    '"person_id" INTEGER NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT, '
    '"former_id" INTEGER NOT NULL) STRICT',
    'CREATE INDEX "merged_person_id" ON "merged" ("person_id")',
    'CREATE UNIQUE INDEX "merged_former_id" ON "merged" ("former_id")',
)


def up(_migrator: Any, database: Database) -> None:
    """Make what is new."""
    for statement in _NEW:
        database.execute_sql(statement)
