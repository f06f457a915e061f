"""Any database held against the contract: a good one passes, each fault is found once, with its way out."""

from __future__ import annotations

import json

import pytest

from data_access.check import CORE, SUBJECT_PAGES, Report, check
from data_access.contract import OPTIONAL, TABLES
from tests.databases import NewDatabase, execute
from tests.sources import PRIVATE, fill, offer

Brief = tuple[str, str, str, int]


def _brief(report: Report) -> list[Brief]:
    return [(finding.kind, finding.table, finding.column, finding.count) for finding in report.findings]


def test_our_own_tables_keep_the_contract(contract_database: str) -> None:
    fill(contract_database)
    report = check(contract_database)
    assert report.findings == ()
    assert report.usable
    assert report.tables == dict.fromkeys(TABLES, 1)
    assert report.lines() == ["Basis data sesuai kontrak. 32 dari 32 tabel terbaca, 32 baris."]


def test_views_keep_the_contract_as_well(offered_database: str) -> None:
    report = check(offered_database)
    assert report.findings == ()
    assert report.tables == dict.fromkeys(TABLES, 1)


def test_an_empty_database_of_ours_has_nothing_to_show_yet(contract_database: str) -> None:
    report = check(contract_database)
    assert {finding.kind for finding in report.findings} == {"empty_table"}
    assert {finding.table for finding in report.findings if finding.serious} == set(CORE)
    assert not report.usable


def test_an_empty_database_lacks_every_table(database: str) -> None:
    report = check(database)
    assert sorted(_brief(report)) == sorted(("missing_table", name, "", 0) for name in TABLES.keys() - OPTIONAL)
    assert not report.usable
    assert "Tabel city tidak ada. Buat dengan `pantau init`, atau sediakan view bernama city." in str(report.lines())


@pytest.mark.parametrize(
    ("statement", "read"),
    [("DROP VIEW {}", "30 dari 30 tabel"), ("DELETE FROM src_{}", "32 dari 32 tabel")],
)
def test_what_only_this_product_writes_may_be_missing(new_database: NewDatabase, statement: str, read: str) -> None:
    with new_database("sqlite") as url:
        offer(url)
        execute(url, *(statement.format(name) for name in OPTIONAL))
        report = check(url)
    assert report.lines() == [f"Basis data sesuai kontrak. {read} terbaca, 30 baris."]


FAULTS: dict[str, tuple[tuple[str, ...], list[Brief], bool]] = {
    "code": (
        ("UPDATE src_employment SET status = 'HONORER'",),
        [("unknown_code", "employment", "status", 1)],
        True,
    ),
    "code in another case": (
        ("UPDATE src_appraisal SET rating = 'sb'",),
        [("unknown_code", "appraisal", "rating", 1)],
        True,
    ),
    "required reference": (
        ("UPDATE src_agency SET city_code = NULL",),
        [("null_in_required", "agency", "city_code", 1)],
        False,
    ),
    "required text": (
        ("UPDATE src_city SET province = NULL",),
        [("null_in_required", "city", "province", 1)],
        True,
    ),
    "range": (
        ("UPDATE src_competency_assessment SET achieved_level = 9",),
        [("out_of_range", "competency_assessment", "achieved_level", 1)],
        True,
    ),
    "range of a score": (
        ("UPDATE src_legacy_appraisal SET score = 120.5",),
        [("out_of_range", "legacy_appraisal", "score", 1)],
        True,
    ),
    "key": (
        ("INSERT INTO src_employee SELECT * FROM src_employee",) * 2,
        [("duplicate_key", "employee", "id", 3)],
        False,
    ),
    "key of another subject": (
        ("INSERT INTO src_calendar SELECT * FROM src_calendar",),
        [("duplicate_key", "calendar", "city_code, day", 1)],
        True,
    ),
    "reference": (
        ("UPDATE src_work_report SET agency_id = 'X'", "INSERT INTO src_agency SELECT * FROM src_agency"),
        [("duplicate_key", "agency", "id", 1), ("orphan", "work_report", "agency_id", 1)],
        False,
    ),
    "reference to itself": (
        ("UPDATE src_agency SET parent_id = 'X'",),
        [("orphan", "agency", "parent_id", 1)],
        True,
    ),
    "rows": (("DELETE FROM src_delivery",), [("empty_table", "delivery", "", 0)], True),
    "table": (("DROP VIEW complaint",), [("missing_table", "complaint", "", 0)], True),
    "core table": (("DROP VIEW employment",), [("missing_table", "employment", "", 0)], False),
    "column": (
        ("DROP VIEW city", "CREATE VIEW city AS SELECT code, name, province FROM src_city"),
        [("missing_column", "city", "timezone", 0)],
        False,
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found_once(new_database: NewDatabase, fault: str) -> None:
    statements, expected, usable = FAULTS[fault]
    with new_database("sqlite") as url:
        offer(url)
        execute(url, *statements)
        report = check(url)
    assert _brief(report) == expected
    assert report.usable is usable
    for finding in report.findings:
        assert finding.table in finding.sentence
        assert finding.sentence.count(".") >= 2, "says what is wrong and the way out"


@pytest.mark.parametrize("usable", [True, False])
def test_faults_are_found_side_by_side_on_every_engine(offered_database: str, usable: bool) -> None:
    faults = [fault for name, fault in FAULTS.items() if fault[2] is usable and name != "reference"]
    execute(offered_database, *(statement for statements, _, _ in faults for statement in statements))
    report = check(offered_database)
    assert sorted(_brief(report)) == sorted(brief for _, briefs, _ in faults for brief in briefs)
    assert report.usable is usable


def test_unknown_codes_are_shown_with_their_rows_most_first(offered_database: str) -> None:
    execute(offered_database, *("INSERT INTO src_employment SELECT * FROM src_employment",) * 3)
    execute(offered_database, "UPDATE src_employment SET status = 'HONORER'")
    execute(offered_database, "INSERT INTO src_employment (status) VALUES ('TKK'), ('PNS')")
    found = next(finding for finding in check(offered_database).findings if finding.kind == "unknown_code")
    assert (found.count, found.examples) == (9, (("HONORER", 8), ("TKK", 1)))
    assert found.sentence == (
        "9 baris employment.status memakai kode di luar daftar: 'HONORER' (8), 'TKK' (1). "
        "Petakan ke PNS, CPNS, PPPK, PPPK_PARUH_WAKTU."
    )


def test_no_personal_value_is_repeated(offered_database: str) -> None:
    execute(
        offered_database,
        "UPDATE src_employee SET birth_year = 1800, sex = 'X', service_start = NULL",
        "INSERT INTO src_employee SELECT * FROM src_employee",
    )
    report = check(offered_database)
    assert not report.usable
    assert PRIVATE not in json.dumps(report.as_dict())
    assert PRIVATE not in "\n".join(report.lines())


@pytest.mark.parametrize(
    "url", ["postgresql://a:r4hasia@127.0.0.1:1/x", "sqlite:////tidak/ada.db", "oracle://h/x", "rusak"]
)
def test_an_unreachable_database_is_a_finding(url: str) -> None:
    report = check(url)
    assert [(finding.kind, finding.serious) for finding in report.findings] == [("unreachable", True)]
    assert not report.usable
    assert report.lines() == [report.findings[0].sentence]
    assert "r4hasia" not in json.dumps(report.as_dict())


def test_lines_name_the_subject_and_the_pages_that_suffer(offered_database: str) -> None:
    execute(offered_database, "DROP VIEW complaint", "UPDATE src_agency SET city_code = NULL")
    lines = check(offered_database).lines()
    assert lines[0].startswith("Basis data belum dapat dipakai: benahi dahulu yang bertanda '!'. 31 dari 32 tabel")
    assert (
        "Umpan balik masyarakat. Halaman yang terdampak: Ringkasan, Umpan Balik, Jelajah & Ekspor, Mutu Data." in lines
    )
    assert "  ! 1 baris agency tidak berisi city_code, padahal wajib. Lengkapi di sumbernya." in lines


def test_every_subject_has_its_pages() -> None:
    assert SUBJECT_PAGES.keys() == {table.info["subject"] for table in TABLES.values()}


def test_the_machine_readable_form_is_complete(offered_database: str) -> None:
    execute(offered_database, "UPDATE src_employment SET status = 'HONORER'")
    said = json.loads(json.dumps(check(offered_database).as_dict()))
    assert said["usable"] is True
    assert said["tables"]["employment"] == 1
    assert said["pages"] == {"people": list(SUBJECT_PAGES["people"])}
    assert said["findings"][0]["examples"] == [["HONORER", 1]]
