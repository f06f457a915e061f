"""Surveys and complaints that come again: mended, corrected, older, or read in another installation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from data_access.importers.problems import ImportProblem
from tests.databases import NewDatabase, execute
from tests.importers.surveys import (
    SILENT,
    Row,
    answered,
    bring,
    ends,
    reason_of,
    row_by_row,
    table_file,
    told,
)
from tests.published import filled

pytestmark = pytest.mark.usefixtures("on_the_day")
QUIET = {name: rows for name, rows in SILENT.items() if name != "complaint"}
PHONE = "081234567890"


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with new_database("sqlite") as database:
        yield filled(database, QUIET)


def _mended(rows: pl.DataFrame, folder: Path, **values: object) -> Path:
    """The refused rows with these columns put right, as a file."""
    path = folder / "skm.perbaikan.csv"
    rows.with_columns(**{name: pl.lit(value) for name, value in values.items()}).write_csv(path)
    return path


def test_a_mended_row_keeps_its_respondent_and_the_whole_file_adds_nothing(url: str, tmp_path: Path) -> None:
    rows = [
        answered(4, NO_HP=PHONE),
        answered(3, NO_HP=PHONE, layanan="Pendaftarn"),
        answered(2, NO_HP="081200000002", layanan="Pendaftarn"),
        answered(2, NO_HP="-", layanan="Pendaftarn"),
    ]
    path = table_file(tmp_path, rows)
    found = bring(path, url)
    assert (found.line.inserted, found.line.refused) == (1, 3)
    refused = found.refused_rows
    key = next(name for name in refused.columns if str(refused[name][0]).startswith("pseudonim:"))
    assert PHONE[1:] not in repr(refused.rows()) and refused[key][2] is None
    service = next(name for name in refused.columns if refused[name][0] == "Pendaftarn")
    mended = bring(_mended(refused, tmp_path, **{service: "Pendaftaran"}), url)
    assert (mended.line.inserted, mended.line.refused) == (3, 0)
    kept = told(url, "respondent_key service_id")
    assert len({one for one, _ in kept if one}) == 2 and len([one for one, _ in kept if one is None]) == 1
    again = bring(path, url, services={"Pendaftarn": "s1"})
    assert (again.line.unchanged, len(told(url, "id"))) == (4, 4)


def test_the_file_of_refused_rows_is_read_back_as_it_is(url: str, tmp_path: Path) -> None:
    path = table_file(tmp_path, [answered(cost, NO_HP=PHONE, layanan="Pendaftarn") for cost in (4, 3)])
    beside = tmp_path / "skm.ditolak.xlsx"
    beside.write_bytes(bring(path, url).refused_file())
    said = {"services": {"Pendaftarn": "s1"}}
    assert bring(beside, url, **said).line.inserted == 2
    assert (bring(path, url, **said).line.unchanged, len({key for (key,) in told(url, "respondent_key")})) == (2, 1)


def test_a_row_that_only_a_mapping_lacks_needs_no_mending(url: str, tmp_path: Path) -> None:
    found = bring(table_file(tmp_path, [answered(4, layanan="Izin"), answered(4, opd="Dinas Antah")]), url)
    assert all("berkas yang sama" in reason_of(found, row) for row in (2, 3))
    assert "layanan tidak dikenal" in reason_of(found, 2) and "unitnya tidak dikenal" in reason_of(found, 3)


@pytest.mark.parametrize("long", [False, True])
def test_a_file_read_in_another_installation_is_not_counted_twice(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, long: bool
) -> None:
    columns = {"columns": {}} if long else {}
    wide = [answered(4, NO_HP=PHONE), answered(3, NO_HP="0")]
    path = table_file(tmp_path, row_by_row("11", 4, 3, 2) if long else wide)
    bring(path, url, **columns)
    assert not bring(path, url, **columns).line.inserted
    before = told(url, "id respondent_key")
    with monkeypatch.context() as other:
        other.setattr("data_access.settings.Settings.secret", lambda _self: b"another")
        with pytest.raises(ImportProblem, match=r"sudah masuk pada .*PANTAU_HOME"):
            bring(path, url, **columns)
    assert told(url, "id respondent_key") == before
    assert not bring(path, url, **columns).line.inserted


def test_a_file_whose_answers_are_gone_comes_in_again(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table_file(tmp_path, [answered(4, NO_HP=PHONE)])
    bring(path, url)
    execute(url, "DELETE FROM satisfaction_response")
    monkeypatch.setattr("data_access.settings.Settings.secret", lambda _self: b"another")
    assert bring(path, url).line.inserted == 1


def test_a_corrected_answer_is_the_same_answer(url: str, tmp_path: Path) -> None:
    rows = [
        answered(4, NO_HP=PHONE),
        answered(4, NO_HP=PHONE, tanggal="2026-04-11"),
        answered(4, NO_HP=PHONE, layanan="Pendaftaran"),
        answered(3, NO_HP="-"),
    ]
    bring(table_file(tmp_path, rows), url)
    corrected = [{**rows[0], "U4": 2}, *rows[1:3], {**rows[3], "U4": 2}]
    found = bring(table_file(tmp_path, corrected, "lagi.csv"), url)
    fates = [fate for fate, _ in ends(found).values()]
    assert fates == ["UPDATED", "UNCHANGED", "UNCHANGED", "INSERTED"]  # of nobody, only what is said tells
    assert sorted(cost for key, cost in told(url, "respondent_key u_cost") if key) == [2, 4, 4]


def test_several_answers_of_a_day_stay_several_and_come_together(url: str, tmp_path: Path) -> None:
    rows = [answered(9, NO_HP=PHONE), answered(3, NO_HP=PHONE), answered(4, NO_HP="081200000002")]
    path = table_file(tmp_path, rows)
    found = bring(path, url)
    assert (found.line.inserted, found.line.refused) == (1, 2)
    assert "skala" in reason_of(found, 2) and "bersama" in reason_of(found, 3)
    mended = [answered(2, NO_HP=PHONE), *rows[1:]]
    assert bring(table_file(tmp_path, mended, "betul.csv"), url).line.inserted == 2
    assert sorted(cost for (cost,) in told(url, "u_cost")) == [2, 3, 4]
    again = bring(path, url)
    assert (again.line.unchanged, again.line.refused, len(told(url, "id"))) == (1, 2, 3)


def test_answers_of_a_period_are_known_by_what_they_say(url: str, tmp_path: Path) -> None:
    """Nobody knows their day: one who answered twice in the quarter has two answers."""
    first, second = (answered(cost, NO_HP=PHONE, tanggal="", tahun="2025") for cost in (4, 3))
    bring(table_file(tmp_path, [first]), url, period="2025-T3")
    assert bring(table_file(tmp_path, [second], "lagi.csv"), url, period="2025-T3").line.inserted == 1


def _ticket(status: str, resolved: str = "", **said: str) -> Row:
    return {
        "nomor_tiket": "T1",
        "klasifikasi": "Pengaduan Normatif",
        "tanggal_laporan": "2026-04-27",
        "instansi_terdisposisi": "Dinas Pendidikan",
        "status": status,
        "tanggal_selesai": resolved,
        **said,
    }


@pytest.mark.parametrize("alone", [True, False])
def test_an_older_export_does_not_open_a_finished_complaint(url: str, tmp_path: Path, *, alone: bool) -> None:
    beside = [] if alone else [{**_ticket("Selesai", "2026-05-05"), "nomor_tiket": "T2"}]
    bring(table_file(tmp_path, [_ticket("Selesai", "2026-05-04"), *beside]), url)
    older = bring(table_file(tmp_path, [_ticket("Sedang Diproses"), *beside], "lama.csv"), url)
    assert "sudah selesai" in reason_of(older, 2)
    assert older.fates["hint"][0] == "selesai 4 Mei 2026"
    names = "id status resolved_on"
    assert [(one, state, str(day)) for one, state, day in told(url, names, "complaint")][0] == (
        "T1", "SELESAI", "2026-05-04",
    )  # fmt: skip
    path = table_file(tmp_path, [_ticket("Dibuka kembali"), *beside], "buka.csv")
    assert bring(path, url).line.updated == 1
    assert told(url, names, "complaint")[0] == ("T1", "DIPROSES", None)
    assert bring(path, url).line.updated == 0


def test_a_channel_that_nobody_knows_is_left_open_and_told(url: str, tmp_path: Path) -> None:
    rows = [
        {**_ticket("Proses", kanal=channel), "nomor_tiket": channel}
        for channel in ("Datang langsung", "Media sosial", "Aplikasi", "SMS", "Telepon")
    ]
    found = bring(table_file(tmp_path, rows), url)
    assert found.line.inserted == 5
    channels = {one: channel for one, channel in told(url, "id channel", "complaint")}
    assert list(map(channels.get, ("Datang langsung", "Media sosial", "Aplikasi", "SMS", "Telepon"))) == [
        "TATAP_MUKA", "MEDIA_SOSIAL", "APLIKASI", "SMS", None,
    ]  # fmt: skip
    (warned,) = found.warned.select("value", "reason", "hint").rows()
    assert warned[0] == "Telepon" and "disimpan tanpa" in warned[1] and "[codes.complaint_channel]" in warned[2]
