"""What was imported before: when (by the clock of its city), which file, of which kind, by whom, what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

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
from pages._parts.controls.imports import brief

_COLUMNS = (
    Shown("at", N_("Waktu")),
    Shown("file", N_("Berkas")),
    Shown("kind", N_("Jenis berkas")),
    Shown("by", N_("Oleh")),
    Shown("rows", N_("Banyak baris"), number=True),
    Shown("inserted", N_("Baru"), number=True),
    Shown("updated", N_("Berubah"), number=True),
    Shown("unchanged", N_("Tetap"), number=True),
    Shown("refused", N_("Ditolak atau dikesampingkan"), number=True),
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
    zones = dict(load.snapshot().names("city").select("code", "timezone").iter_rows())
    shown = pl.DataFrame([_line(*one, zones) for one in lines])
    with st.container(key="import_past"):
        laid_out(t("Berkas yang sudah diimpor"), shown, _COLUMNS)


def _line(one: Imported, kind: str, zones: Mapping[str, str]) -> dict[str, str | int]:
    return {
        "at": _moment(one.imported_at, zones.get(one.city_code or "") or next(iter(zones.values()), "UTC")),
        "file": brief(named(one.file_name)),
        "kind": kind,
        "by": one.imported_by,
        "rows": one.rows,
        "inserted": one.inserted,
        "updated": one.updated,
        "unchanged": one.unchanged,
        "refused": one.refused,
    }


def _moment(utc: datetime, zone: str) -> str:
    """The moment in a time zone, which is named: 22 Nov 2026 18.50 WITA."""
    at = utc.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    return f"{day(at)} {at:%H.%M %Z}"
