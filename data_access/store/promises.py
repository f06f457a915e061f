"""What a follow-up is, when it may be kept, how far a list of them is. Opens no database.

Rules of entry and the four states are a convention of the application (konvensi aplikasi).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import polars as pl

from data_access.filters import Filters
from data_access.language import N_, t
from data_access.metrics import METRICS
from data_access.privacy import numbers_a_person
from data_access.problems import EntryProblem, quoted
from data_access.snapshot import Snapshot

STATUSES = {
    "TERBUKA": N_("Belum mulai"),
    "BERJALAN": N_("Sedang berjalan"),
    "SELESAI": N_("Selesai"),
    "BATAL": N_("Dibatalkan"),
}
"""{code: word} in the order of a promise's life."""

CLOSED = frozenset({"SELESAI", "BATAL"})
SHORTEST, LONGEST = 3, 300
"""Characters of what is promised."""


@dataclass(frozen=True)
class NewFollowUp:
    """What somebody wants to promise: for an agency, or for the whole city when `agency` is empty.

    `figure` is the figure in words as it stood then, `metric` and `page` are where it stood; all three may be empty.
    `view` are the filters of person and time it stood under: with them it can be asked again.
    """

    city: str
    agency: str
    what: str
    due_on: date
    page: str = ""
    metric: str = ""
    figure: str = ""
    view: Filters | None = None


@dataclass(frozen=True)
class FollowUp:
    """A promise as it is kept; moments are UTC, `version` is the release whose figure stood before the reader.

    `first_due_on` is empty while the due date was never moved, `view` where none was kept (an earlier version).
    """

    id: int
    created_at: datetime
    created_by: str
    city: str
    agency: str
    what: str
    due_on: date
    status: str
    page: str
    metric: str
    figure: str
    version: str
    changed_at: datetime
    changed_by: str
    first_due_on: date | None = None
    view: Filters | None = None

    @property
    def open(self) -> bool:
        return self.status not in CLOSED

    @property
    def moved_from(self) -> date | None:
        """The due date as it was first said, where it is another one now."""
        return self.first_due_on if self.first_due_on != self.due_on else None

    def days_late(self, today: date) -> int:
        """Days since the due date while it is still open; 0 on the day itself and before."""
        return max(0, (today - self.due_on).days) if self.open else 0


@dataclass(frozen=True)
class Progress:
    """`done` of `of` promises (cancelled ones are not counted), and how many open ones are overdue."""

    done: int
    of: int
    overdue: int


def progress(shown: Sequence[FollowUp], today: Callable[[str], date]) -> Progress:
    """How far a list is: for "5 dari 8 tindak lanjut selesai; 2 lewat tenggat". `today`: city → the day it is there."""
    kept = [one for one in shown if one.status != "BATAL"]
    done = sum(one.status == "SELESAI" for one in kept)
    return Progress(done, len(kept), sum(one.days_late(today(one.city)) > 0 for one in kept))


def ordered(found: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    """Open ones by due date, then closed ones, the last changed first."""
    every = sorted(found, key=lambda one: one.id)
    is_open = sorted((one for one in every if one.open), key=lambda one: one.due_on)
    return (*is_open, *sorted((one for one in every if not one.open), key=lambda one: one.changed_at, reverse=True))


def within(shown: Sequence[FollowUp], filters: Filters, snapshot: Snapshot) -> tuple[FollowUp, ...]:
    """Those of the chosen places; with an OPD, kind or sector chosen, what is for the whole city is left out."""
    of_city = [one for one in shown if not filters.city or one.city in filters.city]
    agencies = _agencies(filters, snapshot)
    return tuple(of_city if agencies is None else [one for one in of_city if one.agency in agencies])


def _agencies(filters: Filters, snapshot: Snapshot) -> frozenset[str] | None:
    """The agencies that the filters choose; None when they choose none."""
    chosen = [snapshot.below(filters.agency)] if filters.agency else []
    tree = snapshot.names("agency")
    if filters.kind:
        of_kind = pl.col("kind").is_in(filters.kind) | pl.col("opd_kind").is_in(filters.kind)
        chosen.append(frozenset(tree.filter(of_kind)["id"]))
    if filters.sector:
        chosen.append(frozenset(tree.filter(pl.col("sector").is_in(filters.sector))["id"]))
    return frozenset.intersection(*chosen) if chosen else None


def checked_text(text: str) -> str:
    """What is promised, on one line. EntryProblem when it is too short, too long, or numbers a person."""
    what = " ".join(text.split())
    if not what:
        raise EntryProblem(t("Tulis dulu apa yang akan dilakukan."))
    if len(what) < SHORTEST:
        raise EntryProblem(t("Terlalu pendek: tulis apa yang akan dilakukan, sedikitnya {n} huruf.", n=SHORTEST))
    if len(what) > LONGEST:
        raise EntryProblem(
            t("Terlalu panjang: {n} huruf. Ringkas menjadi paling banyak {most}.", n=len(what), most=LONGEST)
        )
    if numbers_a_person(what):
        raise EntryProblem(t("Teks memuat nomor seperti NIP atau NIK. Hapus nomornya; sebut jabatan atau unit saja."))
    return what


def checked_due(due_on: date, today: date) -> date:
    """The due date. EntryProblem when it has passed."""
    if due_on < today:
        raise EntryProblem(t("Tenggat sudah lewat. Pilih hari ini atau sesudahnya."))
    return due_on


def checked_status(status: str) -> str:
    if status not in STATUSES:
        raise EntryProblem(
            t("Status '{status}' tidak dikenal. Yang ada: {known}.", status=quoted(status), known=", ".join(STATUSES))
        )
    return status


def checked_metric(metric: str) -> str:
    if metric and metric not in METRICS:
        raise EntryProblem(t("Ukuran '{metric}' tidak dikenal.", metric=quoted(metric)))
    return metric
