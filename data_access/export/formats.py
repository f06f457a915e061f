"""The kinds of file on offer, declared once. Writes nothing itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data_access.export.document import Layout
from data_access.language import N_, t
from data_access.problems import QuestionProblem, nearest, quoted


@dataclass(frozen=True)
class Format:
    """A kind of file; `label` is in the source language. `on_screen`: whether pages offer it; programs may ask for
    the others."""

    key: str
    label: str
    extension: str
    mime: str
    tail: str = ""
    """Ends the name of a file: two formats of one extension must not replace each other in a folder."""
    on_screen: bool = True
    worded: bool = False
    """Whether it can have its figures as a reader sees them: text alone; the others always have numbers."""

    def named(self, stem: str) -> str:
        return f"{stem}{self.tail}.{self.extension}"

    def laid_out(self, layout: Layout | None) -> Layout:
        """The layout as a file of this kind has it."""
        return replace(layout or Layout(), written=layout is not None and layout.written and self.worded)


_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_DECLARED = (
    Format("xlsx", N_("Excel (XLSX)"), "xlsx", _XLSX),
    Format("csv_id", N_("CSV Indonesia (titik koma, koma desimal)"), "csv", _CSV, "_excel-indonesia", worded=True),
    Format("csv", N_("CSV untuk program (koma, titik desimal)"), "csv", _CSV, worded=True),
    Format("parquet", N_("Parquet"), "parquet", "application/vnd.apache.parquet"),
    Format("arrow", N_("Arrow"), "arrows", "application/vnd.apache.arrow.stream", on_screen=False),
    Format("json", N_("JSON"), "json", "application/json", on_screen=False),
)
FORMATS: dict[str, Format] = {format_.key: format_ for format_ in _DECLARED}
"""Every format, in the order a reader meets them; labels are said with `t()`."""


def format_of(key: str) -> Format:
    """The format of this key. QuestionProblem for an unknown one."""
    if key not in FORMATS:
        known = ", ".join(FORMATS)
        near = nearest(key, FORMATS)
        said = t("Format '{key}' tidak dikenal. Pilih {known}.", key=quoted(key), known=known)
        raise QuestionProblem(f"{said} {t('Mungkin maksudnya {near}?', near=near)}" if near else said)
    return FORMATS[key]


def format_for(name: str) -> Format:
    """The format of a file of this name: by its ending, and of two with one ending by its tail."""
    ending = name.rpartition(".")[2].lower()
    stem = name.rpartition(".")[0]
    alike = [one for one in FORMATS.values() if one.extension == ending]
    tailed = [one for one in alike if one.tail and stem.endswith(one.tail)]
    plain = [one for one in alike if not one.tail]
    if not alike:
        raise QuestionProblem(
            t("Berkas '{name}' tidak berakhiran yang dikenal. Pilih {known}.", name=quoted(name),
              known=", ".join(sorted({f".{one.extension}" for one in FORMATS.values()})))
        )  # fmt: skip
    return (tailed or plain)[0]
