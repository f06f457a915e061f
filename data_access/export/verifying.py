"""Is a file still what the data said? Its question is put again to the same release, and the two are held together.

Nothing is taken from the file but its manifest and its cells; the answer is made anew by `ask()`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

from data_access.ask import ask, exact_view
from data_access.export.document import Document, Layout, app_version
from data_access.export.reading import FileProblem, Written, read_back
from data_access.language import spoken, t
from data_access.snapshot import Snapshot
from data_access.units import number
from data_access.viewer import Viewer

_TOLD = 10
"""Different cells that are named one by one; of more only the number is told."""

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
    snapshot = release(str(found.manifest["release"]))
    with spoken(str(found.manifest["language"])):
        document = _again(found.manifest, viewer, snapshot, make)
        expected = _as_file(document, found, save)
    return _verdict(found, expected)


def _again(manifest: Any, viewer: Viewer, snapshot: Snapshot, make: Make) -> Document:
    """The same document, from the same release."""
    answers = [ask(viewer, exact_view(query).question, snapshot) for query in manifest["questions"]]
    layout = Layout(str(manifest.get("across", "")), bool(manifest.get("written")))
    return make(answers, viewer, str(manifest.get("link", "")), layout)


def _as_file(document: Document, found: Written, save: Save) -> Written:
    """What the file would be now, read back the same way: a format's own losses then stand on both sides."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / found.format.named("x")
        save(document, found.format.key, path)
        return read_back(path)


def _verdict(found: Written, expected: Written) -> Verdict:
    differences = [*_columns(found, expected)] or [*_cells(found.table, expected.table, found.format.key)]
    same_order = not differences
    if differences and _sorted(found.table).equals(_sorted(expected.table)):
        differences = []
    changed = [*_changed(found, expected)]
    rows, release = number(expected.table.height), str(found.manifest["release"])
    if not differences:
        sentences = [t("Sama: {n} baris, dihitung ulang dari rilis {release}.", n=rows, release=release)]
        if not same_order:
            sentences.append(t("Urutan barisnya lain."))
        return Verdict(True, (*sentences, *changed))
    return Verdict(False, (t("Berbeda dari rilis {release}:", release=release), *differences, *changed))


def _sorted(table: pl.DataFrame) -> pl.DataFrame:
    return table.sort(pl.all())


def _columns(found: Written, expected: Written) -> Iterator[str]:
    """Columns that are missing or were added, and a different number of rows."""
    there, wanted = found.table.columns, expected.table.columns
    for name in [name for name in wanted if name not in there]:
        yield t("kolom {name} tidak ada di berkas", name=name)
    for name in [name for name in there if name not in wanted]:
        yield t("kolom {name} tidak ada dalam jawaban", name=name)
    if found.table.height != expected.table.height:
        n, of = number(found.table.height), number(expected.table.height)
        yield t("{n} baris di berkas, {of} dalam jawaban", n=n, of=of)


def _cells(found: pl.DataFrame, expected: pl.DataFrame, form: str) -> Iterator[str]:
    """The first cells that differ, and how many more there are."""
    differing = [(row, name) for name in expected.columns for row in _rows(found[name], expected[name], form)]
    for row, name in sorted(differing, key=lambda one: one[0])[:_TOLD]:
        there, wanted = (frame[name][row] for frame in (found, expected))
        yield t(
            "baris {row}, kolom {name}: di berkas {there}, seharusnya {wanted}",
            row=row + 2,
            name=name,
            there=_shown(there),
            wanted=_shown(wanted),
        )
    if len(differing) > _TOLD:
        yield t("dan {n} sel lain", n=number(len(differing) - _TOLD))


def _rows(found: pl.Series, expected: pl.Series, form: str) -> list[int]:
    """Rows whose cells differ: other texts, unless they are two ways of writing one number."""
    texts = pl.DataFrame({"there": found, "wanted": expected}).with_row_index("row")
    other = texts.filter(pl.col("there").ne_missing(pl.col("wanted")))
    if other.is_empty():
        return []
    numbers = [_number(pl.col(name), form) for name in ("there", "wanted")]
    same = (numbers[0] == numbers[1]).fill_null(False)
    return other.filter(~same)["row"].to_list()


def _number(text: pl.Expr, form: str) -> pl.Expr:
    point = text.str.replace_all(",", ".", literal=True) if form == "csv_id" else text
    return point.cast(pl.Float64, strict=False)


def _shown(value: str | None) -> str:
    return t("kosong") if value is None else f"“{value}”"


def _changed(found: Written, expected: Written) -> Iterator[str]:
    """What has changed around the figures since: application, rules, definitions."""
    then, now = found.manifest, expected.manifest
    if then["app_version"] != now["app_version"]:
        yield t("Ditulis oleh versi {then}; diperiksa dengan versi {now}.", then=then["app_version"], now=app_version())
    if then.get("rules_version") != now.get("rules_version"):
        yield t("Aturan yang berlaku telah berubah.")
    for key, said in then.get("metrics", {}).items():
        if said != now["metrics"].get(key, said):
            yield t("Definisi {metric} telah berubah.", metric=key)
    if then["content_sha256"] != now["content_sha256"]:
        yield t("Sidik isinya lain: angka jawaban tidak lagi sama dengan saat berkas ditulis.")
