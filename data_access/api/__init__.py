"""The read-only HTTP API: a program gets the same answers as a page, by the same link, under the same rights.

It is mounted beside the app and shares its process: work runs in threads of its own, few at a time, so that it can
never hold up a reader. It writes nothing but passing files, and knows no screen.
"""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from data_access.api.endpoint import Endpoint, Who

__all__ = ["ROOT_PATH", "routes"]

ROOT_PATH = "/api"


def routes(who: Who) -> list[BaseRoute]:
    """`/api` and everything below it; `who` says on whose behalf a request is answered."""
    endpoint = Endpoint(who)
    return [Route(ROOT_PATH, endpoint), Route(f"{ROOT_PATH}/{{name:path}}", endpoint)]
