"""What `check` accepts and refuses where engines differ: types, rights, broken views, comparison of texts."""

from __future__ import annotations

import pytest

from data_access.check import Report, check
from data_access.contract import TABLES
from data_access.database import engine_name
from tests.databases import PASSWORD, PASSWORD_USER, NewDatabase, execute
from tests.sources import create_contract, fill, offer


def _brief(report: Report) -> list[tuple[str, str, str, int]]:
    return [(finding.kind, finding.table, finding.column, finding.count) for finding in report.findings]


def test_a_mistyped_column_is_found_and_not_compared(offered_database: str) -> None:
    execute(
        offered_database,
        "DROP VIEW competency_standard",
        "CREATE VIEW competency_standard AS SELECT position_id, competency_id, valid_from,"
        " 'tiga' AS required_level, valid_to FROM src_competency_standard",
    )
    assert [brief[:3] for brief in _brief(check(offered_database)) if brief[0] == "wrong_type"] == [
        ("wrong_type", "competency_standard", "required_level")
    ]


def test_wider_types_of_a_view_are_accepted(offered_database: str) -> None:
    whole, words = {
        "sqlite": ("INTEGER", "TEXT"),
        "postgresql": ("BIGINT", "TEXT"),
        "mysql": ("SIGNED", "CHAR"),
    }[engine_name(offered_database)]
    execute(
        offered_database,
        "DROP VIEW threshold",
        "DROP VIEW city_population",
        f"CREATE VIEW threshold AS SELECT code, valid_from, CAST(value AS DECIMAL(12, 2)) AS value, valid_to,"
        f" CAST(legal_basis AS {words}) AS legal_basis FROM src_threshold",
        f"CREATE VIEW city_population AS SELECT city_code, CAST(year AS {whole}) AS year,"
        f" CAST(population AS {whole}) AS population FROM src_city_population",
    )
    assert check(offered_database).findings == ()


@pytest.mark.parametrize("kind", ["sqlite", "mariadb"])  # PostgreSQL keeps a table while a view needs it
def test_a_broken_view_costs_only_its_own_table(new_database: NewDatabase, kind: str) -> None:
    with new_database(kind) as url:
        offer(url)
        execute(url, "DROP TABLE src_complaint")
        report = check(url)
    assert _brief(report) == [("unreachable", "complaint", "", 0)]
    assert report.usable


def test_a_reader_without_rights_on_a_table_is_told_so(postgres_url: str, new_database: NewDatabase) -> None:
    with new_database("postgresql") as url:
        create_contract(url)
        fill(url)
        granted = ", ".join(name for name in TABLES if name != "complaint")
        execute(url, f"GRANT SELECT ON {granted} TO {PASSWORD_USER}")
        report = check(url.replace("postgres@", f"{PASSWORD_USER}:{PASSWORD}@"))
    assert _brief(report) == [("unreachable", "complaint", "", 0)]
    assert "Minta hak SELECT" in report.findings[0].sentence


def test_types_only_postgresql_has(new_database: NewDatabase) -> None:
    with new_database("postgresql") as url:
        create_contract(url)
        fill(url)
        execute(
            url,
            "CREATE TYPE rasa AS ENUM ('BAIK', 'ISTIMEWA', 'SANGAT_KURANG')",
            "CREATE DOMAIN tahun AS smallint",
            "ALTER TABLE agency_appraisal ALTER rating TYPE rasa USING rating::rasa",
            "ALTER TABLE appraisal ALTER rating TYPE char(4)",
            "ALTER TABLE service ALTER must_survey TYPE boolean USING must_survey = 1",
            "ALTER TABLE city_population ALTER year TYPE tahun",
            "ALTER TABLE employee ALTER nip TYPE char(18)",
            "ALTER TABLE delivery RENAME TO kiriman",
            "CREATE MATERIALIZED VIEW delivery AS SELECT * FROM kiriman",
        )
        assert _brief(check(url)) == [
            ("wrong_type", "appraisal", "rating", 0),
            ("wrong_type", "agency_appraisal", "rating", 0),
            ("wrong_type", "service", "must_survey", 0),
        ]


def test_values_sqlite_would_not_refuse(new_database: NewDatabase) -> None:
    with new_database("sqlite") as url:
        create_contract(url)
        fill(url)
        execute(
            url,
            "UPDATE employment SET valid_to = '31/12/2026'",
            "UPDATE appraisal SET rated_on = '5 Mei 2026'",
            "UPDATE training SET hours = '12,5', title = x'00'",
        )
        assert _brief(check(url)) == [
            ("wrong_type", "employment", "valid_to", 1),
            ("wrong_type", "appraisal", "rated_on", 1),
            ("wrong_type", "training", "title", 1),
            ("wrong_type", "training", "hours", 1),
        ]


def test_texts_that_mariadb_would_merge(mariadb_url: str, new_database: NewDatabase) -> None:
    with new_database("mariadb") as url:
        create_contract(url)
        fill(url)
        execute(url, "ALTER TABLE city CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci")
        report = check(url)
    assert _brief(report) == [("wrong_type", "city", "code", 1)]
    assert "utf8mb4_bin" in report.findings[0].sentence
    assert report.usable


def test_texts_that_mariadb_cannot_compare(new_database: NewDatabase) -> None:
    with new_database("mariadb") as url:
        create_contract(url)
        fill(url)
        execute(
            url,
            "ALTER TABLE service CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci",
            "ALTER TABLE service_volume CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
        )
        report = check(url)
    assert [brief[:3] for brief in _brief(report)] == [
        ("wrong_type", "service", "agency_id, id"),
        ("unreachable", "service_volume", ""),
    ]
    assert "Samakan menjadi utf8mb4_bin" in report.findings[1].sentence
