"""What the API says of itself: made from the declarations, held against the answers, readable by a person."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from data_access.ask import dimensions_of
from data_access.contract import codes
from data_access.dimensions import DIMENSIONS
from data_access.export import FORMATS
from data_access.facts import FACTS
from data_access.metrics import METRICS
from data_access.snapshot import Snapshot
from tests.api.conftest import HERE
from tests.city import PALEMBANG, PALU


@pytest.fixture
def described(program: TestClient) -> dict[str, Any]:
    return program.get("/api/openapi.json").json()


@pytest.fixture
def parameters(described: dict[str, Any]) -> dict[str, Any]:
    return {one["name"]: one["schema"] for one in described["paths"]["/api/ask"]["get"]["parameters"]}


# declarations


def test_every_measure_is_told_with_what_it_can_be_grouped_by(program: TestClient) -> None:
    told = {one["key"]: one for one in program.get("/api/metrics").json()["metrics"]}
    assert list(told) == list(METRICS)
    assert told["jp20"]["label"] == "PNS ≥ 20 JP"
    assert told["jp20"]["dimensions"] == list(dimensions_of(FACTS["coverage"]))
    assert program.get("/api/metrics?lang=en").json()["metrics"][0]["label"] == "Number of ASN"


def test_every_dimension_is_told_with_its_codes(program: TestClient, releases: list[Snapshot]) -> None:
    told = program.get("/api/dimensions").json()
    found = {one["key"]: one for one in told["dimensions"]}
    assert list(found) == list(DIMENSIONS)
    assert [one["code"] for one in found["rating"]["values"]] == list(DIMENSIONS["rating"].codes)
    assert found["rating"]["values"][0]["label"] == DIMENSIONS["rating"].word(DIMENSIONS["rating"].codes[0])
    assert (found["opd"]["values"], found["status"]["filter"], found["rating"]["filter"]) == (None, True, False)
    assert told["release"] == releases[0].version
    assert {city["code"] for city in told["places"]["city"]} == {PALU, PALEMBANG}
    assert {"code": "sd1", "city": PALU}.items() <= {one["code"]: one for one in told["places"]["agency"]}[
        "sd1"
    ].items()


def test_every_kept_release_is_told(program: TestClient, releases: list[Snapshot]) -> None:
    told = program.get("/api/releases").json()
    assert told["newest"] == releases[0].version
    assert [one["version"] for one in told["releases"]] == [release.version for release in releases]
    assert {one["data_date"] for one in told["releases"]} == {"2026-05-15"}


# for programs


def test_the_description_lists_what_is_declared(parameters: dict[str, Any]) -> None:
    assert parameters["show"]["items"]["enum"] == list(METRICS)
    assert parameters["rows"]["items"]["enum"] == parameters["column"]["enum"] == list(DIMENSIONS)
    assert parameters["format"] == {"type": "string", "enum": list(FORMATS), "default": "json"}
    assert parameters["status"]["items"]["enum"] == list(codes.STATUS)
    assert parameters["compare"]["enum"] == ["usual", "previous", "year_before"]


@pytest.mark.parametrize("key", ["2026", "2026-S1", "2026-T3", "2026-05", "2026-T5", "26", "2026-5", "x2026"])
def test_a_period_is_described_as_it_is_read(program: TestClient, parameters: dict[str, Any], key: str) -> None:
    reply = program.get("/api/ask", params={"show": "complaints_received", "period": key})
    assert bool(re.search(parameters["period"]["pattern"], key)) == (reply.status_code == 200)


@pytest.mark.parametrize("address", ["ask?show=jp20,jp0&rows=opd", "metrics", "dimensions", "releases"])
def test_a_reply_has_the_shape_that_is_described(program: TestClient, described: dict[str, Any], address: str) -> None:
    operation = described["paths"][f"/api/{address.partition('?')[0]}"]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.Draft202012Validator({**schema, **described}).validate(program.get(f"/api/{address}").json())


def test_every_kind_of_file_is_described(described: dict[str, Any]) -> None:
    content = described["paths"]["/api/ask"]["get"]["responses"]["200"]["content"]
    assert set(content) == {one.mime.partition(";")[0] for one in FORMATS.values()}


# for people


@pytest.mark.parametrize(("lang", "words"), [("id", "Contoh untuk disalin"), ("en", '<html lang="en">')])
def test_the_page_speaks_the_readers_language(program: TestClient, lang: str, words: str) -> None:
    reply = program.get(f"/api?lang={lang}")
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert words in reply.text


def test_every_example_of_the_page_is_answered(program: TestClient) -> None:
    addresses = set(re.findall(rf"{HERE}(/api/[^\"\s<]+)", unescape(program.get("/api").text)))
    assert len(addresses) == 6
    for address in addresses:
        assert program.get(address).status_code == 200, address


def test_the_page_loads_nothing(program: TestClient) -> None:
    reply = program.get("/api")
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert not re.search(r"<(script|img|link)\b|src=|@import|url\(", reply.text)
