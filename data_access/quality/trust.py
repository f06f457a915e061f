"""How far a figure can be trusted: its coverage, the age of its sources and what was left out, as one mark.

Nothing is invented: where no delivery is recorded, age and coverage are not known and there is no mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from data_access.ask import Answer, Question, ask
from data_access.filters import Filters
from data_access.language import N_, t
from data_access.metrics import METRICS
from data_access.periods import containing
from data_access.quality.balance import balance, reasons
from data_access.quality.deliveries import EVERYWHERE, LATELY, deliveries
from data_access.quality.marks import MARKS, Mark, mark
from data_access.quality.origins import ORIGINS
from data_access.quality.places import senders, within
from data_access.quality.words import rank
from data_access.snapshot import Snapshot
from data_access.units import number
from data_access.viewer import Viewer

MEASURES = ("evaluated", "needs_coaching", "with_gap", "jp20", "ikm", "complaints_overdue")
"""The headline measures a reader decides by (`pages.md` §1.1)."""

NOT_KNOWN = N_("belum dapat ditentukan")


@dataclass(frozen=True)
class Trust:
    """The mark of one figure and what it rests on: coverage and rows left out in percent, age in days; null unknown."""

    mark: Mark | None
    coverage: float | None
    age_days: int | None
    left_out: float

    @property
    def text(self) -> str:
        """The mark with its sign and word."""
        return t(MARKS[self.mark]) if self.mark else t(NOT_KNOWN)

    @property
    def coverage_text(self) -> str:
        """As a card says it: "cakupan data 94 %"; empty where it is not known."""
        if self.coverage is None:
            return ""
        return t("cakupan data {percent} %", percent=number(min(self.coverage, 100), 0))


def trusted(answer: Answer, key: str, snapshot: Snapshot, row: int = 0) -> Trust:
    """How far the figure of this metric in this row of the answer can be trusted.

    Coverage: of a census with people missing (kind C) the observed of all obliged, of all others the deliveries of the
    last twelve months that came of those due, of the worst of its sources and of the senders of the row's place.
    Age: days from the end of the newest delivered month of the oldest source to the data date.
    """
    values = answer.frame.row(row, named=True) if answer.frame.height > row else {}
    here = _senders(answer, values, snapshot)
    rows = deliveries(snapshot)
    found = rows if here is None else rows.filter(pl.col("agency_id").is_in(here))
    standing = {one["source"]: one for one in _standing(found, snapshot, ()).iter_rows(named=True)}
    return _trust(key, values, standing, _left_out(snapshot), snapshot.as_of)


def trust(
    viewer: Viewer, snapshot: Snapshot, keys: Iterable[str] = MEASURES, filters: Filters = EVERYWHERE
) -> pl.DataFrame:
    """Measure × OPD within the viewer's scope: opd, opd__label, metric, metric__label, mark, mark__label, coverage,
    age_days, left_out_percent; the OPD with most marks ○ first, then with most ◐. A null mark is not known; OPD
    without anybody the measure covers have no row. Of the filters only cities and agencies count, as whole OPD."""
    left_out, standings = _left_out(snapshot), _by_opd(snapshot)
    rows = []
    for key in keys:
        frame = ask(viewer, Question((key,), ("opd",)), snapshot).frame
        covered = (pl.col(f"{key}__status") != "tidak_berlaku") & pl.col("opd").is_not_null()
        for values in frame.filter(covered).iter_rows(named=True):
            found = _trust(key, values, standings.get(values["opd"], {}), left_out, snapshot.as_of)
            rows.append((values["opd"], values["opd__label"], key, t(METRICS[key].label), found.mark, found.text,
                         found.coverage, found.age_days, found.left_out))  # fmt: skip
    table = pl.DataFrame(rows, schema=_SCHEMA, orient="row").filter(within(snapshot, filters))
    most = [(pl.col("mark") == mark).sum().over("opd") for mark in ("jangan", "hati_hati")]
    return table.sort(*most, "opd__label", "opd", descending=[True, True, False, False], maintain_order=True)


def unusable(table: pl.DataFrame) -> pl.DataFrame:
    """Of `trust`, per measure: metric, metric__label, `n` OPD whose figure is not for decisions, `of` all with one."""
    n = (pl.col("mark") == "jangan").sum().cast(pl.Int64)
    found = table.group_by("metric", "metric__label").agg(n=n, of=pl.len().cast(pl.Int64))
    return found.sort(rank("metric", dict.fromkeys(MEASURES)), "metric")


_SCHEMA = {
    **dict.fromkeys(("opd", "opd__label", "metric", "metric__label", "mark", "mark__label"), pl.String),
    "coverage": pl.Float64,
    "age_days": pl.Int64,
    "left_out_percent": pl.Float64,
}
_Standing = Mapping[str, Any]


def _trust(
    key: str, values: Mapping[str, Any], standing: Mapping[str, _Standing], left_out: Mapping[str, float], as_of: date
) -> Trust:
    fact = METRICS[key].fact
    sources = [standing[source] for source in ORIGINS[fact].sources if source in standing]
    ages = [(as_of - containing(one["newest"], "BULAN").end).days for one in sources if one["newest"]]
    age = max(0, *ages) if ages and len(ages) == len(sources) else None
    coverage = _observed(key, values) if METRICS[key].kind == "C" else _came(sources)
    aside = left_out.get(ORIGINS[fact].counted, 0.0)
    return Trust(_mark(coverage, age, aside, bool(sources)), coverage, age, aside)


def _mark(coverage: float | None, age: int | None, aside: float, expected: bool) -> Mark | None:
    """The mark; not for decisions where a source that is due has sent nothing ever, unknown where none is recorded."""
    if coverage is None or age is None:
        return "jangan" if expected and age is None else None
    return mark(coverage, age, aside)


def _observed(key: str, values: Mapping[str, Any]) -> float | None:
    """Observed of all obliged, in percent."""
    obliged = values.get(f"{key}__obliged")
    return 100 * float(values[f"{key}__of"]) / obliged if obliged else None


def _came(sources: list[_Standing]) -> float | None:
    """Deliveries that came of those due, in percent, of the worst source."""
    return min((100 * one["came"] / one["due"] for one in sources if one["due"]), default=None)


def _standing(rows: pl.DataFrame, snapshot: Snapshot, by: tuple[str, ...]) -> pl.DataFrame:
    """Per source: deliveries due and come in the last twelve months, and the newest month that came."""
    lately = pl.col("month") > snapshot.as_of - LATELY
    return rows.group_by(*by, "source").agg(
        due=lately.sum(), came=(pl.col("came") & lately).sum(), newest=pl.col("month").filter("came").max()
    )


def _by_opd(snapshot: Snapshot) -> dict[str, dict[str, _Standing]]:
    """{OPD: {source: standing}}; what the city itself sends is of every OPD in it."""
    tree = snapshot.names("agency")
    below = tree.filter(pl.col("kind") != "KOTA").select("opd", agency_id="id")
    opds = tree.filter(pl.col("kind") != "KOTA").select("city_code", "opd").unique()
    cities = tree.filter(pl.col("kind") == "KOTA").select("city_code", agency_id="id")
    concerns = pl.concat([below, cities.join(opds, on="city_code").select("opd", "agency_id")])
    found: dict[str, dict[str, _Standing]] = {}
    rows = deliveries(snapshot).join(concerns, on="agency_id")
    for one in _standing(rows, snapshot, ("opd",)).iter_rows(named=True):
        found.setdefault(one["opd"], {})[one["source"]] = one
    return found


def _senders(answer: Answer, values: Mapping[str, Any], snapshot: Snapshot) -> list[str] | None:
    """Who sends what is known of the row's place: its units and what stands above them; none named: everybody."""
    filters = answer.question.filters
    cities = [values["city"]] if values.get("city") else list(filters.city)
    units = [values[key] for key in ("agency", "opd") if values.get(key)] or list(filters.agency)
    return senders(snapshot, cities, units)


def _left_out(snapshot: Snapshot) -> dict[str, float]:
    """{fact: rows of its source left out for a fault of the data, in percent of those read}."""
    return dict(snapshot.kept("left out", lambda: _shares_left_out(snapshot)).iter_rows())


def _shares_left_out(snapshot: Snapshot) -> pl.DataFrame:
    found = reasons(snapshot)
    faults = pl.DataFrame(
        [(name, reason) for name, origin in ORIGINS.items() for reason in origin.faults],
        schema={"fact": pl.String, "reason": pl.String},
        orient="row",
    )
    faulty = found.join(faults, on=["fact", "reason"]).group_by("fact").agg(pl.col("n").sum())
    joined = balance(snapshot).join(faulty, on="fact", how="left").filter(pl.col("read") > 0)
    return joined.select("fact", share=100 * pl.col("n").fill_null(0) / pl.col("read"))
