"""Marks through `ask()`: a planted set of units, whose marks no choice of places may change."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from data_access.ask import Answer, Figure
from data_access.dimensions.peers import PEER_GROUP, PEERS_OF
from data_access.dimensions.words import AGENCY_KIND
from data_access.export import FORMATS, exported
from data_access.filters import Filters
from data_access.metrics import METRICS
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO, Viewer
from tests.city import answers
from tests.city_people import PALEMBANG, PALU, PLACES
from tests.databases import NewDatabase
from tests.files import table
from tests.published import asked, by_code, during, published
from tests.rows import Rows, rows

PEOPLE, ANSWERS = 12, 12
DINAS = tuple(f"d{at}" for at in range(1, 10))
KECAMATAN = tuple(f"k{at}" for at in range(1, 4))
ELSEWHERE = tuple(f"p{at}" for at in range(1, 10))

COACHING = {**dict.fromkeys(DINAS, 1), **dict.fromkeys(KECAMATAN, 1), **dict.fromkeys(ELSEWHERE, 6), "d1": 11, "k1": 11}
"""Of the twelve in each unit: d1 is planted, and k1 where it has too few peers. In the other city half is usual."""

LOW_INDEX, FEW_ANSWERS = "d2", "d9"
BESIDE_FEW = "d1"
"""Hidden beside the one of few answers: of the next smallest, the first by its id."""


def _units() -> Rows:
    palu = [(one, PALU, "palu", f"Dinas {one}", "DINAS", None, "2000-01-01") for one in DINAS]
    palu += [(one, PALU, "palu", f"Kecamatan {one}", "KECAMATAN", None, "2000-01-01") for one in KECAMATAN]
    there = [(one, PALEMBANG, "plb", f"Dinas {one}", "DINAS", None, "2000-01-01") for one in ELSEWHERE]
    tops = [row for row in PLACES["agency"] if row["kind"] == "KOTA"]
    below = ("d1-uptd", PALU, "d1", "UPTD Parkir", "UPTD", None, "2000-01-01")
    return [*tops, *rows("id city_code parent_id name kind sector valid_from", *palu, *there, below)]


def _at(unit: str, person: int) -> str:
    """The first two of d1 work in its UPTD."""
    return "d1-uptd" if unit == "d1" and person < 2 else unit


def _ratings(unit: str, person: int) -> Rows:
    now = "BP" if person < COACHING[unit] else "B"
    return rows(
        "employee_id period_kind period_start rating work_result behaviour assignment agency_id",
        (f"{unit}-{person}", "TRIWULAN", "2025-10-01", "B", None, None, "DEFINITIF", unit),
        (f"{unit}-{person}", "TRIWULAN", "2026-01-01", now, None, None, "DEFINITIF", unit),
    )


def _answers(unit: str) -> Rows:
    """Every other one a step better; the planted unit is a step below the others."""
    worse = 2 if unit == LOW_INDEX else 3
    some = 9 if unit == FEW_ANSWERS else ANSWERS
    return [answers(f"{unit}-{at}", f"s-{unit}", "2026-02-10", worse + at % 2) for at in range(some)]


EVERYBODY = [(unit, person) for unit in COACHING for person in range(PEOPLE)]
PLANTED: dict[str, Rows] = {
    "city": PLACES["city"],
    "agency": _units(),
    "position": rows("id title family tier profession", ("staf", "Staf", "PELAKSANA", "PELAKSANA", "LAINNYA")),
    "employee": [{"id": f"{unit}-{person}", "name": "Pegawai Contoh"} for unit, person in EVERYBODY],
    "employment": rows(
        "employee_id valid_from valid_to agency_id position_id status duty",
        *((f"{unit}-{one}", "2020-01-01", None, _at(unit, one), "staf", "PNS", "AKTIF") for unit, one in EVERYBODY),
    ),
    "appraisal_cycle": rows(
        "city_code profession period_kind valid_from valid_to",
        *((city, "LAINNYA", "TRIWULAN", "2022-01-01", None) for city in (PALU, PALEMBANG)),
    ),
    "appraisal": [row for unit, person in EVERYBODY for row in _ratings(unit, person)],
    "service": rows(
        "id agency_id name free_of_charge must_survey", *((f"s-{one}", one, "Layanan", 0, 1) for one in DINAS)
    ),
    "satisfaction_response": [row for unit in DINAS for row in _answers(unit)],
}


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(new_database, tmp_path_factory.mktemp("home"), PLANTED)


def _marks(answer: Answer) -> dict[object, object]:
    return by_code(answer, f"{answer.question.metrics[0]}__mark")


USUAL = {**dict.fromkeys((*DINAS, *ELSEWHERE), "SAMA"), **dict.fromkeys(KECAMATAN)}
EXPECTED = {
    "needs_coaching": USUAL | {"d1": "ATAS"},
    "net_shift": dict.fromkeys(COACHING) | {"d1": "BAWAH", "k1": "BAWAH"},  # the rest moved fewer than ten
    "ikm": dict.fromkeys(DINAS, "SAMA") | {LOW_INDEX: "BAWAH", FEW_ANSWERS: None, BESIDE_FEW: None},
}


@pytest.mark.parametrize("metric", EXPECTED)
def test_planted_units_are_marked(city: Snapshot, metric: str) -> None:
    assert _marks(asked(city, metric, "opd")) == EXPECTED[metric]


def test_the_value_of_the_peers_is_that_of_the_rest_of_the_family(city: Snapshot) -> None:
    found = by_code(asked(city, "needs_coaching", "opd"), "needs_coaching__peers")
    assert (found["d1"], found["d2"]) == pytest.approx((100 * 8 / 96, 100 * 18 / 96))
    assert (found["p1"], found["k1"]) == (pytest.approx(50), None)  # another city is another family
    many = Filters(agency=tuple(one for one in DINAS if one != FEW_ANSWERS))
    index = by_code(asked(city, "ikm", "opd", many), "ikm__peers")
    assert (index[LOW_INDEX], index["d1"]) == pytest.approx((87.5, (62.5 + 6 * 87.5) / 7))
    shift = by_code(asked(city, "net_shift", "opd"), "net_shift__peers")
    assert shift["d1"] == pytest.approx(-100 * 8 / 96)


def test_the_value_of_the_peers_does_not_tell_a_hidden_one(city: Snapshot) -> None:
    assert set(by_code(asked(city, "ikm", "opd"), "ikm__peers").values()) == {None}


@pytest.mark.parametrize(
    "filters",
    [
        Filters(city=(PALU,)),
        Filters(agency=("d1",)),
        Filters(agency=("d1", "d2", "k1")),
        Filters(kind=("KECAMATAN",)),
        Filters(city=(PALEMBANG,), agency=("p3",)),
        during("2026-T1"),
    ],
    ids=str,
)
@pytest.mark.parametrize("metric", EXPECTED)
def test_a_choice_of_places_hides_rows_and_changes_no_mark(city: Snapshot, metric: str, filters: Filters) -> None:
    found = _marks(asked(city, metric, "opd", filters))
    unhidden = {BESIDE_FEW: "SAMA"} if metric == "ikm" and FEW_ANSWERS not in found else {}
    assert found == {unit: mark for unit, mark in (EXPECTED[metric] | unhidden).items() if unit in found}


def test_a_viewers_scope_changes_no_mark(city: Snapshot) -> None:
    viewer = Viewer("u", "perencana", agencies=frozenset({"d1"}))
    assert _marks(asked(city, "needs_coaching", "opd", viewer=viewer)) == {"d1": "ATAS"}


def test_a_part_of_a_unit_is_not_the_unit(city: Snapshot) -> None:
    part = asked(city, "needs_coaching", "opd", Filters(agency=("d1-uptd",)))
    assert part.figure("needs_coaching").of == 2
    assert _marks(part) == {"d1": None}


def test_units_stand_among_those_of_their_own_kind(city: Snapshot) -> None:
    found = _marks(asked(city, "needs_coaching", "agency"))
    assert found == USUAL | {"d1": "ATAS", "d1-uptd": None}


def test_what_follows_from_the_unit_changes_nothing(city: Snapshot) -> None:
    plain = asked(city, "needs_coaching", "opd").frame
    for by in ("city opd", "peer_group opd", "opd_kind opd", "city peer_group opd_kind opd"):
        beside = asked(city, "needs_coaching", by).frame.sort("opd", maintain_order=True)
        columns = ("opd", "needs_coaching__mark", "needs_coaching__peers")
        assert beside.select(columns).equals(plain.sort("opd").select(columns))


def test_a_filter_on_persons_leaves_no_mark_and_says_so(city: Snapshot) -> None:
    said = "Tanda terhadap kelompok sejenis hanya untuk seluruh pegawai: dengan penyaring pegawai tidak ada tanda."
    for filters in (Filters(status=("PNS",)), Filters(family=("PELAKSANA",)), Filters(profession=("LAINNYA",))):
        answer = asked(city, "needs_coaching", "opd", filters)
        assert "needs_coaching__mark" not in answer.frame.columns
        assert answer.figure("needs_coaching").mark is None
        assert answer.notes == (said,)
        assert said not in asked(city, "needs_coaching", "city", filters).notes
    assert _marks(asked(city, "ikm", "opd", Filters(status=("PNS",)))) == EXPECTED["ikm"]  # it does not apply there


@pytest.mark.parametrize("metric", EXPECTED)
@pytest.mark.parametrize("by", ["opd", "agency"])
def test_a_subject_without_rows_has_nobody_to_mark(
    new_database: NewDatabase, tmp_path: Path, metric: str, by: str
) -> None:
    kept = ("city", "agency", "position", "employee", "employment")
    answer = asked(published(new_database, tmp_path, {name: PLANTED[name] for name in kept}), metric, by)
    assert {*_marks(answer).values()} <= {None}


@pytest.mark.parametrize("by", ["", "city", "period", "opd period", "opd status", "opd agency", "opd kind", "kind"])
def test_other_questions_have_no_marks(city: Snapshot, by: str) -> None:
    answer = asked(city, "needs_coaching", by)
    assert not [name for name in answer.frame.columns if name.endswith(("__mark", "__peers"))]
    assert answer.figure("needs_coaching").mark_text == ""


def test_only_metrics_with_a_test_are_marked(city: Snapshot) -> None:
    frame = asked(city, "needs_coaching evaluated", "opd", compare="previous").frame
    assert {"needs_coaching__mark", "needs_coaching__before"} <= {*frame.columns}
    assert "evaluated__mark" not in frame.columns


def test_every_metric_with_a_test_is_of_mutu() -> None:
    tested = {key: metric.test for key, metric in METRICS.items() if metric.test}
    declared = {"needs_coaching": "share", "with_gap": "share", "ikm": "index", "net_shift": "shift"}
    assert tested.items() >= declared.items()
    assert {METRICS[key].family for key in tested} == {"mutu"}
    assert all(METRICS[key].better for key in tested)  # else nothing would say which direction is a concern


@pytest.mark.parametrize(
    ("key", "mark", "text", "concern"),
    [
        ("needs_coaching", "ATAS", "▲ jelas di atas kelompoknya", True),
        ("needs_coaching", "BAWAH", "▼ jelas di bawah kelompoknya", False),
        ("ikm", "BAWAH", "▼ jelas di bawah kelompoknya", True),
        ("ikm", "SAMA", "tidak jelas berbeda", False),
        ("net_shift", "ATAS", "▲ bergeser jelas: naik", False),
        ("net_shift", "BAWAH", "▼ bergeser jelas: turun", True),
        ("net_shift", "SAMA", "tidak jelas berubah", False),
        ("net_shift", None, "", False),
    ],
)
def test_a_mark_says_sign_and_words(key: str, mark: str | None, text: str, concern: bool) -> None:
    figure = Figure(METRICS[key], 1.0, mark=mark)
    assert (figure.mark_text, figure.concern) == (text, concern)


@pytest.mark.parametrize("form", FORMATS)
def test_files_hold_the_mark_as_code_and_words_and_the_value_of_the_peers(city: Snapshot, form: str) -> None:
    found = table(exported(asked(city, "needs_coaching evaluated", "opd"), DEMO, form))
    columns = ("Kode tanda", "Tanda", "Nilai kelompok sejenis lainnya (persen)")
    planted = found.filter(pl.col("Kode OPD") == "d1").select(columns).rows()
    assert planted[0][:2] == ("ATAS", "▲ jelas di atas kelompoknya")
    assert float(planted[0][2]) == pytest.approx(100 * 8 / 96)
    assert {value or None for row in planted[1:] for value in row} == {None}  # no duty is judged
    assert {value or None for value in found.filter(pl.col("Kode OPD") == "k1").select(columns).row(0)} == {None}


def test_files_say_what_the_marks_mean_where_there_are_any(city: Snapshot) -> None:
    by_unit = exported(asked(city, "needs_coaching", "opd"), DEMO, "csv").manifest
    assert any(note.startswith("Tanda: ATAS: jelas di atas kelompoknya") for note in by_unit["notes"])
    whole = exported(asked(city, "needs_coaching"), DEMO, "csv").manifest
    assert "mark" not in whole["columns"]
    assert not any(note.startswith("Tanda") for note in whole["notes"])


def test_every_kind_of_agency_has_a_peer_group() -> None:
    assert {*AGENCY_KIND} <= {*PEERS_OF}
    assert {PEERS_OF[kind] for kind in AGENCY_KIND} == {*PEER_GROUP}


def test_peer_groups_are_a_dimension(city: Snapshot) -> None:
    frame = asked(city, "evaluated", "peer_group").frame
    assert frame.select("peer_group", "peer_group__label", "n").rows() == [
        ("DINAS", "Dinas", 216), ("KECAMATAN", "Kecamatan", 36),
    ]  # fmt: skip
