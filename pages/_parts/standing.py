"""What stands on every page beside its content: title, where–when–who, the link to copy, and what must be warned of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from data_access.ask import Question
from data_access.filters import Filters
from data_access.language import t
from data_access.periods import Span
from data_access.problems import SnapshotProblem
from data_access.snapshot import Snapshot
from data_access.units import day, number
from pages._parts import controls, load, running
from pages._parts.asking import cities
from pages._parts.controls.sidebar import agency_labels
from pages._parts.menu import PAGES

STALE = timedelta(hours=26)
"""A daily refresh that failed once is told; an hour's delay is not."""


def opened() -> tuple[Snapshot | None, str]:
    """The version of this run, and a sentence when the one a link named is not there. None: nothing counted yet."""
    pinned = controls.pinned_version()
    try:
        return load.open_snapshot(pinned), ""
    except SnapshotProblem as problem:
        if not pinned:
            raise
        controls.unpin()
        return load.open_snapshot(), f"{problem} {t('Ditampilkan: rilis terbaru.')}"


def menu(place: DeltaGenerator, entries: Mapping[str, StreamlitPage]) -> None:
    """The pages this reader may open, by section; each link carries the filters: a new tab shows the same view."""
    section = ""
    for key, page in PAGES.items():
        if page.right and not load.viewer().may(page.right):
            continue
        if page.section != section:
            section = page.section
            place.caption(t(section))
        place.page_link(
            entries[key],
            label=t(page.title),
            icon=page.icon,
            query_params=controls.carried(controls.filters()),
            width="stretch",
        )


def title(text: str, snapshot: Snapshot | None) -> DeltaGenerator:
    """The page's title and the line under it; gives the place of the link, which is known when the page has run."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title(text, anchor=False, width="content")
        place = st.container(width="content")
    if snapshot:
        st.html(f'<p class="p-line">{_line(controls.filters(), snapshot)}</p>')
    return place


def copy_link(place: DeltaGenerator, snapshot: Snapshot) -> None:
    """The link of the whole view, the page's own choices in it."""
    with place, st.popover(t("Salin tautan"), icon=":material/link:", type="tertiary", width="content"):
        st.caption(t("Tautan ini membuka tampilan yang sama, dengan penyaring, bahasa, dan rilis yang sama."))
        st.code(controls.full_link(controls.filters(), snapshot.version), language=None, wrap_lines=True)


def _line(filters: Filters, snapshot: Snapshot) -> str:
    """Kota Palu · semua OPD · Triwulan III 2026 · rilis …, data s.d. … · 8.460 ASN (PNS 6.052 · …)."""
    when = filters.span.label if filters.span else t("periode terakhir tiap pokok")
    release = t("rilis {day}, data s.d. {as_of}", day=day(released_on(snapshot)), as_of=day(snapshot.as_of))
    parts = [
        f"<b>{escape(_place(filters, snapshot))}</b>",
        escape(_unit(filters, snapshot)),
        escape(when),
        escape(release),
        escape(_headcount(filters)),
    ]
    return " · ".join(f"<span>{part}</span>" for part in parts if part)


def released_on(snapshot: Snapshot) -> datetime:
    """The moment a release was made, on the clock of this machine."""
    return datetime.fromisoformat(snapshot.manifest["created_at"]).astimezone()


def _place(filters: Filters, snapshot: Snapshot) -> str:
    names = dict(snapshot.names("city").select("code", "name").iter_rows())
    return ", ".join(names.get(code, code) for code in cities() or names)


def _unit(filters: Filters, snapshot: Snapshot) -> str:
    if not filters.agency:
        return t("semua OPD")
    labels = agency_labels(snapshot.version, snapshot)
    shown = [labels[ident][1] for ident in filters.agency if ident in labels]
    if not shown:
        return t("semua OPD")
    return shown[0] if len(shown) == 1 else t("{first} dan {n} unit lain", first=shown[0], n=len(shown) - 1)


def _headcount(filters: Filters) -> str:
    """How many people stand behind everything below, and of which status."""
    at_data_date = filters.span or Span.of(load.snapshot().as_of, "BULAN")
    answer = load.answer(Question(("headcount",), ("status",), filters.during(at_data_date)))
    if answer.empty:
        return ""
    whole = number(sum(answer.frame["headcount"]))
    parts = [f"{label} {number(n)}" for label, n in answer.frame.select("status__label", "headcount").iter_rows() if n]
    return t("{n} ASN ({parts})", n=whole, parts=" · ".join(parts))


def banners(snapshot: Snapshot | None, trouble: str) -> None:
    """Synthetic, broken link, damaged, out of reach, old: each once, what changes the figures most first."""
    if snapshot is None:
        return
    if snapshot.synthetic:
        st.warning(
            f"**{t('DATA SINTETIS')}** {t('Angka di halaman ini contoh buatan, bukan keadaan kota sebenarnya.')}",
            icon=":material/science:",
        )
    for said in (*controls.complaints(), trouble):
        if said:
            st.warning(said, icon=":material/link_off:")
    for said in snapshot.damaged:
        st.warning(f"{said} {t('Ditampilkan: rilis utuh sebelumnya.')}", icon=":material/broken_image:")
    _pinned(snapshot)
    _freshness()


def _pinned(snapshot: Snapshot) -> None:
    if controls.pinned_version() and snapshot.version != load.newest_version():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info(
                t("Tautan ini membuka rilis lama ({day}); ada rilis yang lebih baru.", day=day(released_on(snapshot))),
                icon=":material/history:",
                width="stretch",
            )
            st.button(t("Pakai rilis terbaru"), on_click=controls.unpin, key="unpin")


def _freshness() -> None:
    """Only when something is wrong: the database out of reach, or nothing checked for more than a day."""
    keeper, checked = running.keeper, load.checked_at()
    if keeper is not None and keeper.trouble:
        st.warning(
            t("Pembaruan data gagal: {trouble} Angka yang tampil dari pemeriksaan terakhir.", trouble=keeper.trouble),
            icon=":material/cloud_off:",
        )
    elif checked and datetime.now(UTC) - checked > STALE:
        st.warning(
            t("Data terakhir diperiksa {day}: mungkin sudah usang.", day=day(checked.astimezone())),
            icon=":material/schedule:",
        )


def no_release(said: str) -> None:
    """There is nothing to show yet: what is going on, or what to do."""
    keeper = running.keeper
    if keeper is not None and keeper.running:
        with st.spinner(t("Menghitung rilis pertama dari basis data. Halaman ini terbuka sendiri bila sudah siap.")):
            _wait()
    else:
        st.info(said, icon=":material/inbox:")
        if keeper is not None and keeper.trouble:
            st.warning(keeper.trouble, icon=":material/cloud_off:")


@st.fragment(run_every=3)
def _wait() -> None:
    """Look again until there is a version."""
    keeper = running.keeper
    if load.newest_version() or keeper is None or not keeper.running:
        st.rerun()


def speak(language: str) -> None:
    """Tell the browser (and screen readers) which language the page is in, and what its links and bars do."""
    st.html(
        f"<script>document.documentElement.lang={language!r};{_behaviour()}</script>",
        unsafe_allow_javascript=True,
        width="content",
    )


@cache
def _behaviour() -> str:
    script = (Path(__file__).parent / "browser.js").read_text(encoding="utf-8")
    return script.replace("@pages@", " ".join(["", *PAGES]))
