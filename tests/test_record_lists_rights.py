"""Who may read a list, under which name its persons stand, what is noted of it, and what its files say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from data_access.export import FORMATS, list_document, written
from data_access.filters import Filters
from data_access.periods import Span, period
from data_access.problems import DatabaseProblem, RightsProblem
from data_access.records import LISTS, Order, readings
from data_access.store import audit_log
from data_access.viewer import ADMIN, DEMO, NAMES, PERSONS, Viewer
from tests.databases import KINDS, NewDatabase
from tests.listed import Reader, loaded
from tests.published import settings_in

PLANNER = Viewer("pita", "perencana", rights=frozenset({PERSONS}))


@pytest.fixture(scope="module", params=KINDS)
def everywhere(
    request: pytest.FixtureRequest, new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reader]:
    for place in loaded(new_database, tmp_path_factory.mktemp("home"), request.param):
        yield Reader(place)


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    for place in loaded(new_database, tmp_path_factory.mktemp("home"), "sqlite"):
        yield Reader(place)


def test_a_time_without_data_reads_nothing_and_notes_nothing(city: Reader) -> None:
    before = audit_log(city.place.settings, 1).rows()
    found = city.page("unrated", filters=Filters(span=Span(period("1999"), period("1999"))))
    assert (found.total, found.frame.height, found.at) == (0, 0, None)
    assert audit_log(city.place.settings, 1).rows() == before


@pytest.mark.parametrize(
    ("viewer", "names"),
    [
        (None, False),
        (Viewer("pim", "pimpinan"), False),
        (PLANNER, True),
        (Viewer("n", "x", rights=frozenset({NAMES})), True),
    ],
)
@pytest.mark.parametrize("read", ["page", "whole"])
def test_without_the_right_nothing_is_read(city: Reader, read: str, viewer: Viewer | None, names: bool) -> None:
    before = audit_log(city.place.settings, 1).rows()
    with pytest.raises(RightsProblem):
        getattr(city, read)("below_20jp", viewer, names=names)
    assert audit_log(city.place.settings, 1).rows() == before


def test_a_viewer_reads_within_his_places_alone(city: Reader) -> None:
    limited = replace(PLANNER, agencies=frozenset({"dik"}))
    found = city.page("below_20jp", limited)
    assert found.total == city.counted("below_20jp", viewer=limited)
    assert set(found.frame["opd"]) <= {"dik"}
    assert city.page("below_20jp", limited, Filters(agency=("kes",))).total == 0


def test_a_person_has_one_pseudonym_on_every_list_with_names_and_without(city: Reader) -> None:
    known: dict[str, set[str]] = {}
    for key in LISTS:
        frame = city.whole(key, names=True).frame
        assert frame["person"].to_list() == city.whole(key, PLANNER).frame["person"].to_list()
        for person, name in frame.select("person", "name").iter_rows():
            known.setdefault(name, set()).add(person)
    assert known and all(len(persons) == 1 for persons in known.values())
    assert all(person.startswith("P-") for persons in known.values() for person in persons)


def test_without_names_no_column_says_who_it_is(city: Reader) -> None:
    for key in LISTS:
        assert not {"record", "nip", "name"} & set(city.page(key, PLANNER).frame.columns)


def test_a_reading_is_noted_with_its_list_order_and_page(city: Reader) -> None:
    found = city.page("below_20jp", PLANNER, Filters(city=("72.71",)), limit=2, offset=1, order=Order("agency"))
    line = audit_log(city.place.settings, 1).row(0, named=True)
    told = json.loads(line["what"])
    assert (line["action"], line["subject"], line["rows"]) == ("records", "pita", found.frame.height)
    assert found.at == line["at"]
    assert {key: told[key] for key in ("list", "order", "limit", "offset", "names", "filters")} == {
        "list": "below_20jp",
        "order": "agency",
        "limit": 2,
        "offset": 1,
        "names": False,
        "filters": {"city": "72.71"},
    }


def test_a_file_is_noted_once_with_all_its_rows(everywhere: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    page, settings = everywhere.page("below_20jp", names=True), everywhere.place.settings
    before = audit_log(settings, 1)["id"].item()
    monkeypatch.setattr("data_access.records.page.MOST", 2)
    found = everywhere.whole("below_20jp", names=True)
    line = audit_log(settings, 1).row(0, named=True)
    assert line["id"] == before + 1
    assert (line["action"], line["rows"]) == ("records_exported", found.total)
    assert json.loads(line["what"])["names"] is True
    assert found.total > 2
    assert found.frame.equals(page.frame)


def test_readers_see_their_own_readings_and_the_admin_all(city: Reader) -> None:
    city.page("unrated", PLANNER)
    city.page("below_20jp", replace(PLANNER, subject="rudi"))
    settings = city.place.settings
    assert {one.subject for one in readings(PLANNER, settings)} == {"pita"}
    admin = replace(PLANNER, subject="ani", rights=frozenset({PERSONS, ADMIN}))
    newest, before, *_ = readings(admin, settings)
    assert [(one.subject, one.what) for one in (newest, before)] == [
        ("rudi", "PNS di bawah 20 JP"),
        ("pita", "Belum dinilai"),
    ]
    with pytest.raises(RightsProblem):
        readings(Viewer("pim", "pimpinan"), settings)


def test_what_cannot_be_noted_is_not_shown(city: Reader) -> None:
    deaf = settings_in(city.place.settings.home, store_url="sqlite:////proc/none/store.db")
    with pytest.raises(DatabaseProblem, match="Catatan produk"):
        Reader(replace(city.place, settings=deaf)).page("unrated")


def test_a_database_that_is_away_is_a_sentence(city: Reader) -> None:
    away = replace(city.place, url="sqlite:////proc/none/shared.db")
    with pytest.raises(DatabaseProblem, match="tidak ada atau tidak dapat dibuka"):
        Reader(away).page("unrated")


@pytest.mark.parametrize("names", [False, True])
@pytest.mark.parametrize("format_key", FORMATS)
def test_a_file_of_a_list_says_whether_it_has_names_and_its_name_never_does(
    city: Reader, format_key: str, names: bool
) -> None:
    found = city.whole("below_20jp", filters=Filters(city=("72.71",)), names=names)
    document = list_document(found, Filters(city=("72.71",)), city.place.snapshot, DEMO, "https://x/records")
    file = written(document, format_key)
    assert file.content and "nama" not in file.name
    said = "memuat nama" if names else "tanpa nama"
    assert any(said in warning for warning in document.warnings)
    assert dict(document.cover)["Penyaring"] == "Kota: Kota Palu"
    assert ("Nama" in document.headings.values()) is names
    assert document.headings["jp_lacking"] == "JP yang kurang"
