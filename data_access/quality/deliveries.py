"""Which source delivered which month, as it stood at the data date."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from data_access.dimensions import row_words
from data_access.filters import Filters
from data_access.language import N_
from data_access.periods import LATELY
from data_access.quality.expected import expected
from data_access.quality.places import agency_names, senders
from data_access.quality.words import rank, word
from data_access.snapshot import Snapshot

SOURCES: Mapping[str, str] = row_words.SOURCE
EVERYWHERE = Filters()

STATES: Mapping[str, str] = {
    "TEPAT": N_("tepat waktu"),
    "TERLAMBAT": N_("terlambat"),
    "BELUM": N_("belum lengkap"),
    "TIDAK_ADA": N_("tidak ada"),
}


def sources(snapshot: Snapshot, filters: Filters = EVERYWHERE) -> pl.DataFrame:
    """Per source and month, oldest first: source, source__label, month, state, state__label, delivered, due,
    delivered_on (the latest).

    `due` and `delivered` count agencies; a delivery whose day has not come is neither. TIDAK_ADA when none of them
    has sent, BELUM as long as one is missing, TERLAMBAT when all came and one of them after its day. Of
    the filters only cities and agencies count: what these send, and what stands above them.
    """
    grouped = (
        _of(snapshot, filters)
        .group_by("source", "month")
        .agg(
            pl.col("came").sum().cast(pl.Int64).alias("delivered"),
            pl.len().cast(pl.Int64).alias("due"),
            pl.col("late").any(),
            pl.col("delivered_on").filter(pl.col("came")).max(),
        )
    )
    nothing = pl.when(pl.col("delivered") == 0).then(pl.lit("TIDAK_ADA"))
    lacking = nothing.when(pl.col("delivered") < pl.col("due")).then(pl.lit("BELUM"))
    state = lacking.when(pl.col("late")).then(pl.lit("TERLAMBAT")).otherwise(pl.lit("TEPAT"))
    told = grouped.with_columns(state=state).with_columns(word("source", SOURCES), word("state", STATES))
    columns = (
        "source",
        "source__label",
        "month",
        "state",
        "state__label",
        "delivered",
        "due",
        "delivered_on",
    )
    return told.sort("month", rank("source", SOURCES)).select(columns)


def lacking(snapshot: Snapshot, filters: Filters = EVERYWHERE) -> pl.DataFrame:
    """Who has not sent what, of the last twelve months: source, source__label, agency, agency__label, `n` months,
    `since` and `month` (the first and the last of them); most months first. The filters count as in `sources`."""
    late = pl.col("month") > snapshot.as_of - LATELY
    missing = _of(snapshot, filters).filter(~pl.col("came"), late).group_by("source", agency="agency_id")
    told = missing.agg(n=pl.len().cast(pl.Int64), since=pl.col("month").min(), month=pl.col("month").max())
    names = agency_names(snapshot).select(agency="id", agency__label="label")
    columns = ("source", "source__label", "agency", "agency__label", "n", "since", "month")
    found = told.join(names, on="agency").with_columns(word("source", SOURCES)).select(columns)
    return found.sort(pl.col("n"), rank("source", SOURCES), "agency", descending=[True, False, False])


def connected(snapshot: Snapshot, source: str) -> bool:
    """Whether this source has delivered anything by the data date: else what it knows is in no figure."""
    return not deliveries(snapshot).filter(pl.col("came") & (pl.col("source") == source)).is_empty()


def _of(snapshot: Snapshot, filters: Filters) -> pl.DataFrame:
    here = senders(snapshot, filters.city, filters.agency)
    known = deliveries(snapshot)
    return known if here is None else known.filter(pl.col("agency_id").is_in(here))


def deliveries(snapshot: Snapshot) -> pl.DataFrame:
    """What is due or there at the data date; `came`: it was there by then, `late`: after its day."""
    return snapshot.kept("deliveries", lambda: _deliveries(snapshot))


def owed(snapshot: Snapshot) -> pl.DataFrame:
    """The rows of `delivery`, and those it lacks (`expected`): due or not, there or not."""
    return pl.concat([snapshot.names("delivery"), expected(snapshot)], how="diagonal_relaxed")


def _deliveries(snapshot: Snapshot) -> pl.DataFrame:
    came = pl.col("delivered_on").is_not_null() & (pl.col("delivered_on") <= snapshot.as_of)
    late = came & (pl.col("delivered_on") > pl.col("due_on"))
    return (
        owed(snapshot).with_columns(came=came, late=late).filter(pl.col("came") | (pl.col("due_on") < snapshot.as_of))
    )
