"""Metrics of movement: the same persons, rated in both periods: who rose, stayed or fell."""

from __future__ import annotations

from data_access.language import N_
from data_access.metrics.base import SINCE_FIRST, Metric, moved, n
from data_access.metrics.performance import SOURCE
from data_access.thresholds import CONVENTION

_MOVED = ("moved_up", "moved_same", "moved_down", "net_shift")


def _movement(key: str, label: str, direction: int, formula: str, counts: str) -> Metric:
    return Metric(
        key=key,
        label=label,
        unit="percent",
        fact="movement",
        kind="S",
        numerator=n(moved(direction)),  # ty: ignore[invalid-argument-type]
        denominator=n(),
        of=N_("dinilai pada kedua periode"),
        definition=N_("Orang yang sama, dinilai pada kedua periode: predikat naik, tetap, atau turun."),
        who_in=N_("yang punya predikat pada periode ini dan periode pembandingnya"),
        who_out=N_("yang baru masuk, keluar, atau belum dinilai pada salah satu periode"),
        legal_basis=CONVENTION,
        source=SOURCE,
        example=N_("8 orang dinilai dua kali: 1 naik, 6 tetap, 1 turun."),
        formula=formula,
        counts=counts,
        trap=N_("Predikat adalah urutan, bukan jarak: naik dua tingkat dihitung sama dengan naik satu tingkat."),
        twins=tuple(one for one in _MOVED if one != key),
        history=SINCE_FIRST,
        family="mutu",
    )


MOVEMENTS = (
    _movement(
        "moved_up",
        N_("Predikat naik"),
        1,
        N_("orang yang predikatnya naik ÷ dinilai pada kedua periode × 100"),
        N_("orang yang predikatnya naik"),
    ),
    _movement(
        "moved_same",
        N_("Predikat tetap"),
        0,
        N_("orang yang predikatnya tetap ÷ dinilai pada kedua periode × 100"),
        N_("orang yang predikatnya tetap"),
    ),
    _movement(
        "moved_down",
        N_("Predikat turun"),
        -1,
        N_("orang yang predikatnya turun ÷ dinilai pada kedua periode × 100"),
        N_("orang yang predikatnya turun"),
    ),
)

_DIFFERENCE = n(moved(1)) - n(moved(-1))

NET_SHIFT = Metric(
    key="net_shift",
    label=N_("Naik dikurangi turun"),
    unit="points",
    fact="movement",
    kind="S",
    numerator=_DIFFERENCE,
    denominator=n(),
    value=100 * _DIFFERENCE / n().replace(0, None),
    of=N_("dinilai pada kedua periode"),
    definition=N_(
        "Orang yang predikatnya naik dikurangi yang turun, dari orang yang sama yang dinilai pada kedua periode. Di "
        "atas 0 lebih banyak yang naik, di bawah 0 lebih banyak yang turun."
    ),
    who_in=N_("yang punya predikat pada periode ini dan periode pembandingnya"),
    who_out=N_("yang baru masuk, keluar, atau belum dinilai pada salah satu periode"),
    legal_basis=CONVENTION,
    source=SOURCE,
    example=N_("10 orang dinilai dua kali: 3 naik, 6 tetap, 1 turun: (3 − 1) dari 10 = +20 poin."),
    formula=N_("(naik − turun) ÷ dinilai pada kedua periode × 100"),
    counts=N_("orang yang naik dikurangi orang yang turun"),
    trap=N_("Nol bukan berarti tidak ada yang berubah: sepuluh naik dan sepuluh turun juga nol."),
    twins=tuple(one for one in _MOVED if one != "net_shift"),
    history=SINCE_FIRST,
    family="mutu",
    better="up",
    test="shift",
)

METRICS = (*MOVEMENTS, NET_SHIFT)
