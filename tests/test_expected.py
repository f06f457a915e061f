"""What e-Kinerja owes though `delivery` has no row of it: the periods in which people are appraised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from data_access import quality
from data_access.quality.deliveries import deliveries
from data_access.quality.expected import expected
from data_access.snapshot import Snapshot
from tests.city import CITY, PALU
from tests.city_of_months import months_of
from tests.databases import NewDatabase
from tests.published import published
from tests.rows import Rows, rows

COLUMNS = "source agency_id month due_on delivered_on row_count synthetic"
Sent = Sequence[tuple[object, ...]]


def _sent(agency: str, month: str, came: str | None = "2026-01-05") -> tuple[object, ...]:
    return ("E_KINERJA", agency, month, "2026-01-10", came, 5, 0)


def _city(new_database: NewDatabase, home: Path, sent: Sent, tables: Mapping[str, Rows] = CITY) -> Snapshot:
    return published(new_database, home, {**tables, "delivery": rows(COLUMNS, *sent)})


def _owed(snapshot: Snapshot) -> list[tuple[str, date]]:
    return sorted(expected(snapshot).select("agency_id", "month").iter_rows())


def test_each_agency_owes_the_periods_since_its_city_began(new_database: NewDatabase, tmp_path: Path) -> None:
    """Kesehatan never sent; Palembang has not begun; June is not due; December is there."""
    city = _city(new_database, tmp_path, [_sent("dik", "2025-12-01")])
    due = [one for one in _owed(city) if one[1] < date(2026, 5, 1)]
    assert due == [("dik", date(2026, 3, 1)), ("kes", date(2025, 12, 1)), ("kes", date(2026, 3, 1))]
    came = deliveries(city).select("agency_id", "month", "came", "due_on").sort("month", "agency_id").rows()
    assert came == [
        ("dik", date(2025, 12, 1), True, date(2026, 1, 10)),
        ("kes", date(2025, 12, 1), False, date(2026, 1, 10)),
        ("dik", date(2026, 3, 1), False, date(2026, 4, 10)),
        ("kes", date(2026, 3, 1), False, date(2026, 4, 10)),
    ]
    states = quality.sources(city).select("month", "state", "delivered", "due").rows()
    assert states == [(date(2025, 12, 1), "BELUM", 1, 2), (date(2026, 3, 1), "TIDAK_ADA", 0, 2)]
    told = quality.lacking(city).select("agency", "n").rows()
    assert told == [("kes", 2), ("dik", 1)]


def test_the_sender_is_the_nearest_that_ever_sent(new_database: NewDatabase, tmp_path: Path) -> None:
    city = _city(new_database, tmp_path, [_sent("palu", "2025-12-01"), _sent("pkm", "2025-12-01")])
    assert {agency for agency, month in _owed(city) if month == date(2026, 3, 1)} == {"palu", "pkm"}


def test_a_row_that_says_it_is_missing_is_not_doubled(new_database: NewDatabase, tmp_path: Path) -> None:
    city = _city(new_database, tmp_path, [_sent("dik", "2025-12-01"), _sent("dik", "2026-03-01", None)])
    of_march = deliveries(city).filter(agency_id="dik", month=date(2026, 3, 1))
    assert of_march.height == 1


def test_nothing_is_owed_before_anything_came(new_database: NewDatabase, tmp_path: Path) -> None:
    city = _city(new_database, tmp_path, [_sent("dik", "2025-12-01", None)])
    assert _owed(city) == []


def test_a_city_of_months_owes_each_month(new_database: NewDatabase, tmp_path: Path) -> None:
    city = _city(new_database, tmp_path, [_sent("dik", "2026-01-01")], months_of(PALU))
    months = {month for agency, month in _owed(city) if agency == "dik" and month < date(2026, 5, 1)}
    assert months == {date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1)}


def test_a_headcount_lacks_those_who_owe_its_month(new_database: NewDatabase, tmp_path: Path) -> None:
    city = _city(new_database, tmp_path, [_sent("dik", "2025-12-01")])
    told = quality.headcounts(city).select("source", "month", "senders", "missing").rows()
    assert told == [("E_KINERJA", date(2025, 12, 1), 1, 1)]
