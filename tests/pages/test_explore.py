"""Jelajah & Ekspor in the little city: a link is the view, the table is the file's, the line counts what is there."""

from __future__ import annotations

from collections.abc import Generator
from importlib import import_module
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_access.ask import Answer, View, ask, view_of
from data_access.export import Layout, document_of
from data_access.export.answers import by_code
from data_access.settings import settings
from data_access.snapshot import Shelf, Snapshot
from data_access.store import save_view, saved_views
from data_access.viewer import DEMO
from pages._parts.controls.keys import VIEW_NAME
from tests.city import AS_OF
from tests.screen import at_home, failures, home_of, opened, said

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")

explored = import_module("pages._parts.blocks.explored")
files = import_module("pages._parts.blocks.downloads")

LINKS = (
    {"show": "jp20,jp_median", "rows": "opd,status", "compare": "year_before"},
    {"show": "headcount", "rows": "agency", "column": "status", "form": "wide", "values": "written"},
    {"show": "with_gap"},
    {"show": "evaluated", "rows": "opd", "city": "72.71", "period": "2026-T1"},
)


@pytest.fixture
def snapshot(little_city: None) -> Snapshot:
    found = Shelf(settings(), settings().reading_url).newest()
    assert found is not None
    return found


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """A little city of its own, for what is written down there."""
    with home_of(tmp_path) as home:
        at_home(home, monkeypatch, AS_OF)
        yield


def answered(snapshot: Snapshot, **query: str) -> tuple[Answer, View]:
    view, complaints = view_of(query)
    assert complaints == ()
    return by_code(ask(DEMO, view.question, snapshot)), view


def counted(app: AppTest) -> str:
    """The line of counts above the table."""
    return next(one.value for one in app.markdown if "baris" in one.value)


def query(app: AppTest) -> dict[str, str]:
    return {key: value[0] if isinstance(value, list) else value for key, value in dict(app.query_params).items()}


def fill(app: AppTest, label: str, words: str) -> None:
    next(one for one in app.text_input if one.label == label).set_value(words)


def press(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click().run()


@pytest.mark.parametrize("link", LINKS, ids=lambda link: link["show"])
def test_a_link_makes_the_view_again(link: dict[str, str], little_city: None) -> None:
    app = opened("explore", **link)
    assert failures(app) == [] and not any("tidak dipakai" in one.value for one in app.warning)
    assert query(app) == link | {"lang": "id"}
    assert all(f"{key}=" in app.code[0].value for key in link)


@pytest.mark.parametrize("link", LINKS, ids=lambda link: link["show"])
def test_the_table_is_that_of_the_file(link: dict[str, str], snapshot: Snapshot) -> None:
    answer, view = answered(snapshot, **{key: value for key, value in link.items() if key != "values"})
    document = document_of(answer, DEMO, layout=Layout(view.across))
    table = opened("explore", **link).dataframe[0]
    assert list(table.value.columns) == list(document.headings)
    (whole,) = document.parts()
    first = next(name for name in document.headings if whole.schema[name].is_integer() or "/" in name or name == "n")
    assert table.value[first].fillna(-1).to_list() == whole[first].fill_null(-1).to_list()
    assert len(table.value) == document.height
    shown = list(table.proto.column_order)
    codes = {*answer.question.by, "metric", "mark"}
    assert sorted(shown) == sorted(name for name in document.headings if name not in codes)


def test_a_figure_stands_beside_the_names(little_city: None) -> None:
    one = opened("explore", show="jp20", rows="opd").dataframe[0].proto.column_order
    several = opened("explore", show="jp20,jp_median", rows="opd").dataframe[0].proto.column_order
    assert list(one[:4]) == ["opd__label", "value", "numerator", "denominator"]
    assert list(several[:4]) == ["opd__label", "metric_label", "value", "unit"]
    compared = opened("explore", show="jp20", rows="opd", compare="year_before").dataframe[0].proto.column_order
    assert list(compared[:5]) == ["opd__label", "value", "before", "change", "numerator"]


def test_the_line_counts_what_the_answer_has(snapshot: Snapshot) -> None:
    link = {"show": "jp20,jp_median,jp0", "rows": "agency,status"}
    answer, _ = answered(snapshot, **link)
    line = counted(opened("explore", **link))
    states = [state for key in answer.question.metrics for state in answer.frame[f"{key}__status"]]
    not_theirs = states.count("tidak_berlaku")
    assert line.startswith(f"**{3 * answer.frame.height} baris dari {3 * answer.frame.height}**")
    assert f"· {not_theirs} tidak berlaku" in line and "gabungan" not in line
    assert "data s.d. 15 Mei 2026 · rilis" in line and answer.version not in line


def test_a_wide_table_says_its_rows_and_of_how_many_values(snapshot: Snapshot) -> None:
    link = {"show": "headcount", "rows": "agency", "column": "status", "form": "wide"}
    answer, _ = answered(snapshot, **link)
    app = opened("explore", **link)
    rows = answer.frame["agency"].n_unique()
    assert counted(app).startswith(f"**{rows} baris lebar** dari {answer.frame.height} nilai")
    assert len(app.dataframe[0].value) == rows


def test_an_open_period_is_said(little_city: None) -> None:
    assert "periode belum ditutup" in counted(opened("explore", show="jp20", rows="opd", period="2026"))
    assert "periode belum ditutup" not in counted(opened("explore", show="jp20", rows="opd", period="2025"))
    assert "periode belum ditutup" not in counted(opened("explore", show="headcount", rows="opd"))


def test_wide_is_offered_only_where_there_is_a_column(little_city: None) -> None:
    def offered(**link: str) -> bool:
        return any(one.label == "Tabel lebar" for one in opened("explore", **link).toggle)

    assert offered(show="headcount", rows="agency", column="status")
    assert not offered(show="headcount", rows="agency")
    assert not offered(show="headcount", column="status")


def test_what_a_link_got_wrong_is_told_until_something_is_touched(little_city: None) -> None:
    app = opened("explore", show="jp20,nothing,evaluated", rows="opd,agency,city", compare="last", form="round",
                 values="nice")  # fmt: skip
    told = " ".join(one.value for one in app.warning)
    assert all(word in told for word in ("nothing", "Evaluasi kinerja selesai", "Kota", "last", "round", "nice"))
    assert query(app) == {"lang": "id", "show": "jp20", "rows": "opd,agency"}
    app.multiselect("explore_rows").set_value(["opd"]).run()
    assert not any("tidak dipakai" in one.value for one in app.warning)


def test_the_usual_comparison_is_named(little_city: None) -> None:
    assert query(opened("explore", show="jp20", compare="usual"))["compare"] == "year_before"
    assert query(opened("explore", show="evaluated", compare="usual"))["compare"] == "previous"


def test_a_long_table_shows_its_beginning_and_says_so(little_city: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explored, "WHOLE", 3)
    monkeypatch.setattr(explored, "FIRST", 2)
    app = opened("explore", show="headcount", rows="agency,status")
    assert len(app.dataframe[0].value) == 2
    assert any(one.value.startswith("2 baris pertama ditampilkan") for one in app.info)


def test_a_file_that_takes_long_says_so_first_and_is_made_aside(
    own_home: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGE", 0)
    monkeypatch.setattr(files, "LONG", -1.0)
    app = opened("explore", show="headcount", rows="agency")
    begin = [one for one in app.button if one.key and one.key.endswith("_begin")]
    assert [one.label.split(" ·")[0] for one in begin] == [
        files.FORMATS[name].label for name in ("xlsx", "csv_id", "csv", "parquet")
    ]
    begin[2].click().run()
    _, job = app.session_state["file_job"]
    assert job.wait(20)
    app.run()
    assert failures(app) == []
    assert [one.proto.label for one in app.get("download_button")] == [f"Simpan {job.name}"]
    assert job.path.read_bytes().startswith("\ufeff".encode()) or b"Pembilang" in job.path.read_bytes()
    begin = [one for one in app.button if one.key and one.key.endswith("_begin")]
    begin[3].click().run()
    assert not job.path.exists(), "a session has one long file at a time"


def test_a_view_is_saved_opened_renamed_and_removed(own_home: None) -> None:
    app = opened("explore", show="jp20", rows="opd", values="written", city="72.71")
    fill(app, "Simpan tampilan ini dengan nama", "  Rapat   JP ")
    press(app, "Simpan")
    assert failures(app) == []
    (view,) = saved_views(settings(), DEMO, "explore")
    assert view.name == "Rapat JP"
    assert view.query == {"show": "jp20", "rows": "opd", "city": "72.71", "values": "written"}
    assert 'href="explore?show=jp20' in " ".join(str(one.proto.body) for one in app.get("html"))
    assert query(opened("explore", **view.query)) == dict(view.query) | {"lang": "id"}
    next(one for one in app.selectbox if one.label.startswith("Salin tautan")).set_value(view.id).run()
    assert any("show=jp20&rows=opd&city=72.71&values=written" in one.value for one in app.code)
    fill(app, "Nama baru", "Rapat 20 JP")
    press(app, "Ganti nama")
    assert [one.name for one in saved_views(settings(), DEMO, "explore")] == ["Rapat 20 JP"]
    next(one for one in app.selectbox if one.label.startswith("Salin tautan")).set_value(view.id).run()
    next(one for one in app.button if one.key and one.key.startswith("view_remove")).click().run()
    assert saved_views(settings(), DEMO, "explore"), "asked once more before it is gone"
    press(app, "Ya, hapus")
    assert saved_views(settings(), DEMO, "explore") == () and failures(app) == []


def test_a_name_that_is_taken_is_asked_about(own_home: None) -> None:
    old = save_view(settings(), DEMO, "Rapat", "explore", {"show": "jp0"})
    app = opened("explore", show="jp20")
    fill(app, "Simpan tampilan ini dengan nama", "rapat")
    press(app, "Simpan")
    assert any("sudah ada" in one.value for one in app.warning)
    assert saved_views(settings(), DEMO, "explore") == (old,)
    press(app, "Ganti")
    assert [dict(one.query) for one in saved_views(settings(), DEMO, "explore")] == [{"show": "jp20"}]
    assert failures(app) == []


def test_a_name_that_cannot_be_kept_is_told(own_home: None) -> None:
    app = opened("explore", show="jp20")
    fill(app, "Simpan tampilan ini dengan nama", "198501012010011001")
    press(app, "Simpan")
    assert any("NIP" in one.value for one in app.error)
    assert app.session_state[f"{VIEW_NAME}_1"] == "198501012010011001"


def test_a_table_of_one_answer_leads_to_jelajah(little_city: None) -> None:
    app = opened("trends")
    app.session_state["unrated_table"] = True
    app.run()
    (link,) = [one for one in app.get("page_link") if one.proto.label == "Buka di Jelajah"]
    view, complaints = view_of(dict(part.split("=") for part in link.proto.query_string.replace("%2C", ",").split("&")))
    assert complaints == () and view.metrics and len(view.rows) <= 2


def test_the_matrix_is_one_file(little_city: None) -> None:
    app = opened("overview")
    app.session_state["matrix_files"] = True
    app.run()
    names = [one.proto.label for one in app.get("download_button")]
    assert len(names) == 4 and failures(app) == []
    assert not any("Buka di Jelajah" in one.proto.label for one in app.get("page_link"))
    assert said(app)
