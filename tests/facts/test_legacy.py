"""What scores to 2021 were called, where their people served, and that they end there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data_access.facts import FACTS
from data_access.facts.slices import slices
from data_access.filters import Filters
from data_access.quality import balance, reasons
from data_access.snapshot import Snapshot, refresh
from tests.city import AS_OF, CITY
from tests.counted import of_record, part
from tests.counted import reasons as left_out
from tests.databases import KINDS, NewDatabase, execute
from tests.published import asked, by_code, during, filled, published, received, settings_in

LEGACY = FACTS["legacy"]


def test_bands_of_pp_46_begin_exactly_at_their_bounds(city: str) -> None:
    assert of_record(city, "legacy", part("2020"), "score_band") == {
        "h": "SANGAT_BAIK", "i": "SANGAT_BAIK", "l": "SANGAT_BAIK", "a": "BAIK", "n": "BAIK",
        "b": "CUKUP", "c": "CUKUP", "d": "KURANG", "e": "KURANG", "g": "BURUK",
    }  # fmt: skip


def test_between_two_whole_numbers_is_the_lower_band(city: str) -> None:
    assert of_record(city, "legacy", part("2019"), "score_band") == {"a": "SANGAT_BAIK", "b": "BAIK"}


def test_bands_of_pp_30_begin_exactly_at_their_bounds(city: str) -> None:
    assert of_record(city, "legacy", part("2021"), "score_band") == {
        "a": "SANGAT_BAIK", "k": "SANGAT_BAIK", "b": "BAIK", "c": "BAIK", "d": "CUKUP", "e": "CUKUP",
        "f": "KURANG", "g": "KURANG", "h": "BURUK", "m": "BURUK",
    }  # fmt: skip


def test_the_place_is_that_of_the_year_or_the_first_known_after_it(city: str) -> None:
    places = of_record(city, "legacy", part("2020"), "agency", "status")
    assert places["i"] == ("dik", "PNS")  # moved away in 2026
    assert places["n"] == ("kes", "PPPK_PARUH_WAKTU")  # known since 2024, elsewhere since 2025
    assert places["g"] == ("kes", "PNS")  # on leave or not: a score is a score
    assert of_record(city, "legacy", part("2019"), "agency") == {"a": "dik", "b": "dik"}


def test_every_score_left_out_has_its_reason(city: str) -> None:
    assert left_out(city, "legacy", part("2020")) == {"counted": 10, "matched": 10, "off_scale": 1, "no_employment": 1}
    assert left_out(city, "legacy", part("2021")) == {"counted": 10, "matched": 10, "off_scale": 1, "no_employment": 1}
    assert of_record(city, "legacy", part("2022"), "score_band") == {"a": "SANGAT_BAIK"}


def test_its_years_end_in_2021_and_are_five_at_most() -> None:
    found = slices(LEGACY, {"TAHUN": date(2011, 1, 1)}, date(2030, 5, 15))
    assert [one.period.key for one in found] == ["2017", "2018", "2019", "2020", "2021"]
    assert all(one.until == one.period.end for one in found)
    assert slices(LEGACY, {"TAHUN": date(2023, 1, 1)}, AS_OF) == []


@pytest.fixture(scope="module")
def little(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(new_database, tmp_path_factory.mktemp("home"))


def test_without_a_chosen_time_it_is_its_own_last_years(little: Snapshot) -> None:
    assert asked(little, "legacy_b").period == "2021"
    series = asked(little, "legacy_sb legacy_below", "period")
    assert by_code(series, "legacy_sb__x") == {"2019": 1, "2020": 3, "2021": 2}
    assert by_code(series, "legacy_below__x") == {"2019": 0, "2020": 5, "2021": 6}
    assert by_code(series, "legacy_sb__of") == {"2019": 2, "2020": 10, "2021": 10}


def test_a_later_year_has_none_and_a_quarter_falls_back_to_the_last(little: Snapshot) -> None:
    assert asked(little, "legacy_b", filters=during("2025")).figure("legacy_b").text == "belum ada"
    quarter = asked(little, "legacy_b", filters=during("2026-T1"))
    assert quarter.period == "2021"
    assert "ditampilkan 2021" in " ".join(quarter.notes)


def test_it_follows_places_and_people(little: Snapshot) -> None:
    one = asked(little, "legacy_below", filters=Filters(agency=("kes",)))
    assert (one.figure("legacy_below").x, one.figure("legacy_below").of) == (4, 4)
    teachers = asked(little, "legacy_below", filters=Filters(profession=("GURU",)))
    assert (teachers.figure("legacy_below").x, teachers.figure("legacy_below").of) == (1, 2)


def test_every_row_is_counted_or_left_out_and_a_later_year_is_outside(little: Snapshot) -> None:
    row = balance(little).filter(fact="legacy").row(0, named=True)
    assert (row["read"], row["counted"], row["left_out"], row["difference"]) == (27, 22, 5, 0)
    found = dict(reasons(little).filter(fact="legacy").select("reason", "n").iter_rows())
    assert found == {"off_scale": 2, "no_employment": 2, "outside": 1}


def test_its_long_ago_years_lengthen_no_other_history(little: Snapshot) -> None:
    years = {name: min(pick.period.year for pick in little.slices(name)) for name in ("headcount", "performance")}
    assert years == {"headcount": 2025, "performance": 2025}


@pytest.mark.parametrize("kind", KINDS)
def test_without_its_table_only_this_subject_is_missing(kind: str, new_database: NewDatabase, tmp_path: Path) -> None:
    with new_database(kind) as url:
        tables = {name: found for name, found in CITY.items() if name != "legacy_appraisal"}
        filled(url, tables)
        execute(url, "DROP TABLE legacy_appraisal")
        snapshot = refresh(settings_in(tmp_path), url).snapshot
    assert snapshot.missing == {"legacy": "legacy_appraisal"}
    assert received(snapshot) == 13
    lacking = asked(snapshot, "legacy_b", "period")
    assert lacking.empty
    assert "legacy_appraisal tidak ada di basis data" in " ".join(lacking.notes)
