"""The indexes behind the list of directives: those of a board, newest first, of one state or of any."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    for columns in (["coordinator_body", "no"], ["coordinator_body", "state", "no"]):
        name = op.f(f"ix_directive_{'_'.join(columns)}")
        op.create_index(name, "directive", columns, unique=False)
