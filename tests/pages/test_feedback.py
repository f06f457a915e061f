"""Umpan Balik on the little city: its figures, what is said of few answers, of old surveys and of nothing open."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_access.ask import Figure
from data_access.metrics import METRICS
from data_access.thresholds import DECLARED
from pages._parts import mutu
from tests.city import AS_OF, CITY, answers
from tests.city_people import PALU
from tests.rows import Rows, rows
from tests.screen import at_home, drawn, failures, home_of, opened, plain, printed, said

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")

RULES = {code: rule.value for code, rule in DECLARED.items()}

DINAS = [f"d{at}" for at in range(20)]
PEERS: dict[str, Rows] = CITY | {
    "agency": CITY["agency"]
    + rows(
        "id city_code parent_id name kind sector valid_from",
        *((one, PALU, "palu", f"Dinas {one.upper()}", "DINAS", None, "2000-01-01") for one in DINAS),
    ),
    "service": CITY["service"]
    + rows("id agency_id name free_of_charge must_survey", *((one, one, "Izin", 0, 1) for one in DINAS)),
    "satisfaction_response": CITY["satisfaction_response"]
    + [
        answers(f"{one}-{at}", one, "2026-05-01", 3 + at % 2)
        for one in DINAS
        for at in range(40)
        if one not in ("d7", "d8")
    ]
    + [answers(f"d7-{at}", "d7", "2026-05-01", 4 if at < 29 else 3, *[3] * 8) for at in range(40)]
    + [answers(f"d8-{at}", "d8", "2026-05-01", 2 + at % 2) for at in range(40)],
}
"""The little city and twenty dinas more, of 40 respondents each: d7 is just above B (77,01), d8 answered 2 and 3 by
turns (62,50), all others 3 and 4 (87,50)."""

OLD: dict[str, Rows] = PEERS | {
    "satisfaction_response": [
        *(one for one in PEERS["satisfaction_response"] if one["service_id"] != "d0"),
        *(answers(f"old{at}", "d0", "2025-03-01", 4) for at in range(12)),
    ],
}
"""The same, but that the first of them asked nobody after March of last year."""


@pytest.fixture(scope="module")
def peers(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path]:
    with home_of(tmp_path_factory.mktemp("feedback_peers"), OLD) as home:
        yield home


@pytest.fixture
def at_small(little_city: None) -> None:
    """The little city alone."""


@pytest.fixture
def at_peers(peers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(peers, monkeypatch, AS_OF)


def table(app: AppTest, title: str) -> list[str]:
    """The rows of a printed table, in words."""
    body = next(str(one.proto.body) for one in app.get("html") if f'aria-label="{title}"' in str(one.proto.body))
    return [plain(row) for row in body.split("<tbody>")[1].split("</tr>") if row.strip("</tbodyale> ")]


def _figure(value: float, low: float, high: float, n: float) -> Figure:
    return Figure(METRICS["ikm"], value, x=n, of=n, low=low, high=high, status="ada")


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (_figure(84.12, 83.5, 84.7, 100), "B"),
        (_figure(84.12, 80.0, 88.31, 100), "B, bisa A"),
        (_figure(84.12, 70.0, 90.0, 30), "B, bisa A/C"),
        (_figure(90.0, 64.0, 100.0, 30), "A, bisa B/C/D"),
        (_figure(84.12, 80.0, 89.0, 29), "84 (B/A)"),
        (_figure(84.12, 80.0, 88.0, 29), "84 (B)"),
        (Figure(METRICS["ikm"], None, status="gabungan"), ""),
    ],
)
def test_every_letter_the_interval_touches_and_of_few_never_alone(figure: Figure, words: str) -> None:
    assert mutu.said(figure, RULES) == words


def test_the_cards_say_what_can_be_added_up(at_small: None) -> None:
    app = opened("feedback")
    text = said(app)
    assert failures(app) == []
    for words in (
        "rata-rata 2 unit: 87,50",
        "10 dari 22 jawaban pada layanan gratis",
        "3 dari 4 unit wajib survei",
        "20 dari 126 responden yang diperlukan (S)",
        "1 dari 3 unit cukup responden",
        "4 dari 9 jatuh tempo",
        "terlama 92 hari kerja",
        "biaya/tarif gratis pada 10 dari 22 jawaban",
    ):
        assert words in text
    assert text.count("bobot 0,11") == 0  # both are B
    assert "None" not in text


def test_the_weight_of_0_11_stands_on_the_card_only_where_it_gives_another_mutu(at_peers: None) -> None:
    assert "bobot 0,11" not in said(opened("feedback", opd="d1"))  # 87,50 and 86,63: both B
    assert "dengan bobot 0,11: 76,24 (mutu C)" in said(opened("feedback", opd="d7"))  # 77,01: B


def test_units_stand_among_their_peers_the_lowest_first_with_letters_and_mark(at_peers: None) -> None:
    app = opened("feedback", city=PALU)  # elsewhere are few answers: with them the peers' value is not told
    chart = drawn(app, "units")
    order = chart["layout"]["yaxis"]["categoryarray"]
    assert order[:2] == ["<b>Dinas</b>", "Dinas D8"]
    dots, letters = chart["data"]
    assert dots["x"][0] == pytest.approx(62.5)
    assert letters["text"][0] == "D, bisa C ▼"
    assert dots["customdata"][0] == f"feedback?city={PALU}&agency=d8&lang=id"
    words = "Jelas di bawah kelompoknya: Dinas D7 (77,01; kelompoknya 86,15); Dinas D8 (62,50; kelompoknya 86,93)."
    assert words in said(app)
    rows_ = table(app, "Survei dan pengaduan menurut unit")
    assert [one[:8] for one in rows_[:2]] == ["Dinas D7", "Dinas D8"]
    assert rows_[2].startswith("Dinas Kesehatan")  # not below its peers, but with what is overdue


def test_beside_a_hidden_unit_the_value_of_the_peers_is_not_told(at_peers: None) -> None:
    assert "Jelas di bawah kelompoknya: Dinas D7 (77,01); Dinas D8 (62,50)." in said(opened("feedback"))


def test_where_too_few_units_are_compared_nobody_is_called_clearly_below(at_small: None) -> None:
    app = opened("feedback")
    assert "Tanpa tanda: kelompok sejenisnya kurang dari 8 unit" in said(app)
    assert "jelas di bawah kelompoknya (" not in said(app)


def test_fewer_than_ten_answers_are_pooled_and_the_wider_view_is_offered(at_small: None) -> None:
    app = opened("feedback", opd="dikp")
    text = said(app)
    assert failures(app) == []
    assert "IKM gabungan: kurang dari 10 jawaban" in text
    assert "Kurang dari 10 jawaban pada tiap unit di sini" in text
    assert "Unsur terlemah: " not in text
    assert not any("unsur" in one.proto.id or "units" in one.proto.id for one in app.get("plotly_chart"))


def test_ten_to_29_answers_show_interval_and_letters_beside_the_figure(at_small: None) -> None:
    app = opened("feedback", opd="dik")
    assert "75 (C)" in " ".join(table(app, "Survei dan pengaduan menurut unit"))
    assert drawn(app, "units")["data"][1]["text"] == ["75 (C)"]


def test_an_old_survey_is_grey_and_says_its_age(at_peers: None) -> None:
    app = opened("feedback")
    row = next(one for one in table(app, "Survei dan pengaduan menurut unit") if one.startswith("Dinas D0"))
    assert "survei terakhir 14 bulan lalu" in row
    assert 'class="num faint words"' in printed(app)


def test_the_nine_unsur_of_each_unit_stand_in_one_table(at_peers: None) -> None:
    app = opened("feedback")
    captions = [one.value for one in app.caption]
    assert any("tanpa rentang: sebarannya tidak disimpan" in one for one in captions)  # the nine unsur
    assert any("rentang 95 %, bila responden dapat dianggap acak" in one for one in captions)  # the IKM of units
    rows_ = table(app, "OPD × unsur")
    assert rows_[0].startswith("Dinas D8 2,50 2,50")
    assert not any(one.startswith("Dinas D0") for one in rows_)  # no answers in the year shown


def test_an_opd_opens_its_units_and_services(at_small: None) -> None:
    app = opened("feedback", opd="kes")
    assert [one for one in table(app, "Layanan × unsur") if one] == ["Pendaftaran " + " ".join(["4,00"] * 9)]
    assert any(one.startswith("Puskesmas Singgani") for one in table(app, "Survei dan pengaduan menurut unit"))


def test_each_class_is_labelled_with_its_limit_and_few_watched_ones_are_not_told_apart(at_small: None) -> None:
    app = opened("feedback")
    labels = drawn(app, "ageing")["layout"]["yaxis"]
    names = drawn(app, "ageing")["data"][0]["y"]
    assert "Normatif (batas 5)" in names and "Aspirasi (tanpa batas)" in names
    assert not any("Berkadar pengawasan" in one for one in names)  # one is open
    assert "berkadar pengawasan tidak dirinci" in said(app)
    assert labels["range"] == [len(names) - 0.5, -0.5]


def test_topics_leave_out_what_is_no_complaint(at_small: None) -> None:
    text = said(opened("feedback"))
    assert "1 permintaan informasi, 1 aspirasi" in text


def test_where_nothing_is_open_it_is_said(at_small: None) -> None:
    app = opened("feedback", opd="sd1")
    assert failures(app) == []
    assert "Tidak ada pengaduan terbuka pada tanggal data." in said(app)


def test_a_unit_without_complaints_has_a_dash_and_not_data_to_come(at_peers: None) -> None:
    row = next(one for one in table(opened("feedback"), "Survei dan pengaduan menurut unit") if one[:8] == "Dinas D1")
    assert "– tidak berlaku –" in row


def test_an_english_reader_gets_no_python_words(at_peers: None) -> None:
    app = opened("feedback", lang="en")
    assert failures(app) == []
    assert "None" not in said(app)
