"""The quality marks of measures by OPD: a sign in each cell, its word, coverage, age and rows left out on hover and by
ear. Colour only repeats the sign. No score is made of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from data_access.language import sentence, t
from data_access.metrics import METRICS
from data_access.quality import LIMITS, MARKS, unusable
from data_access.units import number
from pages._parts.blocks.cards import how_link
from pages._parts.blocks.frames import frame_files
from pages._parts.blocks.matrix import PAGE_OF
from pages._parts.controls import leading

UNKNOWN = "?"
_OPD_PAGE = "trends"
"""Where an OPD's row leads until it has a page of its own (`pages.md` §1.1)."""

_Row = Mapping[str, Any]


def marks(title: str, frame: pl.DataFrame, *, said: str, key: str) -> None:
    """Measure × OPD of `quality.trust`, in its order, with the legend above and its files below."""
    st.subheader(title, anchor=False)
    if frame.is_empty():
        st.info(t("Belum ada ukuran dengan data untuk pilihan ini."), icon=":material/inbox:")
        return
    measures = unusable(frame).to_dicts()
    heads = f'<th scope="col">{escape(t("OPD"))}</th>{"".join(map(_head, measures))}'
    body = "".join(_line(rows, measures) for rows in _by_opd(frame).values())
    st.html(
        f'<p class="p-scale">{escape(legend())}</p>'
        f'<div class="p-table p-marks" tabindex="0" role="region" aria-label="{escape(title)}"><table>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    st.caption(f"{sentence(said)}.")
    frame_files(t("Unduhan"), title, frame, key=key)


def legend() -> str:
    """What each mark asks for, from the limits it is set by."""
    asks = t("{mark}: cakupan ≥ {coverage} %, umur ≤ {days} hari, ditinggalkan ≤ {left_out} %")
    known = [
        asks.format(mark=t(MARKS[mark]), coverage=number(least), days=number(oldest), left_out=number(most))
        for mark, (least, oldest, most) in LIMITS.items()
    ]
    others = t("{mark}: selain itu", mark=t(MARKS["jangan"]))
    said = [*known, others, t("? belum dapat ditentukan")]
    return " · ".join([*(one.replace(" ", "\u00a0", 1) for one in said), t("konvensi aplikasi")])


def _by_opd(frame: pl.DataFrame) -> dict[str, dict[str, _Row]]:
    """{OPD: {measure: its row}}, in the order of the frame."""
    found: dict[str, dict[str, _Row]] = {}
    for row in frame.iter_rows(named=True):
        found.setdefault(row["opd"], {})[row["metric"]] = row
    return found


def _head(measure: _Row) -> str:
    """The measure, which leads to its entry in the glossary, and how many OPD should not use it."""
    sign = t(MARKS["jangan"])[:1]
    count = t("{sign} {n} dari {of} OPD", sign=sign, n=number(measure["n"]), of=number(measure["of"]))
    link = f'<a href="{escape(how_link(measure["metric"]))}">{escape(measure["metric__label"])}</a>'
    return f'<th scope="col" class="mark">{link}<small>{escape(count)}</small></th>'


def _line(rows: Mapping[str, _Row], measures: list[dict[str, Any]]) -> str:
    first = next(iter(rows.values()))
    link = escape(leading(_OPD_PAGE, "opd")(first["opd"]))
    cells = "".join(_cell(rows.get(one["metric"])) for one in measures)
    return f'<tr><th scope="row"><a href="{link}">{escape(first["opd__label"])}</a></th>{cells}</tr>'


def _cell(row: _Row | None) -> str:
    if row is None:
        return f'<td class="none">{escape(t("tidak berlaku"))}</td>'
    link = escape(leading(PAGE_OF[METRICS[row["metric"]].fact], "opd")(row["opd"]))
    sign = row["mark__label"][:1] if row["mark"] else UNKNOWN
    hint = escape(_hint(row))
    style = row["mark"] or "unknown"
    return f'<td class="{style}"><a href="{link}" title="{hint}" aria-label="{hint}">{sign}</a></td>'


def _hint(row: _Row) -> str:
    """ "Dinas Sosial, IKM: ◐ hati-hati; cakupan 91 %, umur 31 hari, ditinggalkan 0,4 %"."""
    unknown = t("tidak diketahui")
    return t(
        "{opd}, {metric}: {mark}; cakupan {coverage}, umur {age}, ditinggalkan {left_out} %",
        opd=row["opd__label"],
        metric=row["metric__label"],
        mark=row["mark__label"],
        coverage=unknown if row["coverage"] is None else f"{number(row['coverage'], 1)} %",
        age=unknown if row["age_days"] is None else t("{n} hari", n=number(row["age_days"])),
        left_out=number(row["left_out_percent"], 1),
    )
