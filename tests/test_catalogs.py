"""Every string a reader sees is in the English catalog, translated, with the same placeholders; and nothing else is.

To bring a catalog up to date:
`pybabel extract -k t -k N_ --no-location --sort-output -o /tmp/pantau.pot data_access pages dashboard.py`, then
`pybabel update --no-fuzzy-matching --ignore-obsolete -D pantau -i /tmp/pantau.pot -d locales -l en`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from data_access.language import LANGUAGES, SOURCE, t, use
from data_access.settings import ROOT

KEYWORDS = {"t": None, "N_": None}
OTHERS = sorted(set(LANGUAGES) - {SOURCE})


def catalog(language: str) -> Catalog:
    with (ROOT / "locales" / language / "LC_MESSAGES" / "pantau.po").open("rb") as file:
        return read_po(file, locale=language)


def said() -> Iterator[str]:
    """Every string of the sources that is marked for a reader, wherever it stands (folders with _, f-strings)."""
    files = [*(ROOT / "data_access").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "dashboard.py"]
    for call in (node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))):
        named = isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("t", "N_")
        if named and call.args and isinstance(call.args[0], ast.Constant) and call.args[0].value:
            yield str(call.args[0].value)


@pytest.mark.parametrize("language", OTHERS)
def test_every_string_is_translated(language: str) -> None:
    known = catalog(language)
    assert sorted(message for message in set(said()) if not (known.get(message) and known.get(message).string)) == []


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_obsolete_is_kept(language: str) -> None:
    assert sorted({str(message.id) for message in catalog(language) if message.id} - set(said())) == []


@pytest.mark.parametrize("language", OTHERS)
def test_translations_keep_their_placeholders(language: str) -> None:
    def holes(text: object) -> set[str]:
        return set(re.findall(r"{(\w*)[^}]*}", str(text)))

    assert [str(m.id) for m in catalog(language) if m.id and holes(m.id) != holes(m.string)] == []


def test_the_language_of_a_run_decides_the_words() -> None:
    use("en")
    assert t("belum dinilai") == "not yet appraised"
    use("id")
    assert t("belum dinilai") == "belum dinilai"


def test_an_unknown_language_speaks_the_source_language() -> None:
    assert use("xx") == SOURCE
