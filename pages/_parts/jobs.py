"""Long files: each is written by a thread of its own, which says how far it is and can be stopped.

The files stand in a private folder of the home until they are an hour old, the app starts again, or the session that
asked for one asks for another. Knows no Streamlit.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from time import monotonic, time
from uuid import uuid4

from data_access.export import Cancelled, Document, format_of, save
from data_access.language import t
from data_access.problems import Problem
from data_access.settings import settings

log = logging.getLogger("pantau.files")

MOST = 2
"""Files written at the same time in this process: each keeps a processor busy."""

KEPT = timedelta(hours=1)
FRESH = timedelta(minutes=1)
"""At a start a file touched this lately is left: another process of this home may be writing it."""

ABANDONED = timedelta(minutes=5)
"""A file that nobody looked after for so long is not finished."""


class JobProblem(Problem):
    """A long file cannot be begun now."""


@dataclass(eq=False)
class Job:
    """A file on its way. `done` of `of` rows are written; `trouble` says why there will be no file."""

    document: Document
    format_key: str
    path: Path
    done: int = 0
    trouble: str = ""
    seen: float = field(default_factory=monotonic)
    _stopped: threading.Event = field(default_factory=threading.Event)
    _over: threading.Event = field(default_factory=threading.Event)

    @cached_property
    def timer(self) -> threading.Timer:
        """Removes the file when its time is over."""
        timer = threading.Timer(KEPT.total_seconds(), self.path.unlink, kwargs={"missing_ok": True})
        timer.daemon = True
        return timer

    @property
    def name(self) -> str:
        return format_of(self.format_key).named(self.document.stem)

    @property
    def of(self) -> int:
        return self.document.height

    @property
    def running(self) -> bool:
        return not self._over.is_set()

    @property
    def ready(self) -> bool:
        """Whether the file is there to be taken."""
        return not self.running and not self.trouble and self.path.exists()

    def looked_after(self) -> None:
        """Somebody still waits for it."""
        self.seen = monotonic()

    def stop(self) -> None:
        """Write no further; nothing is left of the file."""
        self._stopped.set()

    def discard(self) -> None:
        """Nobody wants it any more, written or not."""
        self.stop()
        self.timer.cancel()
        self.path.unlink(missing_ok=True)

    def wait(self, seconds: float) -> bool:
        """Whether it is over within so many seconds."""
        return self._over.wait(seconds)

    def _watch(self, done: int, _of: int) -> None:
        self.done = done
        if self._stopped.is_set() or monotonic() - self.seen > ABANDONED.total_seconds():
            raise Cancelled

    def _write(self) -> None:
        try:
            save(self.document, self.format_key, self.path, self._watch)
            if self._stopped.is_set():  # asked for after the last word to the watch
                raise Cancelled
        except Problem as problem:
            self.trouble = str(problem)
        except OSError as fault:
            self.trouble = _unwritten(fault)
        except Exception:
            log.exception("a file could not be written")
            self.trouble = t("Berkas gagal dibuat oleh kesalahan program; rinciannya ada di log.")
        finally:
            if self.trouble:
                self.path.unlink(missing_ok=True)
            self._over.set()


_jobs: list[Job] = []
_turn = threading.Lock()


def started(document: Document, format_key: str, speaking: Callable[[Callable[[], None]], Callable[[], None]]) -> Job:
    """A job at work; `speaking` makes its thread use the language of the one who asks.

    JobProblem when others keep the process busy, or where the file cannot be.
    """
    with _turn:
        _jobs[:] = [one for one in _jobs if one.running]
        if len(_jobs) >= MOST:
            raise JobProblem(
                t("{n} berkas besar lain sedang dibuat. Coba lagi sesaat lagi, atau pilih bentuk lain.", n=len(_jobs))
            )
        job = Job(document, format_key, _place(format_of(format_key).extension))
        job.timer.start()
        _jobs.append(job)
    threading.Thread(target=speaking(job._write), name="pantau-file", daemon=True).start()
    return job


def _place(extension: str) -> Path:
    """Where a file may stand, for its time; those whose time is over go."""
    try:
        swept(KEPT)
        return folder() / f"{uuid4().hex}.{extension}"
    except OSError as fault:
        raise JobProblem(_unwritten(fault)) from fault


def folder() -> Path:
    """Where long files wait to be taken: private, and never for long."""
    return settings().folder("files")


def swept(age: timedelta = FRESH) -> None:
    """Remove what is older; at a start, all that no other process of this home is writing."""
    limit = time() - age.total_seconds()
    for path in folder().iterdir():
        with suppress(FileNotFoundError):  # another process sweeps too
            if path.stat().st_mtime < limit:
                path.unlink()


def _unwritten(fault: OSError) -> str:
    return t("Berkas tidak dapat ditulis: {fault}.", fault=fault.strerror or type(fault).__name__)
