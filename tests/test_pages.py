"""Every page, run through the frame as a reader gets it: with data, without, by a broken link, in each language."""

from __future__ import annotations

import re
from collections.abc import Generator
from pathlib import Path

import pytest

from data_access import migrations
from data_access.language import LANGUAGES
from data_access.settings import settings
from data_access.snapshot import refresh
from pages._parts.menu import PAGES
from tests.screen import at_home, demo_home, failures, opened, plain, printed

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.fixture(scope="session")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path]:
    """A PANTAU_HOME with a small synthetic city and its snapshot."""
    with demo_home(tmp_path_factory.mktemp("filled")) as home:
        yield home


@pytest.fixture
def with_data(filled_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(filled_home, monkeypatch)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_with_data_in_every_language(page: str, language: str, with_data: None) -> None:
    app = opened(page, lang=language)
    assert failures(app) == []
    assert [one.value for one in app.title], "every page has a title"
    assert "SINTETIS" in " ".join(one.value for one in app.warning) or language != "id"


@pytest.mark.parametrize("page", [key for key in PAGES if key not in ("glossary", "explore", "records", "imports")])
def test_every_page_shows_cards_two_charts_or_tables_and_a_next_step(page: str, with_data: None) -> None:
    app = opened(page)
    shown = len(app.get("plotly_chart")) + printed(app).count("<table")
    assert 'class="p-cards"' in printed(app)
    assert shown >= 2
    assert any("Langkah berikut" in one.value for one in app.markdown)


@pytest.mark.parametrize("page", PAGES)
def test_without_a_snapshot_each_page_says_so_and_how_to_begin(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home(tmp_path / "nothing", monkeypatch)
    app = opened(page)
    assert failures(app) == []
    if page != "glossary":
        assert any("pantau demo" in one.value for one in app.info)


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_contract_gives_empty_states_and_no_zero_charts(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home(tmp_path / "empty", monkeypatch)
    migrations.upgrade(settings().embedded_url)
    refresh(settings(), settings().embedded_url, full=True)
    app = opened(page)
    assert failures(app) == []
    assert [one.proto.spec for one in app.get("plotly_chart")] == []


def test_a_broken_filter_is_told_and_the_page_still_stands(with_data: None) -> None:
    app = opened("overview", city="72.71,99.99", status="PNZ", period="2026-T9", agency="7271-NOWHERE")
    said = " ".join(one.value for one in app.warning)
    assert failures(app) == []
    assert all(word in said for word in ("99.99", "PNZ", "2026-T9", "7271-NOWHERE"))
    assert 'class="p-cards"' in printed(app)
    assert app.session_state["filter_city"] == ["72.71"]


def test_filters_of_a_link_fill_the_widgets_and_survive_a_change_of_page(with_data: None) -> None:
    app = opened("trends", city="72.71", status="PNS,PPPK", period="2026-T2")
    assert app.session_state["filter_status"] == ["PNS", "PPPK"]
    app.switch_page(str(PAGES["training"].path)).run()
    assert app.session_state["filter_city"] == ["72.71"]
    assert app.session_state["filter_from"] == "2026-T2"
    assert "Triwulan II 2026" in plain(printed(app))


def test_a_chosen_city_is_the_only_one_in_the_line_under_the_title(with_data: None) -> None:
    line = next(one for one in printed(opened("overview", city="72.71")).split("\n") if "p-line" in one)
    assert "Kota Palu" in plain(line)
    assert "Palembang" not in plain(line)


@pytest.mark.parametrize("page", PAGES)
def test_no_percentage_stands_on_a_card_without_its_dari(page: str, with_data: None) -> None:
    for card in re.findall(r'<div class="p-card[^"]*">.*?</div></div>', printed(opened(page)), flags=re.S):
        value = re.search(r'<div class="value[^"]*">(.*?)</div>', card, flags=re.S)
        if value and "%" in value[1]:
            assert "dari" in plain(card), plain(card)


@pytest.mark.parametrize("page", PAGES)
def test_no_percentage_stands_in_a_table_without_its_dari(page: str, with_data: None) -> None:
    for cell in re.findall(r'<td class="num[^"]*"[^>]*>(.*?)</td>', printed(opened(page)), flags=re.S):
        if re.search(r"\d %", plain(cell)):
            assert "dari" in plain(cell), plain(cell)


@pytest.mark.parametrize("page", PAGES)
def test_every_chart_has_a_text_for_those_who_cannot_see_it(page: str, with_data: None) -> None:
    for chart in opened(page).get("plotly_chart"):
        assert len(chart.proto.alt) > 20


@pytest.mark.parametrize("page", PAGES)
def test_every_chart_has_its_table_one_step_away(page: str, with_data: None) -> None:
    app = opened(page)
    tables = [one for one in app.expander if one.label == "Tabel dan unduhan"]
    assert len(tables) >= len(app.get("plotly_chart"))


def test_no_reader_meets_a_python_word(with_data: None) -> None:
    for page in PAGES:
        shown = plain(printed(opened(page)))
        assert not re.search(r"\b(None|nan|null|NaN|UNKNOWN)\b", shown), page


def test_opening_the_table_of_a_chart_shows_it_with_its_files(with_data: None) -> None:
    app = opened("trends")
    before = printed(app).count("<table")
    app.session_state["unrated_table"] = True
    app.run()
    assert failures(app) == []
    assert printed(app).count("<table") == before + 1
    assert len(app.get("download_button")) == 4


def test_the_explorer_opens_the_table_of_its_link(with_data: None) -> None:
    app = opened("explore", show="evaluated,rating_none", rows="opd_kind", column="status", city="72.71")
    assert failures(app) == []
    assert app.session_state["explore_metrics"] == ["evaluated", "rating_none"]
    assert list(app.dataframe[0].value.columns[:2]) == ["opd_kind", "opd_kind__label"]
    assert any("baris dari" in one.value for one in app.markdown)


def test_the_explorer_survives_a_link_that_makes_no_sense(with_data: None) -> None:
    app = opened("explore", show="nothing,jp20,evaluated", rows="rating,opd,agency,city", column="gap")
    assert failures(app) == []
    assert app.session_state["explore_metrics"] == ["jp20"]


def test_a_card_leads_to_its_entry_in_the_glossary(with_data: None) -> None:
    assert 'href="glossary?lang=id&amp;metric=jp20"' in printed(opened("training"))
    app = opened("glossary", metric="jp20")
    assert "PNS dengan sedikitnya 20 JP bersertifikat" in plain(printed(app)).split("Kunci")[0]


def test_an_entry_of_the_glossary_is_complete_and_leads_to_what_it_is_mistaken_for(with_data: None) -> None:
    app = opened("glossary", metric="jp20")
    said = plain(printed(app))
    for part in ("Rumus", "Pembilang", "Tidak termasuk", "Contoh sepuluh baris", "Jebakan", "Dasar hukum", "Riwayat"):
        assert part in said, part
    assert "Jumlah 3 6" in said
    assert "Hasil 50 % · 3 dari 6 PNS wajib 20 JP" in said
    assert 'href="glossary?lang=id&amp;metric=jp0"' in printed(app)
    assert any(one.value.startswith("PNS ≥ 20 JP: PNS dengan sedikitnya 20 JP") for one in app.code)


def test_only_open_entries_of_the_glossary_are_made(with_data: None) -> None:
    app = opened("glossary")
    assert printed(app).count("Contoh sepuluh baris") == 0
    assert "Selebihnya “tidak jelas berbeda”" in printed(app)


def test_the_glossary_finds_by_words_and_says_when_nothing_is_found(with_data: None) -> None:
    app = opened("glossary")
    app.text_input(key="glossary_words").set_value("complaints_on_time").run()
    assert "Selesai dalam batas hari kerja" in printed(app)
    app.text_input(key="glossary_words").set_value("40–65").run()
    assert "δ dan harganya" in printed(app)
    app.text_input(key="glossary_words").set_value("zzz").run()
    assert any("Tidak ada ukuran" in one.value for one in app.info)


def pattern_rows(**query: str) -> dict[str, list[str]]:
    """{OPD: the cells of its row in the table of the pattern}."""
    app = opened("trends", **query)
    app.session_state["pattern_table"] = True
    app.run()
    table = next(one for one in printed(app).split("<table")[1:] if "Predikat organisasi" in plain(one))
    cells = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row) for row in table.split("<tr>")[2:]]
    return {plain(row[0]): [plain(cell) for cell in row[1:]] for row in cells}


def test_the_table_of_the_pattern_says_what_each_share_is_of_and_is_of_whole_opd(with_data: None) -> None:
    every, part = pattern_rows(city="72.71"), pattern_rows(city="72.71", kind="PUSKESMAS")
    assert len(every) > 5
    assert all(re.fullmatch(r"[\d,]+ % dari [\d.]+ dinilai|–", row[2]) for row in every.values()), every
    assert 0 < len(part) < len(every)
    assert part == {opd: every[opd] for opd in part}


@pytest.mark.parametrize("key", ["v", "city", "agency", "status", "period", "lang", "metric"])
def test_nothing_of_a_link_is_read_as_markup(key: str, with_data: None) -> None:
    app = opened("overview", **{key: "[a](https://b.example)![c](https://d.example)"})
    assert failures(app) == []
    assert not any("](" in str(one.value) for one in (*app.warning, *app.info, *app.caption, *app.markdown))
