"""What went wrong, as a problem document (RFC 9457) with the status a program can act on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import Response

from data_access.export import Cancelled
from data_access.language import N_, t
from data_access.problems import DatabaseProblem, GoneProblem, Problem, QuestionProblem, RightsProblem, SnapshotProblem

METHODS = ("GET", "HEAD")
MEDIA_TYPE = "application/problem+json"

RETRY_SECONDS = 60
"""When it is worth asking again where no release stands or the database is away (konvensi aplikasi)."""

_STATUSES: tuple[tuple[type[Problem], int], ...] = (
    (QuestionProblem, 400),
    (RightsProblem, 403),
    (GoneProblem, 404),
    (SnapshotProblem, 503),
    (DatabaseProblem, 503),
    (Cancelled, 503),
)

STATUSES: Mapping[int, str] = {
    400: N_("Pertanyaan tidak dapat dipakai: parameter, kode, atau tempat tidak dikenal."),
    403: N_("Tidak berhak."),
    404: N_("Alamat tidak ada, atau rilis tidak disimpan (lagi)."),
    405: N_("Hanya GET dan HEAD."),
    412: N_("Isi berubah sejak ETag yang disebut."),
    414: N_("Alamat terlalu panjang."),
    416: N_("Bagian berkas yang diminta tidak ada."),
    421: N_("Nama host bukan milik server ini."),
    500: N_("Kesalahan program; rinciannya ada di log."),
    503: N_("Belum ada rilis, basis data tidak menjawab, atau terlalu banyak permintaan; coba lagi nanti."),
}
"""{status: what it means}; every reply that is no answer has one of these."""


class Refused(Problem):
    """A request that is answered with a status of its own."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str]) -> None:
        super().__init__(detail)
        self.status, self.headers = status, headers


def refused(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Refused:
    return Refused(status, detail, headers or {})


def problem_of(fault: Exception) -> Response:
    """The problem document of a fault; what nobody foresaw says nothing of its inside."""
    status = _status(fault)
    detail = str(fault) if isinstance(fault, Problem) else t(STATUSES[500])
    said = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    headers = dict(fault.headers) if isinstance(fault, Refused) else {}
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers.setdefault("Retry-After", str(RETRY_SECONDS))
    return Response(json.dumps(said, ensure_ascii=False), status, headers, MEDIA_TYPE)


def _status(fault: Exception) -> int:
    if isinstance(fault, Refused):
        return fault.status
    return next((status for kind, status in _STATUSES if isinstance(fault, kind)), 500)
