"""What Mutu Data puts on its cards and in its tables. The findings themselves come from `data_access.quality`."""

from __future__ import annotations

from datetime import date

import polars as pl

from data_access.language import N_, t
from data_access.units import day, month, number
from pages._parts import load
from pages._parts.blocks.cards import Card
from pages._parts.blocks.frames import Shown

BALANCE = (
    Shown("fact__label", N_("Pokok data")),
    Shown("read", N_("Baris dibaca"), True),
    Shown("counted", N_("Dihitung"), True),
    Shown("left_out", N_("Ditinggalkan"), True),
    Shown("matched", N_("Ada di rilis"), True),
    Shown("difference", N_("Selisih"), True),
)
PROBLEMS = (
    Shown("problem__label", N_("Masalah")),
    Shown("fact__label", N_("Pokok data atau sumber")),
    Shown("remedy", N_("Cara memperbaiki")),
    Shown("rows", N_("Baris"), True),
)


def cards(sources: pl.DataFrame, balance: pl.DataFrame, problems: pl.DataFrame) -> tuple[Card | None, ...]:
    """Sources up to date, rows that add up, subjects without a difference, and the age of it all."""
    return (
        _up_to_date(sources),
        *_rows(balance),
        _known("no_standard", problems),
        _known("inconsistent", problems),
        _age(),
    )


def _up_to_date(sources: pl.DataFrame) -> Card:
    label = t("Sumber mutakhir")
    if sources.is_empty():
        return Card(label, t("belum ada"), t("Catatan kiriman (tabel delivery) tidak ada."), there=False)
    last: date = max(sources["month"])
    newest = sources.filter(pl.col("month") == last)
    complete = newest.filter(pl.col("state").is_in(["TEPAT", "TERLAMBAT"])).height
    of = t("dari {n} sumber sudah lengkap untuk {month}", n=number(newest.height), month=month(last))
    return Card(label, number(complete), of)


def _rows(balance: pl.DataFrame) -> tuple[Card, ...]:
    if balance.is_empty():
        return ()
    read, counted, left = (sum(balance[name]) for name in ("read", "counted", "left_out"))
    of = t("= {counted} dihitung + {left} ditinggalkan", counted=number(counted), left=number(left))
    wrong = balance.filter(pl.col("difference") != 0).height
    agree = t("dari {n} pokok data cocok dengan sumber", n=number(balance.height))
    return Card(t("Baris dibaca"), number(read), of), Card(t("Jumlah cocok"), number(balance.height - wrong), agree)


def _known(problem: str, problems: pl.DataFrame) -> Card | None:
    """One finding that readers ask for by name; none where it was not found."""
    found = problems.filter(pl.col("problem") == problem)
    if found.is_empty():
        return None
    row = found.row(0, named=True)
    return Card(row["problem__label"], number(row["rows"]), row["remedy"])


def _age() -> Card:
    checked = load.checked_at()
    said = t("terakhir dibandingkan dengan sumber {day}", day=day(checked.astimezone())) if checked else ""
    return Card(t("Tanggal data"), day(load.snapshot().as_of), said)
