"""A unit nobody knows that the file names over units which hang below another one: perhaps the new name of that one.

It is told and proposed, never done: units may also have moved. Where the file still names the other one, they have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data_access.importers.importer import folded
from data_access.importers.places.naming import comparable
from data_access.importers.places.tree import Tree
from data_access.importers.sifting import Proposal


def succeeded(proposed: Iterable[Proposal], below: Mapping[str, set[str]], tree: Tree) -> dict[str, str]:
    """{id of a proposed unit: the unit that it may have taken over from}. `below`: {folded name of what the file names
    over units ("" over none): those that are there}."""
    named = {ident for units in below.values() for ident in units}
    found: dict[str, str] = {}
    for one in proposed:
        units = below.get(folded(one.values["name"]), set())
        old = None if one.values["replaces"] or not units else _over_all(units, tree)
        if old is None or old in named or folded(tree.names[old]) in below:
            continue
        if comparable(one.values["name"], tree.names[old]):
            found[str(one.values["id"])] = old
    return found


def _over_all(units: set[str], tree: Tree) -> str | None:
    """The nearest unit, below the city, that stands over all of these."""
    first, *others = (tree.path(ident)[1:] for ident in sorted(units))
    return next((one for one in first if one != tree.root and all(one in path for path in others)), None)
