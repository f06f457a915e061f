"""The table: survey and complaints of every place in one row."""

from __future__ import annotations

from data_access.ask import Answer, Figure
from data_access.language import t
from data_access.units import number
from pages._parts import blocks, load, mutu
from pages._parts.asking import places
from pages._parts.controls import leading
from pages._parts.exhibits.feedback.cards import weakest


def table(units: Answer, sampled: Answer, complaints: Answer, late: Answer) -> None:
    """Everything of a place in one row: clearly below its peers first, then most overdue."""
    place, missing = places(), load.snapshot().missing
    old = _old(sampled)
    blocks.joined(
        t("Survei dan pengaduan menurut unit"),
        [
            blocks.Columns(units, ("responses", "ikm", "ikm_no_fee"), frozenset(old)),
            blocks.Columns(sampled, ("sample_share",)),
            blocks.Columns(complaints, zero="complaint" not in missing),
            blocks.Columns(late, zero="backlog" not in missing),
        ],
        "responses",
        first=_urgent(units, late),
        leads=leading("feedback", place),
        words=(
            blocks.Words(t("Mutu"), _mutu(units, old)),
            blocks.Words(t("Unsur terlemah"), _weakest(units)),
        ),
        compared=t(
            "jelas di bawah kelompoknya dahulu, lalu pengaduan lewat tenggat; gabungan = kurang dari 10 jawaban; "
            "abu-abu = survei terakhir lebih dari {n} bulan lalu",
            n=number(mutu.OLD_MONTHS),
        ),
        key="by_unit",
    )


def _urgent(units: Answer, late: Answer) -> list[str]:
    """Codes of places: those clearly below their peers, then the others, each by what is overdue."""
    place = units.question.by[0]
    below = {code for code, one in zip(units.frame[place], units.figures("ikm"), strict=True) if one.concern}
    overdue = dict(late.frame.select(late.question.by[0], "complaints_overdue").iter_rows())
    codes = dict.fromkeys([*units.frame[place], *overdue])
    return sorted(codes, key=lambda code: (code not in below, -(overdue.get(code) or 0)))


def _old(sampled: Answer) -> dict[str, Figure]:
    """{code: months since the last answer} of places whose survey is too old to be read as of now."""
    ages = zip(sampled.frame[sampled.question.by[0]], sampled.figures("survey_age"), strict=True)
    return {code: one for code, one in ages if (one.value or 0) > mutu.OLD_MONTHS}


def _mutu(units: Answer, old: dict[str, Figure]) -> dict[str, blocks.Cell]:
    """The letters of each place, and how old its survey is where that is long."""
    found = {}
    for code, one in zip(units.frame[units.question.by[0]], units.figures("ikm"), strict=True):
        said = mutu.said(one, load.rules()) or one.text
        found[code] = blocks.Cell(said, "", one.value, one.concern)
    for code, age in old.items():
        before = found.get(code, blocks.Cell(t("belum ada")))
        found[code] = before._replace(small=t("survei terakhir {age} lalu", age=age.text), faint=True)
    return found


def _weakest(units: Answer) -> dict[str, blocks.Cell]:
    """The weakest unsur of each place with its NRR."""
    found = {}
    for at, code in enumerate(units.frame[units.question.by[0]]):
        if key := weakest(units, at):
            figure = units.figure(key, at)
            found[code] = blocks.Cell(t(figure.metric.label), figure.text, figure.value)
    return found
