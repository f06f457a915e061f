"""BKN SIASN "Export Data ASN": who serves where, in which post and status, since when.

Headings in upper case, values behind an apostrophe, the word null. Of its 66 columns those declared here are read;
NIK, NPWP, telephone, e-mail and address are not.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from data_access.importers import synonyms, values
from data_access.importers.asked import Asked
from data_access.importers.deliveries import sent_by
from data_access.importers.importer import Column, Found, Importer, Understood
from data_access.importers.kinds.siasn import leaving, persons, spells
from data_access.importers.kinds.siasn.coded import with_codes
from data_access.importers.known import Known
from data_access.importers.people import with_digits
from data_access.importers.places import with_unit
from data_access.importers.places.renaming import spells_after
from data_access.importers.posts import with_post
from data_access.importers.sifting import Sifted
from data_access.language import N_
from data_access.periods import containing, period

NO_UNIT = N_("unit kerja tidak dikenal; pasangkan di berkas pemetaan, atau setujui sebagai unit baru")

_OLD_FAMILY = {"Struktural": "", "Jabatan Struktural": ""}
"""SIASN's word for JPT, administrator and pengawas together: the title says which."""

_UNSAID = {"employee": ("name", "sex", "birth_year", "education", "service_start"), "employment": spells.UNSAID}
"""What an empty cell does not undo."""

_FILLED = {"employee": ("nip", *_UNSAID["employee"]), "employment": ("grade",)}
"""What a file that came before only fills: files since may have said otherwise."""


def _staff(found: Found, known: Known, asked: Asked) -> Understood:
    sifted = Sifted(found.rows)
    city = persons.city_of(found.rows, known, asked.city)
    asked, day = asked.in_city(city), _day(known, asked)
    sifted.about = containing(day, "BULAN").key
    leaving.tell_absent(sifted, found, known, city, day)
    with_digits(sifted, known)
    persons.refuse_others(sifted, known, city)
    persons.refuse_long(sifted)
    persons.once(sifted)
    persons.named(sifted, known)
    gone = leaving.taken_out(sifted, asked, day)
    with_codes(sifted, asked)
    for column in ("born", "entered", "since"):
        sifted.read(column, values.day, f"{column}_on", N_("tanggal tidak terbaca"))
    sifted.refuse(pl.col("since_on").is_null(), "since", N_("tanpa TMT jabatan"))
    persons.contradicted(sifted)
    stood = min(period(asked.period).end, known.today) if asked.period else _came(known)
    with_unit(sifted, ("unit_id", "unit"), known, asked, stood, above="unit_above", since=pl.col("since_on"))
    sifted.code("family", synonyms.with_more(asked.book("family"), _OLD_FAMILY))
    with_post(sifted, ("post_id", "post"), "family__code", known, asked)  # also of rows refused below: propose all
    sifted.refuse(pl.col("agency_id").is_null(), "unit", NO_UNIT)
    _not_before_the_unit(sifted, known)
    there = spells_after(sifted.proposed, sifted.rows, known)
    spells.with_spells(sifted, there, known, day)
    spells.tell_before(sifted, known, city)
    tables = (
        ("employee", persons.table(sifted.rows)),
        ("employment", leaving.ended(sifted, gone, there)),
        ("employment", spells.ended(sifted.rows, there)),
        ("employment", spells.table(sifted.rows)),
    )
    keep = _FILLED if known.came else {}
    sent = sent_by(sifted.rows, known, pl.lit(day))
    return Understood(tables, sifted, keep=keep, unsaid=_UNSAID, sent=sent, main="employee")


def _day(known: Known, asked: Asked) -> date:
    """The day the file is of: the first of the period that a person says, else of the month it came in first."""
    return period(asked.period).start if asked.period else _came(known).replace(day=1)


def _came(known: Known) -> date:
    return min(known.came or known.today, known.today)


def _not_before_the_unit(sifted: Sifted, known: Known) -> None:
    """Who served in an agency before it had its name serves there since it has: the spell before stays. `tmt_on` is the
    day that the file says."""
    made = {one.values["id"]: one.values["valid_from"] for one in sifted.proposed if one.table == "agency"}
    new = pl.DataFrame([*made.items()], schema={"agency_id": pl.String, "_begun": pl.Date}, orient="row")
    begun = pl.concat([known.units.select(agency_id="id", _begun="valid_from"), new])
    rows = sifted.rows.join(begun, on="agency_id", how="left", maintain_order="left")
    since = pl.max_horizontal("since_on", "_begun").alias("since_on")
    sifted.rows = rows.with_columns(since, tmt_on="since_on").drop("_begun")


STAFF = Importer(
    key="siasn_asn",
    label=N_("BKN SIASN: Export Data ASN"),
    source="SIASN",
    columns=(
        *persons.COLUMNS,
        Column("status", ("JENIS PEGAWAI NAMA",)),
        Column("stage", ("STATUS CPNS PNS",), required=False),
        Column("duty", ("KEDUDUKAN HUKUM NAMA",), required=False),
        Column("retired", ("TMT PENSIUN",), required=False),
        Column("grade", ("GOL AKHIR NAMA",), required=False),
        Column("post_id", ("JABATAN ID",), required=False),
        Column("post", ("JABATAN NAMA",)),
        Column("family", ("JENIS JABATAN NAMA",), required=False),
        Column("since", ("TMT JABATAN",)),
        Column("unit_id", ("UNOR ID",)),
        Column("unit", ("UNOR NAMA",)),
        Column("unit_above", ("SATUAN KERJA KERJA NAMA",), required=False),
        Column("government", ("INSTANSI KERJA NAMA",), required=False),
    ),
    understand=_staff,
    unit="unit",
    by_opd=False,
)
