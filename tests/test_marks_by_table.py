"""Marks of a whole table through `ask()`: two cities of six families, drawn by chance, and units observed too thinly.

Each quarter is a draw of its own, so that one database holds many tables.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import polars as pl
import pytest

from data_access.filters import Filters
from data_access.snapshot import Snapshot
from tests.city_people import PALEMBANG, PALU, PLACES
from tests.databases import NewDatabase
from tests.published import asked, by_code, during, published
from tests.rows import Rows, rows

FAMILIES = {
    PALU: {"BADAN": 11, "DINAS": 20, "KECAMATAN": 8},
    PALEMBANG: {"BADAN": 9, "DINAS": 23, "KECAMATAN": 18},
}
PEOPLE, SHARE = 40, 0.4
NULL = tuple(f"{year}-T{quarter}" for year in (2023, 2024, 2025) for quarter in (1, 2, 3, 4))
PLANTED_IN = "2026-T1"
UNITS = tuple(
    (f"{city}-{kind}-{at}", city, kind)
    for city, kinds in FAMILIES.items()
    for kind, n in kinds.items()
    for at in range(n)
)
PLANTED = tuple(unit for unit, _, _ in UNITS if unit.endswith("-1"))
"""One of each family: half of its people need coaching more than elsewhere, so that none may be missed."""

THIN, ENOUGH = f"{PALU}-DINAS-4", f"{PALU}-DINAS-5"
"""Of their forty 31 and 32 are rated in the planted quarter, and all of those need coaching."""


def _start(quarter: str) -> str:
    year, number = quarter.split("-T")
    return f"{year}-{3 * int(number) - 2:02d}-01"


def _appraisals() -> Iterable[tuple[str, str, str, str, str, str]]:
    draw = np.random.default_rng(20260517)
    for quarter in (*NULL, PLANTED_IN):
        for unit, _, _ in UNITS:
            cases = draw.binomial(PEOPLE, SHARE + 0.5 * (quarter == PLANTED_IN and unit in PLANTED))
            thin = {THIN: 31, ENOUGH: 32} if quarter == PLANTED_IN else {}
            rated, cases = thin.get(unit, PEOPLE), thin.get(unit, cases)
            for at in range(rated):
                yield f"{unit}-{at}", "TRIWULAN", _start(quarter), "BP" if at < cases else "B", "DEFINITIF", unit


def _tables() -> dict[str, Rows]:
    everybody = [(unit, f"{unit}-{at}") for unit, _, _ in UNITS for at in range(PEOPLE)]
    tops = [row for row in PLACES["agency"] if row["kind"] == "KOTA"]
    top = {row["city_code"]: row["id"] for row in tops}
    return {
        "city": PLACES["city"],
        "agency": [
            *tops,
            *rows(
                "id city_code parent_id name kind sector valid_from",
                *((unit, city, top[city], f"OPD {unit}", kind, None, "2000-01-01") for unit, city, kind in UNITS),
            ),
        ],
        "position": rows("id title family tier profession", ("staf", "Staf", "PELAKSANA", "PELAKSANA", "LAINNYA")),
        "employee": [{"id": person, "name": "Pegawai Contoh"} for _, person in everybody],
        "employment": rows(
            "employee_id valid_from valid_to agency_id position_id status duty",
            *((person, "2020-01-01", None, unit, "staf", "PNS", "AKTIF") for unit, person in everybody),
        ),
        "appraisal_cycle": rows(
            "city_code profession period_kind valid_from valid_to",
            *((city, "LAINNYA", "TRIWULAN", "2022-01-01", None) for city in FAMILIES),
        ),
        "appraisal": rows("employee_id period_kind period_start rating assignment agency_id", *_appraisals()),
    }


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(new_database, tmp_path_factory.mktemp("home"), _tables())


def _marks(city: Snapshot, quarter: str, metric: str = "needs_coaching") -> dict[object, object]:
    return by_code(asked(city, metric, "opd", during(quarter)), f"{metric}__mark")


def test_tables_in_which_nothing_differs_have_hardly_a_mark(city: Snapshot) -> None:
    tables = [_marks(city, quarter) for quarter in NULL]
    assert all(len(marks) == len(UNITS) and None not in marks.values() for marks in tables)
    assert sum(mark != "SAMA" for marks in tables for mark in marks.values()) / len(tables) <= 0.1


def test_what_is_far_off_is_found_in_every_family(city: Snapshot) -> None:
    marks = _marks(city, PLANTED_IN)
    assert {marks[unit] for unit in PLANTED} == {"ATAS"}


def test_units_observed_too_thinly_are_not_judged_and_that_is_said(city: Snapshot) -> None:
    answer = asked(city, "needs_coaching", "opd", during(PLANTED_IN))
    marks, peers = (by_code(answer, f"needs_coaching__{part}") for part in ("mark", "peers"))
    assert (marks[THIN], peers[THIN]) == (None, None)
    assert marks[ENOUGH] == "ATAS"  # 8 of 40 lacking: bounds of just 20 points
    figures = {figure.mark: figure for figure in answer.figures("needs_coaching")}
    assert "cakupan terlalu rendah" in figures[None].sure_text
    assert answer.notes == (
        "Perlu pembinaan: 1 unit tanpa tanda, sebab cakupannya terlalu rendah (batas lebih lebar dari 20 poin).",
    )
    elsewhere = asked(city, "needs_coaching", "opd", Filters(city=(PALEMBANG,), span=during(PLANTED_IN).span))
    assert elsewhere.notes == ()


def test_units_observed_too_thinly_are_nobodys_peers(city: Snapshot) -> None:
    answer = asked(city, "needs_coaching", "opd", during(PLANTED_IN))
    dinas = pl.col("opd").str.starts_with(f"{PALU}-DINAS") & (pl.col("opd") != THIN) & (pl.col("opd") != ENOUGH)
    others = answer.frame.filter(dinas)
    x, of = (float(others[f"needs_coaching__{part}"].sum()) for part in ("x", "of"))
    assert by_code(answer, "needs_coaching__peers")[ENOUGH] == pytest.approx(100 * x / of)
