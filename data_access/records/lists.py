"""The lists of persons a planner works with, each declared once. To add one is to add one declaration here.

A list is one cell of a fact, so it holds exactly those whom a metric counts: its numerator, or the rest of its
denominator. That is a test on every engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import polars as pl

from data_access.ask import Answer
from data_access.language import N_, t
from data_access.problems import QuestionProblem, nearest, quoted
from data_access.records.columns import COLUMNS, Column
from data_access.records.conditions import Cell
from data_access.records.ordering import Order


@dataclass(frozen=True, eq=False)
class PersonList:
    """A list: who is in it and who is not (`who`), the metric that counts the same, its columns, its usual order.

    `part`: whether it lists the numerator of the metric or the rest of its denominator. `of` is the unit of its rows.
    """

    key: str
    label: str
    who: str
    fact: str
    cell: Cell
    metric: str
    part: Literal["numerator", "rest"]
    of: Literal["people", "pairs", "reports"]
    columns: tuple[str, ...]
    first: Order

    @property
    def shown(self) -> tuple[Column, ...]:
        """Its columns after the person, in the order a planner reads them; each may be sorted by."""
        return tuple(COLUMNS[key] for key in self.columns)

    def framed(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The rows of its fact as the columns of the list, after the person."""
        first = [key for key in ("person", "nip", "name") if key in frame.columns]
        values = [column.value for column in self.shown]
        words = [pl.col(f"{column.key}__label") for column in self.shown if column.worded]
        columns = [name for column in self.shown for name in column.columns]
        return frame.select(*first, *values, *words).select(*first, *columns)

    def counted(self, answer: Answer) -> int | None:
        """How many the metric counts in this answer; none where there is nothing to count."""
        figure = answer.figure(self.metric)
        if figure.x is None or figure.of is None:
            return None
        return round(figure.x if self.part == "numerator" else figure.of - figure.x)


_PLACE = ("city", "opd", "agency")
_POST = ("status", "family", "profession")
_HOURS = ("jp_credited", "jp_lacking", "jp_uncertified")
_MOST_LACKING = Order("jp_lacking", descending=True)

UNRATED = PersonList(
    key="unrated",
    label=N_("Belum dinilai"),
    who=N_(
        "ASN aktif yang wajib dinilai dan belum punya predikat untuk periode ini. Tidak termasuk: CLTN, tugas belajar, "
        "dan profesi dengan siklus lain (guru dinilai tahunan)."
    ),
    fact="performance",
    cell={"rating": "NONE"},
    metric="rating_none",
    part="numerator",
    of="people",
    columns=(*_PLACE, *_POST),
    first=Order("opd"),
)

COACHING_UNPLANNED = PersonList(
    key="coaching_unplanned",
    label=N_("BP/K/SK tanpa rencana"),
    who=N_(
        "Predikat Butuh Perbaikan, Kurang, atau Sangat Kurang tanpa rencana pembinaan untuk periode itu. Tidak "
        "termasuk: yang rencananya sudah disepakati dan yang belum dinilai."
    ),
    fact="performance",
    cell={"rating": ("BP", "K", "SK"), "coaching": "TIDAK"},
    metric="coached",
    part="rest",
    of="people",
    columns=(*_PLACE, "rating", "work_result", "behaviour", *_POST),
    first=Order("rating"),
)

BELOW_20JP = PersonList(
    key="below_20jp",
    label=N_("PNS di bawah 20 JP"),
    who=N_(
        "PNS aktif yang belum punya 20 JP bersertifikat sejak 1 Januari, termasuk yang menunggu sertifikat. Tidak "
        "termasuk: CPNS, PPPK, CLTN, dan tugas belajar."
    ),
    fact="coverage",
    cell={"obliged": "YA", "jp_state": ("KURANG", "MENUNGGU")},
    metric="jp_below",
    part="numerator",
    of="people",
    columns=(*_PLACE, *_HOURS, "family", "profession"),
    first=_MOST_LACKING,
)

WAITING_CERTIFICATE = PersonList(
    key="waiting_certificate",
    label=N_("Menunggu sertifikat"),
    who=N_(
        "PNS di bawah 20 JP yang mencapainya begitu pelatihan yang sudah selesai mendapat sertifikat. Tidak termasuk: "
        "yang tetap kurang sesudah sertifikatnya terbit, dan yang sudah mencapai 20 JP."
    ),
    fact="coverage",
    cell={"obliged": "YA", "jp_state": "MENUNGGU"},
    metric="jp_waiting",
    part="numerator",
    of="people",
    columns=(*_PLACE, *_HOURS, "family", "profession"),
    first=Order("opd"),
)

GAP_UNPLANNED = PersonList(
    key="gap_unplanned",
    label=N_("Kesenjangan tanpa rencana"),
    who=N_(
        "Pegawai dan kompetensi dengan tingkat di bawah standar jabatannya tanpa baris AKPK tahun ini atau sesudahnya; "
        "satu orang dapat punya beberapa baris. Tidak termasuk: CPNS, jabatan tanpa standar, asesmen kedaluwarsa."
    ),
    fact="competency",
    cell={"gap": ("-1", "-2", "-3"), "planned": "TIDAK"},
    metric="gap_unplanned",
    part="numerator",
    of="pairs",
    columns=(
        *_PLACE,
        "competency",
        "required_level",
        "achieved_level",
        "levels_missing",
        "assessed_on",
        "assessment_age",
        "trained",
        "family",
        "tier",
        "profession",
    ),
    first=Order("levels_missing", descending=True),
)

LATE_REPORTS = PersonList(
    key="late_reports",
    label=N_("Laporan terlambat"),
    who=N_(
        "Laporan bulanan yang masuk sesudah tenggatnya, atau belum masuk padahal tenggatnya sudah lewat; satu orang "
        "dapat punya beberapa laporan. Tidak termasuk: yang belum jatuh tempo."
    ),
    fact="report",
    cell={"report_state": ("TERLAMBAT", "BELUM")},
    metric="reports_on_time",
    part="rest",
    of="reports",
    columns=(*_PLACE, "period", "report_state", "due_on", "submitted_on", *_POST),
    first=Order("report_state", descending=True),
)

_DECLARED = (UNRATED, COACHING_UNPLANNED, BELOW_20JP, WAITING_CERTIFICATE, GAP_UNPLANNED, LATE_REPORTS)
LISTS: dict[str, PersonList] = {one.key: one for one in _DECLARED}


def person_list(key: str) -> PersonList:
    """The declaration of this key. QuestionProblem with the nearest right one when there is none."""
    if key in LISTS:
        return LISTS[key]
    near = nearest(key, LISTS)
    said = t("Daftar '{key}' tidak dikenal.", key=quoted(key))
    raise QuestionProblem(f"{said} {t('Mungkin maksudnya {near}?', near=near)}" if near else said)
