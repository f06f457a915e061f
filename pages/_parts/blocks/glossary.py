"""The glossary's entries, written from the declarations: nothing about a metric is said anywhere else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

import streamlit as st

from data_access.ask import Figure
from data_access.facts import FACTS
from data_access.language import t
from data_access.metrics import METRICS, Metric
from data_access.metrics.described import basis, cited, described
from data_access.metrics.examples import Example, Table, example
from data_access.metrics.words import BETTER, FAMILIES, KINDS
from data_access.privacy import CLASSES
from data_access.regulations import validity
from data_access.terms import Term
from data_access.units import UNITS, number
from pages._parts.blocks.cards import how_link
from pages._parts.blocks.downloads import frame_downloads
from pages._parts.blocks.shown import fine_print

FEW = 3
"""So many entries found by words stand open: the reader looked for one of them."""

Row = tuple[str, str]
"""What is said of, and the HTML that says it."""


def meanings(entries: Sequence[Metric], terms: Sequence[Term], wanted: str) -> None:
    """Every entry by subject, the one a link named open and first. The others are made when they are opened."""
    st.caption(t("{n} ukuran, {terms} istilah", n=number(len(entries)), terms=number(len(terms))))
    if not entries and not terms:
        st.info(t("Tidak ada ukuran dengan kata itu. Coba kata yang lebih pendek."), icon=":material/search_off:")
    for metric in (one for one in entries if one.key == wanted):
        st.subheader(t(metric.label), anchor=False)
        with st.container(key="gloss_hit"):
            _entry(metric)
    subjects = list(FACTS)
    others = sorted((one for one in entries if one.key != wanted), key=lambda one: subjects.index(one.fact))
    for fact, group in groupby(others, key=lambda one: one.fact):
        st.subheader(t(FACTS[fact].label), anchor=False)
        with st.container(gap=None):
            for metric in group:
                _folded(metric, opened=len(others) <= FEW)


def terms(entries: Sequence[Term]) -> None:
    """Terms that are no metrics, by group."""
    if not entries:
        fine_print(t("Tidak ada istilah dengan kata itu."))
    for group, ones in groupby(entries, key=lambda one: one.group):
        st.subheader(t(group), anchor=False)
        st.html(_list((t(one.label), f"{escape(one.said)}<small>{escape(one.basis)}</small>") for one in ones))


def glossary_files() -> None:
    """All metrics as a table with their definitions; the table is built when the box is opened."""
    box = st.expander(t("Unduh seluruh glosarium"), key="glossary_files", on_change="rerun", type="compact")
    if box.open:
        with box:
            frame_downloads(described(), t("Glosarium"), "glossary")


def _folded(metric: Metric, *, opened: bool) -> None:
    key = f"gloss_{metric.key}_{'found' if opened else 'listed'}"
    box = st.expander(t(metric.label), key=key, expanded=opened, on_change="rerun", type="compact")
    if box.open:
        with box:
            _entry(metric)


def _entry(metric: Metric) -> None:
    st.html(_list(_counted(metric)))
    worked = example(metric)
    if worked:
        _worked(worked)
    st.html(_list(_known(metric)))
    with st.popover(t("Kutip definisi"), icon=":material/format_quote:", type="tertiary"):
        st.code(cited(metric), language=None, wrap_lines=True)


def _counted(metric: Metric) -> Iterable[Row]:
    """How it is counted, and who is in."""
    return _said(
        (t("Definisi"), t(metric.definition)),
        (t("Rumus"), t(metric.formula)),
        (t("Pembilang"), t(metric.counts)),
        (t("Penyebut (“dari”)"), t(metric.of)),
        (t("Termasuk"), t(metric.who_in)),
        (t("Tidak termasuk"), t(metric.who_out)),
        (t("Contoh singkat"), t(metric.example)),
    )


def _known(metric: Metric) -> Iterable[Row]:
    """What kind of figure it is, what it rests on, and what to mind."""
    known = validity(metric.legal_basis)
    unit = f"{t(UNITS[metric.unit].word)}; {t(BETTER[metric.better])}"
    yield from _said((t("Jebakan"), t(metric.trap)))
    if metric.twins:
        yield t("Jangan tertukar dengan"), ", ".join(_link(METRICS[key]) for key in metric.twins)
    yield from _said(
        (t("Satuan dan arah baik"), unit),
        (t("Jenis angka"), t(KINDS[metric.kind])),
        (t("Golongan"), t(FAMILIES[metric.family])),
        (t("Kelas privasi"), t(CLASSES[FACTS[metric.fact].privacy])),
        (t("Dasar hukum"), f"{basis(metric)} ({known})" if known else basis(metric)),
        (t("Sumber tabel"), t(metric.source)),
        (t("Riwayat perubahan"), "; ".join(t(one) for one in metric.history)),
        (t("Kunci"), metric.key),
    )


def _worked(worked: Example) -> None:
    """The ten rows, what stands between them and the value, and the result in a line."""
    _table(worked.rows, t("Contoh sepuluh baris (rekaan)"))
    if worked.steps:
        _table(worked.steps, t("Langkah antara"))
    figure = Figure(worked.metric, worked.value, worked.x, worked.of, worked.low, worked.high)
    result = " · ".join(part for part in (figure.text, figure.of_text, figure.sure_text) if part)
    st.html(f'<p class="p-gloss-result"><b>{escape(t("Hasil"))}</b> {escape(result)}</p>')


def _table(table: Table, title: str) -> None:
    """A small table that is read and not sorted; its sums stand at its foot."""
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in table.words)
    head += "".join(f'<th scope="col" class="num">{escape(one)}</th>' for one in table.numbers)
    foot = f"<tfoot>{_row(table.total)}</tfoot>" if table.total else ""
    st.html(
        f'<div class="p-table p-gloss-rows" tabindex="0" role="region" aria-label="{escape(title)}"><table>'
        f"<caption>{escape(title)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(map(_row, table.rows))}</tbody>{foot}</table></div>"
    )


def _row(row: tuple[Sequence[str], Sequence[str]]) -> str:
    first, *words = row[0]
    said = "".join(f"<td>{escape(one)}</td>" for one in words)
    numbers = "".join(f'<td class="num">{escape(one)}</td>' for one in row[1])
    return f'<tr><th scope="row">{escape(first)}</th>{said}{numbers}</tr>'


def _said(*rows: Row) -> Iterable[Row]:
    """Plain text as HTML; what is empty is left out."""
    return [(name, escape(text)) for name, text in rows if text]


def _link(metric: Metric) -> str:
    return f'<a href="{escape(how_link(metric.key))}">{escape(t(metric.label))}</a>'


def _list(rows: Iterable[Row]) -> str:
    body = "".join(f"<div><dt>{escape(name)}</dt><dd>{said}</dd></div>" for name, said in rows)
    return f'<dl class="p-gloss">{body}</dl>'
