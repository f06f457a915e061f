"""A line to copy for each common program, about one and the same table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data_access.ask import View
from data_access.language import t

_VIEW = View(metrics=("jp20", "jp0"), rows=("opd",))


@dataclass(frozen=True)
class Example:
    """A program, and what to type there."""

    program: str
    text: str


def examples(base: str) -> Iterator[Example]:
    """In the order of what a reader needs first: the link itself, then spreadsheets, then languages."""
    query = "&".join(f"{key}={value}" for key, value in _VIEW.query().items())
    table = f"{base}/api/ask?{query}&format="
    yield Example(t("Tautan halaman dan berkasnya"), f"{base}/explore?{query}\n{base}/api/ask?{query}")
    yield Example(t("Excel: Data > Dari Web, atau Power Query"),
                  f'= Csv.Document(Web.Contents("{table}csv"), [Delimiter=",", Encoding=65001])')  # fmt: skip
    yield Example(t("R, tanpa paket tambahan"),
                  f'd <- read.csv("{table}csv", check.names = FALSE, encoding = "UTF-8")')  # fmt: skip
    yield Example("R, jsonlite", f'd <- jsonlite::fromJSON("{table}json")$data')
    yield Example("Python, polars", f'import polars as pl\nd = pl.read_parquet("{table}parquet")')
    yield Example(
        "Python, DuckDB",
        (
            f'import duckdb\nimport polars as pl\nd = pl.read_parquet("{table}parquet")\n'
            'duckdb.sql("SELECT opd__label, value FROM d ORDER BY value")'
        ),
    )
    yield Example(
        t("Python, tanpa berkas di antaranya (Arrow)"),
        f'import polars as pl\nfrom urllib.request import urlopen\nd = pl.read_ipc_stream(urlopen("{table}arrow"))',
    )
    yield Example("curl", f'curl -OJ "{table}xlsx"')
