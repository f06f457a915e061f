"""What a break of a series does to an answer: times it parts are not compared, shifts across it carry no mark."""

from __future__ import annotations

from dataclasses import replace

from data_access.ask.question import Question
from data_access.ask.selecting import Selection
from data_access.ask.timing import Chosen
from data_access.breaks import BROKEN, Break, between, parting
from data_access.facts import Fact
from data_access.language import t
from data_access.periods import Period
from data_access.snapshot import Pick, Snapshot


def unbroken(fact: Fact, question: Question, earlier: Chosen) -> Chosen:
    """The time to compare with, without the slices that another rule or cycle made; what stands between is said.

    Where it concerns only some of those asked about, that is said and the comparison stays.
    """
    if fact.name not in BROKEN:
        return earlier
    named = question.filters.profession
    kept, notes = [], []
    for pick in earlier.picks:
        pair = Period(pick.period, pick.kind), pick.shown
        parted = parting(*pair, named)
        notes += [_crossed(pair[0], one, one in parted) for one in between(*pair, named)]
        kept += [] if parted else [pick]
    return replace(earlier, picks=tuple(kept), notes=(*earlier.notes, *dict.fromkeys(notes)))


def _crossed(earlier: Period, what: Break, parted: bool) -> str:
    words = {"period": earlier.label, "said": t(what.said), "basis": t(what.legal_basis)}
    if parted:
        return t("Tidak dibandingkan dengan {period}: {said} ({basis}).", **words)
    return t("Dibandingkan dengan {period}, tetapi tidak untuk semua sama: {said} ({basis}).", **words)


def breaking(selection: Selection, question: Question) -> dict[Break, Period]:
    """{what changed for people asked about since the time their shift is counted from: the period of the shift}.

    Empty for every other fact.
    """
    if selection.fact.name != "movement":
        return {}
    named = question.filters.profession
    found: dict[Break, Period] = {}
    for pick in selection.when.picks:
        now = Period(pick.period, pick.kind)
        since = now.year_before() if "against" in question.by else now.shifted(-1)
        breaks = between(since, now, named)
        found |= {one: now for one in breaks if named or _among_them(one, pick, selection.snapshot)}
    return found


def _among_them(what: Break, pick: Pick, snapshot: Snapshot) -> bool:
    """Whether a shift of everybody is also that of people it concerns; asked of all rows, whatever is chosen."""
    if not what.professions:
        return True
    rows = snapshot.fact("movement").filter(kind_of_period=pick.kind, period=pick.period)
    return bool(rows["profession"].is_in(what.professions).any())


def not_comparable(found: dict[Break, Period]) -> list[str]:
    """A sentence for each break within a shift."""
    return [
        t(
            "Pergeseran pada {period} tidak dapat dibandingkan dan tidak diberi tanda: {said} ({basis}).",
            period=period.label,
            said=t(one.said),
            basis=t(one.legal_basis),
        )
        for one, period in found.items()
    ]
