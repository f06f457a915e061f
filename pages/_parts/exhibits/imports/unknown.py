"""What a file names and nobody knows: tables to decide in, and the trial that counts what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import streamlit as st

from data_access.importers.proposing import as_mapping, open_ones
from data_access.importers.showing import Result
from data_access.importers.sifting import Proposal
from data_access.language import t
from data_access.units import number
from pages._parts import load
from pages._parts.controls import deciding
from pages._parts.controls import imports as box
from pages._parts.controls.deciding import Chosen
from pages._parts.importing import Wanted, Work

NAMED = 4
"""Names that a sentence quotes."""


def decided(work: Work, wanted: Wanted, found: Result) -> tuple[Wanted | None, bool]:
    """The same trial with what a person decided, once that is asked for; and whether a decision is not tried yet."""
    asked = open_ones(found.found.proposals)
    if not asked:
        return None, False
    _said(asked)
    tables = [
        _table(table, rows, found, work.number)
        for table in deciding.HEADINGS
        if (rows := [one for one in asked if one.table == table])
    ]
    unlike = [text for one in tables for text in one.unlike]
    made = _with(wanted, tables)
    untried = bool(unlike) or deciding.decisive(wanted.decisions) != deciding.decisive(made)
    _told(unlike, [text for one in tables for text in one.unused])
    with st.container(horizontal=True):
        again = st.button(
            t("Periksa lagi dengan keputusan ini"),
            key="import_check",
            icon=":material/rule:",
            type="primary" if untried and not unlike else "secondary",
            disabled=not untried or bool(unlike),
        )
        rest = st.button(
            t("Buat semua sisanya seperti usulan"), key="import_rest", type="tertiary", disabled=bool(unlike)
        )
    _mapping(asked, found)
    return (replace(wanted, decisions=made, rest=wanted.rest or rest) if again or rest else None), untried


def _said(asked: Sequence[Proposal]) -> None:
    of_services = any(one.table == "service" for one in asked)
    units = t("Unit dan jabatan yang belum dikenal")
    st.subheader(t("Unit, jabatan, dan layanan yang belum dikenal") if of_services else units, anchor=False)
    st.caption(
        t(
            "Tidak ada yang ditebak. Untuk tiap nama pilih yang sudah ada, atau buat baru; baris dari nama yang "
            "dibiarkan masuk tanpa unit atau jabatannya, atau ditolak bila itu wajib."
        )
    )


def _table(table: str, rows: Sequence[Proposal], found: Result, work: int) -> Chosen:
    st.html(f"<h4>{t(deciding.HEADINGS[table])} ({number(len(rows))})</h4>")
    making = {str(one.values["id"]): one.text for one in found.found.proposals if one.agreed and one.table == "agency"}
    return deciding.chosen(table, rows, found.offers, making, work)


def _with(wanted: Wanted, tables: Sequence[Chosen]) -> tuple[deciding.Decision, ...]:
    """What was decided before, and what the tables say now of the same names."""
    made = {(one.table, one.text): one for one in wanted.decisions}
    made |= {(one.table, one.text): one for table in tables for one in table.decisions}
    return deciding.decisive(made.values())


def _told(unlike: Sequence[str], unused: Sequence[str]) -> None:
    """What of the tables cannot be done, or would do nothing."""
    if unlike:
        st.warning(
            t("Tidak ada yang mirip dengan {names}: pilih yang lain di kolom “Keputusan”.", names=_names(unlike)),
            icon=":material/rule:",
        )
    if unused:
        st.info(
            t(
                "Rincian {names} diubah, tetapi keputusannya “{left}”: pilih “{new}” agar dipakai.",
                names=_names(unused),
                left=t(deciding.LEFT),
                new=t(deciding.NEW),
            ),
            icon=":material/info:",
        )


def _names(texts: Sequence[str]) -> str:
    more = len(texts) - NAMED
    named = ", ".join(f"“{box.on_page(text)}”" for text in texts[:NAMED])
    return t("{names}, dan {n} lagi", names=named, n=number(more)) if more > 0 else named


def _mapping(asked: Sequence[Proposal], found: Result) -> None:
    name = found.found.source.name
    st.download_button(
        t("Unduh usulan sebagai pemetaan (TOML)"),
        load.in_language(lambda: as_mapping(asked, name).encode()),
        f"{Path(name).stem}.usulan.toml",
        "application/toml",
        key="import_mapping_file",
        on_click="ignore",
        icon=":material/download:",
        type="tertiary",
    )
