"""Services that nobody knows: proposed, decided about in a mapping or on the page, made where one agreed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access.importers.asked import Asked, read_mapping
from data_access.importers.bringing import brought
from data_access.importers.deciding import Decision, decided
from data_access.importers.files import read_file
from data_access.importers.problems import ImportProblem
from data_access.importers.proposing import as_mapping, open_ones
from tests.city import PALU
from tests.databases import NewDatabase
from tests.importers.surveys import AS_PRINTED, SILENT, answered, bring, reason_of, table_file, told
from tests.published import filled

pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with new_database("sqlite") as database:
        yield filled(database, SILENT)


def test_a_proposal_is_finished_in_its_mapping(url: str, tmp_path: Path) -> None:
    rows = [
        answered(4, layanan="Izin Usaha"),
        answered(3, layanan="IZIN  USAHA"),
        answered(4, layanan="Rekomendasih"),
        answered(4, layanan="Tera Ulang"),
        answered(4, layanan="Tera Ulang", opd="Dinas Pendidikan"),
    ]
    path = table_file(tmp_path, rows)
    found = bring(path, url)
    asked = {one.text: one for one in open_ones(found.proposals)}
    assert {text.lower() for text in asked} == {
        "izin usaha", "rekomendasih", "tera ulang / dinas kesehatan", "tera ulang / dinas pendidikan",
    }  # fmt: skip
    assert asked["Rekomendasih"].near == "s4 · Rekomendasi"
    mapping = tmp_path / "usulan.toml"
    text = as_mapping(found.proposals, path.name)
    assert '# "Rekomendasih" = "s4"  # Rekomendasi' in text and '# [new_services."Rekomendasih"]' in text
    text = text.replace('# "Rekomendasih" =', '"Rekomendasih" =').replace("free_of_charge = 0", "free_of_charge = 1", 1)
    mapping.write_text(text, encoding="utf-8")
    said = read_mapping(mapping, city=PALU)
    said = Asked(city=PALU, columns=AS_PRINTED, services=said.services, new_services=said.new_services)
    made = brought(read_file(path), url, said, "penguji")
    assert (made.line.inserted, made.line.refused) == (5, 0)
    new = [row for row in told(url, "agency_id name free_of_charge", "service") if "Izin" in row[1] or "Tera" in row[1]]
    assert sorted((agency, name.lower()) for agency, name, _ in new) == [
        ("dik", "tera ulang"), ("kes", "izin usaha"), ("kes", "tera ulang"),
    ]  # fmt: skip
    assert sum(free for *_, free in new) == 1
    again = brought(read_file(path), url, said, "penguji")
    assert (again.line.unchanged, open_ones(again.proposals)) == (5, [])


def test_what_a_person_decides_is_tried_and_what_is_left_stays_out(url: str, tmp_path: Path) -> None:
    rows = [answered(4, layanan="Izin Usaha"), answered(4, layanan="Rekomendasih"), answered(4, layanan="Surat")]
    source = read_file(table_file(tmp_path, rows))
    asked = Asked(city=PALU, columns=AS_PRINTED)
    decisions = [
        Decision("service", "Izin Usaha", new=True, said={"name": "Izin Berusaha", "agency": "dik"}),
        Decision("service", "Rekomendasih", there="s4"),
        Decision("service", "Surat"),
    ]
    found = brought(source, url, decided(asked, decisions), "penguji")
    assert (found.line.inserted, found.line.refused) == (2, 1)
    assert ("dik", "Izin Berusaha") in told(url, "agency_id name", "service")
    assert [one.text for one in open_ones(found.proposals)] == ["Surat"]
    rest = brought(source, url, decided(asked, decisions, rest=True), "penguji")
    assert (rest.line.unchanged, rest.line.inserted) == (2, 1)


def test_one_name_in_units_that_only_a_code_tells_apart_is_two_services(url: str, tmp_path: Path) -> None:
    rows = [answered(4, layanan="Tera Ulang", opd="", kode_unit=unit) for unit in ("kes", "dik")]
    path = table_file(tmp_path, [*rows, answered(4, layanan="Tera Ulang", opd="")])
    texts = [one.text for one in open_ones(bring(path, url).proposals)]
    assert texts == ["Tera Ulang / kes", "Tera Ulang / dik", "Tera Ulang"]  # and one that names no unit
    made = bring(path, url, new_services={text: {} for text in texts[:2]})
    assert made.line.inserted == 2
    assert [row[0] for row in told(url, "agency_id name", "service") if row[1] == "Tera Ulang"] == ["dik", "kes"]


def test_a_service_without_a_unit_cannot_be_made(url: str, tmp_path: Path) -> None:
    bare = {name: value for name, value in answered(4).items() if name not in ("opd", "layanan")}
    path = table_file(tmp_path, [bare])
    found = bring(path, url, fixed={"service": "Antre Daring"}, new=True)
    assert "tidak menyebut unitnya" in reason_of(found, 2)
    (one,) = found.proposals
    assert (one.text, one.lacking, one.agreed) == ("Antre Daring", ("agency_id",), False)
    block = {"Antre Daring": {"agency": "kes"}}
    made = bring(path, url, fixed={"service": "Antre Daring"}, new_services=block)
    assert made.line.inserted == 1 and ("kes", "Antre Daring") in told(url, "agency_id name", "service")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"services": {"Izin": "s999"}}, r"\[services\] “Izin”: layanan s999"),
        ({"new_services": {"Izin": {"agency": "entah"}}}, r"\[new_services\] “Izin”: unit entah"),
        ({"new_services": {"Izin": {"free_of_charge": "gratis"}}}, "1 .ya. atau 0"),
    ],
)
def test_a_mapping_that_names_what_is_not_there_is_refused(
    url: str, tmp_path: Path, more: dict[str, dict[str, object]], said: str
) -> None:
    with pytest.raises(ImportProblem, match=said):
        bring(table_file(tmp_path, [answered(4, layanan="Izin")]), url, **more)
