"""Definitions of metrics where they are easy to get wrong: bands, the matrix, medians, ratios at any grain."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.contract import codes
from data_access.metrics import METRICS, grade
from data_access.metrics.base import MATRIX, RATED, inconsistent, quantile
from data_access.metrics.survey import sample
from tests.counted import RULES


@pytest.mark.parametrize(
    ("index", "letter"),
    [
        (25, "D"), (64.99, "D"), (64.994, "D"), (64.995, "C"), (65.00, "C"), (76.60, "C"), (76.604, "C"),
        (76.61, "B"), (88.30, "B"), (88.304, "B"), (88.31, "A"), (100, "A"),
    ],
)  # fmt: skip
def test_grades_are_given_to_the_index_rounded_to_two_decimals(index: float, letter: str) -> None:
    assert grade(index, RULES) == letter


def _sums(level: int, respondents: int) -> pl.DataFrame:
    parts = {f"{key}_sum": level * respondents for key in codes.UNSUR} | {
        f"{key}_n": respondents for key in codes.UNSUR
    }
    return pl.DataFrame([{"n": respondents, **parts}])


@pytest.mark.parametrize(("level", "exact", "rounded_weight"), [(4, 100, 99), (3, 75, 74.25), (1, 25, 24.75)])
def test_equal_answers_give_the_index_of_the_scale(level: int, exact: float, rounded_weight: float) -> None:
    found = _sums(level, 30).select(METRICS[key].expression.alias(key) for key in ("ikm", "ikm_011", "ikm_no_fee"))
    assert found.row(0) == pytest.approx((exact, rounded_weight, exact))


def test_an_unsur_nobody_answered_leaves_no_index() -> None:
    frame = _sums(4, 30).with_columns(u_cost_sum=0, u_cost_n=0)
    assert frame.select(METRICS["ikm"].expression).item() is None
    assert frame.select(METRICS["ikm_no_fee"].expression).item() == pytest.approx(100)


RATINGS = {  # hasil kerja: perilaku di bawah, sesuai, di atas
    "DI_ATAS": ("K", "B", "SB"),
    "SESUAI": ("K", "B", "B"),
    "DI_BAWAH": ("SK", "BP", "BP"),
}


def test_the_predikat_matrix_has_its_nine_cells() -> None:
    assert {
        (result, behaviour): rating
        for result, row in RATINGS.items()
        for behaviour, rating in zip(("DI_BAWAH", "SESUAI", "DI_ATAS"), row, strict=True)
    } == MATRIX


@pytest.mark.parametrize(("cell", "right"), MATRIX.items())
def test_only_another_predikat_than_the_matrix_says_is_inconsistent(cell: tuple[str, str], right: str) -> None:
    ratings = [*codes.RATING, "NONE"]
    frame = pl.DataFrame({"work_result": cell[0], "behaviour": cell[1], "rating": ratings, "n": 1})
    found = dict(zip(ratings, frame.select(inconsistent()).to_series(), strict=True))
    assert {rating for rating, wrong in found.items() if not wrong} == {right, "NONE"}


def test_an_unknown_expectation_is_not_inconsistent() -> None:
    frame = pl.DataFrame({"work_result": "?", "behaviour": "SESUAI", "rating": list(codes.RATING)})
    assert not frame.select(inconsistent().any()).item()


@pytest.mark.parametrize(
    ("counts", "quarter", "median", "three_quarters"),
    [
        ({5: 1}, 5, 5, 5),
        ({0: 1, 10: 1}, 0, 5, 10),
        ({0: 1, 10: 1, 20: 1}, 0, 10, 20),
        ({0: 2, 10: 1, 20: 1}, 0, 5, 15),
        ({7: 1000}, 7, 7, 7),
        ({20: 1, 4: 1, 12: 1, 0: 1, 101: 1}, 4, 12, 20),
        ({}, None, None, None),
    ],
)
def test_quantiles_are_exact_over_people(
    counts: dict[int, int], quarter: float, median: float, three_quarters: float
) -> None:
    frame = pl.DataFrame({"jp": counts.keys(), "n": counts.values()}, schema={"jp": pl.Int64, "n": pl.Int64})
    found = frame.select(quantile("jp", part, pl.lit(True)).alias(str(part)) for part in (0.25, 0.5, 0.75))
    assert found.row(0) == (quarter, median, three_quarters)


@given(st.dictionaries(st.integers(0, 1010), st.integers(1, 9), min_size=1, max_size=12))
def test_the_median_of_counted_rows_is_the_median_of_the_people(counts: dict[int, int]) -> None:
    people = [value for value, times in counts.items() for _ in range(times)]
    frame = pl.DataFrame({"jp": counts.keys(), "n": counts.values()}, schema={"jp": pl.Int64, "n": pl.Int64})
    assert frame.select(quantile("jp", 0.5, pl.lit(True))).item() == pl.Series(people).median()


def _undistinguished(*opd: dict[str, int]) -> tuple[float, float]:
    """Of agencies with these ratings: how many give one predikat to 95 % or more, of how many large enough."""
    parts = [{"opd": str(at), "rating": rating, "n": n} for at, found in enumerate(opd) for rating, n in found.items()]
    declared = METRICS["units_undistinguished"]
    steps = pl.DataFrame(parts).group_by("opd").agg(**declared.first)
    return steps.select(x=declared.numerator, of=declared.denominator).row(0)


@pytest.mark.parametrize(
    ("ratings", "found"),
    [
        ({"B": 19}, (0, 0)),  # too few to say
        ({"B": 19, "SB": 1}, (1, 1)),  # 95 % exactly
        ({"B": 18, "SB": 2}, (0, 1)),
        ({"SB": 40, "NONE": 60}, (1, 1)),  # not yet rated is no predikat
        ({"B": 171, "SB": 9}, (1, 1)),
        ({"B": 342, "BP": 18}, (1, 1)),
    ],
)
def test_an_agency_that_does_not_distinguish(ratings: dict[str, int], found: tuple[float, float]) -> None:
    assert _undistinguished(ratings) == found


def test_agencies_that_do_not_distinguish_are_counted_one_by_one() -> None:
    assert _undistinguished({"B": 20}, {"SB": 20}, {"B": 10, "SB": 10}, {"B": 5}) == (2, 3)


_SAMPLES = {
    10: 10, 15: 14, 20: 19, 30: 28, 40: 36, 50: 44, 60: 52, 70: 59, 80: 66, 90: 73, 100: 80, 150: 108, 200: 132,
    250: 152, 300: 169, 400: 196, 500: 217, 750: 254, 1_000: 278, 1_500: 306, 2_000: 322, 3_000: 341, 5_000: 357,
    10_000: 370, 20_000: 377, 50_000: 381, 100_000: 383, 1_000_000: 384,
}  # fmt: skip
"""Users and answers needed, as the table of Krejcie and Morgan has them."""


def test_the_sample_needed_is_that_of_the_published_table() -> None:
    users = pl.DataFrame({"users": _SAMPLES.keys()}, schema={"users": pl.Int64})
    assert users.select(sample(pl.col("users"))).to_series().to_list() == list(_SAMPLES.values())


_PEOPLE = st.lists(
    st.tuples(
        st.sampled_from("ABC"),
        st.sampled_from([*codes.RATING, "NONE"]),
        st.sampled_from(["YA", "TIDAK"]),
        st.integers(1, 30),
    ),
    min_size=1,
    max_size=20,
)


@given(_PEOPLE)
def test_a_ratio_of_sums_holds_at_any_grain(people: list[tuple[str, str, str, int]]) -> None:
    frame = pl.DataFrame(people, schema=["agency", "rating", "coaching", "n"], orient="row")
    for key in ("evaluated", "rating_b", "needs_coaching", "coached"):
        declared = METRICS[key]
        parts = {"value": declared.expression, "x": declared.numerator, "of": declared.denominator}
        total = frame.select(**parts).row(0, named=True)
        split = frame.group_by("agency").agg(**parts)
        assert (total["x"], total["of"]) == (split["x"].sum(), split["of"].sum())
        whole = sum(row["value"] * row["of"] for row in split.iter_rows(named=True) if row["of"])
        assert total["value"] == pytest.approx(whole / total["of"]) if total["of"] else total["value"] is None


@given(_PEOPLE)
def test_the_shares_of_all_ratings_are_a_hundred(people: list[tuple[str, str, str, int]]) -> None:
    frame = pl.DataFrame(people, schema=["agency", "rating", "coaching", "n"], orient="row")
    shares = frame.select(METRICS[f"rating_{code.lower()}"].expression.alias(code) for code in codes.RATING).row(0)
    if frame.select(RATED.any()).item():
        assert sum(shares) == pytest.approx(100)
    else:
        assert shares == (None,) * 5
