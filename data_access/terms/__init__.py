"""The terms and rules of the glossary that are no metrics: whom a denominator holds, how sure a figure is said to be,
what the marks mean, and the words of an empty cell. Numbers in them come from the rules they speak of.
"""

from __future__ import annotations

from data_access.terms.sure import EMPTY_CELLS, QUALITY, RULES
from data_access.terms.term import Term
from data_access.terms.whom import DENOMINATORS

TERMS = {term.key: term for term in (*DENOMINATORS, *RULES, *QUALITY, *EMPTY_CELLS)}

__all__ = ["TERMS", "Term"]
