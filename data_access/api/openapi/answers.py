"""What comes back, as OpenAPI says it: the kinds of file, and what stands in their place."""

from __future__ import annotations

from typing import Any

from data_access.api.faults import MEDIA_TYPE, STATUSES
from data_access.export import FORMATS
from data_access.language import t


def _content(key: str) -> dict[str, Any]:
    if key == "json":
        return {"schema": {"$ref": "#/components/schemas/answer"}}
    return {"schema": {"type": "string"}} if FORMATS[key].mime.startswith("text/") else {}


FILES: dict[str, Any] = {one.mime.partition(";")[0]: _content(one.key) for one in FORMATS.values()}
"""{media type: what is in it}, one for each format on offer."""


def all_of(content: dict[str, Any], in_parts: bool) -> dict[str, Any]:
    """Every reply; where answers come `in_parts` also those about a part and about a tag that is held already."""
    found = {"200": {"description": t("Jawabannya."), "content": content}}
    if in_parts:
        parts = {media_type: {} for media_type in content}
        found["206"] = {"description": t("Bagian berkas yang diminta."), "content": parts}
        found["304"] = {"description": t("Tidak berubah sejak ETag yang disebut.")}
    return found | {
        str(status): _problem(said) for status, said in STATUSES.items() if in_parts or status not in _PARTS
    }


def _problem(said: str) -> dict[str, Any]:
    return {"description": t(said), "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/problem"}}}}


_PARTS = (412, 416)
"""About files alone."""
