"""Brings every catalog up to date with the sources: `uv run python -m locales.update`.

New strings come in untranslated (the tests name them), strings nobody says any more go out. Strings are found in the
syntax tree, for the usual extractors pass over folders that begin with an underscore and over f-strings.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

LOCALES = Path(__file__).resolve().parent
ROOT = LOCALES.parent


def said() -> Iterator[str]:
    """Every string of the sources that is marked for a reader, by `t` or `N_`."""
    files = [*(ROOT / "data_access").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "dashboard.py"]
    for node in (node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))):
        named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("t", "N_")
        if named and node.args and isinstance(node.args[0], ast.Constant) and node.args[0].value:
            yield str(node.args[0].value)


def catalog(language: str) -> Catalog:
    with _file(language).open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> None:
    """Rewrite one catalog, sorted, its header as it was."""
    found, strings = catalog(language), set(said())
    for message in [one for one in found if one.id and str(one.id) not in strings]:
        found.delete(message.id)
    for string in strings - {str(one.id) for one in found}:
        found.add(string)
    body = io.BytesIO()
    write_po(body, found, sort_output=True, width=0, omit_header=True)
    header = _file(language).read_text(encoding="utf-8").split("\n\n", 1)[0]
    _file(language).write_text(f"{header}\n\n{body.getvalue().decode()}", encoding="utf-8")


def _file(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / "pantau.po"


if __name__ == "__main__":
    for folder in sorted(LOCALES.glob("*/LC_MESSAGES")):
        update(folder.parent.name)
