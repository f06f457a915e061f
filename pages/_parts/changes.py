"""What changed, in sentences: OPD whose predikat clearly moved, figures that were revised, data that arrived.

At most three movers, and only those that pass the rule of `data_access.comparison`; that none does is said too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from data_access.ask import Answer
from data_access.comparison import signals
from data_access.language import t
from data_access.metrics import METRICS
from data_access.quality import Revision
from data_access.units import UNITS, day, month, number
from pages._parts import load
from pages._parts.controls import filters, leading
from pages._parts.says import Sentence

MOST = 3
HEADLINES = ("evaluated", "needs_coaching", "jp20", "reports_on_time", "ikm", "complaints_on_time")
"""The figures that are held against the release before."""


def said(moves: Answer) -> tuple[Sentence, ...]:
    """Everything that changed; `moves` is the net shift of each OPD."""
    return (*movers(moves), *since_last())


def movers(moves: Answer) -> tuple[Sentence, ...]:
    """The OPD that clearly moved, most people first; a sentence when none did."""
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
    row = moves.frame.row(at, named=True)
    text = t(
        "{opd}: {mark}; {down} turun dan {up} naik dari {n} orang yang dinilai pada kedua periode ({period}).",
        opd=row["opd__label"],
        mark=figure.mark_text,
        down=number(down.x),
        up=number(up.x),
        n=number(figure.of),
        period=moves.period,
    )
    return Sentence(text, leading("trends", "opd")(row["opd"]), "act" if figure.concern else "well")


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
    """Whether the last month lies within what is usual for its series; nothing below twelve closed months."""
    known = [value for value in series.frame[key] if value is not None]
    signal = signals(known)
    if signal is None:
        return ""
    low, high = (number(end, UNITS[METRICS[key].unit].decimals) for end in (signal.low, signal.high))
    said = {
        "DALAM": t("bulan terakhir dalam batas biasa ({low}–{high})", low=low, high=high),
        "DI_LUAR": t("bulan terakhir di luar batas biasa ({low}–{high})", low=low, high=high),
        "SATU_SISI": t("delapan bulan di satu sisi rata-ratanya (batas biasa {low}–{high})", low=low, high=high),
    }
    return f"{t(METRICS[key].label)}: {said[signal.kind]}."
