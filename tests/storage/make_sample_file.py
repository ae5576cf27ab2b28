"""Makes the small file of the current schema that stays in tests/files for ever. Run once for each released schema.

python -m tests.storage.make_sample_file
"""

from datetime import datetime
from pathlib import Path

from mentordesk.desk import Desk
from mentordesk.storage import migrations
from mentordesk.storage.tables import every as tables
from tests import builders as a
from tests.storage.worlds import one_of_each

FILES = Path(__file__).resolve().parent.parent / "files"


def path_of(schema: int) -> Path:
    """Where the sample file of a schema lies."""
    return FILES / f"schema-{schema}.mentordesk"


def main() -> None:
    """Write the file of the current schema; an existing one must be taken away by hand first, which is the point."""
    desk = Desk.create(path_of(migrations.CURRENT), clock=lambda: datetime(2027, 3, 1, 12, 0))
    desk.perform("Sample", one_of_each)
    tables.HistoryTable.update(who="anna").execute()
    a.a_history_line()
    desk.close()


if __name__ == "__main__":
    main()
