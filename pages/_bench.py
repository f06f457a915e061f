"""How long each page's script runs: `python -m pages._bench` prints JSON; `pantau bench` starts it as a process.

Measured by the frame itself (its own log says how many milliseconds a run took), on the configured database, with the
caches warm: the first runs of each page are thrown away.
"""

from __future__ import annotations

import gc
import json
import logging
import sys
from statistics import median, quantiles

from streamlit.testing.v1 import AppTest

from data_access.settings import ROOT
from pages._parts.menu import PAGES

WARM, COUNTED = 3, 15


class Runs(logging.Handler):
    """Collects what the frame says of its runs."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.milliseconds: list[float] = []

    def emit(self, record: logging.LogRecord) -> None:
        taken = getattr(record, "milliseconds", None)
        if taken is not None:
            self.milliseconds.append(taken)


def measured(page: str, runs: Runs) -> dict[str, object]:
    """Median and 95th percentile of the page's script runs, in milliseconds."""
    app = AppTest.from_file(str(ROOT / "pages/_frame.py"), default_timeout=60)
    app.run()
    app.switch_page(str(PAGES[page].path))
    for turn in range(WARM + COUNTED):
        if turn == WARM:
            runs.milliseconds.clear()
        app.run()
    times = sorted(runs.milliseconds)
    return {"page": page, "median": round(median(times), 1), "p95": round(quantiles(times, n=20)[-1], 1)}


def main() -> None:
    runs = Runs()
    log = logging.getLogger("pantau.page")
    log.setLevel(logging.DEBUG)
    log.addHandler(runs)
    log.propagate = False
    gc.collect()
    gc.freeze()
    json.dump([measured(page, runs) for page in PAGES], sys.stdout)


if __name__ == "__main__":
    main()
