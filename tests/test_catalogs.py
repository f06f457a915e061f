"""Every string a reader sees is in the English catalog, translated, with the same placeholders; and nothing else is.

`uv run python -m locales.update` brings the catalogs up to date with the sources.
"""

from __future__ import annotations

import re

import pytest

from data_access.language import LANGUAGES, SOURCE, t, use
from locales.update import catalog, said

OTHERS = sorted(set(LANGUAGES) - {SOURCE})


@pytest.mark.parametrize("language", OTHERS)
def test_every_string_is_translated(language: str) -> None:
    translated = {message.id for message in catalog(language) if message.string}
    assert sorted(set(said()) - translated) == []


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
