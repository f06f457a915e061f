"""What files of public feedback share: columns, days by the calendar of the city, and the scale of the nine unsur."""

from __future__ import annotations

from datetime import date
from functools import partial

import polars as pl

from data_access.contract import TABLES, codes
from data_access.importers import synonyms, values
from data_access.importers.asked import Asked
from data_access.importers.importer import Column
from data_access.importers.kinds.feedback.respondents import masked
from data_access.importers.known import Known
from data_access.importers.problems import ImportProblem
from data_access.importers.sifting import Sifted
from data_access.language import N_, t

RESPONSE = TABLES["satisfaction_response"]
NUMBERED = {f"U{number}": key for number, key in enumerate(codes.UNSUR[:7], start=1)}
"""The unsur whose number all sources agree on (domain facts §5.1)."""
UNSURE = {"unsur8": ("U8", "unsur 8"), "unsur9": ("U9", "unsur 9")}
"""The numbers that mean one unsur here and another there: {our name: as files head them}."""

UNIT_ID = Column("unit_id", ("id_unit", "unit_id", "kode_unit", "id_opd", "kode_opd"), required=False)
UNIT = Column(
    "unit",
    ("unit", "nama_unit", "unit_kerja", "unit_layanan", "unit_pelayanan", "opd", "nama_opd", "skpd",
     "perangkat_daerah", "instansi"),
    required=False,
)  # fmt: skip
SERVICE = Column(
    "service",
    ("layanan", "nama_layanan", "jenis_layanan", "jenis_pelayanan", "pelayanan", "id_layanan", "taman", "taman_id"),
    required=False,
)
DATE = Column(
    "date",
    ("tanggal", "tgl", "tanggal_survei", "tanggal_pengisian", "tgl_survei", "waktu_pengisian", "timestamp",
     "created_at"),
    required=False,
)  # fmt: skip
YEAR = Column("year", ("tahun",), required=False)
RESPONDENT = Column(
    "respondent",
    ("no_hp", "nomor_hp", "hp", "no_telepon", "nomor_telepon", "no_telp", "telepon", "whatsapp", "no_wa",
     "id_responden", "responden_id"),
    required=False,
    private=True,
    mask=masked,
)  # fmt: skip


def read_day(sifted: Sifted, column: str, known: Known, asked: Asked) -> None:
    """Add `<column>_on`: the day in the city; what is no day, or is still to come, refuses its row."""
    sifted.read(column, partial(values.day, zone=zone_of(known, asked)), f"{column}_on", N_("tanggal tidak terbaca"))
    sifted.refuse(pl.col(f"{column}_on") > known.today, column, N_("tanggal ini belum tiba"))


def zone_of(known: Known, asked: Asked) -> str:
    """The time zone of the city the file is about."""
    cities = known.cities["code"].to_list()
    return known.zone_of(asked.city or (cities[0] if len(cities) == 1 else ""))


def newest(days: pl.Series, known: Known) -> date:
    """The last of the days; today where there is none."""
    last = days.max()
    return last if isinstance(last, date) else known.today


def read_answer(sifted: Sifted, column: str, to: str) -> None:
    """Add the answer of a column, null where there is none; one beyond the scale refuses its row."""
    low, high = RESPONSE.c[codes.UNSUR[0]].info["range"]
    scale = pl.lit(t("skalanya {low} sampai {high}", low=low, high=high))
    sifted.read(column, values.whole, to, N_("jawaban bukan bilangan bulat"))
    sifted.refuse(~pl.col(to).is_between(low, high), column, N_("jawaban di luar skala"), scale)


def unsure_number(part: str, as_key: bool) -> ImportProblem:
    """That a file numbers the last two unsur, which of them is which, and where a person says it.

    `as_key`: in this part our name of the column stands first, else the text of the file does.
    """
    complaints, facilities = codes.UNSUR[7:]

    def line(first: str, second: str) -> str:
        pairs = ((complaints, first), (facilities, second))
        return ", ".join(f'{key} = "{text}"' if as_key else f'{text} = "{key}"' for key, text in pairs)

    return ImportProblem(
        t(
            "U8 dan U9 tidak menyebut unsurnya, dan kuesioner berbeda urutannya. Lihat kuesionernya, lalu tulis di "
            "bagian [{part}] berkas --map: {one} (bila U8 penanganan pengaduan), atau {other} (bila U8 sarana dan "
            "prasarana).",
            part=part,
            one=line("U8", "U9"),
            other=line("U9", "U8"),
        )
    )


def headings_of(unsur: str) -> tuple[str, ...]:
    """How a file may head the answers to an unsur: as the list of unsur is written out, and by its certain number."""
    listed = synonyms.book("unsur").entries
    written = tuple(text for text, code in listed.items() if code == unsur)
    numbers = [number for number, key in NUMBERED.items() if key == unsur]
    numbers += [f"unsur {number[1:]}" for number in numbers]
    return (synonyms.LISTS["unsur"][1][unsur], *numbers, *written)
