"""Any bytes at all are a table or a sentence, never another fault: noise, files cut short, files with bits turned."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data_access.importers.files import Source, read_content
from data_access.importers.problems import ImportProblem
from tests.importers import made
from tests.importers.made import NIP

ROWS = [["NIP", "Nama", "Nilai"], *([NIP, f"Pegawai {at}", 90.5] for at in range(40))]
PAGE = "<table>" + "".join(f"<tr><td rowspan=2>{NIP}<td colspan=3>x</tr>" for _ in range(20)) + "</table>"
WHOLE = {
    "a.xlsx": made.xlsx(ROWS),
    "a.xls": made.xls(ROWS),
    "a.ods": made.ods(f"<table:table-row>{made.ods_text(NIP) * 3}</table:table-row>" * 20),
    "a.html": PAGE.encode(),
    "a.json": json.dumps({"data": [{"nip": NIP, "isi": {"a": 1}}] * 20}).encode(),
    "a.csv": "".join(f'{NIP};"Siti, ""S.E.""";90,5\n' for _ in range(40)).encode(),
}
FEW = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(FEW, max_examples=300)


def outcome(content: bytes, name: str) -> Source | str:
    """The file read, or the sentence that says why not."""
    try:
        return read_content(content, name)
    except ImportProblem as problem:
        return str(problem)


def check(content: bytes, name: str) -> None:
    found = outcome(content, name)
    if isinstance(found, str):
        assert name in found
    else:
        assert all(one.cells.height and one.cells.columns[0] == "_row" for one in found.sheets)


def broken(data: st.DataObject, whole: bytes) -> bytes:
    """The file cut short, or with some bytes changed."""
    cut = data.draw(st.integers(1, len(whole)), "length")
    content = bytearray(whole[: data.draw(st.sampled_from([cut, len(whole)]), "kept")])
    for at, to in data.draw(st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=8)):
        content[at] = to
    return bytes(content)


@MANY
@given(st.binary(max_size=400))
def test_noise(content: bytes) -> None:
    check(content, "derau.csv")


@MANY
@given(st.text(alphabet="a1é\"\n\r;,\t|=\0 '", max_size=60))
def test_noise_that_looks_like_separated_text(text: str) -> None:
    check(text.encode(), "derau.csv")


@MANY
@given(st.data())
def test_broken_separated_text(data: st.DataObject) -> None:
    check(broken(data, WHOLE["a.csv"]), "a.csv")


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "a.csv"])
@FEW
@given(st.data())
def test_broken_files(name: str, data: st.DataObject) -> None:
    check(broken(data, WHOLE[name]), name)


@pytest.mark.parametrize("name", WHOLE)
def test_whole_files_are_read(name: str) -> None:
    source = outcome(WHOLE[name], name)
    assert isinstance(source, Source)
    assert NIP in {cell for row in source.sheets[0].cells.rows() for cell in row}


@pytest.mark.parametrize("text", ["<table>" + "<td colspan=1000>" * 5_000, "[" * 50_000 + "{", '{"a":' * 50_000])
def test_files_made_to_break_a_reader(text: str) -> None:
    assert isinstance(outcome(text.encode(), "jahat.json"), str)
