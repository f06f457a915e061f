"""Complaints berkadar pengawasan in a list: one row is fewer than any group, so no list tells them from their kin.

The rule stands in `privacy.WATCHED`; answers keep it in `ask.watching`. It is kept in the statement itself: neither
a cell nor an order of rows can tell what a column does not say.
"""

from __future__ import annotations

from sqlalchemy import Subquery, case, literal, select

from data_access.facts import Fact
from data_access.language import t
from data_access.privacy import WATCHED
from data_access.problems import QuestionProblem
from data_access.records.conditions import Cell


def tellable(fact: Fact, cell: Cell) -> None:
    """QuestionProblem for a cell that names a class which no list tells apart."""
    named = cell.get(WATCHED.dimension) if WATCHED.dimension in fact.dimensions else None
    if set(named if isinstance(named, tuple) else (named,)) & {*WATCHED.kin}:
        raise QuestionProblem(
            t("Daftar pengaduan tidak membedakan yang berkadar pengawasan: pilih {pool}.", pool=WATCHED.pool)
        )


def together(fact: Fact, rows: Subquery) -> Subquery:
    """The rows with one class for what is told together."""
    if WATCHED.dimension not in fact.dimensions:
        return rows
    code = rows.c[WATCHED.dimension]
    told = case((code.in_(WATCHED.kin), literal(WATCHED.pool)), else_=code).label(code.name)
    return select(*(told if column is code else column for column in rows.c)).subquery("told")
