"""Filters say themselves in a link and come back from it; what cannot be used is told, not obeyed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.contract import codes
from data_access.filters import CODED, RESTRICTIONS, Filters, from_query
from data_access.periods import MONTHS, Span, containing, period

_IDS = st.text(
    st.characters(codec="utf-8", exclude_characters=",", exclude_categories=("C", "Z")), min_size=1, max_size=9
)
_SPANS = st.builds(
    lambda day, kind, more: Span(containing(day, kind), containing(day, kind).shifted(more)),
    st.dates(date(1990, 1, 1), date(2090, 12, 31)),
    st.sampled_from(list(MONTHS)),
    st.integers(0, 12),
)
_FILTERS = st.builds(
    Filters,
    **{
        key: st.lists(st.sampled_from(CODED[key]) if key in CODED else _IDS, unique=True, max_size=3).map(tuple)
        for key in RESTRICTIONS
    },
    span=st.none() | _SPANS,
)


@given(_FILTERS)
def test_a_link_reopens_the_same_view(filters: Filters) -> None:
    assert from_query(filters.query()) == (filters, ())


@given(
    st.dictionaries(st.sampled_from([*RESTRICTIONS, "opd", "period", "from", "to", "lang", "v"]), st.text(max_size=12))
)
def test_no_link_ever_breaks_a_page(query: dict[str, str]) -> None:
    filters, said = from_query(query)
    assert from_query(filters.query()) == (filters, ())
    assert all(said)


def test_a_link_can_be_read_by_a_person() -> None:
    filters = Filters(city=("72.71",), status=("PNS", "PPPK")).during(period("2026-T3"))
    assert filters.query() == {"city": "72.71", "status": "PNS,PPPK", "period": "2026-T3"}
    several = Filters().during(Span(period("2026-01"), period("2026-06")))
    assert several.query() == {"from": "2026-01", "to": "2026-06"}
    assert Filters().query() == {}


BROKEN = {
    ("status", "PNS,HONORER"): (
        Filters(status=("PNS",)),
        "Penyaring Status kepegawaian: 'HONORER' tidak dikenal dan tidak dipakai.",
    ),
    ("status", "pns"): (
        Filters(),
        "Penyaring Status kepegawaian: 'pns' tidak dikenal dan tidak dipakai. Mungkin maksudnya PNS?",
    ),
    ("sector", "Kesehatan"): (
        Filters(),
        "Penyaring Urusan: 'Kesehatan' tidak dikenal dan tidak dipakai. Mungkin maksudnya KESEHATAN?",
    ),
    ("period", "2026-T5"): (
        Filters(),
        "Periode '2026-T5' tidak dikenal. Bentuknya: 2026, 2026-S1, 2026-T3 atau 2026-05.",
    ),
}


@pytest.mark.parametrize("part", BROKEN)
def test_a_broken_part_is_left_out_and_told(part: tuple[str, str]) -> None:
    filters, sentence = BROKEN[part]
    assert from_query({part[0]: part[1], "city": "72.71"}) == (
        Filters(city=("72.71",), status=filters.status),
        (sentence,),
    )


def test_a_span_of_two_kinds_or_backwards_is_told() -> None:
    assert from_query({"from": "2026-01", "to": "2026-T2"})[1] == (
        "Periode 2026-01 dan 2026-T2 berbeda jenis. Pakai dua bulan, dua triwulan atau dua tahun.",
    )
    assert from_query({"from": "2026-03", "to": "2026-01"})[1] == (
        "Periode 2026-03–2026-01 terbalik: yang awal harus lebih dahulu.",
    )


def test_one_end_of_a_span_stands_for_both() -> None:
    only = Span(period("2026-02"), period("2026-02"))
    assert from_query({"from": "2026-02"})[0].span == only
    assert from_query({"to": "2026-02"})[0].span == only


def test_opd_is_another_word_for_agency_and_doubles_count_once() -> None:
    assert from_query({"opd": "dik, kes,dik", "agency": "kes"})[0] == Filters(agency=("kes", "dik"))


def test_filters_change_by_making_new_ones() -> None:
    filters = Filters(city=("72.71",), status=("PNS",)).during(period("2026"))
    assert filters.without("status", "span") == Filters(city=("72.71",))
    assert filters.chosen() == {"city": ("72.71",), "status": ("PNS",)}
    assert {filters: 1}[Filters(city=("72.71",), status=("PNS",)).during(period("2026"))] == 1


def test_every_coded_filter_takes_the_codes_of_the_contract() -> None:
    assert CODED["status"] == codes.STATUS
    assert set(CODED) | {"city", "agency"} == set(RESTRICTIONS)
