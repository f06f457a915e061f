"""Who may see the rows behind a cell: by right, within the viewer's places, by pseudonym, and never unnoticed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.problems import DatabaseProblem, RightsProblem
from data_access.settings import Settings
from data_access.store import audit_log
from data_access.viewer import NAMES, PERSONS, Viewer
from tests.city import CITY
from tests.databases import KINDS, NewDatabase
from tests.listed import Place, loaded
from tests.published import settings_in

PLANNER = Viewer("pita", "perencana", rights=frozenset({PERSONS}))
PERSON_IDS = {str(row["id"]) for row in CITY["employee"]}
LISTED = [name for name, fact in FACTS.items() if fact.privacy < 3]


@pytest.fixture(scope="module", params=KINDS)
def everywhere(
    request: pytest.FixtureRequest, new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    yield from loaded(new_database, tmp_path_factory.mktemp("home"), request.param)


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    yield from loaded(new_database, tmp_path_factory.mktemp("home"), "sqlite")


@pytest.mark.parametrize(
    ("viewer", "names"),
    [
        (None, False),
        (Viewer("", "tamu", rights=frozenset({PERSONS})), False),
        (Viewer("pim", "pimpinan"), False),
        (PLANNER, True),
        (Viewer("n", "aneh", rights=frozenset({NAMES})), True),
    ],
)
def test_without_the_right_nothing_is_read(city: Place, viewer: Viewer | None, names: bool) -> None:
    before = audit_log(city.settings).height
    with pytest.raises(RightsProblem):
        city.records("headcount", viewer, names=names)
    assert audit_log(city.settings).height == before


def test_what_is_anonymous_is_shown_to_nobody(city: Place) -> None:
    with pytest.raises(RightsProblem, match="anonim"):
        city.records("satisfaction")


@pytest.mark.parametrize(
    ("viewer", "agencies"),
    [
        (replace(PLANNER, cities=frozenset({"16.71"})), {"dikp"}),
        (replace(PLANNER, agencies=frozenset({"dik"})), {"dik", "sd1"}),
        (replace(PLANNER, agencies=frozenset({"dik"}), cities=frozenset({"16.71"})), set()),
        (PLANNER, {"dik", "sd1", "kes", "pkm", "dikp", "gone"}),
    ],
)
def test_a_viewer_sees_no_person_beyond_the_scope(city: Place, viewer: Viewer, agencies: set[str]) -> None:
    found = city.records("headcount", viewer)
    assert set(found.frame["agency"]) == agencies
    assert found.total == found.frame.height


def test_a_cell_beyond_the_scope_is_empty(city: Place) -> None:
    found = city.records("headcount", replace(PLANNER, agencies=frozenset({"dik"})), cell={"agency": "kes"})
    assert (found.total, found.frame.height) == (0, 0)


@pytest.mark.parametrize("fact", LISTED)
def test_no_page_shows_an_identifier_of_a_person(city: Place, fact: str) -> None:
    frame = city.records(fact, PLANNER).frame
    texts = [frame[name] for name, kind in frame.schema.items() if kind == pl.String]
    if not FACTS[fact].person:
        assert "person" not in frame.columns
        return
    assert not any(set(text.drop_nulls()) & PERSON_IDS for text in texts)
    assert frame["person"].str.contains(r"^P-[A-Z2-7]{12}$").all()
    assert not {"record", "nip", "name"} & set(frame.columns)


def test_a_pseudonym_is_the_same_everywhere_and_another_elsewhere(city: Place, tmp_path: Path) -> None:
    cell = {"agency": "sd1"}
    one, other = (set(city.records(fact, PLANNER, cell=cell).frame["person"]) for fact in ("headcount", "coverage"))
    assert one == other and len(one) == 2
    elsewhere = Settings(home=tmp_path, store_url=city.settings.own_store_url)
    away = replace(city, settings=elsewhere).records("headcount", PLANNER, cell=cell)
    assert not set(away.frame["person"]) & one


def test_names_show_by_an_explicit_wish_and_right(everywhere: Place) -> None:
    found = everywhere.records("headcount", cell={"agency": "sd1"}, names=True)
    assert found.frame.select("person", "name").rows() == [("c", "Nama C"), ("d", "Nama D")]
    assert "Rincian kerja" in found.note


def test_each_reading_is_noted_with_its_question_and_never_its_persons(city: Place) -> None:
    found = city.records("fit", PLANNER, Filters(city=("72.71",)), cell={"opd": "kes"}, limit=2)
    line = audit_log(city.settings, 1).row(0, named=True)
    assert (line["subject"], line["role"], line["action"], line["rows"]) == (
        "pita",
        "perencana",
        "records",
        2,
    )
    told = json.loads(line["what"])
    assert (told["fact"], told["cell"], told["filters"]) == ("fit", {"opd": "kes"}, {"city": "72.71"})
    assert (told["limit"], told["offset"], told["names"]) == (2, 0, False)
    assert not any(person in line["what"] for person in found.frame["person"])


def test_what_cannot_be_noted_is_not_shown(city: Place) -> None:
    deaf = replace(city, settings=settings_in(city.settings.home, store_url="sqlite:////proc/none/store.db"))
    with pytest.raises(DatabaseProblem, match="Catatan produk"):
        deaf.records("headcount")
