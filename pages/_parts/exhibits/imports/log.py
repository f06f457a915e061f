"""What was imported before: when, which file, of which kind, by whom, and what became of its rows."""

from __future__ import annotations

from datetime import UTC

import polars as pl
import streamlit as st

from data_access.importers import showing
from data_access.importers.files import named
from data_access.importers.log import Imported
from data_access.language import N_, t
from data_access.problems import DatabaseProblem
from data_access.settings import settings
from data_access.units import day
from pages._parts import load
from pages._parts.blocks.frames import Shown, laid_out

_COLUMNS = (
    Shown("at", N_("Waktu")),
    Shown("file", N_("Berkas")),
    Shown("kind", N_("Jenis berkas")),
    Shown("by", N_("Oleh")),
    Shown("rows", N_("Baris"), number=True),
    Shown("inserted", N_("Baru"), number=True),
    Shown("updated", N_("Berubah"), number=True),
    Shown("unchanged", N_("Tetap"), number=True),
    Shown("refused", N_("Ditolak"), number=True),
)


def past() -> None:
    """The log of imports, the newest first."""
    try:
        lines = showing.past(settings().reading_url, load.viewer().cities)
    except DatabaseProblem as problem:
        st.warning(str(problem), icon=":material/cloud_off:")
        return
    if not lines:
        st.caption(t("Belum ada berkas yang diimpor ke basis data ini."))
        return
    laid_out(t("Berkas yang sudah diimpor"), pl.DataFrame([_line(*one) for one in lines]), _COLUMNS)


def _line(one: Imported, kind: str) -> dict[str, str | int]:
    at = one.imported_at.replace(tzinfo=UTC).astimezone()
    return {
        "at": f"{day(at)} {at:%H.%M}",
        "file": named(one.file_name),
        "kind": kind,
        "by": one.imported_by,
        "rows": one.rows,
        "inserted": one.inserted,
        "updated": one.updated,
        "unchanged": one.unchanged,
        "refused": one.refused,
    }
