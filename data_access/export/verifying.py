"""Is a file still what the data said? Its question is put again to the same release, and the two are held together.

Nothing is taken from the file but its manifest and its cells; the answer is made anew by `ask()`. Rows are matched by
their codes, and all that follows from the question is compared, what stands beside the table too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from data_access.ask import ask, exact_view
from data_access.export.differing import differences, paired, reordered
from data_access.export.document import Document, Layout
from data_access.export.reading import FileProblem, Written, read_back
from data_access.export.standing import told_as_now, told_otherwise, whole
from data_access.language import spoken, t
from data_access.problems import QuestionProblem
from data_access.snapshot import Snapshot
from data_access.units import number
from data_access.viewer import Viewer

Save = Callable[[Document, str, Path], None]
Make = Callable[..., Document]


@dataclass(frozen=True)
class Verdict:
    """Whether the file says what its release says; `sentences` are what was found, for a person."""

    equal: bool
    sentences: tuple[str, ...]


def verified(path: Path, viewer: Viewer, release: Callable[[str], Snapshot], make: Make, save: Save) -> Verdict:
    """The verdict on a file. `release` opens a version; `make` and `save` are those of `data_access.export`.

    FileProblem for a file that is not ours or holds no answer, SnapshotProblem when its release is no longer kept.
    """
    found = read_back(path)
    if not found.manifest.get("questions"):
        raise FileProblem(
            t("Berkas {file} bukan jawaban atas sebuah pertanyaan, jadi tidak dapat diulang: {title}.",
              file=path.name, title=str(found.manifest.get("title", "")))
        )  # fmt: skip
    whole(found, path.name)
    snapshot = release(found.manifest["release"])
    with spoken(found.manifest["language"]):
        try:
            document = _again(found.manifest, viewer, snapshot, make)
        except QuestionProblem as problem:
            raise FileProblem(t("Pertanyaan dalam berkas {file} tidak dapat diajukan. {why}",
                                file=path.name, why=str(problem))) from problem  # fmt: skip
        expected = _as_file(document, found, save)
    return _verdict(found, expected, _keys(document, expected))


def _again(manifest: Mapping[str, Any], viewer: Viewer, snapshot: Snapshot, make: Make) -> Document:
    """The same document, from the same release; the role it was opened with is the file's own affair."""
    answers = [ask(viewer, exact_view(query).question, snapshot) for query in manifest["questions"]]
    document = make(answers, viewer, manifest["link"], Layout(manifest["across"], manifest["written"]))
    return replace(document, facts={**document.facts, "viewer_role": manifest["viewer_role"]})


def _keys(document: Document, expected: Written) -> list[str]:
    """The headings of what a row is about: the codes of its dimensions, and in the long form the measure."""
    heads = dict(zip(document.headings, expected.table.columns, strict=True))
    codes = [key for key in document.headings if f"{key}__label" in document.headings]
    return [heads[key] for key in (*codes, *(["metric"] if "metric" in heads else []))]


def _as_file(document: Document, found: Written, save: Save) -> Written:
    """What the file would be now, read back the same way: a format's own losses then stand on both sides."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / found.format.named("x")
        save(document, found.format.key, path)
        return read_back(path)


def _verdict(found: Written, expected: Written, keys: Sequence[str]) -> Verdict:
    other = [*_columns(found, expected)]
    pairs = paired(found.table, expected.table, keys) if not other else None
    if found.table.height != expected.table.height:
        n, of = number(found.table.height), number(expected.table.height)
        other.append(t("{n} baris di berkas, {of} dalam jawaban", n=n, of=of))
    if pairs:
        other += differences(pairs, found.format.key)
    other += told_otherwise(found, expected)
    since = [*told_as_now(found, expected)]
    rows, release = number(expected.table.height), str(found.manifest["release"])
    if other:
        return Verdict(False, (t("Berbeda dari rilis {release}:", release=release), *since, *other))
    if pairs and reordered(pairs):
        since.insert(0, t("Urutan barisnya lain."))
    return Verdict(True, (t("Sama: {n} baris, dihitung ulang dari rilis {release}.", n=rows, release=release), *since))


def _columns(found: Written, expected: Written) -> Iterator[str]:
    """Columns that are missing or were added."""
    there, wanted = found.table.columns, expected.table.columns
    for name in [name for name in wanted if name not in there]:
        yield t("kolom {name} tidak ada di berkas", name=name)
    for name in [name for name in there if name not in wanted]:
        yield t("kolom {name} tidak ada dalam jawaban", name=name)
