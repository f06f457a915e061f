"""A program beside the readers: it pulls a table from the running app by its address, and pages still open."""

from __future__ import annotations

from urllib.request import urlopen

import polars as pl
from playwright.sync_api import Browser, expect

from tests.browser.serving import at

TABLE = "show=jp20,jp0&rows=opd"


def test_a_table_is_pulled_by_its_address(address: str) -> None:
    wanted = f"{address}/api/ask?{TABLE}&format="
    typed = pl.read_parquet(f"{wanted}parquet")
    text = pl.read_csv(f"{wanted}csv", infer_schema_length=None)
    streamed = pl.read_ipc_stream(urlopen(f"{wanted}arrow").read())
    assert typed.equals(streamed)
    assert text["Nilai"].to_list() == typed["value"].to_list()
    assert typed["metric"].unique().sort().to_list() == ["jp0", "jp20"]


def test_pages_answer_beside_it(browser: Browser, address: str) -> None:
    with urlopen(f"{address}/api/releases") as reply:
        assert reply.status == 200
    with at(browser, f"{address}/explore?{TABLE}") as page:
        expect(page.locator("h1")).to_contain_text("Jelajah")


def test_the_description_is_a_page(browser: Browser, address: str) -> None:
    faults: list[str] = []
    with at(browser, f"{address}/api", width=390, faults=faults) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        expect(page.locator("pre").first).to_contain_text(f"{address}/explore?{TABLE}")
    assert faults == []
