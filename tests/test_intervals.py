"""How sure a figure is: bounds for who was not observed, an interval for respondents."""

from __future__ import annotations

import math

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.intervals import around, bounds, index_interval, t_quantile

TABLE = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 10: 2.228, 28: 2.048, 100: 1.984, 10_000: 1.960}
"""Two-sided 95 % quantiles of Student's t as tables print them."""


@pytest.mark.parametrize("degrees", TABLE)
def test_quantiles_of_t(degrees: int) -> None:
    assert t_quantile(degrees) == pytest.approx(TABLE[degrees], abs=0.004)


def test_without_degrees_of_freedom_there_is_no_quantile() -> None:
    assert math.isnan(t_quantile(0))


def _bounds(x: float, seen: float, everybody: float) -> tuple[float | None, float | None]:
    frame = pl.DataFrame({"m__x": [x], "m__of": [seen], "m__obliged": [everybody]}, schema_overrides=dict.fromkeys(
        ("m__x", "m__of", "m__obliged"), pl.Float64))  # fmt: skip
    return frame.select(bounds("m")).row(0)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((3, 4, 8), (37.5, 87.5)),
        ((1, 9, 10), (10, 20)),
        ((5, 10, 10), (50, 50)),  # everybody observed
        ((0, 0, 10), (None, None)),  # nobody observed
        ((0, 0, 0), (None, None)),
    ],
)
def test_bounds_run_from_none_to_all_of_the_missing(
    counts: tuple[float, float, float], expected: tuple[float | None, float | None]
) -> None:
    assert _bounds(*counts) == expected


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_bounds_hold_whatever_the_missing_turn_out_to_be(has: int, has_not: int, missing: int) -> None:
    low, high = _bounds(has, has + has_not, has + has_not + missing)
    if low is None or high is None:
        assert has + has_not == 0
    else:
        everybody = has + has_not + missing
        assert all(low - 1e-9 <= 100 * (has + more) / everybody <= high + 1e-9 for more in range(missing + 1))


NO_USERS = pl.DataFrame(schema={"service": pl.String, "users": pl.Int64})


def _strata(*indices: list[float], city: str = "P") -> pl.DataFrame:
    """One row of counts per agency and its one service, from its respondents' own indices."""
    parts = [
        {
            "city": city,
            "agency": str(at),
            "service": f"s{at}",
            "n": len(one),
            "index_sum": sum(one),
            "index_squares": sum(x * x for x in one),
        }
        for at, one in enumerate(indices)
    ]
    return pl.DataFrame(parts)


def _half(frame: pl.DataFrame, users: pl.DataFrame = NO_USERS) -> float | None:
    return index_interval(frame, [], users, "ikm")["ikm__half"].item()


def test_the_interval_of_one_agency_is_the_classical_one() -> None:
    # 70, 80, 90: s = 10, t₂ = 4,303
    assert _half(_strata([70.0, 80.0, 90.0])) == pytest.approx(4.3027 * 10 / math.sqrt(3), abs=1e-3)


def test_where_all_users_answered_nothing_is_unsure() -> None:
    everyone = pl.DataFrame({"service": ["s0"], "users": [3]})
    assert _half(_strata([70.0, 80.0, 90.0]), everyone) == 0
    half_of_them = pl.DataFrame({"service": ["s0"], "users": [6]})
    assert _half(_strata([70.0, 80.0, 90.0]), half_of_them) == pytest.approx(
        4.3027 * 10 / math.sqrt(3) / math.sqrt(2), abs=1e-3
    )


def test_more_answers_than_users_are_not_a_negative_doubt() -> None:
    assert _half(_strata([70.0, 80.0, 90.0]), pl.DataFrame({"service": ["s0"], "users": [2]})) == 0


def test_users_of_some_of_the_services_are_not_those_of_the_agency() -> None:
    first, second = _strata([70.0, 90.0]), _strata([70.0, 90.0]).with_columns(service=pl.lit("s1"))
    both, known = pl.concat([first, second]), pl.DataFrame({"service": ["s0", "s1"], "users": [4, 4]})
    whole = 3.182 * math.sqrt(400 / 3 / 4)  # s² = 400/3 of four answers, t₃
    assert _half(both, known.head(1)) == pytest.approx(whole, abs=5e-2)
    assert _half(both, known) == pytest.approx(whole / math.sqrt(2), abs=5e-2)  # four of eight were asked


def test_agencies_are_strata_of_the_pooled_index() -> None:
    two = _half(_strata([70.0, 90.0], [70.0, 90.0]))  # s² = 200, SE² = 2 · ¼ · 200/2, t₂
    assert two == pytest.approx(4.3027 * math.sqrt(50), abs=1e-2)


def test_like_answers_are_no_certainty() -> None:
    # alone they do not say how answers spread; among others they spread as those do
    assert _half(_strata([70.0] * 10)) is None
    assert _half(_strata([70.0] * 5, [90.0] * 5)) is None
    # pooled s² = 200/10 for the ten alike: SE² = (2 · 200 + 10 · 20) / 12², t₁₀
    assert _half(_strata([70.0, 90.0], [80.0] * 10)) == pytest.approx(2.228 * math.sqrt(600) / 12, abs=1e-2)
    forty = _strata([70.0, 90.0], [80.0] * 40)  # pooled s² = 200/40, t₄₀
    assert _half(forty) == pytest.approx(2.021 * math.sqrt(2 * 200 + 40 * 5) / 42, abs=1e-2)


def test_thirty_answers_that_differ_have_their_own_spread() -> None:
    many = [79.0] * 15 + [81.0] * 15  # s² = 30/29, below the pooled 230/30
    found = _half(_strata([70.0, 90.0], many))
    assert found == pytest.approx(2.042 * math.sqrt(2 * 200 + 30 * 30 / 29) / 32, abs=1e-2)


def test_the_mean_of_agencies_weighs_each_alike() -> None:
    frame = _strata([70.0, 90.0], [60.0, 80.0, 100.0], [50.0])
    # pooled s² = (200 + 2 · 400)/3, the two of s² = 200 take it; the third has too few: SE² = (1000/6 + 400/3)/2², t₃
    half = index_interval(frame, [], NO_USERS, "ikm_units", fewest=2)["ikm_units__half"].item()
    assert half == pytest.approx(3.182 * math.sqrt(75), abs=1e-1)


def test_one_respondent_gives_no_interval() -> None:
    assert _half(_strata([70.0])) is None


def test_each_group_has_its_own() -> None:
    frame = pl.concat([_strata([70.0, 80.0, 90.0], city="P"), _strata([50.0, 50.0], city="K")])
    found = dict(index_interval(frame, ["city"], NO_USERS, "ikm").iter_rows())
    assert found["K"] == pytest.approx(12.706 * math.sqrt(200 / 3 / 2), abs=1e-1)  # its two are alike: pooled s²
    assert found["P"] == pytest.approx(24.842, abs=1e-2)


def test_the_interval_stays_on_the_scale_around_the_official_value() -> None:
    frame = pl.DataFrame({"ikm": [98.0, 26.0, 80.0], "ikm__half": [5.0, 5.0, 2.0]})
    assert frame.select(around("ikm")).rows() == [(93, 100), (25, 31), (78, 82)]
