"""Charts with title, caption, alternative text and table; headings that are questions; empty states; next step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data_access.ask import Answer
from data_access.language import sentence, t
from data_access.metrics import METRICS, Metric
from data_access.units import number
from pages._parts import charts, controls, here, menu
from pages._parts.blocks.downloads import downloads
from pages._parts.blocks.follow_ups import follow_up_button, open_here
from pages._parts.blocks.tables import cells, printed
from pages._parts.charts.base import Chart, Leads, addresses, counted

_CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False}


def question(text: str) -> None:
    """A heading: the reader's own question."""
    st.header(text, anchor=False)


def chart(
    title: str,
    draw: Callable[..., Chart],
    answer: Answer,
    *arguments: Any,
    compared: str,
    key: str,
    columns: Sequence[str] = (),
    units: str = "",
    **more: Any,
) -> None:
    """A chart drawn from an answer, or why there is none; its table and files are one click away.

    `units` names what the chart counts where that is not the metric's denominator.
    """
    st.subheader(title, anchor=False)
    if answer.empty:
        empty(answer)
        return
    drawn = draw(answer, *arguments, **more)
    plotted(drawn, key)
    st.caption(" ".join(part for part in (caption(answer, compared, units), drawn.note) if part))
    table_block(title, answer, key, columns, leads=more.get("leads"))


def years(
    title: str, draw: Callable[..., Chart], answers: Sequence[Answer], *arguments: Any, compared: str, key: str
) -> None:
    """A chart of this year (first) and earlier ones; its table is this year's."""
    st.subheader(title, anchor=False)
    if answers[0].empty:
        empty(answers[0])
        return
    drawn = draw([one for one in answers if not one.empty], *arguments)
    plotted(drawn, key)
    st.caption(" ".join(part for part in (caption(answers[0], compared), drawn.note) if part))
    table_block(title, answers[0], key)


def table(
    title: str, answer: Answer, order: str, *, compared: str, key: str, leads: Leads = None, columns: Sequence[str] = ()
) -> None:
    """A table in the open, the most concerned first, with its files; `leads`: code of a row → address it opens."""
    st.subheader(title, anchor=False)
    if answer.empty:
        empty(answer)
        return
    ordered = replace(answer, frame=answer.frame.sort(order, descending=True, nulls_last=True, maintain_order=True))
    printed(*cells(ordered, columns), title, _links(ordered, leads))
    st.caption(caption(answer, compared))
    downloads(ordered, key)


def opened_by(parameter: str) -> DeltaGenerator:
    """The part of a page that a parameter of its own opens: a link with it brings this into view (browser.js)."""
    return st.container(key=f"at_{parameter}")


def pair() -> Sequence[DeltaGenerator]:
    """Two blocks beside each other; below each other on a narrow screen."""
    return st.columns(2, gap="large")


def table_block(title: str, answer: Answer, key: str, columns: Sequence[str] = (), *, leads: Leads = None) -> None:
    """The table behind a chart; it is made only when opened."""
    box = st.expander(t("Tabel dan unduhan"), key=f"{key}_table", on_change="rerun", type="compact")
    if box.open:
        with box:
            printed(*cells(answer, columns), title, _links(answer, leads))
            downloads(answer, key)


def _links(answer: Answer, leads: Leads) -> list[str]:
    """Where the rows of an answer lead, by the code of its first dimension."""
    return addresses(answer.frame[answer.question.by[0]], leads) if answer.question.by else []


def plotted(drawn: Chart, key: str) -> None:
    with st.container(key=f"wide_{key}"):  # on a narrow screen this scrolls, not the page
        st.plotly_chart(drawn.spec, key=key, config=_CONFIG, alt=drawn.alt, theme="streamlit")


def caption(answer: Answer, compared: str, units: str = "") -> str:
    """What is compared · N · what is left out · source · how sure."""
    metric = METRICS[answer.question.metrics[0]]
    whole = "" if "period" in answer.question.by else _whole(answer, metric.key, t(metric.of))
    whole = t("N = {n} {of}", n=number(float(answer.frame["n"].sum() or 0)), of=units) if units else whole
    parts = (
        compared,
        answer.period,
        whole,
        t("Tidak termasuk: {who}", who=t(metric.who_out)),
        t("Sumber: {source}", source=t(metric.source)),
        _certainty(metric),
    )
    said = " · ".join(part for part in parts if part) + "."
    return sentence(said)


def _whole(answer: Answer, key: str, of: str) -> str:
    return t("N = {n} {of}", n=number(counted(answer, key)), of=of)


def _certainty(metric: Metric) -> str:
    if metric.kind == "R" and not metric.interval:
        return t("tanpa rentang: sebarannya tidak disimpan")
    return {
        "S": t("bukan sampel: tanpa rentang"),
        "C": t("sensus tak lengkap: batas menghitung yang belum ada datanya"),
        "R": t("rentang 95 %, bila responden dapat dianggap acak dari pengguna layanan"),
    }.get(metric.kind, "")


def empty(*answers: Answer) -> None:
    """Why there is nothing, and what to change."""
    said = list(dict.fromkeys(note for answer in answers for note in answer.notes))
    period = answers[0].period if answers else ""
    reason = " ".join(said) or t("Belum ada data untuk pilihan ini ({period}).", period=period)
    st.info(f"{reason} {t('Ubah periode atau lepaskan penyaring di bilah samping.')}", icon=":material/inbox:")


def absent(title: str, why: str) -> None:
    """A heading without its chart, and the sentence why there is none."""
    st.subheader(title, anchor=False)
    st.info(why, icon=":material/info:")


def notes(*answers: Answer) -> None:
    """What must be said beside the figures: filters that do not apply, another period, a missing subject; each once."""
    said = dict.fromkeys(note for answer in answers for note in answer.notes)
    if said:
        st.caption(" ".join(f":material/info: {note}" for note in said))


def next_step(text: str, page: str, label: str, **own: str) -> None:
    """The one next action of a page, filters kept; beside it what was seen here becomes a promise, and above it what
    the chosen OPD has promised already. `own` are parameters of the page it leads to."""
    entry = menu.PAGES[page]
    st.divider()
    open_here(here.page())
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.markdown(f"**{t('Langkah berikut')}** {text}", width="content")
        query = controls.carried(controls.filters()) | own
        st.page_link(str(entry.path), label=label, icon=entry.icon, query_params=query)
        follow_up_button(here.page())


def multiples(title: str, shown: Mapping[str, Answer], *, compared: str, key: str) -> None:
    """Several measures over time side by side; those without data are left out and said."""
    st.subheader(title, anchor=False)
    there = {name: answer for name, answer in shown.items() if not answer.empty}
    if not there:
        empty(*shown.values())
        return
    drawn = charts.multiples([charts.series(answer, name) for name, answer in there.items()])
    plotted(drawn, key)
    lacking = [t(METRICS[name].label) for name in shown if name not in there]
    fine_print(
        " ".join(
            part
            for part in (
                f"{t('Dibandingkan')}: {compared}.",
                t("Arahkan ke titik untuk “x dari N”."),
                t("Belum ada data: {what}.", what=", ".join(lacking)) if lacking else "",
            )
            if part
        )
    )
    box = st.expander(t("Tabel dan unduhan"), key=f"{key}_table", on_change="rerun", type="compact")
    if box.open:
        with box:
            for name, answer in there.items():
                printed(*cells(answer, (name,)), t(METRICS[name].label))
            downloads(list(there.values()), key)


def fine_print(text: str) -> None:
    """A sentence of explanation below a block."""
    st.caption(text)


def aside(text: str) -> None:
    """A figure that stands beside the cards, smaller, because it is not counted here."""
    st.caption(text)
