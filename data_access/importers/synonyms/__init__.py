"""What files write instead of a code, and the code it stands for: one visible table, and what is asked of it.

A text that the table does not know is never dropped or guessed: `unknown` counts it, `nearest_code` suggests to a
person, and that person's own list is laid beside the table with `with_more`. What each list holds says its own file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import polars as pl

from data_access.contract import codes
from data_access.dimensions import row_words, words
from data_access.importers.problems import ImportProblem
from data_access.importers.synonyms.development import DEVELOPMENT, MANSOSKUL
from data_access.importers.synonyms.feedback import FEEDBACK
from data_access.importers.synonyms.people import PEOPLE
from data_access.importers.synonyms.performance import PERFORMANCE
from data_access.importers.values.texts import column, folded, plain
from data_access.language import t
from data_access.periods import KIND_WORDS
from data_access.problems import nearest, quoted

SYNONYMS: Mapping[str, Mapping[str, str]] = {**PEOPLE, **PERFORMANCE, **DEVELOPMENT, **FEEDBACK}
"""{list: {as written: code}}; "" as a code says that the text means "nothing yet"."""

LISTS: Mapping[str, tuple[codes.CodeList, Mapping[str, str]]] = {
    "status": (codes.STATUS, words.STATUS),
    "duty": (codes.DUTY, words.DUTY),
    "family": (codes.FAMILY, words.FAMILY),
    "tier": (codes.TIER, words.TIER),
    "profession": (codes.PROFESSION, words.PROFESSION),
    "sex": (codes.SEX, row_words.SEX),
    "education": (codes.EDUCATION, {}),
    "agency_kind": (codes.AGENCY_KIND, words.AGENCY_KIND),
    "sector": (codes.SECTOR, words.SECTOR),
    "competency": (MANSOSKUL, {}),
    "competency_domain": (codes.COMPETENCY_DOMAIN, words.COMPETENCY_DOMAIN),
    "assessment_method": (codes.ASSESSMENT_METHOD, row_words.ASSESSMENT_METHOD),
    "plan_route": (codes.PLAN_ROUTE, row_words.PLAN_ROUTE),
    "plan_status": (codes.PLAN_STATUS, row_words.PLAN_STATUS),
    "period_kind": (codes.PERIOD_KIND, KIND_WORDS),
    "assignment": (codes.ASSIGNMENT, row_words.ASSIGNMENT),
    "expectation": (codes.EXPECTATION, words.EXPECTATION),
    "rating": (codes.RATING, words.RATING),
    "agency_rating": (codes.AGENCY_RATING, words.AGENCY_RATING),
    "skp_status": (codes.SKP_STATUS, row_words.SKP_STATUS),
    "training_kind": (codes.TRAINING_KIND, words.TRAINING_KIND),
    "delivery": (codes.DELIVERY, words.DELIVERY),
    "provider_kind": (codes.PROVIDER_KIND, words.PROVIDER_KIND),
    "participation": (codes.PARTICIPATION, words.PARTICIPATION),
    "respondent": (codes.RESPONDENT, row_words.RESPONDENT),
    "complaint_class": (codes.COMPLAINT_CLASS, words.COMPLAINT_CLASS),
    "complaint_channel": (codes.COMPLAINT_CHANNEL, words.COMPLAINT_CHANNEL),
    "complaint_topic": (codes.COMPLAINT_TOPIC, words.COMPLAINT_TOPIC),
    "complaint_status": (codes.COMPLAINT_STATUS, row_words.COMPLAINT_STATUS),
    "unsur": (codes.UNSUR, words.UNSUR),
    "index_code": (codes.INDEX_CODE, row_words.INDEX_CODE),
    "source": (codes.DELIVERY_SOURCE, row_words.SOURCE),
}
"""Every list of codes that a file may write out: its codes and their words on the screen, in the source language."""


_ALIKE = 0.6
"""From which a text is shown beside a code as perhaps meaning it (konvensi aplikasi): IKI is not SAKIP."""


@dataclass(frozen=True, eq=False)
class Codebook:
    """A list of codes with everything that stands for one of them: {folded text: code}, "" for "nothing yet"."""

    key: str
    codes: codes.CodeList
    entries: Mapping[str, str]


@cache
def book(key: str) -> Codebook:
    """The codes of a list, their words and their synonyms. A list that does not exist is a `KeyError`."""
    listed, said = LISTS[key]
    written = {word: code for code, word in said.items() if code in listed} | {code: code for code in listed}
    return Codebook(key, listed, _entries({**SYNONYMS.get(key, {}), **written}))


def with_more(key: str | Codebook, extra: Mapping[str, str]) -> Codebook:
    """The list with entries of a person's own, {as written: code}.

    Raises:
        ImportProblem: an entry names no code of the list, or says otherwise than the table or another entry.
    """
    known = _booked(key)
    entries = dict(known.entries)
    for text, code in extra.items():
        if code and code not in known.codes:
            raise ImportProblem(_no_code(text, code, known))
        meant = entries.setdefault(_mark(text), code)
        if meant != code:
            raise ImportProblem(_otherwise(text, code, meant))
    return Codebook(known.key, known.codes, entries)


def coded(texts: pl.Series, key: str | Codebook) -> pl.Series:
    """The code of each text; null where there is none, it means "nothing yet", or nobody knows it (`unclear`)."""
    said = _said(texts, _booked(key))
    return said.replace({"": None}).alias(texts.name)


def unclear(texts: pl.Series, key: str | Codebook) -> pl.Series:
    """Boolean: there is a text, and the list does not know it."""
    return (plain(texts).is_not_null() & _said(texts, _booked(key)).is_null()).alias(texts.name)


def unknown(texts: pl.Series, key: str | Codebook) -> dict[str, int]:
    """{text: in how many cells} of what the list does not know, cleaned, the most frequent first."""
    strange = plain(texts).filter(unclear(texts, key)).alias("text").to_frame()
    counted = strange.group_by("text").len().sort("len", "text", descending=[True, False])
    return dict(counted.iter_rows())


def nearest_code(text: str, key: str | Codebook) -> str:
    """The code that a person may have meant, to be confirmed by one; "" where nothing is like it. Never the opposite:
    "tidak aktif" is not like "aktif"."""
    denied = _denied(text)
    entries = {mark: code for mark, code in _booked(key).entries.items() if code and _denied(mark) == denied}
    return entries.get(nearest(_mark(text), entries, _ALIKE), "")


def _denied(text: str) -> bool:
    return bool(re.match(r"\s*(tidak|tdk|non|bukan|belum)", text.lower()))


def _booked(key: str | Codebook) -> Codebook:
    return book(key) if isinstance(key, str) else key


def _said(texts: pl.Series, known: Codebook) -> pl.Series:
    marks = column(plain(texts), folded)
    return marks.replace_strict(known.entries, default=None, return_dtype=pl.String)


def _entries(written: Mapping[str, str]) -> dict[str, str]:
    marks = column(pl.Series(list(written), dtype=pl.String), folded)
    return dict(zip(marks, written.values(), strict=True))


def _mark(text: str) -> str:
    return str(column(pl.Series([text], dtype=pl.String), folded)[0])


def _no_code(text: str, code: str, known: Codebook) -> str:
    return t(
        "Padanan '{text}': kode '{code}' tidak ada di daftar {list}. Yang ada: {codes}.",
        text=quoted(text), code=quoted(code), list=known.key, codes=", ".join(known.codes),
    )  # fmt: skip


def _otherwise(text: str, code: str, meant: str) -> str:
    return t(
        "Padanan '{text}' = {code} bertentangan dengan padanan yang sudah ada: {meant}.",
        text=quoted(text), code=quoted(code), meant=meant,
    )  # fmt: skip
