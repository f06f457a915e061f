"""The glossary's entries, written from the declarations: nothing about a metric is said anywhere else."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

import streamlit as st

from data_access.facts import FACTS
from data_access.language import N_, t
from data_access.metrics import Metric
from data_access.units import UNITS, number
from pages._parts.meanings import twins

KINDS = {
    "S": N_("Sensus lengkap: semua yang tercatat dihitung, tanpa rentang."),
    "C": N_(
        "Sensus tak lengkap: sebagian belum ada datanya; batas menghitung keduanya, semua punya atau tidak satu pun."
    ),
    "R": N_("Responden survei: disertai rentang 95 %, bila responden dapat dianggap acak."),
    "E": N_("Efek atau rencana: disertai rentang dan asumsi."),
}
FAMILIES = {
    "kewajiban": N_("Kewajiban: dibandingkan dengan sasaran atau batas hukum, dalam orang yang kurang."),
    "mutu": N_("Mutu: dibandingkan dengan sejenisnya; perbedaan kecil tidak berarti apa-apa."),
    "": N_("Keterangan: bukan kewajiban, bukan mutu."),
}
BETTER = {
    "up": N_("lebih tinggi lebih baik"),
    "down": N_("lebih rendah lebih baik"),
    "": N_("tidak ada arah yang lebih baik"),
}


def meanings(entries: Sequence[Metric], wanted: str) -> None:
    """Every entry by subject, the one a link named open and first."""
    st.caption(t("{n} ukuran", n=number(len(entries))))
    if not entries:
        st.info(t("Tidak ada ukuran dengan kata itu. Coba kata yang lebih pendek."), icon=":material/search_off:")
    first = [metric for metric in entries if metric.key == wanted]
    for metric in first:
        st.subheader(t(metric.label), anchor=False)
        st.html(f'<dl class="p-gloss hit">{_entry(metric)}</dl>')
    for fact, group in groupby((one for one in entries if one not in first), key=lambda one: one.fact):
        st.subheader(t(FACTS[fact].label), anchor=False)
        with st.container(gap=None):
            for metric in group:
                with st.expander(t(metric.label), type="compact"):
                    st.html(f'<dl class="p-gloss">{_entry(metric)}</dl>')


def _entry(metric: Metric) -> str:
    unit = UNITS[metric.unit]
    same = ", ".join(t(one.label) for one in twins(metric))
    rows = (
        (t("Definisi"), t(metric.definition)),
        (t("Penyebut (“dari”)"), t(metric.of)),
        (t("Yang dihitung"), t(metric.who_in)),
        (t("Yang tidak dihitung"), t(metric.who_out)),
        (t("Contoh"), t(metric.example)),
        (t("Dasar hukum"), t(metric.legal_basis)),
        (t("Sumber"), t(metric.source)),
        (t("Satuan"), t(unit.word)),
        (t("Jenis"), t(KINDS[metric.kind])),
        (t("Golongan"), f"{t(FAMILIES[metric.family])} {t(BETTER[metric.better]).capitalize()}."),
        (t("Perubahan"), "; ".join(t(one) for one in metric.history)),
        (t("Jangan tertukar dengan"), same),
        (t("Kunci"), metric.key),
    )
    return "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in rows if text)
