"""Open complaints by class and age; each class is labelled with its own limit, for the bands cannot show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from data_access.ask import Answer
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.privacy import WATCHED
from data_access.units import number
from pages._parts import theme
from pages._parts.charts.base import Chart
from pages._parts.charts.counts import parts


def ageing(answer: Answer, rules: Mapping[str, float]) -> Chart:
    """Stacked counts of what is open by working days, a row for each class as declared: pengaduan first, permintaan
    informasi and aspirasi last. `rules` has the limits (PermenPANRB 62/2018). Classes that are told together are one
    row; what it hides has none."""
    told = answer.frame.filter(pl.col("n").is_not_null())
    codes = told["class"].to_list()
    labelled = told.with_columns(pl.Series("class__label", [_limited(code, rules) for code in codes], pl.String))
    colours = {code: theme.AGES[code] for code in theme.AGES if code in set(answer.frame["open_age"])}
    return parts(replace(answer, frame=labelled), "class", "open_age", colours, by_size=False)


def _limited(code: str, rules: Mapping[str, float]) -> str:
    """Normatif (batas 5), Aspirasi (tanpa batas); of classes told together, the limits of both."""
    classes = WATCHED.kin if code == WATCHED.pool else (code,)
    limits = [number(rules[f"LIMIT_{one}"]) for one in classes if f"LIMIT_{one}" in rules]
    said = t("batas {n}", n=t(" atau ").join(limits)) if limits else t("tanpa batas")
    return f"{DIMENSIONS['class'].word(code)} ({said})"
