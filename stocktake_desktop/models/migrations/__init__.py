"""Schema changes from one version of the program to the next, run by Alembic on a copy of the plan."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import NullPool, StaticPool

from stocktake_desktop.models.engine import SCHEMA, connect


def upgrade(path: Path, version: int, *, whatever_it_holds: bool = False) -> None:
    """Bring the plan file at `path` from schema `version` to the newest.

    `whatever_it_holds`: also rows that break a rule of their table, as a damaged plan has them.
    """

    def opened() -> sqlite3.Connection:
        connection = connect(path, "rw")
        connection.execute(f"PRAGMA ignore_check_constraints = {int(whatever_it_holds)}")
        return connection

    engine = create_engine("sqlite://", creator=opened, poolclass=NullPool)
    run_on(engine, f"{version:04d}" if version else None, whatever_it_holds=whatever_it_holds)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    engine.dispose()


def statements_of(version: int) -> list[str]:
    """The statements that make the tables of an older schema, as its migrations leave them."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    run_on(engine, None, f"{version:04d}")
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        return [str(sql) for (sql,) in rows]


def run_on(engine: Engine, version: str | None, to: str = "head", *, whatever_it_holds: bool = False) -> None:
    """Run every migration after `version` (None: from nothing) on the database behind `engine`."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes.update(begun_at=version, whatever_it_holds=whatever_it_holds)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        if version is not None:
            command.stamp(config, version)
        command.upgrade(config, to)
