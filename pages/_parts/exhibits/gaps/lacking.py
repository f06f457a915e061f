"""What is lacking: by competency and how far, in which places, and what to plan for first."""

from __future__ import annotations

from data_access.ask import Answer
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.metrics.unobliged import PPPK_MOST
from pages._parts import blocks, charts, theme
from pages._parts.controls import filters, leading
from pages._parts.exhibits.gaps.usable import assessed

PAGE = "gaps"
SIZES = ("below_1", "below_2", "below_3")
"""Every pair below its standard is in one of them."""

TECHNICAL = {"TEKNIS": 6}
"""Technical competencies are many: so many have a column, those most people fall short in (`pages.md` §1.2)."""


def by_competency(answer: Answer) -> None:
    """People below the standard by competency and how far."""
    blocks.chart(
        t("Orang di bawah standar menurut kompetensi dan jauhnya"),
        charts.segments,
        assessed(answer),
        "competency",
        SIZES,
        "pairs_below__x",
        tuple(theme.GAPS.values()),
        percent=True,
        bold=3,
        rows=20,
        leads=leading(PAGE, "competency"),
        compared=t("orang menurut kompetensi, dari yang diasesmen untuk kompetensi itu; tiga terbanyak tebal"),
        key="by_competency",
        columns=("pairs_below", *SIZES, "gap_levels"),
    )


def places_by_competency(cells: Answer, order: Answer) -> None:
    """The heat map: places in their peer groups × competencies, each cell a share of those assessed."""
    *groups, place = order.question.by
    blocks.heat(
        t("Di mana: % di bawah standar menurut {place} dan kompetensi", place=t(DIMENSIONS[place].label)),
        blocks.Grid(
            *(assessed(cells), place, "competency", "pairs_below", order, "with_gap", "assessed", "domain"),
            leads=leading(PAGE, place),
            heads=leading(PAGE, "competency"),
            sections=groups[0] if groups else "",
            at_most=TECHNICAL,
        ),
        compared=t(
            "% dari yang diasesmen; dalam kelompok urut orang ber-kesenjangan; kurang dari 10 yang diasesmen: tidak "
            "diwarnai"
        ),
        key="heat",
    )


def priority(answer: Answer) -> None:
    """What to plan first, with what it would take; its file is the draft of the AKPK."""
    blocks.table(
        t("Prioritas: tingkat-orang yang belum dijadwalkan, terbanyak dahulu"),
        assessed(answer),
        "levels_unplanned__x",
        leads=leading(PAGE, "competency"),
        compared=t("kompetensi × jenis jabatan; urut tingkat-orang yang belum punya baris AKPK"),
        key="priority",
    )
    if not assessed(answer).empty:
        blocks.fine_print(f"{_draft()}  \n{_contract_staff()}".strip())


def _draft() -> str:
    return t(
        "Unduhan tabel ini dipakai sebagai konsep AKPK: satu baris tiap kompetensi dan jenis jabatan. JP dan biaya "
        "adalah perkiraan dari rata-rata baris AKPK kelompok itu (konvensi aplikasi)."
    )


def _contract_staff() -> str:
    """What can be done for PPPK is limited, though their gaps count."""
    chosen = filters().status
    if chosen and not any(code.startswith("PPPK") for code in chosen):
        return ""
    return t(
        "Kesenjangan PPPK ikut dihitung, tetapi pengembangannya terbatas: paling banyak {n} JP setahun (konvensi "
        "aplikasi).",
        n=PPPK_MOST,
    )
