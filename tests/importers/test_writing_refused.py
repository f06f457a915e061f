"""Writing that cannot be: all of it is rolled back, with a sentence that repeats no value; one import at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import polars as pl
import pytest

from data_access.contract.performance import APPRAISAL
from data_access.database import writing
from data_access.importers.writing import Counts, importing, merged, planned, written
from data_access.problems import DatabaseProblem
from tests.databases import NewDatabase
from tests.importers.rated import content, did, file_rows, january, refusal
from tests.rows import load, rows
from tests.sources import create_contract, offer


def test_a_failure_in_the_middle_leaves_every_table_as_it_was(rated: str) -> None:
    before = content(rated)
    with pytest.raises(ZeroDivisionError), importing(rated) as connection:
        people = file_rows("id nip name sex", ("Z", "1", "Pegawai Contoh 1", "L"))
        merged(connection, {"employee": people, "appraisal": january(("A", "U1", "SB"), ("Z", "U1", "B"))})
        raise ZeroDivisionError
    assert content(rated) == before


def test_a_fault_of_the_driver_leaves_every_table_as_it_was_and_repeats_no_value(rated: str) -> None:
    before = content(rated)

    def act() -> None:
        with importing(rated) as connection:
            plan = planned(connection, APPRAISAL, january(("A", "U1", "SB"), ("Rahasia", "U1", "B")))
            written(connection, plan)
            written(connection, plan)

    said = refusal(act)
    assert said.endswith("Tidak ada yang tersimpan.")
    assert "Rahasia" not in said
    assert content(rated) == before


def test_a_trial_writes_nothing(rated: str) -> None:
    before = content(rated)
    with importing(rated, trial=True) as connection:
        plan = planned(connection, APPRAISAL, january(("A", "U1", "SB"), ("Z", "U1", "B")))
        written(connection, plan)
    assert plan.counts == Counts(inserted=1, updated=1, unchanged=0)
    assert content(rated) == before


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        (
            january(("A", "U1", "B"), ("B", "U1", "B"), ("A", "U1", "SB")),
            "Baris data ke-1 dan ke-3 mengisi appraisal dengan kunci yang sama "
            "(employee_id, period_kind, period_start, assignment). Sisakan satu.",
        ),
        (
            january(("A", "U1", "B"), (None, "U1", "B")),
            "Baris data ke-2 tidak mengisi appraisal.employee_id, padahal wajib.",
        ),
        (
            january(("A", "U" * 65, "B")),
            "Teks appraisal.agency_id pada baris data ke-1 terlalu panjang: paling banyak 64 huruf.",
        ),
        (
            january(("A", "U1", "B")).with_columns(period_start=pl.lit("kemarin")),
            "Isi kolom appraisal.period_start tidak sesuai jenis kolomnya.",
        ),
        (january(("A", "U1", 1.5)), "Isi kolom appraisal.rating tidak sesuai jenis kolomnya."),
        (january(("A", "U1", "B")).with_columns(nik=pl.lit("1")), "Kolom nik tidak cocok dengan tabel appraisal."),
        (january(("A", "U1", "B")).drop("assignment"), "Kolom assignment tidak cocok dengan tabel appraisal."),
    ],
    ids=["key twice", "no key", "too long", "no date", "a number as a code", "unknown column", "no key column"],
)
def test_what_cannot_be_kept_is_a_sentence(new_database: NewDatabase, frame: pl.DataFrame, said: str) -> None:
    with new_database("sqlite") as url:
        create_contract(url)
        assert refusal(lambda: did(url, "appraisal", frame)) == said


def test_a_new_row_needs_what_is_required_an_old_one_has_it(contract_database: str) -> None:
    kept = rows("training_id employee_id status", ("T", "A", "SELESAI"))
    load(contract_database, {"training_participation": kept})
    hours = file_rows("training_id employee_id credited_hours", ("T", "A", 4))
    assert did(contract_database, "training_participation", hours).counts.updated == 1
    new = file_rows("training_id employee_id credited_hours", ("T", "A", 4), ("T", "B", 4))
    said = refusal(lambda: did(contract_database, "training_participation", new))
    assert said == "Baris data ke-2 tidak mengisi training_participation.status, padahal wajib."


def test_a_missing_table_is_a_sentence(database: str) -> None:
    said = refusal(lambda: did(database, "appraisal", january(("A", "U1", "B"))))
    assert said == "Tabel appraisal tidak ada di basis data. Jalankan `pantau init` lebih dahulu."


def test_views_are_refused(database: str) -> None:
    offer(database)
    before = content(database)
    said = refusal(lambda: did(database, "appraisal", january(("A", "U1", "B"))))
    assert said.startswith("Basis data ini menyediakan kontrak sebagai view (agency, ")
    assert content(database) == before


def test_an_address_that_leads_nowhere_is_a_sentence_and_makes_no_file(tmp_path: Path) -> None:
    file = tmp_path / "salah.db"
    assert "tidak ada" in refusal(lambda: did(f"sqlite:///{file}", "appraisal", january(("A", "U1", "B"))))
    assert not file.exists()
    unreachable = "postgresql://a:r4hasia@127.0.0.1:1/x"
    said = refusal(lambda: did(unreachable, "appraisal", january(("A", "U1", "B"))))
    assert "tidak dapat dihubungi" in said
    assert "r4hasia" not in said
    with pytest.raises(DatabaseProblem, match="PANTAU_WRITE_URL"):
        did("", "appraisal", january(("A", "U1", "B")))


def test_a_second_import_waits_for_the_first(rated: str) -> None:
    begun, done = Event(), []

    def second() -> Counts:
        begun.wait()
        plan = did(rated, "appraisal", january(("A", "U1", "SB"), ("Z", "U1", "B")))
        done.append("second")
        return plan.counts

    with ThreadPoolExecutor(1) as pool:
        with importing(rated) as connection:
            written(connection, planned(connection, APPRAISAL, january(("A", "U1", "SB"))))
            waiting = pool.submit(second)
            begun.set()
            with pytest.raises(TimeoutError):
                waiting.result(0.5)
            done.append("first")
        assert waiting.result(20) == Counts(inserted=1, updated=0, unchanged=1)
    assert done == ["first", "second"]


def test_who_waited_in_vain_is_told(rated: str) -> None:
    def second() -> None:
        with importing(rated, patience=1):
            raise AssertionError("two imports at the same time")

    with importing(rated) as connection:
        written(connection, planned(connection, APPRAISAL, january(("Z", "U1", "B"))))
        said = refusal(second)
    assert said == "Impor lain ke basis data ini sedang berjalan. Coba lagi setelah selesai; tidak ada yang tersimpan."
    assert "Z" in {row[0] for row in content(rated)["appraisal"]}


def test_who_only_looks_is_not_in_the_way(rated: str) -> None:
    with writing(rated).connect() as other, other.begin(), importing(rated, patience=1) as connection:
        assert planned(connection, APPRAISAL, january(("A", "U1", "B"))).counts == Counts(0, 0, 1)
