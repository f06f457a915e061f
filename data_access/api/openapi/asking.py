"""The parameters of a request as OpenAPI says them; their values come from the declarations of the whole product."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args

from data_access import filters, periods
from data_access.api import parameters
from data_access.ask import view
from data_access.ask.question import Compare
from data_access.dimensions import DIMENSIONS
from data_access.export import FORMATS
from data_access.language import LANGUAGES, N_, t
from data_access.metrics import METRICS


@dataclass(frozen=True)
class Parameter:
    """One parameter of a query; `about` is in the source language. An array is written with commas."""

    name: str
    schema: dict[str, Any]
    about: str
    required: bool = False

    @property
    def described(self) -> dict[str, Any]:
        told = {"name": self.name, "in": "query", "required": self.required, "schema": self.schema}
        listed = {"style": "form", "explode": False} if self.schema.get("type") == "array" else {}
        return {**told, **listed, "description": t(self.about)}


def _listed(values: Iterable[str] = (), **more: Any) -> dict[str, Any]:
    """Several codes, or several ids where no codes are declared."""
    known = list(values)
    items = {"type": "string", "enum": known} if known else {"type": "string", "pattern": "^[^,]+$"}
    return {"type": "array", "items": items, **more}


def _one(values: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)}


_PERIOD = {"type": "string", "pattern": periods.PATTERN}

LANGUAGE = Parameter(
    parameters.LANGUAGE, _one(LANGUAGES), N_("Bahasa; bila tidak disebut: Accept-Language, lalu setelan.")
)

_VIEW = (
    Parameter(view.SHOW, _listed(METRICS, minItems=1), N_("Ukuran dari satu pokok data; lihat /api/metrics."), True),
    Parameter(view.ROWS, _listed(DIMENSIONS), N_("Rincian; yang berlaku untuk sebuah ukuran ada di /api/metrics.")),
    Parameter(view.COLUMN, _one(DIMENSIONS), N_("Satu rincian lagi; berdampingan dalam bentuk lebar.")),
    Parameter(
        view.COMPARE, _one(one for one in get_args(Compare) if one), N_("Waktu lain sebagai pembanding di kolomnya.")
    ),
    Parameter(view.FORM, _one(("long", view.WIDE)), N_("Bentuk tabel: panjang (baku) atau lebar.")),
)

_FILTERS = tuple(
    Parameter(key, _listed(filters.CODED.get(key, ())), DIMENSIONS["agency" if key == "opd" else key].label)
    for key in filters.PARAMETERS
    if key not in (filters.PERIOD, filters.FROM, filters.TO)
)

_TIME = (
    Parameter(filters.PERIOD, _PERIOD, N_("Satu periode: 2026, 2026-S1, 2026-T3 atau 2026-05.")),
    Parameter(filters.FROM, _PERIOD, N_("Periode pertama; sejenis dengan yang terakhir.")),
    Parameter(filters.TO, _PERIOD, N_("Periode terakhir.")),
)

_FILE = (
    Parameter(
        parameters.RELEASE, {"type": "string"}, N_("Rilis; bila tidak disebut: yang terbaru. Lihat /api/releases.")
    ),
    LANGUAGE,
    Parameter(parameters.FORMAT, {**_one(FORMATS), "default": parameters.DEFAULT_FORMAT}, N_("Format berkas.")),
    Parameter(parameters.VALUES, _one((view.WRITTEN,)), N_("Nilai seperti tertulis di layar, bukan angka utuh.")),
)

PARAMETERS = (*_VIEW, *_FILTERS, *_TIME, *_FILE)
"""Those of `/api/ask`."""
