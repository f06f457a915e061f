"""Who watches a file being written: told after each part how far it is, and able to stop it."""

from __future__ import annotations

from collections.abc import Callable

from data_access.language import t
from data_access.problems import Problem

Watch = Callable[[int, int], None]
"""(rows written, rows in all). It stops the writing by raising `Cancelled`."""


class Cancelled(Problem):
    """Somebody stopped the writing; nothing is left of the file."""

    def __init__(self) -> None:
        super().__init__(t("Dibatalkan: berkas tidak dibuat."))


def unwatched(_done: int, _of: int) -> None:
    """Nobody watches."""
