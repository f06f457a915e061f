"""Complaints brought in: the days that decide a limit, a status that moves on, and no person anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from data_access.contract import TABLES
from data_access.database import reading
from data_access.importers.asked import Asked
from data_access.importers.bringing import Brought, brought
from data_access.importers.files import read_file
from data_access.snapshot import refresh
from tests.city import CITY, PALU
from tests.databases import KINDS, NewDatabase
from tests.importers.surveys import table_file
from tests.published import asked, by_code, during, filled, settings_in

QUIET = CITY | {"complaint": [one for one in CITY["complaint"] if one["id"] == "k11"]}
"""The little city with one complaint, of the other city."""
PRIVATE = {
    "nik": "7271000000000000", "nama_lengkap": "Nama Pengadu", "email": "pengadu@contoh.id", "nomor_pengadu": "0811000",
    "judul": "Judul rahasia", "detail": "Isi rahasia", "tanggapan": "Jawaban rahasia", "tanggal_kejadian": "2019-12-31",
}  # fmt: skip
Row = Mapping[str, Any]


pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture(params=KINDS)
def any_url(request: pytest.FixtureRequest, new_database: NewDatabase) -> Iterator[str]:
    with new_database(request.param) as database:
        yield filled(database, QUIET)


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with new_database("sqlite") as database:
        yield filled(database, QUIET)


def _row(number: str, **said: str) -> Row:
    """A complaint received on Monday 27 April; a normatif one has until Tuesday 5 May."""
    usual = {"klasifikasi": "Pengaduan Normatif", "status": "Sedang Diproses", "tanggal_laporan": "2026-04-27 08:00:00"}
    more = {"instansi_terdisposisi": "Dinas Pendidikan", "kanal": "SP4N-LAPOR!", "kategori": "Waktu layanan"}
    return {"nomor_tiket": number, **PRIVATE, **usual, **more, "tanggal_selesai": "", **said}


def _done(number: str, day: str, **said: str) -> Row:
    return _row(number, status="Selesai", tanggal_selesai=day, **said)


def _bring(path: Path, url: str, **more: Any) -> Brought:
    said: dict[str, Any] = {"city": PALU, **more}
    return brought(read_file(path), url, Asked(**said), "penguji")


def _told(url: str, names: str, table: str = "complaint") -> list[tuple[Any, ...]]:
    columns = [TABLES[table].c[name] for name in names.split()]
    with reading(url) as reader:
        rows = [*map(tuple, reader.connection.execute(select(*columns)))]
    return sorted((tuple(one if one is None else str(one) for one in row) for row in rows), key=repr)


def _reasons(found: Brought) -> dict[int, str]:
    return {row: reason for row, reason in found.fates.select("row", "reason").iter_rows() if reason}


def test_the_pages_count_what_the_file_said(any_url: str, tmp_path: Path) -> None:
    path = table_file(
        tmp_path,
        [
            _done("T1", "05/05/2026"),  # the fifth working day: in time (1 May is off)
            _done("T2", "06/05/2026"),
            _row("T3", klasifikasi="Tidak Berkadar Pengawasan"),  # 12 of 14 working days: not due
            _row("T4", klasifikasi="Aspirasi", instansi_terdisposisi="Dinas Kesehatan"),
            _row("T5", instansi_terdisposisi="Dinas Kesehatan"),  # 12 of 5
        ],
    )
    found = _bring(path, any_url)
    assert (found.importer.key, found.line.inserted, found.line.rows) == ("lapor", 5, 5)
    snapshot = refresh(settings_in(tmp_path / "home"), any_url).snapshot
    answer = asked(snapshot, "complaints_received complaints_on_time", "opd", during("2026"))
    assert by_code(answer, "complaints_received") == {"dik": 3, "kes": 2}
    assert by_code(answer, "complaints_on_time") == {"dik": 50.0, "kes": 0.0}
    assert by_code(answer, "complaints_on_time__of") == {"dik": 2, "kes": 1}
    assert _told(any_url, "source agency_id month row_count", "delivery") == [("LAPOR", "palu", "2026-04-01", "5")]
    assert _bring(path, any_url).line.unchanged == 5


def test_a_complaint_moves_on_and_keeps_what_a_file_does_not_tell(any_url: str, tmp_path: Path) -> None:
    _bring(table_file(tmp_path, [_row("T1")]), any_url)
    later = {key: value for key, value in _done("T1", "2026-05-04").items() if key not in ("kanal", "kategori")}
    found = _bring(table_file(tmp_path, [later], "lagi.csv"), any_url)
    assert found.line.updated == 1
    names = (
        "id city_code agency_id channel classification topic received_on verified_on responded_on resolved_on status"
    )
    assert _told(any_url, names)[0] == (
        "T1", PALU, "dik", "LAPOR", "NORMATIF", "WAKTU", "2026-04-27", None, None, "2026-05-04", "SELESAI",
    )  # fmt: skip


def test_no_person_and_no_text_of_a_complaint_is_stored(url: str, tmp_path: Path) -> None:
    found = _bring(table_file(tmp_path, [_row("T1"), _row("T2", klasifikasi="?")]), url)
    everything = repr([_told(url, " ".join(table.c.keys()), name) for name, table in TABLES.items()])
    for text in PRIVATE.values():
        assert text not in everything + repr(found.refused_rows.rows())


def test_each_refused_row_says_why(url: str, tmp_path: Path) -> None:
    rows = {
        "tanpa nomor tiket": _row(""),
        "kota lain": _row("k11"),
        "“Pengaduan” saja": _row("T1", klasifikasi="PENGADUAN"),
        "kode tidak dikenal": _row("T2", klasifikasi="Pujian"),
        "tanpa klasifikasi": _row("T3", klasifikasi=""),
        "tanpa status": _row("T4", status="-"),
        "tanpa tanggal diterima": _row("T5", tanggal_laporan=""),
        "belum tiba": _row("T6", tanggal_laporan="2026-05-16"),
        "tidak terbaca": _row("T7", tanggal_laporan="kemarin"),
        "selesai sebelum": _done("T8", "2026-04-26"),
        "tanpa tanggal selesai": _done("T9", ""),
        "statusnya belum selesai": _row("T10", tanggal_selesai="2026-05-04"),
        "terlalu panjang": _row("T" * 65),
    }
    found = _bring(table_file(tmp_path, [*rows.values()]), url)
    assert found.line.refused == len(rows)
    for part, reason in zip(rows, _reasons(found).values(), strict=True):
        assert part in reason


def test_a_ticket_counts_once_and_what_differs_is_nobodys_guess(url: str, tmp_path: Path) -> None:
    rows = [_row("T1"), _row("T1"), _row("T2"), _row("T2", instansi_terdisposisi="Dinas Kesehatan")]
    found = _bring(table_file(tmp_path, rows), url)
    assert ("T1", "dik") in _told(url, "id agency_id") and len(_told(url, "id")) == 2
    assert {row: "sama dengan" in reason for row, reason in _reasons(found).items()} == {3: True, 4: False, 5: False}


def test_an_unknown_unit_or_topic_is_left_open_and_told(url: str, tmp_path: Path) -> None:
    found = _bring(table_file(tmp_path, [_row("T1", instansi_terdisposisi="PDAM", kategori="Lampu jalan")]), url)
    assert ("T1", None, None) in _told(url, "id agency_id topic")
    assert [reason.split(":")[0] for reason in found.warned["reason"]] == ["kode tidak dikenal", "unit tidak dikenal"]
    assert [one.text for one in found.proposals] == ["PDAM"]


def test_a_person_may_say_what_pengaduan_means_here(url: str, tmp_path: Path) -> None:
    path = table_file(tmp_path, [_row("T1", klasifikasi="Pengaduan")])
    _bring(path, url, codes={"complaint_class": {"Pengaduan": "TANPA_PENGAWASAN"}})
    assert ("T1", "TANPA_PENGAWASAN") in _told(url, "id classification")
