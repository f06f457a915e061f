"""A unit's code in a file: it is one unit, however its rows call it, and whether or not they have it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access.importers.asked import read_mapping
from tests.databases import NewDatabase
from tests.importers.brought import bring, little_city, new_units, sql
from tests.importers.exports import staff, there

CITY = "72.71"


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as database:
        yield database


def test_a_row_without_code_is_in_the_unit_of_its_name(url: str, tmp_path: Path) -> None:
    rows = [
        there(0, "01-01-2020", "Dinas Sosial"),
        there(1, "01-01-2020", "DINAS SOSIAL", "U1", "Pemerintah Kota Palu"),
        there(2, "01-01-2020", "Sekretariat", "S1", "Dinas Sosial"),
        there(3, "01-01-2020", "Sekretariat", "null", "Dinas Sosial"),
        there(4, "01-01-2020", "Sekretariat", "S2", "Dinas Lain"),
        there(5, "01-01-2020", "Sekretariat"),  # of which one nobody knows
    ]
    bring(staff(tmp_path, rows), url, city=CITY, new=True)
    served = dict(sql(url, "SELECT employee_id, agency_id FROM employment WHERE employee_id LIKE 'p%'"))
    own = served.pop("p5")
    assert served == {"p0": "U1", "p1": "U1", "p2": "S1", "p3": "S1", "p4": "S2"} and own not in served.values()
    assert dict(sql(url, "SELECT id, parent_id FROM agency WHERE id IN ('U1', 'S1')")) == {"U1": "palu", "S1": "U1"}


def _served(url: str) -> dict[str, str]:
    return dict(sql(url, "SELECT employee_id, agency_id FROM employment WHERE employee_id LIKE 'p%'"))


def test_a_code_of_several_names_is_one_unit_and_it_is_told(url: str, tmp_path: Path) -> None:
    rows = [
        there(0, "01-05-2020", "Dinas Pendidikan dan Kebudayaan", "X1"),
        there(1, "01-05-2020", "Dinas Pendidikan", "X1"),
        there(2, "01-05-2020", "Dinas Sosial", "X2"),
        there(3, "01-05-2020", "Dinas Sosial dan Tenaga Kerja", "X2"),
        there(4, "01-05-2020", "Dinas Pendidikan", "X3"),
        there(5, "01-05-2020", "Dinas Kesehatan", "X3"),
    ]
    found = bring(staff(tmp_path, rows), url, city=CITY, new=True)
    assert _served(url) == {"p0": "dik", "p1": "dik", "p2": "X2", "p3": "X2", "p4": "dik", "p5": "kes"}
    assert new_units(url) == {"X2": ("Dinas Sosial", "2020-05-01")}
    told = [note for note in found.notes if "lebih dari satu nama" in note]
    assert len(told) == 1
    assert told[0].startswith("3 kode unit")
    assert "X1: “Dinas Pendidikan dan Kebudayaan”, “Dinas Pendidikan”" in told[0]


def test_a_mapping_speaks_of_each_name_of_a_code(url: str, tmp_path: Path) -> None:
    rows = [
        there(0, "01-05-2020", "Dinas Sosial", "X2"),
        there(1, "01-05-2020", "Dinas Sosial dan Tenaga Kerja", "X2"),
    ]
    mapping = tmp_path / "map.toml"
    mapping.write_text('[units]\n"Dinas Sosial" = "dik"\n"Dinas Sosial dan Tenaga Kerja" = "kes"\n', encoding="utf-8")
    bring(staff(tmp_path, rows), url, **vars(read_mapping(mapping, city=CITY)))
    assert _served(url) == {"p0": "dik", "p1": "kes"}
