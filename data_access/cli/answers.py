"""Commands that ask: the figures of the pages, by the same `ask()`, as a table, JSON or CSV; and the declarations."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from data_access.ask import Answer, Question, dimensions_of, known_places
from data_access.ask import ask as asked
from data_access.dimensions import DIMENSIONS, dimension
from data_access.facts import FACTS
from data_access.filters import Filters, from_query
from data_access.language import t
from data_access.metrics import METRICS
from data_access.problems import QuestionProblem, SnapshotProblem
from data_access.settings import settings
from data_access.snapshot import Shelf, Snapshot
from data_access.units import UNITS, day
from data_access.viewer import DEMO

Many = list[str] | None
Compare = Literal["usual", "previous", "year_before"]


def ask(  # noqa: PLR0913 - each option is one word of the question
    metrics: Annotated[
        list[str], typer.Argument(help=t("Kunci ukuran, dari satu pokok data; lihat `pantau metrics`."))
    ],
    by: Annotated[
        Many, typer.Option(help=t("Rincian: opd, agency, city, period, status, rating, … (boleh diulang)."))
    ] = None,
    city: Annotated[Many, typer.Option(help=t("Kode kota, seperti 72.71."))] = None,
    agency: Annotated[Many, typer.Option(help=t("Id unit kerja; unit di bawahnya ikut."))] = None,
    kind: Annotated[Many, typer.Option(help=t("Jenis unit, seperti KECAMATAN."))] = None,
    sector: Annotated[Many, typer.Option(help=t("Urusan, seperti KESEHATAN."))] = None,
    status: Annotated[Many, typer.Option(help=t("Status, seperti PNS."))] = None,
    family: Annotated[Many, typer.Option(help=t("Jenis jabatan, seperti PENGAWAS."))] = None,
    profession: Annotated[Many, typer.Option(help=t("Kelompok profesi, seperti GURU."))] = None,
    first: Annotated[str, typer.Option("--from", help=t("Periode awal: 2026, 2026-S1, 2026-T3, 2026-05."))] = "",
    last: Annotated[str, typer.Option("--to", help=t("Periode akhir."))] = "",
    compare: Annotated[Compare | None, typer.Option(help=t("Bandingkan dengan waktu lain."))] = None,
    output: Annotated[Literal["table", "json", "csv"], typer.Option("--format", help=t("Bentuk keluaran."))] = "table",
) -> None:
    """Answer a question by the same `ask()` as the pages."""
    places = {"city": city, "agency": agency, "kind": kind, "sector": sector}
    people = {"status": status, "family": family, "profession": profession}
    chosen = _filters(
        {key: ",".join(ids or []) for key, ids in {**places, **people}.items()} | {"from": first, "to": last}
    )
    snapshot = _snapshot()
    _, wrong = known_places(chosen, snapshot)
    if wrong:
        raise QuestionProblem(" ".join(wrong))
    question = Question(tuple(metrics), tuple(dimension(key).key for key in by or []), chosen, compare or "")
    answer = asked(DEMO, question, snapshot)
    {"table": _as_table, "json": _as_json, "csv": _as_csv}[output](answer, snapshot)


def metrics(
    json_: Annotated[bool, typer.Option("--json", help=t("Tulis semua pernyataan sebagai JSON."))] = False,
) -> None:
    """List every declaration."""
    if json_:
        typer.echo(json.dumps([_declared(key) for key in METRICS], ensure_ascii=False, indent=1))
        return
    for name, fact in FACTS.items():
        typer.echo(f"\n{t(fact.label)}  ({t('rincian')}: {', '.join(dimensions_of(fact))})")
        for key, metric in METRICS.items():
            if metric.fact == name:
                typer.echo(f"  {key:24}{t(metric.label)} [{t(UNITS[metric.unit].word)}]")


def _snapshot() -> Snapshot:
    found = Shelf(settings(), settings().reading_url).newest()
    if found is None:
        raise SnapshotProblem(t("Belum ada rilis. Jalankan `pantau sync`, atau `pantau` untuk data contoh."))
    return found


def _filters(query: dict[str, str]) -> Filters:
    """The filters, or a QuestionProblem: on the command line a wrong filter is an error, not a remark."""
    chosen, complaints = from_query(query)
    if complaints:
        raise QuestionProblem(" ".join(complaints))
    return chosen


def _as_table(answer: Answer, snapshot: Snapshot) -> None:
    by, keys = answer.question.by, answer.question.metrics
    shown = Table(box=SIMPLE, title=_title(answer, snapshot), title_justify="left", caption_justify="left")
    for key in by:
        shown.add_column(t(DIMENSIONS[key].label), overflow="fold")
    for key in keys:
        shown.add_column(t(METRICS[key].label), justify="right", overflow="fold")
    for row in range(answer.frame.height):
        figures = [answer.figure(key, row) for key in keys]
        parts = ((one.text, one.of_text, one.sure_text, one.change_text, one.mark_text) for one in figures)
        cells = ["\n".join(part for part in figure if part) for figure in parts]
        shown.add_row(*(str(answer.frame[f"{key}__label"][row]) for key in by), *cells)
    console = Console()
    console.print(shown)
    for note in answer.notes:
        console.print(f"· {note}")


def _title(answer: Answer, snapshot: Snapshot) -> str:
    synthetic = t("DATA SINTETIS · ") if snapshot.synthetic else ""
    return synthetic + t("{period} · data s.d. {day} · rilis {version}",
                         period=answer.period, day=day(answer.as_of), version=answer.version)  # fmt: skip


def _as_json(answer: Answer, snapshot: Snapshot) -> None:
    told = {
        "metrics": answer.question.metrics,
        "by": answer.question.by,
        "filters": answer.question.filters.query(),
        "period": answer.period,
        "compared": answer.compared,
        "as_of": answer.as_of.isoformat(),
        "version": answer.version,
        "synthetic": snapshot.synthetic,
        "notes": answer.notes,
        "rows": answer.frame.to_dicts(),
    }
    typer.echo(json.dumps(told, ensure_ascii=False, indent=1, default=str))


def _as_csv(answer: Answer, _snapshot: Snapshot) -> None:
    typer.echo(answer.frame.write_csv(), nl=False)


def _declared(key: str) -> dict[str, object]:
    metric = METRICS[key]
    words = ("label", "of", "definition", "who_in", "who_out", "legal_basis", "source", "example")
    codes = ("unit", "fact", "kind", "family", "better", "target")
    return {"key": key, **{name: t(getattr(metric, name)) for name in words}, **{n: getattr(metric, n) for n in codes}}
