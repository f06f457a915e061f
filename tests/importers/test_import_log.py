"""The log of imports: a file is known by its bytes, its rows are all accounted for, or nothing is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from data_access.importers.log import Imported, already, history, logged
from data_access.importers.writing import importing, merged
from tests.databases import execute
from tests.importers.rated import content, january, refusal


def _line(**other: Any) -> Imported:
    counts = {"inserted": 0, "updated": 0, "unchanged": 0, "refused": 0}
    known = {"file_name": "laporan.xlsx", "sha256": "a" * 64, "kind": "ekinerja", "imported_by": "demo"}
    return Imported(**known | counts | other)  # ty: ignore[invalid-argument-type]


def test_the_log_knows_a_file_by_its_bytes(contract_database: str) -> None:
    first = _line(inserted=3, refused=2, city_code="72.71", imported_at=datetime(2026, 11, 1, 2, 3, 4, 567))
    again = _line(file_name="salinan.xlsx", unchanged=3, refused=2, imported_at=datetime(2026, 11, 2))
    with importing(contract_database) as connection:
        assert already(connection, "a" * 64, "ekinerja") is None
        logged(connection, first, rows=5)
        logged(connection, again, rows=5)
        assert history(connection) == (again, first)
    with importing(contract_database) as connection:
        assert already(connection, "a" * 64, "ekinerja") == again
        assert already(connection, "a" * 64, "siasn") is None
        assert already(connection, "b" * 64, "ekinerja") is None
    stored = content(contract_database)["import_log"]
    assert {row[6] for row in stored} == {5}


def test_a_row_that_is_not_accounted_for_undoes_the_import(rated: str) -> None:
    before = content(rated)

    def act() -> None:
        with importing(rated) as connection:
            merged(connection, {"appraisal": january(("Z", "U1", "B"))})
            logged(connection, _line(inserted=1), rows=2)

    assert refusal(act) == "Berkas berisi 2 baris, tetapi 1 yang terhitung. Tidak ada yang tersimpan."
    assert content(rated) == before


def test_without_a_log_nothing_is_known_and_nothing_kept(rated: str) -> None:
    execute(rated, "DROP TABLE import_log")
    with importing(rated) as connection:
        assert history(connection) == ()

    def act() -> None:
        with importing(rated) as connection:
            logged(connection, _line(), rows=0)

    assert "pantau init" in refusal(act)
