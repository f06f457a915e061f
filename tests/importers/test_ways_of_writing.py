"""Days, spans and numbers as people write them, in a column and in a whole file; rows of sums and headings again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from data_access.cities import PALU
from data_access.importers.bringing import Brought
from data_access.importers.files import read_content
from data_access.importers.founding import founded
from data_access.importers.importer import Found
from data_access.importers.kinds import IMPORTERS
from data_access.importers.recognising import recognised
from data_access.importers.sifting import told
from data_access.importers.tables import found
from data_access.importers.values import day, days, number, span, whole
from data_access.migrations import upgrade
from tests.databases import NewDatabase
from tests.importers.brought import bring, little_city, sql
from tests.importers.cells import texts
from tests.importers.exports import NIPS
from tests.importers.trained import DETAIL, detail, monitor

ELEVEN = tuple(f"{number:02}/{number + 1:02}/2025" for number in range(1, 12))
"""Days that both orders read."""


def test_one_slip_does_not_turn_a_column() -> None:
    reading = day(texts(*ELEVEN, "12/31/2025"))
    assert reading.values.to_list() == [*(date(2025, one + 1, one) for one in range(1, 12)), None]
    assert reading.note.startswith("Tanggal dibaca sebagai hari/bulan/tahun; 12/31/2025 tidak dapat dibaca begitu.")
    assert day(texts(*ELEVEN[:1], *["12/31/2025"] * 9)).values.to_list()[0] == date(2025, 1, 2)  # half of two


def test_a_column_of_month_and_day_stays_so() -> None:
    american = day(texts(*ELEVEN, "12/31/2025", "01/15/2025", "02/20/2025"))
    assert american.values.to_list()[:2] == [date(2025, 1, 2), date(2025, 2, 3)]
    assert american.values.null_count() == 0
    assert "bulan/hari/tahun" in american.note


def test_days_of_the_usual_order_outweigh_a_slip() -> None:
    reading = day(texts("05/06/2025", "13/06/2025", "14/06/2025", "15/06/2025", "12/31/2025"))
    assert reading.values.to_list() == [date(2025, 6, one) for one in (5, 13, 14, 15)] + [None]
    assert "12/31/2025 tidak dapat dibaca begitu" in reading.note
    alike = day(texts("05/06/2025", "13/06/2025", "12/31/2025"))
    assert alike.values.to_list() == [None] * 3


SPANS = {
    "9-10 Maret 2027": ("2027-03-09", "2027-03-10"),
    "9 s.d. 10 Maret 2027": ("2027-03-09", "2027-03-10"),
    "9 s/d 11 Maret 2027": ("2027-03-09", "2027-03-11"),
    "Senin-Selasa, 9 – 10 Maret 2027": ("2027-03-09", "2027-03-10"),
    "28 Februari - 3 Maret 2027": ("2027-02-28", "2027-03-03"),
    "01/04/2026 - 05/04/2026": ("2026-04-01", "2026-04-05"),
    "01/04/2026 s.d. 05/04/2026": ("2026-04-01", "2026-04-05"),
    "01-05/04/2026": ("2026-04-01", "2026-04-05"),
    "2026-04-01 sampai dengan 2026-04-05": ("2026-04-01", "2026-04-05"),
    "01-04-2026": ("2026-04-01", "2026-04-01"),
    "9-Mar-2027": ("2027-03-09", "2027-03-09"),
    "9 Maret 2027 hingga entah 2027": (None, None),
    "Rabu, 1 April 2026, 08.00 - 16.00": (None, None),
}


@pytest.mark.parametrize("text", SPANS)
def test_a_cell_may_name_a_first_and_a_last_day(text: str) -> None:
    first, last = (one.values[0] for one in span(texts(text)))
    assert (first and str(first), last and str(last)) == SPANS[text]


def test_the_ends_of_spans_decide_their_order_together() -> None:
    rows = ("04/01/2026 - 04/15/2026", "05/02/2026 - 05/20/2026", "06/03/2026 - 06/30/2026")
    first, last = span(texts(*rows))
    assert first.values.to_list() == [date(2026, 4, 1), date(2026, 5, 2), date(2026, 6, 3)]
    assert last.values.to_list() == [date(2026, 4, 15), date(2026, 5, 20), date(2026, 6, 30)]


def test_a_cell_may_list_days() -> None:
    cells = (
        "19, 20 Maret 2027",
        "19-20, dan 23 Maret 2027",
        "30 Maret, 1 April 2027",
        "Jumat, 5 Maret 2027",
        "x",
        None,
    )
    read = days(texts(*cells, "10 Maret 2027 - 9 Maret 2027", "9 Maret 2027 - 10 Maret 2037"))
    said = [None if one is None else [(day.month, day.day) for day in one] for one in read.values.to_list()]
    assert said[:4] == [[(3, 19), (3, 20)], [(3, 19), (3, 20), (3, 23)], [(3, 30), (4, 1)], [(3, 5)]]
    assert said[4:] == [None] * 4
    assert read.unclear.to_list() == [False] * 4 + [True, False, True, True]


def test_a_whole_number_has_thousands_and_a_fraction_may_have_them() -> None:
    assert whole(texts("1.200", "12.500", "7")).values.to_list() == [1200, 12500, 7]
    assert whole(texts("0.500")).values.to_list() == whole(texts("1,200")).values.to_list() == [None]
    assert whole(texts("1.200", "12.0")).values.to_list() == [None, 12]  # its column shows that a point parts decimals
    unsure = number(texts("1.200", "7"))
    assert unsure.values.to_list() == [None, 7.0] and "ribuan atau pecahan" in unsure.note


YEAR = {
    "1 Januari": "Tahun Baru", "9-10 Maret": "Idul Fitri", "11, 12 Maret": "Cuti bersama", "1 Mei": "Buruh",
    "1 Juni": "Pancasila", "17 Agustus": "Kemerdekaan", "25 Desember": "Natal",
}  # fmt: skip


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with new_database("sqlite") as database:
        upgrade(database)
        founded(database, PALU, date(2026, 11, 22))
        yield database


def _decree(folder: Path, url: str, rows: Mapping[str, str]) -> Brought:
    path = folder / f"SKB {len([*folder.iterdir()])}.csv"
    path.write_text("\n".join(["Tanggal;Keterangan", *(f"{day};{note}" for day, note in rows.items())]), "utf-8")
    return bring(path, url)


def _of(year: int, **other: str) -> dict[str, str]:
    return {other.get(note.split()[0], f"{day} {year}"): note for day, note in YEAR.items()}


def _calendar(url: str, year: int) -> list[tuple[str, str | None]]:
    rows = sql(url, f"SELECT day, note FROM calendar WHERE day BETWEEN '{year}-01-01' AND '{year}-12-31' ORDER BY day")
    return [(str(day), note) for day, note in rows]


def test_a_decree_may_write_several_days_in_a_row(url: str, tmp_path: Path) -> None:
    found = _decree(tmp_path, url, _of(2027))
    assert (found.line.refused, found.line.rows) == (0, 7)
    noted = dict(_calendar(url, 2027))
    assert [noted[f"2027-03-{one:02}"] for one in range(8, 14)] == [
        None, "Idul Fitri", "Idul Fitri", "Cuti bersama", "Cuti bersama", None,
    ]  # fmt: skip
    assert _decree(tmp_path, url, _of(2027)).line.unchanged == 7


def test_a_year_with_a_row_that_is_not_understood_keeps_its_calendar(url: str, tmp_path: Path) -> None:
    before = _calendar(url, 2027)
    found = _decree(tmp_path, url, {**_of(2026), **_of(2027, Idul="9 Marmer 2027")})
    assert (found.line.refused, found.line.inserted + found.line.updated + found.line.unchanged) == (7, 7)
    assert _calendar(url, 2027) == before
    assert dict(_calendar(url, 2026))["2026-03-12"] == "Cuti bersama"
    reasons = told(found.fates)
    assert reasons[8] == "tanggal tidak terbaca"
    assert all("betulkan baris itu di berkas lengkap" in str(reasons[at]) for at in (7, 9, 13))
    assert any(note.startswith("Kalender 2027 tidak diganti") for note in found.notes)
    assert "Kalender 2026 diganti." in found.notes
    # what was refused is the whole year: mended, it is taken
    assert _decree(tmp_path, url, _of(2027)).line.refused == 0
    assert dict(_calendar(url, 2027))["2027-03-09"] == "Idul Fitri"


def test_a_row_of_no_known_year_holds_back_every_year(url: str, tmp_path: Path) -> None:
    before = _calendar(url, 2026)
    found = _decree(tmp_path, url, {**_of(2026, Cuti="kemudian")})
    assert found.line.refused == 7 and _calendar(url, 2026) == before
    across = _decree(tmp_path, url, {**_of(2026), "31 Desember 2026 - 1 Januari 2027": "Malam"})
    assert across.line.refused == 8 and _calendar(url, 2026) == before


def test_a_day_that_stands_twice_holds_nothing_back(url: str, tmp_path: Path) -> None:
    found = _decree(tmp_path, url, {**_of(2026), "10 Maret 2026": "Idul Fitri, hari kedua"})
    assert (found.line.refused, dict(_calendar(url, 2026))["2026-03-10"]) == (1, "Idul Fitri")


def test_a_training_may_have_its_days_in_one_cell(new_database: NewDatabase, tmp_path: Path) -> None:
    rows = [
        detail("a", "Diklat Arsiparis", "01/04/2026 - 05/04/2026"),
        detail("b", "Diklat Arsiparis", "1 s.d. 5 April 2026"),
    ]
    with little_city(new_database, "sqlite") as url:
        assert bring(monitor(tmp_path, rows), url).line.inserted == 2
        held = "SELECT starts_on, ends_on FROM training WHERE title = 'Diklat Arsiparis'"
        assert [tuple(map(str, row)) for row in sql(url, held)] == [("2026-04-01", "2026-04-05")]
        assert bring(monitor(tmp_path, rows), url).line.unchanged == 2


def test_eleven_trainings_are_not_moved_by_a_twelfth(new_database: NewDatabase, tmp_path: Path) -> None:
    rows = [detail("a", f"Diklat {at}", text) for at, text in enumerate((*ELEVEN, "12/31/2025"))]
    with little_city(new_database, "sqlite") as url:
        found = bring(monitor(tmp_path, rows), url)
        assert (found.line.inserted, found.line.refused) == (11, 1)
        held = "SELECT starts_on FROM training WHERE title LIKE 'Diklat %' ORDER BY starts_on"
        expected = [date(2025, 2, 1) + timedelta(days=0), *(date(2025, one + 1, one) for one in range(2, 12))]
        assert [str(row[0]) for row in sql(url, held)] == [str(one) for one in expected]


def _html(*tables: list[tuple[str, ...]]) -> Found:
    rows = ["".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in table) for table in tables]
    page = "".join(f"<table>{one}</table>" for one in rows)
    source = read_content(f"<html><body>{page}</body></html>".encode(), "detail.xls")
    what = recognised(source, IMPORTERS.values())
    return found(source, what.importer, what.tables)[0]


def _sum(word: str, at: int) -> tuple[str, ...]:
    return tuple(word if place == at else "12,5" if place == 9 else "" for place in range(len(DETAIL)))


def test_sums_means_titles_and_headings_again_are_no_persons() -> None:
    sums = [
        _sum(word, at) for at, word in enumerate(("RATA-RATA", "Rata-rata", "Sub Total", "Subtotal", "Grand Total"))
    ]
    one, two = detail("a", "Arsip", "01/04/2026"), detail("b", "Arsip", "01/04/2026")
    for again in (DETAIL, tuple(text.upper() for text in DETAIL), (*DETAIL[:9], "JP", "")):
        read = _html([("Triwulan I",), DETAIL, one, *sums], [("Triwulan II",), again, two])
        assert read.rows["nip"].to_list() == [NIPS["a"], NIPS["b"]]
        assert [note for note in read.said if note.startswith("5 baris jumlah")]
        assert read.above == ("Triwulan I", "Triwulan II")  # a file of two periods is not one of the first


def test_a_broken_row_above_headings_is_not_a_title() -> None:
    slipped = (NIPS["c"], *[""] * 10)
    read = _html([DETAIL, detail("a", "Arsip", "01/04/2026"), slipped], [DETAIL, detail("b", "Arsip", "01/04/2026")])
    assert read.rows.height == 3
    assert pl.Series([NIPS["a"], None, NIPS["b"]]).equals(read.rows["nip"], check_names=False)
