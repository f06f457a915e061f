"""What a saved view is, and when it may be kept. Opens no database.

Rules of entry are a convention of the application (konvensi aplikasi).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from data_access.language import t
from data_access.privacy import numbers_a_person
from data_access.problems import EntryProblem, quoted
from data_access.units import number

LONGEST_NAME = 80
"""Characters of a name; it stands on one line."""

LONGEST_QUERY = 4_000
"""Characters of the parameters of a link, written as JSON."""

MOST_VIEWS = 200
"""Views one owner may keep, on all pages together."""

_PAGE = re.compile(r"[a-z][a-z0-9_-]{0,63}")


@dataclass(frozen=True)
class SavedView:
    """A view as it is kept: the parameters of a link to `page`, under a name; moments are UTC."""

    id: int
    owner: str
    name: str
    page: str
    query: Mapping[str, str]
    created_at: datetime
    changed_at: datetime


def checked_name(text: str) -> str:
    """A name on one line, of characters that print. EntryProblem when it is empty, too long, or numbers a person."""
    printed = "".join(one for one in unicodedata.normalize("NFC", text) if one.isprintable() or one.isspace())
    name = " ".join(printed.split())
    if not name:
        raise EntryProblem(t("Beri nama pada tampilan ini."))
    if len(name) > LONGEST_NAME:
        raise EntryProblem(
            t("Nama terlalu panjang: {n} huruf. Ringkas menjadi paling banyak {most}.", n=len(name), most=LONGEST_NAME)
        )
    if numbers_a_person(name):
        raise EntryProblem(t("Nama memuat nomor seperti NIP atau NIK. Hapus nomornya; sebut jabatan atau unit saja."))
    return name


def checked_page(page: str) -> str:
    """The page a link leads to, as its address has it. EntryProblem for what cannot be one."""
    if not _PAGE.fullmatch(page):
        raise EntryProblem(t("Halaman '{page}' tidak dikenal.", page=quoted(page)))
    return page


def checked_query(query: Mapping[str, str]) -> str:
    """The parameters of a link as JSON. EntryProblem when one is no text, or all together are too long."""
    if not all(isinstance(part, str) for pair in query.items() for part in pair):
        raise EntryProblem(t("Tampilan hanya dapat memuat teks: tautannya tidak dapat disimpan."))
    told = json.dumps(dict(query), ensure_ascii=False)
    if len(told) > LONGEST_QUERY:
        raise EntryProblem(
            t(
                "Tampilan ini terlalu panjang untuk disimpan: {n} huruf, paling banyak {most}. Kurangi pilihannya.",
                n=number(len(told)),
                most=number(LONGEST_QUERY),
            )
        )
    return json.dumps(dict(query))


def folded(name: str) -> str:
    """The name whatever its upper and lower case: two of one folded name are one name."""
    return unicodedata.normalize("NFC", name.casefold())
