"""`/api/ask`: the table a link to Jelajah shows, as a file. The same question, answer, document and bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from functools import partial
from typing import IO, BinaryIO, cast
from urllib.parse import urlencode

import anyio.from_thread
from starlette.requests import Request
from starlette.responses import Response

from data_access.api.faults import Refused, refused
from data_access.api.headers import names
from data_access.api.lanes import ASKING, WRITING, in_lane
from data_access.api.parameters import DEFAULT_FORMAT, FORMAT
from data_access.api.passing import file_of
from data_access.api.released import released
from data_access.api.sending import Sent, wanted
from data_access.ask import View, ask, exact_view, known_places
from data_access.ask.view import LANGUAGE, PARAMETERS, RELEASE, VALUES, WRITTEN
from data_access.export import Cancelled, Document, Format, Layout, document_of, format_of, write
from data_access.language import current, t
from data_access.problems import QuestionProblem
from data_access.viewer import Viewer

PAGE = "/explore"
"""Where the same table is seen: a link to it becomes a file by this part alone."""

QUICK = 20_000
"""Rows up to which a file is written where questions are asked; longer ones wait for each other."""


@dataclass(frozen=True, eq=False)
class Table:
    """A document, the kind of file it was asked for in, where it is seen, and when its release was made."""

    document: Document
    format: Format
    made_at: datetime

    @property
    def tag(self) -> str:
        """A strong entity tag: the manifest says all that decides the bytes, the content's hash among it."""
        told = json.dumps([self.format.key, self.document.manifest], sort_keys=True, ensure_ascii=False)
        return f'"{hashlib.sha256(told.encode()).hexdigest()[:32]}"'

    @property
    def headers(self) -> dict[str, str]:
        return {
            "ETag": self.tag,
            "Last-Modified": format_datetime(self.made_at, usegmt=True),
            "Content-Disposition": f'attachment; filename="{self.format.named(self.document.stem)}"',
            "Link": f'<{self.document.facts["link"]}>; rel="alternate"; type="text/html"',
        }


async def asked(request: Request, query: Mapping[str, str], viewer: Viewer) -> Response:
    """The file, or the range of it that was asked for; 304 for who holds it already."""
    table = await in_lane(ASKING, partial(_table, str(request.base_url), query, viewer))
    tag, headers = table.tag, table.headers
    if names(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    if "if-match" in request.headers and not names(request.headers["if-match"], tag):
        raise refused(412, t("Isinya sudah berubah sejak ETag yang disebut."))
    lane = ASKING if table.document.height <= QUICK else WRITING
    file, size = await in_lane(lane, partial(_written, table, request))
    try:
        part = wanted(request.headers, tag, size)
    except Refused:
        file.close()
        raise
    return Sent(file, part, size, headers, table.format.mime)


def _table(base: str, query: Mapping[str, str], viewer: Viewer) -> Table:
    """QuestionProblem for a question that cannot be put, GoneProblem for a release that is not kept."""
    format_ = format_of(query.get(FORMAT) or DEFAULT_FORMAT)
    view = exact_view({key: query[key] for key in PARAMETERS if key in query})
    snapshot = released(query.get(RELEASE, ""))
    _, wrong = known_places(view.filters, snapshot)
    if wrong:
        raise QuestionProblem(" ".join(wrong))
    layout = Layout(view.across, query.get(VALUES) == WRITTEN)
    answer = ask(viewer, view.question, snapshot)
    link = f"{base.rstrip('/')}{PAGE}?{_link_query(view, layout, snapshot.version)}"
    made_at = datetime.fromisoformat(snapshot.manifest["created_at"])
    return Table(document_of(answer, viewer, link, format_.laid_out(layout)), format_, made_at)


def _link_query(view: View, layout: Layout, version: str) -> str:
    """The query that opens the same table tomorrow and for someone else: its release and language stand in it."""
    values = {VALUES: WRITTEN} if layout.written else {}
    return urlencode({**view.query(), **values, LANGUAGE: current(), RELEASE: version}, safe=",")


def _written(table: Table, request: Request) -> tuple[IO[bytes], int]:
    """The file, open at its beginning, and its size. Cancelled when nobody waits for it any more."""

    def watch(_done: int, _of: int) -> None:
        if anyio.from_thread.run(request.is_disconnected):
            raise Cancelled

    watch(0, 0)  # who has gone while waiting needs no file
    return file_of(table.tag, lambda file: write(table.document, table.format.key, cast(BinaryIO, file), watch))
