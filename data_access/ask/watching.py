"""Complaints berkadar pengawasan in an answer: told together with their kin where they may not be told apart.

The rule stands in `privacy.WATCHED`. It is kept before any figure is made, so value, parts, bounds and the figure to
compare with all obey. Which groups are told together is decided by the watched ones alone, and none at all are few
too: that a row is hidden never says that there is one. Counts still add up: the row of both together stands for them.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from data_access.ask.question import Question
from data_access.ask.selecting import Selection, in_places
from data_access.dimensions import OF_AGENCY
from data_access.language import N_, t
from data_access.periods import Span, containing
from data_access.privacy import WATCHED
from data_access.snapshot import Snapshot

_TOLD = f"{WATCHED.dimension}__told"
"""The class as it may be told; the class itself stays beside it, for metrics count by it."""

_ALL = "__all"
"""The same in every row: what is asked by class alone is one group."""

_OPD, _TIME = "__opd", "__time"
"""The OPD and the year or period of a row, where a group is the sum of several."""

_SAID = N_(
    "Pengaduan berkadar pengawasan tidak dirinci di bawah OPD, atau bila pada salah satu OPD atau waktu yang "
    "dijumlahkan kurang dari {few}: di sana dihitung bersama yang tidak berkadar pengawasan."
)


def tellable(selection: Selection, question: Question) -> tuple[pl.DataFrame, list[str]]:
    """The rows of a selection and what to group them by: no watched complaint is told apart unduly."""
    if WATCHED.dimension not in question.by:
        return selection.frame, list(question.by)
    code = pl.col(WATCHED.dimension).cast(pl.String)
    frame = selection.frame.with_columns(code.alias(_TOLD), pl.lit(True).alias(_ALL))
    beside = [_ALL, *(key for key in question.by if key != WATCHED.dimension)]
    groups = _together(frame, beside, selection)
    frame = frame.join(groups, on=beside, how="left", nulls_equal=True, maintain_order="left")
    both = pl.col("together").fill_null(False) & pl.col(_TOLD).is_in(WATCHED.kin)
    frame = frame.with_columns(pl.when(both).then(pl.lit(WATCHED.pool)).otherwise(_TOLD).alias(_TOLD))
    return frame, [_TOLD if key == WATCHED.dimension else key for key in question.by]


def with_hidden(result: pl.DataFrame, question: Question) -> pl.DataFrame:
    """Figures under the keys of the question; beside each row of both together one for each that it hides.

    A hidden row has no figure, no part, no `n` and no `people`; the status of each metric is "gabungan".
    """
    if WATCHED.dimension not in question.by:
        return result
    result = result.rename({_TOLD: WATCHED.dimension})
    both = result.filter(pl.col(WATCHED.dimension) == WATCHED.pool)
    emptied = both.with_columns(
        pl.lit("gabungan" if name.endswith("__status") else None, kind).alias(name)
        for name, kind in both.schema.items()
        if name not in question.by
    )
    hidden = [emptied.with_columns(pl.lit(code).alias(WATCHED.dimension)) for code in WATCHED.kin]
    return pl.concat([result, *hidden])


def said_of_watched(frame: pl.DataFrame) -> list[str]:
    """The sentence about rows that are told together, where the frame of an answer has any."""
    if WATCHED.dimension not in frame.columns or not (frame[WATCHED.dimension] == WATCHED.pool).any():
        return []
    return [t(_SAID, few=WATCHED.fewest)]


def _together(frame: pl.DataFrame, beside: list[str], selection: Selection) -> pl.DataFrame:
    """Each group that has complaints of this kin, and whether they are told `together`.

    Where that is one group alone, so is the one with the next fewest: the total of all would give the first away.
    """
    groups = _fewest(frame.filter(pl.col(_TOLD).is_in(WATCHED.kin)), beside, selection)
    parts = _parts_of_opd(beside, selection)
    below = [key for key in beside if key in parts.columns]
    groups = groups.join(parts, on=below, how="left", nulls_equal=True)
    few = (pl.col("fewest") < WATCHED.fewest) | pl.col("below").fill_null(False)
    groups = groups.with_columns(together=few).sort("together", "watched", *beside)
    alone = groups["together"].sum() == 1
    first = pl.int_range(pl.len()) == 0
    return groups.select(*beside, together=pl.col("together") | (first if alone else False))


def _fewest(kin: pl.DataFrame, beside: list[str], selection: Selection) -> pl.DataFrame:
    """How many are watched in each group (`watched`), and the `fewest` of any OPD and any time it is the sum of.

    A sum is told only where each of its parts may be: else one that is told, taken from it, leaves the others.
    """
    counted = pl.col("n").filter(pl.col(_TOLD) == WATCHED.code).sum()
    groups = kin.group_by(beside).agg(watched=counted)
    parts = _parts_of(groups, beside, selection)
    of_part = [key for key in (*beside, _OPD, _TIME) if key in parts.columns]
    found = _with_parts(kin, selection).group_by(of_part).agg(part=counted)
    parts = parts.join(found, on=of_part, how="left", nulls_equal=True).with_columns(pl.col("part").fill_null(0))
    joined = groups.join(
        parts.group_by(beside).agg(fewest=pl.col("part").min()), on=beside, how="left", nulls_equal=True
    )
    return joined.with_columns(fewest=pl.min_horizontal("fewest", "watched"))  # of no known agency: the group alone


def _parts_of(groups: pl.DataFrame, beside: list[str], selection: Selection) -> pl.DataFrame:
    """Each group with every OPD and time it is the sum of, whether anything was received there or not."""
    opds = _opds(beside, selection)
    places = [key for key in beside if key in opds.columns]
    opds = opds.with_columns(pl.col(key).cast(groups.schema[key]) for key in places)
    times = _times(selection).select(_TIME).unique()
    return groups.select(beside).join(opds, on=places, nulls_equal=True).join(times, how="cross")


def _with_parts(kin: pl.DataFrame, selection: Selection) -> pl.DataFrame:
    tree = selection.snapshot.agency_keys.select("agency", pl.col("opd").alias(_OPD))
    return kin.join(tree, on="agency", how="left").join(_times(selection), on="until", how="left")


def _opds(beside: list[str], selection: Selection) -> pl.DataFrame:
    """The OPD each group of places is the sum of: (keys, `_OPD`); of whole cities, the keys alone."""
    filters, tree = selection.question.filters, _tree(selection.snapshot).with_columns(pl.lit(True).alias(_ALL))
    chosen = tree.filter(*in_places(selection.viewer, filters, selection.snapshot))
    grouped = [key for key in beside if key in ("agency", *OF_AGENCY)]
    below_city = filters.agency or filters.kind or filters.sector or selection.viewer.agencies or grouped
    keys = [pl.col(key) for key in beside if key in (_ALL, "city", *grouped)]
    return chosen.select(*keys, *([pl.col("opd").alias(_OPD)] if below_city else [])).unique()


def _times(selection: Selection) -> pl.DataFrame:
    """The times a span is the sum of, at least one row each: (until, `_TIME`).

    Whole years are told by year, any other span by its periods. A state, and a period shown by itself, is one time.
    """
    when = selection.when
    if selection.fact.time != "flow" or "period" in selection.question.by:
        rows: list[tuple[date | None, str]] = [(pick.until, "") for pick in when.picks]
    else:
        as_of = selection.snapshot.as_of
        by_year = _whole_years(when.span, as_of)
        names = {one: str(one.start.year) if by_year else one.key for one in when.span if one.start <= as_of}
        rows = [(None, name) for name in names.values()]
        rows += [(pick.until, names[containing(pick.period, when.span.kind)]) for pick in when.picks]
    return pl.DataFrame(rows, schema={"until": pl.Date, _TIME: pl.String}, orient="row")


def _whole_years(span: Span, as_of: date) -> bool:
    """Whether it runs from the first day of a year to the last of one, or to the data date."""
    from_first = span.start == date(span.start.year, 1, 1)
    return from_first and (span.end == date(span.end.year, 12, 31) or span.end >= as_of)


def _parts_of_opd(beside: list[str], selection: Selection) -> pl.DataFrame:
    """The places among these keys that hold, of some OPD, a part of its units: (keys, `below`).

    Scope and filters count: a chosen unit makes every group a part.
    """
    tree = _tree(selection.snapshot).with_columns(pl.lit(True).alias(_ALL))
    units = tree.group_by("opd").agg(units=pl.len())
    chosen = tree.filter(*in_places(selection.viewer, selection.question.filters, selection.snapshot))
    keys = [key for key in beside if key in (_ALL, "agency", *OF_AGENCY)]
    held = chosen.group_by(*dict.fromkeys([*keys, "opd"])).agg(held=pl.len()).join(units, on="opd")
    return held.filter(pl.col("held") < pl.col("units")).select(*keys, below=pl.lit(True)).unique()


def _tree(snapshot: Snapshot) -> pl.DataFrame:
    """Every agency with what is joined from it, and its city."""
    cities = snapshot.names("agency").select(pl.col("id").cast(pl.Categorical).alias("agency"), city="city_code")
    return snapshot.agency_keys.join(cities, on="agency")
