"""Every string a reader sees. The source language is Indonesian; catalogs in `locales/` hold the others.

`N_` marks a string where it is declared, `t` says it in the language of the current run. Numbers and dates are
written by `units`. A catalog is read from its .po file, so nothing has to be compiled before a start.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from data_access.settings import ROOT

SOURCE = "id"
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
"""Languages on offer, each with its own name for itself."""

_current: ContextVar[str] = ContextVar("language", default=SOURCE)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it, known to every extractor
    """Mark a string for translation where it is declared; it is translated where it is shown."""
    return message


def use(language: str) -> str:
    """Speak this language from here on in the current run; an unknown one falls back to the source language."""
    chosen = language if language in LANGUAGES else SOURCE
    _current.set(chosen)
    return chosen


def current() -> str:
    return _current.get()


@contextmanager
def spoken(language: str) -> Generator[str]:
    """Speak another language for a while."""
    before = current()
    try:
        yield use(language)
    finally:
        use(before)


def t(message: str, /, **values: object) -> str:
    """The message in the current language, its `{names}` filled in."""
    said = _catalog(current()).gettext(message) if message else ""
    return said.format(**values) if values else said


def sentence(words: str) -> str:
    """The words as the beginning of a sentence."""
    return f"{words[:1].upper()}{words[1:]}"


@lru_cache
def _catalog(language: str) -> gettext.NullTranslations:
    source = ROOT / "locales" / language / "LC_MESSAGES" / "pantau.po"
    if language == SOURCE or not source.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
