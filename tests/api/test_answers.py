"""A program gets what a page shows: the same figures, the same file byte for byte, whole or in parts."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import polars as pl
import pytest
from starlette.testclient import TestClient

from data_access.ask import ask, exact_view, link_query
from data_access.export import FORMATS, File, Layout, document_of, file_name
from data_access.export import written as as_file
from data_access.export.answers import by_code
from data_access.settings import settings
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO, Viewer
from tests.api.conftest import Reached
from tests.city import PALU
from tests.files import table

LONG = {"show": "jp20,jp_median", "rows": "city,opd", "status": "PNS", "compare": "year_before"}
WIDE = {"show": "jp20", "rows": "opd", "column": "status", "form": "wide", "city": PALU}


def _table(program: TestClient, **query: str) -> dict[str, Any]:
    reply = program.get("/api/ask", params=query)
    assert reply.status_code == 200, reply.text
    return reply.json()


# figures


def test_figures_are_those_of_the_answer(program: TestClient, releases: list[Snapshot]) -> None:
    frame = by_code(ask(DEMO, exact_view(LONG).question, releases[0])).frame
    rows = pl.DataFrame(_table(program, **LONG)["data"])
    assert rows.height == 2 * frame.height
    for key in ("jp20", "jp_median"):
        one = rows.filter(pl.col("metric") == key)
        for column, part in {"denominator": "__of", "value": "", "before": "__before"}.items():
            assert one[column].to_list() == frame[f"{key}{part}"].to_list()


def test_the_scope_of_a_viewer_holds(reached: Reached) -> None:
    of_palu = reached(Viewer("x", "analis", cities=frozenset({PALU})))
    assert {row["city"] for row in _table(of_palu, show="headcount", rows="city")["data"]} == {PALU}
    places = of_palu.get("/api/dimensions").json()["places"]
    assert [city["code"] for city in places["city"]] == [PALU]
    assert {agency["city"] for agency in places["agency"]} == {PALU}


def test_a_release_is_the_one_that_is_named(program: TestClient, releases: list[Snapshot]) -> None:
    received = {"show": "complaints_received", "period": "2026"}
    new, old = releases
    assert _table(program, **received)["data"][0]["value"] == 14
    assert _table(program, **received, v=old.version)["data"][0]["value"] == 13
    assert _table(program, **received, v=new.version)["manifest"]["release"] == new.version


@pytest.mark.parametrize(
    ("query", "accepted", "title"),
    [
        ({"lang": "en"}, "", "Number of ASN"),
        ({}, "en-GB,en;q=0.8", "Number of ASN"),
        ({}, "fr, id;q=0.5, en;q=0.2", "Jumlah ASN"),
        ({"lang": "id"}, "en", "Jumlah ASN"),
        ({}, "en;q=x, *;q=0", "Jumlah ASN"),
    ],
)
def test_the_language_is_the_one_of_the_link_then_of_the_caller(
    program: TestClient, query: dict[str, str], accepted: str, title: str
) -> None:
    reply = program.get("/api/ask", params={"show": "headcount", **query}, headers={"Accept-Language": accepted})
    manifest = reply.json()["manifest"]
    assert (manifest["title"], manifest["language"]) == (title, "id" if title == "Jumlah ASN" else "en")


# files


@pytest.mark.parametrize("key", FORMATS)
@pytest.mark.parametrize("query", [LONG, WIDE, WIDE | {"values": "written"}], ids=["long", "wide", "written"])
def test_a_file_is_the_one_a_page_offers(
    program: TestClient, releases: list[Snapshot], query: dict[str, str], key: str
) -> None:
    reply = program.get("/api/ask", params={**query, "format": key, "lang": "id"})
    view = exact_view({name: value for name, value in query.items() if name != "values"})
    answer = ask(DEMO, view.question, releases[0])
    layout = FORMATS[key].laid_out(Layout(view.across, "values" in query))
    link = reply.links["alternate"]["url"]
    assert reply.content == as_file(document_of(answer, DEMO, link, layout), key).content
    assert reply.headers["content-type"] == FORMATS[key].mime
    assert reply.headers["content-disposition"] == f'attachment; filename="{file_name(answer, key, layout)}"'
    assert len(reply.content) == int(reply.headers["content-length"])


@pytest.mark.parametrize("key", FORMATS)
def test_every_format_reads_back(program: TestClient, key: str) -> None:
    query = {"show": "headcount", "rows": "status"}
    told = _table(program, **query)
    content = program.get("/api/ask", params={**query, "format": key}).content
    frame = table(File("", "", content, {"format": key, "columns": told["manifest"]["columns"]}))
    assert frame["Status kepegawaian"].to_list() == [row["status__label"] for row in told["data"]]
    assert frame["Nilai (orang)"].to_list() == [row["value"] for row in told["data"]]


def test_a_permalink_becomes_a_file_and_back(program: TestClient) -> None:
    first = program.get("/api/ask", params=WIDE | {"values": "written"})
    link = urlsplit(first.links["alternate"]["url"])
    assert (link.scheme, link.netloc, link.path) == ("http", "127.0.0.1:8501", "/explore")
    assert link_query(link.query).items() >= (WIDE | {"values": "written", "lang": "id"}).items()
    assert program.get(f"/api/ask?{link.query}").content == first.content


def test_nothing_is_left_of_a_file(program: TestClient) -> None:
    assert program.get("/api/ask", params=LONG | {"format": "xlsx"}).status_code == 200
    assert list(settings().folder("files").iterdir()) == []


# what a caller holds already, and parts


def test_who_holds_it_already_gets_nothing_again(program: TestClient) -> None:
    first = program.get("/api/ask", params=LONG)
    again = program.get("/api/ask", params=LONG, headers={"If-None-Match": f'"x", {first.headers["etag"]}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])


def test_another_table_format_layout_or_language_has_another_tag(program: TestClient) -> None:
    others = [{}, {"format": "csv"}, {"form": "long"}, {"values": "written"}, {"lang": "en"}, {"sector": "KESEHATAN"}]
    tags = [program.get("/api/ask", params={**WIDE, **other}).headers["etag"] for other in others]
    assert len(set(tags)) == len(others)
    assert not any(tag.startswith("W/") for tag in tags)


def test_the_newest_release_is_when_it_changed_last(program: TestClient, releases: list[Snapshot]) -> None:
    said = parsedate_to_datetime(program.get("/api/ask", params=LONG).headers["last-modified"])
    assert said == datetime.fromisoformat(releases[0].manifest["created_at"]).replace(microsecond=0)


def test_head_says_what_get_would(program: TestClient) -> None:
    query = {**LONG, "format": "parquet"}
    whole, head = program.get("/api/ask", params=query), program.head("/api/ask", params=query)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.content))
    assert head.headers["etag"] == whole.headers["etag"]
    assert head.headers["accept-ranges"] == "bytes"


@pytest.mark.parametrize(
    ("asked", "begin", "end"),
    [("bytes=0-3", 0, 4), ("bytes=10-", 10, None), ("bytes=-8", -8, None), ("bytes=0-999999999", 0, None)],
)
def test_a_part_is_that_part_of_the_whole(program: TestClient, asked: str, begin: int, end: int | None) -> None:
    query = {**LONG, "format": "parquet"}
    whole = program.get("/api/ask", params=query).content
    part = program.get("/api/ask", params=query, headers={"Range": asked})
    first = begin if begin >= 0 else len(whole) + begin
    assert part.status_code == 206
    assert part.content == whole[begin:end]
    assert part.headers["content-range"] == f"bytes {first}-{first + len(part.content) - 1}/{len(whole)}"


@pytest.mark.parametrize("asked", ["bytes=5-2", "bytes=-", "bytes=0-1,4-5", "lines=0-3", "bytes=a-b"])
def test_a_range_that_says_nothing_is_answered_whole(program: TestClient, asked: str) -> None:
    assert program.get("/api/ask", params=LONG, headers={"Range": asked}).status_code == 200


def test_a_part_belongs_to_the_tag_it_was_begun_with(program: TestClient) -> None:
    tag = program.get("/api/ask", params=LONG).headers["etag"]
    part = {"Range": "bytes=0-3"}
    assert program.get("/api/ask", params=LONG, headers=part | {"If-Range": tag}).status_code == 206
    assert program.get("/api/ask", params=LONG, headers=part | {"If-Range": '"other"'}).status_code == 200
    assert program.get("/api/ask", params=LONG, headers=part | {"If-Match": tag}).status_code == 206
    assert program.get("/api/ask", params=LONG, headers=part | {"If-Match": '"other"'}).status_code == 412
