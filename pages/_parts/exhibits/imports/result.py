"""What became of a file: what it was taken for, what it would change, what was refused and why; then one button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl
import streamlit as st

from data_access.importers import wording
from data_access.importers.deciding import decided
from data_access.importers.proposing import as_mapping, open_ones
from data_access.importers.showing import Preview, Result
from data_access.importers.sifting import Proposal
from data_access.language import N_, t
from data_access.units import number
from pages._parts import blocks, controls, load
from pages._parts.blocks import Card, Shown
from pages._parts.blocks.frames import laid_out
from pages._parts.controls import imports as box
from pages._parts.exhibits.imports.links import counted_on
from pages._parts.importing import Wanted, Work
from pages._parts.says import Sentence

NOTES = 8
"""Sentences about the file that stand in the open."""

_CHANGES = (
    Shown("table", N_("Data")),
    Shown("column", N_("Kolom")),
    Shown("change", N_("Perubahan")),
    Shown("rows", N_("Baris"), number=True),
)
_REASONS = (
    Shown("column", N_("Kolom")),
    Shown("reason", N_("Alasan")),
    Shown("n", N_("Baris"), number=True),
    Shown("rows", N_("Di baris berkas")),
)


def shown(work: Work) -> Wanted | None:
    """Everything of it; what to do next, once the reader said so."""
    found = work.result
    if found is None or work.wanted is None:
        return None
    if work.saved:
        _kept(work, found)
    _notes([*found.found.notes, *_no_city(found)])
    _cards(found, saved=work.saved)
    if not work.saved:
        _understood(found)
    _changes(found, saved=work.saved)
    _refused(found)
    _warned(found)
    if work.saved:
        return None
    return _decided(work.wanted, found) or _confirmed(work.wanted, found)


def _kept(work: Work, found: Result) -> None:
    """It is in, and where it is counted now."""
    st.success(t("Tersimpan: {counts}", counts=_counts(found)), icon=":material/check_circle:")
    if work.stale:
        st.warning(t("Angka di halaman lain belum diperbarui: {trouble}", trouble=box.on_page(work.stale)),
                   icon=":material/cloud_off:")  # fmt: skip
        return
    st.markdown(t("Angka di semua halaman sudah menghitungnya. Lihat:"))
    with st.container(horizontal=True, gap="medium"):
        for page in counted_on(found.found.plans):
            st.page_link(str(page.path), label=t(page.title), icon=page.icon,
                         query_params=controls.carried(controls.filters()))  # fmt: skip


def _counts(found: Result) -> str:
    line = found.found.line
    return t(
        "{inserted} baris baru, {updated} berubah, {unchanged} tetap, {refused} ditolak.",
        inserted=number(line.inserted),
        updated=number(line.updated),
        unchanged=number(line.unchanged),
        refused=number(line.refused),
    )


def _no_city(found: Result) -> list[str]:
    """Where nobody can tell which city a file is about, names that several have fit nowhere."""
    if found.found.line.city_code or load.snapshot().names("city").height < 2:
        return []
    return [t("Berkas ini tidak menyebut kotanya. Pilih di --city bila ada unit yang tidak dikenali.")]


def _notes(notes: Sequence[str]) -> None:
    """What it was taken for and why, and what else is to be said of the whole file."""
    blocks.sentences(Sentence(box.in_fields(note)) for note in notes[:NOTES])
    if len(notes) > NOTES:
        with st.expander(t("{n} catatan lain", n=number(len(notes) - NOTES)), type="compact", key="import_notes"):
            blocks.sentences(Sentence(box.in_fields(note)) for note in notes[NOTES:])


def _cards(found: Result, *, saved: bool) -> None:
    """Every row of the file once."""
    line = found.found.line
    of = t("dari {n} baris berkas", n=number(line.rows))
    blocks.cards(
        Card(t("Baru") if saved else t("Akan baru"), number(line.inserted), of),
        Card(t("Berubah") if saved else t("Akan berubah"), number(line.updated), of),
        Card(t("Tetap"), number(line.unchanged), of),
        Card(t("Ditolak"), number(line.refused), of),
        Card(t("Masuk dengan peringatan"), number(found.warned_rows), of),
    )


def _understood(found: Result) -> None:
    """The first rows of each table as they will stand."""
    if not found.previews:
        return
    st.subheader(t("Baris pertama, sebagaimana dipahami"), anchor=False)
    with st.container(key="import_first"):
        tabs = st.tabs([f"{wording.of_table(one.table)} ({number(one.rows)})" for one in found.previews])
        for tab, one in zip(tabs, found.previews, strict=True):
            with tab:
                _preview(one)
    st.caption(t("Tanpa NIP dan nama: nomor barisnya menunjuk baris di berkas Anda."))


def _preview(one: Preview) -> None:
    columns = [
        Shown(name, heading, number=one.frame[name].dtype.is_numeric()) for name, heading in one.headings.items()
    ]
    laid_out(wording.of_table(one.table), one.frame, columns)


def _changes(found: Result, *, saved: bool) -> None:
    """What stood otherwise in the database."""
    if found.changes.is_empty():
        return
    title = t("Yang berubah di basis data") if saved else t("Yang akan berubah di basis data")
    st.subheader(title, anchor=False)
    of_one = found.changes["table"].n_unique() == 1
    laid_out(title, found.changes, _CHANGES[1:] if of_one else _CHANGES)


def _refused(found: Result) -> None:
    """Why rows were refused, and these rows as a file to be mended."""
    if found.refused.is_empty():
        return
    title = t("Baris yang ditolak")
    st.subheader(title, anchor=False)
    laid_out(title, _in_fields(found.refused), _REASONS)
    rows = found.found.refused_rows
    st.download_button(
        t("Unduh {n} baris yang ditolak", n=number(rows.height)),
        lambda: rows.write_csv(include_bom=True).encode(),
        f"{Path(found.found.source.name).stem}.ditolak.csv",
        "text/csv",
        key="import_refused",
        on_click="ignore",
        icon=":material/download:",
        type="tertiary",
        help=t("Dengan judul kolom berkasnya dan alasannya: perbaiki, lalu impor berkas itu. Memuat NIP."),
    )


def _warned(found: Result) -> None:
    """Rows that go in all the same."""
    if found.warned.is_empty():
        return
    title = t("Peringatan; barisnya tetap masuk")
    with st.expander(f"{title} ({number(found.warned_rows)})", type="compact", key="import_warned"):
        laid_out(title, _in_fields(found.warned), _REASONS)


def _in_fields(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.Series("reason", [box.in_fields(one) for one in rows["reason"]], dtype=pl.String))


def _decided(wanted: Wanted, found: Result) -> Wanted | None:
    """The same trial once more with what a person decided of units and posts that nobody knows."""
    asked = open_ones(found.found.proposals)
    if not asked:
        return None
    st.subheader(t("Unit dan jabatan yang belum dikenal"), anchor=False)
    st.caption(
        t(
            "Tidak ada yang ditebak. Untuk tiap nama pilih unit atau jabatan yang sudah ada, atau buat baru; yang "
            "dibiarkan masuk tanpa unit atau jabatan, atau ditolak bila itu wajib."
        )
    )
    with st.form("import_decisions", border=False):
        made = [
            decision
            for table, there in (("agency", found.units), ("position", found.posts))
            if (rows := [one for one in asked if one.table == table])
            for decision in box.decisions(table, rows, there)
        ]
        with st.container(horizontal=True):
            again = st.form_submit_button(t("Periksa lagi dengan keputusan ini"), icon=":material/rule:")
            rest = st.form_submit_button(t("Buat semua sisanya seperti usulan"), type="tertiary")
    _mapping(asked, found)
    return replace(wanted, asked=decided(wanted.asked, made, rest=rest)) if again or rest else None


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


def _confirmed(wanted: Wanted, found: Result) -> Wanted | None:
    """The last word: into the database with it."""
    st.divider()
    if found.found.line.refused == found.found.line.rows:
        st.info(t("Semua baris ditolak: tidak ada yang dapat disimpan."), icon=":material/block:")
        return None
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        pressed = st.button(t("Simpan ke basis data"), key="import_save", icon=":material/save:",
                            type="primary" if found.writes else "secondary", disabled=not found.writes)  # fmt: skip
        st.markdown(f"{_unsaved(found)} {_counts(found)}", width="content")
    return replace(wanted, trial=False) if pressed else None


def _unsaved(found: Result) -> str:
    """Whether there is anything to save."""
    if found.writes:
        return t("Belum ada yang tersimpan.")
    if found.found.line.refused:
        return t("Tidak ada yang perlu disimpan: baris yang tidak ditolak sudah ada di basis data dan tetap.")
    return t("Tidak ada yang perlu disimpan: semua baris sudah ada di basis data dan tetap.")
