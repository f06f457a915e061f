"""What must not go wrong in silence: a calendar that ends, a rule that changes, a row in no period, half a month."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data_access.facts import FACTS
from data_access.facts.slices import slices
from data_access.filters import Filters
from data_access.periods import period
from data_access.quality import balance, problems, reasons
from tests.city import CITY, PALEMBANG
from tests.databases import NewDatabase
from tests.published import asked, during, published
from tests.rows import rows


def test_an_open_month_is_compared_with_the_same_days_of_last_year() -> None:
    found = slices(FACTS["complaint"], {"BULAN": date(2025, 5, 1)}, date(2026, 5, 15))
    may = [one.until for one in found if one.period == period("2025-05")]
    assert may == [date(2025, 5, 15), date(2025, 5, 31)]
    assert [one.until for one in found if one.period == period("2026-05")] == [date(2026, 5, 15)]
    assert all(len([two for two in found if two.period == period(key)]) == 1 for key in ("2025-06", "2026-04"))


def test_a_calendar_that_ends_early_never_turns_overdue_into_none(new_database: NewDatabase, tmp_path: Path) -> None:
    ended = [row for row in CITY["calendar"] if str(row["day"]) < "2026-05-01"]
    snapshot = published(new_database, tmp_path, CITY | {"calendar": ended})
    overdue = asked(snapshot, "complaints_overdue").figure("complaints_overdue")
    assert (overdue.value, overdue.text) == (None, "belum ada")
    told = problems(snapshot).filter(problem="no_calendar")
    assert told["rows"].sum() > 0


def test_a_rule_of_the_database_changes_the_figure(new_database: NewDatabase, tmp_path: Path) -> None:
    rule = {"code": "JPM_OPTIMAL", "valid_from": "2019-01-01", "value": 60.0, "valid_to": None, "legal_basis": "uji"}
    strict = published(new_database, tmp_path / "a", CITY)
    mild = published(new_database, tmp_path / "b", CITY | {"threshold": [*CITY.get("threshold", []), rule]})
    counts = [asked(one, "jpm_optimal").figure("jpm_optimal").x or 0 for one in (strict, mild)]
    assert counts[0] < counts[1]


def test_a_row_in_no_period_is_left_out_with_a_reason(new_database: NewDatabase, tmp_path: Path) -> None:
    dates = {"received_on": "2031-01-01", "verified_on": None, "resolved_on": None}
    lost = CITY["complaint"][0] | {"id": "k-late"} | dates
    snapshot = published(new_database, tmp_path, CITY | {"complaint": [*CITY["complaint"], lost]})
    row = balance(snapshot).filter(fact="complaint").row(0, named=True)
    assert row["read"] == len(CITY["complaint"]) + 1
    assert row["difference"] == 0
    assert reasons(snapshot).filter(fact="complaint", reason="outside")["n"].to_list() >= [1]


@pytest.mark.parametrize("fact", [name for name, one in FACTS.items() if one.source is not None])
def test_every_row_of_a_source_is_counted_or_left_out(fact: str, new_database: NewDatabase, tmp_path: Path) -> None:
    snapshot = published(new_database, tmp_path, CITY)
    row = balance(snapshot).filter(fact=fact).row(0, named=True)
    source = FACTS[fact].source
    assert source is not None
    assert (row["read"], row["difference"]) == (len(CITY[source.name]), 0)


def test_a_rule_that_covers_none_of_them_does_not_apply(new_database: NewDatabase, tmp_path: Path) -> None:
    snapshot = published(new_database, tmp_path, CITY)
    figure = asked(snapshot, "jp20", filters=Filters(status=("PPPK",))).figure("jp20")
    assert (figure.value, figure.status, figure.text) == (None, "tidak_berlaku", "tidak berlaku")


def test_what_is_only_not_known_yet_is_lacking(new_database: NewDatabase, tmp_path: Path) -> None:
    early = rows(
        "employee_id month due_on submitted_on feedback_notes",
        ("a", "2026-05-01", "2026-06-10", "2026-05-12", 1),
        ("b", "2026-05-01", "2026-06-10", None, 0),
    )
    uncosted = [row | {"cost": None} for row in CITY["training"]]
    no_calendar = [row for row in CITY["calendar"] if row["city_code"] == PALEMBANG]
    tables = CITY | {"work_report": early, "training": uncosted, "calendar": no_calendar}
    snapshot = published(new_database, tmp_path, tables)
    for key, chosen in (
        ("reports_on_time", during("2026-05")),  # handed in early, and none is due
        ("cost_per_jp", Filters(agency=("kes",))),
        ("complaints_on_time", Filters()),
    ):
        figure = asked(snapshot, key, filters=chosen).figure(key)
        assert (figure.value, figure.status, figure.text) == (None, "belum_ada", "belum ada")
        assert key != "complaints_on_time" or figure.x is None
    known = asked(snapshot, "complaints_on_time", filters=during("2025-12")).figure("complaints_on_time")
    assert (known.value, known.x, known.of) == (0, 0, 1)  # the other city's calendar is there
