"""The progress reports that were drafted, edited and issued."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

from tracker.store.guards import guard_issued

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Three tables; what was issued is guarded by triggers."""
    op.create_table(
        "progress_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("board", sa.String(length=64), nullable=True),
        sa.Column("directive_id", sa.Uuid(), nullable=True),
        sa.Column("period", sa.String(length=32), nullable=False),
        sa.Column("regime", sa.String(length=16), nullable=False),
        sa.Column("as_of", UTCDateTime(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("parts", sa.String(), nullable=False),
        sa.Column("corrects", sa.Uuid(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("state IN ('draft', 'issued')", name=op.f("ck_progress_report_state")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_progress_report_version")),
        sa.ForeignKeyConstraint(
            ["corrects"], ["progress_report.id"], name=op.f("fk_progress_report_corrects_progress_report")
        ),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directive.id"], name=op.f("fk_progress_report_directive_id_directive")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress_report")),
        sa.UniqueConstraint("corrects", name=op.f("uq_progress_report_corrects")),
        sa.UniqueConstraint("key", name=op.f("uq_progress_report_key")),
        sa.UniqueConstraint("no", name=op.f("uq_progress_report_no")),
    )
    op.create_table(
        "issued_report",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("issuer_key", sa.String(length=200), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("number_text", sa.String(length=64), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("position", sa.String(length=200), nullable=False),
        sa.Column("is_by_deputy", sa.Boolean(), nullable=False),
        sa.Column("signer", sa.String(length=200), nullable=False),
        sa.Column("lang", sa.String(length=2), nullable=False),
        sa.Column("context_sha256", sa.String(length=64), nullable=False),
        sa.Column("templates_version", sa.String(length=64), nullable=False),
        sa.Column("head_seq", sa.Integer(), nullable=False),
        sa.Column("head_hash", sa.String(length=64), nullable=False),
        sa.Column("issued_at", UTCDateTime(), nullable=False),
        sa.Column("issued_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id"], ["progress_report.id"], name=op.f("fk_issued_report_report_id_progress_report")
        ),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_issued_report")),
        sa.UniqueConstraint(
            "issuer_key", "year", "number", name=op.f("uq_issued_report_issuer_key_year_number")
        ),
    )
    op.create_table(
        "report_file",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("form", sa.String(length=8), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.CheckConstraint("size > 0", name=op.f("ck_report_file_size")),
        sa.ForeignKeyConstraint(
            ["report_id"], ["issued_report.report_id"], name=op.f("fk_report_file_report_id_issued_report")
        ),
        sa.PrimaryKeyConstraint("report_id", "form", name=op.f("pk_report_file")),
    )
    guard_issued(op.get_bind())
