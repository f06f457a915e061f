"""Files of what is on screen, built when asked for, from the same answer. Never more detail than the screen."""

from __future__ import annotations

import polars as pl
import streamlit as st

from data_access.ask import Answer
from data_access.language import t
from pages._parts import controls, load


def downloads(answer: Answer, key: str) -> None:
    """A button for each format."""
    from data_access.export import FORMATS, exported, file_name

    link, who = controls.full_link(controls.filters(), answer.version), load.viewer()
    with st.container(horizontal=True, gap="small"):
        for name, one in FORMATS.items():
            build = load.in_language(lambda name=name: exported(answer, who, name, link).content)
            st.download_button(
                t(one.label),
                build,
                file_name(answer, name),
                one.mime,
                key=f"{key}_{name}",
                on_click="ignore",
                icon=":material/download:",
                type="tertiary",
            )


def frame_downloads(frame: pl.DataFrame, title: str, key: str) -> None:
    """The same for a table of quality findings."""
    from data_access.export import FORMATS, exported_frame, frame_file_name

    snapshot, who = load.snapshot(), load.viewer()
    link = controls.full_link(controls.filters(), snapshot.version)
    with st.container(horizontal=True, gap="small"):
        for name, one in FORMATS.items():
            build = load.in_language(lambda name=name: exported_frame(frame, title, snapshot, who, name, link).content)
            st.download_button(
                t(one.label),
                build,
                frame_file_name(title, snapshot, name),
                one.mime,
                key=f"{key}_{name}",
                on_click="ignore",
                icon=":material/download:",
                type="tertiary",
            )
