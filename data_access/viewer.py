"""Who is asking, and what they may see. There is no anonymous way to an answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from data_access.language import t
from data_access.problems import RightsProblem

PERSONS, NAMES, IMPORT, ADMIN = "persons", "names", "import", "admin"
"""Rights: list persons (pseudonymous), see names, import files, administer."""


@dataclass(frozen=True)
class Viewer:
    """A person who asks: empty `cities` and `agencies` mean no limit of place."""

    subject: str
    role: str
    cities: frozenset[str] = field(default_factory=frozenset)
    agencies: frozenset[str] = field(default_factory=frozenset)
    rights: frozenset[str] = field(default_factory=frozenset)

    def may(self, right: str) -> bool:
        return right in self.rights


DEMO = Viewer("demo", "demo", rights=frozenset({PERSONS, NAMES, IMPORT, ADMIN}))
"""The only viewer until sign-in comes; the app then listens on loopback alone."""


def known(viewer: Viewer | None) -> Viewer:
    """The viewer, or RightsProblem when nobody is asking."""
    if viewer is None or not viewer.subject:
        raise RightsProblem(t("Tidak ada yang masuk: jawaban hanya diberikan kepada pengguna yang dikenal."))
    return viewer


def permitted(viewer: Viewer | None, right: str) -> Viewer:
    """The viewer, or RightsProblem when the right is missing."""
    asking = known(viewer)
    if not asking.may(right):
        raise RightsProblem(t("Anda tidak punya hak '{right}' untuk ini. Minta kepada admin.", right=right))
    return asking
