"""An answer as a long table: one row for each of its rows and metrics, with its parts and value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from data_access.ask import Answer
from data_access.ask.figure import mark_words
from data_access.dimensions import DIMENSIONS
from data_access.export.document import Document, product, released, safe
from data_access.filters import Filters
from data_access.language import t
from data_access.metrics import METRICS, Metric
from data_access.privacy import SENSITIVE, sensitive
from data_access.units import UNITS
from data_access.viewer import Viewer

_PARTS = {"numerator": "x", "denominator": "of", "low": "low", "high": "high", "before": "before"}
_IN_NAME = 3


def of_answer(answer: Answer, viewer: Viewer, link: str) -> Document:
    """The document of an answer."""
    metrics = tuple(METRICS[key] for key in answer.question.metrics)
    table = pl.concat([_of_metric(answer, metric, at) for at, metric in enumerate(metrics)])
    table = table.sort("row", "place").drop("row", "place")
    places = pl.Series([UNITS[metric.unit].decimals for metric in metrics] * answer.frame.height, dtype=pl.Int64)
    headings = _headings(answer, metrics)
    return Document(
        stem=answer_stem(answer),
        title=_title(answer, metrics),
        frame=table.select(*headings),
        headings=headings,
        facts=_facts(answer, viewer, link),
        notes=_notes(answer),
        metrics=metrics,
        decimals=places,
    )


def _of_metric(answer: Answer, metric: Metric, place: int) -> pl.DataFrame:
    """The rows of one metric. What is published only within a group shows no part of it either."""
    frame = answer.frame
    hidden = pl.col(f"{metric.key}__status") == "gabungan"
    keys = [name for key in answer.question.by for name in (key, f"{key}__label")]
    parts = [_part(frame, f"{metric.key}__{part}").alias(name) for name, part in _PARTS.items() if part != "x"]
    return frame.with_row_index("row").select(
        pl.col("row").cast(pl.Int64),
        pl.lit(place).alias("place"),
        *keys,
        pl.lit(answer.period).alias("time"),
        pl.lit(metric.key).alias("metric"),
        pl.lit(t(metric.label)).alias("metric_label"),
        pl.when(hidden).then(None).otherwise(pl.col(f"{metric.key}__x")).alias("numerator"),
        *parts,
        pl.col(metric.key).cast(pl.Float64).alias("value"),
        pl.lit(t(UNITS[metric.unit].word)).alias("unit"),
        pl.lit(_sure(metric)).alias("interval"),
        pl.col(f"{metric.key}__status").alias("status"),
        pl.col("n").cast(pl.Int64),
        pl.col("people").cast(pl.Int64),
        *_mark(frame, metric),
    )


def _mark(frame: pl.DataFrame, metric: Metric) -> list[pl.Expr]:
    """The mark as code and words, and the value of the peers; empty for what was not judged."""
    name = f"{metric.key}__mark"
    mark = pl.col(name) if name in frame.columns else pl.lit(None, pl.String)
    words = {code: t(said) for code, said in mark_words(metric).items()}
    said = mark.replace_strict(words, default=None, return_dtype=pl.String)
    return [mark.alias("mark"), said.alias("mark_label"), _part(frame, f"{metric.key}__peers").alias("peers")]


def _part(frame: pl.DataFrame, name: str) -> pl.Expr:
    return pl.col(name).cast(pl.Float64) if name in frame.columns else pl.lit(None, pl.Float64)


def _sure(metric: Metric) -> str:
    """What the two bounds mean (`pages.md` §4): missing data, respondents, or nothing at all."""
    if metric.kind == "C" and metric.unit == "percent":
        return t("batas: data belum lengkap")
    if metric.interval:
        return t("rentang kepercayaan 95 %")
    return t("bukan sampel: tanpa rentang") if metric.kind in ("S", "C") else t("tanpa rentang")


def _headings(answer: Answer, metrics: tuple[Metric, ...]) -> dict[str, str]:
    """{column: its heading} in the order of the table; with the unit where all metrics share one."""
    named: dict[str, str] = {}
    for key in answer.question.by:
        label = t(DIMENSIONS[key].label)
        named |= {key: t("Kode {label}", label=label), f"{key}__label": label}
    shared = {metric.unit for metric in metrics}
    unit = t(UNITS[shared.pop()].word) if len(shared) == 1 else ""

    def with_unit(label: str) -> str:
        return f"{label} ({unit})" if unit else label

    return {
        **named,
        "time": t("Waktu"),
        "metric": t("Kode ukuran"),
        "metric_label": t("Ukuran"),
        "numerator": t("Pembilang"),
        "denominator": t("Penyebut"),
        "value": with_unit(t("Nilai")),
        "unit": t("Satuan"),
        "low": with_unit(t("Batas bawah")),
        "high": with_unit(t("Batas atas")),
        "interval": t("Jenis batas"),
        "status": t("Status nilai"),
        "n": t("Jumlah baris (n)"),
        "people": t("Jumlah orang"),
        "before": with_unit(t("Nilai pembanding")),
        **_mark_headings(answer, with_unit(t("Nilai kelompok sejenis lainnya"))),
    }


def _mark_headings(answer: Answer, peers: str) -> dict[str, str]:
    """Columns of marks, where units are compared at all."""
    if not _with_marks(answer):
        return {}
    return {"mark": t("Kode tanda"), "mark_label": t("Tanda"), "peers": peers}


def _with_marks(answer: Answer) -> bool:
    return any(f"{key}__mark" in answer.frame.columns for key in answer.question.metrics)


def answer_stem(answer: Answer) -> str:
    """The name of its file without the ending: what, by what, up to which day, from which release."""
    metrics, by = answer.question.metrics, answer.question.by
    names = [*metrics[:_IN_NAME], *([f"{len(metrics) - _IN_NAME}-lain"] if len(metrics) > _IN_NAME else [])]
    parts = [product(answer.synthetic), safe("-".join(names)), *([safe("-".join(by))] if by else [])]
    day = answer.until or answer.as_of
    return "_".join([*parts, day.isoformat(), f"rilis-{released(answer.version)}"])


def _title(answer: Answer, metrics: tuple[Metric, ...]) -> str:
    said = " · ".join(t(metric.label) for metric in metrics)
    by = ", ".join(t(DIMENSIONS[key].label) for key in answer.question.by)
    return t("{metrics} menurut {by}", metrics=said, by=by) if by else said


def _facts(answer: Answer, viewer: Viewer, link: str) -> dict[str, Any]:
    question = answer.question
    return {
        "filters": _filters(question.filters, _places(answer)),
        "query": question.filters.query(),
        "by": list(question.by),
        "period": answer.period,
        "compared": answer.compared,
        "release": answer.version,
        "data_date": answer.as_of.isoformat(),
        "link": link,
        "viewer_role": viewer.role,
        "privacy_class": answer.privacy,
        "synthetic": answer.synthetic,
        "sensitive": t(SENSITIVE) if sensitive(answer) else "",
    }


def _filters(filters: Filters, places: Mapping[str, str]) -> str:
    """The restrictions in words; a place by its name where the answer knows it, else by its id."""
    said = []
    for key, ids in filters.chosen().items():
        dimension = DIMENSIONS[key]
        names = [places.get(one, one) if dimension.named else dimension.word(one) for one in ids]
        said.append(f"{t(dimension.label)}: {', '.join(names)}")
    return " · ".join(said) or t("tanpa penyaring")


def _places(answer: Answer) -> dict[str, str]:
    """{id: name} of the places that stand in the answer."""
    known: dict[str, str] = dict(answer.places)
    for key in ("city", "opd", "parent", "agency"):
        if key in answer.question.by:
            known |= dict(answer.frame.select(key, f"{key}__label").iter_rows())
    return known


def _notes(answer: Answer) -> tuple[str, ...]:
    """What the answer says beside its figures, and what the codes of the values' states mean."""
    codes = (
        t("ada: nilai ada, termasuk nol"),
        t("belum_ada: belum ada data"),
        t("gabungan: kurang dari 10 jawaban, hanya terbit bersama kelompok lain"),
        t("tidak_berlaku: aturan tidak mencakupnya"),
        t("tidak_dinilai: tidak wajib dinilai"),
    )
    return (*answer.notes, t("Status nilai: {codes}.", codes="; ".join(codes)), *_mark_notes(answer))


def _mark_notes(answer: Answer) -> tuple[str, ...]:
    """What the codes of the marks mean, where there are any."""
    if not _with_marks(answer):
        return ()
    codes = (
        t("ATAS: jelas di atas kelompoknya, atau bergeser jelas naik"),
        t("BAWAH: jelas di bawah kelompoknya, atau bergeser jelas turun"),
        t("SAMA: tidak jelas berbeda atau berubah, yang bukan berarti sama"),
        t("kosong: tidak dibandingkan, sebab terlalu sedikit orang atau unit sejenis"),
    )
    return (t("Tanda: {codes}.", codes="; ".join(codes)),)
