"""Who is marked: exact values on small families, and what the rules do to cities drawn by chance.

The draws hold the rules to what they promise (`pages.md` §4.2): hardly ever a mark where nothing differs, about half
of the units that are 18 points off.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from data_access.comparison import Difference, Verdict, indices, shares, shifts, signals, verdicts

DRAWS = 400
UNITS = 43


def marks(*families: list[Difference | None]) -> list[str | None]:
    """The marks of these families as one table."""
    return [one.mark for one in verdicts([one for family in families for one in family])]


# shares


def test_a_unit_far_from_the_rest_is_marked_and_held_against_the_rest() -> None:
    found = verdicts(shares([20, *[50] * 8], [100] * 9))
    assert astuple(found[0]) == ("BAWAH", pytest.approx(50))  # 400 of 800
    assert astuple(found[1]) == ("SAMA", pytest.approx(46.25))  # 370 of 800
    assert [one.mark for one in found[1:]] == ["SAMA"] * 8


def test_a_difference_below_five_points_is_never_marked_however_sure() -> None:
    below, at = [5490, *[5000] * 7], [5500, *[5000] * 7]
    assert marks(shares(below, [10_000] * 8)) == ["SAMA"] * 8
    assert marks(shares(at, [10_000] * 8)) == ["ATAS", *["SAMA"] * 7]  # 0.55 − 0.50 to the hair


def test_a_family_needs_eight_units_of_ten() -> None:
    assert marks(shares([60, *[5] * 6], [100] * 7)) == [None] * 7
    assert marks(shares([60, *[5] * 6, 9], [*[100] * 7, 9])) == [None] * 8
    found = verdicts(shares([60, 9, *[5] * 7], [100, 9, *[100] * 7]))
    assert astuple(found[0]) == ("ATAS", pytest.approx(5))  # the unit of nine is no peer either
    assert found[1] == Verdict()
    assert shares([], []) == []


def test_few_cases_are_asked_by_their_counts() -> None:
    # 5 of 10 where 1 is expected: mid-P 2 × (0.00015 + 0.00149/2) = 0.0018, below 0.05/8
    assert marks(shares([5, *[10] * 7], [10, *[100] * 7])) == ["ATAS", *["SAMA"] * 7]
    # 4 of 10: mid-P 2 × (0.00163 + 0.01116/2) = 0.0144, above 0.05/8
    assert marks(shares([4, *[10] * 7], [10, *[100] * 7])) == ["SAMA"] * 8


def test_that_no_other_has_a_case_is_no_certainty() -> None:
    assert verdicts(shares([1, *[0] * 8], [12] * 9))[0] == Verdict("SAMA", 0)
    assert marks(shares([9, *[0] * 8], [12] * 9)) == ["ATAS", *["SAMA"] * 8]
    found = verdicts(shares([12] * 9, [12] * 9))
    assert [astuple(one) for one in found] == [("SAMA", pytest.approx(100))] * 9
    assert verdicts(shares([0] * 9, [12] * 9)) == [Verdict("SAMA", 0)] * 9


def test_a_family_that_spreads_widely_has_nobody_clearly_off() -> None:
    x = [20, 25, 30, 40, 50, 60, 70, 75, 80]
    assert marks(shares(x, [100] * 9)) == ["SAMA"] * 9


# indices


def test_an_index_is_held_against_all_other_respondents() -> None:
    found = verdicts(indices([77, *[85] * 8], [100] * 9, [100] * 9))
    assert astuple(found[0]) == ("BAWAH", pytest.approx(85))  # z = −8/√(1 + 0.125)
    assert astuple(found[1]) == ("SAMA", pytest.approx(84))  # (77 + 7 × 85)/8


def test_an_index_less_than_two_points_off_is_never_marked() -> None:
    assert marks(indices([86.9, *[85] * 8], [1] * 9, [1000] * 9)) == ["SAMA"] * 9
    assert marks(indices([87, *[85] * 8], [1] * 9, [1000] * 9)) == ["ATAS", *["SAMA"] * 8]


def test_like_answers_are_no_certainty() -> None:
    # ten who all say the same: their variance is taken as that of the family, nearly 100: z = −4/√10.0
    assert marks(indices([81, *[85] * 8], [0, *[100] * 8], [10, *[100] * 8])) == ["SAMA"] * 9
    assert marks(indices([81, *[85] * 8], [0] * 9, [10] * 9)) == ["SAMA"] * 9  # nothing tells what chance does here


def test_an_index_needs_eight_units_of_ten_with_a_value() -> None:
    assert marks(indices([60, *[85] * 6, np.nan], [100] * 8, [100] * 8)) == [None] * 8
    assert marks(indices([60, *[85] * 6, 85], [100] * 8, [*[100] * 7, 9])) == [None] * 8


# shifts


def test_people_who_clearly_moved() -> None:
    found = verdicts(shifts([20, 2, 5, 8], [0, 18, 5, 1], [100, 100, 100, 100]))
    assert [one.mark for one in found] == ["ATAS", "BAWAH", "SAMA", None]  # nine moves are too few to say
    assert found[0].peers == pytest.approx(100 * (-16 + 0 + 7) / 300)


def test_a_shift_is_tested_on_those_who_moved() -> None:
    assert marks(shifts([8], [2], [40])) == ["SAMA"]  # mid-P 2 × (0.01074 + 0.04395/2) = 0.0654
    assert marks(shifts([9], [1], [40])) == ["ATAS"]  # mid-P 2 × (0.00098 + 0.00977/2) = 0.0117
    assert verdicts(shifts([9], [1], [40]))[0].peers is None  # there is nobody else


def test_a_shift_of_less_than_five_points_is_none() -> None:
    assert marks(shifts([60], [11], [1000])) == ["SAMA"]
    assert marks(shifts([61], [11], [1000])) == ["ATAS"]
    assert verdicts(shifts([0], [0], [0])) == [Verdict()]


# signals


def test_fewer_than_twelve_points_say_nothing() -> None:
    assert signals([50.0] * 11) is None


def test_a_point_out_of_the_limits() -> None:
    series = [50.0, 52.0] * 6  # mean 51, moving ranges all 2: limits 51 ± 5.32
    limits = (51, pytest.approx(45.68), pytest.approx(56.32))
    assert _signal(series) == ("DALAM", "SAMA", *limits)
    assert _signal([*series, 56.3]) == ("DALAM", "SAMA", *limits)
    assert _signal([*series, 56.4]) == ("DI_LUAR", "ATAS", *limits)
    assert _signal([*series, 56.4, 51.0]) == ("DALAM", "SAMA", *limits)


def _signal(series: list[float]) -> tuple[object, ...]:
    found = signals(series)
    assert found is not None
    return astuple(found)


def test_eight_points_on_one_side() -> None:
    series = [50.0, 52.0] * 6
    seven, eight = signals([*series, *[50.5] * 7]), signals([*series, *[50.5] * 8])
    assert seven is not None and (seven.kind, seven.side) == ("DALAM", "SAMA")
    assert eight is not None and (eight.kind, eight.side) == ("SATU_SISI", "BAWAH")


# cities drawn by chance


def sizes(draw: np.random.Generator) -> NDArray[np.int64]:
    """From a kecamatan of a dozen to a hospital of more than a thousand."""
    return np.clip(draw.lognormal(4.3, 0.9, UNITS), 12, 1500).astype(np.int64)


def drawn(share: float, spread: float = 0.0, off: float = 0.0) -> tuple[float, float]:
    """(marks in a table, part of the three planted units that were found), on average over the draws."""
    draw = np.random.default_rng(20260515)
    given = found = 0
    for _ in range(DRAWS):
        n = sizes(draw)
        true = np.clip(share + spread * draw.standard_normal(UNITS), 0, 1)
        planted = draw.choice(UNITS, 3, replace=False)
        true[planted] = np.clip(true[planted] + off, 0, 1)
        seen = np.array([one in ("ATAS", "BAWAH") for one in marks(shares(draw.binomial(n, true), n))])
        given, found = given + int(seen.sum()), found + int(seen[planted].sum())
    return given / DRAWS, found / DRAWS / 3


@pytest.mark.parametrize("share", [0.6, 0.2, 0.04, 0.97])
def test_a_city_in_which_nothing_differs_has_hardly_a_mark(share: float) -> None:
    assert drawn(share)[0] <= 0.1


@pytest.mark.parametrize(("share", "least"), [(0.6, 0.45), (0.2, 0.55), (0.04, 0.7)])
def test_units_18_points_off_are_found_about_half_of_the_time_or_more(share: float, least: float) -> None:
    assert drawn(share, off=0.18)[1] >= least


@pytest.mark.parametrize("share", [0.6, 0.1])
def test_an_ordinary_spread_gives_about_one_mark_or_fewer(share: float) -> None:
    assert drawn(share, spread=0.03)[0] <= 1.4


TABLE = ((11, 20, 8), (9, 23, 18))
"""Units in the families of two cities: what a reader sees as one table."""


def whole_table(share: float, off: float = 0.0, draws: int = 250) -> tuple[float, float]:
    """The same as `drawn`, for a table of six families, three units of it planted."""
    draw = np.random.default_rng(20260516)
    families = [size for city in TABLE for size in city]
    given = found = 0
    for _ in range(draws):
        true = np.full(sum(families), share)
        planted = draw.choice(len(true), 3, replace=False)
        true[planted] += off
        n = np.clip(draw.lognormal(4.5, 0.7, len(true)), 34, 4000).astype(np.int64)
        parts = [np.split(one, np.cumsum(families)[:-1]) for one in (draw.binomial(n, true), n)]
        seen = np.array([one in ("ATAS", "BAWAH") for one in marks(*map(shares, *parts))])
        given, found = given + int(seen.sum()), found + int(seen[planted].sum())
    return given / draws, found / draws / 3


@pytest.mark.parametrize("share", [0.6, 0.3, 0.06])
def test_a_whole_table_in_which_nothing_differs_has_hardly_a_mark(share: float) -> None:
    assert whole_table(share)[0] <= 0.1


@pytest.mark.parametrize("share", [0.6, 0.4, 0.2])
def test_in_a_whole_table_about_half_of_the_units_18_points_off_are_found(share: float) -> None:
    assert 0.4 <= whole_table(share, off=0.18)[1] <= 0.65


def test_what_chance_may_do_is_asked_of_the_whole_table() -> None:
    # 23 of 100 beside 12 of 100 elsewhere: p = 0.0014, below 0.05/9 and above 0.05/90
    one, dull = shares([23, *[12] * 8], [100] * 9), shares([12] * 9, [100] * 9)
    assert marks(one)[0] == "ATAS"
    assert marks(one, *[dull] * 9)[0] == "SAMA"


def test_satisfaction_that_does_not_differ_has_hardly_a_mark() -> None:
    draw = np.random.default_rng(7)

    def city() -> tuple[NDArray[Any], ...]:
        n = np.clip(sizes(draw), 12, 400)
        answers = [np.clip(85 + 10 * draw.standard_normal(one), 25, 100) for one in n]
        return np.array([one.mean() for one in answers]), np.array([one.var(ddof=1) for one in answers]), n

    assert _given(indices, city) <= 0.1


def test_people_who_move_by_chance_have_hardly_a_mark() -> None:
    draw = np.random.default_rng(7)

    def city() -> tuple[NDArray[Any], ...]:
        n = sizes(draw)
        moved = draw.binomial(n, 0.3)
        up = draw.binomial(moved, 0.5)
        return up, moved - up, n

    assert _given(shifts, city) <= 0.1


def _given(judged: Callable[..., list[Difference | None]], city: Callable[[], tuple[NDArray[Any], ...]]) -> float:
    return sum(one in ("ATAS", "BAWAH") for _ in range(DRAWS) for one in marks(judged(*city()))) / DRAWS
