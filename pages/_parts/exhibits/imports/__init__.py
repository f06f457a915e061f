"""The exhibits of Impor: a file on its way, what became of it, and what came before."""

from __future__ import annotations

from pages._parts.exhibits.imports.flow import bring
from pages._parts.exhibits.imports.log import past

__all__ = ["bring", "past"]
