"""One published city for all that put a file to its release again, and the releases that are kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data_access.export import Document, Layout, document_of
from data_access.filters import Filters
from data_access.snapshot import Snapshot
from data_access.snapshot.release import no_longer_kept
from data_access.viewer import DEMO
from tests.city import CITY
from tests.databases import NewDatabase
from tests.published import asked, published
from tests.rows import rows

LINK = "http://127.0.0.1:8501/explore"


@pytest.fixture(scope="session")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    delivery = rows("source agency_id month due_on synthetic", ("SIMPEG", "palu", "2026-04-01", "2026-05-10", 1))
    return published(new_database, tmp_path_factory.mktemp("home"), {**CITY, "delivery": delivery})


@pytest.fixture(scope="session")
def kept(city: Snapshot) -> Callable[[str], Snapshot]:
    """The releases that are kept: this one."""

    def version(name: str) -> Snapshot:
        if name != city.version:
            raise no_longer_kept(name)
        return city

    return version


@pytest.fixture(scope="session")
def laid_out(city: Snapshot) -> Callable[[Layout], Document]:
    """The document of one question in a layout; asked anew each time, for its words are in the language spoken then."""

    def document(layout: Layout) -> Document:
        answer = asked(city, "jp20 jp_median", "opd status", Filters(city=("72.71",)), compare="year_before")
        return document_of(answer, DEMO, LINK, layout)

    return document


@pytest.fixture(scope="session")
def document(laid_out: Callable[[Layout], Document]) -> Document:
    return laid_out(Layout())
