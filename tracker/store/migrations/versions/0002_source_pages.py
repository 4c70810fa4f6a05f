"""The pictures and positions of the pages a directive was read from."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """One table; the pictures themselves are files."""
    op.create_table(
        "source_page",
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("places", sa.String(), nullable=False),
        sa.CheckConstraint("page >= 1 AND width > 0 AND height > 0", name=op.f("ck_source_page_size")),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directive.id"], name=op.f("fk_source_page_directive_id_directive")
        ),
        sa.PrimaryKeyConstraint("directive_id", "page", name=op.f("pk_source_page")),
    )
