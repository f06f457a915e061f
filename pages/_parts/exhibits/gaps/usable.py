"""Whether the assessments can be used: who is assessed, how long ago; and answers of nobody, which say why."""

from __future__ import annotations

from dataclasses import replace

from data_access.ask import Answer
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from pages._parts import blocks, charts, theme
from pages._parts.controls import leading

STATES = ("assessed", "assessment_expired", "never_assessed")
"""Everybody with a standard is in one of them."""


def coverage(by_place: Answer) -> None:
    """Who of those with a standard is assessed, whose assessment has expired, who never was, by place."""
    place = by_place.question.by[-1]
    blocks.chart(
        t("Keadaan asesmen menurut {place}", place=t(DIMENSIONS[place].label)),
        charts.segments,
        with_standard(by_place),
        place,
        STATES,
        "assessed__short",
        (theme.STEPS[2], theme.STEPS[0], theme.NOTHING),
        leads=leading("gaps", place),
        compared=t("pegawai berstandar menurut keadaan asesmennya; urut yang belum; kedaluwarsa bukan kesenjangan"),
        key="coverage",
        columns=("assessed", "assessment_expired", "never_assessed", "without_standard"),
    )


def age(answer: Answer) -> None:
    """How old the latest assessments are."""
    blocks.chart(
        t("Umur asesmen terakhir"),
        charts.columns,
        with_standard(answer),
        "assessment_age",
        compared=t("pasangan orang × kompetensi; lebih dari 3 tahun kedaluwarsa, tidak dihitung sebagai kesenjangan"),
        key="age",
        units=t("pasangan orang × kompetensi"),
    )


def assessed(answer: Answer) -> Answer:
    """The same, or an answer without rows that says why: a chart of nobody assessed would be a chart of nothing."""
    there = with_standard(answer)
    if there.empty or there.frame["pairs_below__of"].sum():
        return there
    return without_rows(there, t("Belum ada asesmen yang berlaku di antara yang dipilih."))


def with_standard(answer: Answer) -> Answer:
    """The same, or an answer without rows that says that nobody chosen has a standard."""
    counted = "assessed__of" in answer.frame.columns
    nobody = answer.empty or (counted and not answer.frame["assessed__of"].sum())
    if not nobody or (answer.empty and answer.notes):
        return answer
    return without_rows(answer, t("Tidak seorang pun di antara yang dipilih punya standar kompetensi (SKJ)."))


def without_rows(answer: Answer, why: str) -> Answer:
    """The answer with no rows, and the sentence why."""
    return replace(answer, frame=answer.frame.clear(), notes=(why,))
