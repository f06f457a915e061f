"""Long files: how far they are, stopping them, what is left of them, and how many there may be."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import time

import polars as pl
import pytest

from data_access.export import Document, document_of
from data_access.language import current, use
from data_access.settings import settings
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO
from pages._parts import jobs, load
from tests.databases import NewDatabase
from tests.published import asked, published

PARTS, ROWS = 4, 100


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(new_database, tmp_path_factory.mktemp("home"))


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Path]:
    monkeypatch.setenv("PANTAU_HOME", str(tmp_path))
    settings.cache_clear()
    yield tmp_path / "files"
    settings.cache_clear()


class Slow:
    """A document whose parts come one by one, as a test lets them."""

    def __init__(self, city: Snapshot) -> None:
        self.gate, self.reached = threading.Semaphore(0), threading.Semaphore(0)
        answer = document_of(asked(city, "headcount", "agency"), DEMO)
        part = next(answer.parts())
        self.part = pl.concat([part] * ROWS).head(ROWS)
        self.document: Document = replace(answer, height=PARTS * ROWS, parts=self.parts)

    def parts(self) -> Iterator[pl.DataFrame]:
        for _ in range(PARTS):
            self.reached.release()
            assert self.gate.acquire(timeout=20)
            yield self.part

    def let(self, parts: int = PARTS) -> None:
        for _ in range(parts):
            self.gate.release()

    def begun(self, parts: int) -> None:
        for _ in range(parts):
            assert self.reached.acquire(timeout=20)


def plainly(build: Callable[[], None]) -> Callable[[], None]:
    return build


def test_a_file_says_how_far_it_is_and_is_there_whole(city: Snapshot, files: Path) -> None:
    slow = Slow(city)
    job = jobs.started(slow.document, "csv", plainly)
    slow.begun(1)
    slow.let(2)
    slow.begun(2)
    assert (job.running, job.ready, job.done, job.of) == (True, False, 2 * ROWS, PARTS * ROWS)
    slow.let()
    assert job.wait(20)
    assert (job.ready, job.done, job.trouble) == (True, PARTS * ROWS, "")
    assert len(pl.read_csv(job.path, infer_schema=False)) == PARTS * ROWS
    assert [path.name for path in files.iterdir()] == [job.path.name]
    assert job.name.endswith(".csv") and job.path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_stopped_file_leaves_nothing(city: Snapshot, files: Path, form: str) -> None:
    slow = Slow(city)
    job = jobs.started(slow.document, form, plainly)
    slow.begun(1)
    slow.let(1)
    slow.begun(1)
    job.stop()
    slow.let()
    assert job.wait(20)
    assert job.trouble == "Dibatalkan: berkas tidak dibuat."
    assert not job.ready and job.done < job.of
    assert list(files.iterdir()) == []


def test_a_file_nobody_waits_for_is_not_finished(city: Snapshot, files: Path) -> None:
    slow = Slow(city)
    job = jobs.started(slow.document, "csv", plainly)
    slow.begun(1)
    job.seen -= jobs.ABANDONED.total_seconds() + 1
    slow.let()
    assert job.wait(20)
    assert job.trouble and list(files.iterdir()) == []


def test_a_fault_becomes_a_sentence(city: Snapshot, files: Path, caplog: pytest.LogCaptureFixture) -> None:
    slow = Slow(city)

    def broken() -> Iterator[pl.DataFrame]:
        yield slow.part
        raise ValueError("seven")

    job = jobs.started(replace(slow.document, parts=broken), "csv", plainly)
    assert job.wait(20)
    assert job.trouble == "Berkas gagal dibuat oleh kesalahan program; rinciannya ada di log."
    assert "seven" in caplog.text
    assert list(files.iterdir()) == []


def test_a_home_that_cannot_be_written_is_told(city: Snapshot, files: Path) -> None:
    files.write_text("in the way")
    with pytest.raises(jobs.JobProblem, match="Berkas tidak dapat ditulis"):
        jobs.started(Slow(city).document, "csv", plainly)


def test_two_files_at_a_time(city: Snapshot, files: Path) -> None:
    several = [Slow(city) for _ in range(jobs.MOST)]
    running = [jobs.started(one.document, "csv", plainly) for one in several]
    with pytest.raises(jobs.JobProblem, match="2 berkas besar lain"):
        jobs.started(Slow(city).document, "csv", plainly)
    for one in several:
        one.let()
    assert all(job.wait(20) for job in running)
    another = Slow(city)
    another.let()
    assert jobs.started(another.document, "csv", plainly).wait(20)


def test_a_thread_speaks_the_language_of_the_one_who_asks(city: Snapshot, files: Path) -> None:
    slow, heard = Slow(city), []

    def parts() -> Iterator[pl.DataFrame]:
        heard.append(current())
        yield from slow.parts()

    slow.let()
    use("en")
    try:
        job = jobs.started(replace(slow.document, parts=parts), "csv", load.in_language)
    finally:
        use("id")
    assert job.wait(20) and heard == ["en"]


def test_old_files_go_and_new_ones_stay(files: Path) -> None:
    folder = jobs.folder()
    for name, minutes in {"new.csv": 0, "resting.csv": 5, "old.csv": 61, ".old.csv.part": 61}.items():
        path = folder / name
        path.touch()
        touched = time() - 60 * minutes
        os.utime(path, (touched, touched))
    jobs.swept(timedelta(hours=1))
    assert sorted(path.name for path in folder.iterdir()) == ["new.csv", "resting.csv"]
    jobs.swept()
    assert [path.name for path in folder.iterdir()] == ["new.csv"]


def test_an_unwanted_file_goes_at_once(city: Snapshot, files: Path) -> None:
    slow = Slow(city)
    slow.let()
    job = jobs.started(slow.document, "csv", plainly)
    assert job.wait(20)
    job.discard()
    assert not job.ready and list(files.iterdir()) == []
