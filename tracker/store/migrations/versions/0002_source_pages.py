"""The pictures and positions of the pages a directive was read from."""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Nothing yet."""
