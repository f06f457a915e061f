"""What changed, in sentences: OPD whose predikat clearly moved, figures that were revised, data that arrived.

At most three movers, and only those that pass the rule of `data_access.comparison`; that none does is said too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from data_access.ask import Answer
from data_access.comparison import BASELINE, signals
from data_access.language import t
from data_access.metrics import METRICS
from data_access.quality import Revision
from data_access.units import UNITS, day, month, number
from pages._parts import load
from pages._parts.controls import filters, leading
from pages._parts.says import Sentence

MOST = 3
HEADLINES = ("evaluated", "needs_coaching", "jp20", "reports_on_time", "ikm")
"""The figures that are held against the release before. Not complaints on time: those of a closed month fall due for
weeks after it, so its figure ripens without anybody revising it."""


def said(moves: Answer) -> tuple[Sentence, ...]:
    """Everything that changed; `moves` is the net shift of each OPD."""
    return (*movers(moves), *since_last())


def movers(moves: Answer) -> tuple[Sentence, ...]:
    """The OPD that clearly moved, most people first; a sentence when none did, or why none was judged."""
    if "net_shift__mark" not in moves.frame.columns and moves.notes:
        return (Sentence(" ".join(moves.notes)),)
    clear = [at for at, figure in enumerate(moves.figures("net_shift")) if figure.mark in ("ATAS", "BAWAH")]
    if not clear:
        return (Sentence(t("Tidak ada OPD dengan predikat yang bergeser jelas pada {period}.", period=moves.period)),)
    clear.sort(key=lambda at: -abs(moves.figure("net_shift", at).x or 0))
    shown = [_mover(moves, at) for at in clear[:MOST]]
    left = len(clear) - MOST
    more = t("{n} OPD lain juga bergeser jelas.", n=number(left)) if left > 0 else ""
    return (*shown, *([Sentence(more, "trends")] if more else []))


def _mover(moves: Answer, at: int) -> Sentence:
    figure, up, down = (moves.figure(key, at) for key in ("net_shift", "moved_up", "moved_down"))
    row, place = moves.frame.row(at, named=True), moves.question.by[-1]
    text = t(
        "{opd}: predikat {down} orang turun dan {up} naik, dari {n} yang dinilai dua kali ({period}): {mark}.",
        opd=row[f"{place}__label"],
        mark=figure.mark_text,
        down=number(down.x),
        up=number(up.x),
        n=number(figure.of),
        period=moves.period,
    )
    return Sentence(text, leading("trends", place)(row[place]), "act" if figure.concern else "well")


def since_last() -> tuple[Sentence, ...]:
    """Revised figures and newly arrived data since the release before; or that there is none to compare with."""
    before = load.earlier()
    if before is None:
        return (Sentence(t("Ini rilis pertama yang disimpan: belum ada rilis sebelumnya untuk dibandingkan.")),)
    when = day(datetime.fromisoformat(before.manifest["created_at"]).astimezone())
    revisions = _revisions(load.revised(HEADLINES, filters()), when)
    return (*revisions, *_arrivals(when))


def _revisions(found: Sequence[Revision], when: str) -> tuple[Sentence, ...]:
    if not found:
        return (Sentence(t("Tidak ada angka utama yang direvisi sejak rilis {day}.", day=when), tone="well"),)
    return tuple(Sentence(_revision(one, when), "quality") for one in found)


def _revision(one: Revision, when: str) -> str:
    return t(
        "Direvisi sejak rilis {day}: {metric} {period}, dari {then} ({then_of}) menjadi {now} ({now_of}).",
        day=when,
        metric=t(one.now.metric.label),
        period=one.period,
        then=one.then.text,
        then_of=one.then.of_text,
        now=one.now.text,
        now_of=one.now.of_text,
    )


def _arrivals(when: str) -> tuple[Sentence, ...]:
    came = load.arrived()
    if not came:
        return ()
    parts = "; ".join(
        t("{source} {n} kiriman sampai {month}", source=t(one.source), n=number(one.deliveries), month=month(one.month))
        for one in came
    )
    return (Sentence(t("Data yang masuk sejak rilis {day}: {parts}.", day=when, parts=parts), "quality"),)


def ordinary(series: Answer, key: str) -> str:
    """Whether the last month lies within what is usual for its series since the last month without data.

    Nothing without twelve months before it: a month must not set the limits it is held against.
    """
    values = series.frame[key].to_list()
    gap = next((at for at in range(len(values) - 1, -1, -1) if values[at] is None), -1)
    known = values[gap + 1 :]
    signal = signals(known) if len(known) > BASELINE else None
    if signal is None:
        return ""
    unit = UNITS[METRICS[key].unit]
    limits = (
        (max(signal.low, 0), min(signal.high, 100)) if unit.key in ("percent", "index") else (signal.low, signal.high)
    )
    low, high = (number(end, unit.decimals) for end in limits)
    said = {
        "DALAM": t("dalam batas biasa ({low}–{high})", low=low, high=high),
        "DI_LUAR": (
            t("di atas batas biasa ({low}–{high})", low=low, high=high)
            if signal.side == "ATAS"
            else t("di bawah batas biasa ({low}–{high})", low=low, high=high)
        ),
        "SATU_SISI": t("delapan bulan di satu sisi rata-ratanya (batas biasa {low}–{high})", low=low, high=high),
    }
    return f"{t(METRICS[key].label)}, {series.frame['period__label'][-1]}: {said[signal.kind]}."
