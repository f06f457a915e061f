"""What all results of assessments have in common: the day, the levels, the method, repeats, and what is written.

A cell is one level of one person: AT, employee_id, assessed_on, method, competency_id, name, domain, achieved_level,
and what the file says its standard is (`standard`, a text, of the column `beside`).
"""

from __future__ import annotations

from functools import partial

import polars as pl

from data_access.contract.codes import ASSESSMENT_METHOD
from data_access.contract.competency import COMPETENCY_ASSESSMENT
from data_access.importers import synonyms, values
from data_access.importers.asked import Asked
from data_access.importers.deliveries import sent_by
from data_access.importers.importer import AT, Column, Found, Understood
from data_access.importers.kinds.competency.dictionary import Dictionary
from data_access.importers.known import Known
from data_access.importers.problems import ImportProblem
from data_access.importers.sifting import Sifted
from data_access.language import N_, t
from data_access.periods import period

SOURCE = "ASESMEN"
DAY = Column("day", ("tanggal_asesmen", "tanggal_penilaian", "tanggal", "assessed_on"), required=False)
METHOD = Column("method", ("metode", "metode_asesmen", "method"), required=False)
KIND = Column("kind", ("jenis_asesmen_jabatan", "jenis_asesmen"), required=False)

LEVELS: tuple[int, int] = COMPETENCY_ASSESSMENT.c.achieved_level.info["range"]
_PERSON = (AT, "employee_id", "assessed_on", "method")
_KEY = ("employee_id", "competency_id", "assessed_on")
_NAMES = 9
"""New competencies that a note names: the nine; of more it says how many."""


def refuse_undated(found: Found, asked: Asked, column: str) -> None:
    """ImportProblem where neither the file nor a person says when anybody was assessed."""
    if not asked.period and found.rows[column].is_null().all():
        raise ImportProblem(
            t(
                "Berkas {file} tidak menyebut kapan asesmennya. Sebut dengan --period, misalnya --period 2026-05 atau "
                "--period 2025; hari terakhirnya yang dicatat.",
                file=found.name,
            )
        )


def dated(sifted: Sifted, known: Known, asked: Asked) -> None:
    """Add `assessed_on`: the day of the row, else the last one of the period asked for."""
    here = partial(values.day, zone=known.zone_of(asked.city))
    sifted.read("day", here, "said_on", N_("tanggal tidak terbaca"))
    settled(sifted, known, asked, pl.col("said_on"), "day")


def settled(sifted: Sifted, known: Known, asked: Asked, said: pl.Expr, column: str) -> None:
    """The same of a day that was read already. Nobody was assessed after today."""
    end = period(asked.period).end if asked.period else None
    sifted.add(pl.coalesce(said, pl.lit(end, pl.Date)).alias("assessed_on"))
    day = pl.col("assessed_on")
    sifted.refuse(day.is_null(), column, N_("tanpa waktu asesmen; isi kolomnya atau sebut periode berkasnya"))
    ahead = N_("hari asesmen lewat dari hari ini; isi tanggalnya atau sebut periode yang sudah lewat")
    sifted.refuse(day > known.today, column, ahead)


def by_method(sifted: Sifted, asked: Asked) -> None:
    """Replace `method` by its code; where it says nothing, by what the kind of assessment says.

    The kind may be the kind of post as well: a text that is no method is not refused there.
    """
    book = asked.book("assessment_method")
    sifted.code("method", book)
    kind = synonyms.coded(sifted.rows["kind"], book)
    sifted.add(pl.coalesce(pl.col("method__code"), kind).alias("method"))


def levelled(sifted: Sifted, column: str) -> None:
    """Add `<column>__level`, null where the cell is empty; what is no level refuses its row."""
    low, high = LEVELS
    level = f"{column}__level"
    found = values.whole(sifted.rows[column])
    sifted.add(found.values.alias(level), found.unclear.alias("_unclear"))
    wrong = pl.col("_unclear") | ~pl.col(level).is_between(low, high)
    outside = N_("level kompetensi harus bilangan bulat di dalam rentangnya")
    sifted.refuse(wrong, column, outside, pl.lit(f"{low}–{high}"))
    sifted.rows = sifted.rows.drop("_unclear")
    if found.note:
        sifted.tell(found.note, column)


def refuse_nothing(sifted: Sifted, columns: list[str]) -> None:
    """A row without a single level has nothing to be kept."""
    empty = pl.all_horizontal(pl.col(f"{column}__level").is_null() for column in columns)
    sifted.refuse(empty, "nip", N_("tanpa satu pun level kompetensi"))


def cells_of(
    sifted: Sifted, column: str, ident: pl.Expr, name: pl.Expr, domain: pl.Expr, beside: str = ""
) -> pl.DataFrame:
    """The cells of one column of levels; `beside` is the column with the standards."""
    standard = pl.col(beside) if beside else pl.lit(None, pl.String)
    cells = sifted.rows.select(
        *_PERSON,
        ident.alias("competency_id"),
        name.alias("name"),
        domain.alias("domain"),
        pl.col(f"{column}__level").alias("achieved_level"),
        standard.alias("standard"),
        pl.lit(beside).alias("beside"),
    )
    return cells.drop_nulls("achieved_level")


def once(sifted: Sifted, cells: pl.DataFrame, known: Known) -> pl.DataFrame:
    """The cells of which each stands once. Rows that contradict each other are refused, those that only repeat, and
    those that would put a weaker finding over a stronger one."""
    several = [pl.col(name).n_unique().over(_KEY) > 1 for name in ("achieved_level", "method")]
    against = cells.filter(pl.any_horizontal(several))[AT].unique().implode()
    differing = N_("baris lain menyebut level atau metode yang berbeda untuk orang, kompetensi dan hari yang sama")
    sifted.refuse(pl.col(AT).is_in(against), "nip", differing)
    agreed = cells.filter(~pl.col(AT).is_in(against)).sort(AT).unique(_KEY, keep="first", maintain_order=True)
    again = N_("sama dengan baris di atasnya: orang, kompetensi, hari dan level yang sama")
    sifted.refuse(~pl.col(AT).is_in(agreed[AT].unique().implode()), "nip", again, aside=True)
    weaker = _weaker(agreed, known)
    below = N_("basis data sudah punya hasil dari metode yang lebih kuat untuk orang, kompetensi dan hari yang sama")
    sifted.refuse(pl.col(AT).is_in(weaker), "nip", below, aside=True)
    return agreed.filter(~pl.col(AT).is_in(weaker))


def _weaker(cells: pl.DataFrame, known: Known) -> pl.Series:
    """Rows with a cell of which the database has the level by a stronger method."""
    rank = {method: at for at, method in enumerate(ASSESSMENT_METHOD)}
    there = known.rows("competency_assessment", *_KEY, "method").rename({"method": "_there"})
    both = cells.join(there, on=_KEY).select(
        AT, *(pl.col(name).replace_strict(rank, default=None, return_dtype=pl.Int64) for name in ("method", "_there"))
    )
    return both.filter(pl.col("method") > pl.col("_there"))[AT].unique().implode()


def understood(
    sifted: Sifted,
    cells: pl.DataFrame,
    known: Known,
    dictionary: Dictionary,
    more: tuple[tuple[str, pl.DataFrame], ...] = (),
) -> Understood:
    """What is written: new competencies, the levels, and what else the kind has."""
    new = dictionary.rows_of(cells)
    if new.height:
        _tell_new(sifted, new["name"].to_list())
    levels = cells.select(*_PERSON, "competency_id", "achieved_level")
    made = (("competency", new),) if new.height else ()
    there = cells.join(known.rows("competency_assessment", *_KEY), on=_KEY, how="semi")[AT].unique().implode()
    rows = sifted.rows.select("employee_id", "assessed_on", ~pl.col(AT).is_in(there).alias("new"))
    sent = sent_by(rows, known, pl.col("assessed_on"))
    unsaid = {"competency_assessment": ("method",)}
    return Understood((*made, ("competency_assessment", levels), *more), sifted, unsaid=unsaid, sent=sent)


def _tell_new(sifted: Sifted, names: list[str]) -> None:
    if len(names) > _NAMES:
        sifted.tell(t("Kompetensi baru di kamus: {count}.", count=len(names)))
    else:
        sifted.tell(t("Kompetensi baru di kamus: {names}.", names=", ".join(names)))
