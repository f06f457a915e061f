"""The shared filters in the sidebar: they belong to the frame and so survive every change of page."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar

import streamlit as st

from data_access.dimensions import DIMENSIONS
from data_access.filters import CODED, Filters
from data_access.language import LANGUAGES, t
from data_access.periods import MONTHS, Span, containing, period
from data_access.problems import QuestionProblem
from data_access.snapshot import Snapshot
from pages._parts.controls import keys

_filters: ContextVar[Filters | None] = ContextVar("filters", default=None)

_ALWAYS = ("status", "family", "profession")
_MORE = ("kind", "sector")


def filters() -> Filters:
    """What the reader chose, for the questions of this run."""
    return _filters.get() or Filters()


def sidebar(snapshot: Snapshot, *, drawn: bool = True) -> Filters:
    """The filter widgets, and what they hold; where they would do nothing they are kept and not drawn."""
    if drawn:
        _drawn(snapshot)
    chosen = Filters(**{key: tuple(_held(key)) for key in keys.LISTS}, span=_span())
    _filters.set(chosen)
    return chosen


def _drawn(snapshot: Snapshot) -> None:
    with st.sidebar:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f"**{t('Penyaring')}**", width="content")
            st.button(
                t("Hapus"),
                key="clear_filters",
                type="tertiary",
                on_click=_clear,
                disabled=not _any(),
                help=t("Hapus semua penyaring"),
            )
        _places(snapshot)
        _periods(snapshot)
        for key in _ALWAYS:
            _coded(key)
        with st.expander(t("Penyaring lain"), expanded=any(_held(key) for key in _MORE)):
            for key in _MORE:
                _coded(key)


def language_switch() -> None:
    """The language, each by its own name for itself."""
    st.sidebar.segmented_control(
        t("Bahasa"), list(LANGUAGES), format_func=LANGUAGES.__getitem__, key=keys.LANGUAGE, required=True
    )


def _held(key: str) -> list[str]:
    return st.session_state.get(keys.LISTS[key]) or []


def _any() -> bool:
    return any(_held(key) for key in keys.LISTS) or bool(st.session_state.get(keys.FROM))


def _clear() -> None:
    for name in keys.LISTS.values():
        st.session_state[name] = []
    st.session_state[keys.FROM] = st.session_state[keys.TO] = None
    st.session_state[keys.COMPLAINTS] = ()


def _places(snapshot: Snapshot) -> None:
    cities = dict(snapshot.names("city").select("code", "name").iter_rows())
    _several("city", t("Kota"), cities, t("Semua kota"))
    chosen = _held("city")
    labels = agency_labels(snapshot.version, snapshot)
    shown = {ident: label for ident, (city, label) in labels.items() if not chosen or city in chosen}
    # A unit of a city that is no longer chosen would leave nothing at all.
    st.session_state[keys.LISTS["agency"]] = [ident for ident in _held("agency") if ident in shown]
    _several(
        "agency", t("OPD atau unit"), shown, t("Semua OPD; ketik untuk mencari"), t("Termasuk semua unit di bawahnya.")
    )


def _coded(key: str) -> None:
    dimension = DIMENSIONS[key]
    _several(key, t(dimension.label), {code: dimension.word(code) for code in CODED[key]}, t("Semua"))


def _several(key: str, label: str, options: Mapping[str, str], nothing: str, hint: str | None = None) -> None:
    st.multiselect(
        label,
        list(options),
        format_func=lambda one: options.get(one, one),
        key=keys.LISTS[key],
        placeholder=nothing,
        help=hint,
        filter_mode="contains",
        select_all=False,
    )


@st.cache_resource(max_entries=2, show_spinner=False)
def agency_labels(version: str, _snapshot: Snapshot) -> dict[str, tuple[str, str]]:
    """{id: (city, label)} of every agency, an OPD before its units; a unit is named with its OPD."""
    rows = {row["id"]: row for row in _snapshot.names("agency").iter_rows(named=True)}
    cities = dict(_snapshot.names("city").select("code", "name").iter_rows())
    tail = {code: f" · {name.removeprefix('Kota ')}" if len(cities) > 1 else "" for code, name in cities.items()}

    def label(row: dict[str, object]) -> str:
        opd = rows[row["opd"]]["name"] if row["opd"] != row["id"] else ""
        return f"{row['name']}{f' · {opd}' if opd else ''}{tail.get(str(row['city_code']), '')}"

    units = [row for row in rows.values() if row["kind"] != "KOTA"]
    units.sort(key=lambda row: (rows[row["opd"]]["name"], row["city_code"], row["opd"] != row["id"], row["name"]))
    return {row["id"]: (row["city_code"], label(row)) for row in units}


def _periods(snapshot: Snapshot) -> None:
    """One period, or a range of one kind; without a choice each subject shows its own last closed one."""
    there = _choices(snapshot)
    first = st.session_state.get(keys.FROM)
    if first and first not in there:
        there = [first, *there]
    st.selectbox(
        t("Periode"),
        there,
        index=None,
        format_func=_label,
        key=keys.FROM,
        placeholder=t("Terakhir yang ditutup"),
        help=t("Tanpa pilihan, tiap pokok memakai periode terakhirnya yang sudah ditutup."),
    )
    if not st.session_state[keys.FROM]:
        st.session_state[keys.TO] = None
        return
    begin = period(st.session_state[keys.FROM])
    later = [key for key in there if period(key).kind == begin.kind and period(key).start > begin.start]
    if st.session_state.get(keys.TO) and st.session_state[keys.TO] not in later:
        later = [st.session_state[keys.TO], *later] if period(st.session_state[keys.TO]).start > begin.start else later
        st.session_state[keys.TO] = st.session_state[keys.TO] if st.session_state[keys.TO] in later else None
    if later:
        st.selectbox(
            t("Sampai"), later, index=None, format_func=_label, key=keys.TO, placeholder=t("Hanya periode itu")
        )


def _label(key: str) -> str:
    return period(key).label


def _choices(snapshot: Snapshot) -> list[str]:
    """Years, quarters and months that the data reaches, the newest first within each kind."""
    begin = min(
        (pick.period for pick in snapshot.slices("performance") + snapshot.slices("headcount")), default=snapshot.as_of
    )
    keys_: list[str] = []
    for kind in sorted(MONTHS, key=lambda kind: -MONTHS[kind]):
        one = containing(snapshot.as_of, kind)
        while one.end >= begin:
            keys_.append(one.key)
            one = one.shifted(-1)
    return keys_


def _span() -> Span | None:
    first, last = st.session_state.get(keys.FROM), st.session_state.get(keys.TO)
    if not first:
        return None
    try:
        return Span(period(first), period(last or first))
    except QuestionProblem:
        return Span(period(first), period(first))


def said(chosen: Filters) -> str:
    """The filters in words, as a sentence about a table."""
    parts = [f"{t(DIMENSIONS[key].label)}: {_words(key, ids)}" for key, ids in chosen.chosen().items()]
    when = chosen.span.label if chosen.span else t("periode terakhir tiap pokok")
    return "; ".join([*(parts or [t("tanpa penyaring orang dan tempat")]), when])


def _words(key: str, ids: tuple[str, ...]) -> str:
    from pages._parts import load

    snapshot = load.snapshot()
    if key == "agency":
        labels = agency_labels(snapshot.version, snapshot)
        return ", ".join(labels[one][1] if one in labels else one for one in ids)
    if key == "city":
        names = dict(snapshot.names("city").select("code", "name").iter_rows())
        return ", ".join(names.get(one, one) for one in ids)
    return ", ".join(DIMENSIONS[key].word(one) for one in ids)
