"""The exhibits of Mutu Data: its cards, the marks of measures, deliveries, rows that add up, and what is to be mended.

What was found comes from `data_access.quality`; here it is only titled, put into columns, and linked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from data_access import quality
from data_access.ask import Answer
from data_access.dimensions import DIMENSIONS
from data_access.language import N_, t
from data_access.units import NOTHING, change, day, month, number
from pages._parts import blocks, charts, load, says
from pages._parts.blocks import Card, Part, Shown
from pages._parts.controls import filters, leading

_PLACES = ("city", "agency")


def up_to_date(sources: pl.DataFrame) -> Card:
    """Sources that are complete for their newest month, of all that are recorded."""
    label = t("Sumber mutakhir")
    if sources.is_empty():
        return Card(label, t("belum ada"), t("Catatan kiriman (tabel delivery) tidak ada."), there=False)
    found = quality.freshness(sources)
    of = t("dari {n} sumber sudah lengkap untuk bulan terakhirnya", n=number(found.sources))
    lacking = t("belum lengkap: {what}", what=", ".join(found.lacking)) if found.lacking else ""
    return Card(label, number(found.complete), "\n".join(part for part in (of, lacking) if part))


def rows_read(balance: pl.DataFrame) -> Card | None:
    """Three numbers that add up, and how many subjects agree with their source."""
    if balance.is_empty():
        return None
    found = quality.totals(balance)
    added = t("= {counted} dihitung + {left} ditinggalkan", counted=number(found.counted), left=number(found.left_out))
    agree = t("{x} dari {n} pokok data cocok dengan sumber", x=number(found.agreeing), n=number(found.facts))
    return Card(t("Baris dibaca"), number(found.read), f"{added}\n{agree}")


def incomplete(problems: pl.DataFrame, balance: pl.DataFrame) -> Card | None:
    """Staff of whom the post, the unit or the standard of the post is not known, each of its own whole."""
    staff = dict(balance.select("fact", "matched").iter_rows()).get("headcount")
    if not staff:
        return None
    post, unit = (quality.rows_of(problems, key, "headcount") for key in ("no_post", "no_agency"))
    standard = quality.rows_of(problems, "no_standard")
    value = " · ".join(number(one) for one in (post, unit, standard))
    of = t("jabatan dan unit: dari {n} ASN", n=number(staff))
    owed = quality.looked_at(problems, "no_standard")
    ruled = t("SKJ: dari {n} ASN selain CPNS", n=number(owed)) if owed else ""
    lines = "\n".join(line for line in (of, ruled) if line)
    return Card(t("Pegawai tanpa jabatan · unit · SKJ"), value, lines, metric="assessed")


def against_rules(problems: pl.DataFrame) -> Card:
    """Ratings against the matrix, and codes that are in no list: rows of all periods, never which rating."""
    against, codes = (quality.rows_of(problems, key) for key in ("inconsistent", "unknown_code"))
    now = t("{n} orang pada periode terakhir yang tutup", n=number(quality.people_of(problems, "inconsistent")))
    return Card(
        t("Predikat tak konsisten · kode tak dikenal"),
        f"{number(against)} · {number(codes)}",
        "\n".join((t("baris, semua periode"), t("predikat: {said}", said=now))),
        metric="rating_inconsistent",
    )


def counts_apart(headcounts: pl.DataFrame) -> Card:
    """How far e-Kinerja and SIASN are from SIMPEG, with the three counts and the senders still missing."""
    label = t("Selisih jumlah ASN dari SIMPEG")
    rows = headcounts.to_dicts()
    if not rows:
        return Card(label, t("belum ada"), t("Belum ada kiriman SIMPEG, e-Kinerja, atau SIASN."), there=False)
    others = [row for row in rows if row["source"] != "SIMPEG"]
    value = " · ".join(_apart(row["difference"]) for row in others) or t("belum ada")
    months = {month(row["month"]) for row in rows}
    same = next(iter(months)) if len(months) == 1 else ""
    return Card(label, value, "\n".join(_counted(row, same) for row in rows), when=same, there=bool(others))


def _apart(difference: int | None) -> str:
    return NOTHING if difference is None else change(difference, 0, "people").removesuffix(f" {t('orang')}")


def _difference(row: Mapping[str, Any]) -> tuple[Part, ...]:
    return (Part(_apart(row["difference"])),)


def _counted(row: Mapping[str, Any], same: str) -> str:
    """ "e-Kinerja 23.616; 4 pengirim belum", with its month where that is not the same of all."""
    counted = f"{row['source__label']} {number(row['people'])}"
    said = counted if same else f"{counted}, {month(row['month'])}"
    return t("{said}; {n} pengirim belum", said=said, n=number(row["missing"])) if row["missing"] else said


def uncertified(hours: Answer, waiting: Answer) -> Card:
    """Hours finished without a certificate, and whom they would lift over 20 JP."""
    of = says.part_of(waiting, "jp_waiting", t("PNS di bawah 20 JP mencapainya begitu sertifikat terbit"))
    return blocks.card(hours, "hours_uncertified", of, label=t("JP belum bersertifikat (JP-orang)"))


def scope() -> None:
    """What follows which filter, and since when all this is known."""
    chosen = filters().chosen()
    names = [t(DIMENSIONS[key].label) for key in chosen if key not in _PLACES]
    names += [t("Periode")] if filters().span else []
    lines = [
        t(
            "Kiriman, selisih jumlah ASN, tanda mutu, dan daftar perbaikan mengikuti kota dan OPD yang dipilih; baris, "
            "alasan, dan masalah menghitung seluruh basis data. Semuanya tidak mengikuti penyaring orang dan periode, "
            "kecuali kartu JP."
        ),
        t("Hanya kartu JP yang mengikuti: {names}.", names=", ".join(names)) if names else "",
        _checked(),
    ]
    blocks.fine_print("  \n".join(line for line in lines if line))


def _checked() -> str:
    at = load.checked_at()
    return t("Terakhir dibandingkan dengan sumber: {day}.", day=day(at.astimezone())) if at else ""


def marks(trust: pl.DataFrame) -> None:
    """Which figures of which OPD are not for decisions today."""
    blocks.marks(
        t("Tanda mutu: ukuran × OPD"),
        trust,
        said=t(
            "urut banyaknya ○ lalu ◐, bukan peringkat; cakupan, umur, dan bagian yang ditinggalkan terbaca pada tanda; "
            "tanda membuka ukurannya untuk OPD itu, nama OPD membuka Tren e-Kinerja, judul kolom membuka Glosarium"
        ),
        key="marks",
    )


def arrivals(sources: pl.DataFrame) -> None:
    """Which source delivered which month."""
    blocks.frame_chart(
        t("Kiriman menurut sumber dan bulan"),
        charts.arrivals,
        sources,
        said=t(
            "● semua tepat waktu · ◐ lengkap, ada yang terlambat · ○ belum lengkap, angka = kiriman yang belum masuk · "
            "✕ tidak ada sama sekali"
        ),
        key="arrivals",
        columns=_SOURCES,
    )


_SOURCES = (
    Shown("source__label", N_("Sumber")),
    Shown("month", N_("Bulan"), parts=lambda row: (Part(month(row["month"])),)),
    Shown("state__label", N_("Keadaan")),
    Shown("delivered", N_("Sudah mengirim"), True),
    Shown("due", N_("Ditunggu"), True),
    Shown("delivered_on", N_("Masuk terakhir")),
)


def lacking(found: pl.DataFrame) -> None:
    """Who has not sent what in the last twelve months."""
    blocks.framed(
        t("Pengirim yang belum mengirim, 12 bulan terakhir"),
        found,
        (
            Shown("agency__label", N_("Pengirim"), parts=_sender),
            Shown("source__label", N_("Sumber")),
            Shown("n", N_("Bulan yang belum masuk"), True),
            Shown("since", N_("Yang pertama"), parts=lambda row: (Part(month(row["since"])),)),
            Shown("month", N_("Yang terakhir"), parts=lambda row: (Part(month(row["month"])),)),
        ),
        said=t("sudah lewat tenggatnya; urut banyaknya bulan"),
        key="lacking",
        clean=t("Semua kiriman yang jatuh tempo dalam 12 bulan terakhir sudah masuk, atau belum ada catatan kiriman."),
    )


def _sender(row: Mapping[str, Any]) -> tuple[Part, ...]:
    """A sender, who opens this page for himself."""
    return (Part(row["agency__label"], leading("quality", "agency")(row["agency"])),)


def balance(found: pl.DataFrame) -> None:
    """Rows read = counted + left out, subject by subject."""
    blocks.framed(
        t("Baris dibaca = dihitung + ditinggalkan"),
        found,
        (
            Shown("fact__label", N_("Pokok data")),
            Shown("read", N_("Baris dibaca"), True),
            Shown("counted", N_("Dihitung"), True),
            Shown("left_out", N_("Ditinggalkan"), True),
            Shown("matched", N_("Ada di rilis"), True),
            Shown("difference", N_("Selisih"), True),
        ),
        said=t(
            "seluruh basis data, tiap pokok data; selisih harus 0: yang dihitung dibandingkan lagi dengan isi rilis"
        ),
        key="balance",
    )


def reasons(found: pl.DataFrame) -> None:
    """Why rows were left out."""
    blocks.frame_chart(
        t("Baris yang ditinggalkan menurut alasan"),
        charts.reasons,
        found,
        said=t("seluruh basis data, terbanyak dahulu; bukan sampel: tanpa rentang"),
        key="reasons",
        columns=(
            Shown("fact__label", N_("Pokok data")),
            Shown("reason__label", N_("Alasan")),
            Shown("n", N_("Baris"), True),
        ),
    )


def headcounts(found: pl.DataFrame) -> None:
    """The three systems that count persons, and how far they are apart."""
    blocks.framed(
        t("Jumlah ASN menurut tiga sistem"),
        found,
        (
            Shown("source__label", N_("Sumber")),
            Shown("month", N_("Bulan terakhir"), parts=lambda row: (Part(month(row["month"])),)),
            Shown("people", N_("Jumlah ASN"), True),
            Shown("difference", N_("Selisih dari SIMPEG"), True, parts=_difference),
            Shown("senders", N_("Sudah mengirim"), True),
            Shown("missing", N_("Belum mengirim"), True),
        ),
        said=t(
            "baris kiriman bulan terakhir tiap sumber; yang belum mengirim tidak ikut terhitung; SIMPEG dan SIASN "
            "dikirim oleh kota, maka selisih hanya menurut kota"
        ),
        key="headcounts",
        clean=t("Belum ada kiriman SIMPEG, e-Kinerja, atau SIASN."),
    )
