"""Writes the first migration anew from the tables; only before the first release."""

from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

import tracker.records

HEAD = '''"""The tables of the first release."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

from tracker.store.guards import guard_record

revision = "0001"
down_revision = None


def upgrade() -> None:
'''
TAIL = "    guard_record(op.get_bind())\n"


def main() -> None:
    with create_engine("sqlite://").connect() as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": tracker.records.metadata})
        script = produce_migrations(context, tracker.records.metadata)
        assert script.upgrade_ops is not None
        body = render_python_code(script.upgrade_ops, migration_context=context)
    body = body.replace("sqlmodel.sql.sqltypes.AutoString", "sa.String").replace("sqlmodel.sql.sqltypes.", "")
    lines = [line for line in body.splitlines() if not line.strip().startswith("#")]
    text = (
        HEAD
        + "\n".join(f"    {line}" if not line.startswith("    ") else line for line in lines)
        + "\n"
        + TAIL
    )
    Path("tracker/store/migrations/versions/0001_first_release.py").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
