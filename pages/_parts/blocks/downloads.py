"""Files of what is on screen, built when asked for, from the same answers. Never more detail than the screen.

A file that takes long says so before it is begun, then shows how far it is and can be stopped (`jobs`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import polars as pl
import streamlit as st

from data_access.ask import Answer, Question, View, dimensions_of
from data_access.export import (
    FORMATS,
    Document,
    Layout,
    document_of,
    expected_seconds,
    exported,
    exported_frame,
    file_name,
    frame_file_name,
)
from data_access.export.pace import SAMPLE
from data_access.facts import FACTS
from data_access.language import current, t, use
from data_access.problems import Problem
from data_access.units import number
from pages._parts import controls, here, jobs, load, menu
from pages._parts.controls.explorer import MOST_METRICS, MOST_ROWS
from pages._parts.controls.keys import JOB
from pages._parts.jobs import Job

LARGE = SAMPLE
"""Rows from which on the time a file takes is found out before it is offered; of fewer it is taken as none."""

LONG = 2.0
"""Seconds a reader waits for a file without being told."""

_EXPLORER = "explore"


def downloads(answers: Answer | Sequence[Answer], key: str, layout: Layout | None = None) -> None:
    """A button for each format, of an answer or of several as one file; beside those of one, its way to Jelajah.

    `layout` holds for every format, as far as it can have it.
    """
    several = [answers] if isinstance(answers, Answer) else _each_once(answers)
    form = layout or Layout()
    slow, begin = _slow(several, form), ""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for name, one in FORMATS.items():
            if name in slow:
                begin = name if _long_button(name, slow[name], key) else begin
            elif one.on_screen:
                _button(several, form, name, key)
        if len(several) == 1 and here.page() != _EXPLORER:
            _to_explorer(several[0].question)
    if begin:
        _begin(_document(several, form, begin), begin, key)
    _job(key)


def frame_downloads(frame: pl.DataFrame, title: str, key: str) -> None:
    """The same for a table of quality findings."""
    snapshot, who = load.snapshot(), load.viewer()
    link = controls.full_link(controls.filters(), snapshot.version)
    with st.container(horizontal=True, gap="small"):
        for name, one in FORMATS.items():
            if one.on_screen:
                build = load.in_language(
                    lambda name=name: exported_frame(frame, title, snapshot, who, name, link).content
                )
                _offered(name, build, frame_file_name(title, snapshot, name), key)


def _each_once(answers: Sequence[Answer]) -> list[Answer]:
    """Several parts of a page may show one answer; its file has it once."""
    return list({answer.question: answer for answer in answers}.values())


def _document(answers: Sequence[Answer], layout: Layout, name: str) -> Document:
    link = controls.full_link(controls.filters(), answers[0].version)
    return document_of(answers, load.viewer(), link, FORMATS[name].laid_out(layout))


def _button(answers: Sequence[Answer], layout: Layout, name: str, key: str) -> None:
    """A file that is there at a click."""
    link, who = controls.full_link(controls.filters(), answers[0].version), load.viewer()
    build = load.in_language(lambda: exported(answers, who, name, link, layout).content)
    _offered(name, build, file_name(answers, name, layout), key)


def _offered(name: str, build: Callable[[], bytes], file: str, key: str) -> None:
    one = FORMATS[name]
    st.download_button(
        t(one.label),
        build,
        file,
        one.mime,
        key=f"{key}_{name}",
        on_click="ignore",
        icon=":material/download:",
        type="tertiary",
    )


def _to_explorer(question: Question) -> None:
    """The way to the same figures in Jelajah, where its controls can show them."""
    by, there = question.by, dimensions_of(FACTS[question.fact])
    if len(by) > MOST_ROWS + 1 or len(question.metrics) > MOST_METRICS or not set(by) <= set(there):
        return
    column = "".join(by[MOST_ROWS:])
    view = View(question.metrics, by[:MOST_ROWS], column, question.filters, question.compare)
    entry = menu.PAGES[_EXPLORER]
    query = controls.carried(question.filters) | view.query()
    st.page_link(str(entry.path), label=t("Buka di Jelajah"), icon=entry.icon, query_params=query)


def _slow(answers: Sequence[Answer], layout: Layout) -> dict[str, float]:
    """{format: seconds} of those a reader would wait for."""
    if sum(answer.frame.height * len(answer.question.metrics) for answer in answers) <= LARGE:
        return {}
    questions, version = tuple(answer.question for answer in answers), answers[0].version
    known = {
        name: _seconds(
            questions, version, name, one.laid_out(layout), lambda name=name: _document(answers, layout, name)
        )
        for name, one in FORMATS.items()
        if one.on_screen
    }
    return {name: seconds for name, seconds in known.items() if seconds > LONG}


@st.cache_data(max_entries=500, show_spinner=False)
def _seconds(
    questions: tuple[Question, ...], version: str, name: str, layout: Layout, _made: Callable[[], Document]
) -> float:
    return expected_seconds(_made(), name)


def _long_button(name: str, seconds: float, key: str) -> bool:
    """Whether a file that takes long was asked for: its button says how long; one at a time."""
    job = _held(key)[1]
    return st.button(
        f"{t(FORMATS[name].label)} · {_duration(seconds)}",
        key=f"{key}_{name}_begin",
        icon=":material/hourglass_top:",
        type="tertiary",
        disabled=job is not None and job.running,
        help=t("Dibuat di latar; kemajuannya terlihat dan dapat dibatalkan."),
    )


def _duration(seconds: float) -> str:
    """Roughly how long, the way people say it."""
    if seconds < 90:
        return t("± {n} detik", n=number(round(seconds)))
    return t("± {n} menit", n=number(round(seconds / 60)))


def _held(key: str) -> tuple[bool, Job | None]:
    """Whether this box asked for the session's long file, and that file."""
    owner, job = st.session_state.get(JOB, ("", None))
    return owner == key, job


def _begin(document: Document, name: str, key: str) -> None:
    """Start the file; the one this session asked for before goes."""
    before = _held(key)[1]
    if before is not None:
        before.discard()
    try:
        job = jobs.started(document, name, load.in_language)
    except Problem as problem:
        st.warning(str(problem), icon=":material/hourglass_disabled:")
        return
    st.session_state[JOB] = (key, job)
    st.rerun()


def _job(key: str) -> None:
    """How far the long file of this box is, the file itself, or why there is none."""
    own, job = _held(key)
    if not own or job is None:
        return
    if job.running:
        _progress(current())
    elif job.ready:
        st.download_button(
            t("Simpan {file}", file=job.name),
            job.path.read_bytes,
            job.name,
            FORMATS[job.format_key].mime,
            key=f"{key}_ready",
            on_click="ignore",
            icon=":material/download_done:",
        )
    else:
        gone = t("Berkas {file} sudah dihapus. Minta sekali lagi.", file=job.name)
        st.info(job.trouble or gone, icon=":material/info:")


@st.fragment(run_every=0.5)
def _progress(language: str) -> None:
    """How far the file is, anew twice a second; the page is made again when it is over."""
    use(language)
    job = _held("")[1]
    if job is None or not job.running:
        st.rerun()
    job.looked_after()
    done, of = number(job.done), number(job.of)
    said = t("{done} dari {of} baris", done=done, of=of) if job.done < job.of else t("Menutup berkas …")
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.progress(min(1.0, job.done / max(1, job.of)), text=f"{job.name}: {said}")
        st.button(t("Batalkan"), on_click=job.stop, key="file_job_stop", icon=":material/close:")
