"""The made-up city keeps the contract and its own promises: same seed same rows, no orphan, no real NIP."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import Table, select

from data_access import contract
from data_access.database import writing
from data_access.demo import Size, build, planted
from data_access.demo.window import Window
from data_access.problems import DatabaseProblem
from data_access.thresholds import DECLARED

SMALL = Size(employees=600, months=8, until=date(2026, 9, 1), seed=7)
MATRIX = {
    ("DI_ATAS", "DI_ATAS"): "SB", ("DI_ATAS", "SESUAI"): "B", ("DI_ATAS", "DI_BAWAH"): "K",
    ("SESUAI", "DI_ATAS"): "B", ("SESUAI", "SESUAI"): "B", ("SESUAI", "DI_BAWAH"): "K",
    ("DI_BAWAH", "DI_ATAS"): "BP", ("DI_BAWAH", "SESUAI"): "BP", ("DI_BAWAH", "DI_BAWAH"): "SK",
}  # fmt: skip


def _empty(path: Path) -> str:
    url = f"sqlite:///{path}"
    engine = writing(url)
    contract.METADATA.create_all(engine)
    engine.dispose()
    return url


def _made(path: Path, size: Size) -> dict[str, int]:
    return build(_empty(path), size)


def _content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    rows = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in contract.TABLES}
    connection.close()
    return rows


def _typed(url: str, table: Table) -> set[tuple[object, ...]]:
    engine = writing(url)
    with engine.connect() as connection:
        rows = {tuple(row) for row in connection.execute(select(table))}
    engine.dispose()
    return rows


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "small.db"
    _made(path, SMALL)
    return path


@pytest.fixture
def city(file: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(file)
    yield connection
    connection.close()


def _count(city: sqlite3.Connection, statement: str) -> int:
    return city.execute(statement).fetchone()[0]


def test_every_table_has_rows_and_they_are_counted(tmp_path: Path) -> None:
    counts = _made(tmp_path / "a.db", SMALL)
    assert set(counts) == set(contract.TABLES) - contract.OPTIONAL
    assert counts == {name: len(rows) for name, rows in _content(tmp_path / "a.db").items() if rows}
    assert min(counts.values()) > 0


def test_same_seed_same_rows_other_seed_other_rows(file: Path, tmp_path: Path) -> None:
    _made(tmp_path / "same.db", SMALL)
    _made(tmp_path / "other.db", replace(SMALL, seed=8))
    assert _content(tmp_path / "same.db") == _content(file)
    assert _content(tmp_path / "other.db")["appraisal"] != _content(file)["appraisal"]


def test_the_same_rows_on_every_database(contract_database: str, file: Path) -> None:
    build(contract_database, SMALL)
    for name, table in contract.TABLES.items():
        assert _typed(contract_database, table) == _typed(f"sqlite:///{file}", table), name


def test_secondary_indexes_stand_again(city: sqlite3.Connection) -> None:
    wanted = {index.name for table in contract.TABLES.values() for index in table.indexes}
    found = {row[0] for row in city.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    assert wanted <= found


def test_nip_have_18_digits_serial_9xx_and_are_unique(city: sqlite3.Connection) -> None:
    numbers = [row[0] for row in city.execute("SELECT nip FROM employee")]
    assert all(len(nip) == 18 and nip.isdigit() and nip[15] == "9" and nip[14] in "12" for nip in numbers)
    assert all(date.fromisoformat(f"{nip[:4]}-{nip[4:6]}-{nip[6:8]}") for nip in numbers)
    assert all(int(nip[8:12]) - int(nip[:4]) >= 17 for nip in numbers)
    assert all(1 <= int(nip[12:14]) <= 12 or 21 <= int(nip[12:14]) <= 25 for nip in numbers)
    assert len(set(numbers)) == len(numbers)


def test_names_are_clearly_made_up(city: sqlite3.Connection) -> None:
    assert _count(city, "SELECT count(*) FROM employee WHERE name NOT LIKE 'Pegawai Contoh %'") == 0


@pytest.mark.parametrize("name", sorted(contract.TABLES))
def test_codes_ranges_and_references_hold(city: sqlite3.Connection, name: str) -> None:
    for column in contract.TABLES[name].columns:
        values = {row[0] for row in city.execute(f'SELECT DISTINCT "{column.name}" FROM "{name}"')}
        assert column.nullable or None not in values, column.name
        values.discard(None)
        if codes := column.info.get("codes"):
            assert values <= set(codes), column.name
        if bounds := column.info.get("range"):
            assert all(bounds[0] <= value <= bounds[1] for value in values), column.name
        if target := column.info.get("references"):
            table, key = target.split(".")
            assert values <= {row[0] for row in city.execute(f'SELECT "{key}" FROM "{table}"')}, column.name


def test_one_employment_spell_at_a_time(city: sqlite3.Connection) -> None:
    rows = city.execute("SELECT employee_id, valid_from, valid_to FROM employment ORDER BY 1, 2").fetchall()
    assert all(end is None or start <= end for _, start, end in rows)
    for (who, _, end), (next_who, start, _) in pairwise(rows):
        assert who != next_who or (end is not None and end < start)


def test_units_exist_while_people_serve_in_them(city: sqlite3.Connection) -> None:
    outside = """SELECT count(*) FROM employment e JOIN agency a ON a.id = e.agency_id
                 WHERE a.id = ? AND e.valid_from < a.valid_from
                 OR coalesce(e.valid_to, '9999') > coalesce(a.valid_to, '9999')"""
    assert city.execute(outside, (planted.RENAMED_TO,)).fetchone()[0] == 0
    assert _count(city, f"SELECT count(*) FROM employment WHERE agency_id = '{planted.RENAMED_TO}'") > 0


def test_ratings_follow_the_official_matrix_but_for_a_few(city: sqlite3.Connection) -> None:
    rows = city.execute("SELECT work_result, behaviour, rating FROM appraisal WHERE rating IS NOT NULL").fetchall()
    wrong = sum(MATRIX[work, behaviour] != rating for work, behaviour, rating in rows)
    assert wrong / len(rows) < 0.01


def test_nothing_is_known_from_after_the_data_date(city: sqlite3.Connection) -> None:
    as_of = Window(SMALL).as_of
    assert as_of == date(2026, 10, 31)
    for table, column in [
        ("appraisal", "rated_on"), ("coaching_plan", "agreed_on"), ("work_report", "submitted_on"),
        ("competency_assessment", "assessed_on"), ("training_participation", "completed_on"),
        ("training_evaluation", "answered_on"), ("satisfaction_response", "answered_on"),
        ("complaint", "received_on"), ("complaint", "resolved_on"), ("delivery", "delivered_on"),
    ]:  # fmt: skip
        latest = city.execute(f"SELECT max({column}) FROM {table}").fetchone()[0]
        assert latest < (as_of + timedelta(days=1)).isoformat(), (table, column)


def test_complaints_have_statuses_that_agree_with_their_dates(city: sqlite3.Connection) -> None:
    odd = """SELECT count(*) FROM complaint WHERE (status = 'SELESAI') <> (resolved_on IS NOT NULL)
             OR resolved_on < received_on OR responded_on > resolved_on OR verified_on < received_on"""
    assert _count(city, odd) == 0


def test_everything_says_that_it_is_synthetic(city: sqlite3.Connection) -> None:
    assert _count(city, "SELECT count(*) FROM delivery WHERE synthetic <> 1") == 0


def test_thresholds_are_the_declared_ones(city: sqlite3.Connection) -> None:
    found = dict(city.execute("SELECT code, value FROM threshold WHERE valid_from = '2019-01-01'"))
    assert found == {code: rule.value for code, rule in DECLARED.items()}


def test_kertapati_has_its_six_kelurahan(city: sqlite3.Connection) -> None:
    names = city.execute("SELECT name FROM agency WHERE parent_id = '1671-KEC-13' ORDER BY region_code").fetchall()
    assert [name for (name,) in names] == [
        f"Kelurahan {name}"
        for name in ("Kemas Rindo", "Kemang Agung", "Keramasan", "Kertapati", "Karya Jaya", "Ogan Baru")
    ]


def test_refuses_a_database_with_rows_and_leaves_it_alone(tmp_path: Path) -> None:
    path = tmp_path / "used.db"
    url = _empty(path)
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO city VALUES ('72.71', 'Kota Palu', 'Sulawesi Tengah', 'Asia/Makassar')")
    connection.commit()
    connection.close()
    with pytest.raises(DatabaseProblem, match="city"):
        build(url, SMALL)
    assert {name: len(rows) for name, rows in _content(path).items() if rows} == {"city": 1}


def test_a_run_that_fails_halfway_leaves_nothing(tmp_path: Path) -> None:
    url = _empty(tmp_path / "half.db")

    def stop(_words: str, share: float) -> None:
        if share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(url, SMALL, stop)
    assert not any(_content(tmp_path / "half.db").values())
