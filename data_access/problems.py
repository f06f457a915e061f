"""What can go wrong, as sentences: each names the thing and the way out. Readers see these, never a traceback."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches


class Problem(Exception):
    """A fault that a person can do something about; `str()` is the sentence for that person."""


class DatabaseProblem(Problem):
    """The shared database cannot be reached, read or written."""


class SnapshotProblem(Problem):
    """There is no snapshot, or it cannot be opened."""


class GoneProblem(SnapshotProblem):
    """The version that somebody names is not kept, or never was."""


class BusyProblem(SnapshotProblem):
    """Another refresh is running: nothing is wrong, somebody else is at work."""


class SettingProblem(Problem):
    """A setting has a value that cannot be used."""


class QuestionProblem(Problem):
    """A question names something unknown, or combines what cannot be combined."""


class EntryProblem(Problem):
    """What somebody wrote cannot be kept as it stands."""


class RightsProblem(Problem):
    """Nobody is asking, or the one who asks may not see this."""


_LONGEST = 40
"""Letters of what somebody typed that a sentence repeats."""


def quoted(value: str) -> str:
    """What somebody typed, fit to be repeated in a sentence: short, where "…" tells that something was cut, and without
    anything a screen would act on: brackets become round, as a square and a round pair are a link."""
    said = re.sub(r"[^\w.\-() ]", "", value.replace("[", "(").replace("]", ")"))
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"


def nearest(word: str, known: Iterable[str], alike: float = 0.5) -> str:
    """The known word most like this one, or an empty string; `alike` (0–1): how much it must be."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=alike)), "")
