"""Who completed a training, and what an assessment after it found: an association, by competency."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from data_access.ask import Answer
from data_access.language import t
from data_access.units import number
from pages._parts import blocks, says
from pages._parts.controls import leading
from pages._parts.exhibits.gaps.lacking import PAGE
from pages._parts.exhibits.gaps.usable import with_standard, without_rows

TRAINED = ("trained_retested", "trained_still_below", "trained_not_retested")
"""How many trained pairs were assessed again, which of these are still below, and which were not assessed again."""


def trained(whole: Answer, by_competency: Answer) -> None:
    """Who was trained and is still below: one sentence, and a table of the competencies somebody was trained for."""
    shown = _trained_only(by_competency)
    if not shown.empty:
        blocks.sentences((says.Sentence(_said(whole)),))
    blocks.table(
        t("Sudah dilatih, menurut kompetensi"),
        shown,
        "trained_still_below__x",
        leads=leading(PAGE, "competency"),
        compared=t(
            "asosiasi, bukan dampak pelatihan: pasangan orang × kompetensi menurut asesmen sesudah pelatihannya; urut "
            "yang masih di bawah standar; kompetensi yang belum dilatihkan tidak tampil"
        ),
        key="trained",
    )


def _trained_only(by_competency: Answer) -> Answer:
    """The competencies that somebody completed a training for, or why there is none."""
    there = with_standard(by_competency)
    found = there.frame.filter(pl.col("trained_retested__of") > 0)
    if there.empty or not found.is_empty():
        return replace(there, frame=found)
    return without_rows(
        there, t("Belum ada pelatihan yang selesai untuk kompetensi jabatan mereka di antara yang dipilih.")
    )


def _said(whole: Answer) -> str:
    """Both figures in one sentence, each with its own "dari"; nobody assessed again is no share of 0."""
    below, waiting = whole.figure("trained_still_below"), whole.figure("trained_not_retested")
    left = {"left": number(waiting.x), "all": number(waiting.of), "part": waiting.text}
    if not below.of:
        return t("Belum ada yang dinilai ulang: {left} dari {all} pasangan dilatih menunggu asesmen ({part}).", **left)
    return t(
        "{x} dari {n} pasangan yang dilatih dan dinilai ulang masih di bawah standar ({share}); {left} dari {all} "
        "pasangan dilatih belum dinilai ulang ({part}).",
        x=number(below.x),
        n=number(below.of),
        share=below.text,
        **left,
    )
