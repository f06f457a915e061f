"""From a question to the counted rows it is about: the viewer's scope first, then the filters, then the time."""

from __future__ import annotations

from dataclasses import dataclass, replace

import polars as pl

from data_access.ask.organisation import with_agency_rating
from data_access.ask.question import Question
from data_access.ask.timing import Chosen
from data_access.dimensions import DIMENSIONS, OF_AGENCY
from data_access.facts import STAFF_DIMENSIONS, Fact
from data_access.facts.coverage import JP_GROUPS
from data_access.filters import Filters, unknown_value
from data_access.language import t
from data_access.metrics import METRICS
from data_access.problems import QuestionProblem
from data_access.snapshot import Snapshot
from data_access.viewer import Viewer


@dataclass(frozen=True)
class Selection:
    """The rows of a question, before its time is fixed: the same places and people at any time."""

    viewer: Viewer
    fact: Fact
    question: Question
    snapshot: Snapshot
    rows: pl.DataFrame
    when: Chosen

    def at(self, when: Chosen) -> Selection:
        return replace(self, when=when)

    @property
    def frame(self) -> pl.DataFrame:
        """The rows at the time, with every dimension the question groups by."""
        return _with_derived(_timed(self.rows, self.when), self.question, self.snapshot)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of period these people have at all: teachers are appraised by the year, not by the quarter."""
        return frozenset(self.rows["kind_of_period"].unique().to_list())

    @property
    def unknown_people(self) -> bool:
        """Whether n may count a person more than once."""
        return self.fact.person and not self.counts_people and not self.people_fact

    @property
    def counts_people(self) -> bool:
        """Whether n is distinct persons in every row of the answer."""
        fixed = {*self.question.by, *self.fact.fixed}
        return self.fact.person and self.when.one_each and all(key in fixed for key in self.fact.distinct_by)

    @property
    def people_fact(self) -> str:
        """The fact that counts the same persons once, where this one cannot (competency → fit)."""
        return "fit" if self.fact.name == "competency" else ""


def selected(viewer: Viewer, fact: Fact, question: Question, snapshot: Snapshot, when: Chosen) -> Selection:
    """The rows the viewer may see and the filters choose."""
    groupable(fact, question)
    conditions = [*in_places(viewer, question.filters, snapshot), *_people(fact, question)]
    rows = snapshot.fact(fact.name)
    return Selection(viewer, fact, question, snapshot, rows.filter(*conditions) if conditions else rows, when)


def lifted(fact: Fact, question: Question) -> list[str]:
    """A sentence for every filter this fact does not know: it is not applied, and the reader is told."""
    unused = [key for key in STAFF_DIMENSIONS if getattr(question.filters, key) and key not in fact.dimensions]
    return [
        t("Penyaring {filter} tidak berlaku untuk {fact}.", filter=t(DIMENSIONS[key].label), fact=t(fact.label))
        for key in unused
    ]


def agencies_below(snapshot: Snapshot, ids: tuple[str, ...]) -> list[str]:
    """These agencies and every unit below them."""
    return list(snapshot.below(ids))


def known_places(filters: Filters, snapshot: Snapshot) -> tuple[Filters, list[str]]:
    """The filters without cities and units this database does not have, and a sentence for each of those."""
    known = {
        "city": snapshot.names("city")["code"].to_list(),
        "agency": snapshot.names("agency")["id"].to_list(),
    }
    wrong = {key: [one for one in getattr(filters, key) if one not in ids] for key, ids in known.items()}
    said = [unknown_value(key, one, tuple(known[key])) for key, values in wrong.items() for one in values]
    kept = {key: tuple(one for one in getattr(filters, key) if one not in values) for key, values in wrong.items()}
    return replace(filters, city=kept["city"], agency=kept["agency"]), said


_DERIVED = (("domain", "competency"), ("jp_bin", "jp"), ("agency_rating", "rating"))
"""What is derived when asking, and the fact's own dimension that it needs."""


def dimensions_of(fact: Fact) -> tuple[str, ...]:
    """What figures of this fact can be grouped by: places and time, its own dimensions, and what derives from them."""
    own = [key for key in fact.dimensions if key not in fact.numeric]
    derived = [key for key, of in _DERIVED if of in fact.dimensions]
    return ("city", "opd", "agency", *(key for key in OF_AGENCY if key != "opd"), "period", *own, *derived)


def groupable(fact: Fact, question: Question) -> None:
    """QuestionProblem for a dimension the fact cannot be grouped by, with those it can."""
    known = dimensions_of(fact)
    for key in question.by:
        if key not in known:
            raise QuestionProblem(
                t("{fact} tidak dapat dirinci menurut {dimension}. Yang dapat: {known}.",
                  fact=t(fact.label), dimension=t(DIMENSIONS[key].label), known=", ".join(known))
            )  # fmt: skip


def in_places(viewer: Viewer, filters: Filters, snapshot: Snapshot) -> list[pl.Expr]:
    """Conditions of place: the viewer's scope, and what was chosen."""
    conditions = [pl.col("city").is_in(list(ids)) for ids in (viewer.cities, filters.city) if ids]
    chosen = [agencies_below(snapshot, tuple(ids)) for ids in (viewer.agencies, filters.agency) if ids]
    tree = snapshot.names("agency")
    if filters.kind:
        of_kind = pl.col("kind").is_in(filters.kind) | pl.col("opd_kind").is_in(filters.kind)
        chosen.append(tree.filter(of_kind)["id"].to_list())
    if filters.sector:
        chosen.append(tree.filter(pl.col("sector").is_in(filters.sector))["id"].to_list())
    return [*conditions, *(pl.col("agency").is_in(ids) for ids in chosen)]


def _people(fact: Fact, question: Question) -> list[pl.Expr]:
    """Conditions of person, and what holds for a fact unless the question groups by it."""
    chosen = {key: ids for key, ids in question.filters.chosen().items() if key in fact.dimensions}
    fixed = {key: (value,) for key, value in fact.fixed.items() if key not in question.by}
    return [pl.col(key).is_in(list(ids)) for key, ids in {**fixed, **chosen}.items()]


def _timed(rows: pl.DataFrame, when: Chosen) -> pl.DataFrame:
    """The rows of the chosen slices, with the period they are shown under."""
    picks = when.picks
    if len({pick.shown for pick in picks}) == 1 and len(picks) == 1:
        pick = picks[0]
        same = (pl.col("kind_of_period") == pick.kind, pl.col("period") == pick.period, pl.col("until") == pick.until)
        return rows.filter(*same).with_columns(shown=pl.lit(pick.shown.key))
    table = pl.DataFrame(
        [(pick.kind, pick.period, pick.until, pick.shown.key) for pick in picks],
        schema={**{key: rows.schema[key] for key in ("kind_of_period", "period", "until")}, "shown": pl.String},
        orient="row",
    )
    return rows.join(table, on=["kind_of_period", "period", "until"])


def _with_derived(rows: pl.DataFrame, question: Question, snapshot: Snapshot) -> pl.DataFrame:
    """The dimensions that are not stored: the period as shown, what the agency tree says, groups of values."""
    if "agency_rating" in question.by:
        rows = with_agency_rating(rows, snapshot)
    frame = rows.drop("period").rename({"shown": "period"})
    wanted = [key for key in (*question.by, *_first_dimensions(question)) if key in OF_AGENCY]
    if wanted:
        tree = snapshot.agency_keys
        frame = frame.join(tree.select("agency", *dict.fromkeys(wanted)), on="agency", how="left")
    if "domain" in question.by:
        frame = frame.join(snapshot.competency_keys, on="competency", how="left")
    if "jp_bin" in question.by:
        codes = pl.Enum(list(DIMENSIONS["jp_bin"].codes))
        groups = (pl.when(pl.col("jp").is_between(*ends)).then(pl.lit(name)) for name, ends in JP_GROUPS.items())
        bins = pl.coalesce(*groups)
        frame = frame.with_columns(jp_bin=bins.cast(codes))
    return frame


def _first_dimensions(question: Question) -> list[str]:
    return [METRICS[key].per for key in question.metrics if METRICS[key].per]
