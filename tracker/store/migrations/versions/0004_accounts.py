"""The accounts, sessions and links by which people come in over the web."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Nothing yet."""
