"""Complaints berkadar pengawasan are told only from five on and for whole OPD; every other way gives them with kin."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
import pytest

from data_access.ask import Answer, dimensions_of
from data_access.dimensions import DIMENSIONS
from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.privacy import WATCHED
from data_access.problems import QuestionProblem
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO, PERSONS, Viewer
from tests.city import CITY
from tests.city_people import PALEMBANG, PALU, PEOPLE, PLACES
from tests.databases import KINDS, NewDatabase
from tests.listed import Place, loaded
from tests.published import asked, by_code, during, published
from tests.rows import Rows

WITH, WITHOUT, BOTH = "PENGAWASAN", "TANPA_PENGAWASAN", "PERIHAL_PENGAWASAN"
HIDDEN = {WITHOUT: None, WITH: None}
SAID = (
    "Pengaduan berkadar pengawasan tidak dirinci di bawah OPD, atau bila pada salah satu OPD atau waktu yang "
    "dijumlahkan kurang dari 5: di sana dihitung bersama yang tidak berkadar pengawasan.",
)


def filed(agency: str, kind: str, times: int, day: str = "2026-05-04", done: str | None = None) -> Rows:
    """So many complaints of a class about an agency, open unless `done`."""
    city = PALEMBANG if agency == "dikp" else PALU
    names = [f"{agency}-{kind}-{day}-{number}" for number in range(times)]
    fixed = {"received_on": day, "classification": kind, "resolved_on": done, "city_code": city, "agency_id": agency}
    return [{"id": name, "status": "SELESAI" if done else "DIPROSES", **fixed} for name in names]


COMPLAINTS: Rows = [
    *filed("dik", WITH, 3), *filed("sd1", WITH, 2), *filed("dik", WITHOUT, 2), *filed("sd1", "NORMATIF", 1),
    *filed("pkm", WITH, 6), *filed("kes", WITHOUT, 4),
    *filed("dikp", WITH, 1), *filed("dikp", WITHOUT, 2), *filed("dikp", "ASPIRASI", 1),
    *filed("dikp", WITH, 6, "2026-04-01", "2026-04-06"), *filed("dikp", WITHOUT, 1, "2026-04-01", "2026-04-06"),
]  # fmt: skip
"""Open: 12 with and 8 without; Dinas Pendidikan of Palu 5 and 2, Dinas Kesehatan 6 and 4, Palembang 1 and 2."""


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    tables = {**PLACES, **PEOPLE, "complaint": COMPLAINTS, "calendar": CITY["calendar"]}
    return published(new_database, tmp_path_factory.mktemp("home"), tables)


@pytest.fixture(scope="module", params=KINDS)
def place(
    request: pytest.FixtureRequest, new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    yield from loaded(new_database, tmp_path_factory.mktemp("listed"), request.param)


def opened(city: Snapshot, by: str, filters: Filters | None = None, viewer: Viewer = DEMO) -> Answer:
    return asked(city, "complaints_open", by, filters, viewer)


def of_unit(answer: Answer, unit: str) -> dict[object, object]:
    """{class: n} of one unit of an answer by unit and class."""
    return {key[1]: n for key, n in by_code(answer, "n").items() if isinstance(key, tuple) and key[0] == unit}


def test_the_rule_and_the_dimension_name_the_same_codes() -> None:
    dimension = DIMENSIONS[WATCHED.dimension]
    assert ((WATCHED.pool,), {*WATCHED.kin} - {*dimension.codes}) == (dimension.told_only, set())
    assert [name for name, fact in FACTS.items() if WATCHED.dimension in fact.dimensions] == ["complaint", "backlog"]


def test_enough_of_whole_opd_are_told_apart(city: Snapshot) -> None:
    answer = opened(city, "class")
    assert by_code(answer, "n") == {"NORMATIF": 1, WITHOUT: 8, WITH: 12, "ASPIRASI": 1}
    assert answer.notes == ()


def test_a_part_of_an_opd_is_told_with_its_kin(city: Snapshot) -> None:
    answer = opened(city, "agency class")
    assert of_unit(answer, "dik") == {BOTH: 5, **HIDDEN}  # its own, without its school
    assert of_unit(answer, "sd1") == {BOTH: 2, "NORMATIF": 1, **HIDDEN}
    assert of_unit(answer, "pkm") == {BOTH: 6, **HIDDEN}  # six with, none without
    assert of_unit(answer, "kes") == {BOTH: 4, **HIDDEN}  # none with, four without: it looks the same
    assert answer.notes == SAID


def test_fewer_than_five_are_told_with_their_kin_and_so_are_the_next_fewest(city: Snapshot) -> None:
    answer = opened(city, "opd class")
    assert of_unit(answer, "dikp") == {BOTH: 3, "ASPIRASI": 1, **HIDDEN}
    assert of_unit(answer, "dik") == {BOTH: 7, "NORMATIF": 1, **HIDDEN}  # else 12 in all less 5 and 6 would tell the 1
    assert of_unit(answer, "kes") == {WITHOUT: 4, WITH: 6}


CHOSEN: dict[str, tuple[Filters, dict[str, int | None]]] = {
    "an OPD with its units": (Filters(agency=("kes",)), {WITHOUT: 4, WITH: 6}),
    "exactly five": (Filters(agency=("dik",)), {"NORMATIF": 1, WITHOUT: 2, WITH: 5}),
    "a unit": (Filters(agency=("pkm",)), {BOTH: 6, **HIDDEN}),
    "units of two OPD": (Filters(agency=("pkm", "sd1")), {"NORMATIF": 1, BOTH: 8, **HIDDEN}),
    "a kind of unit": (Filters(kind=("PUSKESMAS",)), {BOTH: 6, **HIDDEN}),
    "a kind of OPD, one with few": (Filters(kind=("DINAS",)), {"NORMATIF": 1, BOTH: 20, "ASPIRASI": 1, **HIDDEN}),
    "a sector, one with few": (Filters(sector=("PENDIDIKAN",)), {"NORMATIF": 1, BOTH: 10, "ASPIRASI": 1, **HIDDEN}),
    "two OPD, one with few": (Filters(agency=("dik", "dikp")), {"NORMATIF": 1, BOTH: 10, "ASPIRASI": 1, **HIDDEN}),
    "two OPD with enough": (Filters(agency=("dik", "kes")), {"NORMATIF": 1, WITHOUT: 6, WITH: 11}),
    "a kind of OPD in a city": (Filters(city=(PALU,), kind=("DINAS",)), {"NORMATIF": 1, WITHOUT: 6, WITH: 11}),
    "a city with few": (Filters(city=(PALEMBANG,)), {BOTH: 3, "ASPIRASI": 1, **HIDDEN}),
    "a city with enough": (Filters(city=(PALU,)), {"NORMATIF": 1, WITHOUT: 6, WITH: 11}),
    "an OPD that is its only unit": (Filters(agency=("dikp",)), {BOTH: 3, "ASPIRASI": 1, **HIDDEN}),
}


@pytest.mark.parametrize("name", CHOSEN)
def test_filters_of_place_count(city: Snapshot, name: str) -> None:
    filters, expected = CHOSEN[name]
    assert by_code(opened(city, "class", filters), "n") == expected


@pytest.mark.parametrize("by", ["opd_kind", "peer_group", "sector"])
def test_grouping_chooses_as_a_filter_does(city: Snapshot, by: str) -> None:
    for value in ("DINAS", "PENDIDIKAN"):
        told = opened(city, f"{by} class").frame.filter(pl.col(by) == value, pl.col("class") == WITH)
        assert told["n"].to_list() in ([], [None])


def test_the_scope_of_the_viewer_counts(city: Snapshot) -> None:
    nurse, head = (Viewer("u", "perencana", agencies=frozenset({one})) for one in ("pkm", "kes"))
    two = Viewer("u", "perencana", agencies=frozenset({"kes", "dikp"}))
    assert by_code(opened(city, "class", viewer=two), "n") == {BOTH: 13, "ASPIRASI": 1, **HIDDEN}
    assert by_code(opened(city, "class", viewer=nurse), "n") == {BOTH: 6, **HIDDEN}
    assert by_code(opened(city, "class", viewer=head), "n") == {WITHOUT: 4, WITH: 6}


SPREAD: Rows = [
    *filed("kes", WITH, 2, "2024-05-06"), *filed("kes", WITH, 6, "2025-03-03"), *filed("kes", WITH, 4, "2025-11-03"),
    *filed("kes", WITH, 5, "2026-01-05"), *filed("kes", WITH, 1, "2026-02-02"), *filed("kes", WITH, 5, "2026-03-02"),
    *filed("dik", WITH, 9, "2024-05-06"), *filed("dik", WITH, 4, "2025-03-03"),
]  # fmt: skip
"""Dinas Kesehatan: 2 in 2024, 10 in 2025 (6 and 4), 11 in 2026 (5, 1 and 5). Dinas Pendidikan: 9, 4 and none."""


@pytest.fixture(scope="module")
def years(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    tables = {**PLACES, **PEOPLE, "complaint": SPREAD, "calendar": CITY["calendar"]}
    return published(new_database, tmp_path_factory.mktemp("years"), tables)


TOLD = {
    ("kes", "2025", "2025"): 10,
    ("kes", "2024", "2024"): None,
    ("kes", "2024", "2025"): None,  # 12 less the 10 of 2025 would tell the 2 of 2024
    ("kes", "2024-01", "2025-12"): None,  # the same, said in months
    ("kes", "2025", "2026"): 21,
    ("kes", "2026-01", "2026-05"): 11,  # the whole year so far
    ("kes", "2026-01", "2026-01"): 5,
    ("kes", "2026-01", "2026-02"): None,  # 6 less the 5 of January would tell the 1 of February
    ("kes", "2026-01", "2026-03"): None,
    ("kes", "2026-T1", "2026-T1"): 11,
    ("kes", "2025-T4", "2026-T1"): None,
    ("", "2024", "2025"): 25,
    ("", "2025", "2025"): 14,
    ("kes,dik", "2025", "2025"): None,
}


@pytest.mark.parametrize(("agency", "first", "last"), TOLD)
def test_a_span_is_told_only_where_each_of_its_parts_may_be(
    years: Snapshot, agency: str, first: str, last: str
) -> None:
    places = tuple(agency.split(",")) if agency else ()
    filters = Filters(agency=places).during(during(first, last).span)
    found = by_code(asked(years, "complaints_received", "class", filters), "n")
    assert found.get(WITH) == TOLD[agency, first, last]


def test_periods_shown_by_themselves_are_told_by_themselves(years: Snapshot) -> None:
    filters = Filters(agency=("kes",)).during(during("2024", "2026").span)
    found = by_code(asked(years, "complaints_received", "period class", filters), "n")
    told = {key[0]: n for key, n in found.items() if isinstance(key, tuple) and key[1] == WITH}
    assert told == {"2024": None, "2025": None, "2026": 11}  # 2025 beside 2024, or their total would tell it


@pytest.mark.parametrize("by", [key for key in dimensions_of(FACTS["backlog"]) if key != "class"])
def test_however_it_is_split_no_few_are_told_and_all_adds_up(city: Snapshot, by: str) -> None:
    frame = opened(city, f"{by} class").frame
    assert all(n is None or n >= WATCHED.fewest for n in frame.filter(frame["class"] == WITH)["n"])
    assert frame["n"].sum() == frame["complaints_open"].sum() == 22
    together = frame.filter(frame["class"] == BOTH)[by].to_list()
    for code in (WITH, WITHOUT):  # each row of both hides one of each, whichever of them there are
        assert frame.filter((frame["class"] == code) & frame["n"].is_null())[by].to_list() == together


@pytest.mark.parametrize("by", ["agency", "parent", "kind"])
def test_below_an_opd_they_are_never_told(city: Snapshot, by: str) -> None:
    frame = opened(city, f"{by} class").frame
    told = frame.filter(frame["class"].is_in([WITH, WITHOUT]) & frame["n"].is_not_null())
    assert told.is_empty()


def test_a_hidden_row_has_nothing_but_its_status(city: Snapshot) -> None:
    question = Filters(city=(PALEMBANG,)).during(during("2026-05").span)
    answer = asked(
        city, "complaints_received complaints_on_time complaints_filed", "class", question, compare="previous"
    )
    rows = {row["class"]: row for row in answer.frame.iter_rows(named=True)}
    assert list(rows) == [WITHOUT, WITH, BOTH, "ASPIRASI"]
    for code in (WITHOUT, WITH):
        left = {key: value for key, value in rows[code].items() if value is not None and not key.startswith("class")}
        assert left == {f"{key}__status": "gabungan" for key in answer.question.metrics}
    assert (rows[BOTH]["n"], rows[BOTH]["complaints_received"], rows[BOTH]["complaints_filed"]) == (3, 3, 3)
    assert rows[BOTH]["complaints_received__before"] is None  # in April six were enough to be told
    assert rows[WITH]["class__label"] == "Berkadar pengawasan"
    assert rows[BOTH]["class__label"] == "Gabungan: tidak dan berkadar pengawasan"
    assert answer.figure("complaints_received", 1).text == "gabungan"
    april = asked(city, "complaints_received", "class", Filters(city=(PALEMBANG,)).during(during("2026-04").span))
    assert by_code(april, "complaints_received") == {WITHOUT: 1, WITH: 6}


def test_without_classes_nothing_is_hidden(city: Snapshot) -> None:
    answer = opened(city, "agency")
    assert by_code(answer, "n") == {"dik": 5, "sd1": 3, "kes": 4, "pkm": 6, "dikp": 4}
    assert answer.notes == ()


@pytest.mark.parametrize("cell", [{"class": WITH}, {"class": WITHOUT, "agency": "kes"}, {"class": ("NORMATIF", WITH)}])
@pytest.mark.parametrize("fact", ["complaint", "backlog"])
def test_no_list_is_narrowed_to_them(place: Place, fact: str, cell: dict[str, str | None]) -> None:
    with pytest.raises(QuestionProblem, match="tidak membedakan yang berkadar pengawasan: pilih PERIHAL_PENGAWASAN"):
        place.records(fact, cell=cell)
    with pytest.raises(QuestionProblem, match="tidak membedakan"):
        place.behind(fact, cell, place.picks(fact)[-1])


def test_a_list_says_one_class_for_both(place: Place) -> None:
    lister = Viewer("u", "perencana", rights=frozenset({PERSONS}))
    found = place.records("backlog", lister).frame
    assert dict(found.select("record", "class").iter_rows()) == {
        "k04": BOTH, "k05": "NORMATIF", "k06": BOTH, "k07": "ASPIRASI", "k10": "PERMINTAAN_INFORMASI",
    }  # fmt: skip
    both = place.records("backlog", lister, cell={"class": BOTH}).frame
    assert set(both["record"]) == {"k04", "k06"}
    assert set(both["class__label"]) == {"Gabungan: tidak dan berkadar pengawasan"}
