"""`pantau init --city`: which city is meant, and what was made of it (`importers.founding` decides that)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from zoneinfo import available_timezones

from data_access.cities import KNOWN, City
from data_access.importers.founding import Founded, Periodic, founded
from data_access.language import t
from data_access.periods import KIND_WORDS, today
from data_access.problems import QuestionProblem, quoted
from data_access.units import number

_CODE = re.compile(r"\d\d\.\d\d")
_ZONE = "Asia/"


def named(said: City) -> City:
    """The city that is meant: one that is known by its code, else as all of it is said. QuestionProblem otherwise."""
    if said.code in KNOWN:
        return KNOWN[said.code]
    if not _CODE.fullmatch(said.code):
        raise QuestionProblem(t("Kode kota '{code}' bukan kode Kemendagri seperti 72.71.", code=quoted(said.code)))
    lacking = [f"--{field.name}" for field in fields(said)[1:] if not getattr(said, field.name)]
    if lacking:
        raise QuestionProblem(
            t(
                "Kota {code} belum dikenal: sebut juga {lacking}. Contoh: --name 'Kota Mataram' "
                "--province 'Nusa Tenggara Barat' --timezone Asia/Makassar.",
                code=said.code,
                lacking=", ".join(lacking),
            )
        )
    if not said.timezone.startswith(_ZONE) or said.timezone not in available_timezones():
        raise QuestionProblem(
            t(
                "Zona waktu '{zone}' tidak dikenal. Pilih Asia/Jakarta (WIB), Asia/Makassar (WITA) atau "
                "Asia/Jayapura (WIT).",
                zone=quoted(said.timezone),
            )
        )
    return said


def told(url: str, city: City, periodic: Periodic) -> Iterator[str]:
    """Make what is missing of the city, and say what that was."""
    done = founded(url, city, today(city.timezone), periodic)
    yield _made(city, done)
    if done.periodic != (periodic,):
        yield _stands(city, done)
    if done.unsure:
        yield t(
            "Hari libur {years} belum pasti: impor daftar SKB 3 Menteri tahun itu (tanggal, keterangan) begitu terbit.",
            years=", ".join(map(str, done.unsure)),
        )


def _stands(city: City, done: Founded) -> str:
    """How a city appraises that was begun otherwise than is said now; `--periodic` may be what nobody typed."""
    return t(
        "Evaluasi periodik {city} di basis data: {kinds}, dan itu tidak diubah: --periodic berlaku hanya saat kota "
        "dimulai. Bila kota ini menilai lain, impor siklusnya dengan --map: contohnya di "
        "docs/importing.md, “Another cycle of appraisal”.",
        city=city.name,
        kinds=", ".join(t(KIND_WORDS[kind]) for kind in done.periodic) or t("tidak ada"),
    )


def _made(city: City, done: Founded) -> str:
    if not any(done.inserted.values()):
        return t("{city} ({code}) sudah ada; tidak ada yang berubah.", city=city.name, code=city.code)
    counts = ", ".join(f"{table} {number(count)}" for table, count in done.inserted.items() if count)
    return t("{city} ({code}) siap. Baris baru: {counts}.", city=city.name, code=city.code, counts=counts)
