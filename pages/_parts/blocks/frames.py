"""Tables and charts of findings about the data itself, which are frames and no answers; same look, same files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from data_access.language import sentence, t
from data_access.units import NOTHING, day, number, written
from pages._parts.blocks.downloads import frame_downloads
from pages._parts.blocks.shown import plotted
from pages._parts.blocks.tables import MOST, heading, worded
from pages._parts.charts.base import Chart


@dataclass(frozen=True)
class Part:
    """Words in a cell, and the address they open."""

    text: str
    link: str = ""


@dataclass(frozen=True)
class Shown:
    """A column of a frame as a reader sees it: its name there, its heading, whether it is a number and in which unit.

    `parts` says a cell made of several columns, or one that leads somewhere: row → its words; none is a dash.
    """

    name: str
    heading: str
    number: bool = False
    unit: str = ""
    parts: Callable[[Mapping[str, Any]], Sequence[Part]] | None = None


def framed(title: str, frame: pl.DataFrame, columns: Sequence[Shown], *, said: str, key: str, clean: str = "") -> None:
    """A frame as a printed table with its files, columns in the order given; `clean` says what it means to be empty."""
    st.subheader(title, anchor=False)
    if frame.is_empty():
        nothing = clean or t("Tidak ada yang ditemukan pada pemeriksaan rilis ini.")
        st.info(nothing, icon=":material/check_circle:")
        return
    laid_out(title, frame, columns)
    st.caption(f"{sentence(said)}.")
    frame_downloads(frame, title, key)


def frame_chart(
    title: str,
    draw: Callable[..., Chart],
    frame: pl.DataFrame,
    *,
    said: str,
    key: str,
    columns: Sequence[Shown] = (),
    **more: Any,
) -> None:
    """A chart of a frame; the table of these columns and its files are one click away."""
    st.subheader(title, anchor=False)
    if frame.is_empty():
        st.info(t("Belum ada catatan untuk ini di basis data."), icon=":material/inbox:")
        return
    drawn = draw(frame, **more)
    plotted(drawn, key)
    st.caption(" ".join(part for part in (f"{sentence(said)}.", drawn.note) if part))
    frame_files(t("Tabel dan unduhan") if columns else t("Unduhan"), title, frame, columns, key=key)


def frame_files(label: str, title: str, frame: pl.DataFrame, columns: Sequence[Shown] = (), *, key: str) -> None:
    """A box with the table of these columns and the files of the frame; it is made only when opened."""
    box = st.expander(label, key=f"{key}_table", on_change="rerun", type="compact")
    if box.open:
        with box:
            if columns:
                laid_out(title, frame, columns)
            frame_downloads(frame, title, key)


def laid_out(title: str, frame: pl.DataFrame, columns: Sequence[Shown]) -> None:
    """A frame as a printed table, without title and files."""
    heads = "".join(heading(t(one.heading), ' class="num"' if one.number else "") for one in columns)
    rows = "".join(row_html(row, columns) for row in frame.head(MOST).iter_rows(named=True))
    st.html(
        f'<div class="p-table p-found" tabindex="0" role="region" aria-label="{escape(title)}"><table>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    if frame.height > MOST:
        shown, n = number(MOST), number(frame.height)
        st.caption(t("{shown} dari {n} baris ditampilkan; berkas memuat semuanya.", shown=shown, n=n))


def row_html(row: Mapping[str, Any], columns: Sequence[Shown]) -> str:
    """One row of a printed table; its first column is the row's heading."""
    first, *others = columns
    name = f'<th scope="row">{_inner(first, row)}</th>'
    return f"<tr>{name}{''.join(_cell(one, row) for one in others)}</tr>"


def _cell(one: Shown, row: Mapping[str, Any]) -> str:
    value = row.get(one.name)
    if isinstance(value, date):
        return f'<td data-v="{value.toordinal()}">{_inner(one, row)}</td>'
    if not one.number:
        return f"<td>{_inner(one, row)}</td>"
    return f'<td class="num" data-v="{"" if value is None else float(value)!r}">{_inner(one, row)}</td>'


def _inner(one: Shown, row: Mapping[str, Any]) -> str:
    if one.parts:
        return ", ".join(_part(part) for part in one.parts(row)) or NOTHING
    return worded(words(row[one.name], one.unit))


def _part(part: Part) -> str:
    said = worded(part.text)
    return f'<a href="{escape(part.link)}">{said}</a>' if part.link else said


def words(value: Any, unit: str = "") -> str:
    """Any value of a frame in words: a number in its unit, a day, a list joined, a dash for nothing."""
    if value is None or value == "" or value == []:
        return NOTHING
    if isinstance(value, bool):
        return t("ya") if value else t("tidak")
    if isinstance(value, int | float):
        return written(value, unit) if unit else number(value, 0 if isinstance(value, int) else 1)
    if isinstance(value, list):
        return ", ".join(words(one, unit) for one in value)
    return day(value) if isinstance(value, date) else str(value)
