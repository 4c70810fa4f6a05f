"""The drafts of reports that officers write, and the indexes of the parts of a body's list of work."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0005"
down_revision = "0004"

_PARTS = (
    ("undated", "report_on", "due_on IS NULL AND phase IN ('waiting', 'working')"),
    ("returned", "last_activity_on", "phase = 'working' AND revision > 0"),
    ("reported", "reported_on", "phase = 'reported'"),
    ("ended", "last_activity_on", "phase IN ('done', 'dropped')"),
)


def upgrade() -> None:
    _tables()
    for name, day, where in _PARTS:
        op.create_index(
            f"ix_assignment_body_{name}",
            "assignment",
            ["body_code", day, "id"],
            unique=False,
            sqlite_where=sa.text(where),
            postgresql_where=sa.text(where),
        )


def _tables() -> None:
    op.create_table(
        "work_draft",
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("results", sa.String(), nullable=False),
        sa.Column("difficulties", sa.String(), nullable=False),
        sa.Column("proposals", sa.String(), nullable=False),
        sa.Column("figures", sa.String(), nullable=False),
        sa.Column("saved_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_work_draft_assignment_id_assignment")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_work_draft_person_id_person")),
        sa.PrimaryKeyConstraint("assignment_id", "person_id", name=op.f("pk_work_draft")),
    )
    op.create_table(
        "draft_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("size > 0", name=op.f("ck_draft_file_size")),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_draft_file_assignment_id_assignment")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_draft_file_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_file")),
        sa.UniqueConstraint(
            "assignment_id", "person_id", "sha256", name=op.f("uq_draft_file_assignment_id_person_id_sha256")
        ),
    )
