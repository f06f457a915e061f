"""How pages are written: they ask and show, know no SQL, shadow no module, and start from one literal."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path

import pytest

from data_access.settings import ROOT
from pages._parts.menu import PAGES

FRAME = ROOT / "pages" / "_frame.py"
PAGE_FILES = [page.path for page in PAGES.values()]
PARTS = sorted((ROOT / "pages" / "_parts").rglob("*.py"))


@pytest.mark.parametrize("path", PAGE_FILES, ids=lambda path: path.stem)
def test_a_page_only_asks_and_shows(path: Path) -> None:
    """No functions, no Polars, no state, no SQL, no arithmetic: those live below `data_access` and `_parts`."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    banned = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.BinOp, ast.For, ast.While)
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert [ast.dump(node)[:60] for node in ast.walk(tree) if isinstance(node, banned)] == []
    assert not imported & {"polars", "sqlalchemy", "plotly", "streamlit"}
    assert "session_state" not in source
    assert len(source.splitlines()) <= 80


def test_no_page_is_named_like_a_module_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """`pages/` comes first on the path: a page called `profile` would be imported in place of the module."""
    outside = [entry for entry in __import__("sys").path if Path(entry or ".").resolve() != ROOT / "pages"]
    monkeypatch.setattr("sys.path", outside)
    for path in (ROOT / "pages").glob("*.py"):
        assert importlib.util.find_spec(path.stem) is None, f"{path.name} shadows a module"


def test_figures_and_look_know_no_streamlit() -> None:
    for path in [*(ROOT / "pages" / "_parts" / "charts").glob("*.py"), ROOT / "pages" / "_parts" / "theme.py"]:
        assert not re.search(r"^\s*(import|from) (streamlit|plotly)", path.read_text(encoding="utf-8"), re.M), path


def test_the_screen_knows_no_sql_and_every_file_says_what_it_is() -> None:
    for path in [*PARTS, *PAGE_FILES, FRAME]:
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"^\s*(import|from) sqlalchemy", source, re.M), path
        assert ast.get_docstring(ast.parse(source)), path


def test_the_application_is_a_literal_of_its_entrypoint() -> None:
    """Anything else is not recognised, and then every file in pages/ opens without the frame."""
    tree = ast.parse((ROOT / "dashboard.py").read_text(encoding="utf-8"))
    made = [node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "app"]
    assert len(made) == 1
    assert isinstance(made[0], ast.Call)
    assert ast.unparse(made[0].func) == "st.App"
