"""Triggers by which the database itself refuses to change or remove what is on record."""

from sqlalchemy import Connection

APPEND_ONLY = ("event", "submission", "evidence")
"""Tables of the first release whose rows are only ever added."""

ISSUED = ("issued_report", "report_file")
"""Tables of what was issued: only ever added to as well."""


def guard_record(connection: Connection) -> None:
    """Create the triggers; called by a migration."""
    make = _on_postgres if connection.dialect.name == "postgresql" else _on_sqlite
    for table in APPEND_ONLY:
        make(connection, table)


def guard_issued(connection: Connection) -> None:
    """Create the triggers of reports: what was issued is only added to, and its working copy stays as it is."""
    is_postgres = connection.dialect.name == "postgresql"
    for table in ISSUED:
        (_on_postgres if is_postgres else _on_sqlite)(connection, table)
    if is_postgres:
        connection.exec_driver_sql(
            "CREATE TRIGGER report_issued BEFORE UPDATE OR DELETE ON progress_report FOR EACH ROW "
            "WHEN (OLD.state = 'issued') EXECUTE FUNCTION refuse_change()"
        )
        return
    for verb in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER report_issued_no_{verb.lower()} BEFORE {verb} ON progress_report "
            "WHEN OLD.state = 'issued' BEGIN SELECT RAISE(ABORT, 'an issued report is append-only'); END"
        )


def _on_sqlite(connection: Connection, table: str) -> None:
    for verb in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def _on_postgres(connection: Connection, table: str) -> None:
    connection.exec_driver_sql(
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME; END $$"
    )
    connection.exec_driver_sql(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
