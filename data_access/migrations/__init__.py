"""Makes and upgrades the contract's tables in a database this product may write to. Touches no row.

A database that offers views of these names belongs to its own administrators: it is refused, not changed.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from data_access.contract import TABLES
from data_access.database import parsed, reading, told, writing
from data_access.database.offered import views_among
from data_access.language import t
from data_access.problems import DatabaseProblem
from data_access.settings import PRIVATE

VERSION_TABLE = "pantau_migration"
"""Where a database remembers how far it is; not Alembic's usual name, which other programs in it may use."""


def upgrade(url: str) -> None:
    """Bring the contract's tables at `url` to the newest version; harmless when they are.

    Raises DatabaseProblem when it is not ours to change: views, or tables that this product did not make.
    """
    engine = writing(url)
    _make_room(url)
    try:
        with told(url):
            _upgrade(engine)
    finally:
        engine.dispose()


def pending(url: str) -> bool:
    """Is there something for `upgrade` to do? Never for a database that offers views."""
    file = _file(url)
    if file is not None and not file.exists():
        return True
    with reading(url) as reader:
        return not views_among(reader.connection, TABLES) and _revision(reader.connection) != _newest()


def _upgrade(engine: Engine) -> None:
    with engine.begin() as connection:
        _refuse_others(connection)
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _refuse_others(connection: Connection) -> None:
    views = views_among(connection, TABLES)
    if views:
        raise DatabaseProblem(
            t(
                "Basis data ini menyediakan kontrak sebagai view ({names}) dan dikelola pemiliknya: "
                "tidak ada yang diubah. Periksa isinya dengan `pantau check`.",
                names=", ".join(views),
            )
        )
    tables = sorted(TABLES.keys() & inspect(connection).get_table_names())
    if tables and _revision(connection) is None:
        raise DatabaseProblem(
            t(
                "Basis data ini sudah berisi tabel {names} yang tidak dibuat oleh produk ini: "
                "tidak ada yang diubah. Pakai basis data kosong, atau periksa isinya dengan `pantau check`.",
                names=", ".join(tables),
            )
        )


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_revision()


def _newest() -> str | None:
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "data_access:migrations")
    return config


def _make_room(url: str) -> None:
    """The folder and the file of an SQLite database, for their owner only, when they are missing."""
    file = _file(url)
    if file is not None:
        file.parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        file.touch(mode=0o600)


def _file(url: str) -> Path | None:
    address = parsed(url)
    named = address.get_backend_name() == "sqlite" and address.database not in (None, "", ":memory:")
    return Path(str(address.database)) if named else None
