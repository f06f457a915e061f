"""The one way to a figure: a viewer puts a Question to a Snapshot and gets an Answer.

In this order, in this place: rights, filters, time, aggregation, how sure, marks, labels. Pages, files and the command
line all come through here, so two of them cannot say two things.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from data_access.ask.aggregating import aggregated
from data_access.ask.arrived import at_what_came, comparable, in_force, of_another_cycle, whole
from data_access.ask.broken import unbroken
from data_access.ask.figure import Figure
from data_access.ask.labelling import labelled, place_names
from data_access.ask.lacking import complete, held, lacking
from data_access.ask.organisation import PATTERN_BY, PATTERN_METRICS, pattern
from data_access.ask.peers import marked, unmarked
from data_access.ask.question import Answer, Question
from data_access.ask.selecting import Selection, dimensions_of, known_places, lifted, selected
from data_access.ask.timing import SERIES, Chosen, before, chosen
from data_access.ask.view import View, exact_view, link_query, view_of
from data_access.ask.watching import said_of_watched
from data_access.facts import FACTS, Fact
from data_access.language import t
from data_access.metrics import METRICS
from data_access.snapshot import Snapshot
from data_access.viewer import Viewer, known

__all__ = [
    "PATTERN_BY",
    "PATTERN_METRICS",
    "SERIES",
    "Answer",
    "Figure",
    "Question",
    "View",
    "ask",
    "came",
    "dimensions_of",
    "exact_view",
    "known_places",
    "link_query",
    "moment",
    "period_kinds",
    "pattern",
    "view_of",
]


def ask(viewer: Viewer | None, question: Question, snapshot: Snapshot) -> Answer:
    """The answer to a question, from this snapshot, as far as the viewer may see.

    Frame: one row for each combination of `question.by`, with columns for each metric as `Answer` says.
    RightsProblem without a viewer, QuestionProblem for what cannot be combined; a subject the database does not have
    gives an answer without rows and a note that says so.
    """
    selection = _selection(known(viewer), question, snapshot)
    fact, when = selection.fact, selection.when
    frame = marked(aggregated(selection, question), selection, question)
    kept = tuple(key for key in question.metrics if METRICS[key].comparable)
    earlier = _earlier(selection, question) if question.compare and kept else None
    if earlier:
        frame = _with_before(selection, replace(question, metrics=kept), frame, earlier)
    return Answer(
        question=question,
        frame=labelled(frame, question, snapshot),
        notes=(*_notes(frame, question, selection), *(earlier.notes if earlier else ())),
        period=held(fact, question, when, frame),
        until=when.until,
        compared=earlier.moment if earlier and earlier.picks else "",
        as_of=snapshot.as_of,
        version=snapshot.version,
        privacy=fact.privacy,
        synthetic=snapshot.synthetic,
        places=place_names(question.filters, snapshot),
        rules=_rules(question, snapshot),
        rules_version=snapshot.rules_version,
    )


def _rules(question: Question, snapshot: Snapshot) -> dict[str, float]:
    """The numbers its metrics are held against."""
    codes = [METRICS[key].target for key in question.metrics]
    return {code: snapshot.rules[code] for code in codes if code in snapshot.rules}


def moment(viewer: Viewer | None, question: Question, snapshot: Snapshot) -> Chosen:
    """The time an answer to this question is about: its slices, and itself in words. RightsProblem without a viewer."""
    return _selection(known(viewer), question, snapshot).when


def period_kinds(viewer: Viewer | None, question: Question, snapshot: Snapshot) -> tuple[str, ...]:
    """The kinds of period in which the people of this question are counted, the usual one first. RightsProblem without
    a viewer."""
    selection = _selection(known(viewer), question, snapshot)
    if not selection.kinds:
        return ()
    usual = selection.fact.usual_kind(in_force(selection))
    return (usual, *sorted(selection.kinds - {usual}))


def came(viewer: Viewer | None, question: Question, snapshot: Snapshot) -> bool:
    """Whether all of this question's time came, of every city it is about. RightsProblem without a viewer."""
    return whole(_selection(known(viewer), question, snapshot))


def _selection(viewer: Viewer, question: Question, snapshot: Snapshot) -> Selection:
    """The rows of the question at its time; people appraised by another kind of period give a time of that kind."""
    fact = FACTS[METRICS[question.metrics[0]].fact]
    if not fact.cycle_of or question.filters.span:
        return _selected(viewer, fact, question, snapshot)
    cycle = FACTS[fact.cycle_of]
    led = _selected(viewer, cycle, replace(question, by=tuple(key for key in question.by if key == "period")), snapshot)
    found = _selected(viewer, fact, replace(question, filters=question.filters.during(led.when.span)), snapshot)
    notes = tuple(dict.fromkeys((*led.when.notes, *found.when.notes)))
    return found.at(replace(found.when, notes=notes))


def _selected(viewer: Viewer, fact: Fact, question: Question, snapshot: Snapshot) -> Selection:
    when = chosen(fact, question, snapshot, snapshot.closing_days)
    selection = selected(viewer, fact, question, snapshot, when)
    if fact.time == "period" and selection.kinds:
        kinds = selection.kinds if question.filters.span else in_force(selection)
        if when.span.kind not in kinds:
            selection = selection.at(chosen(fact, question, snapshot, snapshot.closing_days, kinds))
    return at_what_came(selection)


def _earlier(selection: Selection, question: Question) -> Chosen:
    """The time to compare with, as far as it is whole, came, and is made by the same rule."""
    fact, snapshot = selection.fact, selection.snapshot
    then = complete(fact, question, snapshot, before(fact, question, snapshot, selection.when))
    return unbroken(fact, question, comparable(selection, then))


def _with_before(selection: Selection, question: Question, frame: pl.DataFrame, earlier: Chosen) -> pl.DataFrame:
    """The same figures at the time to compare with, as `<metric>__before`; nothing where there was nobody."""
    then = aggregated(selection.at(earlier), question)
    keys = list(question.by)
    values = then.select(*keys, *(pl.col(key).alias(f"{key}__before") for key in question.metrics))
    if not keys:
        return frame.hstack(values)
    compared = frame.join(values, on=keys, how="left", nulls_equal=True, maintain_order="left")
    told = pl.when(pl.col("n").is_not_null())  # what is hidden now says nothing of then either
    return compared.with_columns(told.then(f"{key}__before").alias(f"{key}__before") for key in question.metrics)


def _notes(frame: pl.DataFrame, question: Question, selection: Selection) -> tuple[str, ...]:
    """What a reader must know beside the figure: a missing subject, filters that do not apply, another period, why
    there are no marks."""
    fact, snapshot = selection.fact, selection.snapshot
    notes = [
        *selection.when.notes,
        *of_another_cycle(selection),
        *lacking(fact, question, snapshot, selection.when, frame),
    ]
    if fact.name in snapshot.missing:
        lack = snapshot.missing[fact.name]
        notes.append(t("Belum ada data untuk {fact}: {lack} tidak ada di basis data.", fact=t(fact.label), lack=lack))
    notes += [*lifted(fact, question), *said_of_watched(frame), *unmarked(frame, selection, question)]
    if selection.unknown_people:
        notes.append(t("Satu orang dapat terhitung lebih dari sekali: jumlah orang tidak diketahui."))
    return tuple(notes)
