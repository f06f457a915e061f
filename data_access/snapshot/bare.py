"""What the database alone takes: the same GROUP BY statements a full refresh puts, rows fetched and thrown away."""

from __future__ import annotations

import time

from data_access.database import Reader, reading
from data_access.facts import FACTS
from data_access.facts.slices import parameters
from data_access.settings import Settings
from data_access.snapshot.refresh import planned


def bare_seconds(settings: Settings, url: str) -> float:
    """Seconds for every counted statement of a full refresh, in one read transaction, without Polars or files."""
    with reading(url, settings.refresh_timeout) as reader:
        work = planned(reader, settings, None, full=True)
        begin = time.perf_counter()
        for name, slices in work.todo.items():
            for slice_ in slices:
                bound = parameters(slice_, work.counting.as_of, work.counting.rules)
                _drained(reader, name, bound)
        return time.perf_counter() - begin


def _drained(reader: Reader, name: str, bound: dict[str, object]) -> None:
    reader.connection.execute(FACTS[name].counted_form, bound).fetchall()
