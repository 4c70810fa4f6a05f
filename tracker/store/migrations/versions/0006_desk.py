"""The indexes behind a coordinator's desk: what waits to be verified, what is silent, what could not be delivered."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_INDEXES = (
    ("ix_assignment_reported", "assignment", ["reported_on", "id"], "phase = 'reported'"),
    (
        "ix_assignment_silent",
        "assignment",
        ["last_activity_on", "id"],
        "due_on IS NULL AND report_on IS NULL AND phase IN ('waiting', 'working')",
    ),
    ("ix_message_sent", "message", ["sent_at", "id"], "state = 'sent'"),
    ("ix_message_dead", "message", ["created_at", "id"], "state = 'dead'"),
)


def upgrade() -> None:
    for name, table, columns, where in _INDEXES:
        op.create_index(
            name, table, columns, unique=False, sqlite_where=sa.text(where), postgresql_where=sa.text(where)
        )
