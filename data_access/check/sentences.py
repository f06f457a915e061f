"""The findings about rows, each with its sentence: table, column, count, and the way out. Counts nothing."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Column, Table

from data_access.check.report import CORE, Finding
from data_access.check.shape import WORDS, family
from data_access.language import t
from data_access.units import number

_LONGEST = 40


def empty_table(table: Table) -> Finding:
    sentence = t(
        "Tabel {table} belum berisi data. Isi dari sistem asalnya, atau periksa view-nya.",
        table=table.name,
    )
    return Finding("empty_table", table.name, "", 0, sentence, serious=table.name in CORE)


def null_in_required(column: Column, count: int) -> Finding:
    sentence = t(
        "{count} baris {table} tidak berisi {column}, padahal wajib. Lengkapi di sumbernya.",
        count=number(count),
        table=column.table.name,
        column=column.name,
    )
    serious = column.primary_key or "references" in column.info
    return Finding("null_in_required", column.table.name, column.name, count, sentence, serious)


def unknown_code(column: Column, count: int, examples: tuple[tuple[str, int], ...]) -> Finding:
    shown = tuple((code if len(code) <= _LONGEST else code[: _LONGEST - 1] + "…", n) for code, n in examples)
    sentence = t(
        "{count} baris {column} memakai kode di luar daftar: {found}. Petakan ke {codes}.",
        count=number(count),
        column=_full(column),
        found=", ".join(f"'{code}' ({number(n)})" for code, n in shown),
        codes=", ".join(column.info["codes"]),
    )
    return Finding("unknown_code", column.table.name, column.name, count, sentence, False, shown)


def out_of_range(column: Column, count: int) -> Finding:
    low, high = column.info["range"]
    sentence = t(
        "{count} nilai {column} di luar {low}–{high}. Betulkan di sumber; kosongkan bila tidak diketahui.",
        count=number(count),
        column=_full(column),
        low=low,
        high=high,
    )
    return Finding("out_of_range", column.table.name, column.name, count, sentence, serious=False)


def wrong_value(column: Column, count: int) -> Finding:
    kind = family(column.type, "")
    form = t(" (tulis YYYY-MM-DD)") if kind in ("date", "timestamp") else ""
    sentence = t(
        "{count} nilai {column} bukan {wanted}{form}. Ubah isinya, misalnya di dalam view.",
        count=number(count),
        column=_full(column),
        wanted=t(WORDS[kind]),
        form=form,
    )
    return Finding("wrong_type", column.table.name, column.name, count, sentence, serious=True)


def duplicate_key(table: Table, count: int) -> Finding:
    key = ", ".join(column.name for column in table.primary_key)
    sentence = t(
        "{count} baris {table} mengulang kunci ({key}). Sisakan satu baris untuk setiap kunci.",
        count=number(count),
        table=table.name,
        key=key,
    )
    return Finding("duplicate_key", table.name, key, count, sentence, serious=True)


def orphan(column: Column, count: int) -> Finding:
    sentence = t(
        "{count} baris {column} menunjuk {target} yang tidak ada. "
        "Lengkapi tabel {parent}, atau betulkan penunjuknya di sumber.",
        count=number(count),
        column=_full(column),
        target=column.info["references"],
        parent=column.info["references"].split(".")[0],
    )
    return Finding("orphan", column.table.name, column.name, count, sentence, serious=False)


def merging_texts(table: Table, columns: list[str]) -> Finding:
    sentence = t(
        "Tabel {table} menyamakan huruf besar dan kecil pada {columns}. Sediakan dengan COLLATE utf8mb4_bin.",
        table=table.name,
        columns=", ".join(columns),
    )
    return Finding("wrong_type", table.name, ", ".join(columns), len(columns), sentence, serious=False)


BY_KIND: dict[str, Callable[[Column, int], Finding]] = {
    "null_in_required": null_in_required,
    "out_of_range": out_of_range,
    "wrong_type": wrong_value,
}


def _full(column: Column) -> str:
    return f"{column.table.name}.{column.name}"
