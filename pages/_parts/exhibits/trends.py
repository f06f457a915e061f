"""The exhibits of Tren e-Kinerja: who is not rated yet, predikat over time, who moved, how units tell apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from data_access.ask import Answer, pattern
from data_access.language import N_, t
from data_access.pattern import CAPTION
from data_access.privacy import FINEST
from data_access.units import number, share_written
from pages._parts import asking, blocks, charts, theme
from pages._parts.blocks.tables import Cell
from pages._parts.controls import leading, teachers_only

PAGE = "trends"


def unrated(by_place: Answer) -> None:
    """Who has not rated yet, and for how long the period has been over."""
    row = by_place.question.by[0]
    blocks.chart(
        t("Belum dinilai, {waiting}", waiting=_waiting(by_place)),
        charts.segments,
        by_place,
        row,
        ("rating_none",),
        "rating_none__x",
        (theme.ACCENT,),
        leads=leading(PAGE, row),
        compared=t("orang yang belum punya predikat, terbanyak dahulu"),
        key="unrated",
        columns=("rating_none", "evaluated", "needs_coaching", "coached"),
    )


def _waiting(answer: Answer) -> str:
    days = (answer.as_of - answer.until).days if answer.until else 0
    if days <= 0:
        return t("{period} belum berakhir", period=answer.period)
    return t("{n} hari sesudah {period} berakhir", n=number(days), period=answer.period)


def over_time(series: Sequence[Answer]) -> None:
    """Predikat over the periods; by the year teachers stand beside all others, in their own chart."""
    if teachers_only():
        blocks.fine_print(t("Guru dinilai tahunan sejak 2025 (per semester pada 2024)."))
    if len(series) == 1:
        _ratings(t("Predikat dari semua yang wajib dinilai"), series[0], "ratings")
        return
    titles = (t("Selain guru, per tahun"), t("Guru, per tahun"))
    for place, title, answer, key in zip(blocks.pair(), titles, series, ("ratings", "ratings_teachers"), strict=True):
        with place:
            _ratings(title, answer, key)


def _ratings(title: str, answer: Answer, key: str) -> None:
    blocks.chart(
        title,
        charts.ratings,
        answer,
        leads=leading(PAGE, "period"),
        compared=_compared(answer),
        key=key,
    )
    blocks.notes(answer)


def _compared(series: Answer) -> str:
    span = series.question.filters.span
    if span and span.kind == "TAHUN":
        return t("sebaran predikat per tahun")
    return t("sebaran predikat per periode; guru dinilai tahunan dan tidak masuk periode dalam tahun")


def old_scale(ask: Callable[[], Answer]) -> None:
    """A closed box for the scores to 2021; they are asked for and drawn only when a reader opens it."""
    title = t("Skala lama 0–100 (tidak dapat disambung)")
    box = st.expander(title, key="old_scale", on_change="rerun", type="compact", icon=":material/history:")
    if box.open:
        with box:
            _scores(ask())


def _scores(series: Answer) -> None:
    """What scores to 2021 were called, year by year: a series of its own that nothing continues."""
    title = t("Nilai tahunan sampai 2021 menurut sebutannya")
    if series.empty:
        blocks.absent(title, " ".join(series.notes) or t("Belum ada nilai sampai 2021 untuk pilihan ini."))
        return
    blocks.chart(
        title,
        charts.scores,
        series,
        compared=t("sebaran sebutan dari yang punya nilai per tahun; periode di bilah samping tidak dipakai di sini"),
        key="scores",
    )


def moves(by_place: Answer) -> None:
    """The same persons in both periods: who fell and who rose."""
    row = by_place.question.by[0]
    blocks.chart(
        t("Pergeseran predikat dari periode sebelumnya"),
        charts.diverging,
        by_place,
        row,
        "moved_down",
        "moved_up",
        "net_shift",
        leads=leading(PAGE, row),
        compared=t("bagian yang turun dan naik pada orang yang sama; angka di ujung batang = orang; urut yang turun"),
        key="moves",
    )


def field(total: Answer, cells: Answer) -> None:
    """Hasil kerja × perilaku, where enough people are rated to show it."""
    title = t("Hasil kerja × perilaku")
    rated = total.figure("needs_coaching").of or 0
    if 0 < rated < FINEST:
        why = t(
            "Hanya untuk kota atau OPD dengan sedikitnya {least} yang dinilai; di sini {n}.",
            least=FINEST,
            n=number(rated),
        )
        blocks.absent(title, why)
        return
    blocks.chart(
        title,
        charts.field,
        cells,
        compared=t("orang menurut hasil kerja dan perilaku, dengan predikat resmi tiap bidang"),
        key="field",
    )


def professions(answer: Answer) -> None:
    """The spread of predikat by profession."""
    blocks.chart(
        t("Predikat menurut kelompok profesi"),
        charts.ratings,
        answer,
        "profession",
        leads=leading(PAGE, "profession"),
        compared=t("sebaran predikat dari yang wajib dinilai menurut kelompok profesi"),
        key="profession_ratings",
    )


def distribution(by_opd: Answer) -> None:
    """The most frequent predikat of each OPD against the pattern of its own predikat."""
    title, found = t("Pola distribusi predikat"), pattern(by_opd)
    if not asking.everybody():
        blocks.absent(title, t("Pola hanya untuk seluruh pegawai sebuah OPD: lepaskan penyaring pegawai."))
    elif charts.judged(found).is_empty():
        blocks.absent(
            title, t("Belum ada OPD dengan predikat organisasi dan sedikitnya 10 yang dinilai pada periode ini.")
        )
    else:
        blocks.frame_chart(
            title,
            charts.pattern,
            found,
            leads=leading(PAGE, "opd"),
            said=" · ".join((_whole_opd(), by_opd.period, t(CAPTION).removesuffix("."))),
            key="pattern",
            columns=_PATTERN,
        )


def _whole_opd() -> str:
    if asking.whole_city():
        return t("bagian predikat terbanyak tiap OPD")
    return t("bagian predikat terbanyak tiap OPD, seluruh unitnya, juga di luar yang dipilih")


_PATTERN = (
    blocks.Shown("opd__label", N_("OPD")),
    blocks.Shown("agency_rating__label", N_("Predikat organisasi")),
    blocks.Shown("dominant__label", N_("Predikat terbanyak")),
    blocks.Shown("share", N_("Bagiannya"), parts=lambda row: _share(row)),
    blocks.Shown("verdict__label", N_("Pola")),
    blocks.Shown("why", N_("Keterangan")),
)


def _share(row: Mapping[str, Any]) -> tuple[blocks.Part, ...]:
    """The share with the number it is a share of; nothing where nobody is rated."""
    if row["share"] is None:
        return ()
    share = share_written(row["share"], row["rated"])
    return (blocks.Part(t("{share} dari {n} dinilai", share=share, n=number(row["rated"]))),)


def places(rated: Answer, moved: Answer, reported: Answer, by_opd: Answer) -> None:
    """Every OPD, or the units of one: figures of four facts side by side, most not yet rated first."""
    row = rated.question.by[0]
    blocks.joined(
        t("Menurut OPD") if row == "opd" else t("Menurut unit"),
        (
            blocks.Columns(rated, ("evaluated", "rating_none", "rating_sb", "rating_b", "needs_coaching")),
            blocks.Columns(moved, ("moved_up", "moved_down", "net_shift")),
            reported,
        ),
        "rating_none__x",
        leads=leading(PAGE, row),
        words=blocks.Words(t("Pola"), _verdicts(by_opd)) if row == "opd" and asking.everybody() else None,
        compared=t("urut orang yang belum dinilai; BP, K, dan SK hanya dipisah untuk seluruh kota"),
        key="places",
    )


def _verdicts(by_opd: Answer) -> dict[str, Cell]:
    """{OPD: how its predikat lie to the pattern, and why}."""
    found = pattern(by_opd).select("opd", "verdict__label", "why").iter_rows()
    return {opd: Cell(verdict, why.replace("; ", "\n")) for opd, verdict, why in found}
