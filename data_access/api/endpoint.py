"""The door of the API: host, method, address and query are looked at before anything is done; faults become problems.

Nothing about figures stands here.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Message, Receive, Scope, Send

from data_access.api import declared, openapi, page, parameters
from data_access.api.asked import asked
from data_access.api.faults import METHODS, problem_of, refused
from data_access.api.headers import SAFE
from data_access.api.lanes import LIGHT, in_lane
from data_access.language import t, use
from data_access.problems import nearest, quoted
from data_access.settings import LOOPBACK, settings
from data_access.viewer import Viewer, known

log = logging.getLogger("pantau.api")

Who = Callable[[Request], Viewer | None]
"""On whose behalf a request is answered; RightsProblem where that is nobody."""

Reply = Callable[[Request, Mapping[str, str], Viewer], Awaitable[Response]]


@dataclass(frozen=True)
class Address:
    """What answers at an address, and the parameters it takes."""

    reply: Reply
    parameters: tuple[str, ...] = (parameters.LANGUAGE,)


def _light(made: Callable[[Request, Viewer], object], kind: type[Response]) -> Reply:
    """A reply that is soon made: declarations, and what describes the API itself."""

    async def reply(request: Request, _query: Mapping[str, str], viewer: Viewer) -> Response:
        return kind(await in_lane(LIGHT, partial(made, request, viewer)))

    return reply


ADDRESSES: Mapping[str, Address] = {
    "": Address(_light(page.page, HTMLResponse)),
    "ask": Address(asked, parameters.ASKED),
    "metrics": Address(_light(declared.metrics, JSONResponse)),
    "dimensions": Address(_light(declared.dimensions, JSONResponse)),
    "releases": Address(_light(declared.releases, JSONResponse)),
    "openapi.json": Address(_light(openapi.description, JSONResponse)),
}
"""What stands below `/api/`."""


class Endpoint:
    """An ASGI application for all addresses of the API."""

    def __init__(self, who: Who) -> None:
        self._who = who

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        response = await self._answered(request)
        for name, value in SAFE.items():
            response.headers.setdefault(name, value)
        await response(scope, receive, _bodiless(send) if request.method == "HEAD" else send)

    async def _answered(self, request: Request) -> Response:
        try:
            use(parameters.language(request))  # the language of this request's task, and of the threads it starts
            return await self._reply(request)
        except Exception as fault:
            problem = problem_of(fault)
            if problem.status_code >= 500:
                log.warning("%s: %s", request.url.path, fault, exc_info=problem.status_code == 500)
            return problem

    async def _reply(self, request: Request) -> Response:
        if not _addressed(request):
            raise refused(421, t("Server ini tidak menjawab untuk nama host itu."))
        if request.method not in METHODS:
            said = t("API ini hanya dibaca: pakai {methods}.", methods=" / ".join(METHODS))
            raise refused(405, said, {"Allow": ", ".join(METHODS)})
        address = _address(request.path_params.get("name", ""))
        query = parameters.query(request, address.parameters)
        return await address.reply(request, query, known(self._who(request)))


def _address(name: str) -> Address:
    if name in ADDRESSES:
        return ADDRESSES[name]
    near = nearest(name, [known for known in ADDRESSES if known])
    said = t("Alamat /api/{name} tidak ada.", name=quoted(name))
    raise refused(404, f"{said} {t('Mungkin maksudnya {near}?', near=f'/api/{near}')}" if near else said)


def _addressed(request: Request) -> bool:
    """Whether the host is one of ours: a page elsewhere whose name leads here must not read the answers."""
    host = request.headers.get("host", "").strip().lower()
    name = host.partition("]")[0].removeprefix("[") if host.startswith("[") else host.partition(":")[0]
    return name in {*LOOPBACK, settings().host.lower()}


def _bodiless(send: Send) -> Send:
    """A reply to HEAD: the same headers, nothing after them."""

    async def sending(message: Message) -> None:
        if message["type"] != "http.response.body":
            await send(message)
        elif not message.get("more_body"):
            await send({**message, "body": b""})

    return sending
