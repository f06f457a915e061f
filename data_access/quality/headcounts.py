"""How many ASN each of the three systems that count persons says there are, and how far they are apart."""

from __future__ import annotations

import polars as pl

from data_access.filters import Filters
from data_access.quality.deliveries import EVERYWHERE, SOURCES, owed
from data_access.quality.places import cities_of
from data_access.quality.words import rank, word
from data_access.snapshot import Snapshot

COUNTING = ("SIMPEG", "E_KINERJA", "SIASN")
"""Sources whose rows are persons, so that `delivery.row_count` is a number of ASN; the first is compared with."""


def headcounts(snapshot: Snapshot, filters: Filters = EVERYWHERE) -> pl.DataFrame:
    """Per source of persons: source, source__label, month, people, senders, missing, difference.

    `people` are the rows of the newest month of which anything came by the data date; `senders` sent it, `missing` did
    not (yet), so `people` lacks theirs. `difference`: people less those of SIMPEG; null without SIMPEG. Of the
    filters only places count, as whole cities: SIMPEG and SIASN are sent by the city.
    """
    rows = _newest(_of_cities(snapshot, cities_of(snapshot, filters)), snapshot)
    grouped = rows.group_by("source", "month").agg(
        people=pl.col("row_count").filter("came").sum(),
        senders=pl.col("came").sum().cast(pl.Int64),
        missing=(~pl.col("came")).sum().cast(pl.Int64),
    )
    base = pl.col("people").filter(pl.col("source") == COUNTING[0]).first()
    told = grouped.with_columns(word("source", SOURCES), difference=pl.col("people") - base)
    order = {source: at for at, source in enumerate(COUNTING)}
    return told.sort(rank("source", order)).select(
        "source", "source__label", "month", "people", "senders", "missing", "difference"
    )


def _of_cities(snapshot: Snapshot, cities: tuple[str, ...]) -> pl.DataFrame:
    table = owed(snapshot).filter(pl.col("source").is_in(COUNTING))
    if not cities:
        return table
    here = snapshot.names("agency").filter(pl.col("city_code").is_in(cities))["id"]
    return table.filter(pl.col("agency_id").is_in(here.to_list()))


def _newest(table: pl.DataFrame, snapshot: Snapshot) -> pl.DataFrame:
    """The deliveries of the newest month of which anything is there, of each source and city."""
    came = pl.col("delivered_on").is_not_null() & (pl.col("delivered_on") <= snapshot.as_of)
    cities = snapshot.names("agency").select("city_code", agency_id="id")
    told = table.join(cities, on="agency_id", how="left").with_columns(came=came)
    return told.filter(pl.col("month") == pl.col("month").filter("came").max().over("source", "city_code"))
