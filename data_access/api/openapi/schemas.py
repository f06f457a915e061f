"""The shape of each reply in JSON. Loose where columns follow the question, exact where programs rely on a name."""

from __future__ import annotations

from typing import Any

from data_access.api.declared import AGENCY_COLUMNS
from data_access.metrics import METRICS
from data_access.metrics.described import declared

_TEXT = {"type": "string"}
_ANY_TEXT = {"type": ["string", "null"]}


def _object(required: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": required, **more}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_METRIC = _object(
    {name: _TEXT for name in declared(next(iter(METRICS.values())))} | {"dimensions": _list(_TEXT)},
    additionalProperties=False,
)
_CODE = _object({"code": _TEXT, "label": _TEXT})
_DIMENSION = _object(
    {"key": _TEXT, "label": _TEXT, "filter": {"type": "boolean"}, "values": {"anyOf": [_list(_CODE), {"type": "null"}]}}
)
_PLACES = _object({"city": _list(_CODE), "agency": _list(_object(dict.fromkeys(AGENCY_COLUMNS, _ANY_TEXT)))})
_RELEASE = _object(
    {
        "version": _TEXT,
        "data_date": {"type": "string", "format": "date"},
        "created_at": {"type": "string", "format": "date-time"},
        "synthetic": {"type": "boolean"},
    }
)
_MANIFEST = _object(
    {name: _TEXT for name in ("product", "app_version", "language", "title", "release", "data_date", "link", "period")}
    | {name: {"type": "integer"} for name in ("rows", "rows_of")}
    | {"content_sha256": _TEXT, "synthetic": {"type": "boolean"}, "notes": _list(_TEXT)}
    | {"columns": {"type": "object", "additionalProperties": _TEXT}}
    | {"metrics": {"type": "object", "additionalProperties": _object({"label": _TEXT, "definition": _TEXT})}}
)
_VALUE = {"type": ["string", "number", "boolean", "null"]}

SCHEMAS: dict[str, Any] = {
    "answer": _object({"manifest": _MANIFEST, "data": _list({"type": "object", "additionalProperties": _VALUE})}),
    "metrics": _object({"metrics": _list(_METRIC)}),
    "dimensions": _object({"dimensions": _list(_DIMENSION), "release": _TEXT, "places": _PLACES}),
    "releases": _object({"newest": _TEXT, "releases": _list(_RELEASE)}),
    "problem": _object(
        {"type": _TEXT, "title": _TEXT, "status": {"type": "integer"}, "detail": _TEXT}, additionalProperties=False
    ),
}
