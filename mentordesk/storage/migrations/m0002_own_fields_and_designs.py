"""Schema 2: fields of one's own, saved filters, changes in the history, drafts, and how certificates look."""

from typing import Any

from peewee import Database

_NEW = (
    'CREATE TABLE "own_field" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT NOT NULL, '
    "\"kind\" TEXT NOT NULL, \"place\" INTEGER NOT NULL, CHECK (\"kind\" IN ('text', 'choice', 'choices', 'date', "
    "'yes_no')), CHECK (name <> '')) STRICT",
    'CREATE UNIQUE INDEX "own_field_name" ON "own_field" ("name")',
    'CREATE TABLE "own_option" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, '
    '"own_field_id" INTEGER NOT NULL REFERENCES "own_field" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT, '
    '"name" TEXT NOT NULL, "place" INTEGER NOT NULL, CHECK (name <> \'\')) STRICT',
    'CREATE UNIQUE INDEX "own_option_own_field_id_name" ON "own_option" ("own_field_id", "name")',
    'CREATE TABLE "own_value" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, '
    '"person_id" INTEGER NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT, '
    '"own_field_id" INTEGER NOT NULL REFERENCES "own_field" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT, '
    '"text" TEXT NOT NULL, '
    '"own_option_id" INTEGER REFERENCES "own_option" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT, '
    "CHECK ((own_option_id IS NULL) = (text <> ''))) STRICT",
    'CREATE INDEX "own_value_own_field_id" ON "own_value" ("own_field_id")',
    'CREATE INDEX "own_value_own_option_id" ON "own_value" ("own_option_id")',
    'CREATE UNIQUE INDEX "own_value_person_id_own_field_id_own_option_id" ON "own_value" ("person_id", '
    '"own_field_id", "own_option_id")',
    'CREATE TABLE "saved_filter" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "page" TEXT NOT NULL, '
    '"name" TEXT NOT NULL, "criteria" TEXT NOT NULL, "place" INTEGER NOT NULL, CHECK ("page" IN (\'people\', '
    "'pairings')), CHECK (name <> '')) STRICT",
    'CREATE UNIQUE INDEX "saved_filter_page_name" ON "saved_filter" ("page", "name")',
    'CREATE TABLE "picture" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "digest" TEXT NOT NULL, '
    "\"content\" BLOB NOT NULL, CHECK (digest <> '')) STRICT",
    'CREATE UNIQUE INDEX "picture_digest" ON "picture" ("digest")',
    'CREATE TABLE "history_change" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, '
    '"history_id" INTEGER NOT NULL REFERENCES "history" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT, '
    '"record_table" TEXT NOT NULL, "record_id" INTEGER NOT NULL, "kind" TEXT NOT NULL, "old" TEXT NOT NULL, '
    "\"new\" TEXT NOT NULL, CHECK (\"kind\" IN ('inserted', 'updated', 'deleted'))) STRICT",
    'CREATE INDEX "history_change_history_id" ON "history_change" ("history_id")',
    'CREATE INDEX "history_change_record_table_record_id" ON "history_change" ("record_table", "record_id")',
    'CREATE TABLE "draft" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "key" TEXT NOT NULL, '
    '"content" TEXT NOT NULL, "at" TEXT NOT NULL) STRICT',
    'CREATE UNIQUE INDEX "draft_key" ON "draft" ("key")',
)

_ROUND = (
    'CREATE TABLE "new_round" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "programme" TEXT NOT NULL, '
    '"name" TEXT NOT NULL, "owner" TEXT NOT NULL, "host" TEXT NOT NULL, "aim" TEXT NOT NULL, '
    '"starts_on" TEXT NOT NULL, "ends_on" TEXT NOT NULL, "meetings_from" TEXT NOT NULL, '
    '"meetings_to" TEXT NOT NULL, "cadence" INTEGER NOT NULL, "places" INTEGER NOT NULL, '
    '"meeting_minutes" INTEGER NOT NULL, "allowance_minutes" INTEGER NOT NULL, "quiet_days" INTEGER NOT NULL, '
    '"waiting_days" INTEGER NOT NULL, "aim_outcomes" TEXT NOT NULL, "cert_training" INTEGER NOT NULL, '
    '"cert_percent" INTEGER NOT NULL, "cert_network" INTEGER NOT NULL, "number_prefix" TEXT NOT NULL, '
    '"language" TEXT NOT NULL, "cert_language" TEXT NOT NULL, "design" TEXT NOT NULL, "place" TEXT NOT NULL, '
    '"signatory_one_id" INTEGER REFERENCES "signatory" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT, '
    '"signatory_two_id" INTEGER REFERENCES "signatory" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT, '
    '"sample" INTEGER NOT NULL, "closed_on" TEXT, CHECK (programme <> \'\'), '
    'CHECK ("starts_on" IS NULL OR "starts_on" IS date("starts_on")), '
    'CHECK ("ends_on" IS NULL OR "ends_on" IS date("ends_on")), '
    'CHECK ("meetings_from" IS NULL OR "meetings_from" IS date("meetings_from")), '
    'CHECK ("meetings_to" IS NULL OR "meetings_to" IS date("meetings_to")), '
    'CHECK ("closed_on" IS NULL OR "closed_on" IS date("closed_on")), '
    'CHECK ("cert_training" IS NULL OR "cert_training" IN (0, 1)), CHECK ("sample" IS NULL OR "sample" IN (0, '
    "1)), CHECK (starts_on <= ends_on), CHECK (meetings_from <= meetings_to), CHECK (cadence BETWEEN 1 AND 10), "
    "CHECK (places >= 0), CHECK (meeting_minutes BETWEEN 1 AND 1440), "
    "CHECK (allowance_minutes BETWEEN 0 AND 1440), CHECK (quiet_days > 0), CHECK (waiting_days > 0), "
    "CHECK (cert_percent BETWEEN 0 AND 100), CHECK (cert_network >= 0), CHECK (language IN ('sv', 'en')), "
    "CHECK (cert_language IN ('sv', 'en', 'both')), CHECK (\"design\" IN ('classic', 'modern', 'portrait'))) STRICT"
)

_ROUND_INDEXES = (
    'CREATE UNIQUE INDEX "round_programme_name" ON "round" ("programme", "name")',
    'CREATE INDEX "round_signatory_one_id" ON "round" ("signatory_one_id")',
    'CREATE INDEX "round_signatory_two_id" ON "round" ("signatory_two_id")',
)

_CERTIFICATE = (
    'CREATE TABLE "new_certificate" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, '
    '"round_id" INTEGER NOT NULL REFERENCES "round" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT, '
    '"enrolment_id" INTEGER NOT NULL REFERENCES "enrolment" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT, '
    '"serial" INTEGER NOT NULL, "number" TEXT NOT NULL, "kind" TEXT NOT NULL, "issued_on" TEXT NOT NULL, '
    '"language" TEXT NOT NULL, "design" TEXT NOT NULL, "name" TEXT NOT NULL, "content" TEXT NOT NULL, '
    '"logo" TEXT NOT NULL, "signature_one" TEXT NOT NULL, "signature_two" TEXT NOT NULL, '
    '"replaces_id" INTEGER REFERENCES "certificate" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT, '
    '"void_on" TEXT, "void_reason" TEXT NOT NULL, "handed_out_on" TEXT, CHECK ("kind" IN (\'diploma\', '
    '\'participation\')), CHECK ("issued_on" IS NULL OR "issued_on" IS date("issued_on")), '
    'CHECK ("void_on" IS NULL OR "void_on" IS date("void_on")), '
    'CHECK ("handed_out_on" IS NULL OR "handed_out_on" IS date("handed_out_on")), CHECK ("design" IN (\'classic\', '
    "'modern', 'portrait')), CHECK (serial > 0)) STRICT"
)

_CERTIFICATE_INDEXES = (
    'CREATE INDEX "certificate_enrolment_id" ON "certificate" ("enrolment_id")',
    'CREATE UNIQUE INDEX "certificate_replaces_id" ON "certificate" ("replaces_id")',
    'CREATE INDEX "certificate_round_id" ON "certificate" ("round_id")',
    'CREATE UNIQUE INDEX "certificate_round_id_serial" ON "certificate" ("round_id", "serial")',
)


def up(_migrator: Any, database: Database) -> None:
    """Make what is new; certificates of a round get its language and the design they always had."""
    for statement in _NEW:
        database.execute_sql(statement)
    certificate = {"design": "'classic'", "logo": "''", "signature_one": "''", "signature_two": "''"}
    _rebuild(database, "round", _ROUND, _ROUND_INDEXES, {"cert_language": "language", "design": "'classic'"})
    _rebuild(database, "certificate", _CERTIFICATE, _CERTIFICATE_INDEXES, certificate)


def _rebuild(database: Database, name: str, statement: str, indexes: tuple[str, ...], new: dict[str, str]) -> None:
    """Make the rows anew under another name, then give them the old one; ids that were given out stay given out."""
    database.execute_sql(statement)
    old = [row[1] for row in database.execute_sql(f'PRAGMA table_info("{name}")').fetchall()]
    columns = ", ".join(f'"{column}"' for column in (*old, *new))
    values = ", ".join([*(f'"{column}"' for column in old), *new.values()])
    database.execute_sql(f'INSERT INTO "new_{name}" ({columns}) SELECT {values} FROM "{name}"')
    given_out = database.execute_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (name,)).fetchone()
    database.execute_sql(f'DROP TABLE "{name}"')
    database.execute_sql(f'ALTER TABLE "new_{name}" RENAME TO "{name}"')
    if given_out:
        database.execute_sql("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        database.execute_sql("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, *given_out))
    for index in indexes:
        database.execute_sql(index)
