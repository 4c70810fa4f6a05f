"""Runs the migrations on the connection that `upgrade.upgrade` hands over; there is no other way in."""

from alembic import context

import tracker.records

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=tracker.records.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
