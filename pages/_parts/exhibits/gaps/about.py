"""Whom the figures are about, said above them; and the card of the JPM with the way it is counted."""

from __future__ import annotations

from data_access.ask import Answer, Figure
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.units import number
from pages._parts import blocks, load, says
from pages._parts.blocks.heat import LOW_COVERAGE
from pages._parts.controls import filters


def about(fit: Answer, by_profession: Answer) -> None:
    """Above the cards: whom all that follows is about, wherever that is not everybody."""
    said = [_observed_only(fit.figure("assessed")), *_professions(by_profession), _new_staff()]
    sentences = [says.Sentence(one, "", "act") for one in said if one]
    if said[0]:
        blocks.question(t("Gambaran yang diasesmen, bukan seluruh pegawai"))
    if sentences:
        blocks.sentences(sentences)


def _observed_only(assessed: Figure) -> str:
    if assessed.value is None or assessed.value >= LOW_COVERAGE:
        return ""
    return t(
        "Baru {of} yang diasesmen ({share}): angka kesenjangan di bawah ini tentang mereka, bukan tentang yang belum.",
        of=assessed.of_text,
        share=assessed.text,
    )


def _professions(by_profession: Answer) -> list[str]:
    """Teachers and health staff, when chosen: most have no standard, or are not assessed against it."""
    chosen = [code for code in ("GURU", "KESEHATAN") if code in filters().profession]
    rows = {code: at for at, code in enumerate(by_profession.frame["profession"])}
    return [_profession(by_profession, code, rows[code]) for code in chosen if code in rows]


def _profession(by_profession: Answer, code: str, row: int) -> str:
    without, assessed = (by_profession.figure(key, row) for key in ("without_standard", "assessed"))
    who = DIMENSIONS["profession"].word(code)
    if not assessed.of:
        return t("{who}: belum ada standar kompetensi (SKJ), jadi tidak ada di peta panas.", who=who)
    return t(
        "{who}: {without} dari {all} belum punya standar; {x} dari {n} yang berstandar diasesmen. Yang belum diasesmen "
        "ada di cakupan, tidak di peta panas.",
        who=who,
        without=number(without.x),
        all=number(without.of),
        x=number(assessed.x),
        n=number(assessed.of),
    )


def _new_staff() -> str:
    return t("CPNS tidak dihitung di halaman ini.") if "CPNS" in filters().status else ""


def levels(pairs: Answer) -> blocks.Card | None:
    """How many levels are lacking; no card where nobody was assessed, for that is no zero."""
    return blocks.card(pairs, "gap_levels") if pairs.figure("gap_levels").of else None


def mapping(fit: Answer) -> blocks.Card:
    """JPM in three counts, by the mapping scheme; how it is counted and where its bands begin stand in the card."""
    optimal, enough = load.rule("JPM_OPTIMAL"), load.rule("JPM_CUKUP")
    bands = t("Optimal ≥ {optimal}, Cukup ≥ {enough}", optimal=number(optimal), enough=number(enough))
    return blocks.trio(
        fit,
        ("jpm_optimal", "jpm_cukup", "jpm_kurang"),
        t("JPM pemetaan: Optimal · Cukup · Kurang"),
        t("dibatasi standar"),
        bands if optimal and enough else "",
    )
