"""Every string in the language of the run; what has no translation stays Indonesian."""

from __future__ import annotations

from contextvars import copy_context

import pytest

from data_access import language
from data_access.language import LANGUAGES, current, t, use


def test_indonesian_is_the_source() -> None:
    assert (language.SOURCE, current(), t("belum ada")) == ("id", "id", "belum ada")


@pytest.mark.parametrize("chosen", LANGUAGES)
def test_a_language_on_offer_is_spoken(chosen: str) -> None:
    assert (use(chosen), current()) == (chosen, chosen)


@pytest.mark.parametrize("chosen", ["", "fr", "EN", "../en", "id_ID"])
def test_an_unknown_language_falls_back_to_the_source(chosen: str) -> None:
    use("en")
    assert (use(chosen), current()) == ("id", "id")


def test_a_message_nobody_translated_is_said_as_it_stands() -> None:
    use("en")
    assert t("kalimat yang tidak ada dalam katalog") == "kalimat yang tidak ada dalam katalog"


def test_names_in_a_message_are_filled_in() -> None:
    assert t("kata {a} dan {b}", a="{satu}", b=2) == "kata {satu} dan 2"
    assert t("20 % {tetap}") == "20 % {tetap}"
    assert t("") == ""


def test_each_run_speaks_its_own_language() -> None:
    other = copy_context()
    other.run(use, "en")
    assert (current(), other.run(current)) == ("id", "en")
