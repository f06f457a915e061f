"""What a person says to import a file: the file, and what is known of it.

Keeps the work of this session; no file and no name stands in a link.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data_access.importers.files import LARGEST
from data_access.language import N_, t
from pages._parts.controls import deciding, keys
from pages._parts.controls.sidebar import filters
from pages._parts.importing import Work

KIND, PERIOD, CITY, MAPPING = N_("Jenis berkas"), N_("Periode berkas"), N_("Kota berkas"), N_("Pemetaan")
_OPTIONS = {"--kind": KIND, "--period": PERIOD, "--city": CITY, "--map": MAPPING, "--new": deciding.NEW}
"""{option of the command line, as sentences about files name it: what it is called on this page}"""


_MAPPING_MB = 1
_LONGEST = 60


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

    def of_the_same(self, mark: tuple[str, ...]) -> bool:
        """Whether decisions on names in what had this mark hold for this too: the same file, its kind and its city."""
        return [*mark[:2], *mark[3:4]] == [self.mark[0], self.kind, self.city]


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


def brief(name: str) -> str:
    """The name of a file, fit for a line: shortened in its middle, so that its beginning and its ending stand."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 21]}…{name[-20:]}"


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
        city = _choice(t(CITY), keys.IMPORT_CITY, chosen, _filtered()) if len(cities) > 1 else next(iter(cities), "")
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


def _filtered() -> str:
    """The city that everything else is filtered by, where it is one."""
    return filters().city[0] if len(filters().city) == 1 else ""


def _choice(label: str, key: str, options: Mapping[str, str], usual: str = "") -> str:
    index = [*options].index(usual) if usual in options else 0
    return st.selectbox(label, list(options), index, format_func=options.__getitem__, key=_keyed(key))


def held() -> tuple[tuple[str, ...], Work | None]:
    """What was said last, and the work that came of it."""
    return st.session_state.get(keys.IMPORT_WORK, ((), None))


def hold(mark: tuple[str, ...], work: Work) -> None:
    """This work is the session's; the one before goes."""
    before = held()[1]
    if before is not None:
        before.forget()
    deciding.redrawn()
    st.session_state[keys.IMPORT_WORK] = (mark, work)


def anew() -> None:
    """Another file: empty fields, and nothing left of the last."""
    work = held()[1]
    if work is not None:
        work.forget()
    deciding.undecided()
    st.session_state.pop(keys.IMPORT_WORK, None)
    st.session_state[keys.IMPORT_ROUND] = _round() + 1


def _round() -> int:
    return st.session_state.get(keys.IMPORT_ROUND, 0)


def _keyed(key: str) -> str:
    return f"{key}_{_round()}"
