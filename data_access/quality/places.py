"""Which senders and OPD a choice of cities and agencies is about. Findings about data know no other filter."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from data_access.filters import Filters
from data_access.snapshot import Snapshot


def senders(snapshot: Snapshot, cities: Iterable[str] = (), units: Iterable[str] = ()) -> list[str] | None:
    """Who sends what is known of these places: their units and what stands above them; null (everybody) without any."""
    conditions = _within(list(cities), list(units))
    if not conditions:
        return None
    here = snapshot.names("agency").filter(*conditions)
    return pl.concat([here["id"], here["path"].explode()]).unique().drop_nulls().to_list()


def cities_of(snapshot: Snapshot, filters: Filters) -> tuple[str, ...]:
    """Codes of the cities chosen, or of those the chosen agencies belong to; empty for all."""
    if filters.city or not filters.agency:
        return filters.city
    here = snapshot.names("agency").filter(pl.col("id").is_in(filters.agency))
    return tuple(here["city_code"].unique().sort().to_list())


def within(snapshot: Snapshot, filters: Filters) -> pl.Expr:
    """Whether the OPD of a row (column `opd`) is one of those chosen, or has a chosen unit; true for all without."""
    conditions = _within(list(filters.city), [])
    if filters.agency:
        conditions.append(pl.col("id").is_in(snapshot.below(filters.agency)))
    if not conditions:
        return pl.lit(True)
    return pl.col("opd").is_in(snapshot.names("agency").filter(*conditions)["opd"].unique().to_list())


def agency_names(snapshot: Snapshot) -> pl.DataFrame:
    """id and label of every agency; those whose name stands in several cities with the name of theirs."""
    cities = snapshot.names("city").select(city_code="code", city="name")
    several = pl.col("city_code").n_unique().over("name") > 1
    city = pl.col("city").str.strip_prefix("Kota ").fill_null("?")
    label = pl.when(several).then(pl.format("{} · {}", "name", city)).otherwise("name")
    return snapshot.names("agency").join(cities, on="city_code", how="left").select("id", label=label)


def _within(cities: list[str], units: list[str]) -> list[pl.Expr]:
    of_city = [pl.col("city_code").is_in(cities)] if cities else []
    of_unit = [pl.col("path").list.eval(pl.element().is_in(units)).list.any()] if units else []
    return [*of_city, *of_unit]
