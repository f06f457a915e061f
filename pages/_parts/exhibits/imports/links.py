"""Where what a file brought is counted: the pages of its subjects, then Mutu Data."""

from __future__ import annotations

from collections.abc import Iterable

from data_access.importers.writing import UNCHANGED, Plan
from pages._parts.menu import FIRST, PAGES, Page

_COUNTED_ON = {
    "places": FIRST,
    "people": FIRST,
    "competency": "gaps",
    "performance": "trends",
    "training": "training",
    "feedback": "feedback",
    "rules": "quality",
}
"""{subject of the contract: the page that says most about it}"""


def counted_on(plans: Iterable[Plan]) -> list[Page]:
    """Each page once, the subject that changed most rows first."""
    rows: dict[str, int] = {}
    for plan in plans:
        page = _COUNTED_ON[plan.table.info["subject"]]
        rows[page] = rows.get(page, 0) + plan.rows.filter(plan.rows["_fate"] != UNCHANGED).height
    ranked = sorted((page for page in rows if page != "quality"), key=lambda page: -rows[page])
    return [PAGES[page] for page in (*ranked, "quality")]
