"""Numbers as people write them: which of point and comma parts the thousands is decided by the whole column."""

from __future__ import annotations

import polars as pl

from data_access.importers.values.texts import Reading, column, example, plain
from data_access.language import t

_TRIMMINGS = r"(?i)^rp\.? ?|,-+$"
_BODY = r"^-?[\d.,]*\d$"
_POWER = r"(?i)^-?\d+(?:\.\d+)?e[+\-]?\d{1,3}$"
_BARE = r"^-?\d+$"
_GROUPED = {".": r"^-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$", ",": r"^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$"}
"""By the sign that parts the thousands, well formed."""
_FRACTION = {".": r"^-?\d*\.\d+$", ",": r"^-?\d*,\d+$"}
"""By the sign before the decimals, without thousands."""
_EITHER = r"^-?[1-9]\d{0,2}[.,]\d{3}$"
_OTHER = {".": ",", ",": "."}


def number(texts: pl.Series, decimal: str = "auto") -> Reading:
    """Float64: "1.234,5", "1,234.5", "12.5", "Rp1.500.000", "1.2E+06".

    "1.234" is a thousand or one and a bit: the other texts of the column decide; where none does, or they disagree,
    it is not understood and the note says so. `decimal` ("." or ",") decides instead.
    """
    known = plain(texts)
    read, note = _parted(known, decimal)
    return Reading.of(known, read.cast(pl.Float64, strict=False), note)


def whole(texts: pl.Series, decimal: str = "auto") -> Reading:
    """Int64, exact: "12", "12,0", "1.234.567"; thousands as in `number`. A fraction is not understood.

    Where no text of the column shows its decimals, "1.234" is a thousand: a whole number has none.
    No digit passes through a float; 1.2E+06 may have lost some and is not understood.
    """
    known = plain(texts)
    read, note = _parted(known, decimal, usual=",")
    exact = column(read, lambda text: text.str.extract(r"^(-?\d+)(?:\.0*)?$").cast(pl.Int64, strict=False))
    return Reading.of(known, exact, note)


def _parted(known: pl.Series, decimal: str, usual: str = "") -> tuple[pl.Series, str]:
    """Texts as a machine writes them ("-1234.5"), null where not understood; and a note. `usual` stands before the
    decimals where no text shows which sign does."""
    bare = column(known, _bare)
    signs = {sign: column(bare, lambda text, sign=sign: _says(text, sign)) for sign in _OTHER}
    seen = [sign for sign, said in signs.items() if said.any()]
    shown = decimal if decimal in _OTHER else (seen[0] if len(seen) == 1 else "")
    chosen = shown or ("" if seen else usual)
    either = bare.str.contains(_EITHER) & ~bare.str.contains(_GROUPED[_OTHER[chosen]] if chosen else r"^$")
    note = "" if shown or not either.any() else _unsure(known, either, signs)
    return column(bare, lambda text: _machine(text, chosen, decimal)), note


def _bare(text: pl.Expr) -> pl.Expr:
    trimmed = text.str.replace_all(_TRIMMINGS, "").str.replace("−", "-", literal=True).str.strip_chars(" ")
    return pl.when(trimmed.str.contains(_BODY) | trimmed.str.contains(_POWER)).then(trimmed)


def _says(text: pl.Expr, sign: str) -> pl.Expr:
    """Whether a text by itself shows that this sign stands before its decimals."""
    fraction = text.str.contains(_FRACTION[sign]) & ~text.str.contains(_EITHER)
    parted = text.str.contains(_GROUPED[_OTHER[sign]]) & ~text.str.contains(_EITHER)
    power = text.str.contains(_POWER) & text.str.contains(".", literal=True) if sign == "." else pl.lit(False)
    return fraction | parted | power


def _machine(text: pl.Expr, chosen: str, asked: str) -> pl.Expr:
    """Texts clear by themselves, then those the column decides; a decision that was asked for overrules neither."""
    powers = text.str.contains(_POWER)
    read = pl.when(text.str.contains(_BARE) | powers).then(text)
    for sign in [asked] if asked in _OTHER else _OTHER:
        sure = _says(text, sign) if chosen != sign else _fits(text, sign)
        read = read.when(sure).then(_with_point(text, sign))
    return read.otherwise(None)


def _fits(text: pl.Expr, sign: str) -> pl.Expr:
    return text.str.contains(_FRACTION[sign]) | text.str.contains(_GROUPED[_OTHER[sign]])


def _with_point(text: pl.Expr, sign: str) -> pl.Expr:
    return text.str.replace_all(_OTHER[sign], "", literal=True).str.replace(sign, ".", literal=True)


def _unsure(known: pl.Series, either: pl.Series, signs: dict[str, pl.Series]) -> str:
    text = example(known, either)
    if all(said.any() for said in signs.values()):
        return t(
            "'{text}' tidak dapat dibaca: kolom ini memakai koma dan titik sebagai tanda desimal ({comma} dan "
            "{point}). Pakai satu cara saja.",
            text=text, comma=example(known, signs[","]), point=example(known, signs["."]),
        )  # fmt: skip
    return t(
        "'{text}' bisa berarti ribuan atau pecahan; isi lain kolom ini tidak memastikannya. "
        "Tulis tanpa pemisah ribuan.",
        text=text,
    )
