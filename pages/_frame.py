"""Every request enters here: who is asking, language, shared filters, menu, the line under the title, then the page.

Nothing of a page's content stands here. A page cannot be reached without this file having run.
"""

from __future__ import annotations

import logging
from time import perf_counter

import streamlit as st

from data_access.language import t
from data_access.problems import Problem, SnapshotProblem
from pages._parts import controls, here, standing
from pages._parts.menu import FIRST, PAGES
from pages._parts.theme import MARK, STYLE, WORDMARK

log = logging.getLogger("pantau.page")
begun = perf_counter()

language = controls.chosen_language()
# Icons stand in the menu only: as a page's own icon the browser would fetch them from outside.
entries = {
    key: st.Page(page.path, title=t(page.title), url_path=page.address, default=key == FIRST)
    for key, page in PAGES.items()
}
# The first page lives at the root; its own name leads there too, and not to "page not found".
by_name = st.Page(
    lambda: st.switch_page(entries[FIRST], query_params=st.query_params.to_dict()),
    title=entries[FIRST].title,
    url_path=FIRST,
)
chosen = st.navigation([*entries.values(), by_name], position="hidden")
st.set_page_config(page_title=f"{chosen.title} · Pantau ASN", page_icon=MARK, layout="wide")
st.logo(WORDMARK, icon_image=MARK, size="large")
st.html(STYLE)
menu = st.sidebar.container(gap="xxsmall")

snapshot, link_place = None, None
try:
    snapshot, trouble = standing.opened()
    if snapshot is not None:
        controls.arrive(snapshot)
        controls.sidebar(snapshot, drawn=PAGES[chosen.url_path or FIRST].filtered)
    standing.menu(menu, entries)
    link_place = standing.title(chosen.title, snapshot)
    standing.banners(snapshot, trouble)
    here.enter(chosen.url_path or FIRST)
    chosen.run()
except SnapshotProblem as problem:
    standing.no_release(str(problem))
except Problem as problem:
    st.warning(str(problem), icon=":material/info:")
except Exception:
    log.exception("page %s failed", chosen.url_path or FIRST)
    st.error(
        t("Halaman ini gagal dimuat karena kesalahan program. Yang lain tetap dapat dipakai; rinciannya ada di log."),
        icon=":material/error:",
    )

controls.language_switch()
if snapshot is not None and link_place is not None:
    standing.copy_link(link_place, snapshot)
if snapshot is not None:  # while the first release is being counted a deep link stays as it came
    controls.write(controls.filters())
standing.speak(language)
spent = 1000 * (perf_counter() - begun)
log.debug("%s took %.0f ms", chosen.url_path or FIRST, spent, extra={"milliseconds": spent})
