"""Which rows of an answer are hidden with those of few anonymous answers, so that no subtraction gives them back.

A total less the shown rows is the hidden ones together: they must be at least two and hold ten answers, in every line
of the table (all rows that are alike but for one dimension or more, up to the whole), and so must what several totals
give together. Konvensi aplikasi (`pages.md` §3, class 3): complementary suppression within one answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import numpy.typing as npt
import polars as pl

from data_access.privacy import FEWEST

Marks = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]

_TOO_MANY = 1_000
"""Totals above which an answer with few in it is hidden as a whole: what they give together is not searched in more."""

_NOUGHT = 1e-7


def hidden_rows(frame: pl.DataFrame, by: list[str], few: pl.Expr, answers: pl.Expr) -> pl.Series:
    """Whether each row is hidden: those with `few`, and the next smallest beside them (of the least `answers`).

    What is hidden depends on counts alone, never on values.
    """
    found = frame.select(*by, few=few.fill_null(False), answers=answers.fill_null(0).cast(pl.Int64))
    hidden = found["few"].to_numpy(writable=True)
    if hidden.any():
        useful = hidden | (found["answers"] > 0).to_numpy()  # what nobody answered adds nothing to a total
        rows = found.filter(useful)
        hidden[useful] = _Table(rows, by, rows["answers"].to_numpy()).protected(hidden[useful])
    return pl.Series("hidden", hidden, pl.Boolean)


class _Table:
    """The rows of an answer as cells, and the lines whose totals a reader may know."""

    def __init__(self, frame: pl.DataFrame, by: list[str], answers: Numbers) -> None:
        codes = frame.select(pl.col(key).cast(pl.String).rank("dense").fill_null(0).cast(pl.Int64) for key in by)
        names = codes.select(pl.struct(pl.all()).rank("ordinal").cast(pl.Int64)) if by else codes
        self.answers = answers
        self.order = names.to_series().to_numpy() if by else np.zeros(len(answers), np.int64)
        self.small = answers < FEWEST
        found = {line.tobytes(): line for line in _lines(codes, by, len(answers))}  # nested dimensions: the same lines
        self.lines = [line for line in found.values() if (np.bincount(line) > 1).any()]

    def protected(self, hidden: Marks) -> Marks:
        """The same rows and those that are hidden beside them, until every total keeps them.

        What totals give even where all rows are hidden, no row of this answer can keep: it needs no shown one.
        """
        everything = np.ones_like(hidden)
        if sum((np.bincount(line) > 1).sum() for line in self.lines) > _TOO_MANY:
            return everything
        hidden = self._closed(hidden)
        given, answers = self._given_together(hidden), self.answers[self.small]
        if not _few_in(given, answers).any():
            return hidden
        lost = self._given_together(everything)
        while (more := _few_in(given, answers) & (np.abs(given - lost) > _NOUGHT).any(axis=1)).any():
            wider = self._closed(hidden | self._beside(hidden, np.flatnonzero(self.small)[more]))
            if (wider == hidden).all():  # nothing is left to hide beside them: then all is
                return everything
            hidden, given = wider, self._given_together(wider)
        return hidden

    def _closed(self, hidden: Marks) -> Marks:
        """With the next smallest of each line, until in none a total gives fewer than ten answers, or one row."""
        while True:
            before = hidden
            for line in self.lines:
                hidden = hidden | self._next(line, hidden)
            if (hidden == before).all():
                return hidden

    def _next(self, line: Numbers, hidden: Marks) -> Marks:
        """The shown rows to hide in each group of a line: the smallest, until two rows and ten answers are hidden."""
        rank = np.lexsort((self.order, self.answers, ~hidden, line))
        starts = np.flatnonzero(np.diff(line[rank], prepend=-1))
        lengths = np.diff(starts, append=len(rank))
        place = np.arange(len(rank)) - np.repeat(starts, lengths)
        running = np.cumsum(self.answers[rank]) - self.answers[rank]
        held = running - np.repeat(running[starts], lengths)  # by those before it in its group
        lacking = (place < 2) | (held < FEWEST)
        touched = np.repeat(hidden[rank][starts], lengths)
        more = np.zeros_like(hidden)
        more[rank] = touched & (lacking & ~hidden[rank])
        return more

    def _given_together(self, hidden: Marks) -> Reals:
        """What totals, added and subtracted, give of small rows alone: the projection of these onto all such sums."""
        sums = np.array(list(self._known(hidden)), float).reshape(-1, hidden.sum())
        small = self.small[hidden]
        given = np.zeros((self.small.sum(), self.small.sum()))
        at = np.flatnonzero(hidden[self.small])
        given[np.ix_(at, at)] = _projection(_without(sums[:, ~small]) @ sums[:, small])
        return given

    def _known(self, hidden: Marks) -> Iterator[Marks]:
        """Of each group whose total can be known (two rows, ten answers), which of the hidden rows are in it."""
        for line in self.lines:
            known = (np.bincount(line) > 1) & (np.bincount(line, self.answers) >= FEWEST)
            inside = line[hidden]
            yield from (inside == group for group in np.unique(inside[known[inside]]))

    def _beside(self, hidden: Marks, given: Numbers) -> Marks:
        """The smallest shown row in each group that one of the given is in."""
        more = np.zeros_like(hidden)
        for line in self.lines:
            shown = np.flatnonzero(~hidden & (self.answers > 0) & np.isin(line, line[given]))
            shown = shown[np.lexsort((self.order[shown], self.answers[shown], line[shown]))]
            more[shown[np.unique(line[shown], return_index=True)[1]]] = True
        return more


def _lines(codes: pl.DataFrame, by: list[str], height: int) -> Iterator[Numbers]:
    """For every choice of dimensions to add up over, the group of each row, numbered as they come."""
    for size in range(1, len(by)):
        for keys in combinations(by, size):
            found = codes.select(pl.struct(keys).rank("dense")).to_series().to_numpy()
            _names, first, group = np.unique(found, return_index=True, return_inverse=True)
            yield np.argsort(np.argsort(first))[group].astype(np.int64)
    yield np.zeros(height, np.int64)


def _without(sums: Reals) -> Reals:
    """The ways to add totals up in which these rows cancel out: one row each."""
    values, vectors = np.linalg.eigh(sums @ sums.T)
    return vectors[:, values < _NOUGHT].T


def _projection(sums: Reals) -> Reals:
    """The projection onto what these sums span: a square as wide as they are."""
    if not sums.size:
        return np.zeros((sums.shape[1], sums.shape[1]))
    _left, sizes, right = np.linalg.svd(sums, full_matrices=False)
    onto = right[sizes > _NOUGHT]
    return onto.T @ onto


def _few_in(given: Reals, answers: Numbers) -> Marks:
    """Which rows are in a sum of fewer than ten answers; where several sums overlap, every row in them may be."""
    ways, joined = np.diag(given), np.abs(given) > _NOUGHT
    few, left = np.zeros(len(answers), bool), ways > _NOUGHT
    while left.any():
        together = _connected(joined, int(left.argmax()))
        one_sum = ways[together].sum() < 1.5
        few |= together & (not one_sum or answers[together].sum() < FEWEST)
        left &= ~together
    return few


def _connected(joined: Marks, at: int) -> Marks:
    """All that is joined to this one, by way of others too."""
    found = joined[at]
    while (wider := joined[found].any(axis=0) | found).sum() > found.sum():
        found = wider
    return found
