"""What happens once, before the first reader: imports, the newest snapshot, a few typical questions, the keeper.

It must never stop the start: without a database or a snapshot the pages say so themselves.
"""

from __future__ import annotations

import gc
import logging
import threading

from data_access.ask import Question
from data_access.problems import Problem
from data_access.settings import settings
from data_access.snapshot.keeper import Keeper
from pages._parts import jobs, load, running

log = logging.getLogger("pantau.start")

_TYPICAL = (
    Question(("headcount",), ("status",)),
    Question(("evaluated", "needs_coaching"), ("peer_group", "opd")),
    Question(("with_gap",), ("peer_group", "opd")),
    Question(("pairs_below",), ("opd", "competency")),
    Question(("jp20",), ("peer_group", "opd")),
    Question(("ikm",), ("peer_group", "opd")),
    Question(("complaints_overdue",), ("peer_group", "opd")),
)


def started() -> Keeper:
    """Everything warm, and the keeper at work in the background."""
    import babel.dates  # noqa: F401 - the first import costs a reader half a second
    import plotly.graph_objects  # noqa: F401
    import pyarrow  # noqa: F401

    import data_access.export  # noqa: F401

    _asked()
    _swept()
    threading.Thread(target=_later, name="pantau-warm", daemon=True).start()
    running.keeper = Keeper(settings(), settings().reading_url)
    running.keeper.start()
    gc.collect()
    gc.freeze()
    return running.keeper


def _later() -> None:
    """What takes a second and the first page does not need: Streamlit's own tables are drawn with pandas."""
    import pandas  # noqa: F401


def _swept() -> None:
    """Long files that nobody took before the app ended go now."""
    try:
        jobs.swept()
    except OSError as fault:
        log.warning("%s", fault)


def _asked() -> None:
    try:
        if load.open_snapshot() is not None:  # the very one that readers get, and their cache
            for question in _TYPICAL:
                load.answer(question)
    except Problem as problem:
        log.warning("%s", problem)
    except Exception:
        log.exception("warming failed")
