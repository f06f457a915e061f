"""A file on its way to the caller: whole or the part it asked for, in pieces, and closed whatever happens.

Parts matter: Polars, DuckDB and Arrow read a file from an address by asking for ranges of it (RFC 9110, 14).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import IO

from anyio.to_thread import run_sync
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from data_access.api.faults import refused
from data_access.language import t

_PIECE = 256 * 1024
_ONE_RANGE = re.compile(r"bytes=(?P<first>\d{0,15})-(?P<last>\d{0,15})")


class Sent(Response):
    """An open file as the body of a reply, or a part of it (206); the file ends with it."""

    def __init__(self, file: IO[bytes], part: range | None, size: int, headers: Mapping[str, str], kind: str) -> None:
        self._file, self._part = file, range(size) if part is None else part
        told = {**headers, "Accept-Ranges": "bytes", "Content-Length": str(len(self._part))}
        if part is not None:
            told["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
        super().__init__(None, 200 if part is None else 206, told, kind)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._file:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            self._file.seek(self._part.start)
            left = len(self._part)
            while left and (piece := await run_sync(self._file.read, min(left, _PIECE))):
                left -= len(piece)
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})


def wanted(headers: Mapping[str, str], tag: str, size: int) -> range | None:
    """The part a request is about: one range of what this tag stands for, were it all of it; none where none is named.

    416 for a range that begins behind the end; several ranges, or another form of them, are answered whole.
    """
    match = _ONE_RANGE.fullmatch(headers.get("range", "").replace(" ", ""))
    if not match or not (match["first"] or match["last"]) or headers.get("if-range", tag) != tag:
        return None
    first = int(match["first"]) if match["first"] else max(0, size - int(match["last"]))
    last = int(match["last"]) if match["first"] and match["last"] else size - 1
    if match["first"] and match["last"] and last < first:
        return None
    if first >= size:
        said = t("Berkas ini hanya {size} bita.", size=size)
        raise refused(416, said, {"Content-Range": f"bytes */{size}"})
    return range(first, min(last, size - 1) + 1)
