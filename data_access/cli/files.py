"""Commands about files: a table of the pages as a file, and whether a file still says what its release says."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Annotated
from urllib.parse import urlencode

import typer
from rich.console import Console

from data_access.ask import View, ask, exact_view, link_query
from data_access.ask.view import LANGUAGE, RELEASE, VALUES, WRITTEN, wrong_words
from data_access.cli import options
from data_access.cli.progress import shown_progress
from data_access.export import (
    FORMATS,
    Document,
    Format,
    Layout,
    document_of,
    expected_seconds,
    save,
)
from data_access.export import verify as verified
from data_access.language import spoken, t
from data_access.problems import Problem, QuestionProblem
from data_access.settings import settings
from data_access.snapshot import Shelf
from data_access.units import number
from data_access.viewer import DEMO

_console = Console(stderr=True, soft_wrap=True)
_LONG = 2.0
"""Seconds from which on a file says beforehand how long it will take."""


def export(  # noqa: PLR0913 - each option is one word of the question
    what: Annotated[
        list[str], typer.Argument(help=t("Kunci ukuran dari satu pokok data, atau tautan halaman Jelajah & Ekspor."))
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help=t("Berkas tujuan; akhirannya menentukan format."))],
    by: options.By = None,
    column: Annotated[str, typer.Option(help=t("Dimensi yang nilainya berdampingan (tabel lebar)."))] = "",
    city: options.City = None,
    agency: options.Agency = None,
    kind: options.Kind = None,
    sector: options.Sector = None,
    status: options.Status = None,
    family: options.Family = None,
    profession: options.Profession = None,
    first: options.First = "",
    last: options.Last = "",
    compare: options.Comparing = None,
    release: options.Release = "",
    format_: Annotated[str, typer.Option("--format", help=t("Format: {known}.", known=", ".join(FORMATS)))] = "",
    written: Annotated[bool, typer.Option("--written", help=t("Nilai seperti tertulis di layar."))] = False,
) -> None:
    """Write a table as a file, whole, with its manifest; a link gives the table it opens."""
    form = options.form(out, format_)
    if len(what) == 1 and "=" in what[0]:
        asked, said = _linked(what[0])
        release, language = release or said[RELEASE], said[LANGUAGE] or settings().language
        written = written or said[VALUES] == WRITTEN
    else:
        filters = options.filters(city, agency, kind, sector, status, family, profession)
        wide = {"column": column, "form": "wide" if column else ""}
        asked = options.view(what, by, filters, (first, last), compare=compare or "", **wide)
        language = settings().language
    with spoken(language):
        _write(_document(asked, release, written, form), form.key, out)


def verify(files: Annotated[list[Path], typer.Argument(help=t("Berkas yang pernah diunduh atau diekspor."))]) -> None:
    """Put a file's question to its release again; exit code 0 only when every file says the same."""
    shelf = Shelf(settings(), settings().reading_url)
    equal = [_told(path, shelf) for path in files]
    raise typer.Exit(0 if all(equal) else 1)


def _told(path: Path, shelf: Shelf) -> bool:
    """What was found about one file; a problem with one does not keep the others from being looked at."""
    try:
        verdict = verified(path, DEMO, shelf.version)
    except Problem as problem:
        typer.echo(f"{path.name}: {problem}", err=True)
        return False
    head, *more = verdict.sentences
    typer.echo("\n".join([f"{path.name}: {head}", *(f"  · {said}" for said in more)]))
    return verdict.equal


def _linked(link: str) -> tuple[View, dict[str, str]]:
    """The view a link opens, and what it says of release, language and figures. QuestionProblem for a wrong word."""
    query = link_query(link)
    said = {key: query.pop(key, "") for key in (RELEASE, LANGUAGE, VALUES)}
    if wrong := [*wrong_words(said)]:
        raise QuestionProblem(" ".join(wrong))
    return exact_view(query), said


def _document(asked: View, release: str, written: bool, form: Format) -> Document:
    snapshot = options.snapshot(release)
    answer = ask(DEMO, options.in_release(asked, snapshot).question, snapshot)
    said = {VALUES: WRITTEN} if written else {}
    link = "?" + urlencode({**asked.query(), **said, RELEASE: snapshot.version}, safe=",")
    return document_of(answer, DEMO, link, form.laid_out(Layout(asked.across, written)))


def _write(document: Document, form: str, out: Path) -> None:
    """With a bar; what it will take is said before it begins. Broken off, nothing is left of it."""
    seconds = expected_seconds(document, form)
    if seconds > _LONG:
        _console.print(t("{n} baris: kira-kira {seconds} detik.", n=number(document.height), seconds=number(seconds)))
    bar = shown_progress(out.name) if seconds > _LONG else contextlib.nullcontext(lambda _what, _part: None)
    with bar as advance:
        save(document, form, out, lambda done, of: advance("", done / max(1, of)))
    n, of = number(document.height), number(document.manifest["rows_of"])
    typer.echo(t("{file}: {n} baris dari {of}.", file=str(out), n=n, of=of))
    for note in document.notes:
        typer.echo(f"· {note}")
