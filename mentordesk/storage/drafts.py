"""Keeps what was typed into unfinished forms, so that it survives the death of the program."""

from datetime import datetime

from peewee import Database


def keep(database: Database, key: str, content: str, at: datetime) -> None:
    """Keep the draft of a form in place of an earlier one; "" forgets it: the form was finished or given up."""
    if content:
        database.execute_sql(
            "INSERT INTO draft (key, content, at) VALUES (?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET content = excluded.content, at = excluded.at",
            (key, content, at.isoformat(timespec="seconds")),
        )
    else:
        database.execute_sql("DELETE FROM draft WHERE key = ?", (key,))
