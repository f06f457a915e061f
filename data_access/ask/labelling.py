"""The words and the order of an answer's rows, in the language of the current run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import polars as pl

from data_access.ask.question import Question
from data_access.dimensions import DIMENSIONS
from data_access.filters import Filters
from data_access.language import t
from data_access.periods import period
from data_access.snapshot import Snapshot

_NAMES = {
    "city": ("city", "code", "name"),
    "agency": ("agency", "id", "name"),
    "opd": ("agency", "id", "name"),
    "parent": ("agency", "id", "name"),
    "competency": ("competency", "id", "name"),
    "service": ("service", "id", "name"),
    "training": ("training", "id", "title"),
}
"""Where the names of a dimension stand: table, key, name."""

_PLACES = ("agency", "opd", "parent")


def labelled(frame: pl.DataFrame, question: Question, snapshot: Snapshot) -> pl.DataFrame:
    """The frame with `<dimension>__label` beside every code, in reading order: codes as declared, names by alphabet."""
    if not question.by:
        return frame
    frame = frame.with_columns(pl.col(key).cast(pl.String) for key in question.by)
    for key in question.by:
        words = _words(frame[key].unique().drop_nulls().to_list(), key, snapshot)
        unknown = t("tidak diketahui")
        label = pl.col(key).replace_strict(words, default=unknown, return_dtype=pl.String).fill_null(unknown)
        frame = frame.with_columns(label.alias(f"{key}__label"))
    return frame.sort([_rank(key) for key in question.by], maintain_order=True, nulls_last=True)


def place_names(filters: Filters, snapshot: Snapshot) -> dict[str, str]:
    """{id: name} of the cities and units that the filters name."""
    cities = dict(snapshot.names("city").select("code", "name").iter_rows()) if filters.city else {}
    agencies = dict(snapshot.names("agency").select("id", "name").iter_rows()) if filters.agency else {}
    named = {**cities, **agencies}
    return {one: named[one] for one in (*filters.city, *filters.agency) if one in named}


def _words(values: list[str], key: str, snapshot: Snapshot) -> dict[str, str]:
    if key == "period":
        return {value: _period_label(value) for value in values}
    if key not in _NAMES:
        return {value: DIMENSIONS[key].word(value) for value in values}
    table, ident, name = _NAMES[key]
    names = dict(snapshot.names(table).select(ident, name).iter_rows())
    found = {value: names.get(value, value) for value in values}
    return _told_apart(found, snapshot) if key in _PLACES else found


def _told_apart(labels: dict[str, str], snapshot: Snapshot) -> dict[str, str]:
    """Agencies of one name each with its city, else with its OPD, else with its id: two are never one row."""
    agencies = {row["id"]: row for row in snapshot.names("agency").iter_rows(named=True)}
    cities = dict(snapshot.names("city").select("code", "name").iter_rows())
    of_city = {key: cities.get(row["city_code"], "").removeprefix("Kota ") for key, row in agencies.items()}
    of_opd = {key: agencies[row["opd"]]["name"] for key, row in agencies.items() if row["opd"] != key}
    for beside in (of_city, of_opd, {key: key for key in labels}):
        labels = _beside(labels, beside)
    return labels


def _beside(labels: dict[str, str], more: Mapping[str, str]) -> dict[str, str]:
    """Labels that stand more than once, each with what tells it apart; as they were where that tells nothing."""
    groups: dict[str, set[str]] = {}
    for key, label in labels.items():
        groups.setdefault(label, set()).add(more.get(key, ""))
    times = Counter(labels.values())
    told = {label for label, found in groups.items() if times[label] > 1 and len(found) > 1}
    return {
        key: f"{label} · {more[key]}" if label in told and more.get(key) else label for key, label in labels.items()
    }


def _period_label(value: str) -> str:
    return value if "/" in value else period(value).label


def _rank(key: str) -> pl.Expr:
    """What to sort by: the declared order of codes, time for periods, the alphabet for names."""
    if key == "period":
        return pl.col(key).map_elements(lambda value: value if "/" in value else period(value).start.isoformat(),
                                        return_dtype=pl.String)  # fmt: skip
    codes = DIMENSIONS[key].order
    if not codes:
        return pl.col(f"{key}__label").str.to_lowercase()
    return pl.col(key).replace_strict(
        {code: at for at, code in enumerate(codes)}, default=len(codes), return_dtype=pl.Int64
    )
