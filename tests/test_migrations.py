"""Migrations make exactly what the contract declares, on every engine, and leave others' databases alone."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Float, Table, inspect, text
from sqlalchemy.dialects import mysql

from data_access.contract import METADATA, TABLES
from data_access.database import reading, writing
from data_access.migrations import VERSION_TABLE, pending, upgrade
from data_access.problems import DatabaseProblem
from tests.databases import NewDatabase, execute


@contextmanager
def _connected(url: str) -> Generator[Connection]:
    engine = writing(url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def _differences(url: str) -> list[object]:
    options = {"version_table": VERSION_TABLE, "compare_type": _other_type}
    with _connected(url) as connection:
        return compare_metadata(MigrationContext.configure(connection, opts=options), METADATA)


def _other_type(*compared: object) -> bool | None:
    """FLOAT(53) is what MariaDB calls DOUBLE; all else as Alembic compares it."""
    inspected, declared = compared[-2:]
    both = isinstance(inspected, mysql.DOUBLE) and isinstance(declared, Float) and declared.precision == 53
    return False if both else None


def test_migrations_make_what_the_contract_declares(database: str) -> None:
    assert pending(database)
    upgrade(database)
    assert not pending(database)
    assert _differences(database) == []


def test_a_difference_would_be_seen(database: str) -> None:
    upgrade(database)
    execute(database, "ALTER TABLE city ADD COLUMN extra INTEGER", "DROP TABLE delivery")
    assert len(_differences(database)) == 2


def test_upgrading_again_keeps_the_rows(database: str) -> None:
    upgrade(database)
    execute(database, "INSERT INTO city VALUES ('72.71', 'Kota Palu', 'Sulawesi Tengah', 'Asia/Makassar')")
    upgrade(database)
    with reading(database) as reader:
        assert reader.value(text("SELECT name FROM city")) == "Kota Palu"


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_every_key_is_a_key(table: Table, migrated: Connection) -> None:
    found = inspect(migrated).get_pk_constraint(table.name)["constrained_columns"]
    assert found == [column.name for column in table.primary_key]


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Generator[Connection]:
    url = f"sqlite:///{tmp_path_factory.mktemp('migrated')}/shared.db"
    upgrade(url)
    with _connected(url) as connection:
        yield connection


def test_mariadb_compares_texts_by_bytes_and_keeps_microseconds(mariadb_url: str, new_database: NewDatabase) -> None:
    with new_database("mariadb") as url:
        upgrade(url)
        execute(
            url,
            "INSERT INTO threshold VALUES ('sb', '2025-01-01', 1, NULL, 'x')",
            "INSERT INTO threshold VALUES ('SB', '2025-01-01', 2, NULL, 'x')",
            "INSERT INTO appraisal (employee_id, period_kind, period_start, assignment, rated_on)"
            " VALUES ('1', 'BULAN', '2025-01-01', 'DEFINITIF', '2025-02-01 08:00:00.123456')",
        )
        with reading(url) as reader:
            assert reader.value(text("SELECT value FROM threshold WHERE code = 'SB'")) == 2
            assert reader.value(text("SELECT rated_on FROM appraisal")).microsecond == 123456


def test_a_database_that_offers_views_is_left_alone(database: str) -> None:
    execute(database, "CREATE TABLE kota (kode VARCHAR(64))", "CREATE VIEW city AS SELECT kode AS code FROM kota")
    assert not pending(database)
    with pytest.raises(DatabaseProblem, match="view \\(city\\)"):
        upgrade(database)
    with reading(database) as reader:
        assert reader.columns().keys() == {"kota", "city"}


def test_materialized_views_are_views(postgres_url: str, new_database: NewDatabase) -> None:
    with new_database("postgresql") as url:
        execute(url, "CREATE MATERIALIZED VIEW agency AS SELECT 1 AS id")
        with pytest.raises(DatabaseProblem, match="view \\(agency\\)"):
            upgrade(url)


def test_tables_made_by_others_are_left_alone(database: str) -> None:
    execute(database, "CREATE TABLE training (id VARCHAR(64))")
    with pytest.raises(DatabaseProblem, match="training"):
        upgrade(database)
    with reading(database) as reader:
        assert reader.columns().keys() == {"training"}


def test_other_tables_in_the_database_do_not_matter(database: str) -> None:
    execute(database, "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    execute(database, "INSERT INTO alembic_version VALUES ('abc')")
    upgrade(database)
    assert not pending(database)


def test_a_new_file_is_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "baru" / "shared.db"
    url = f"sqlite:///{file}"
    assert pending(url)
    assert not file.exists()
    upgrade(url)
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert file.stat().st_mode & 0o777 == 0o600


def test_an_existing_folder_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    upgrade(f"sqlite:///{tmp_path / 'shared.db'}")
    assert tmp_path.stat().st_mode & 0o777 == 0o755


def test_nothing_is_upgraded_without_an_address() -> None:
    with pytest.raises(DatabaseProblem, match="PANTAU_WRITE_URL"):
        upgrade("")


def test_an_unreachable_server_is_a_sentence() -> None:
    with pytest.raises(DatabaseProblem, match="tidak dapat dihubungi"):
        upgrade("postgresql://a:r4hasia@127.0.0.1:1/x")
