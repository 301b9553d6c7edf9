"""Alembic's entry: migrations run on the connection handed over by `migrations.run_on`."""

from alembic import context

from stocktake_desktop.models import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,  # SQLite changes a table by rebuilding it
)
with context.begin_transaction():
    context.run_migrations()
