"""Files from the command line: every format by its ending, the table of a link, each held against its release."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from data_access.export import FORMATS, format_of
from tests.command import Pantau, home_of_commands

QUESTION = ("jp20", "jp0", "--by", "opd", "--city", "72.71")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return home_of_commands(tmp_path_factory.mktemp("home"))


@pytest.fixture
def pantau(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Pantau:
    return Pantau(home, monkeypatch, capsys)


@pytest.mark.parametrize("form", FORMATS)
def test_a_name_decides_the_format_and_the_file_stands_the_check(pantau: Pantau, tmp_path: Path, form: str) -> None:
    path = tmp_path / format_of(form).named("tabel")
    done = pantau("export", *QUESTION, "--out", str(path))
    assert done.returncode == 0 and f"{path}: " in done.stdout
    checked = pantau("verify", str(path))
    assert checked.returncode == 0 and checked.stdout.startswith(f"{path.name}: Sama: ")


def test_the_file_says_what_the_answer_says(pantau: Pantau, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pantau("export", *QUESTION, "--out", str(path))
    rows = json.loads(pantau("ask", *QUESTION, "--format", "json").stdout)["rows"]
    told = pl.read_parquet(path).filter(pl.col("metric") == "jp20").select("opd", "value").rows()
    assert sorted(told) == sorted((row["opd"], row["jp20"]) for row in rows)


def test_a_link_gives_the_table_it_opens_in_its_release_and_language(pantau: Pantau, tmp_path: Path) -> None:
    release = json.loads(pantau("ask", "jp20", "--format", "json").stdout)["version"]
    link = f"http://127.0.0.1:8501/explore?show=jp20&rows=opd&column=status&form=wide&lang=en&v={release}"
    path = tmp_path / "wide.csv"
    assert pantau("export", link, "--out", str(path)).returncode == 0
    head = path.read_text(encoding="utf-8").splitlines()[0]
    assert head.startswith("OPD code,OPD,PNS · ") and "persen" not in head.split("manifest")[0]
    assert pantau("verify", str(path)).returncode == 0


def test_a_link_says_how_figures_are_written_where_text_can(pantau: Pantau, tmp_path: Path) -> None:
    link = "show=jp20&rows=opd&city=72.71&values=written"
    text, numbers = tmp_path / "a.csv", tmp_path / "a.parquet"
    for path in (text, numbers):
        assert pantau("export", link, "--out", str(path)).returncode == 0
        assert pantau("verify", str(path)).returncode == 0
    assert any(str(value).endswith(" %") for value in pl.read_csv(text)["Nilai (persen)"])
    assert pl.read_parquet(numbers)["value"].dtype == pl.Float64
    assert "values=written" in text.read_text(encoding="utf-8").splitlines()[0]


def test_a_changed_file_and_a_strange_one_are_told_each(pantau: Pantau, tmp_path: Path) -> None:
    good, changed, strange = (tmp_path / name for name in ("good.csv", "changed.csv", "strange.csv"))
    for path in (good, changed):
        pantau("export", *QUESTION, "--out", str(path))
    changed.write_text(changed.read_text(encoding="utf-8").replace("Palu", "Pulau"), encoding="utf-8")
    strange.write_text("a,b\n1,2\n")
    done = pantau("verify", str(good), str(changed), str(strange))
    assert done.returncode == 1
    assert "good.csv: Sama" in done.stdout and "changed.csv: Berbeda dari rilis" in done.stdout
    assert "strange.csv: Berkas strange.csv tidak memuat manifest" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("jp20", "--out", "a.pdf"), "tidak berakhiran yang dikenal"),
        (("jp20", "--out", "nowhere/a.csv"), "Folder nowhere tidak ada."),
        (("jp20", "evaluated", "--out", "a.csv"), "ajukan dua pertanyaan"),
        (("show=jp20&rows=nobody", "--out", "a.csv"), "nobody"),
        (("show=jp20&lang=fr", "--out", "a.csv"), "Bahasa 'fr' tidak ada"),
        (("show=jp20&values=nice", "--out", "a.csv"), "Parameter values hanya mengenal 'written'"),
        (("jp20", "--out", "a.csv", "--release", "20200101T000000000000Z"), "tidak disimpan lagi"),
        (("jp20", "--out", "a.csv", "--format", "pdf"), "Format 'pdf' tidak dikenal"),
        (("jp20", "--out", "a.csv", "--city", "99.99"), "99.99"),
    ],
)
def test_what_cannot_be_written_is_a_sentence_and_no_file(
    pantau: Pantau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = pantau("export", *words)
    assert done.returncode == 1 and said in done.stderr
    assert not list(tmp_path.glob("*.csv")) and not list(tmp_path.glob(".*.part"))
