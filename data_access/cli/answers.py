"""Commands that ask: the figures of the pages, by the same `ask()`, as a table, JSON or CSV; and the declarations."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from data_access.ask import Answer, dimensions_of
from data_access.ask import ask as put
from data_access.cli import options
from data_access.dimensions import DIMENSIONS
from data_access.facts import FACTS
from data_access.language import t
from data_access.metrics import METRICS
from data_access.metrics.described import declared
from data_access.snapshot import Snapshot
from data_access.units import UNITS, day
from data_access.viewer import DEMO


def ask(  # noqa: PLR0913 - each option is one word of the question
    metrics: Annotated[
        list[str], typer.Argument(help=t("Kunci ukuran, dari satu pokok data; lihat `pantau metrics`."))
    ],
    by: options.By = None,
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
    output: Annotated[Literal["table", "json", "csv"], typer.Option("--format", help=t("Bentuk keluaran."))] = "table",
) -> None:
    """Answer a question by the same `ask()` as the pages."""
    filters = options.filters(city, agency, kind, sector, status, family, profession)
    asked = options.view(metrics, by, filters, (first, last), compare=compare or "")
    snapshot = options.snapshot()
    answer = put(DEMO, options.in_release(asked, snapshot).question, snapshot)
    {"table": _as_table, "json": _as_json, "csv": _as_csv}[output](answer, snapshot)


def metrics(
    json_: Annotated[bool, typer.Option("--json", help=t("Tulis semua pernyataan sebagai JSON."))] = False,
) -> None:
    """List every declaration."""
    if json_:
        typer.echo(json.dumps([declared(metric) for metric in METRICS.values()], ensure_ascii=False, indent=1))
        return
    for name, fact in FACTS.items():
        typer.echo(f"\n{t(fact.label)}  ({t('rincian')}: {', '.join(dimensions_of(fact))})")
        for key, metric in METRICS.items():
            if metric.fact == name:
                typer.echo(f"  {key:24}{t(metric.label)} [{t(UNITS[metric.unit].word)}]")


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
