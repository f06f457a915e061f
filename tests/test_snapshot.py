"""A version is published only when it differs, and is the same from every database, whatever that lacks."""

from __future__ import annotations

import json
from collections.abc import Generator
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from data_access.database import reading
from data_access.facts import FACTS
from data_access.problems import DatabaseProblem
from data_access.settings import Settings
from data_access.snapshot import Outcome, Shelf, Snapshot, refresh
from data_access.snapshot.naming import rules
from data_access.snapshot.refresh import data_date
from tests.city import AS_OF, CITY
from tests.city_people import PEOPLE, PLACES
from tests.databases import KINDS, NewDatabase, execute
from tests.published import SMALL, asked, by_code, complain, during, filled, newest, received, settings_in
from tests.rows import load, rows


@pytest.fixture
def url(new_database: NewDatabase) -> Generator[str]:
    """A SQLite database with people and complaints."""
    with new_database("sqlite") as fresh:
        yield filled(fresh, SMALL)


@pytest.fixture
def here(tmp_path: Path) -> Settings:
    return settings_in(tmp_path / "home")


def test_before_the_first_refresh_there_is_nothing(here: Settings, url: str) -> None:
    assert Shelf(here, url).newest() is None


def test_only_a_different_content_is_a_new_version(here: Settings, url: str) -> None:
    first = refresh(here, url)
    again = refresh(here, url)
    full = refresh(here, url, full=True)
    assert [one.published for one in (first, again, full)] == [True, False, False]
    assert {one.snapshot.version for one in (first, again, full)} == {first.snapshot.version}
    assert full.snapshot.checked_at > again.snapshot.checked_at > first.snapshot.checked_at


def test_another_rule_is_a_new_version_though_no_row_differs(here: Settings, url: str) -> None:
    old = refresh(here, url).snapshot
    manifest = old.folder / "manifest.json"
    told = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps(told | {"rules": told["rules"] | {"COMPLAINT_TARGET": 75}}), "utf-8")
    again = refresh(here, url)
    assert again.published
    assert again.snapshot.rules["COMPLAINT_TARGET"] == 90


def test_an_open_refresh_counts_less_and_finds_the_same(here: Settings, url: str) -> None:
    first = refresh(here, url)
    complain(url, "new")
    load(url, {"employment": [PEOPLE["employment"][1] | {"employee_id": "z", "valid_from": "2026-05-01"}]})
    open_only = refresh(here, url)
    assert open_only.published
    assert open_only.statements < first.statements
    full = refresh(here, url, full=True)
    assert not full.published  # not one file differs
    assert full.statements == first.statements
    assert received(full.snapshot) == 14


def test_a_correction_in_a_closed_period_comes_with_a_full_refresh(here: Settings, url: str) -> None:
    refresh(here, url)
    complain(url, "late", "2026-02-02")
    execute(url, "UPDATE complaint SET classification = 'ASPIRASI' WHERE id = 'k15'")
    assert not _of(refresh(here, url), "2026-02")
    assert _of(refresh(here, url, full=True), "2026-02") == 1
    classes = asked(newest(here, url), "complaints_received", "class", during("2026-01"))
    hidden = dict.fromkeys(("TANPA_PENGAWASAN", "PENGAWASAN"))
    assert by_code(classes, "complaints_received") == {"PERIHAL_PENGAWASAN": 2, "ASPIRASI": 1, **hidden}


def _of(outcome: Outcome, period: str) -> float | None:
    return received(outcome.snapshot, period)


def test_the_next_day_everything_is_counted_anew(here: Settings, url: str, tmp_path: Path) -> None:
    first = refresh(here, url)
    complain(url, "late", "2026-02-02")
    next_day = refresh(settings_in(tmp_path / "home", as_of=date(2026, 5, 18)), url)
    assert (next_day.published, next_day.snapshot.as_of) == (True, date(2026, 5, 18))
    assert next_day.statements >= first.statements
    assert (_of(next_day, "2026-02"), _of(next_day, "2026-05")) == (1, 4)


def test_a_rule_of_the_database_replaces_the_declared_one(here: Settings, url: str) -> None:
    def overdue() -> float | None:
        return asked(refresh(here, url).snapshot, "complaints_overdue").figure("complaints_overdue").value

    assert overdue() == 2
    columns = "code valid_from value valid_to legal_basis"
    limits = rows(
        columns,
        ("LIMIT_NORMATIF", "2020-01-01", 3, "2025-12-31", "lama"),
        ("LIMIT_NORMATIF", "2026-01-01", 8, None, "Perwali"),
        ("LIMIT_NORMATIF", "2027-01-01", 1, None, "nanti"),
    )
    load(url, {"threshold": limits})
    assert overdue() == 1  # 8 working days are in time now; a changed rule counts everything anew
    names = newest(here, url).names("threshold")
    found = {
        day: rules({"threshold": names}, day)["LIMIT_NORMATIF"] for day in (date(2019, 1, 1), date(2025, 1, 1), AS_OF)
    }
    assert list(found.values()) == [5, 3, 8]


def test_made_up_data_carries_its_own_date(here: Settings, url: str) -> None:
    undated = settings_in(here.home, as_of=None)

    def found() -> tuple[date, bool]:
        with reading(url) as reader:
            return data_date(reader, undated, reader.columns())

    assert found() == (date.today(), False)
    columns = "source agency_id month due_on synthetic"
    load(url, {"delivery": rows(columns, ("SIMPEG", "dik", "2026-01-01", "2026-02-10", 0))})
    assert found() == (date.today(), False)
    load(url, {"delivery": rows(columns, ("SKM", "dik", "2026-02-01", "2026-03-10", 1))})
    assert found() == (date(2026, 2, 28), True)
    snapshot = refresh(undated, url).snapshot
    assert (snapshot.as_of, snapshot.synthetic) == (date(2026, 2, 28), True)


def test_no_person_stands_in_a_version(here: Settings, url: str) -> None:
    snapshot = refresh(here, url).snapshot
    columns = {column for path in snapshot.folder.glob("*.parquet") for column in pl.read_parquet_schema(path)}
    assert not columns & {"record", "person", "employee_id", "nip", "respondent_key"}


def test_an_agency_knows_its_opd_and_the_units_above_it(here: Settings, url: str) -> None:
    circle = rows(
        "id city_code parent_id name kind sector valid_from",
        ("x1", "72.71", "x2", "Lingkaran 1", "UNIT", None, "2000-01-01"),
        ("x2", "72.71", "x1", "Lingkaran 2", "UNIT", None, "2000-01-01"),
        ("x3", "72.71", "nowhere", "Terputus", "UNIT", None, "2000-01-01"),
    )
    load(url, {"agency": circle})
    tree = refresh(here, url).snapshot.names("agency")
    found = {row["id"]: (row["opd"], row["opd_kind"], row["path"]) for row in tree.iter_rows(named=True)}
    assert found["sd1"] == ("dik", "DINAS", ["sd1", "dik", "palu"])
    assert found["palu"] == ("palu", "KOTA", ["palu"])
    assert found["x1"] == ("x2", "UNIT", ["x1", "x2"])
    assert found["x3"] == ("x3", "UNIT", ["x3"])


@pytest.fixture(scope="module")
def versions(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Snapshot]:
    """The whole little city, published from each kind of database."""
    found = {}
    for kind in KINDS:
        with new_database(kind) as fresh:
            settings = settings_in(tmp_path_factory.mktemp(kind))
            found[kind] = refresh(settings, filled(fresh, CITY)).snapshot
    return found


@pytest.mark.parametrize("kind", KINDS[1:])
@pytest.mark.parametrize("fact", FACTS)
def test_every_database_gives_the_same_version(versions: dict[str, Snapshot], fact: str, kind: str) -> None:
    assert_frame_equal(versions[kind].fact(fact), versions["sqlite"].fact(fact))


@pytest.mark.parametrize("kind", KINDS[1:])
def test_every_database_leaves_out_the_same(versions: dict[str, Snapshot], kind: str) -> None:
    assert_frame_equal(versions[kind].reconciliation, versions["sqlite"].reconciliation)


def test_views_do_as_well_as_tables(offered_database: str, here: Settings) -> None:
    outcome = refresh(here, offered_database)
    assert outcome.snapshot.missing == {}
    assert received(outcome.snapshot) == 1
    assert outcome.snapshot.names("city")["name"].len() == 1
    assert not refresh(here, offered_database).published


def test_a_missing_table_is_a_missing_subject_and_no_more(contract_database: str, here: Settings) -> None:
    load(contract_database, PLACES | PEOPLE)
    execute(
        contract_database,
        "DROP TABLE complaint",
        "DROP TABLE training_competency",
        "DROP TABLE city_population",
    )
    snapshot = refresh(here, contract_database).snapshot
    assert snapshot.missing == {
        "competency": "training_competency", "participation": "training_competency",
        "complaint": "complaint", "backlog": "complaint",
    }  # fmt: skip
    assert snapshot.names("city_population").is_empty()
    assert asked(snapshot, "headcount").figure("headcount").value == 13
    answer = asked(snapshot, "complaints_received")
    assert (answer.empty, answer.figure("complaints_received").text) == (True, "belum ada")
    assert answer.notes == (
        "Belum ada data untuk Pengaduan yang diterima: complaint tidak ada di basis data.",
    )  # fmt: skip


def test_a_missing_column_is_named(here: Settings, url: str) -> None:
    execute(url, "ALTER TABLE appraisal DROP COLUMN behaviour")
    assert refresh(here, url).snapshot.missing == {"performance": "appraisal.behaviour"}
    execute(url, "ALTER TABLE appraisal ADD COLUMN behaviour VARCHAR(32)")
    mended = refresh(here, url)
    assert mended.snapshot.missing == {}
    assert mended.published


@pytest.mark.parametrize("kind", KINDS)
def test_when_the_database_is_gone_the_last_version_still_opens(
    new_database: NewDatabase, here: Settings, kind: str
) -> None:
    with new_database(kind) as fresh:
        version = refresh(here, filled(fresh, SMALL)).snapshot.version
    if kind == "sqlite":
        Path(fresh.removeprefix("sqlite:///")).unlink()
    with pytest.raises(DatabaseProblem, match="tidak ada atau tidak dapat dibuka|tidak ada basis data dengan nama itu"):
        refresh(here, fresh)
    still = newest(here, fresh)
    assert (still.version, still.damaged, received(still)) == (version, (), 13)
