"""Headers that more than one reply carries. The figures are a city's own: no other site may read or keep them."""

from __future__ import annotations

from collections.abc import Mapping

SAFE: Mapping[str, str] = {
    "Cache-Control": "private, no-cache",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language",
    "X-Content-Type-Options": "nosniff",
}
"""No CORS header stands among them: a browser shows the answers to no page of another origin."""


def names(header: str, tag: str) -> bool:
    """Whether an If-None-Match or If-Match names this tag (RFC 9110, 13.1; a proxy may have called it weak)."""
    held = {one.strip().removeprefix("W/") for one in header.split(",")}
    return bool(header) and bool(held & {tag, "*"})
