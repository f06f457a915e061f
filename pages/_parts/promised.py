"""Follow-ups as the screen needs them: those of this view, how far they are, the places one may promise for.

Asks the product's own store and never keeps what it read: another reader may have changed it. Draws nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from data_access.language import current, t
from data_access.metrics import METRICS
from data_access.problems import EntryProblem, Problem
from data_access.settings import settings
from data_access.snapshot import Snapshot
from data_access.store import STATUSES, FollowUp, NewFollowUp, change, follow_ups, progress, within, write_down
from data_access.units import day, number
from pages._parts import controls, here, load
from pages._parts.controls.promises import Entry, Place, asked
from pages._parts.controls.sidebar import agency_labels
from pages._parts.since import figure_then, view


@dataclass(frozen=True)
class Promised:
    """Those of this view, how many lie outside its places, and what must be told of them."""

    shown: tuple[FollowUp, ...] = ()
    elsewhere: int = 0
    trouble: str = ""
    told: str = ""
    readable: bool = True


def promised() -> Promised:
    """The follow-ups of this view, after the change the reader just asked for; a sentence when there is no store."""
    try:
        told, trouble = _changed(), ""
    except Problem as problem:
        told, trouble = "", str(problem)
    try:
        every = follow_ups(settings(), load.viewer(), load.snapshot())
    except Problem as problem:
        return Promised(trouble=str(problem), readable=False)
    shown = within(every, controls.filters(), load.snapshot())
    return Promised(shown, len(every) - len(shown), trouble, told)


def _changed() -> str:
    """What was changed, as a confirmation; empty when nothing was asked for."""
    wanted = asked()
    if wanted is None:
        return ""
    kept = change(settings(), load.viewer(), wanted.ident, load.snapshot(), status=wanted.status, due_on=wanted.due_on)
    if wanted.due_on:
        return t("Tersimpan: tenggat {day}.", day=day(kept.due_on))
    return t("Tersimpan: {status}.", status=t(STATUSES[kept.status]).lower())


def how_far(shown: Sequence[FollowUp]) -> str:
    """How far a list is, as a sentence: 5 dari 8 tindak lanjut selesai; 2 lewat tenggat."""
    far = progress(shown, load.snapshot().today)
    if not far.of:
        return t("Semua tindak lanjut dibatalkan.")
    done = t("{done} dari {n} tindak lanjut selesai", done=number(far.done), n=number(far.of))
    late = t("{n} lewat tenggat", n=number(far.overdue)) if far.overdue else t("tidak ada yang lewat tenggat")
    return f"{done}; {late}."


def lagging(shown: Sequence[FollowUp]) -> bool:
    """Whether any of them is overdue."""
    return progress(shown, load.snapshot().today).overdue > 0


def days_late(one: FollowUp) -> int:
    """Days since its due date, by the day in its own city."""
    return one.days_late(load.snapshot().today(one.city))


def today() -> date:
    """The day in the place this view is about, else in the first city."""
    place = preset(places())
    return load.snapshot().today(place[0] if place else next(iter(cities()), ""))


def kept(entry: Entry, page: str, figure: str = "") -> FollowUp:
    """Write an entry down with the figure of its place as it stands now. Problem when it cannot be kept."""
    if entry.place is None:
        raise EntryProblem(t("Pilih dulu OPD-nya, atau seluruh kota."))
    if entry.due_on is None:
        raise EntryProblem(t("Pilih dulu tenggatnya."))
    city, agency = entry.place
    said = figure or (figure_then(entry.metric, entry.place) if entry.metric else "")
    new = NewFollowUp(city, agency, entry.what, entry.due_on, page, entry.metric, said, view())
    return write_down(settings(), load.viewer(), new, load.snapshot())


def places() -> dict[Place, str]:
    """{(city, agency): label} of what one may promise for under this view's cities; no agency is the whole city."""
    snapshot, who, chosen = load.snapshot(), load.viewer(), controls.filters().city
    offered = [code for code in cities() if _allowed(code, chosen, who.cities)]
    return _places(tuple(offered), tuple(sorted(who.agencies)), snapshot.version, current(), snapshot)


def _allowed(code: str, *limits: Collection[str]) -> bool:
    return all(code in limit for limit in limits if limit)


@st.cache_resource(max_entries=16, show_spinner=False)
def _places(
    offered: tuple[str, ...], agencies: tuple[str, ...], version: str, language: str, _snapshot: Snapshot
) -> dict[Place, str]:
    """Hundreds of labels that each page shows and no click changes."""
    whole = {} if agencies else {(code, ""): t("Seluruh {city}", city=cities()[code]) for code in offered}
    mine = _snapshot.below(agencies) if agencies else None
    labels = agency_labels(version, _snapshot)
    units = {(city, one): label for one, (city, label) in labels.items() if mine is None or one in mine}
    return whole | {place: label for place, label in units.items() if place[0] in offered}


def preset(offered: dict[Place, str]) -> Place | None:
    """The place this view is about: its OPD, else its only city; none when it has several."""
    agencies = controls.filters().agency
    named = [place for place in offered if place[1] in agencies] if agencies else []
    whole = [place for place in offered if not place[1]]
    return named[0] if named else whole[0] if len(whole) == 1 else None


def one_place() -> str:
    """The one OPD or unit that was chosen; empty with none or several."""
    chosen = controls.filters().agency
    return chosen[0] if len(chosen) == 1 else ""


def is_opd(agency: str) -> bool:
    """Whether it stands right below its city, and is no unit of another."""
    return bool((load.snapshot().agency_keys["opd"] == agency).any())


def whose(one: FollowUp) -> str:
    """The place of a follow-up in words; its id where this release has it no more."""
    snapshot = load.snapshot()
    if not one.agency:
        return t("Seluruh {city}", city=cities().get(one.city, one.city))
    return agency_labels(snapshot.version, snapshot).get(one.agency, ("", one.agency))[1]


def cities() -> dict[str, str]:
    return dict(load.snapshot().names("city").select("code", "name").iter_rows())


def about() -> dict[str, str]:
    """{metric: label} of the cards on this page: what a follow-up may hold on to."""
    return {key: t(METRICS[key].label) for key in here.metrics() if key in METRICS}
