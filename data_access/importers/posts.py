"""Posts of a file → posts of the database: by id where the title agrees, by a title that one post alone has, or as a
person confirmed.

A post that nobody knows is proposed with what its title says of it (PermenPANRB 1/2023 names the jenjang of a jabatan
fungsional; UU 5/2014 art. 131 sets the old eselon equal to the families), and made where a person agrees.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from data_access.importers import synonyms
from data_access.importers.asked import Asked
from data_access.importers.importer import AT, folded
from data_access.importers.known import Known, by_text
from data_access.importers.problems import ImportProblem
from data_access.importers.sifting import Proposal, Sifted
from data_access.language import N_, t
from data_access.problems import nearest

_IDS = uuid.UUID("a1c0f7a2-40a6-4a2b-8a39-3c1f0b5d7e22")
"""Names the posts of files that have no id for them: the same title is the same post."""

_TIERS = (
    (r"\bahli utama\b", "AHLI_UTAMA"),
    (r"\bahli madya\b", "AHLI_MADYA"),
    (r"\bahli muda\b", "AHLI_MUDA"),
    (r"\bahli pertama\b", "AHLI_PERTAMA"),
    (r"\bpenyelia\b", "PENYELIA"),
    (r"\b(mahir|pelaksana lanjutan)\b", "MAHIR"),
    (r"\bterampil\b", "TERAMPIL"),
    (r"\bpemula\b", "PEMULA"),
)
_HEADS = (
    (r"^(sekretaris daerah|sekretaris dprd|staf ahli|inspektur( daerah)?$|kepala (dinas|badan|satuan)\b)",
     "JPT"),
    # of the sekretaris daerah; Asisten Apoteker and Asisten Penata Anestesi are professions
    (r"^asisten( (bidang|i{1,3}|[1-3]|pemerintahan|perekonomian|ekonomi|pembangunan|administrasi|sekretaris daerah"
     r"|sekda|setda)\b|$)", "JPT"),
    (r"^(sekretaris (dinas|badan|inspektorat|kecamatan|camat)|sekretaris$|kepala (bidang|bagian)\b|camat\b"
     r"|inspektur pembantu)", "ADMINISTRATOR"),
    (r"^(lurah\b|kepala (sub|seksi|upt)|sekretaris (kelurahan|lurah))", "PENGAWAS"),
)  # fmt: skip
_TIER_OF = {"JPT": "JPT_PRATAMA", "ADMINISTRATOR": "ADMINISTRATOR", "PENGAWAS": "PENGAWAS", "PELAKSANA": "PELAKSANA"}
_PROFESSIONS = (
    (r"\b(guru|kepala sekolah|pengawas sekolah|pamong belajar)\b", "GURU"),
    (r"\b(perawat|bidan|dokter|apoteker|asisten apoteker|nutrisionis|sanitarian|tenaga sanitasi|epidemiolog|radiografer"
     r"|fisioterapis|terapis|perekam medis|pranata laboratorium kesehatan|promosi kesehatan|penyuluh kesehatan"
     r"|administrator kesehatan|entomolog kesehatan|psikolog klinis)\b", "KESEHATAN"),
)  # fmt: skip
_RETIREMENT = {"JPT_PRATAMA": 60, "AHLI_MADYA": 60, "AHLI_UTAMA": 65}
_AGE = 58
"""Years; UU 20/2023 and PP 11/2017 art. 239–240: 58, 60 of JPT and ahli madya (and teachers), 65 of ahli utama."""


def of_title(title: str, family: str | None) -> dict[str, Any]:
    """family, tier, profession and retirement_age as the title says; a family that the file names goes first.

    Values that it does not say are null.
    """
    text = title.lower()
    tier = _first(_TIERS, text)
    head = _first(_HEADS, text)
    family = "FUNGSIONAL" if tier else family or head
    # "Kepala Bidang Guru" is no teacher: only a jabatan fungsional, or what nobody has said of yet, can be one
    profession = (_first(_PROFESSIONS, text) if family in ("FUNGSIONAL", None) else None) or "LAINNYA"
    tier = tier or (_TIER_OF.get(family) if family else None)
    return {"family": family, "tier": tier, "profession": profession, "retirement_age": _age(tier, profession)}


def _age(tier: str | None, profession: str) -> int:
    return 60 if profession == "GURU" else _RETIREMENT.get(tier or "", _AGE)


def _first(rules: tuple[tuple[str, str], ...], text: str) -> str | None:
    return next((code for pattern, code in rules if re.search(pattern, text)), None)


def with_post(sifted: Sifted, columns: tuple[str, str], family: str, known: Known, asked: Asked) -> None:
    """Add `position_id`: the post that `columns` (its id, its title) mean; null and a warning where none is known.

    `family` is a coded column (`FAMILY`), which may be null. What fits nothing is proposed (`sifted.proposed`).
    """
    matching = _Matching(known, asked)
    said = sifted.rows.select(*columns, family).unique(maintain_order=True)
    ids = [matching.found(*row) for row in said.iter_rows()]
    found = said.with_columns(pl.Series("position_id", ids, dtype=pl.String))
    sifted.rows = sifted.rows.join(found, on=[*columns, family], how="left", nulls_equal=True, maintain_order="left")
    strange = pl.col("position_id").is_null() & pl.col(columns[1]).is_not_null()
    sifted.warn(strange, columns[1], N_("jabatan tidak dikenal: disimpan tanpa jabatan sampai dipasangkan"))
    sifted.proposed += matching.proposed.values()


@dataclass(eq=False)
class _Matching:
    """The posts of one file while they are matched."""

    known: Known
    asked: Asked
    proposed: dict[str, Proposal] = field(default_factory=dict)
    _given: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.titles = dict(self.known.posts.iter_rows())
        self.by_title = by_text((ident, folded(title)) for ident, title in self.titles.items())

    def found(self, code: str | None, title: str | None, family: str | None) -> str | None:
        if code in self.titles and (title is None or folded(title) == folded(self.titles[code])):
            return code
        if title is None:
            return None
        agreed = self.asked.posts.get(title)
        if agreed is not None and agreed not in self.titles:
            raise ImportProblem(t("Pemetaan [posts] “{text}”: jabatan {id} tidak ada.", text=title, id=agreed))
        return agreed or self.by_title.get(folded(title)) or self._new(code, title, family)

    def _new(self, code: str | None, title: str, family: str | None) -> str | None:
        mark = folded(title)
        if mark not in self.proposed:
            self.proposed[mark] = self._proposal(code, title, family)
        made = self.proposed[mark]
        return made.values["id"] if made.agreed else None

    def _proposal(self, code: str | None, title: str, family: str | None) -> Proposal:
        said = {name: _coded(name, text) for name, text in self.asked.new_posts.get(title, {}).items()}
        values: dict[str, Any] = {**of_title(title, said.get("family") or family), **said}
        values["retirement_age"] = said.get("retirement_age") or _age(values["tier"], values["profession"])
        lacking = tuple(name for name in ("family", "tier", "profession") if not values.get(name))
        near = self.by_title.get(nearest(folded(title), self.by_title), "")
        agreed = not lacking and (self.asked.new or title in self.asked.new_posts)
        return Proposal(
            "position",
            title,
            {"id": self._ident(code, title), "title": title, **values},
            f"{near} · {self.titles[near]}" if near else "",
            agreed,
            lacking,
        )

    def _ident(self, code: str | None, title: str) -> str:
        """Its id in the file, which is that of the first title only: some files repeat it for every tier of a post."""
        if code and code not in self.titles and code not in self._given:
            self._given.add(code)
            return code
        return uuid.uuid5(_IDS, folded(title)).hex


def _coded(name: str, code: str) -> Any:
    """A value of [new_posts]. ImportProblem for a code that is in no list."""
    if name not in ("family", "tier", "profession"):
        return code
    known = synonyms.book(name)
    found = synonyms.coded(pl.Series([code]), known)[0]
    if not found:
        raise ImportProblem(
            t("Pemetaan [new_posts]: {name} “{code}” tidak dikenal. Pilih {known}.",
              name=name, code=code, known=", ".join(known.codes))
        )  # fmt: skip
    return found


def rows_of(proposals: list[Proposal], rows: pl.DataFrame) -> list[tuple[str, pl.DataFrame]]:
    """The posts that are made, each ascribed to the first kept row that has it."""
    new = {one.values["id"]: one.values for one in proposals if one.agreed and one.table == "position"}
    if not new or "position_id" not in rows.columns:
        return []
    first = rows.filter(pl.col("position_id").is_in(list(new))).group_by("position_id").agg(pl.col(AT).min())
    made = [{AT: at, **new[ident]} for ident, at in first.sort(AT).select("position_id", AT).iter_rows()]
    return [("position", pl.DataFrame(made, schema_overrides={AT: pl.Int64}))] if made else []
