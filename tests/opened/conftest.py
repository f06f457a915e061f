"""An answer and other tables as files of every format, to be opened by other programs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from data_access.ask import Answer
from data_access.export import FORMATS, Document, document_of, frame_document, save
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO
from tests.city import CITY
from tests.databases import NewDatabase
from tests.office import Office, soffice_path
from tests.opened.tables import CODES, NAMES, SPOILED, TABLE, widely_asked
from tests.published import published


@pytest.fixture(scope="session")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    named = [row | {"name": NAMES.get(str(row["id"]), row["name"])} for row in CITY["agency"]]
    return published(new_database, tmp_path_factory.mktemp("home"), {**CITY, "agency": named})


@pytest.fixture(scope="session")
def answer(city: Snapshot) -> Answer:
    return widely_asked(city)


@pytest.fixture(scope="session")
def documents(city: Snapshot, answer: Answer) -> dict[str, Document]:
    frames = {"table": TABLE, "codes": CODES, "spoiled": SPOILED}
    made = {name: frame_document(frame, f"Tabel {name}", city, DEMO) for name, frame in frames.items()}
    return {"answer": document_of(answer, DEMO), **made}


@pytest.fixture(scope="session")
def files(documents: Mapping[str, Document], tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Every document in every format."""
    folder = tmp_path_factory.mktemp("files")
    found = {(name, form): folder / FORMATS[form].named(name) for name in documents for form in FORMATS}
    for (name, form), path in found.items():
        save(documents[name], form, path)
    return found


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(soffice_path(), tmp_path_factory.mktemp("office") / "profile")
