"""The contract as a page for people: `python -m data_access.contract.document > docs/contract.md`.

Written from the tables themselves, so that it cannot say something else; a test holds the file against it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Table

from data_access.contract import TABLES, VERSION

_TITLES = {
    "places": "Places",
    "people": "People",
    "competency": "Competency",
    "performance": "Performance",
    "training": "Training",
    "feedback": "Feedback",
    "rules": "Rules",
}


def document() -> str:
    """The whole page, as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f"# The contract of the shared database (version {VERSION})"
    yield ""
    yield 'Tables or views of these names. A key is marked `*`, a column that may be empty `?`. `NULL` is "not known",'
    yield 'never 0 or "-". Months and periods stand as their first day, validity ends on its last day.'
    for subject, title in _TITLES.items():
        yield f"\n## {title}"
        for table in (one for one in TABLES.values() if one.info["subject"] == subject):
            yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    optional = " (optional)" if table.info["optional"] else ""
    yield f"\n### `{table.name}`{optional}\n\n{table.comment}\n\n| column | type | is |\n| --- | --- | --- |"
    for column in table.columns:
        mark = "*" if column.primary_key else "?" if column.nullable else ""
        to = f" → `{column.info['references']}`" if "references" in column.info else ""
        yield f"| `{column.name}`{mark} | {column.type} | {column.comment}{to} |"


if __name__ == "__main__":
    print(document(), end="")
