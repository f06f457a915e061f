"""The way of a file: dropped, looked through, shown, confirmed. Each step is told while it goes on, and can be left."""

from __future__ import annotations

import streamlit as st

from data_access.importers.asked import Asked, mapping_content
from data_access.importers.kinds import IMPORTERS
from data_access.language import current, t, use
from data_access.problems import Problem
from data_access.settings import settings
from pages._parts import importing, load
from pages._parts.controls import deciding
from pages._parts.controls import imports as box
from pages._parts.controls.imports import Said
from pages._parts.exhibits.imports import result
from pages._parts.importing import Wanted, Work


def bring() -> None:
    """The fields for a file, and how far the one of this session is."""
    if not settings().writing_url:
        st.info(
            t("Basis data bersama hanya dibaca dari sini, sehingga berkas tidak dapat diimpor. Admin membukanya dengan "
              "PANTAU_WRITE_URL."),
            icon=":material/edit_off:",
        )  # fmt: skip
        return
    cities = _cities()
    said = box.said({key: t(one.label) for key, one in IMPORTERS.items()}, cities, any_city=not load.viewer().cities)
    mark, work = box.held()
    if said.file is not None and said.mark != mark:
        work = _begun(said, mark, work)
    if work is None:
        st.caption(t("Berkas diperiksa dahulu: tidak ada yang tersimpan sebelum Anda menekan Simpan."))
    elif work.running:
        _progress(current())
    else:
        _ended(work)


def _cities() -> dict[str, str]:
    """The cities that this person may import for."""
    allowed = load.viewer().cities
    named = load.snapshot().names("city").select("code", "name").sort("code").iter_rows()
    return {code: name for code, name in named if not allowed or code in allowed}


def _begun(said: Said, mark: tuple[str, ...], before: Work | None) -> Work | None:
    """A trial of what is said now; a file that was read already is not read again."""
    assert said.file is not None
    try:
        asked = _asked(said)
    except Problem as problem:
        st.warning(box.on_page(str(problem)), icon=":material/rule:")
        return None
    earlier = before.wanted if before is not None and mark[:1] == said.mark[:1] else None
    source = earlier.source if earlier else None
    if not said.of_the_same(mark):
        deciding.undecided()
    wanted = Wanted(
        said.file.name,
        asked,
        load.viewer().subject,
        said.kind,
        content=b"" if source else said.file.getvalue(),
        source=source,
        decisions=deciding.made(),
        rest=bool(earlier and earlier.rest and said.of_the_same(mark)),
    )
    return _start(wanted, said.mark)


def _asked(said: Said) -> Asked:
    if said.mapping is None:
        return Asked(period=said.period, city=said.city)
    return mapping_content(said.mapping.getvalue(), said.mapping.name, period=said.period, city=said.city)


def _start(wanted: Wanted, mark: tuple[str, ...]) -> Work:
    work = importing.started(wanted, settings(), load.in_language)
    box.hold(mark, work)
    return work


@st.fragment(run_every=0.5)
def _progress(language: str) -> None:
    """How far the file is, anew twice a second; the page is made again when it is over."""
    use(language)
    work = box.held()[1]
    if work is None or not work.running:
        st.rerun()
    work.looked_after()
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.progress(min(1.0, work.part), text=box.on_page(f"{box.brief(work.name)}: {work.what} …"))
        if work.stoppable:
            st.button(t("Batalkan"), on_click=work.stop, key="import_stop", icon=":material/close:")
    st.caption(t("Halaman ini boleh ditinggalkan; hasilnya ada di sini selama sesi ini terbuka."))


def _ended(work: Work) -> None:
    result.headed(work)
    if work.trouble:
        st.warning(box.on_page(work.trouble), icon=":material/error:")
    again = _tried_again(work.wanted) if work.busy else result.shown(work) if work.result is not None else None
    if again is not None:
        _start(again, box.held()[0])
        st.rerun()
    st.button(t("Berkas lain"), on_click=box.anew, key="import_anew", icon=":material/restart_alt:", type="tertiary")


def _tried_again(wanted: Wanted | None) -> Wanted | None:
    """The same once more, when the reader says so."""
    pressed = st.button(t("Coba lagi"), key="import_again", icon=":material/refresh:")
    return wanted if pressed else None
