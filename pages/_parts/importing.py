"""A file on its way into the database: read, tried, and once confirmed kept, by a thread of its own.

The file and what became of it are in memory alone: as long as the session that brought it, and an hour at most.
After a file is kept the release is taken anew, so that the pages count it. Knows no Streamlit.
"""

from __future__ import annotations

import logging
import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from time import monotonic
from traceback import format_tb

from data_access.importers.asked import Asked
from data_access.importers.bringing import brought
from data_access.importers.deciding import Decision, decided
from data_access.importers.files import Source, named, read_content
from data_access.importers.showing import Result, result
from data_access.language import t
from data_access.problems import Problem
from data_access.settings import Settings
from data_access.snapshot import refresh

log = logging.getLogger("pantau.import")

MOST = 2
"""Files looked through at the same time in this process: each keeps a processor busy."""

KEPT = timedelta(hours=1)

ABANDONED = timedelta(minutes=5)
"""A trial that nobody looked after for so long is not finished; what was confirmed always is."""

PATIENCE = 600
"""Seconds to wait for another refresh, which may have begun before the file was in."""

Speaking = Callable[[Callable[[], None]], Callable[[], None]]


class Stopped(Problem):
    """Somebody wants it no more."""


@dataclass(frozen=True, eq=False)
class Wanted:
    """What is to be done: a file, by its `content` or as it was read before, what is said beside it, and by whom.

    `decisions`: what becomes of names that nobody knows; `rest`: whether all others are made as proposed.
    """

    name: str
    asked: Asked
    by: str
    kind: str = ""
    trial: bool = True
    content: bytes = field(default=b"", repr=False)
    source: Source | None = field(default=None, repr=False)
    decisions: tuple[Decision, ...] = ()
    rest: bool = False

    @property
    def meant(self) -> Asked:
        """What is said beside the file, with the decisions."""
        return decided(self.asked, self.decisions, rest=self.rest)


_numbers = count()


@dataclass(eq=False)
class Work:
    """A file on its way. `what` is being done and `part` of it is (0–1); `trouble` says why nothing came of it.

    `name` holds no NIP. `saved`: it is in the database. `stale` says why the pages do not count it yet. `busy`: others
    kept the process busy, and nothing was begun. `number` is its own in this process.
    """

    wanted: Wanted | None
    name: str
    trial: bool
    what: str = ""
    part: float = 0.0
    trouble: str = ""
    stale: str = ""
    saved: bool = False
    busy: bool = False
    number: int = field(default_factory=_numbers.__next__)
    result: Result | None = field(default=None, repr=False)
    seen: float = field(default_factory=monotonic)
    _stopped: threading.Event = field(default_factory=threading.Event)
    _over: threading.Event = field(default_factory=threading.Event)

    @property
    def running(self) -> bool:
        return not self._over.is_set()

    @property
    def stoppable(self) -> bool:
        """Whether stopping still leaves the database as it was."""
        return self.running and not self.saved and not self._stopped.is_set()

    def looked_after(self) -> None:
        """Somebody still waits for it."""
        self.seen = monotonic()

    def stop(self) -> None:
        """Go no further; what is in the database already stays."""
        self._stopped.set()

    def forget(self) -> None:
        """Its time is over, or nobody wants it: nothing of the file stays in memory."""
        if self.trial:
            self.stop()
        self.wanted, self.result = None, None
        self.trouble = self.trouble or t("Berkasnya sudah tidak disimpan di memori. Pilih sekali lagi.")

    def wait(self, seconds: float) -> bool:
        """Whether it is over within so many seconds."""
        return self._over.wait(seconds)

    def _watch(self, what: str, part: float) -> None:
        self.what, self.part = what, part
        left = self.trial and monotonic() - self.seen > ABANDONED.total_seconds()
        if self._stopped.is_set() or left:
            raise Stopped(t("Dihentikan: tidak ada yang tersimpan."))

    def _go(self, wanted: Wanted, settings: Settings) -> None:
        try:
            self._bring(wanted, settings)
        except Problem as problem:
            self.trouble = str(problem)
        except Exception as fault:
            _note(fault)
            kept = t("Berkasnya tersimpan, tetapi ringkasannya gagal disusun; rinciannya ada di log.")
            lost = t("Impor gagal oleh kesalahan program; tidak ada yang tersimpan. Rinciannya ada di log.")
            self.trouble = kept if self.saved else lost
        finally:
            if self.saved:
                self._refreshed(settings)
            self._over.set()

    def _bring(self, wanted: Wanted, settings: Settings) -> None:
        self._watch(t("membaca berkas"), 0.0)
        source = wanted.source or read_content(wanted.content, wanted.name)
        self._watch(t("mengenali isinya"), 0.1)
        url = settings.writing_url
        found = brought(
            source, url, wanted.meant, wanted.by, kind=wanted.kind, trial=wanted.trial, progress=self._watch
        )
        self.saved = not wanted.trial
        self.result = result(found, url)
        self.wanted = replace(wanted, content=b"", source=source)

    def _refreshed(self, settings: Settings) -> None:
        """Take the release anew: everything, for a file may be about any period."""

        def told(what: str, part: float) -> None:
            self.what, self.part = f"{t('memperbarui angka')}: {what}", part

        self.what, self.part = t("memperbarui angka"), 0.0
        try:
            refresh(settings, settings.reading_url, full=True, progress=told, wait=PATIENCE)
        except Problem as problem:
            self.stale = str(problem)
        except Exception as fault:
            _note(fault)
            self.stale = t("Pembaruan gagal karena kesalahan program; lihat log.")


def _note(fault: Exception) -> None:
    """Where it went wrong, without the fault's own words: they may quote a NIP or a name of the file."""
    log.error("an import failed: %s\n%s", type(fault).__name__, "".join(format_tb(fault.__traceback__)))


_running: list[Work] = []
_turn = threading.Lock()


def started(wanted: Wanted, settings: Settings, speaking: Speaking) -> Work:
    """A file being looked through; `speaking` makes its thread use the language of the one who asks.

    Its `trouble` says so when others keep the process busy.
    """
    work = Work(wanted, named(wanted.name), wanted.trial)
    with _turn:
        _running[:] = [one for one in _running if one.running]
        if len(_running) >= MOST:
            work.busy = True
            work.trouble = t("{n} berkas lain sedang diperiksa. Coba lagi sesaat lagi.", n=len(_running))
            work._over.set()
            return work
        _running.append(work)
    _forgotten_in_time(work)
    threading.Thread(target=speaking(lambda: work._go(wanted, settings)), name="pantau-import", daemon=True).start()
    return work


def _forgotten_in_time(work: Work) -> None:
    """The clock must not be what keeps the file in memory: a session that ends takes it along."""
    known = weakref.ref(work)

    def over() -> None:
        left = known()
        if left is not None:
            left.forget()

    timer = threading.Timer(KEPT.total_seconds(), over)
    timer.daemon = True
    timer.start()
