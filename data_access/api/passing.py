"""Files as they are written for a caller: without a name on the disk, the small and recent ones kept in memory.

A program that reads a file in parts asks for it again and again; it must not be made anew each time.
"""

from __future__ import annotations

import tempfile
from collections import OrderedDict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import BytesIO
from os import SEEK_END
from threading import Lock
from typing import IO
from weakref import WeakValueDictionary

from data_access.settings import settings


@dataclass(eq=False)
class _Turn:
    lock: Lock = field(default_factory=Lock)


SMALL = 16 * 1024 * 1024
TOGETHER = 64 * 1024 * 1024
"""Bytes that a file in memory may have, and all of them (konvensi aplikasi)."""

_recent: OrderedDict[str, bytes] = OrderedDict()
_changing = Lock()
_writing: WeakValueDictionary[str, _Turn] = WeakValueDictionary()
"""Who writes a file now: the parts of one file are asked for together, and it is made once."""


def file_of(tag: str, write: Callable[[IO[bytes]], None]) -> tuple[IO[bytes], int]:
    """The file of this tag, open at its beginning, and its size: made by `write` unless it was just made.

    A large one has no name, so that nothing is left of it whatever happens.
    """
    with _changing:
        turn = _writing.setdefault(tag, _Turn())
    with turn.lock:
        with _changing:
            content = _recent.get(tag)
        return (BytesIO(content), len(content)) if content is not None else _made(tag, write)


def _made(tag: str, write: Callable[[IO[bytes]], None]) -> tuple[IO[bytes], int]:
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
        while sum(map(len, _recent.values())) > TOGETHER:
            _recent.popitem(last=False)
    return content
