"""What all tables share, and the open file behind them."""

from peewee import DatabaseProxy, Model

from mentordesk.storage.fields import Id

database = DatabaseProxy()
"""The open file. One process has one file open; `storage.database` sets it at open and nobody else touches it."""


class Table(Model):
    """What all tables share."""

    id = Id()

    class Meta:
        """peewee's options."""

        database = database
        strict_tables = True
        legacy_table_names = False
