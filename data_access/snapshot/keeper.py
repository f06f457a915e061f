"""Keeps the snapshot fresh while the app runs: once at the start, then the open periods every few minutes.

A thread of its own; a failure is told in words, never raised: readers go on with the version they have.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime

from data_access.language import t
from data_access.problems import BusyProblem, Problem
from data_access.settings import Settings
from data_access.snapshot.refresh import refresh

log = logging.getLogger("pantau.keeper")

FIRST_SECONDS = 15
"""The first refresh lets the first readers have their page."""


@dataclass
class Keeper:
    """The refresher of one app process. `trouble` is the sentence of the last failure, empty when all is well."""

    settings: Settings
    url: str
    trouble: str = ""
    running: bool = False
    finished_at: datetime | None = None
    _wake: threading.Event = field(default_factory=threading.Event)
    _stopped: bool = False
    _full: bool = False

    def start(self) -> None:
        threading.Thread(target=self._keep, name="pantau-refresh", daemon=True).start()

    def ask_now(self, *, full: bool = False) -> None:
        """Refresh at once instead of at the next turn."""
        self._full = self._full or full
        self._wake.set()

    def stop(self) -> None:
        self._stopped = True
        self._wake.set()

    def _keep(self) -> None:
        self._wake.wait(FIRST_SECONDS)
        while not self._stopped:
            self._once()
            self._wake.wait(self.settings.refresh_minutes * 60)
            self._wake.clear()

    def _once(self) -> None:
        full, self._full = self._full, False
        self.running = True
        try:
            refresh(self.settings, self.url, full=full)
            self.trouble = ""
        except BusyProblem:
            log.info("another refresh is running")
        except Problem as problem:
            self.trouble = str(problem)
            log.warning("%s", problem)
        except Exception:
            self.trouble = t("Pembaruan gagal karena kesalahan program; lihat log.")
            log.exception("refresh failed")
        finally:
            self.running, self.finished_at = False, datetime.now(UTC)
