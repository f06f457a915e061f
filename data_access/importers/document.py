"""The kinds of file as a table for people: `python -m data_access.importers.document`; it stands in docs/importing.md.

Written from the declarations and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from data_access.importers.importer import Importer
from data_access.importers.kinds import IMPORTERS


def table() -> str:
    """The table, as Markdown: key, what it is, the headings it is known by."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "| kind | file | known by the headings |"
    yield "| --- | --- | --- |"
    for importer in IMPORTERS.values():
        yield f"| `{importer.key}` | {importer.label} | {_headings(importer)} |"


def _headings(importer: Importer) -> str:
    return ", ".join(f"`{column.names[0]}`" for column in importer.columns if column.required)


if __name__ == "__main__":
    print(table())
