"""One competency looked at more closely: chosen by its bar, its cell of the heat map, its row, or its name."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from data_access.ask import Answer
from data_access.language import t
from data_access.units import number
from pages._parts import blocks, charts, says, theme
from pages._parts.asking import whole_city
from pages._parts.controls import gaps
from pages._parts.exhibits.gaps.lacking import SIZES
from pages._parts.exhibits.gaps.usable import assessed


def closer(by_competency: Answer, by_tier: Answer) -> None:
    """One competency, chosen by its bar, its cell or its name: by jenjang, for the whole city alone."""
    with blocks.opened_by(gaps.PARAMETER):
        chosen = gaps.competency(_most_first(by_competency))
        if not chosen:
            blocks.empty(assessed(by_competency))
            return
        whole = _of(by_competency, chosen)
        blocks.sentences((says.Sentence(_said(whole)),))
        if whole_city():
            _by_tier(_of(by_tier, chosen))
        else:
            blocks.fine_print(
                t("Menurut jenjang hanya untuk seluruh kota: di dalam satu OPD atau kelompoknya jenjang terlalu kecil.")
            )


def _by_tier(answer: Answer) -> None:
    blocks.chart(
        t("{name}: orang di bawah standar menurut jenjang", name=_name(answer)),
        charts.segments,
        assessed(answer),
        "tier",
        SIZES,
        "pairs_below__x",
        tuple(theme.GAPS.values()),
        percent=True,
        compared=t("orang menurut jenjang jabatan, dari yang diasesmen untuk kompetensi itu"),
        key="closer",
        columns=("pairs_below", *SIZES),
    )


def _most_first(by_competency: Answer) -> dict[str, str]:
    """{code: name} of the competencies somebody was assessed for, the one most people fall short in first."""
    seen = by_competency.frame.filter(pl.col("pairs_below__of") > 0)
    ordered = seen.sort("pairs_below__x", descending=True, maintain_order=True)
    return dict(ordered.select("competency", "competency__label").iter_rows())


def _of(answer: Answer, competency: str) -> Answer:
    return replace(answer, frame=answer.frame.filter(competency=competency))


def _name(answer: Answer) -> str:
    return str(answer.frame["competency__label"].first())


def _said(whole: Answer) -> str:
    below = whole.figure("pairs_below")
    return t(
        "{name}: {x} dari {n} yang diasesmen di bawah standar ({share}), {levels} tingkat-orang.",
        name=_name(whole),
        x=number(below.x),
        n=number(below.of),
        share=below.text,
        levels=whole.figure("gap_levels").text,
    )
