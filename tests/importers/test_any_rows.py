"""Whatever stands in the cells, an import is a sentence or adds up; the same file twice changes nothing."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from data_access.contract import TABLES
from data_access.database import reading, writing
from data_access.importers.asked import Asked
from data_access.importers.bringing import Brought, brought
from data_access.importers.files import read_content
from data_access.importers.importer import Importer
from data_access.importers.kinds import IMPORTERS
from data_access.importers.problems import ImportProblem
from tests.city import CITY
from tests.databases import NewDatabase
from tests.importers.exports import NIPS
from tests.published import filled

PLAUSIBLE = (
    *NIPS.values(), "'199001012015031950", "1.99001012015032E+17", "123", "a", "b", "p-50",
    "", "-", "null", "0", "1", "2", "3", "4", "5", "3.0", "3,5", "20", "20 JP", "-1", "99999999", "2020", "2025",
    "2026", "2026-05-12", "12/05/2026", "31/04/2026", "46143",
    "2026-05-12 08:30:00", "2026-05-12T17:00:00Z", "05-Agt-2026",
    "Baik", "SANGAT BAIK", "Sesuai Ekspektasi", "Di Bawah Ekspektasi", "Lumayan", "persetujuan", "draft",
    "PNS", "PPPK", "Aktif", "L", "P", "S1", "III/b", "Jabatan Fungsional", "Guru Ahli Muda", "Lurah", "Kepala Seksi",
    "Dinas Pendidikan", "Dinas Kesehatan", "SD Negeri 1", "Kota Palu", "Dinas Antah Berantah", "dik", "kes", "7271",
    "Integritas", "Kerjasama", "Komunikasi", "Teknis", "Manajerial", "Mei", "Triwulan II", "Tahunan",
    "Diklat Teknis", "Seminar", "Persyaratan", "Selesai", "Pengaduan", "Normatif", "LAPOR", "Pendaftaran", "Ijazah",
    "ya", "tidak", "<b>x</b>", "=1+1", "x" * 300,
)  # fmt: skip
CELL = st.sampled_from(PLAUSIBLE) | st.text(max_size=12)
PERSONS = (*NIPS.values(), "199001012015031950")
DAYS = ("2026-03-02", "02-03-2026", "15/04/2026", "2025-12-31 10:00:00", "")
UNITS = ("Dinas Pendidikan", "Dinas Kesehatan", "Dinas Antah Berantah", "Bidang Umum", "")
FITTING: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("nip",), PERSONS),
    **dict.fromkeys(("pns_id",), ("a", "b", "p-50", "")),
    **dict.fromkeys(("ends", "starts", "born", "entered", "since", "day", "date", "received", "verified"), DAYS),
    **dict.fromkeys(("resolved", "responded"), ("", "2026-04-20")),
    **dict.fromkeys(("unit", "unit_above", "above"), UNITS),
    **dict.fromkeys(("unit_id", "ident"), ("dik", "kes", "baru-1", "baru-2", "")),
    **dict.fromkeys(("rating", "rating_value"), ("Baik", "SANGAT BAIK", "Butuh Perbaikan", "-")),
    **dict.fromkeys(("work_result", "behaviour"), ("Sesuai Ekspektasi", "DI ATAS EKSPEKTASI", "-")),
    **dict.fromkeys(("work_result_value", "behaviour_value", "acting", "rule", "stage", "kind_id", "standard"), ("",)),
    **dict.fromkeys(("post",), ("Guru Ahli Muda", "Lurah", "Kepala Seksi Pelayanan", "Pengadministrasi Perkantoran")),
    **dict.fromkeys(("title", "name"), ("Pelatihan Dasar", "Manajemen Arsip", "Bidang Umum", "Made Up")),
    **dict.fromkeys(("certificate", "number", "response"), ("", "800/12/2026", "B-7/LAN/2026", "R1", "R2")),
    **dict.fromkeys(("hours", "score", "answer"), ("3", "4", "2", "20 JP", "85,5")),
    "status": ("PNS", "PPPK", "persetujuan", "draft", "Selesai", "Proses"),
    "kind": ("", "Normatif", "Permintaan Informasi", "Seminar", "Cuti Bersama"),
    "sex": ("L", "P", ""), "education": ("S1", "SMA", ""), "duty": ("Aktif", ""), "family": ("", "Jabatan Pelaksana"),
    "year": ("2019", "2025", "2026"), "period": ("Mei", "Triwulan I", "Tahunan"),
    "competency": ("Integritas", "Kerjasama", "Arsip Digital"), "type": ("Teknis", "Manajerial", ""),
    "unsur": ("Persyaratan", "Prosedur", "Waktu"), "service": ("Pendaftaran", "Ijazah", "Layanan Baru"),
    "method": ("", "Ukom"), "topic": ("", "Prosedur"), "channel": ("", "LAPOR"), "respondent": ("", "0811", "0812"),
}  # fmt: skip
"""By our name of a column: what mostly stands there, so that most rows get far."""


def cell(key: str) -> st.SearchStrategy[str]:
    """Mostly what belongs in the column, now and then anything."""
    level = ("1", "2", "3", "4", "") if key.startswith(("u_", "atasan_", "standarmin_")) else None
    fitting = FITTING.get(key, level)
    usual = st.sampled_from(fitting) if fitting else CELL
    return st.integers(0, 11).flatmap(lambda dice: CELL if dice == 0 else usual)


FEW = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The little city as a file to be copied, its persons with NIP."""
    with new_database("sqlite") as url:
        filled(url, CITY)
        employee = TABLES["employee"]
        engine = writing(url)
        with engine.begin() as connection:
            for letter, nip in NIPS.items():
                connection.execute(update(employee).where(employee.c.id == letter).values(nip=nip))
        engine.dispose()
        kept = tmp_path_factory.mktemp("city") / "city.db"
        shutil.copy(url.removeprefix("sqlite:///"), kept)
    return kept


def tables(importer: Importer) -> st.SearchStrategy[list[tuple[str, ...]]]:
    return st.lists(st.tuples(*(cell(column.key) for column in importer.columns)), min_size=1, max_size=8)


def as_csv(importer: Importer, rows: list[tuple[str, ...]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([tuple(column.names[0] for column in importer.columns), *rows])
    return text.getvalue().encode()


def content(url: str) -> dict[str, set[tuple[object, ...]]]:
    with reading(url) as reader:
        return {
            name: {tuple(row) for row in reader.connection.execute(select(table))}
            for name, table in TABLES.items()
            if name != "import_log" and not name.startswith("import_")
        }


@pytest.mark.parametrize("importer", IMPORTERS.values(), ids=list(IMPORTERS))
def test_whatever_stands_in_the_cells(importer: Importer, city: Path, tmp_path: Path) -> None:
    @FEW
    @given(tables(importer), st.sampled_from(["", "2026-05", "2025"]), st.booleans())
    def tried(rows: list[tuple[str, ...]], period: str, new: bool) -> None:
        shutil.copy(city, tmp_path / "try.db")
        url = f"sqlite:///{tmp_path / 'try.db'}"
        before = content(url)
        asked = Asked(period=period, city="72.71", new=new)

        def once() -> Brought | None:
            try:
                return brought(read_content(as_csv(importer, rows), "berkas.csv"), url, asked, "uji", kind=importer.key)
            except ImportProblem as problem:
                assert str(problem).strip()
                return None

        found = once()
        if found is None:
            assert content(url) == before
            return
        line = found.line
        assert line.inserted + line.updated + line.unchanged + line.refused == line.rows == found.fates.height
        assert found.fates["fate"].null_count() == 0
        refused = found.fates.filter(found.fates["fate"] == "REFUSED")
        assert refused["reason"].null_count() == 0
        assert found.refused_rows.height == refused.filter(~refused["aside"]).height
        after = content(url)
        again = once()
        assert again is not None
        assert (again.line.inserted, again.line.updated) == (0, 0)
        assert again.line.unchanged == line.inserted + line.updated + line.unchanged
        assert content(url) == after

    tried()
