"""The shared database: only read, in limited time, as one view, with declared types; faults are sentences."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import SQLAlchemyError

from data_access.database import engine_name, parsed, reading, shown, writing
from data_access.problems import DatabaseProblem
from tests.databases import PASSWORD, PASSWORD_USER, execute

WRONG = "r4hasia-sekali"
SLOW = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)"
    " SELECT count(*) FROM n",
    "postgresql": "SELECT pg_sleep(20)",
    "mysql": "SELECT sleep(20)",
}


@pytest.fixture
def measures(database: str) -> str:
    """A table `m(id, x)` with a whole number first and a fraction after it."""
    execute(database, "CREATE TABLE m (id INTEGER, x DOUBLE PRECISION)")
    execute(database, "INSERT INTO m VALUES (1, 100), (2, 150.5)")
    return database


def _sentence(url: str, statement: str = "SELECT 1", seconds: int = 10) -> str:
    with pytest.raises(DatabaseProblem) as caught, reading(url, seconds) as reader:
        reader.value(text(statement))
    return str(caught.value)


def test_nothing_can_be_written(measures: str) -> None:
    for statement in ("INSERT INTO m VALUES (3, 1)", "DELETE FROM m", "CREATE TABLE other (id INTEGER)"):
        _sentence(measures, statement)
    with reading(measures) as reader:
        assert reader.value(text("SELECT count(*) FROM m")) == 2


def test_a_slow_statement_ends_with_a_sentence(database: str) -> None:
    assert "batas waktu" in _sentence(database, SLOW[engine_name(database)], seconds=1)


def test_types_are_declared_not_guessed(measures: str) -> None:
    with reading(measures) as reader:
        frame = reader.frame(text("SELECT id, x FROM m ORDER BY id"), {"id": pl.Int64, "x": pl.Float64})
        empty = reader.frame(text("SELECT id, x FROM m WHERE id > 9"), {"id": pl.Int64, "x": pl.Float64})
    assert frame["x"].to_list() == [100.0, 150.5]
    assert frame.schema == empty.schema == {"id": pl.Int64, "x": pl.Float64}


def test_a_fraction_is_not_cut_to_fit_a_whole_number(measures: str) -> None:
    with pytest.raises(DatabaseProblem, match="'x'"), reading(measures) as reader:
        reader.frame(text("SELECT x FROM m"), {"x": pl.Int64})


def test_a_value_that_does_not_fit_its_declared_type_is_a_sentence(database: str) -> None:
    with pytest.raises(DatabaseProblem), reading(database) as reader:
        reader.frame(text("SELECT 'besok' AS hari"), {"hari": pl.Date})


def test_sums_of_any_engine_fit_whole_numbers(measures: str) -> None:
    with reading(measures) as reader:
        assert reader.frame(text("SELECT sum(id) AS n FROM m"), {"n": pl.Int64})["n"].to_list() == [3]


def test_parameters_are_bound(measures: str) -> None:
    with reading(measures) as reader:
        found = reader.frame(text("SELECT x FROM m WHERE id = :id"), {"x": pl.Float64}, {"id": 2})
    assert found["x"].to_list() == [150.5]


def test_a_reader_sees_one_moment(measures: str) -> None:
    count = text("SELECT count(*) FROM m")
    if engine_name(measures) == "sqlite":
        execute(measures, "PRAGMA journal_mode=WAL")  # else the writer would have to wait for the reader
    with reading(measures) as reader:
        before = reader.value(count)
        execute(measures, "INSERT INTO m VALUES (3, 1)")
        assert reader.value(count) == before
    with reading(measures) as reader:
        assert reader.value(count) == before + 1


def test_tables_and_views_are_listed_with_their_columns(measures: str) -> None:
    execute(measures, "CREATE VIEW v AS SELECT id AS nomor FROM m")
    with reading(measures) as reader:
        columns = reader.columns()
    assert set(columns["m"]) == {"id", "x"}
    assert set(columns["v"]) == {"nomor"}


def test_a_missing_table_points_to_check(database: str) -> None:
    assert "pantau check" in _sentence(database, "SELECT 1 FROM tidak_ada")


@pytest.mark.parametrize("kind", ["postgresql", "mariadb"])
def test_a_wrong_password_is_not_repeated(kind: str, request: pytest.FixtureRequest) -> None:
    server = make_url(request.getfixturevalue({"postgresql": "postgres_url", "mariadb": "mariadb_url"}[kind]))
    right = server.set(username=PASSWORD_USER, password=PASSWORD)
    with reading(right.render_as_string(hide_password=False)) as reader:
        assert reader.value(text("SELECT 1")) == 1
    said = _sentence(right.set(password=WRONG).render_as_string(hide_password=False))
    assert "menolak" in said
    assert WRONG not in said


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://a:{WRONG}@tidak.ada.invalid/x",
        f"postgresql://tidak.ada.invalid/x?user=a&password={WRONG}",
        f"mariadb://a:{WRONG}@tidak.ada.invalid/x",
        f"mysql://a:{WRONG}@127.0.0.1:1/x",
        f"postgresql+psycopg2://a:{WRONG}@127.0.0.1:1/x",
        f"postgresql+tidakada://a:{WRONG}@127.0.0.1:1/x",
        f"oracle://a:{WRONG}@127.0.0.1/x",
        f"postgresql://a:{WRONG}/dua@127.0.0.1/x",
        WRONG,
        "",
    ],
)
def test_an_unusable_address_is_a_sentence_without_its_password(url: str) -> None:
    said = _sentence(url)
    assert said.endswith(".")
    assert WRONG not in said


def test_the_shown_address_hides_every_password() -> None:
    assert WRONG not in shown(f"postgresql://a:{WRONG}@server/x?password={WRONG}&application_name=pantau")
    assert "application_name=pantau" in shown(f"postgresql://server/x?password={WRONG}&application_name=pantau")


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("postgres://h/x", "postgresql+psycopg"),
        ("postgresql://h/x", "postgresql+psycopg"),
        ("mysql://h/x", "mysql+pymysql"),
        ("mariadb://h/x", "mariadb+pymysql"),
        ("sqlite:///x.db", "sqlite"),
    ],
)
def test_the_usual_names_mean_the_drivers_we_ship(url: str, driver: str) -> None:
    assert parsed(url).drivername == driver


def test_a_missing_file_is_a_sentence_and_is_not_made(tmp_path: Path) -> None:
    assert "ada.db" in _sentence(f"sqlite:///{tmp_path}/ada.db")
    assert not (tmp_path / "ada.db").exists()


def test_a_file_that_is_no_database_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "catatan.db").write_text("bukan basis data " * 100)
    said = _sentence(f"sqlite:///{tmp_path}/catatan.db", "SELECT count(*) FROM sqlite_master")
    assert "bukan basis data" in said


@pytest.mark.parametrize("name", ["a b.db", "a#b.db", "50%25.db", "apa?.db"])
def test_any_file_name_can_be_read(tmp_path: Path, name: str) -> None:
    url = make_url("sqlite://").set(database=str(tmp_path / name)).render_as_string()
    execute(url, "CREATE TABLE m (id INTEGER)")
    with reading(url) as reader:
        assert reader.columns().keys() == {"m"}


def test_writing_needs_an_address_named_on_purpose() -> None:
    with pytest.raises(DatabaseProblem, match="PANTAU_WRITE_URL"):
        writing("")


def test_what_is_bound_to_a_failing_statement_is_not_repeated(database: str) -> None:
    with pytest.raises(SQLAlchemyError) as caught, writing(database).connect() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:nip)"), {"nip": WRONG})
    assert WRONG not in str(caught.value)
