"""Which page this run shows, and the metrics on its cards: what a follow-up written down here may be about."""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar

_page: ContextVar[str] = ContextVar("page", default="")
_metrics: ContextVar[tuple[str, ...]] = ContextVar("metrics", default=())


def enter(page: str) -> None:
    """A page begins; the frame says so before it runs it."""
    _page.set(page)
    _metrics.set(())


def page() -> str:
    return _page.get()


def carded(metrics: Iterable[str]) -> None:
    """These metrics stand on cards of this page."""
    _metrics.set(tuple(dict.fromkeys([*_metrics.get(), *metrics])))


def metrics() -> tuple[str, ...]:
    return _metrics.get()
