"""What the words of an Export mean: sex, education, kind of staff and duty as codes of the contract.

BKN writes the kind of staff at length ("PNS Daerah Kab./Kota yang bekerja pada Kab./Kota"): its beginning says it. Who
is punished by discipline works on. Who prepares for retirement, is suspended or waits with pay is staff and does not
work: the list has no code for that, and a person chooses.
"""

from __future__ import annotations

import re

import polars as pl

from data_access.importers import synonyms, values
from data_access.importers.asked import Asked
from data_access.importers.sifting import Sifted
from data_access.importers.synonyms import Codebook
from data_access.language import N_

_STAGE = {"C": "CPNS", "P": "PNS"}
"""The letters of STATUS CPNS PNS."""

_WORKING = r".*\b(pusat|daerah|dpk|dpb|diperbantukan|dipekerjakan)\b"
_KINDS = (
    (r"^(cpns|calon pns|calon pegawai negeri sipil)\b(?!.*\bpns\b)" + _WORKING, "CPNS"),
    (r"^(pns|pegawai negeri sipil)\b(?!.*\bcpns\b)" + _WORKING, "PNS"),
    (r"^(pppk|p3k)\b.*\bparuh\b", "PPPK_PARUH_WAKTU"),
    (r"^(pppk|p3k)\b.*\b(guru|dosen|teknis|kesehatan|nakes|penuh|pusat|daerah)\b", "PPPK"),
)
"""How BKN's long kinds of staff begin; the first that fits."""

_IDLE = (
    "Pemberhentian Sementara", "Diberhentikan Sementara", "Masa Persiapan Pensiun", "MPP", "Penerima Uang Tunggu",
    "Bebas Tugas",
)  # fmt: skip
"""What stands in a KEDUDUKAN HUKUM NAMA of who is staff and does not work."""

_CHOOSE = N_(
    "masih pegawai tetapi tidak bertugas, dan daftar kodenya tidak punya padanan: pilih di bagian [codes.duty] berkas "
    "pemetaan, AKTIF (tetap dihitung wajib dinilai) atau CLTN (tetap dihitung pegawai, tidak wajib dinilai)"
)


def with_codes(sifted: Sifted, asked: Asked) -> None:
    """Add the codes of these columns as `<column>__code`, and `status_is`."""
    sifted.code("sex", asked.book("sex"), open_=True)  # nobody is left out for a letter
    sifted.code("education", asked.book("education"))
    sifted.code("status", _with_kinds(sifted.rows["status"], asked.book("status")))
    sifted.refuse(pl.col("status__code").is_null(), "status", N_("tanpa jenis pegawai"))
    _chosen(sifted, asked.book("duty"))
    sifted.code("duty", asked.book("duty"))
    _staged(sifted, asked)


def _with_kinds(texts: pl.Series, book: Codebook) -> Codebook:
    """The list with what BKN's long kinds of staff mean, where nobody said otherwise."""
    meant = {text: _kind(text) for text in texts.filter(synonyms.unclear(texts, book)).unique()}
    return synonyms.with_more(book, {text: kind for text, kind in meant.items() if kind})


def _kind(text: str) -> str:
    return next((kind for pattern, kind in _KINDS if re.search(pattern, text.lower())), "")


def _chosen(sifted: Sifted, book: Codebook) -> None:
    """What is neither working nor leave a person must say; what they said goes on."""
    texts = sifted.rows["duty"]
    marks = values.folded(pl.col("duty"))
    idle = pl.any_horizontal(marks.str.contains(values.folded(pl.lit(text)), literal=True) for text in _IDLE)
    sifted.add(synonyms.unclear(texts, book).alias("_unclear"))
    sifted.refuse(pl.col("_unclear") & idle.fill_null(value=False), "duty", _CHOOSE)
    sifted.rows = sifted.rows.drop("_unclear")


def _staged(sifted: Sifted, asked: Asked) -> None:
    """Add `status_is`: a PNS who is still on probation is a CPNS, which only STATUS CPNS PNS says."""
    sifted.code("stage", synonyms.with_more(asked.book("status"), _STAGE))
    kind, stage = pl.col("status__code"), pl.col("stage__code")
    other = ~stage.is_in(["CPNS", "PNS"]) & (stage != kind)
    sifted.refuse(other, "stage", N_("status CPNS/PNS tidak cocok dengan jenis pegawai"))
    sifted.add(pl.when((stage == "CPNS") & (kind == "PNS")).then(stage).otherwise(kind).alias("status_is"))
