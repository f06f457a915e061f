"""Tables and charts of findings about the data itself, which are frames and no answers; same look, same files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl
import streamlit as st

from data_access.language import t
from data_access.units import number
from pages._parts.blocks.downloads import frame_downloads
from pages._parts.blocks.shown import plotted
from pages._parts.blocks.tables import printed
from pages._parts.charts.base import Chart


@dataclass(frozen=True)
class Shown:
    """A column of a frame as a reader sees it: its name there, its heading, and whether it is a number."""

    name: str
    heading: str
    number: bool = False


def framed(title: str, frame: pl.DataFrame, columns: Sequence[Shown], *, said: str, key: str) -> None:
    """A frame as a printed table with its files."""
    st.subheader(title, anchor=False)
    if frame.is_empty():
        st.info(t("Tidak ada yang ditemukan pada pemeriksaan rilis ini."), icon=":material/check_circle:")
        return
    words = [one for one in columns if not one.number]
    figures = [one for one in columns if one.number]
    rows = list(frame.iter_rows(named=True))
    names = [[str(row[one.name] or "–") for one in words] for row in rows]
    cells = [[(number(row[one.name]), "") for one in figures] for row in rows]
    printed([t(one.heading) for one in words], [t(one.heading) for one in figures], names, cells, title)
    st.caption(f"{said[:1].upper()}{said[1:]}.")
    frame_downloads(frame, title, key)


def frame_chart(title: str, draw: Callable[[pl.DataFrame], Chart], frame: pl.DataFrame, *, said: str, key: str) -> None:
    """A chart of a frame; its files below it."""
    st.subheader(title, anchor=False)
    if frame.is_empty():
        st.info(t("Belum ada catatan untuk ini di basis data."), icon=":material/inbox:")
        return
    drawn = draw(frame)
    plotted(drawn, key)
    st.caption(" ".join(part for part in (f"{said[:1].upper()}{said[1:]}.", drawn.note) if part))
    box = st.expander(t("Unduhan"), key=f"{key}_table", on_change="rerun", type="compact")
    if box.open:
        with box:
            frame_downloads(frame, title, key)
