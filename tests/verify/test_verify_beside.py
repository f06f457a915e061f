"""What stands beside a table is held against its release too: no entry, no line of a workbook may say anything else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastexcel
import openpyxl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from data_access.export import Document, save, verify
from data_access.export.reading import FileProblem
from data_access.export.standing import _ENTRIES
from data_access.problems import Problem
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO

OF_ITS_TIME = {"app_version", "link", "viewer_role"}
MISSING = object()


@pytest.fixture(scope="module")
def whole(document: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "tabel.json"
    save(document, "json", path)
    return path


def _tampered(whole: Path, folder: Path, edit: Callable[[dict[str, Any]], object]) -> Path:
    told = json.loads(whole.read_text(encoding="utf-8"))
    edit(told["manifest"])
    path = folder / "lain.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("key", "forged"),
    [
        ("title", "Judul lain"), ("filters", "tanpa penyaring"), ("period", "2020"), ("compared", "2019"),
        ("data_date", "2020-01-01"), ("synthetic", False), ("sensitive", ""), ("rows", 1), ("rows_of", 1),
        ("rules_version", "x"), ("content_sha256", "0" * 64), ("notes", []), ("rules", {}),
        ("columns", {"value": "Nilai lain"}), ("metrics", {}), ("privacy_class", 0), ("tambahan", "resmi"),
    ],
)  # fmt: skip
def test_a_forged_entry_is_told(
    whole: Path, kept: Callable[[str], Snapshot], tmp_path: Path, key: str, forged: object
) -> None:
    verdict = verify(_tampered(whole, tmp_path, lambda told: told.update({key: forged})), DEMO, kept)
    assert not verdict.equal
    assert f"Keterangan '{key}" in " ".join(verdict.sentences) or key == "columns"


def test_both_sayings_of_an_entry_are_named(whole: Path, kept: Callable[[str], Snapshot], tmp_path: Path) -> None:
    path = _tampered(whole, tmp_path, lambda told: told.update(filters="tanpa penyaring"))
    assert verify(path, DEMO, kept).sentences[1:] == (
        "Keterangan 'filters' di berkas: “tanpa penyaring”; seharusnya: “Kota: Kota Palu”.",
    )


def test_the_question_itself_decides_what_should_stand(
    whole: Path, kept: Callable[[str], Snapshot], tmp_path: Path
) -> None:
    def other(told: dict[str, Any]) -> None:
        told["questions"][0]["status"] = "PNS"

    said = " ".join(verify(_tampered(whole, tmp_path, other), DEMO, kept).sentences)
    assert "Keterangan 'filters'" in said and "tidak ada dalam jawaban" in said


@pytest.mark.parametrize("key", sorted(OF_ITS_TIME))
def test_what_does_not_follow_from_the_question_is_no_difference(
    whole: Path, kept: Callable[[str], Snapshot], tmp_path: Path, key: str
) -> None:
    assert verify(_tampered(whole, tmp_path, lambda told: told.update({key: "lain"})), DEMO, kept).equal


@pytest.mark.parametrize("key", sorted(_ENTRIES))
@pytest.mark.parametrize(
    "forged", [MISSING, None, 7.5, [[]], {"x": 1}], ids=["missing", "none", "number", "list", "object"]
)
def test_a_manifest_that_is_not_whole_is_a_sentence(
    whole: Path, kept: Callable[[str], Snapshot], tmp_path: Path, key: str, forged: object
) -> None:
    def edit(told: dict[str, Any]) -> None:
        told.pop(key) if forged is MISSING else told.update({key: forged})

    path = _tampered(whole, tmp_path, edit)
    if type(forged) is _ENTRIES[key] and key not in ("questions", "columns"):
        assert not verify(path, DEMO, kept).equal
        return
    with pytest.raises(FileProblem, match=r"lain\.json"):
        verify(path, DEMO, kept)


@pytest.mark.parametrize("manifest", [[], "x", 3, None, {}, {"product": "Pantau ASN"}], ids=repr)
def test_a_manifest_that_is_none_is_a_sentence(
    whole: Path, kept: Callable[[str], Snapshot], tmp_path: Path, manifest: object
) -> None:
    told = json.loads(whole.read_text(encoding="utf-8")) | {"manifest": manifest}
    path = tmp_path / "lain.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(FileProblem, match=r"lain\.json"):
        verify(path, DEMO, kept)


@pytest.mark.parametrize("question", [{}, {"show": "nothing"}, {"show": "jp20", "x": "y"}, {"show": "jp20,ikm"}])
def test_a_question_that_cannot_be_put_is_a_sentence(
    whole: Path, kept: Callable[[str], Snapshot], tmp_path: Path, question: dict[str, str]
) -> None:
    path = _tampered(whole, tmp_path, lambda told: told.update(questions=[question]))
    with pytest.raises(FileProblem, match=r"lain\.json tidak dapat diajukan"):
        verify(path, DEMO, kept)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@tried(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=st.sampled_from(sorted(_ENTRIES)) | st.text(max_size=8), inner=st.integers(0, 3), value=_VALUES)
def test_whatever_is_done_to_a_manifest_there_is_a_verdict_or_a_sentence(
    whole: Path, kept: Callable[[str], Snapshot], tmp_path: Path, key: str, inner: int, value: object
) -> None:
    before: list[str] = []

    def edit(told: dict[str, Any]) -> None:
        before.append(json.dumps(told[key]) if key in told else "")
        part = told.get(key)
        if inner and isinstance(part, dict) and part:
            told[key] = part | {list(part)[inner % len(part)]: value}
        elif inner and isinstance(part, list) and part:
            told[key] = [value, *part[1:]]
        else:
            told[key] = value
        before.append(json.dumps(told[key]))

    path = _tampered(whole, tmp_path, edit)
    try:
        verdict = verify(path, DEMO, kept)
    except Problem as problem:
        assert str(problem)
    else:
        assert verdict.equal is (before[0] == before[1] or key in OF_ITS_TIME)


# words of a workbook


def _reworded(document: Document, folder: Path, sheet: str, words: str, other: str) -> Path:
    path = folder / "tabel.xlsx"
    save(document, "xlsx", path)
    book = openpyxl.load_workbook(path)
    cells = [cell for row in book[sheet].iter_rows() for cell in row if words in str(cell.value)]
    assert cells
    cells[0].value = str(cells[0].value).replace(words, other)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("sheet", "words", "other"),
    [
        ("Sampul", "Data sintetis: bukan keadaan sebenarnya.", "Data resmi"),
        ("Sampul", "rincian kerja", "boleh disebarkan"),
        ("Sampul", "Kota: Kota Palu", "tanpa penyaring"),
        ("Sampul", "2026-05-15", "2026-06-15"),
        ("Definisi", "20 JP", "10 JP"),
        ("Catatan", "ada: nilai ada", "ada: nilai resmi"),
    ],
)
def test_forged_words_of_a_workbook_are_told(
    document: Document, kept: Callable[[str], Snapshot], tmp_path: Path, sheet: str, words: str, other: str
) -> None:
    verdict = verify(_reworded(document, tmp_path, sheet, words, other), DEMO, kept)
    assert not verdict.equal and len(verdict.sentences) == 2
    assert verdict.sentences[1].startswith(f"Lembar {sheet}, baris ") and other in verdict.sentences[1]


def test_a_workbook_saved_by_another_program_is_equal(
    document: Document, kept: Callable[[str], Snapshot], tmp_path: Path
) -> None:
    verdict = verify(_reworded(document, tmp_path, "Sampul", "Pantau ASN", "Pantau ASN"), DEMO, kept)
    assert verdict.equal, verdict.sentences


def test_a_sheet_that_was_added_or_taken_away_is_told(
    document: Document, kept: Callable[[str], Snapshot], tmp_path: Path
) -> None:
    path = tmp_path / "tabel.xlsx"
    save(document, "xlsx", path)
    book = openpyxl.load_workbook(path)
    del book["Catatan"]
    book.create_sheet("Pengumuman")["A1"] = "resmi"
    book.save(path)
    assert fastexcel.read_excel(path).sheet_names[-1] == "Pengumuman"
    assert verify(path, DEMO, kept).sentences[1:] == (
        "Lembar Pengumuman tidak ada dalam jawaban.",
        "Lembar Catatan tidak ada di berkas.",
    )
