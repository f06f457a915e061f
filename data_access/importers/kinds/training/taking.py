"""Who took which training, when, for how many hours, and with which certificate."""

from __future__ import annotations

import polars as pl
from sqlalchemy import Numeric, String

from data_access.contract.training import TRAINING, TRAINING_PARTICIPATION
from data_access.importers import values
from data_access.importers.deliveries import sent_by
from data_access.importers.importer import AT, Understood
from data_access.importers.kinds.training.courses import HELD, KEPT, marked, training_rows, with_training
from data_access.importers.known import Known
from data_access.importers.people import identified
from data_access.importers.sifting import Sifted
from data_access.importers.values import Reading
from data_access.language import N_, t
from data_access.units import number

CERTIFIED, FINISHED = "BERSERTIFIKAT", "SELESAI"

_OPTIONAL = ("pns_id", "ends", "year", "hours", "provider", "certificate")
"""Columns that one of the files has not."""

_JP = r"(?i)\s*\b(jpl?|jam( pelajaran)?)\.?$"
"""How a number of hours may be named in its cell."""

_TELLING = 5
"""Letters and digits from which the number of a certificate tells it from others (konvensi aplikasi)."""


def taken(sifted: Sifted, known: Known) -> Understood:
    """The trainings and participations that rows say, once each row has its `kind` and `delivery`."""
    sifted.add(*(pl.lit(None, pl.String).alias(name) for name in _OPTIONAL if name not in sifted.rows.columns))
    identified(sifted, known, "nip", "pns_id")
    _title(sifted)
    _days(sifted, known)
    _hours(sifted)
    _certificate(sifted)
    _once(sifted)
    with_training(sifted, known)
    _beside(sifted, known)
    _held_already(sifted, known)
    tables = (("training", training_rows(sifted.rows)), ("training_participation", _participations(sifted.rows)))
    keep = {"training": KEPT, "training_participation": ("completed_on",)}
    sent = sent_by(sifted.rows.with_columns(pl.col("old_status").is_null().alias("new")), known, pl.col("ends_on"))
    return Understood(tables, sifted, keep, sent=sent)


def _title(sifted: Sifted) -> None:
    sifted.add(*marked("title", "provider"))
    sifted.refuse(pl.col("title_mark").fill_null("") == "", "title", N_("tanpa nama pelatihan"))
    for name, column in (("title", TRAINING.c.title), ("provider", TRAINING.c.provider)):
        _fits(sifted, name, column.type)


def _fits(sifted: Sifted, name: str, kind: object) -> None:
    """Refuse texts that are longer than the contract's column."""
    most = kind.length or 0 if isinstance(kind, String) else 0
    hint = pl.lit(t("paling banyak {most} huruf", most=number(most)))
    sifted.refuse(pl.col(name).str.len_chars() > most, name, N_("teks terlalu panjang; singkatkan"), hint)


def _days(sifted: Sifted, known: Known) -> None:
    """Add `starts_on` and `ends_on`; of one day that is known it is both. A cell may name the two at once."""
    unread = N_("tanggal tidak terbaca")
    sifted.read("starts", _first_day, "starts_on", unread)
    sifted.read("starts", _last_day, "until", unread)
    sifted.read("ends", values.day, "ends_on", unread)
    first, last = pl.col("starts_on"), pl.coalesce("ends_on", "until")
    sifted.add(first.fill_null(last), last.alias("ends_on"))
    last = pl.col("ends_on")
    undated = N_("tanpa tanggal: JP dihitung menurut hari selesainya; isi tanggal dari sertifikat, lalu impor lagi")
    sifted.refuse(last.is_null(), "starts", undated)
    sifted.refuse(last < first, "starts", N_("tanggal selesai sebelum tanggal mulai"))
    ahead = N_("tanggal selesai sesudah hari ini: perbaiki tanggalnya, atau impor lagi setelah pelatihannya selesai")
    sifted.refuse(last > known.today, "starts", ahead)
    year = values.year_of(pl.col("year"))
    other = (year != first.dt.year()) & (year != last.dt.year())
    sifted.warn(other, "year", N_("tahun berbeda dari tanggalnya; yang dipakai tanggalnya"))


def _first_day(texts: pl.Series) -> Reading:
    return values.span(texts)[0]


def _last_day(texts: pl.Series) -> Reading:
    return values.span(texts)[1]


def _hours(sifted: Sifted) -> None:
    """Read `hours` as a number; 0 is what sources write where nobody knows."""
    sifted.read("hours", _number, "jp", N_("JP bukan angka"))
    sifted.refuse(pl.col("jp") < 0, "hours", N_("JP kurang dari nol"))
    most = _most(TRAINING_PARTICIPATION.c.credited_hours.type)
    hint = pl.lit(t("paling banyak {most}", most=number(most, 1)))
    sifted.refuse(pl.col("jp") > most, "hours", N_("JP terlalu besar"), hint)
    sifted.warn(pl.col("jp").fill_null(0) == 0, "hours", N_("tanpa JP: dicatat, tetapi tidak menambah jam siapa pun"))
    sifted.add(pl.when(pl.col("jp") > 0).then(pl.col("jp")).alias("hours"))


def _number(texts: pl.Series) -> Reading:
    return values.number(texts.str.replace(_JP, ""))


def _most(kind: object) -> float:
    """The largest number that a column of the contract keeps."""
    if not isinstance(kind, Numeric) or kind.precision is None or kind.scale is None:
        return float("inf")
    return (10**kind.precision - 1) / 10**kind.scale


def _certificate(sifted: Sifted) -> None:
    """Add `number`, null where there is none: "ada" and "belum terbit" are no numbers."""
    _fits(sifted, "certificate", TRAINING_PARTICIPATION.c.certificate_no.type)
    text = pl.col("certificate")
    numbered = text.str.contains(r"\d")
    sifted.warn(
        text.is_not_null() & ~numbered, "certificate", N_("bukan nomor sertifikat: dicatat belum bersertifikat")
    )
    sifted.add(pl.when(numbered).then(text).alias("number"))
    sifted.add(_telling(pl.col("number")).alias("number_mark"))


def _telling(number: pl.Expr) -> pl.Expr:
    mark = values.folded(number)
    return pl.when(mark.str.len_chars() >= _TELLING).then(mark)


_SAME_NUMBER = N_(
    "nomor sertifikat ini sudah dicatat pada pelatihan lain orang yang sama; perbaiki nomornya bila keliru"
)


def _once(sifted: Sifted) -> None:
    """Of a person's rows of one training keep the certified one, of these the one with most hours; and of those with
    one certificate the first."""
    best = sifted.rows.sort(pl.col("number").is_null(), -pl.col("hours"), AT, nulls_last=True)
    kept = best.unique(["employee_id", *HELD], keep="first", maintain_order=True)
    first = kept.select("employee_id", *HELD, _hours="hours", _number="number_mark", _kept=AT)
    sifted.rows = sifted.rows.join(
        first, on=["employee_id", *HELD], how="left", nulls_equal=True, maintain_order="left"
    )
    repeat = pl.col(AT) != pl.col("_kept")
    more = pl.any_horizontal(
        pl.col(own).is_not_null() & pl.col(own).ne_missing(pl.col(of))
        for own, of in (("hours", "_hours"), ("number_mark", "_number"))
    )
    differing = N_(
        "orang ini sudah tercatat pada pelatihan yang sama di baris lain, dengan JP atau nomor lain: gabungkan menjadi "
        "satu baris"
    )
    sifted.refuse(repeat & more, "title", differing)
    twice = N_("orang ini sudah tercatat pada pelatihan yang sama di baris lain; satu pelatihan dihitung sekali")
    sifted.refuse(repeat, "title", twice, aside=True)
    sifted.rows = sifted.rows.drop("_hours", "_number", "_kept")
    again = pl.struct("employee_id", "number_mark").is_first_distinct()
    sifted.refuse(pl.col("number_mark").is_not_null() & ~again, "certificate", _SAME_NUMBER)


def _beside(sifted: Sifted, known: Known) -> None:
    """Refuse certificates that the database has under another training; add what it knows of the participation."""
    there = known.rows(
        "training_participation", "training_id", "employee_id", "status", "credited_hours", "certificate_no"
    )
    marks = there.with_columns(_telling(pl.col("certificate_no")).alias("number_mark")).drop_nulls("number_mark")
    under = marks.group_by("employee_id", "number_mark").agg(_under=pl.col("training_id"))
    rows = sifted.rows.join(under, on=["employee_id", "number_mark"], how="left", maintain_order="left")
    old = there.select(
        "training_id", "employee_id", old_status="status", old_hours="credited_hours", old_number="certificate_no"
    )
    sifted.rows = rows.join(old, on=["training_id", "employee_id"], how="left", maintain_order="left")
    sifted.refuse(~pl.col("_under").list.contains(pl.col("training_id")), "certificate", _SAME_NUMBER)


def _held_already(sifted: Sifted, known: Known) -> None:
    """Refuse what the database has of a person under another provider: one title on the same days is one training
    (domain facts §4.3)."""
    taken = known.rows("training_participation", "training_id", "employee_id", "status")
    taken = taken.filter(pl.col("status").is_in([CERTIFIED, FINISHED]))
    held = known.trainings.with_columns(values.folded(pl.col("title")).alias("title_mark"))
    there = taken.join(held.select(*HELD, training_id="id"), on="training_id")
    under = there.group_by("employee_id", *HELD).agg(_elsewhere=pl.col("training_id"))
    sifted.rows = sifted.rows.join(under, on=["employee_id", *HELD], how="left", maintain_order="left")
    again = N_(
        "pelatihan ini (nama dan tanggal yang sama) sudah tercatat untuk orang ini dengan penyelenggara lain; satu "
        "pelatihan dihitung sekali"
    )
    elsewhere = ~pl.col("_elsewhere").list.contains(pl.col("training_id"))
    nothing_more = pl.col("hours").is_null() & pl.col("number").is_null()
    sifted.refuse(elsewhere & nothing_more, "title", again, aside=True)
    sifted.refuse(elsewhere, "title", again)


def _participations(rows: pl.DataFrame) -> pl.DataFrame:
    """What a file leaves out does not undo what the database knows: a certificate stays, and so do its hours."""
    certified = pl.col("number").is_not_null() | (pl.col("old_status") == CERTIFIED).fill_null(value=False)
    return rows.select(
        AT,
        "training_id",
        "employee_id",
        pl.when(certified).then(pl.lit(CERTIFIED)).otherwise(pl.lit(FINISHED)).alias("status"),
        pl.coalesce("hours", "old_hours").alias("credited_hours"),
        pl.col("ends_on").alias("completed_on"),
        pl.coalesce("number", "old_number").alias("certificate_no"),
    )
