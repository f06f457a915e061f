"""What imported files lack, by who sent them: counted at the import, said by `check` and Mutu Data until answered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from sqlalchemy import select

from data_access import lacks, quality
from data_access.check import check
from data_access.contract.rules import IMPORT_FINDING, IMPORT_LOG
from data_access.database import reading
from data_access.filters import Filters
from data_access.importers.asked import Asked
from data_access.importers.bringing import Brought, brought
from data_access.importers.files import read_file
from data_access.importers.problems import ImportProblem
from data_access.periods import LATELY, today
from data_access.snapshot import Snapshot, refresh
from data_access.snapshot.naming import read
from tests.city import CITY, PALEMBANG
from tests.databases import KINDS, NewDatabase, execute
from tests.importers.exports import NIPS, Cells, appraisals, rated
from tests.published import filled, settings_in

OK = "Sesuai Ekspektasi"
DAY = today("Asia/Makassar")
PERSON = "Siti Rahasia"
DIK, KES, UNKNOWN, ANTAH = "Dinas Pendidikan · Palu", "Dinas Kesehatan", "Pengirim tidak diketahui", "Dinas Antah"
REFUSED, WARNED = "ditolak", "masuk, dengan peringatan"
NO_UNIT = "1 baris – unit tidak dikenal: disimpan tanpa unit sampai dipasangkan"
NO_CODE = "1 baris – kode tidak dikenal; tambahkan sinonimnya di berkas pemetaan"


def _row(nip: str, unit: str, rating: str = "Baik") -> Cells:
    return rated(nip, OK, OK, rating, skp_unor=unit)


FIRST = (
    _row("a", "Dinas Pendidikan"),
    _row("", "Dinas Pendidikan"),
    _row("", "dinas  pendidikan"),
    _row("", "Puskesmas Singgani"),
    _row("", "Dinas Kesehatan"),
    _row("123", "SD Negeri 1"),
    _row("b", "", "Lumayan"),
    _row("h", "Dinas Antah"),
    _row("", PERSON),
    _row("e", ""),
)
"""Of Dinas Pendidikan 5 rows (`b` by his post), of Dinas Kesehatan 3 (`e` by hers), two of nobody known."""


STAFF = [row | {"nip": NIPS.get(row["id"])} for row in CITY["employee"]]


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, new_database: NewDatabase) -> Iterator[str]:
    """The little city, whose persons have NIP, on every engine."""
    with new_database(request.param) as database:
        yield filled(database, CITY | {"employee": STAFF})


@pytest.fixture
def one_url(new_database: NewDatabase) -> Iterator[str]:
    """The same on SQLite alone, for what no engine can do otherwise."""
    with new_database("sqlite") as database:
        yield filled(database, CITY | {"employee": STAFF})


def _bring(folder: Path, url: str, *rows: Cells, name: str = "Laporan mar.xlsx", trial: bool = False) -> Brought:
    return brought(read_file(appraisals(folder, rows, name)), url, Asked(), "penguji", trial=trial)


def _snapshot(folder: Path, url: str) -> Snapshot:
    return refresh(settings_in(folder / "home"), url).snapshot


def _said(found: pl.DataFrame) -> list[tuple[object, ...]]:
    return found.select("agency__label", "problem", "column", "of", "fate__label").rows()


def _standing(url: str) -> list[tuple[object, ...]]:
    """What stands in the database itself: sender, rows, column."""
    with reading(url) as reader:
        log, found = (read(reader, name, reader.columns()) for name in lacks.TABLES)
    told = lacks.standing(log, found, DAY - LATELY)
    return told.select(pl.coalesce("agency_id", "unit"), "row_count", "column_name").rows()


def test_each_sender_is_told_what_its_rows_lack(url: str, tmp_path: Path) -> None:
    _bring(tmp_path, url, *FIRST)
    snapshot = _snapshot(tmp_path, url)
    found = quality.import_findings(snapshot)
    assert _said(found) == [
        (DIK, "2 baris tanpa NIP", "nip", 5, REFUSED),
        (KES, "2 baris tanpa NIP", "nip", 3, REFUSED),
        (DIK, "1 baris – NIP bukan 18 angka", "nip", 5, REFUSED),
        (DIK, NO_CODE, "hasil_akhir", 5, REFUSED),
        (UNKNOWN, "1 baris tanpa NIP", "nip", 1, REFUSED),
        (ANTAH, NO_UNIT, "skp_unor", 1, WARNED),
    ]
    assert set(found["imported_on"]) == {DAY} == {quality.last_import(snapshot)}
    assert found["file_kind"].unique().to_list() == ["e-Kinerja BKN: Laporan Penilaian SKP"]
    assert found["agency"].to_list() == ["dik", "kes", "dik", "dik", None, None]


def test_what_a_file_lacks_follows_the_chosen_places(one_url: str, tmp_path: Path) -> None:
    _bring(tmp_path, one_url, *FIRST)
    snapshot = _snapshot(tmp_path, one_url)
    assert _said(quality.import_findings(snapshot, Filters(agency=("pkm",)))) == [
        (KES, "2 baris tanpa NIP", "nip", 3, REFUSED)
    ]
    assert quality.import_findings(snapshot, Filters(city=("72.71",))).height == 6
    assert quality.import_findings(snapshot, Filters(city=(PALEMBANG,))).is_empty()


def test_check_says_it_in_the_senders_words_and_is_still_content(url: str, tmp_path: Path) -> None:
    _bring(tmp_path, url, *FIRST)
    found = [one for one in check(url).findings if one.kind == "import"]
    assert [(one.count, one.serious) for one in found] == [(n, False) for n in (2, 2, 1, 1, 1, 1)]
    assert found[1].sentence.startswith("Dinas Kesehatan: 2 baris tanpa NIP (ditolak; kolom nip; e-Kinerja BKN")
    others = [_row("", unit, "Baik") for unit in ("Badan A", "Badan B", "Badan C", "Badan D", "Badan E", "Badan F")]
    _bring(tmp_path, url, *others, name="Laporan apr.xlsx")
    found = [one for one in check(url).findings if one.kind == "import"]
    assert (len(found), found[-1].count) == (11, 2)
    assert found[-1].sentence.startswith("Dan 2 catatan impor lain (2 baris).")


def test_what_was_mended_is_gone_and_what_was_not_stays(url: str, tmp_path: Path) -> None:
    _bring(tmp_path, url, *FIRST)
    mended = (_row("f", "Puskesmas Singgani"), _row("g", "Dinas Kesehatan"))
    _bring(tmp_path, url, *mended, name="Laporan mar.2.ditolak (1).xlsx")
    left = [("dik", 2, "nip"), ("dik", 1, "nip"), ("dik", 1, "hasil_akhir"), (ANTAH, 1, "skp_unor")]
    assert _standing(url) == left
    _bring(tmp_path, url, _row("", "Dinas Kesehatan"), name="Laporan apr.xlsx")
    assert _standing(url) == [left[0], ("kes", 1, "nip"), *left[1:]]
    _bring(tmp_path, url, _row("b", "Dinas Pendidikan"))
    assert _standing(url) == [("kes", 1, "nip")]


def test_the_same_file_again_says_the_same_once(url: str, tmp_path: Path) -> None:
    _bring(tmp_path, url, *FIRST)
    before = _standing(url)
    copy = tmp_path / "salinan maret.xlsx"
    copy.write_bytes((tmp_path / "Laporan mar.xlsx").read_bytes())
    brought(read_file(copy), url, Asked(), "penguji")
    assert len(before) == 6
    assert _standing(url) == before


def test_a_trial_leaves_nothing_and_an_import_of_old_is_no_longer_told(one_url: str, tmp_path: Path) -> None:
    _bring(tmp_path, one_url, *FIRST, trial=True)
    assert quality.last_import(_snapshot(tmp_path, one_url)) is None
    _bring(tmp_path, one_url, *FIRST)
    execute(one_url, "UPDATE import_log SET imported_at = '2025-01-02 20:04:05'")
    snapshot = _snapshot(tmp_path, one_url)
    assert quality.import_findings(snapshot).is_empty()
    assert quality.last_import(snapshot) == date(2025, 1, 3)
    assert [one for one in check(one_url).findings if one.kind == "import"] == []


def test_no_person_and_no_name_of_a_file_is_told(one_url: str, tmp_path: Path) -> None:
    _bring(tmp_path, one_url, *FIRST, name="SK Budi mar.xlsx")
    with reading(one_url) as reader:
        stored = repr(reader.connection.execute(select(IMPORT_FINDING)).all())
    snapshot = _snapshot(tmp_path, one_url)
    told = repr([snapshot.names(name).rows() for name in ("import_log", "import_finding")])
    for text in (stored, told, json.dumps(check(one_url).as_dict())):
        assert not any(private in text for private in (PERSON, "Budi", "penguji", *NIPS.values()))
        assert "tanpa NIP" in text


def test_a_database_of_before_is_told_how_to_go_on(one_url: str, tmp_path: Path) -> None:
    execute(one_url, "DROP TABLE import_finding")
    with pytest.raises(ImportProblem, match="import_finding tidak ada di basis data. Jalankan `pantau init`"):
        _bring(tmp_path, one_url, *FIRST)
    with reading(one_url) as reader:
        assert reader.connection.execute(select(IMPORT_LOG)).all() == []
    assert quality.import_findings(_snapshot(tmp_path, one_url)).is_empty()


def test_a_release_of_before_knows_of_no_import(one_url: str, tmp_path: Path) -> None:
    _bring(tmp_path, one_url, *FIRST)
    now = _snapshot(tmp_path, one_url)
    digests = {name: one for name, one in now.manifest["digests"].items() if "import_" not in name}
    before = replace(now, manifest={**now.manifest, "digests": digests})
    assert quality.import_findings(before).is_empty()
    assert quality.last_import(before) is None
