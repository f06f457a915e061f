"""One progress bar for all long work: what is being done, how far, and for how long."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn


@contextmanager
def shown_progress(title: str) -> Generator[Callable[[str, float], None]]:
    """A bar on the error stream, driven by (what, part done 0–1); silent where that is no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(title, total=1.0)

        def advance(what: str, part: float) -> None:
            bar.update(task, completed=part, description=f"{title}: {what}")

        yield advance
        bar.update(task, completed=1.0, description=title)
