"""The declarations as a table, one row a metric, and as a sentence to cite: what the glossary and its files say."""

from __future__ import annotations

import polars as pl

from data_access.facts import FACTS
from data_access.language import t
from data_access.metrics import METRICS, Metric
from data_access.metrics.words import BETTER, FAMILIES, KINDS
from data_access.privacy import CLASSES
from data_access.regulations import validity
from data_access.thresholds import CONVENTION
from data_access.units import UNITS


def described() -> pl.DataFrame:
    """One row per metric in the order of the glossary, all text in the current language.

    Columns: subject, metric_key, metric_label, definition, formula, counts, of_whom, who_in, who_out, unit_word,
    better, family_word, kind_word, privacy, legal_basis, validity, tables, trap, twins, example, history.
    """
    return pl.DataFrame([_row(metric) for metric in METRICS.values()])


def declared(metric: Metric) -> dict[str, str]:
    """A declaration for programs: `key`, its words in the current language, and its codes."""
    words = ("label", "of", "definition", "who_in", "who_out", "legal_basis", "source", "example")
    codes = ("unit", "fact", "kind", "family", "better", "target")
    said = {name: t(getattr(metric, name)) for name in words}
    return {"key": metric.key, **said, **{name: getattr(metric, name) for name in codes}}


def cited(metric: Metric) -> str:
    """The definition of a metric as one paragraph that stands by itself in a report."""
    parts = (
        f"{t(metric.label)}: {t(metric.definition)}",
        t("Rumus: {formula}.", formula=t(metric.formula)),
        t("Pembilang: {counts}; penyebut: {of}.", counts=t(metric.counts), of=t(metric.of)),
        t("Termasuk: {who}.", who=t(metric.who_in)),
        t("Tidak termasuk: {who}.", who=t(metric.who_out)),
        t("Dasar: {basis}.", basis=t(metric.legal_basis)),
        t("Sumber data: {source}.", source=t(metric.source)),
        t("Pantau ASN, Glosarium, kunci {key}, {history}.", key=metric.key, history=t(metric.history[-1])),
    )
    return " ".join(parts)


def basis(metric: Metric) -> str:
    """The legal basis; of a rule without one it says plainly that the application set it."""
    if metric.legal_basis != CONVENTION:
        return t(metric.legal_basis)
    return t("Konvensi aplikasi: tidak ada peraturan yang menetapkan ukuran ini.")


def _row(metric: Metric) -> dict[str, str]:
    return {
        "subject": t(FACTS[metric.fact].label),
        "metric_key": metric.key,
        "metric_label": t(metric.label),
        "definition": t(metric.definition),
        "formula": t(metric.formula),
        "counts": t(metric.counts),
        "of_whom": t(metric.of),
        "who_in": t(metric.who_in),
        "who_out": t(metric.who_out),
        "unit_word": t(UNITS[metric.unit].word),
        "better": t(BETTER[metric.better]),
        "family_word": t(FAMILIES[metric.family]),
        "kind_word": t(KINDS[metric.kind]),
        "privacy": t(CLASSES[FACTS[metric.fact].privacy]),
        "legal_basis": basis(metric),
        "validity": validity(metric.legal_basis),
        "tables": t(metric.source),
        "trap": t(metric.trap),
        "twins": ", ".join(t(METRICS[key].label) for key in metric.twins),
        "example": t(metric.example),
        "history": "; ".join(t(one) for one in metric.history),
    }
