"""Which source delivered which month, as it stood at the data date."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from data_access.language import N_
from data_access.quality.words import rank, word
from data_access.snapshot import Snapshot

SOURCES: Mapping[str, str] = {
    "SIMPEG": N_("SIMPEG"),
    "SIASN": N_("SIASN"),
    "E_KINERJA": N_("e-Kinerja"),
    "ASESMEN": N_("Asesmen"),
    "DIKLAT": N_("Diklat"),
    "SKM": N_("SKM"),
    "LAPOR": N_("SP4N-LAPOR!"),
}
STATES: Mapping[str, str] = {
    "TEPAT": N_("tepat waktu"),
    "TERLAMBAT": N_("terlambat"),
    "BELUM": N_("belum masuk"),
}


def sources(snapshot: Snapshot) -> pl.DataFrame:
    """Per source and month, oldest first: source, source__label, month, state, state__label, delivered, due,
    delivered_on (the latest).

    `due` and `delivered` count agencies; a delivery whose day has not come is neither. BELUM as long as one
    of the agencies is missing, TERLAMBAT when all came and one of them after its day.
    """
    grouped = (
        deliveries(snapshot)
        .group_by("source", "month")
        .agg(
            pl.col("came").sum().cast(pl.Int64).alias("delivered"),
            pl.len().cast(pl.Int64).alias("due"),
            pl.col("late").any(),
            pl.col("delivered_on").filter(pl.col("came")).max(),
        )
    )
    lacking = pl.when(pl.col("delivered") < pl.col("due")).then(pl.lit("BELUM"))
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


def deliveries(snapshot: Snapshot) -> pl.DataFrame:
    """What is due or there at the data date; `came`: it was there by then, `late`: after its day."""
    came = pl.col("delivered_on").is_not_null() & (pl.col("delivered_on") <= snapshot.as_of)
    late = came & (pl.col("delivered_on") > pl.col("due_on"))
    table = snapshot.names("delivery").with_columns(came=came, late=late)
    return table.filter(pl.col("came") | (pl.col("due_on") < snapshot.as_of))
