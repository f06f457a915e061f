"""A view is said by a link and understood from it again, whole or with a sentence for each part that is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.ask import View, dimensions_of, exact_view, link_query, view_of
from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.metrics import METRICS
from data_access.periods import Span, period
from data_access.problems import QuestionProblem

SPANS = [None, Span(period("2026-T2"), period("2026-T3")), Span(period("2025"), period("2025"))]


@st.composite
def views(draw: st.DrawFn) -> View:
    """Any view the screen could make."""
    fact = draw(st.sampled_from(list(FACTS)))
    metrics = [key for key, metric in METRICS.items() if metric.fact == fact]
    there = dimensions_of(FACTS[fact])
    groups = draw(st.lists(st.sampled_from(there), unique=True, max_size=3))
    column = groups.pop() if groups and draw(st.booleans()) else ""
    filters = Filters(city=draw(st.sampled_from([(), ("72.71",)])), status=draw(st.sampled_from([(), ("PNS", "PPPK")])))
    return View(
        tuple(draw(st.lists(st.sampled_from(metrics), min_size=1, max_size=6, unique=True))),
        tuple(groups),
        column,
        filters.during(draw(st.sampled_from(SPANS))),
        draw(st.sampled_from(["", "usual", "previous", "year_before"])),
        draw(st.booleans()),
    )


@given(views())
def test_a_link_gives_its_view_again(view: View) -> None:
    assert view_of(view.query()) == (view, ())
    assert exact_view(view.query()).question == view.question


@given(st.dictionaries(st.sampled_from(["show", "rows", "column", "compare", "form", "city", "period"]), st.text()))
def test_no_link_is_too_broken_to_be_read(query: dict[str, str]) -> None:
    view, complaints = view_of(query)
    assert view_of(view.query())[0] == view
    assert complaints or not any(value.strip(" ,\t\n") for key, value in query.items() if key in ("show", "compare"))


def test_each_wrong_part_is_told_and_left_out() -> None:
    view, said = view_of({"show": "jp20,jp2,evaluated", "rows": "opd,opdd", "column": "rating", "compare": "never"})
    assert (view.metrics, view.rows, view.column, view.compare) == (("jp20",), ("opd",), "", "")
    assert len(said) == 5
    assert said[0] == "Ukuran 'jp2' tidak dikenal dan tidak dipakai. Mungkin maksudnya jp20?"
    assert "Evaluasi kinerja selesai" in said[1] and "Jam pelajaran pegawai" in said[1]
    assert "opdd" in said[2] and "rating" in said[3] and "never" in said[4]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({}, "Sebutkan ukuran"),
        ({"show": "jp20", "row": "opd"}, "Parameter 'row' tidak dikenal dan tidak dipakai. Mungkin maksudnya rows?"),
        ({"show": "jp20", "status": "PNZ"}, "PNZ"),
        ({"show": "jp20", "period": "2026-13"}, "2026-13"),
        ({"show": "jp20", "form": "tall"}, "tall"),
    ],
)
def test_where_every_part_must_be_right_a_wrong_one_is_refused(query: dict[str, str], said: str) -> None:
    with pytest.raises(QuestionProblem) as refused:
        exact_view(query)
    assert said in str(refused.value)


def test_a_row_is_no_column_at_once() -> None:
    view = exact_view({"show": "jp20", "rows": "opd,status", "column": "status", "form": "wide"})
    assert (view.rows, view.across, view.question.by) == (("opd",), "status", ("opd", "status"))


@pytest.mark.parametrize(
    "link", ["http://127.0.0.1:8501/explore?show=jp20&rows=opd", "?show=jp20&rows=opd", "show=jp20&rows=opd"]
)
def test_a_link_is_read_with_or_without_its_address(link: str) -> None:
    assert link_query(link) == {"show": "jp20", "rows": "opd"}
