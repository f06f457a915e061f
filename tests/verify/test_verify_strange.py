"""What can go wrong with a file that is to be checked: gone, torn, strange, or no answer. Each is a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from data_access.export import FORMATS, Document, format_of, frame_document, save, verify
from data_access.export.reading import FileProblem
from data_access.problems import SnapshotProblem
from data_access.snapshot import Snapshot
from data_access.snapshot.release import no_longer_kept
from data_access.viewer import DEMO

STRANGE = [b"", b"x", b"a,b\n1,2\n", b"PK\x03\x04torn", b"PAR1torn", b'{"data": []}', b"\xff\xfe\x00"]
"""What a file may hold that this product did not write."""


def _saved(document: Document, form: str, folder: Path) -> Path:
    path = folder / format_of(form).named("tabel")
    save(document, form, path)
    return path


def test_a_release_that_is_gone_is_told(document: Document, tmp_path: Path) -> None:
    def gone(name: str) -> Snapshot:
        raise no_longer_kept(name)

    with pytest.raises(SnapshotProblem, match="tidak disimpan lagi"):
        verify(_saved(document, "csv", tmp_path), DEMO, gone)


def test_a_table_that_is_no_answer_is_told(city: Snapshot, kept: Callable[[str], Snapshot], tmp_path: Path) -> None:
    findings = frame_document(pl.DataFrame({"n": [1]}), "Temuan", city, DEMO)
    with pytest.raises(FileProblem, match=r"bukan jawaban.*Temuan"):
        verify(_saved(findings, "xlsx", tmp_path), DEMO, kept)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("content", STRANGE)
def test_what_is_no_file_of_ours_is_a_sentence(
    kept: Callable[[str], Snapshot], tmp_path: Path, form: str, content: bytes
) -> None:
    path = tmp_path / format_of(form).named("asing")
    path.write_bytes(content)
    with pytest.raises(FileProblem, match=r"asing.* (tidak dapat dibaca|tidak memuat manifest)"):
        verify(path, DEMO, kept)


@pytest.mark.parametrize("form", FORMATS)
def test_a_torn_file_is_a_sentence(
    document: Document, kept: Callable[[str], Snapshot], tmp_path: Path, form: str
) -> None:
    path = _saved(document, form, tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    try:
        verdict = verify(path, DEMO, kept)
    except FileProblem as problem:
        assert "tabel" in str(problem)
    else:
        assert not verdict.equal


def test_a_file_that_is_not_there_is_told(kept: Callable[[str], Snapshot], tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"tidak-ada\.csv tidak ada"):
        verify(tmp_path / "tidak-ada.csv", DEMO, kept)
