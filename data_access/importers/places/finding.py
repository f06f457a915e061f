"""A unit that a file names, among those that are there: by its code or what took over from it, by its name, or as the
city itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from data_access.importers.importer import folded
from data_access.importers.known import Known
from data_access.importers.places.naming import same_city, text_of
from data_access.importers.places.tree import Tree


@dataclass(frozen=True, eq=False)
class Finding:
    """The units of one city on one day, and what they were before. `city`: its code as it was said, else empty."""

    tree: Tree
    known: Known
    city: str

    def there(self, name: str, above: str | None) -> str | None:
        return self.tree.root if self.is_city(name) else self.named(name, above)

    def is_city(self, name: str) -> bool:
        """Whether this is what the city or its own unit is called."""
        root = self.tree.root
        return root is not None and any(same_city(name, one) for one in (self.tree.names[root], self._city_name))

    def now(self, code: str | None) -> str | None:
        """The unit of this code, or the one that has taken over from it."""
        seen: set[str] = set()
        while code is not None and code not in self.tree.names and code not in seen:
            seen.add(code)
            code = self.successors.get(code)
        return code if code in self.tree.names else None

    def named(self, name: str, above: str | None) -> str | None:
        """The one unit of this name. A name that units of many agencies have fits below the one that is named only."""
        ident = self.tree.named(name, above or "")
        if ident is None or text_of(name, above) == name:
            return ident
        return ident if any(self._called(one, above or "") for one in self.tree.path(ident)[1:]) else None

    def taken_over(self, name: str) -> str | None:
        """The unit that stands now for the only one of this city that was called so and was taken over."""
        ended = self.known.units.filter((pl.col("city_code") == self.city) & pl.col("valid_to").is_not_null())
        called = [ident for ident, text in ended.select("id", "name").iter_rows() if folded(text) == folded(name)]
        return self.now(called[0]) if len(called) == 1 else None

    def _called(self, ident: str, name: str) -> bool:
        return folded(self.tree.names.get(ident, "")) == folded(name) or (
            ident == self.tree.root and self.is_city(name)
        )

    @cached_property
    def _city_name(self) -> str:
        return dict(self.known.cities.select("code", "name").iter_rows()).get(self.known.city_of(self.city), "")

    @cached_property
    def successors(self) -> Mapping[str, str | None]:
        """{every unit that ever was: the one that took over}."""
        return dict(self.known.rows("agency", "id", "successor_id").iter_rows())
