"""Surveys (SKM) brought in: the index of a published one, no telephone number anywhere, nothing guessed of a number."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access.contract import TABLES
from data_access.contract.codes import UNSUR
from data_access.importers.problems import ImportProblem
from data_access.snapshot import refresh
from tests.databases import KINDS, NewDatabase
from tests.importers.surveys import (
    AS_PRINTED,
    NUMBERS,
    PUBLISHED,
    SILENT,
    answered,
    bring,
    ends,
    reason_of,
    table_file,
    told,
)
from tests.published import asked, during, filled, settings_in

pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with new_database("sqlite") as database:
        yield filled(database, SILENT)


@pytest.fixture(params=KINDS)
def any_url(request: pytest.FixtureRequest, new_database: NewDatabase) -> Iterator[str]:
    with new_database(request.param) as database:
        yield filled(database, SILENT)


def test_a_published_survey_gives_its_published_index_and_the_same_file_twice_changes_nothing(
    any_url: str, tmp_path: Path
) -> None:
    """Σ of the nine sums is 955 of 29: 25/9 × 955/29 = 91.475; with 0.11 instead of 1/9: 90.560."""
    with PUBLISHED.open(encoding="utf-8") as file:
        counts = list(csv.DictReader(file))
    given = [
        [one["nilai"] for one in counts if one["unsur"] == unsur for _ in range(int(one["jumlah_responden"]))]
        for unsur in NUMBERS
    ]
    rows = [answered(*nine) for nine in zip(*given, strict=True)]
    path = table_file(tmp_path, rows)
    found = bring(path, any_url)
    assert (found.importer.key, found.line.inserted, found.line.rows) == ("skm", 29, 29)
    before = told(any_url, "id service_id answered_on")
    assert len({row[1:] for row in before}) == 1 and len({row[0] for row in before}) == 29
    again = bring(path, any_url)
    assert (again.line.unchanged, again.line.rows, told(any_url, "id service_id answered_on")) == (29, 29, before)
    assert bring(table_file(tmp_path, rows[::-1], "terbalik.csv"), any_url).line.unchanged == 29
    sent = [(*row[:2], str(row[2]), row[3]) for row in told(any_url, "source agency_id month row_count", "delivery")]
    assert sent == [("SKM", "kes", "2026-04-01", 29)]
    snapshot = refresh(settings_in(tmp_path / "home"), any_url).snapshot
    answer = asked(snapshot, "ikm ikm_011 responses", filters=during("2026-04"))
    assert {key: answer.figure(key).text for key in answer.question.metrics} == {
        "ikm": "91,48", "ikm_011": "90,56", "responses": "29",
    }  # fmt: skip


def test_a_telephone_number_is_one_person_and_stands_nowhere(url: str, tmp_path: Path) -> None:
    rows = [
        answered(4, NO_HP="081234567890"),
        answered(4, NO_HP="+62 812-3456-7890"),  # the same once more
        answered(3, NO_HP="81234567890"),  # the same, otherwise: both count
        answered(4, NO_HP="081200000001"),
        answered(4, NO_HP="0"),
        answered(4, NO_HP="-"),  # nobody repeats nobody
        answered(9, NO_HP="081277777777"),
    ]
    path = table_file(tmp_path, rows)
    found = bring(path, url)
    assert [fate for fate, _ in ends(found).values()] == [
        "INSERTED", "REFUSED", "INSERTED", "INSERTED", "INSERTED", "INSERTED", "REFUSED",
    ]  # fmt: skip
    assert "berulang" in reason_of(found, 3) and "skala" in reason_of(found, 8)
    keys = told(url, "u_cost respondent_key")
    assert [key for _, key in keys].count(None) == 2
    assert len({key for _, key in keys if key}) == 2 and keys[0][1] in {key for cost, key in keys if cost == 4}
    everything = repr([told(url, " ".join(table.c.keys()), name) for name, table in TABLES.items()])
    for text in ("81234567890", "3456", "81200000001", "81277777777"):
        assert text not in everything + repr(found.refused_rows.rows()) + repr(found.fates.drop("sheet").rows())
    assert bring(path, url).line.unchanged == 5


def test_a_pseudonym_needs_the_secret_of_the_installation(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same file read in another installation would count every respondent twice: see `respondents`."""
    path = table_file(tmp_path, [answered(4, NO_HP="081234567890")])
    bring(path, url)
    monkeypatch.setattr("data_access.settings.Settings.secret", lambda _self: b"another")
    other = table_file(tmp_path, [answered(4, NO_HP="081234567890"), answered(3, NO_HP="0812000")], "lain.csv")
    bring(other, url)
    assert len({key for (key,) in told(url, "respondent_key")}) == 3


@pytest.mark.parametrize(("eighth", "ninth"), [("u_complaints", "u_facilities"), ("u_facilities", "u_complaints")])
def test_what_the_eighth_is_is_said_and_never_guessed(url: str, tmp_path: Path, eighth: str, ninth: str) -> None:
    path = table_file(tmp_path, [answered(4, 4, 4, 4, 4, 4, 4, 1, 2)])
    for said in ({}, {eighth: "U8"}):
        with pytest.raises(ImportProblem, match=r'\[columns\].*u_complaints = "U8", u_facilities = "U9".*= "U9"'):
            bring(path, url, columns=said)
    bring(path, url, columns={eighth: "U8", ninth: "U9"})
    assert told(url, f"{eighth} {ninth} u_requirements") == [(1, 2, 4)]


def test_a_number_given_to_another_unsur_needs_its_own_place_said(url: str, tmp_path: Path) -> None:
    path = table_file(tmp_path, [answered(4, 3, 2, 4, 4, 4, 4, 1, 2)])
    swapped = AS_PRINTED | {"u_procedure": "U3"}
    with pytest.raises(ImportProblem, match="memberi U3 kepada u_procedure"):
        bring(path, url, columns=swapped)
    bring(path, url, columns=swapped | {"u_time": "U2"})
    assert told(url, "u_procedure u_time") == [(2, 3)]


def test_headings_that_name_the_unsur_need_no_number(url: str, tmp_path: Path) -> None:
    said = dict(zip(
        ("Persyaratan", "Sistem, Mekanisme & Prosedur", "Waktu Penyelesaian", "Biaya / Tarif", "Produk Layanan",
         "Kompetensi Pelaksana", "Perilaku Pelaksana", "Sarana dan Prasarana", "Penanganan Pengaduan"),
        (1, 2, 3, 4, 1, 2, 3, 4, ""), strict=True,
    ))  # fmt: skip
    more = {"Tgl": "10/04/2026", "Nama Layanan": "rekomendasi", "OPD": "DINAS KESEHATAN"}
    bring(table_file(tmp_path, [{**said, **more}]), url, columns={})
    assert told(url, " ".join(UNSUR)) == [(1, 2, 3, 4, 1, 2, 3, None, 4)]


def test_each_refused_row_says_why(url: str, tmp_path: Path) -> None:
    rows = [
        answered(4),
        answered("", "", "", "", "", "", "", "", ""),
        answered(4, 4, 4, 4, 4, 4, 4, 4, 5),
        answered(4, 4, 4, 4, 4, 4, 4, 4, "2,5"),
        answered(4, tanggal="2026-05-16"),
        answered(4, tanggal=""),
        answered(4, layanan="Rekomendasih"),
        answered(4, opd="Dinas Antah Berantah"),
        answered(4, layanan="", opd=""),
        answered(4, opd="Dinas Pendidikan"),  # there is a Rekomendasi, in another agency
    ]
    found = bring(table_file(tmp_path, rows), url)
    reasons = {row: reason for row, (fate, reason) in ends(found).items() if fate == "REFUSED"}
    assert reasons.keys() == {*range(3, 12)}
    parts = (
        "tanpa jawaban", "di luar skala", "bukan bilangan", "belum tiba", "periode berkas", "layanan tidak dikenal",
        "layanan tidak dikenal", "[fixed]", "tidak dikenal",
    )  # fmt: skip
    for row, part in enumerate(parts, start=3):
        assert part in str(reasons[row])
    hints = dict(found.fates.select("row", "hint").iter_rows())
    assert (hints[4], hints[8]) == ("skalanya 1 sampai 4", "mungkin s4 · Rekomendasi")


def test_a_year_alone_is_no_day(url: str, tmp_path: Path) -> None:
    rows = [answered(4, tanggal="", TAHUN="2025"), answered(3, tanggal="", TAHUN="2024")]
    path = table_file(tmp_path, rows)
    with pytest.raises(ImportProblem, match="--period"):
        bring(path, url)
    with pytest.raises(ImportProblem, match="belum berakhir"):
        bring(path, url, period="2026")
    found = bring(path, url, period="2025-T3")
    assert [(str(day), cost) for day, cost in told(url, "answered_on u_cost")] == [("2025-09-30", 4)]
    assert "tahun baris ini" in reason_of(found, 3)
    assert any("hari terakhir Triwulan III 2025" in note for note in found.notes)


def test_a_service_is_known_by_its_unit_a_mapping_or_made_on_demand(url: str, tmp_path: Path) -> None:
    rows = [
        answered(4, layanan="", opd="Puskesmas Singgani"),  # it has one service
        answered(4, layanan="Taman Kota", opd=""),
        answered(4, layanan="Pendaftaran"),  # of the puskesmas below the agency named
    ]
    found = bring(table_file(tmp_path, rows), url, codes={"service": {"Taman Kota": "s5"}})
    assert (found.line.inserted, [row[0] for row in told(url, "service_id")]) == (3, ["s1", "s1", "s5"])
    bare = [dict(zip(NUMBERS, [4] * 9, strict=True)) | {"tanggal": "2026-04-11"}]
    bring(table_file(tmp_path, bare, "satu.csv"), url, fixed={"service": "s2"})
    assert ("s2",) in told(url, "service_id")


def test_a_new_service_of_a_new_unit_is_made_where_one_agrees(url: str, tmp_path: Path) -> None:
    rows = [
        answered(4, layanan="Izin Usaha", opd="Dinas Perizinan"),
        answered(3, layanan="Izin  usaha", opd="dinas perizinan"),
    ]
    path = table_file(tmp_path, rows)
    refused = bring(path, url)
    assert (refused.line.refused, refused.proposals[0].text) == (2, "Dinas Perizinan")
    one = table_file(tmp_path, rows[:1], "satu.csv")
    made = bring(one, url, new=True)
    assert any("1 layanan baru" in note for note in made.notes)
    unit = [ident for ident, name in told(url, "id name", "agency") if name == "Dinas Perizinan"]
    service = [row for row in told(url, "agency_id name free_of_charge must_survey", "service") if row[0] in unit]
    assert service == [(unit[0], "Izin Usaha", 0, 1)]
    assert bring(one, url, new=True).line.unchanged == 1
    assert bring(path, url).line.inserted == 1  # the other spelling is the same service
