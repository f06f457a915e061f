"""Cities that appraise by the month: what is asked without a period, and beside a city of quarters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from data_access.ask import Question, period_kinds
from data_access.filters import Filters
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO
from tests.city import CITY, PALEMBANG, PALU
from tests.city_of_months import months_of
from tests.databases import NewDatabase
from tests.published import asked, during, published


@pytest.fixture(scope="module")
def months(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Palu by months, Palembang by quarters."""
    return published(new_database, tmp_path_factory.mktemp("months"), months_of(PALU))


def test_without_a_period_a_city_of_months_shows_its_last_closed_month(months: Snapshot) -> None:
    assert asked(months, "evaluated", filters=Filters(city=(PALU,))).period == "Maret 2026"
    assert asked(months, "evaluated", filters=Filters(city=(PALEMBANG,))).period == "Triwulan I 2026"


def test_a_month_has_the_figures_of_the_same_rows_by_the_quarter(
    months: Snapshot, new_database: NewDatabase, tmp_path: Path
) -> None:
    usual = published(new_database, tmp_path)
    for key in ("evaluated", "needs_coaching", "rating_inconsistent"):
        now, then = (asked(one, key, filters=Filters(city=(PALU,))).figure(key) for one in (months, usual))
        assert (now.x, now.of) == (then.x, then.of)
        assert now.of


def test_who_appraises_otherwise_is_not_in_it_and_that_is_said(months: Snapshot) -> None:
    answer = asked(months, "evaluated", filters=during("2026-T1"))
    assert "Kota Palu tidak termasuk: dinilai per bulan, bukan per triwulan." in answer.notes
    by_the_month = asked(months, "evaluated", filters=during("2026-03"))
    assert "Kota Palembang tidak termasuk: dinilai per triwulan, bukan per bulan." in by_the_month.notes
    alone = asked(months, "evaluated", filters=replace(during("2026-03"), city=(PALU,)))
    assert not any("tidak termasuk" in note for note in alone.notes)


def test_the_kinds_of_period_of_those_asked_about_the_usual_first(months: Snapshot) -> None:
    def kinds(chosen: Filters) -> tuple[str, ...]:
        return period_kinds(DEMO, Question(("evaluated",), (), chosen), months)

    assert kinds(Filters()) == ("TRIWULAN", "BULAN", "TAHUN")
    assert kinds(Filters(city=(PALU,))) == ("BULAN", "TAHUN")
    assert kinds(Filters(city=(PALEMBANG,))) == ("TRIWULAN",)
    assert kinds(Filters(profession=("GURU",)))[0] == "TAHUN"
    assert period_kinds(DEMO, Question(("ikm",)), months) == ("BULAN",)


def test_a_city_that_changed_its_cycle_shows_the_one_in_force(new_database: NewDatabase, tmp_path: Path) -> None:
    """Quarters to 2025, months from 2026: three closed months of 2026 are there, and no quarter of it."""
    tables = months_of(PALU)
    old = [row for row in CITY["appraisal"] if str(row["period_start"]) < "2026" and row["period_kind"] == "TRIWULAN"]
    own = [row for row in CITY["appraisal_cycle"] if row["city_code"] == PALU and row["profession"] != "GURU"]
    cycles = [row | {"valid_to": "2025-12-31"} for row in own]
    new = {(row["city_code"], row["profession"]) for row in own}
    cycles += [
        {"city_code": city, "profession": who, "period_kind": "BULAN", "valid_from": "2026-01-01", "valid_to": None}
        for city, who in sorted(new)
    ]
    appraisals = [row for row in tables["appraisal"] if str(row["period_start"]) >= "2026"]
    changed = {**tables, "appraisal_cycle": cycles, "appraisal": [*old, *appraisals]}
    city = published(new_database, tmp_path, changed)
    palu = Filters(city=(PALU,))
    assert asked(city, "evaluated", filters=palu).period == "Maret 2026"
    assert period_kinds(DEMO, Question(("evaluated",), (), palu), city)[0] == "BULAN"
    assert asked(city, "moved_up", filters=palu).period == "Maret 2026"
    assert asked(city, "evaluated", filters=replace(during("2025-T4"), city=(PALU,))).figure("evaluated").x == 3
