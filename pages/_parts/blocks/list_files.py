"""Files of a whole list of persons: read from the database only when one is asked for, and noted as one line then."""

from __future__ import annotations

import streamlit as st

from data_access.language import t
from data_access.records import Listed, whole
from data_access.settings import settings
from pages._parts import controls, load


def list_downloads(listed: Listed, names: bool, key: str) -> None:
    """A button for each format; the file has every row of the list, in the order shown, with names if these are shown.

    What a file is called never says whether it has names; its cover does.
    """
    from data_access.export import FORMATS, frame_file_name, list_document
    from data_access.export import written as in_memory

    snapshot, who, filters = load.snapshot(), load.viewer(), controls.filters()
    link, asked = controls.full_link(filters, snapshot.version), settings()

    def content(format_key: str) -> bytes:
        found = whole(
            who,
            listed.list.key,
            filters,
            asked,
            asked.reading_url,
            order=listed.order,
            names=names,
            snapshot=snapshot,
        )
        return in_memory(list_document(found, filters, snapshot, who, link), format_key).content

    with st.container(horizontal=True, gap="small"):
        for name, one in FORMATS.items():
            if one.on_screen:
                st.download_button(
                    t(one.label),
                    load.in_language(lambda name=name: content(name)),
                    frame_file_name(t(listed.list.label), snapshot, name),
                    one.mime,
                    key=f"{key}_{name}",
                    on_click="ignore",
                    icon=":material/download:",
                    type="tertiary",
                )
