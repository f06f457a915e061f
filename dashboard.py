"""The entrypoint: `streamlit run dashboard.py` warms up, then serves the frame in `pages/_frame.py`.

It must not show anything itself: what stands beside an entrypoint called `pages/` would be served without the frame.
"""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.requests import Request
from starlette.routing import BaseRoute

if TYPE_CHECKING:
    from data_access.viewer import Viewer

ROOT = Path(__file__).resolve().parent
# Streamlit follows changed modules only below what PYTHONPATH names, and the entrypoint's own folder is pages/.
os.environ.setdefault("PYTHONPATH", str(ROOT))
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncGenerator[None]:
    """Warm before the port answers, then keep the snapshot fresh beside the readers."""
    from pages._parts import warming

    keeper = warming.started()
    yield
    keeper.stop()


def routes() -> list[BaseRoute]:
    """What answers beside the pages; they come before Streamlit's own, which take every other address."""
    from data_access import api

    return api.routes(viewer)


def viewer(_request: Request) -> Viewer:
    """On whose behalf a program asks: whoever a page would be shown to."""
    from pages._parts import load  # not earlier: its caches are made when there is a runtime

    return load.viewer()


# A literal st.App(…) assigned to `app`: Streamlit looks for exactly this. With `app = build()` it would run this file
# as a plain script, and every file in pages/ could be opened without the frame (no sign-in, no filters).
app = st.App(str(ROOT / "pages" / "_frame.py"), lifespan=lifespan, routes=routes())
