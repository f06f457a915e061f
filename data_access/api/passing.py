"""Files as they are written for a caller: without a name on the disk, the small and recent ones kept in memory.

A program that reads a file in parts asks for it again and again; it must not be made anew each time.
"""

from __future__ import annotations

import tempfile
from collections import OrderedDict
from collections.abc import Callable
from contextlib import ExitStack
from io import BytesIO
from os import SEEK_END
from threading import Lock
from typing import IO

from data_access.settings import settings

SMALL = 2 * 1024 * 1024
MOST = 8
"""Bytes a file in memory may have, and how many there may be (konvensi aplikasi)."""

_recent: OrderedDict[str, bytes] = OrderedDict()
_changing = Lock()


def file_of(tag: str, write: Callable[[IO[bytes]], None]) -> tuple[IO[bytes], int]:
    """The file of this tag, open at its beginning, and its size: made by `write` unless it was just made.

    A large one has no name, so that nothing is left of it whatever happens.
    """
    with _changing:
        content = _recent.get(tag)
    if content is not None:
        return BytesIO(content), len(content)
    with ExitStack() as until_written:
        file = until_written.enter_context(tempfile.TemporaryFile(dir=settings().folder("files")))
        write(file)
        size = file.seek(0, SEEK_END)
        file.seek(0)
        if size > SMALL:
            until_written.pop_all()
            return file, size
        return BytesIO(_kept(tag, file.read())), size


def _kept(tag: str, content: bytes) -> bytes:
    with _changing:
        _recent[tag] = content
        _recent.move_to_end(tag)
        while len(_recent) > MOST:
            _recent.popitem(last=False)
    return content
