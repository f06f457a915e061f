"""Any other file, described by a mapping (TOML): which column of which table each of its columns fills.

table = "training_budget"
source = "DIKLAT"          # optional: which system delivers it
[columns]                  # column of the table = heading in the file
agency_id = "OPD"
year = "Tahun"
budget = "Pagu (Rp)"
[fixed]                    # column of the table = one value for every row
[codes.rating]             # a text of the file = a code of the list
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from sqlalchemy import Table

from data_access.contract import OPTIONAL, TABLES
from data_access.contract.codes import DELIVERY_SOURCE, SENT_BY_CITY
from data_access.importers.asked import Asked
from data_access.importers.importer import Column, Importer
from data_access.importers.kinds.feedback.respondents import masked
from data_access.importers.kinds.generic.cells import text_of
from data_access.importers.kinds.generic.rows import DERIVED, RESPONDENT, understood
from data_access.importers.problems import ImportProblem
from data_access.language import N_, t
from data_access.problems import nearest

KEY, LABEL = "generic", N_("Berkas dengan pemetaan sendiri")


def importer(asked: Asked) -> Importer:
    """The importer that the mapping describes. ImportProblem for a mapping that cannot fill its table."""
    table = _table(asked.table)
    _refuse_unknown(table, (*asked.columns, *asked.fixed))
    _refuse_missing(table, {*asked.columns, *asked.fixed})
    if asked.source and asked.source not in DELIVERY_SOURCE:
        raise ImportProblem(
            t("Pemetaan: source '{source}' tidak dikenal. Pilih {known}.",
              source=asked.source, known=", ".join(DELIVERY_SOURCE))
        )  # fmt: skip
    mapped = [_column(table, name, str(heading)) for name, heading in asked.columns.items()]
    fixed = [Column(text_of(name), (name,), required=False) for name in asked.fixed]
    return Importer(
        key=KEY,
        label=LABEL,
        source=asked.source,
        columns=(*mapped, *fixed),
        understand=partial(understood, table),
        unit=text_of("agency_id") if "agency_id" in asked.columns else "",
        by_opd=asked.source not in SENT_BY_CITY,
    )


def _column(table: Table, name: str, heading: str) -> Column:
    """A respondent's telephone number or id is read as a pseudonym, and never handed back."""
    if (table.name, name) == RESPONDENT:
        return Column(text_of(name), (heading,), private=True, mask=masked)
    return Column(text_of(name), (heading,))


def _table(name: str) -> Table:
    known = [one for one in TABLES if one not in OPTIONAL]
    if name in known:
        return TABLES[name]
    if name in OPTIONAL:
        raise ImportProblem(t("Tabel {table} ditulis aplikasi ini sendiri; berkas tidak mengisinya.", table=name))
    raise ImportProblem(t("Pemetaan: tabel '{table}' tidak ada di kontrak.{hint}", table=name, hint=_near(name, known)))


def _refuse_unknown(table: Table, given: tuple[str, ...]) -> None:
    known = [column.name for column in table.columns]
    twice = [name for at, name in enumerate(given) if name in given[:at]]
    if twice:
        raise ImportProblem(t("Pemetaan: {column} ada di [columns] dan [fixed]; pilih satu.", column=twice[0]))
    wrong = [name for name in given if name not in known]
    if wrong:
        raise ImportProblem(
            t(
                "Pemetaan: tabel {table} tidak punya kolom '{column}'.{hint} Kolomnya: {known}.",
                table=table.name,
                column=wrong[0],
                hint=_near(wrong[0], known),
                known=", ".join(known),
            )
        )


def _refuse_missing(table: Table, given: set[str]) -> None:
    """What the table requires, nobody gives and nothing tells."""
    missing = [one for one in table.columns if not one.nullable and one.name not in {*given, *DERIVED}]
    if missing:
        raise ImportProblem(
            t(
                "Pemetaan untuk tabel {table} belum lengkap. Tambahkan di [columns] atau [fixed]: {missing}.",
                table=table.name,
                missing="; ".join(f"{one.name} ({one.comment})" for one in missing),
            )
        )


def _near(word: str, known: Iterable[str]) -> str:
    near = nearest(word, known)
    return f" {t('Mungkin maksudnya {near}?', near=near)}" if near else ""
