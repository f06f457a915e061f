"""What is no answer: each has its status, a sentence, and nothing of the inside; nothing is left out in silence."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import anyio
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.testclient import TestClient

from data_access import api
from data_access.api.endpoint import Endpoint
from data_access.api.faults import Refused
from data_access.api.lanes import Lane, in_lane
from data_access.settings import settings
from data_access.viewer import DEMO, Viewer
from tests.api.conftest import HERE, Reached

WRONG: list[tuple[str, int, str]] = [
    ("", 400, "Sebutkan ukuran"),
    ("show=", 400, "Sebutkan ukuran"),
    ("show=jp2", 400, "Mungkin maksudnya jp20?"),
    ("show=jp20,ikm", 400, "jp20 dan ikm"),
    ("show=jp20&rows=oppd", 400, "Mungkin maksudnya opd?"),
    ("show=jp20&rows=unsur", 400, "Unsur"),
    ("show=jp20&column=opd,city", 400, "Hanya satu dimensi dapat menjadi kolom."),
    ("show=jp20&compare=last", 400, "Pembanding 'last' tidak dikenal"),
    ("show=jp20&form=tall", 400, "Bentuk tabel 'tall' tidak dikenal"),
    ("show=jp20&status=pns", 400, "Mungkin maksudnya PNS?"),
    ("show=jp20&city=99.99", 400, "'99.99' tidak dikenal"),
    ("show=jp20&opd=nowhere", 400, "'nowhere' tidak dikenal"),
    ("show=jp20&period=2026-13", 400, "Periode '2026-13' tidak dikenal."),
    ("show=jp20&from=2026-01&to=2026-T2", 400, "berbeda jenis"),
    ("show=jp20&from=2026-05&to=2026-01", 400, "terbalik"),
    ("show=jp20&period=2026&from=2025", 400, "bukan keduanya"),
    ("show=jp20&citty=72.71", 400, "Parameter 'citty' tidak dikenal. Mungkin maksudnya city?"),
    ("show=jp20&show=jp0", 400, "'show' disebut lebih dari sekali"),
    ("show=jp20&format=cvs", 400, "Mungkin maksudnya csv?"),
    ("show=jp20&values=raw", 400, "hanya mengenal 'written'"),
    ("show=jp20&lang=fr", 400, "Bahasa 'fr' tidak ada."),
    ("show=jp20&v=20200101T000000000000Z", 404, "tidak disimpan lagi"),
    ("show=jp20&v=../../etc/passwd", 404, "tidak disimpan lagi"),
    ("show=jp20&city=" + "1" * 9000, 414, "Alamat terlalu panjang"),
]


def _problem(reply: Any, status: int) -> str:
    """The sentence of a problem document, which says what its reply says."""
    told = reply.json()
    assert (reply.status_code, told["status"]) == (status, status)
    assert reply.headers["content-type"] == "application/problem+json"
    assert set(told) == {"type", "title", "status", "detail"}
    return told["detail"]


@pytest.mark.parametrize(("query", "status", "words"), WRONG, ids=[query[:40] for query, *_ in WRONG])
def test_a_wrong_question_is_told_what_is_wrong(program: TestClient, query: str, status: int, words: str) -> None:
    assert words in _problem(program.get(f"/api/ask?{query}"), status)


@pytest.mark.parametrize("address", ["metrics", "dimensions", "releases", "openapi.json", ""])
def test_the_others_take_no_word_but_the_language(program: TestClient, address: str) -> None:
    assert program.get(f"/api/{address}?lang=en").status_code == 200
    assert "'show'" in _problem(program.get(f"/api/{address}?show=jp20"), 400)


def test_an_address_that_is_not_there_is_no_page(program: TestClient) -> None:
    assert _problem(program.get("/api/asks"), 404).endswith("Mungkin maksudnya /api/ask?")
    assert "tidak ada" in _problem(program.get("/api/ask/more"), 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_it_is_only_read(program: TestClient, method: str) -> None:
    reply = program.request(method, "/api/ask?show=jp20")
    assert reply.headers["allow"] == "GET, HEAD"
    _problem(reply, 405)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8501", "", "[fe80::1]"])
def test_another_name_for_this_machine_is_refused(program: TestClient, host: str) -> None:
    """Else a page elsewhere, whose name was made to lead here, could read the answers."""
    _problem(program.get("/api/ask?show=jp20", headers={"Host": host}), 421)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8501", "[::1]:8501", "LOCALHOST"])
def test_its_own_names_are_answered(program: TestClient, host: str) -> None:
    assert program.get("/api/ask?show=jp20", headers={"Host": host}).status_code == 200


def test_a_host_that_was_set_is_answered(program: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANTAU_HOST", "Dasbor.example")
    settings.cache_clear()
    assert program.get("/api/metrics", headers={"Host": "dasbor.example:80"}).status_code == 200


@pytest.mark.parametrize("nobody", [None, Viewer("", "tamu")])
def test_nobody_gets_nothing(reached: Reached, nobody: Viewer | None) -> None:
    assert "Tidak ada yang masuk" in _problem(reached(nobody).get("/api/ask?show=jp20"), 403)
    _problem(reached(nobody).get("/api/metrics"), 403)


def test_what_nobody_foresaw_says_nothing_of_its_inside(at_home: None) -> None:
    def broken(_request: Request) -> Viewer:
        raise ZeroDivisionError("secret")

    with TestClient(Starlette(routes=api.routes(broken)), base_url=HERE) as client:
        assert _problem(client.get("/api/metrics"), 500) == "Kesalahan program; rinciannya ada di log."


def test_without_a_release_it_is_worth_asking_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: TestClient
) -> None:
    monkeypatch.setenv("PANTAU_HOME", str(tmp_path))
    settings.cache_clear()
    reply = program.get("/api/ask?show=jp20")
    assert "Belum ada rilis" in _problem(reply, 503)
    assert reply.headers["retry-after"] == "60"
    _problem(program.get("/api/dimensions"), 503)
    assert program.get("/api/releases").json() == {"newest": "", "releases": []}
    assert program.get("/api/metrics").status_code == 200


def test_a_part_behind_the_end_is_none(program: TestClient) -> None:
    reply = program.get("/api/ask?show=jp20", headers={"Range": "bytes=99999999-"})
    _problem(reply, 416)
    assert reply.headers["content-range"].startswith("bytes */")


def test_every_reply_is_for_this_reader_alone(program: TestClient) -> None:
    for reply in (program.get("/api/ask?show=jp20"), program.get("/api/ask"), program.get("/api")):
        assert reply.headers["cache-control"] == "private, no-cache"
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert reply.headers["referrer-policy"] == "no-referrer"
        assert not [name for name in reply.headers if name.startswith("access-control")]


def test_a_full_lane_asks_to_come_back() -> None:
    """One works, one waits; the third is sent away, and the one that waited is answered after all."""
    lane, done = Lane("test", abreast=1, waiting=1), Event()
    answered: list[str] = []

    async def ask(name: str, work: Any) -> None:
        answered.append(await in_lane(lane, work) or name)

    async def crowd() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(ask, "first", lambda: "first" if done.wait(30) else "late")
            await anyio.sleep(0.05)
            group.start_soon(ask, "second", lambda: "second")
            await anyio.sleep(0.05)
            with pytest.raises(Refused) as refusal:
                await in_lane(lane, lambda: "third")
            assert (refusal.value.status, refusal.value.headers) == (503, {"Retry-After": "5"})
            done.set()

    anyio.run(crowd)
    assert answered == ["first", "second"]


def test_who_has_gone_needs_no_file(at_home: None) -> None:
    """Nobody hears the reply; it is the work that must not be done."""
    said: list[Any] = []

    async def receive() -> dict[str, str]:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        said.append(message)

    scope: dict[str, Any] = {
        "type": "http",
        "method": "GET",
        "path": "/api/ask",
        "query_string": b"show=headcount&rows=agency",
    }
    scope |= {"headers": [(b"host", b"127.0.0.1")], "path_params": {"name": "ask"}, "scheme": "http"}
    anyio.run(Endpoint(lambda _request: DEMO), scope, receive, send)
    assert said[0]["status"] == 503
    assert list(settings().folder("files").iterdir()) == []


def test_the_one_viewer_of_the_app_is_its_reader() -> None:
    import dashboard

    assert dashboard.viewer(Request({"type": "http"})) == DEMO
    assert [getattr(route, "path", "") for route in dashboard.routes()] == ["/api", "/api/{name:path}"]
