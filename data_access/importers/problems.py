"""What can go wrong with an import, as a sentence."""

from __future__ import annotations

from data_access.problems import Problem


class ImportProblem(Problem):
    """A file cannot be read or kept as it stands; nothing of it was written."""
