"""Results with one row per person and competency, as ATLAS keeps them (competency_gaps).

Its `gap` and `level` are not read, and its `standard` is only compared: where its code finds no standard it writes 0
and calls the person optimal. A competency that the database does not have is made where it is one of the nine of
PermenPANRB 38/2017, or where the file says that it is technical (or of pemerintahan): the regulation closes the list of
the managerial and sosial kultural ones, so that another name there is a spelling nobody knows.
"""

from __future__ import annotations

from typing import cast

import polars as pl
from sqlalchemy import String

from data_access.contract.competency import COMPETENCY
from data_access.importers import synonyms
from data_access.importers.asked import Asked
from data_access.importers.importer import Column, Found, Importer, Understood
from data_access.importers.kinds.competency.dictionary import CLOSED, Dictionary, domain_of, marked
from data_access.importers.kinds.competency.shared import (
    DAY,
    KIND,
    METHOD,
    SOURCE,
    by_method,
    cells_of,
    dated,
    levelled,
    once,
    refuse_undated,
    understood,
)
from data_access.importers.kinds.competency.standards import compared, with_required
from data_access.importers.known import Known
from data_access.importers.people import identified
from data_access.importers.sifting import Sifted
from data_access.importers.synonyms.development import MANSOSKUL
from data_access.language import N_, t

_LONGEST = cast(String, COMPETENCY.c.name.type).length or 0


def _long(found: Found, known: Known, asked: Asked) -> Understood:
    refuse_undated(found, asked, "day")
    sifted, dictionary = Sifted(found.rows), Dictionary.of(known, asked)
    identified(sifted, known, ident="nip")
    _tell_ids(sifted)
    dated(sifted, known, asked)
    levelled(sifted, "score")
    sifted.refuse(pl.col("score__level").is_null(), "score", N_("tanpa level capaian"))
    by_method(sifted, asked)
    _named(sifted, dictionary, asked)
    ident, name, domain = pl.col("competency_id"), pl.col("competency_name"), pl.col("domain")
    cells = once(sifted, cells_of(sifted, "score", ident, name, domain, "standard"), known)
    compared(sifted, with_required(cells, known))
    return understood(sifted, cells, known, dictionary)


def _tell_ids(sifted: Sifted) -> None:
    """Another system's own numbers may be ids here by chance: a person should know that no NIP was compared."""
    count = sifted.rows["nip_digits"].null_count()
    if count:
        sifted.tell(
            t(
                "{count} baris dikenali lewat id pegawai, bukan NIP. Pastikan id di berkas ini sama dengan id di basis "
                "data.",
                count=count,
            )
        )


def _named(sifted: Sifted, dictionary: Dictionary, asked: Asked) -> None:
    """Add `competency_id`, `competency_name` and `domain`; refuse what is in no dictionary and cannot be made."""
    sifted.refuse(pl.col("competency").is_null(), "competency", N_("tanpa nama kompetensi"))
    meant = synonyms.coded(sifted.rows["competency"], dictionary.book).alias("meant")
    type_ = synonyms.coded(sifted.rows["type"], asked.book("competency_domain")).alias("type__code")
    sifted.add(meant, type_, marked(sifted.rows["competency"], dictionary.book))
    several = N_("kompetensi bernama ini tercatat lebih dari sekali di basis data; sisakan satu")
    sifted.refuse(pl.col("mark").is_in([*dictionary.twice]), "competency", several)
    _refuse_unknown(sifted, dictionary)
    ids = dictionary.all_ids(sifted.rows["mark"].unique())
    of_nine = pl.col("meant").replace_strict({name: domain_of(name) for name in MANSOSKUL}, default=None)
    sifted.add(
        pl.col("mark").replace_strict(ids, default=None, return_dtype=pl.String).alias("competency_id"),
        pl.coalesce("meant", "competency").alias("competency_name"),
        pl.coalesce(of_nine, "type__code").cast(pl.String).alias("domain"),
    )


def _refuse_unknown(sifted: Sifted, dictionary: Dictionary) -> None:
    """Of the competencies that are neither in the database nor of the nine, those that cannot be made."""
    name, type_ = pl.col("competency"), pl.col("type__code")
    sifted.add((pl.col("meant").is_null() & ~pl.col("mark").is_in([*dictionary.ids])).alias("new"))
    near = {text: _near(text, dictionary) for text in sifted.rows.filter("new")["competency"].unique()}
    hint = name.replace_strict(near, default=None, return_dtype=pl.String)
    # first what refuses all rows of a name: one that made it would let the others in the next time
    both = N_("kompetensi baru ini ditulis dengan jenis yang berbeda-beda")
    sifted.refuse(pl.col("new") & (type_.n_unique().over("mark") > 1), "type", both)
    closed = N_(
        "bukan kompetensi manajerial atau sosial kultural menurut PermenPANRB 38/2017; tambahkan sinonimnya di berkas "
        "pemetaan"
    )
    sifted.refuse(pl.col("new") & type_.is_in(CLOSED), "competency", closed, hint)
    unknown = N_("kompetensi tidak ada di basis data, dan jenisnya (teknis atau pemerintahan) tidak disebut")
    sifted.refuse(pl.col("new") & (type_.is_null() | (pl.col("mark") == "")), "competency", unknown, hint)
    too_long = N_("nama kompetensi terlalu panjang; huruf paling banyak")
    longest = name.str.len_chars().max().over("mark")
    sifted.refuse(pl.col("new") & (longest > _LONGEST), "competency", too_long, pl.lit(str(_LONGEST)))


def _near(text: str, dictionary: Dictionary) -> str | None:
    near = synonyms.nearest_code(text, dictionary.book)
    return t("mungkin {near}", near=near) if near else None


LONG = Importer(
    key="asesmen_panjang",
    label=N_("Hasil asesmen kompetensi, satu baris per kompetensi"),
    source=SOURCE,
    columns=(
        Column("nip", ("nip", "nip_baru", "employee_id")),
        Column("competency", ("competency_name", "nama_kompetensi", "kompetensi")),
        Column("score", ("score", "level_capaian", "capaian", "skor", "nilai")),
        Column("type", ("type", "jenis_kompetensi", "kelompok_kompetensi"), required=False),
        Column("standard", ("standard", "standar", "level_standar"), required=False),
        DAY,
        METHOD,
        KIND,
    ),
    understand=_long,
    by_opd=False,
)
