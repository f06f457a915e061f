"""The survey: the nine unsur, units among their peers, units × unsur. "Jelas" is said by the rule and nothing else."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from data_access.ask import Answer, Figure
from data_access.dimensions import DIMENSIONS
from data_access.language import N_, t
from data_access.metrics.feedback import NRR_KEYS
from data_access.units import number
from pages._parts import blocks, charts, load
from pages._parts.asking import places
from pages._parts.controls import Leading, leading
from pages._parts.says import Sentence

_PEERS = {"opd": "peer_group", "agency": "kind"}
"""{what a table of places lists: the dimension that says who its peers are} (`data_access.ask.peers`)."""

_DARKEST, _LIGHTEST = 2.5, 4.0
"""NRR between which the map is coloured: the lower, the darker."""

_CLEAR = (
    ("BAWAH", N_("Jelas di bawah kelompoknya: {names}."), "act"),
    ("ATAS", N_("Jelas di atas kelompoknya: {names}."), "well"),
)


def among_peers() -> tuple[str, str]:
    """What the units are grouped by, so that they stand among their peers: peer group and OPD, or kind and unit."""
    return _PEERS[places()], places()


def nine(unsur: Answer, survey: Answer) -> None:
    """The nine unsur, now and a year before."""
    free = survey.figure("free_share")
    said = t("nilai rata-rata tiap unsur; terendah dahulu")
    if free.x:
        more = t(
            "biaya/tarif gratis pada {x} dari {n} jawaban, yang menaikkannya dengan sendirinya",
            x=number(free.x),
            n=number(free.of),
        )
        said = f"{said}; {more}"
    blocks.chart(
        t("Sembilan unsur, sekarang dan setahun lalu"),
        charts.unsur,
        _known(unsur, NRR_KEYS[0]),
        {"nrr_cost": t("(gratis)")} if free.x else {},
        compared=said,
        key="unsur",
    )


def clearly(units: Answer) -> None:
    """Which units are clearly off their peers, by the rule and nothing else."""
    figures = units.figures("ikm")
    names = units.frame[f"{units.question.by[-1]}__label"].to_list()
    said = [
        Sentence(t(words, names=_named(names, figures, mark)), tone=tone)
        for mark, words, tone in _CLEAR
        if any(one.mark == mark for one in figures)
    ]
    blocks.sentences(said or [Sentence(_none_clear(figures))])


def _named(names: list[str], figures: list[Figure], mark: str) -> str:
    """Dukcapil (76,92; kelompoknya 86,40), …"""
    found = [
        t("{name} ({value}; kelompoknya {peers})", name=name, value=one.text, peers=number(one.peers, 2))
        if one.peers is not None  # not told beside a hidden unit
        else t("{name} ({value})", name=name, value=one.text)
        for name, one in zip(names, figures, strict=True)
        if one.mark == mark
    ]
    return "; ".join(found)


def _none_clear(figures: list[Figure]) -> str:
    if any(one.mark for one in figures):
        return t("Tidak ada unit yang jelas berbeda dari kelompoknya, yang bukan berarti sama.")
    return t("Tanpa tanda: kelompok sejenisnya kurang dari 8 unit dengan sedikitnya 10 responden.")


def intervals(units: Answer) -> None:
    """The units with their interval over the bands, in peer groups."""
    group, place = units.question.by
    blocks.chart(
        t("IKM dengan rentangnya, di antara yang sejenis"),
        charts.intervals,
        _known(units, "ikm"),
        group,
        place,
        "ikm",
        load.rules(),
        leads=leading("feedback", place),
        compared=t(
            "titik = IKM, garis = rentang; urut ujung bawah; huruf = setiap mutu yang disentuh rentang, di samping "
            "angkanya bila respondennya kurang dari 30; ▼ ▲ = jelas di bawah atau di atas kelompoknya"
        ),
        key="units",
    )


def unsur_map(units: Answer) -> None:
    """Units × the nine unsur; one unit alone has said it all above."""
    place = units.question.by[0]
    if place == "opd" or units.frame.height > 1:
        _map(units, place, leading("feedback", place))


def services_map(services: Answer) -> None:
    """Services × the nine unsur; each with its unit where there are several."""
    several = services.frame["agency"].n_unique() > 1
    name = pl.concat_str("service__label", "agency__label", separator=" · ") if several else pl.col("service__label")
    _map(replace(services, frame=services.frame.with_columns(name.alias("service__label"))), "service", None)


def _map(answer: Answer, row: str, leads: Leading | None) -> None:
    known = _known(answer, "ikm")
    there = replace(known, frame=known.frame.filter(pl.col("ikm").is_not_null()))
    blocks.scores(
        t("{row} × unsur", row=t(DIMENSIONS[row].label)),
        blocks.Scores(there, row, NRR_KEYS, "ikm__low", (_LIGHTEST, _DARKEST), t("NRR"), leads),
        compared=t(
            "NRR tiap unsur, makin kuat warnanya makin rendah; sedikitnya 10 responden; urut ujung bawah rentang IKM"
        ),
        key=f"unsur_{row}",
    )


def _known(answer: Answer, key: str) -> Answer:
    """The answer; emptied, with the reason, where every row of it has too few answers to be shown."""
    if answer.frame[key].is_not_null().any() or "gabungan" not in answer.frame[f"{key}__status"].to_list():
        return answer
    note = t("Kurang dari 10 jawaban pada tiap unit di sini: angkanya digabungkan, tidak ditampilkan tersendiri.")
    return replace(answer, frame=answer.frame.clear(), notes=(*answer.notes, note))
