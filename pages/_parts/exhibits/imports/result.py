"""What became of a file: what it was taken for, what it would change, what was refused and why; then one button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl
import streamlit as st

from data_access.filters import Filters
from data_access.importers import wording
from data_access.importers.kinds import label_of
from data_access.importers.showing import Preview, Result
from data_access.language import N_, t
from data_access.units import number
from pages._parts import blocks, controls, load
from pages._parts.blocks import Card, Shown
from pages._parts.blocks.frames import laid_out
from pages._parts.controls import imports as box
from pages._parts.exhibits.imports.links import counted_on
from pages._parts.exhibits.imports.unknown import decided
from pages._parts.importing import Wanted, Work
from pages._parts.says import Sentence

NOTES = 8
"""Sentences about the file that stand in the open."""

_CHANGES = (
    Shown("table", N_("Data")),
    Shown("column", N_("Kolom")),
    Shown("change", N_("Perubahan")),
    Shown("rows", N_("Banyak baris"), number=True),
)
_REASONS = (
    Shown("column", N_("Kolom")),
    Shown("reason", N_("Alasan")),
    Shown("n", N_("Banyak baris"), number=True),
    Shown("rows", N_("Di baris")),
)


def headed(work: Work) -> None:
    """Which file it is; once read, its kind, its city, and the periods it is about."""
    st.subheader(box.on_page(box.brief(work.name)), anchor=False)
    found = work.result
    if found is None:
        return
    city = dict(load.snapshot().names("city").select("code", "name").iter_rows()).get(found.found.line.city_code or "")
    parts = (label_of(found.found.line.kind), city, found.span.label if found.span else "")
    st.caption(" · ".join(part for part in parts if part))


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
    _set_aside(found)
    _warned(found)
    if work.saved:
        return None
    again, untried = decided(work, work.wanted, found)
    return again or _confirmed(work.wanted, found, untried=untried)


def _kept(work: Work, found: Result) -> None:
    """It is in, and where it is counted now."""
    st.success(t("Tersimpan: {counts}", counts=_counts(found)), icon=":material/check_circle:")
    if work.stale:
        st.warning(t("Angka di halaman lain belum diperbarui: {trouble}", trouble=box.on_page(work.stale)),
                   icon=":material/cloud_off:")  # fmt: skip
        return
    st.markdown(_counted(found))
    with st.container(horizontal=True, gap="medium"):
        for page in counted_on(found.found.plans):
            st.page_link(str(page.path), label=t(page.title), icon=page.icon,
                         query_params=controls.carried(_where(found)))  # fmt: skip


def _counted(found: Result) -> str:
    """Whether a page shows it without being asked for its period: it begins with the last that is closed."""
    release = load.snapshot()
    if found.span is None or found.span.last.closed(release.as_of, release.closing_days):
        return t("Angka di semua halaman sudah menghitungnya. Lihat:")
    return t("Dihitung pada {period}, yang belum ditutup. Lihat:", period=found.span.last.label)


def _where(found: Result) -> Filters:
    """What the reader filters by, in the periods of the file and never without its city."""
    filters, city = controls.filters(), found.found.line.city_code
    if city and filters.city and city not in filters.city:
        filters = replace(filters.without("agency"), city=(city,))
    return filters.during(found.span) if found.span else filters


def _counts(found: Result) -> str:
    line, aside = found.found.line, found.found.set_aside
    said = (
        N_(
            "{inserted} baris baru, {updated} berubah, {unchanged} tetap, {refused} ditolak, {aside} dikesampingkan "
            "(tidak perlu diperbaiki)."
        )
        if aside
        else N_("{inserted} baris baru, {updated} berubah, {unchanged} tetap, {refused} ditolak.")
    )
    return t(
        said,
        inserted=number(line.inserted),
        updated=number(line.updated),
        unchanged=number(line.unchanged),
        refused=number(found.found.to_mend),
        aside=number(aside),
    )


def _no_city(found: Result) -> list[str]:
    """Where nobody can tell which city a file is about, names that several have fit nowhere."""
    if found.found.line.city_code or load.snapshot().names("city").height < 2:
        return []
    return [
        t("Berkas ini tidak menyebut kotanya. Pilih di “{field}” bila ada unit yang tidak dikenali.", field=t(box.CITY))
    ]


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
        Card(t("Ditolak"), number(found.found.to_mend), of),
        *([Card(t("Dikesampingkan"), number(found.found.set_aside), of)] if found.found.set_aside else []),
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
    if not found.found.to_mend:
        return
    st.download_button(
        t("Unduh {n} baris yang ditolak", n=number(found.found.to_mend)),
        load.in_language(found.found.refused_file),
        f"{Path(found.found.source.name).stem}.ditolak.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key="import_refused",
        on_click="ignore",
        icon=":material/download:",
        type="tertiary",
        help=t("Dengan judul kolom berkasnya dan alasannya: perbaiki, lalu impor berkas itu. Memuat NIP."),
    )


def _set_aside(found: Result) -> None:
    """Rows that are refused and need nothing: another says the same, or something newer."""
    if found.aside.is_empty():
        return
    title = t("Dikesampingkan (tidak perlu diperbaiki)")
    with st.expander(f"{title} ({number(found.found.set_aside)})", type="compact", key="import_aside"):
        laid_out(title, _in_fields(found.aside), _REASONS)


def _warned(found: Result) -> None:
    """Rows that go in all the same."""
    if found.warned.is_empty():
        return
    title = t("Peringatan; barisnya tetap masuk")
    with st.expander(f"{title} ({number(found.warned_rows)})", type="compact", key="import_warned"):
        laid_out(title, _in_fields(found.warned), _REASONS)


def _in_fields(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.Series("reason", [box.in_fields(one) for one in rows["reason"]], dtype=pl.String))


def _confirmed(wanted: Wanted, found: Result, *, untried: bool) -> Wanted | None:
    """The last word: into the database with it; not while a decision stands above that the trial has not counted."""
    st.divider()
    if found.found.line.refused == found.found.line.rows:
        st.info(t("Semua baris ditolak: tidak ada yang dapat disimpan."), icon=":material/block:")
        return None
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        ready = found.writes and not untried
        pressed = st.button(t("Simpan ke basis data"), key="import_save", icon=":material/save:",
                            type="primary" if ready else "secondary", disabled=not ready)  # fmt: skip
        first = t("Periksa lagi dulu: keputusan di atas belum dihitung.")
        st.markdown(first if untried else f"{_unsaved(found)} {_counts(found)}", width="content")
    return replace(wanted, trial=False) if pressed else None


def _unsaved(found: Result) -> str:
    """Whether there is anything to save."""
    if found.writes:
        return t("Belum ada yang tersimpan.")
    if found.found.line.refused:
        return t("Tidak ada yang perlu disimpan: baris yang tidak ditolak sudah ada di basis data dan tetap.")
    return t("Tidak ada yang perlu disimpan: semua baris sudah ada di basis data dan tetap.")
