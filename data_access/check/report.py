"""What a check found: findings with their sentences, and what they mean for the pages. Reads no database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from data_access.contract import OPTIONAL, TABLES
from data_access.language import N_, t
from data_access.units import number

CORE = ("city", "agency", "position", "employee", "employment")
"""Without these nobody can be counted anywhere: no page works."""

SUBJECT_PAGES: dict[str, tuple[str, ...]] = {
    "places": ("overview", "gaps", "trends", "training", "feedback", "explore", "quality"),
    "people": ("overview", "gaps", "trends", "training", "explore", "quality"),
    "competency": ("overview", "gaps", "training", "explore", "quality"),
    "performance": ("overview", "trends", "explore", "quality"),
    "training": ("overview", "gaps", "training", "explore", "quality"),
    "feedback": ("overview", "feedback", "explore", "quality"),
    "rules": ("overview", "quality"),
}
"""Subject of the contract → the pages that have no figures, or doubtful ones, when it is missing or wrong."""

_PAGES = {
    "overview": N_("Ringkasan"),
    "gaps": N_("Kesenjangan Kompetensi"),
    "trends": N_("Tren e-Kinerja"),
    "training": N_("Cakupan Pelatihan"),
    "feedback": N_("Umpan Balik"),
    "explore": N_("Jelajah & Ekspor"),
    "quality": N_("Mutu Data"),
}
_SUBJECTS = {
    "places": N_("Kota, unit kerja, dan kalender"),
    "people": N_("Pegawai dan jabatan"),
    "competency": N_("Kompetensi"),
    "performance": N_("Kinerja"),
    "training": N_("Pelatihan"),
    "feedback": N_("Umpan balik masyarakat"),
    "rules": N_("Aturan dan kiriman data"),
}


@dataclass(frozen=True)
class Finding:
    """One thing that is not as the contract says. `serious`: figures from this table fail or are wrong."""

    kind: str
    table: str
    column: str
    count: int
    sentence: str
    serious: bool
    examples: tuple[tuple[str, int], ...] = ()
    """Codes that are in no list, with their rows; never from a column that may name a person."""

    @classmethod
    def unreadable(cls, table: str, problem: str) -> Finding:
        sentence = t("Tabel {table} tidak dapat dibaca. {problem}", table=table, problem=problem)
        return cls("unreachable", table, "", 0, sentence, serious=True)


@dataclass(frozen=True)
class Report:
    """All findings in the order of the contract, and the rows of each table that could be read."""

    findings: tuple[Finding, ...]
    tables: Mapping[str, int]

    @property
    def usable(self) -> bool:
        """Can the product show anything? Another subject may be missing: its pages then have no data."""
        return not any(finding.serious and finding.table in ("", *CORE) for finding in self.findings)

    def as_dict(self) -> dict[str, object]:
        """For `--json`: usable, tables, findings, and the pages each subject with a finding touches."""
        return {
            "usable": self.usable,
            "tables": dict(self.tables),
            "findings": [asdict(finding) for finding in self.findings],
            "pages": {subject: list(SUBJECT_PAGES[subject]) for subject, _ in self._by_subject()},
        }

    def lines(self) -> list[str]:
        """The report as plain sentences: the verdict, then each subject with its findings and its pages."""
        lines = [self._verdict()]
        for subject, findings in self._by_subject():
            pages = ", ".join(t(_PAGES[page]) for page in SUBJECT_PAGES[subject])
            title = t(_SUBJECTS[subject])
            lines += ["", t("{subject}. Halaman yang terdampak: {pages}.", subject=title, pages=pages)]
            lines += [f"  {'!' if finding.serious else '-'} {finding.sentence}" for finding in findings]
        return lines

    def _by_subject(self) -> Iterator[tuple[str, list[Finding]]]:
        for subject in SUBJECT_PAGES:
            findings = [f for f in self.findings if f.table and TABLES[f.table].info["subject"] == subject]
            if findings:
                yield subject, findings

    def _verdict(self) -> str:
        if not self.tables and not any(finding.table for finding in self.findings):
            return " ".join(finding.sentence for finding in self.findings)
        read = t(
            "{tables} dari {promised} tabel terbaca, {rows} baris.",
            tables=len(self.tables),
            promised=len(TABLES.keys() - (OPTIONAL - self.tables.keys())),
            rows=number(sum(self.tables.values())),
        )
        if not self.findings:
            return t("Basis data sesuai kontrak.") + " " + read
        if self.usable:
            return t("Basis data dapat dipakai, dengan catatan di bawah ini.") + " " + read
        return t("Basis data belum dapat dipakai: benahi dahulu yang bertanda '!'.") + " " + read
