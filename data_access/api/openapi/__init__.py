"""The API described for programs: OpenAPI 3.1, made from the declarations, so that the two cannot part."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from data_access.api.openapi import answers, asking
from data_access.api.openapi.schemas import SCHEMAS
from data_access.export.document import app_version
from data_access.language import t
from data_access.viewer import Viewer

VERSION = "3.1.0"


def description(_request: Request, _viewer: Viewer) -> dict[str, Any]:
    """The whole document, its words in the language of the request."""
    return {
        "openapi": VERSION,
        "info": {
            "title": "Pantau ASN",
            "version": app_version(),
            "description": t(
                "Angka yang sama seperti di halaman, untuk program lain. Hanya dibaca. Tautan Jelajah & Ekspor menjadi "
                "berkas bila /explore diganti dengan /api/ask."
            ),
        },
        "servers": [{"url": "/"}],
        "paths": {
            "/api/ask": {"get": _operation("ask", t("Tabel sebuah pertanyaan"), asking.PARAMETERS, answers.FILES)},
            "/api/metrics": _declared("metrics", t("Semua ukuran dengan definisinya")),
            "/api/dimensions": _declared("dimensions", t("Semua rincian dengan kodenya, dan tempat")),
            "/api/releases": _declared("releases", t("Rilis yang disimpan")),
        },
        "components": {"schemas": SCHEMAS},
    }


def _declared(name: str, summary: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    return {"get": _operation(name, summary, (asking.LANGUAGE,), content)}


def _operation(
    name: str, summary: str, parameters: tuple[asking.Parameter, ...], content: dict[str, Any]
) -> dict[str, Any]:
    return {
        "operationId": name,
        "summary": summary,
        "parameters": [one.described for one in parameters],
        "responses": answers.all_of(content, in_parts=name == "ask"),
    }
