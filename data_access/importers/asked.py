"""What a person says beside a file: its period and city, and a mapping (TOML) of what the file writes otherwise.

Parts of a mapping, each optional:

    [columns]                # our name of a column = its heading in this file
    [codes.rating]           # a text of the file = a code of the list
    [units]                  # a text of the file = the id of a unit ("Sekretariat / Dinas Sosial" where a name repeats)
    [posts]                  # a title of the file = the id of a post
    [services]               # a text of the file = the id of a service ("Rekomendasi / Dinas Sosial" likewise)
    [new_units."Dinas A"]    # a unit to be made: kind, parent, since, replaces; what is left out is as proposed
    [new_posts."Perawat B"]  # a post to be made: family, tier, profession
    [new_services."Izin B"]  # a service to be made: agency, name, free_of_charge and must_survey (1 or 0)

A file of kind `generic` is described by the same mapping: see `kinds.generic`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from data_access.importers import synonyms
from data_access.importers.problems import ImportProblem
from data_access.importers.synonyms import Codebook
from data_access.language import t

Texts = Mapping[str, str]
PARTS = ("columns", "codes", "units", "posts", "services", "new_units", "new_posts", "new_services")
GENERIC = ("table", "fixed", "source")
"""What a mapping says of a file that no importer knows."""


@dataclass(frozen=True, eq=False)
class Asked:
    """What a person said beside the file. Everything may be left out."""

    period: str = ""
    city: str = ""
    units: Texts = field(default_factory=dict)
    posts: Texts = field(default_factory=dict)
    services: Texts = field(default_factory=dict)
    new_units: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    new_posts: Mapping[str, Texts] = field(default_factory=dict)
    new_services: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    codes: Mapping[str, Texts] = field(default_factory=dict)
    columns: Texts = field(default_factory=dict)
    new: bool = False
    """Whether every unit, post and service that nobody knows is made as proposed."""
    table: str = ""
    fixed: Texts = field(default_factory=dict)
    source: str = ""

    def in_city(self, code: str) -> Asked:
        return replace(self, city=code)

    def book(self, list_: str) -> Codebook:
        """The codes of a list with the synonyms this person added."""
        return synonyms.with_more(list_, self.codes.get(list_, {}))


def read_mapping(*paths: Path, period: str = "", city: str = "", new: bool = False) -> Asked:
    """Mappings, the later over the earlier, with what else was said; none is an empty one.

    ImportProblem for a file that is no mapping, or has a part nobody knows.
    """
    told: dict[str, Any] = {}
    for path in paths:
        for part, value in _parts(_content(path), path.name).items():
            told[part] = {**told.get(part, {}), **value} if isinstance(value, Mapping) else value
    return Asked(**told, period=period, city=city, new=new)


def mapping_content(content: bytes, name: str, *, period: str = "", city: str = "") -> Asked:
    """The same of one that came over the wire: its bytes and the name it had there."""
    return Asked(**_parts(content, name), period=period, city=city)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise _unread(path.name, fault) from fault


def _parts(content: bytes, name: str) -> Mapping[str, Any]:
    """What stands in a mapping, once all of it is known."""
    try:
        told = tomllib.loads(content.decode("utf-8"))
    except ValueError as fault:
        raise _unread(name, fault) from fault
    _refuse_unknown(told, name)
    return told


def _unread(name: str, fault: Exception) -> ImportProblem:
    return ImportProblem(t("Pemetaan {file} tidak dapat dibaca: {fault}.", file=name, fault=fault))


def _refuse_unknown(told: Mapping[str, Any], name: str) -> None:
    wrong = [part for part, value in told.items() if not _fits(part, value)]
    if wrong:
        raise ImportProblem(
            t(
                "Pemetaan {file}: bagian [{part}] tidak dikenal atau bukan bentuknya. Yang dikenal: {known}.",
                file=name,
                part=wrong[0],
                known=", ".join((*PARTS, *GENERIC)),
            )
        )


def _fits(part: str, value: object) -> bool:
    if part in ("table", "source"):
        return isinstance(value, str)
    if part not in (*PARTS, "fixed") or not isinstance(value, Mapping):
        return False
    nested = part in ("codes", "new_units", "new_posts", "new_services")
    return all(isinstance(one, Mapping if nested else str | int | float) for one in value.values())
