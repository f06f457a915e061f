"""One refresher and many readers: nothing torn, killed, broken or crowded out reaches a reader."""

from __future__ import annotations

import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from data_access.problems import SnapshotProblem
from data_access.settings import ROOT, Settings
from data_access.snapshot import Shelf, refresh
from tests.city import AS_OF
from tests.databases import NewDatabase
from tests.published import SMALL, asked, complain, filled, newest, received, settings_in


@pytest.fixture
def url(new_database: NewDatabase) -> Generator[str]:
    """A SQLite database with people and complaints."""
    with new_database("sqlite") as fresh:
        yield filled(fresh, SMALL)


@pytest.fixture
def here(tmp_path: Path) -> Settings:
    return settings_in(tmp_path / "home")


def test_a_second_refresher_is_sent_away(here: Settings, url: str) -> None:
    said = []

    def meanwhile(_what: str, _part: float) -> None:
        if not said:
            with pytest.raises(SnapshotProblem) as refused:
                refresh(here, url)
            said.append(str(refused.value))

    assert refresh(here, url, progress=meanwhile).published
    assert said == ["Pembaruan lain sedang berjalan. Coba lagi sebentar."]


def test_a_reader_keeps_the_version_it_opened(here: Settings, url: str) -> None:
    old = refresh(here, url).snapshot
    complain(url, "new")
    new = refresh(here, url).snapshot
    assert (received(old), received(new)) == (13, 14)
    assert received(Shelf(here, url).version(old.version)) == 13


def test_what_is_kept_is_the_newest_and_the_first_of_each_month(tmp_path: Path, url: str) -> None:
    settings = settings_in(tmp_path, keep_versions=2)
    first = refresh(settings, url).snapshot
    for name in ("20250101T000000000000Z", "20250115T000000000000Z", "20250201T000000000000Z"):
        shutil.copytree(first.folder, first.folder.parent / name)
    published = [first.version]
    for number in range(3):
        complain(url, f"new{number}")
        published.append(refresh(settings, url).snapshot.version)
    kept = sorted(path.name for path in first.folder.parent.iterdir() if path.is_dir())
    assert kept == ["20250101T000000000000Z", "20250201T000000000000Z", published[0], *published[-2:]]
    with pytest.raises(SnapshotProblem, match=f"Rilis {published[1]} tidak disimpan lagi."):
        Shelf(settings, url).version(published[1])


@pytest.mark.parametrize("named", ["/", "..", ".", "{elsewhere}", "{version}/../{version}", "x" * 300, "no\0name", ""])
def test_a_link_names_a_version_and_never_a_path(here: Settings, url: str, tmp_path: Path, named: str) -> None:
    only = refresh(here, url).snapshot
    elsewhere = shutil.copytree(only.folder, tmp_path / "elsewhere")
    with pytest.raises(SnapshotProblem, match="tidak disimpan lagi"):
        Shelf(here, url).version(named.format(elsewhere=elsewhere, version=only.version))


def test_a_torn_version_that_a_link_names_is_told(here: Settings, url: str) -> None:
    only = refresh(here, url).snapshot
    (only.folder / "fact-complaint.parquet").write_bytes(b"PAR1")
    with pytest.raises(SnapshotProblem, match=f"Berkas rilis {only.version} rusak"):
        Shelf(here, url).version(only.version)


def test_a_reader_of_a_version_that_is_gone_is_told(here: Settings, url: str) -> None:
    old = refresh(here, url).snapshot
    shutil.rmtree(old.folder)
    with pytest.raises(SnapshotProblem, match="tidak disimpan lagi"):
        asked(old, "headcount")


def test_everything_is_for_its_owner_alone(here: Settings, url: str) -> None:
    refresh(here, url)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (here.home, *here.home.rglob("*"))}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}


def test_a_torn_version_gives_way_to_the_one_before(here: Settings, url: str) -> None:
    old = refresh(here, url).snapshot
    complain(url, "new")
    new = refresh(here, url).snapshot
    (new.folder / "fact-complaint.parquet").write_bytes(b"PAR1")
    opened = newest(here, url)
    assert (opened.version, received(opened)) == (old.version, 13)
    assert opened.damaged == (f"Berkas rilis {new.version} rusak (fact-complaint.parquet).",)
    mended = refresh(here, url, full=True)
    assert (mended.published, received(newest(here, url)), newest(here, url).damaged) == (True, 14, ())


@pytest.mark.parametrize("damage", ["empty file", "no file", "no manifest", "half a manifest"])
def test_when_every_version_is_torn_it_says_so(here: Settings, url: str, damage: str) -> None:
    only = refresh(here, url).snapshot
    file = only.folder / ("manifest.json" if "manifest" in damage else "fact-headcount.parquet")
    if damage.startswith("no"):
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:50] if "half" in damage else b"")
    with pytest.raises(SnapshotProblem, match=f"Berkas rilis {only.version} rusak .*Tidak ada rilis utuh. Jalankan"):
        Shelf(here, url).newest()
    assert refresh(here, url).published
    assert received(newest(here, url)) == 13


@pytest.mark.parametrize("pointer", ["", "{", '{"version": "nowhere"}', "[]"])
def test_a_broken_pointer_hides_nothing(here: Settings, url: str, pointer: str) -> None:
    version = refresh(here, url).snapshot.version
    Shelf(here, url).pointer.write_text(pointer)
    assert newest(here, url).version == version


def test_another_declaration_or_database_has_its_own_shelf(here: Settings, url: str) -> None:
    assert Shelf(here, url).folder == Shelf(here, url).folder
    assert Shelf(here, url).folder != Shelf(here, url + "2").folder
    server = "postgresql://u:{}@h/d"
    assert Shelf(here, server.format("one")).folder == Shelf(here, server.format("two")).folder


_REFRESHING = """
import sys
from datetime import date
from pathlib import Path
from data_access.settings import Settings
from data_access.snapshot import refresh
home, url = sys.argv[1:]
print("ready", flush=True)
for turn in range(1000):
    refresh(Settings(home=Path(home), as_of=date(2026, 5, 15 - turn % 2)), url, wait=5)
"""
KILLED_AFTER = (0.07, 0.33, 0.61)
"""Seconds into a run of refreshes that each publish: somewhere in counting, writing, pointing, or between."""


def test_a_killed_refresh_leaves_the_last_version_whole(here: Settings, url: str) -> None:
    refresh(here, url)
    for seconds in KILLED_AFTER:
        before = newest(here, url).version
        with subprocess.Popen(
            [sys.executable, "-c", _REFRESHING, str(here.home), url], stdout=subprocess.PIPE, cwd=ROOT
        ) as child:
            assert child.stdout is not None and child.stdout.readline() == b"ready\n"
            time.sleep(seconds)
            child.send_signal(signal.SIGKILL)
        assert child.returncode == -signal.SIGKILL
        left = newest(here, url)
        assert (left.damaged, left.version >= before, received(left)) == ((), True, 13)
        mended = refresh(here, url).snapshot
        assert (mended.as_of, mended.damaged) == (AS_OF, ())
        assert not refresh(here, url, full=True).published
        assert not list(mended.folder.parent.glob(".new-*"))


def test_two_processes_write_the_same_bytes(here: Settings, url: str) -> None:
    once = _REFRESHING.replace("range(1000)", "[0]")
    subprocess.run([sys.executable, "-c", once, str(here.home), url], check=True, cwd=ROOT, capture_output=True)
    assert not refresh(here, url, full=True).published
