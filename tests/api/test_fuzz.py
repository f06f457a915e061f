"""Requests nobody would think of: whatever comes, the reply is one that the description of the API foresees."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import DrawFn, booleans, composite, lists, sampled_from
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data_access import api
from data_access.ask import dimensions_of
from data_access.export import FORMATS
from data_access.facts import FACTS
from data_access.metrics import METRICS
from data_access.viewer import DEMO
from tests.api.conftest import HERE

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
BOUNDED = settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
"""The same requests at every run, and few enough for every run."""


@pytest.fixture
def described(at_home: None) -> Any:
    app = Starlette(routes=api.routes(lambda _request: DEMO))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app, headers={"Host": HERE.removeprefix("http://")})


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("path", ["/api/ask", "/api/metrics", "/api/dimensions", "/api/releases"])
def test_every_reply_is_foreseen(described: Any, path: str, mode: GenerationMode) -> None:
    """What keeps to the description and what does not."""

    @BOUNDED
    @given(case=described[path]["GET"].as_strategy(generation_mode=mode))
    def sent(case: Any) -> None:
        case.call_and_validate(base_url=HERE, checks=CHECKS)

    sent()


@composite
def tables(draw: DrawFn) -> dict[str, str]:
    """A link to a table that can be made: measures of one fact by what it can be grouped by."""
    fact = draw(sampled_from(sorted({metric.fact for metric in METRICS.values()})))
    there = dimensions_of(FACTS[fact])
    shown = lists(sampled_from([key for key, metric in METRICS.items() if metric.fact == fact]), min_size=1, max_size=4)
    chosen = {
        "show": ",".join(draw(shown)),
        "rows": ",".join(draw(lists(sampled_from(there), max_size=3))),
        "column": draw(sampled_from(("", *there))),
        "form": draw(sampled_from(("", "long", "wide"))),
        "compare": draw(sampled_from(("", "usual", "previous", "year_before"))),
        "period": draw(sampled_from(("", "2025", "2026", "2026-S1", "2026-T1", "2026-05", "2199"))),
        "status": draw(sampled_from(("", "PNS", "PNS,PPPK"))),
        "format": draw(sampled_from(("", *FORMATS))),
        "values": draw(sampled_from(("", "written"))),
        "lang": draw(sampled_from(("", "en"))),
    }
    return {key: value for key, value in chosen.items() if value or draw(booleans())}


def test_every_table_that_can_be_asked_for_is_made(program: TestClient) -> None:
    @settings(BOUNDED, max_examples=300)
    @given(query=tables())
    def asked(query: dict[str, str]) -> None:
        reply = program.get("/api/ask", params=query)
        assert reply.status_code == 200, reply.text

    asked()
