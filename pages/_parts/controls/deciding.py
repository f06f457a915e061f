"""What becomes of units, posts and services that a file names and nobody knows: a table to decide in.

Every edit arrives at once and is kept for the session: neither a change of page nor another trial drops a decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from data_access.dimensions import words
from data_access.importers.deciding import Decision
from data_access.importers.offering import Offers
from data_access.importers.sifting import Proposal
from data_access.language import N_, current, t
from data_access.units import NOTHING
from pages._parts.controls import keys

NEW, LEFT, ALIKE = N_("buat baru"), N_("biarkan"), N_("sama dengan yang mirip")
HEADINGS = {
    "agency": N_("Unit yang belum dikenal"),
    "position": N_("Jabatan yang belum dikenal"),
    "service": N_("Layanan yang belum dikenal"),
}
"""{table: heading of its decisions}, in the order they are asked."""

_FLAG = {"1": words.YES_NO["YA"], "0": words.YES_NO["TIDAK"]}
_SAID: Mapping[str, _Details] = {
    "agency": {"kind": (N_("Jenis unit"), words.AGENCY_KIND)},
    "position": {
        "family": (N_("Rumpun jabatan"), words.FAMILY),
        "tier": (N_("Jenjang"), words.TIER),
        "profession": (N_("Profesi"), words.PROFESSION),
    },
    "service": {
        "free_of_charge": (N_("Tanpa biaya"), _FLAG),
        "must_survey": (N_("Wajib survei"), _FLAG),
    },
}
"""{table: {value of a proposal: heading, {code: words}}}: what a person may say of one that is made."""

_NARROW, _TALL = 180, 64
"""Pixels: of a column of long names, so that the decision stands beside them on a phone, and of rows that wrap them."""

_CALLED = {"agency_id": "agency"}
"""Where a mapping calls a value otherwise than the database does."""

_Details = Mapping[str, tuple[str, Mapping[str, str]]]
_Row = Mapping[str, str | None]


@dataclass(frozen=True)
class Chosen:
    """What a table says, a decision for each proposal; `unlike`: names said to be like one that is not there, `unused`:
    names whose details were changed while they are left."""

    decisions: tuple[Decision, ...]
    unlike: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()


def chosen(table: str, proposals: Sequence[Proposal], stand: Offers, making: Mapping[str, str], work: int) -> Chosen:
    """A table to decide in, a row for each proposal; `stand`: what the database has; `making`: {id: name} of the units
    that this file makes; `work` numbers the trial that it belongs to."""
    key = f"import_{table}_{work}_{current()}"
    there, details = stand[table], _details(table, stand, making)
    offers = [_offered(one, there, details) for one in proposals]
    edited = st.data_editor(
        _seeded(key, offers),
        column_config=_columns(proposals, there, details),
        hide_index=True,
        key=key,
        row_height=_TALL if any(_long(one) for one in proposals) else None,
        alt=t(HEADINGS[table]),
        placeholder=NOTHING,
    )
    rows = edited.to_dicts()
    decisions = tuple(_decision(one, row, there, details) for one, row in zip(proposals, rows, strict=True))
    _kept().update({(one.table, one.text): one for one in decisions})
    said = [*zip(proposals, offers, rows, strict=True)]
    return Chosen(
        decisions,
        tuple(one.text for one, _, row in said if row["choice"] == t(ALIKE) and not one.near),
        tuple(one.text for one, offer, row in said if row["choice"] == t(LEFT) and row != {**offer, "choice": t(LEFT)}),
    )


def made() -> tuple[Decision, ...]:
    """All that was decided on the file of this session, tried or not."""
    return decisive(_kept().values())


def decisive(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Those that say something."""
    return tuple(one for one in decisions if one.there or one.new)


def undecided() -> None:
    """Another file, or another city: nothing is decided."""
    st.session_state.pop(keys.IMPORT_DECIDED, None)
    redrawn()


def redrawn() -> None:
    """Another trial: its tables begin with what was decided."""
    st.session_state.pop(keys.IMPORT_TABLES, None)


def _kept() -> dict[tuple[str, str], Decision]:
    """{(table, text): decision} of this file."""
    return st.session_state.setdefault(keys.IMPORT_DECIDED, {})


def _seeded(key: str, offers: Sequence[_Row]) -> pl.DataFrame:
    """What the table begins with; the same as long as it stands, for a widget keeps edits as differences from it."""
    drawn = st.session_state.setdefault(keys.IMPORT_TABLES, {})
    if key not in drawn or key not in st.session_state:
        drawn[key] = pl.DataFrame(offers, schema=dict.fromkeys(offers[0], pl.String))
    return drawn[key]


def _details(table: str, offers: Offers, making: Mapping[str, str]) -> _Details:
    """What may be said of one that is made; of a service also its unit."""
    if table != "service":
        return _SAID[table]
    units = {**{ident: label for label, ident in offers["agency"].items()}, **making}
    return {"agency_id": (N_("Unit"), units), **_SAID[table]}


def _columns(proposals: Sequence[Proposal], there: Mapping[str, str], details: _Details) -> dict[str, Any]:
    """The decision beside the name, so that both are seen on a phone; what is like it only where something is."""
    alike = [t(ALIKE)] if any(one.near for one in proposals) else []
    choices = [t(LEFT), t(NEW), *alike, *there]
    of = st.column_config
    return {
        "text": of.TextColumn(t("Di berkas"), disabled=True, width=_NARROW if any(map(_long, proposals)) else None),
        "choice": of.SelectboxColumn(t("Keputusan"), options=choices, required=True),
        "near": of.TextColumn(t("Mirip dengan"), disabled=True) if alike else None,
        **{
            name: of.SelectboxColumn(t(heading), options=[t(one) for one in said.values()])
            for name, (heading, said) in details.items()
        },
    }


def _long(one: Proposal) -> bool:
    return len(one.text) > 24


def _offered(one: Proposal, there: Mapping[str, str], details: _Details) -> dict[str, str | None]:
    """The row of a proposal: what was decided before, else nothing; and as it would be made."""
    before = _kept().get((one.table, one.text), Decision(one.table, one.text))
    told = {name: before.said.get(_CALLED.get(name, name)) for name in details} if before.new else {}
    values = {**one.values, **{name: value for name, value in told.items() if value}}
    made_ = {name: said.get(str(values.get(name))) for name, (_, said) in details.items()}
    shown = {name: t(word) if word else None for name, word in made_.items()}
    return {"text": one.text, "choice": _word(one, before, there), "near": one.near.partition(" · ")[2], **shown}


def _word(one: Proposal, before: Decision, there: Mapping[str, str]) -> str:
    if before.new:
        return t(NEW)
    if before.there and before.there == _ident(one):
        return t(ALIKE)
    return next((label for label, ident in there.items() if before.there and ident == before.there), t(LEFT))


def _decision(one: Proposal, row: _Row, there: Mapping[str, str], details: _Details) -> Decision:
    choice = row["choice"]
    ident = _ident(one) if choice == t(ALIKE) else there.get(choice or "", "")
    codes = {_CALLED.get(name, name): _code(row[name], said) for name, (_, said) in details.items()}
    return Decision(one.table, one.text, ident, choice == t(NEW), codes)


def _ident(one: Proposal) -> str:
    """The id of what is like it."""
    return one.near.partition(" · ")[0]


def _code(word: str | None, said: Mapping[str, str]) -> str:
    return next((code for code, one in said.items() if word and t(one) == word), "")
