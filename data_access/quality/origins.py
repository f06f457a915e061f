"""From which systems each fact comes, and which of its rows left out are faults of the data. Declared once, here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_FAULTS = ("unknown_code", "no_employment", "overlapping_spell")
_FAULTS_OF_LEAVERS = ("unknown_code",)
"""Where the person is looked up on a later day than the event, who has left since is without employment: no fault."""


@dataclass(frozen=True)
class Origin:
    """The sources a fact needs, and the fact whose rows of the source it looks at ("" for none).

    `faults` are the reasons for leaving a row out that are faults of the data; the others are rules (exempt, another
    cycle, superseded) or what is not finished yet.
    """

    sources: tuple[str, ...]
    counted: str = ""
    faults: tuple[str, ...] = _FAULTS


ORIGINS: Mapping[str, Origin] = {
    "headcount": Origin(("SIMPEG",), "headcount"),
    "performance": Origin(("E_KINERJA", "SIMPEG"), "performance"),
    "movement": Origin(("E_KINERJA", "SIMPEG"), "performance"),
    "report": Origin(("E_KINERJA", "SIMPEG"), "report"),
    "legacy": Origin(("SIASN", "SIMPEG"), "legacy", _FAULTS_OF_LEAVERS),
    "competency": Origin(("ASESMEN", "SIMPEG"), "competency", _FAULTS_OF_LEAVERS),
    "fit": Origin(("ASESMEN", "SIMPEG"), "competency", _FAULTS_OF_LEAVERS),
    "coverage": Origin(("DIKLAT", "SIMPEG"), "coverage", _FAULTS_OF_LEAVERS),
    "training": Origin(("DIKLAT",), "training"),
    "participation": Origin(("DIKLAT", "SIMPEG"), "participation", _FAULTS_OF_LEAVERS),
    "budget": Origin(("DIKLAT",)),
    "satisfaction": Origin(("SKM",), "satisfaction"),
    "survey": Origin(("SKM",), "satisfaction"),
    "complaint": Origin(("LAPOR",), "complaint"),
    "backlog": Origin(("LAPOR",), "complaint"),
}
"""Teachers' hours of Ruang GTK are no source of `coverage` until it is connected: `connected` says whether it is."""
