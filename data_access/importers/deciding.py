"""What a person decides about units, posts and services that nobody knows → what is asked the next time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from data_access.importers.asked import Asked


@dataclass(frozen=True)
class Decision:
    """What is to become of one proposal: it is `there` already (id), or `new` with what is said of it; else it is left.

    `said`: values under the names of a mapping (kind; family, tier, profession; agency, name); empty ones stay as
    proposed.
    """

    table: str
    text: str
    there: str = ""
    new: bool = False
    said: Mapping[str, str] = field(default_factory=dict)


def decided(asked: Asked, decisions: Iterable[Decision], *, rest: bool = False) -> Asked:
    """The same with these decisions; `rest`: whatever else nobody knows is made as proposed."""
    made = [*decisions]
    return replace(
        asked,
        units={**asked.units, **_there(made, "agency")},
        posts={**asked.posts, **_there(made, "position")},
        services={**asked.services, **_there(made, "service")},
        new_units={**asked.new_units, **_new(made, "agency")},
        new_posts={**asked.new_posts, **_new(made, "position")},
        new_services={**asked.new_services, **_new(made, "service")},
        new=asked.new or rest,
    )


def _there(made: Iterable[Decision], table: str) -> dict[str, str]:
    return {one.text: one.there for one in made if one.table == table and one.there}


def _new(made: Iterable[Decision], table: str) -> dict[str, dict[str, str]]:
    return {
        one.text: {name: value for name, value in one.said.items() if value}
        for one in made
        if one.table == table and one.new and not one.there
    }
