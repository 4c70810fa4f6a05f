"""The index behind the reports of a period that did not come, on a coordinator's desk."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_MISSING = sa.text("due_on IS NULL AND report_on IS NOT NULL AND phase IN ('waiting', 'working')")


def upgrade() -> None:
    op.create_index(
        "ix_assignment_missing",
        "assignment",
        ["report_on", "id"],
        unique=False,
        sqlite_where=_MISSING,
        postgresql_where=_MISSING,
    )
