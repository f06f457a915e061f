"""What a person says to import a file: the file, what is known of it, what becomes of units and posts nobody knows.

Keeps the work of this session; no file and no name stands in a link.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data_access.dimensions import words
from data_access.importers.deciding import Decision
from data_access.importers.files import LARGEST
from data_access.importers.sifting import Proposal
from data_access.language import N_, t
from data_access.units import NOTHING
from pages._parts.controls import keys
from pages._parts.importing import Work

KIND, PERIOD, CITY, MAPPING = N_("Jenis berkas"), N_("Periode"), N_("Kota"), N_("Pemetaan")
NEW = N_("buat baru")
_OPTIONS = {"--kind": KIND, "--period": PERIOD, "--city": CITY, "--map": MAPPING, "--new": NEW}
"""{option of the command line, as sentences about files name it: what it is called on this page}"""


_MAPPING_MB = 1


@dataclass(frozen=True)
class Said:
    """The file and what is said beside it; what is left out is found in the file."""

    file: UploadedFile | None
    kind: str
    period: str
    city: str
    mapping: UploadedFile | None

    @property
    def mark(self) -> tuple[str, ...]:
        """The same for the same file and the same words."""
        return (_ident(self.file), self.kind, self.period, self.city, _ident(self.mapping))


def _ident(file: UploadedFile | None) -> str:
    return file.file_id if file else ""


def in_fields(sentence: str) -> str:
    """A sentence about a file that names options of the command line, with the fields of this page instead; `commands`
    stay what is typed elsewhere."""
    parts = sentence.split("`")
    return "`".join(_named(part) if at % 2 == 0 else part for at, part in enumerate(parts))


def _named(words_: str) -> str:
    plain = re.sub(r"--\w+ (?=\d)", "", words_)  # "--period 2026-05" is what is typed into that field
    return re.sub("|".join(_OPTIONS), lambda found: f"“{t(_OPTIONS[found[0]])}”", plain)


def on_page(sentence: str) -> str:
    """The same with nothing in it that a screen would act on: it may quote what stands in the file."""
    return re.sub(r"([\\`*_\[\]<>$])", r"\\\1", in_fields(sentence))


def said(kinds: Mapping[str, str], cities: Mapping[str, str], *, any_city: bool) -> Said:
    """The fields. `kinds`, `cities`: {key: words}; `any_city`: whether the file may say which."""
    place, beside = st.columns([3, 2], gap="large")
    with place:
        file = st.file_uploader(
            t("Berkas dari sistem sumber"),
            key=_keyed(keys.IMPORT_FILE),
            max_upload_size=LARGEST // 1_000_000,
            help=t(
                "Excel, ODS, CSV, JSON, atau tabel HTML, seperti yang diunduh dari sistemnya: jangan diubah dahulu."
            ),
        )
        with st.expander(t("Pemetaan (bila ada nama yang tidak dikenali)"), type="compact", key="import_more"):
            mapping = st.file_uploader(
                t(MAPPING),
                key=_keyed(keys.IMPORT_MAPPING),
                max_upload_size=_MAPPING_MB,
                help=t("Berkas TOML: judul kolom, kode, unit, dan jabatan menurut berkas ini."),
            )
    _speaking(keys.IMPORT_FILE, LARGEST // 1_000_000)
    _speaking(keys.IMPORT_MAPPING, _MAPPING_MB)
    with beside:
        kind = _choice(t(KIND), keys.IMPORT_KIND, {"": t("dikenali sendiri"), **kinds})
        period = st.text_input(
            t(PERIOD),
            key=_keyed(keys.IMPORT_PERIOD),
            placeholder=t("dari judul atau nama berkas"),
            help=t("Hanya bila berkasnya tidak menyebutnya: 2026-05, 2026-T2, 2026-S1, atau 2026."),
            max_chars=10,
        )
        chosen = {"": t("dari berkas"), **cities} if any_city and len(cities) > 1 else dict(cities)
        city = _choice(t(CITY), keys.IMPORT_CITY, chosen) if len(cities) > 1 else next(iter(cities), "")
    return Said(file, kind, (period or "").strip(), city, mapping)


def _speaking(key: str, most: int) -> None:
    """What Streamlit writes in a field for files, in the reader's language: it has no words of its own for that."""
    field = f".st-key-{_keyed(key)} [data-testid="
    button, limit = t("Pilih berkas"), t("atau letakkan di sini · paling besar {most} MB", most=most)
    inner = {f"{field}stBaseButton-secondary] p": button, f"{field}stFileUploaderDropzoneInstructions] span": limit}
    rules = (
        f"{place}{{font-size:0}}{place}::after{{content:'{words}';font-size:14px}}" for place, words in inner.items()
    )
    st.html(f"<style>{''.join(rules)}</style>")


def _choice(label: str, key: str, options: Mapping[str, str]) -> str:
    return st.selectbox(label, list(options), format_func=options.__getitem__, key=_keyed(key))


def held() -> tuple[tuple[str, ...], Work | None]:
    """What was said last, and the work that came of it."""
    return st.session_state.get(keys.IMPORT_WORK, ((), None))


def hold(mark: tuple[str, ...], work: Work) -> None:
    """This work is the session's; the one before goes."""
    before = held()[1]
    if before is not None:
        before.forget()
    st.session_state[keys.IMPORT_WORK] = (mark, work)


def anew() -> None:
    """Another file: empty fields, and nothing left of the last."""
    work = held()[1]
    if work is not None:
        work.forget()
    st.session_state.pop(keys.IMPORT_WORK, None)
    st.session_state[keys.IMPORT_ROUND] = _round() + 1


def _round() -> int:
    return st.session_state.get(keys.IMPORT_ROUND, 0)


def _keyed(key: str) -> str:
    return f"{key}_{_round()}"


# --- what becomes of units and posts that nobody knows

LEFT, ALIKE = N_("biarkan"), N_("sama dengan yang mirip")
_SAID = {
    "agency": {"kind": (N_("Jenis unit"), words.AGENCY_KIND)},
    "position": {
        "family": (N_("Rumpun jabatan"), words.FAMILY),
        "tier": (N_("Jenjang"), words.TIER),
        "profession": (N_("Profesi"), words.PROFESSION),
    },
}
"""{table: {value of a proposal: heading, {code: words}}}: what a person may say of one that is made."""


def decisions(table: str, proposals: Sequence[Proposal], there: Mapping[str, str]) -> list[Decision]:
    """A table to decide in, a row for each proposal; `there`: {label: id} of what the database has."""
    frame = pl.DataFrame([_offered(one) for one in proposals])
    choices = [t(LEFT), t(NEW), t(ALIKE), *there]
    columns = {
        "text": st.column_config.TextColumn(t("Di berkas"), disabled=True, pinned=True),
        "near": st.column_config.TextColumn(t("Mirip dengan"), disabled=True),
        "choice": st.column_config.SelectboxColumn(t("Keputusan"), options=choices, required=True, width="medium"),
        **{
            name: st.column_config.SelectboxColumn(t(heading), options=[t(one) for one in said_.values()])
            for name, (heading, said_) in _SAID[table].items()
        },
    }
    label = t("Unit yang belum dikenal") if table == "agency" else t("Jabatan yang belum dikenal")
    decided = st.data_editor(
        frame, column_config=columns, hide_index=True, key=_keyed(f"import_{table}"), alt=label, placeholder=NOTHING
    )
    return [_decision(one, row, there) for one, row in zip(proposals, decided.to_dicts(), strict=True)]


def _offered(one: Proposal) -> dict[str, str | None]:
    """The row of a proposal: what is asked, as it would be made."""
    made = {name: said_.get(str(one.values.get(name))) for name, (_, said_) in _SAID[one.table].items()}
    shown = {name: t(word) if word else None for name, word in made.items()}
    return {"text": one.text, "near": one.near.partition(" · ")[2], "choice": t(LEFT), **shown}


def _decision(one: Proposal, row: Mapping[str, str | None], there: Mapping[str, str]) -> Decision:
    choice = row["choice"]
    ident = one.near.partition(" · ")[0] if choice == t(ALIKE) else there.get(choice or "", "")
    codes = {name: _code(row[name], said_) for name, (_, said_) in _SAID[one.table].items()}
    return Decision(one.table, one.text, ident, choice == t(NEW), codes)


def _code(word: str | None, said_: Mapping[str, str]) -> str:
    return next((code for code, one in said_.items() if word and t(one) == word), "")
