"""How much memory this process holds, for benchmarks; on Linux only, elsewhere nothing is known."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

_STATUS = Path("/proc/self/status")
_MEGABYTE = 2**20


def held() -> float | None:
    """Megabytes held now; from here on the peak counts anew."""
    if _STATUS.exists():
        with suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5")
    return _line("VmRSS")


def grown(before: float | None) -> float | None:
    """Megabytes that the peak since `held` lies above it."""
    after = _line("VmHWM")
    return None if before is None or after is None else after - before


def _line(name: str) -> float | None:
    if not _STATUS.exists():
        return None
    kilobytes = next(one for one in _STATUS.read_text().splitlines() if one.startswith(name)).split()[1]
    return int(kilobytes) * 1024 / _MEGABYTE
