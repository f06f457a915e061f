"""Few anonymous answers are given back by no total: what is hidden beside them, on exact tables and on random ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_access.ask.hiding import hidden_rows
from data_access.privacy import FEWEST
from data_access.snapshot import Snapshot
from tests.city import CITY, answers
from tests.city_people import PALU
from tests.databases import NewDatabase
from tests.published import asked, by_code, during, published
from tests.rows import Rows, rows

Counts = Mapping[str, int]
"""{the codes of a row, one letter each: its answers}."""


def hidden(counts: Counts) -> set[str]:
    """The rows that are hidden of a table of answers."""
    by = [f"d{at}" for at in range(len(next(iter(counts))))]
    frame = pl.DataFrame([dict(zip(by, codes, strict=True)) | {"n": n} for codes, n in counts.items()])
    few = (pl.col("n") > 0) & (pl.col("n") < FEWEST)
    return {codes for codes, one in zip(counts, hidden_rows(frame, by, few, pl.col("n")), strict=True) if one}


LINES: dict[str, tuple[Counts, set[str]]] = {
    "nothing few": ({"a": 10, "b": 11}, set()),
    "one few and the next smallest": ({"a": 8, "b": 20, "c": 12, "d": 40}, {"a", "c"}),
    "of like ones the first by its code": ({"c": 12, "a": 8, "b": 12}, {"a", "b"}),
    "two few of ten together": ({"a": 4, "b": 6, "c": 12}, {"a", "b"}),
    "two few of less than ten": ({"a": 4, "b": 5, "c": 30, "d": 12}, {"a", "b", "d"}),
    "no answers hide nothing": ({"a": 8, "b": 0, "c": 15}, {"a", "c"}),
    "all of them": ({"a": 8, "b": 12}, {"a", "b"}),
    "nobody else": ({"a": 8}, {"a"}),
}


@pytest.mark.parametrize("name", LINES)
def test_in_a_line_two_rows_and_ten_answers_are_hidden(name: str) -> None:
    counts, expected = LINES[name]
    assert hidden(counts) == expected


def test_in_a_table_every_line_keeps_its_few() -> None:
    counts = {"ax": 8, "ay": 12, "az": 30, "bx": 11, "by": 13, "bz": 40, "cx": 20, "cy": 21, "cz": 22}
    assert hidden(counts) == {"ax", "ay", "bx", "by"}  # ay beside it in its row, bx in its column, by beside both


def test_groups_within_groups_are_hidden_with_others_of_the_whole() -> None:
    counts = {"ax": 8, "by": 12, "bz": 15, "cw": 30, "dv": 50}
    assert hidden(counts) == {"ax", "by", "bz", "cw"}  # the whole less b would still tell ax


def test_two_totals_less_a_third_give_no_few() -> None:
    counts = {"ax": 1, "ay": 10, "by": 10, "bz": 1, "cx": 10, "cw": 30, "dz": 10, "dw": 30,
              "ew": 50, "ex": 50, "ey": 50, "ez": 50}  # fmt: skip
    assert hidden(counts) >= {"ax", "ay", "by", "bz"}
    assert not given_back(counts, hidden(counts))


def test_a_table_of_very_many_totals_is_hidden_as_a_whole() -> None:
    counts = {chr(500 + at) + side: 10 + at for at in range(11_000) for side in "xy"}
    assert hidden(counts) == set()
    assert hidden(counts | {"ax": 3, "ay": 30}) == {*counts, "ax", "ay"}


def broken(counts: Counts, kept: set[str]) -> list[set[str]]:
    """The lines in which the hidden rows, though some are shown, are one or hold fewer than ten answers."""
    width = max(map(len, counts), default=0)
    lines = (
        {codes for codes in counts if tuple(codes[at] for at in keys) == group}
        for size in range(width)
        for keys in combinations(range(width), size)
        for group in {tuple(codes[at] for at in keys) for codes in counts}
    )
    return [
        line
        for line in lines
        if (inside := line & kept) and inside != line
        if len(inside) < 2 or sum(counts[codes] for codes in inside) < FEWEST
    ]


SHAPES = ("abcdef", ("abcd", "xyz"), ("ab", "xyzw"), ("ab", "xyz", "mn"))
SIZES = st.one_of(st.just(0), st.integers(1, 9), st.integers(10, 40), st.integers(10, 40))


@st.composite
def tables(draw: st.DrawFn) -> Counts:
    """Tables of one to three dimensions, with cells that nobody answered for and others that are not there."""
    shape = draw(st.sampled_from(SHAPES))
    cells = ["".join(codes) for codes in product(*([shape] if isinstance(shape, str) else shape))]
    there = draw(st.lists(st.sampled_from(cells), min_size=1, unique=True))
    return {codes: draw(SIZES) for codes in there}


@settings(max_examples=150, deadline=None)
@given(tables())
def test_no_total_less_the_shown_rows_gives_fewer_than_ten_answers(counts: Counts) -> None:
    kept = hidden(counts)
    assert kept >= {codes for codes, n in counts.items() if 0 < n < FEWEST}
    answered = {codes: n for codes, n in counts.items() if n}  # what nobody answered is known
    assert not broken(answered, kept)


def given_back(counts: Counts, kept: set[str]) -> list[tuple[str, ...]]:
    """The groups of 1 to 9 answers that totals and the shown rows give together, but the totals alone do not."""
    codes, told = list(counts), np.array([one not in kept for one in counts], bool)
    found = list(_totals(counts))
    totals = np.array(found, float).reshape(len(found), len(codes))
    unknown, unknown_of_all = _unknown(np.vstack([totals, np.eye(len(codes))[told]])), _unknown(totals)
    few = [at for at, one in enumerate(codes) if one in kept and counts[one] < FEWEST]
    groups = (list(group) for size in range(1, 5) for group in combinations(few, size))
    small = (group for group in groups if sum(counts[codes[at]] for at in group) < FEWEST)
    return [
        tuple(codes[at] for at in group)
        for group in small
        if np.allclose(unknown[:, group].sum(axis=1), 0) and not np.allclose(unknown_of_all[:, group].sum(axis=1), 0)
    ]


def _totals(counts: Counts) -> Iterator[list[bool]]:
    """Which rows are in each total that can be known: of two rows and ten answers."""
    width = max(map(len, counts), default=0)
    for keys in (keys for size in range(width) for keys in combinations(range(width), size)):
        for group in {tuple(codes[at] for at in keys) for codes in counts}:
            inside = [tuple(codes[at] for at in keys) == group for codes in counts]
            held = sum(n for n, one in zip(counts.values(), inside, strict=True) if one)
            if sum(inside) > 1 and held >= FEWEST:
                yield inside


def _unknown(sums: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The ways the rows may differ while every one of these sums stays as it is."""
    _left, sizes, right = np.linalg.svd(sums) if len(sums) else (None, np.zeros(0), np.eye(sums.shape[1]))
    return right[int((sizes > 1e-9).sum()) :]


@settings(max_examples=150, deadline=None)
@given(tables())
def test_no_totals_added_and_subtracted_give_fewer_than_ten_answers(counts: Counts) -> None:
    answered = {codes: n for codes, n in counts.items() if n}
    assert not given_back(answered, hidden(counts))


OFFICES = ("d1", "d2", "d3")
ASKED: dict[str, tuple[str, int]] = {"a": ("d1", 8), "b": ("d2", 12), "c": ("d3", 20), "e": ("d3", 9), "f": ("d3", 11)}
"""{service: its OPD and answers}: d1 has 8, d2 12, d3 40."""

SURVEY: dict[str, Rows] = CITY | {
    "agency": CITY["agency"]
    + rows(
        "id city_code parent_id name kind sector valid_from",
        *((one, PALU, "palu", f"Dinas {one}", "DINAS", None, "2000-01-01") for one in OFFICES),
    ),
    "service": rows("id agency_id name free_of_charge must_survey", *((s, o, s, 0, 1) for s, (o, _n) in ASKED.items())),
    "service_volume": rows("service_id year users", ("c", 2025, 100)),
    "satisfaction_response": [
        answers(f"{service}{at}", service, "2026-03-02", 2 if opd == "d1" else 3 + at % 2)
        for service, (opd, times) in ASKED.items()
        for at in range(times)
    ],
}


@pytest.fixture(scope="module")
def survey(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(new_database, tmp_path_factory.mktemp("survey"), SURVEY)


def test_the_total_less_the_shown_gives_no_small_opd(survey: Snapshot) -> None:
    answer = asked(survey, "nrr_time", "opd", during("2026-T1"))
    assert by_code(answer, "nrr_time") == {
        "d1": None,
        "d2": None,
        "d3": pytest.approx((20 * 3.5 + 31 + 38) / 40, abs=0.1),
    }
    whole = asked(survey, "nrr_time", filters=during("2026-T1")).frame
    assert whole["nrr_time__of"].to_list() == [60]
    assert by_code(answer, "nrr_time__of") == {"d1": None, "d2": None, "d3": 40}  # 20 of d1 and d2: not which of both


def test_services_are_hidden_so_that_their_opd_does_not_tell_them(survey: Snapshot) -> None:
    answer = asked(survey, "ikm responses", "opd service")
    assert by_code(answer, "ikm__status") == {
        ("d1", "a"): "gabungan", ("d2", "b"): "gabungan", ("d3", "c"): "ada", ("d3", "e"): "gabungan",
        ("d3", "f"): "gabungan",
    }  # fmt: skip
    assert by_code(answer, "n")["d3", "e"] is None
    assert by_code(answer, "responses")["d3", "e"] == 9  # asked for by itself, a head count is structure


def test_counts_of_answers_alone_hide_nothing(survey: Snapshot) -> None:
    answer = asked(survey, "responses free_share", "opd")
    assert by_code(answer, "n") == {"d1": 8, "d2": 12, "d3": 40}


def test_the_index_can_be_split_by_what_is_free(survey: Snapshot) -> None:
    assert by_code(asked(survey, "ikm", "free"), "n") == {"TIDAK": 60}


def test_a_city_that_is_not_split_keeps_its_few_too(new_database: NewDatabase, tmp_path: Path) -> None:
    elsewhere = [answers(f"s3-{at}", "s3", "2026-03-02", 3 + at % 2) for at in range(10)]
    service = rows("id agency_id name free_of_charge must_survey", ("s3", "dikp", "Ijazah", 0, 1))
    tables = SURVEY | {
        "service": [*SURVEY["service"], *service],
        "satisfaction_response": [*SURVEY["satisfaction_response"], *elsewhere],
    }
    answer = asked(published(new_database, tmp_path, tables), "ikm", "opd", during("2026-T1"))
    told = {opd for opd, n in by_code(answer, "n").items() if n is not None}
    assert told == {"dikp", "d3"}  # not dikp, the next smallest: Palu's total would tell d1
