"""What can be asked: measures, dimensions with their codes, places, kept releases. Declarations, no figures."""

from __future__ import annotations

from typing import Any

import polars as pl
from starlette.requests import Request

from data_access.api.released import released, shelf
from data_access.ask import dimensions_of
from data_access.dimensions import DIMENSIONS
from data_access.facts import FACTS
from data_access.filters import RESTRICTIONS
from data_access.language import t
from data_access.metrics import METRICS
from data_access.metrics.described import declared
from data_access.snapshot import Snapshot
from data_access.viewer import Viewer

AGENCY_COLUMNS = {
    "code": "id",
    "label": "name",
    "city": "city_code",
    "parent": "parent_id",
    "opd": "opd",
    "kind": "kind",
    "sector": "sector",
}
"""{what a program reads of a unit: the column of the snapshot}."""


def metrics(_request: Request, _viewer: Viewer) -> dict[str, Any]:
    """`{"metrics": [{key, label, …, dimensions}]}`: the declarations, and what each can be grouped by."""
    by = {name: list(dimensions_of(fact)) for name, fact in FACTS.items()}
    return {"metrics": [{**declared(metric), "dimensions": by[metric.fact]} for metric in METRICS.values()]}


def dimensions(_request: Request, viewer: Viewer) -> dict[str, Any]:
    """`{"dimensions": [{key, label, filter, values}], "release", "places": {"city": [...], "agency": [...]}}`.

    `values` ({code, label}) is null where the values are names of the database; places within the viewer's scope.
    """
    snapshot = released()
    return {
        "dimensions": [_dimension(key) for key in DIMENSIONS],
        "release": snapshot.version,
        "places": _places(viewer, snapshot),
    }


def releases(_request: Request, _viewer: Viewer) -> dict[str, Any]:
    """`{"newest", "releases": [{version, data_date, created_at, synthetic}]}`, the newest first."""
    here = shelf()
    kept = [
        {
            "version": one.version,
            "data_date": one.as_of.isoformat(),
            "created_at": one.created_at.isoformat(),
            "synthetic": one.synthetic,
        }
        for one in here.kept()
    ]
    return {"newest": here.pointed().get("version", ""), "releases": kept}


def _dimension(key: str) -> dict[str, Any]:
    dimension = DIMENSIONS[key]
    told = {"key": key, "label": t(dimension.label), "filter": key in RESTRICTIONS}
    if dimension.named:
        return {**told, "values": None}
    return {**told, "values": [{"code": code, "label": dimension.word(code)} for code in dimension.codes]}


def _places(viewer: Viewer, snapshot: Snapshot) -> dict[str, list[dict[str, Any]]]:
    """The places a filter can name, as far as the viewer may ask about them."""
    cities = snapshot.names("city").select("code", label="name").sort("code")
    agencies = snapshot.names("agency").select(**AGENCY_COLUMNS)
    if viewer.cities:
        cities = cities.filter(pl.col("code").is_in(list(viewer.cities)))
        agencies = agencies.filter(pl.col("city").is_in(list(viewer.cities)))
    if viewer.agencies:
        agencies = agencies.filter(pl.col("code").is_in(list(snapshot.below(viewer.agencies))))
    return {"city": cities.to_dicts(), "agency": agencies.sort("code").to_dicts()}
