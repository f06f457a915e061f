"""Rows of the contract into the database: each one's fate, on every engine; the same twice changes nothing."""

from __future__ import annotations

from datetime import date, datetime

import polars as pl

from data_access.contract.people import EMPLOYEE
from data_access.importers.writing import Counts, Plan, fates, importing, merged
from tests.importers.rated import content, did, file_rows, january
from tests.rows import load, rows


def _fates(plan: Plan) -> list[tuple[object, ...]]:
    return plan.rows.select("_at", "_fate", "_changed").rows()


def test_each_row_is_inserted_updated_or_unchanged(rated: str) -> None:
    plan = did(rated, "appraisal", january(("A", "U1", "B"), ("B", "U1", "SB"), ("C", "U1", "K"), ("D", "U9", None)))
    assert _fates(plan) == [
        (0, "UNCHANGED", ""),
        (1, "UPDATED", "rating"),
        (2, "UPDATED", "agency_id, rating"),
        (3, "INSERTED", ""),
    ]
    assert (plan.counts, plan.counts.rows) == (Counts(inserted=1, updated=2, unchanged=1), 4)
    assert plan.changes.rows() == [
        ("agency_id", None, None, 1),
        ("rating", None, "SB", 1),
        ("rating", "B", "K", 1),
    ]
    month = ("BULAN", date(2026, 1, 1), "DEFINITIF")
    assert content(rated)["appraisal"] == {
        ("A", *month, "U1", "SESUAI", "SESUAI", "B", datetime(2026, 2, 3, 4, 5, 6, 7)),
        ("B", *month, "U1", None, None, "SB", None),
        ("C", *month, "U1", "SESUAI", "SESUAI", "K", None),
        ("A", "BULAN", date(2026, 2, 1), "DEFINITIF", "U1", "SESUAI", "SESUAI", "B", None),
        ("D", *month, "U9", None, None, None, None),
    }


def test_the_same_twice_changes_nothing(rated: str) -> None:
    moments = "employee_id rating rated_on"
    frame = january(("A", "SB", datetime(2026, 2, 3, 4, 5, 6, 8)), ("E", None, datetime(2026, 2, 3)), names=moments)
    assert did(rated, "appraisal", frame).counts == Counts(inserted=1, updated=1, unchanged=0)
    before = content(rated)
    assert did(rated, "appraisal", frame).counts == Counts(inserted=0, updated=0, unchanged=2)
    assert content(rated) == before


def test_a_value_is_compared_as_its_column_keeps_it(contract_database: str) -> None:
    finished = "training_id employee_id status credited_hours completed_on"
    frame = file_rows(finished, ("T", "A", "SELESAI", 2.25, date(2026, 3, 1)), ("T", "B", "SELESAI", 0.1 + 0.2, None))
    did(contract_database, "training_participation", frame)
    kept = {row[1]: row[3:5] for row in content(contract_database)["training_participation"]}
    assert kept == {"A": (2.3, date(2026, 3, 1)), "B": (0.3, None)}
    again = did(contract_database, "training_participation", frame)
    assert again.counts == Counts(inserted=0, updated=0, unchanged=2)
    nearly = frame.with_columns(credited_hours=pl.Series([2.3, 0.4]))
    assert _fates(did(contract_database, "training_participation", nearly))[1] == (1, "UPDATED", "credited_hours")


def test_what_is_known_can_be_kept_and_what_is_not_is_filled(rated: str) -> None:
    frame = january(("A", "U7", "SB"), ("B", "U7", "SB"))
    plan = did(rated, "appraisal", frame, keep=("rating",))
    assert _fates(plan) == [(0, "UPDATED", "agency_id"), (1, "UPDATED", "agency_id, rating")]
    assert plan.changes.rows() == [("agency_id", None, None, 2), ("rating", None, "SB", 1)]
    kept = {row[0]: (row[4], row[7]) for row in content(rated)["appraisal"] if row[2] == date(2026, 1, 1)}
    assert kept == {"A": ("U7", "B"), "B": ("U7", "SB"), "C": ("U2", "B")}


def test_an_empty_cell_takes_back_what_was_said(rated: str) -> None:
    assert did(rated, "appraisal", january(("C", "U2", None))).changes.rows() == [("rating", "B", None, 1)]
    assert ("C", None) in {(row[0], row[7]) for row in content(rated)["appraisal"]}


def test_any_text_arrives_as_it_is(contract_database: str) -> None:
    texts = [
        "O'Neil",
        'a"b',
        "\\N",
        "\\",
        "a\\'b",
        "x, y; z",
        "baris\ndua",
        "%s %(a)s :b ?",
        "Ä漢😀",
        "NULL",
        "' OR 1=1",
    ]
    named = pl.DataFrame({"id": [f"P{n}" for n in range(len(texts))], "name": texts, "sex": "L"})
    frame = named.with_row_index("_at").with_columns(nip=pl.lit("198703162010012003"))
    for want in (Counts(len(texts), 0, 0), Counts(0, 0, len(texts))):
        assert did(contract_database, "employee", frame).counts == want
    names = EMPLOYEE.columns.keys()
    found = [dict(zip(names, row, strict=True)) for row in content(contract_database)["employee"]]
    assert {row["name"] for row in found} == set(texts)
    assert {row["nip"] for row in found} == {"198703162010012003"}
    changed = frame.with_columns(name=pl.col("name").reverse())
    assert did(contract_database, "employee", changed).counts.updated == len(texts) - 1  # the middle one stays


def test_several_tables_in_one_go(rated: str) -> None:
    people = file_rows("id nip name sex", ("A", "1", "Pegawai Contoh 1", "L"), ("B", "2", "Pegawai Contoh 2", "P"))
    frames = {"employee": people, "appraisal": january(("A", "U1", "B"), ("B", "U1", "B"), ("C", "U2", "B"))}
    with importing(rated) as connection:
        plans = merged(connection, frames, keep={"employee": ["name"]})
    assert [plan.counts for plan in plans] == [Counts(2, 0, 0), Counts(0, 1, 2)]
    assert fates(plans).rows() == [(0, "INSERTED"), (1, "INSERTED"), (2, "UNCHANGED")]
    assert fates(plans[1:]).rows() == [(0, "UNCHANGED"), (1, "UPDATED"), (2, "UNCHANGED")]


def test_rows_that_are_all_key_are_there_or_not(contract_database: str) -> None:
    load(contract_database, {"training_competency": rows("training_id competency_id target_level", ("T", "K1", 3))})
    named = file_rows("training_id competency_id", ("T", "K1"), ("T", "K2"))
    plan = did(contract_database, "training_competency", named)
    assert _fates(plan) == [(0, "UNCHANGED", ""), (1, "INSERTED", "")]
    assert content(contract_database)["training_competency"] == {("T", "K1", 3), ("T", "K2", None)}


def test_nothing_to_write_is_no_work(rated: str) -> None:
    before = content(rated)
    empty = january(("A", "U1", "B")).clear()
    assert did(rated, "appraisal", empty).counts == Counts(0, 0, 0)
    assert content(rated) == before
