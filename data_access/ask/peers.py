"""Marks: which units are clearly off their peers, or clearly moved (`comparison`; `pages.md` §4.2).

A family is all units of a city and a peer group in the same period, fixed before any filter of place and before the
viewer's scope: choosing hides rows, it never changes a mark. Which differences are too large for chance is asked once
for all families of all cities (`comparison.verdicts`). Marks are for all staff: a filter on persons gives none. A unit
of which so few were observed that nothing is said of it as a whole (`figure.WIDE`) is in no family: who was observed
was chosen, not drawn.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import polars as pl

from data_access.ask.broken import breaking, not_comparable
from data_access.ask.figure import WIDE
from data_access.ask.question import Question
from data_access.ask.selecting import Selection, selected
from data_access.comparison import Difference, indices, shares, shifts, verdicts
from data_access.contract import codes
from data_access.dimensions.peers import PEERS_OF
from data_access.facts import STAFF_DIMENSIONS
from data_access.intervals import index_variance
from data_access.language import t
from data_access.metrics import METRICS, Metric
from data_access.metrics.base import moved, n, total
from data_access.privacy import FEWEST
from data_access.snapshot import Snapshot
from data_access.units import number

_FOLLOWS = {
    "opd": {"city", "opd_kind", "peer_group"},
    "agency": {"city", "kind", "opd_kind", "peer_group", "sector", "parent"},
}
"""{unit: what else a question may group by, for each unit has one value of it}."""


def marked(frame: pl.DataFrame, selection: Selection, question: Question) -> pl.DataFrame:
    """The frame with `<metric>__mark` and `<metric>__peers` for each metric with a test, where units are compared.

    `__mark`: ATAS, BAWAH or SAMA; `__peers`: the value of the rest of the family, in the unit of the metric. Both are
    null for a unit that was not judged: too few observed, too few peers, only a part of it is shown, or no value is.
    `__peers` is null too in a family of which a hidden unit is a member: the rest less the shown would be its value.
    Other questions are left as they are, and so are shifts from a time that was judged by another rule.
    """
    if not _comparing(question) or _of_persons(selection, question) or breaking(selection, question):
        return frame
    unit = _unit(question)
    keys = frame.select(pl.col(unit).cast(pl.String))
    for metric in _tested(question):
        found = keys.join(_judged(selection, metric, unit), on=unit, how="left", maintain_order="left")
        whole = (pl.col(f"{metric.key}__status") == "ada") & (pl.col(f"{metric.key}__of") == found["of"])
        shown = whole & ~_thin(metric)
        frame = frame.with_columns(
            pl.when(shown).then(found["mark"]).alias(f"{metric.key}__mark"),
            pl.when(shown & ~_with_hidden(frame, found, metric, selection)).then(found["peers"])
            .alias(f"{metric.key}__peers"),
        )  # fmt: skip
    return frame


def _with_hidden(frame: pl.DataFrame, found: pl.DataFrame, metric: Metric, selection: Selection) -> pl.Series:
    """Whether the family of each row has a member that the answer hides."""
    unit = found.columns[0]
    families = found.select(unit).join(_families(selection.snapshot, unit), on=unit, how="left", maintain_order="left")
    family = families.select(pl.concat_str("city", "family", separator=" ")).to_series()
    hidden = (frame[f"{metric.key}__status"] == "gabungan") & (found["of"] >= FEWEST).fill_null(False)
    return family.is_in(family.filter(hidden).drop_nulls().implode()).fill_null(False)


def unmarked(frame: pl.DataFrame, selection: Selection, question: Question) -> list[str]:
    """A sentence for each reason why there are no marks where there usually are; `frame` is that of the answer."""
    notes = not_comparable(breaking(selection, question))
    if _comparing(question) and _of_persons(selection, question):
        notes.append(
            t("Tanda terhadap kelompok sejenis hanya untuk seluruh pegawai: dengan penyaring pegawai tidak ada tanda.")
        )
    elif _comparing(question):
        notes += _thinly_observed(frame, question)
    return notes


def _thinly_observed(frame: pl.DataFrame, question: Question) -> list[str]:
    counts = {metric: frame.filter(_thin(metric)).height for metric in _tested(question)}
    return [
        t(
            "{metric}: {n} unit tanpa tanda, sebab cakupannya terlalu rendah (batas lebih lebar dari {wide} poin).",
            metric=t(metric.label),
            n=number(count),
            wide=WIDE,
        )
        for metric, count in counts.items()
        if count
    ]


def _thin(metric: Metric) -> pl.Expr:
    """Whether the bounds of a row are so wide that it is only said that its coverage is too low."""
    wide = pl.col(f"{metric.key}__high") - pl.col(f"{metric.key}__low") > WIDE
    return wide.fill_null(False) if metric.kind == "C" else pl.lit(False)


def _tested(question: Question) -> list[Metric]:
    return [METRICS[key] for key in question.metrics if METRICS[key].test]


def _unit(question: Question) -> str:
    """The one dimension of units that the question groups by; empty where it has none, both, or others beside it."""
    units = [key for key in question.by if key in _FOLLOWS]
    return units[0] if len(units) == 1 and {*question.by} - {*units} <= _FOLLOWS[units[0]] else ""


def _comparing(question: Question) -> bool:
    return bool(_tested(question) and _unit(question))


def _of_persons(selection: Selection, question: Question) -> bool:
    """Whether a filter on persons applies to this fact."""
    return any(getattr(question.filters, key) and key in selection.fact.dimensions for key in STAFF_DIMENSIONS)


def _judged(selection: Selection, metric: Metric, unit: str) -> pl.DataFrame:
    """(unit, of, mark, peers) of every unit of every city at the question's own time, whatever it filters."""
    snapshot = selection.snapshot

    def judged() -> pl.DataFrame:
        viewer = replace(selection.viewer, cities=frozenset(), agencies=frozenset())
        everywhere = selected(viewer, selection.fact, Question((metric.key,), (unit,)), snapshot, selection.when)
        counts = everywhere.frame.group_by(pl.col(unit).cast(pl.String)).agg(**_parts(metric))
        return _verdicts(_observed(counts, metric).join(_families(snapshot, unit), on=unit), metric)

    return snapshot.kept(("marks", metric.key, unit, selection.when.picks), judged)


def _families(snapshot: Snapshot, unit: str) -> pl.DataFrame:
    """(unit, city, family) of each agency: an OPD stands among those of its peer group, a unit among its own kind.

    What is of no known kind has no peers.
    """
    family = pl.col("kind").replace_strict(PEERS_OF, default=codes.UNKNOWN) if unit == "opd" else pl.col("kind")
    units = snapshot.names("agency").select(pl.col("id").alias(unit), city="city_code", family=family)
    return units.filter(pl.col("family") != codes.UNKNOWN)


def _parts(metric: Metric) -> dict[str, pl.Expr]:
    """What the metric's test needs to know of a unit."""
    parts = {
        "share": {"x": metric.numerator},
        "index": {"value": metric.expression, **{key: total(key) for key in ("n", "index_sum", "index_squares")}},
        "shift": {"up": n(moved(1)), "down": n(moved(-1))},
    }
    obliged = metric.obliged if metric.obliged is not None else metric.denominator
    return {"of": metric.denominator.cast(pl.Float64), "obliged": obliged.cast(pl.Float64), **parts[metric.test]}


def _observed(counts: pl.DataFrame, metric: Metric) -> pl.DataFrame:
    """The units of which enough were observed to say something of the whole; of kinds other than C all are."""
    unseen = 100 * (pl.col("obliged") - pl.col("of")) / pl.col("obliged")
    return counts.filter(unseen <= WIDE) if metric.kind == "C" else counts


def _verdicts(counts: pl.DataFrame, metric: Metric) -> pl.DataFrame:
    """Each unit with its `of`, `mark` and `peers`: held against its family, judged among all families."""
    said = verdicts(_differences(counts, metric))
    return counts.select(counts.columns[0], "of").with_columns(
        pl.Series("mark", [one.mark for one in said], pl.String),
        pl.Series("peers", [one.peers for one in said], pl.Float64),
    )


def _differences(counts: pl.DataFrame, metric: Metric) -> Sequence[Difference | None]:
    """How far each unit lies from the rest of its city and family."""
    arguments = [column.to_numpy() for column in counts.select(*_ARGUMENTS[metric.test], "of").iter_columns()]
    differences: list[Difference | None] = [None] * counts.height
    for places in _places(counts):
        found = _AGAINST[metric.test](*(values[places] for values in arguments))
        for place, one in zip(places, found, strict=True):
            differences[place] = one
    return differences


def _places(counts: pl.DataFrame) -> Iterable[list[int]]:
    """The rows of each family."""
    found: dict[tuple[str, str], list[int]] = {}
    for place, family in enumerate(counts.select("city", "family").iter_rows()):
        found.setdefault(family, []).append(place)
    return found.values()


_ARGUMENTS: Mapping[str, tuple[str | pl.Expr, ...]] = {
    "share": ("x",),
    "index": (pl.col("value").fill_null(math.nan), index_variance().alias("variance")),
    "shift": ("up", "down"),
}
"""What a test is given of each unit, before how many there are."""

_AGAINST: Mapping[str, Callable[..., list[Difference | None]]] = {"share": shares, "index": indices, "shift": shifts}
