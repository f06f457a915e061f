"""Cards and sentences: label, value, "x dari N", aim, comparison, how sure, how old, in that order of quietness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from data_access.ask import Answer
from data_access.language import t
from data_access.quality.trust import Trust
from data_access.units import number
from pages._parts import aims, controls, here, load
from pages._parts.menu import PAGES
from pages._parts.says import Sentence

LONG, LONGEST = 9, 17
"""Values with more characters than these are written smaller, on one line."""


@dataclass(frozen=True)
class Card:
    """One figure with everything that must stand beside it, in words."""

    label: str
    value: str
    of: str = ""
    aim: str = ""
    met: bool = False
    change: str = ""
    sure: str = ""
    when: str = ""
    metric: str = ""
    there: bool = True
    beside: str = ""
    trust: Trust | None = None
    page: str = ""


def card(answer: Answer, key: str, *more: str, label: str = "", beside: str = "", page: str = "") -> Card:
    """The card of a metric in the first row of an answer; `more` are further lines of the denominator's rank, `page`
    is the one that says more about it."""
    figure = answer.figure(key)
    aim = aims.aim(figure)
    return Card(
        label=label or t(figure.metric.label),
        value=figure.text,
        of="\n".join(part for part in (figure.of_text, *more) if part),
        aim=aim.text if aim else "",
        met=bool(aim and aim.met),
        change=figure.change_text,
        sure=figure.sure_text,
        when=answer.period,
        metric=key,
        there=figure.value is not None,
        beside=beside,
        trust=load.trust(answer, key) if figure.value is not None else None,
        page=page,
    )


def trio(answer: Answer, keys: Sequence[str], label: str, *more: str) -> Card:
    """Several parts of one whole as one card of counts: their sum is the whole, so no share needs to be said.

    `more` are further lines of the denominator's rank.
    """
    figures = [answer.figure(key) for key in keys]
    there = any(figure.x for figure in figures)
    value = " · ".join(number(figure.x) for figure in figures) if there else figures[0].text
    of = t("dari {n} {of}", n=number(figures[0].of), of=t(figures[0].metric.of)) if there else ""
    of = "\n".join(part for part in (of, *more) if part)
    return Card(label, value, of, when=answer.period, metric=keys[0], there=there, trust=load.trust(answer, keys[0]))


def cards(*shown: Card | None) -> None:
    """Up to six cards as one block."""
    here.carded(one.metric for one in shown if one and one.metric)
    st.html(f'<div class="p-cards">{"".join(_html(one) for one in shown if one)}</div>')


def how_link(metric: str) -> str:
    """The address of a metric's entry in the glossary, with the filters of this view."""
    return controls.link("glossary", metric=metric)


def _html(one: Card) -> str:
    beside = f"<small>{escape(one.beside)}</small>" if one.beside else ""
    long = " longest" if len(one.value) > LONGEST else " long" if len(one.value) > LONG else ""
    value = f'<div class="value{long}">{escape(one.value)}{beside}</div>'
    if not one.there:
        value = f'<div class="value none">{escape(one.value)}</div>'
    how = f'<a href="{escape(how_link(one.metric))}">{escape(t("Cara hitung"))}</a>' if one.metric else ""
    foot = "<br>".join(part for part in (escape(one.when), _trust(one.trust), how, _more(one.page)) if part)
    lines = [f'<div class="label">{escape(one.label)}</div>', value]
    lines += [f'<div class="of">{_words(line)}</div>' for line in one.of.split("\n") if line]
    lines += [_line("aim met" if one.met else "aim", one.aim), _line("change", one.change), _line("sure", one.sure)]
    unsure = " unsure" if one.trust and one.trust.mark == "jangan" else ""
    return f'<div class="p-card{unsure}">{"".join(lines)}<div class="when">{foot}</div></div>'


def _trust(trust: Trust | None) -> str:
    """The quality mark with its word, and the coverage it rests on."""
    if trust is None or trust.mark is None:
        return ""
    said = " · ".join(part for part in (trust.text, trust.coverage_text) if part)
    return f'<span class="trust">{_words(said)}</span>'


def _more(page: str) -> str:
    return f'<a href="{escape(controls.link(page))}">{escape(t(PAGES[page].title))}</a>' if page else ""


def _line(style: str, text: str) -> str:
    return f'<div class="{style}">{_words(text)}</div>' if text else ""


def _words(text: str) -> str:
    """A line of a card, which is narrow: a percentage stays on one line."""
    return escape(text.replace(" %", "\u00a0%"))


def sentences(said: Iterable[Sentence | None]) -> None:
    """What must be said today, each sentence a link to the page that answers it."""
    items = [_item(one) for one in said if one]
    if items:
        st.html(f'<ul class="p-say">{"".join(items)}</ul>')


def _item(one: Sentence) -> str:
    address = controls.link(one.page) if one.page in PAGES else one.page
    link = f' <a href="{escape(address)}">{escape(t("lihat"))} →</a>' if address else ""
    return f'<li class="{one.tone}">{escape(one.text)}{link}</li>'
