"""Files of what is on screen, built when asked for, from the same answer. Never more detail than the screen."""

from __future__ import annotations

import polars as pl
import streamlit as st

from data_access.ask import Answer
from data_access.language import t
from pages._parts import controls, load


def downloads(answer: Answer, key: str) -> None:
    """A button for each format."""
    from data_access.export import FORMATS, exported

    link, who = controls.full_link(controls.filters(), answer.version), load.viewer()
    names = {
        name: file_name(answer.question.metrics[0], answer.question.by, one.extension) for name, one in FORMATS.items()
    }
    with st.container(horizontal=True, gap="small"):
        for name, one in FORMATS.items():
            build = load.in_language(lambda name=name: exported(answer, who, name, link).content)
            st.download_button(
                t(one.label),
                build,
                names[name],
                one.mime,
                key=f"{key}_{name}",
                on_click="ignore",
                icon=":material/download:",
                type="tertiary",
            )


def frame_downloads(frame: pl.DataFrame, title: str, key: str) -> None:
    """The same for a table of quality findings."""
    from data_access.export import FORMATS, exported_frame

    snapshot, who = load.snapshot(), load.viewer()
    link = controls.full_link(controls.filters(), snapshot.version)
    with st.container(horizontal=True, gap="small"):
        for name, one in FORMATS.items():
            build = load.in_language(lambda name=name: exported_frame(frame, title, snapshot, who, name, link).content)
            st.download_button(
                t(one.label),
                build,
                f"pantau_{key}.{one.extension.lstrip('.')}",
                one.mime,
                key=f"{key}_{name}",
                on_click="ignore",
                icon=":material/download:",
                type="tertiary",
            )


def file_name(metric: str, by: tuple[str, ...], extension: str) -> str:
    """A name that says what is in it: pantau_jp20_opd_rilis-20261105.csv."""
    parts = ["pantau", metric, *by, f"rilis-{load.snapshot().version[:8]}"]
    return f"{'_'.join(parts)}.{extension.lstrip('.')}"
