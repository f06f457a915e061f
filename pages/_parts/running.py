"""What belongs to this process and to no session: the keeper, once the app has started one."""

from __future__ import annotations

from data_access.snapshot.keeper import Keeper

keeper: Keeper | None = None
"""Set once by `warming`; stays empty in tests and in scripts, where nothing refreshes by itself."""
