"""What may be set from outside, read once and frozen. Nothing else reads the environment."""

from __future__ import annotations

import hashlib
import os
import threading
from contextlib import suppress
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from data_access.problems import SettingProblem

ROOT = Path(__file__).resolve().parent.parent
"""The folder of the application: `dashboard.py`, `pages/` and `locales/` lie in it."""

PRIVATE = 0o700
"""Folders of the product are for their owner only: counted rows of one person exist (`pages.md` §3, P9)."""


LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""Names of this machine for itself."""


class Settings(BaseSettings):
    """Settings from the environment (`PANTAU_…`, `DATABASE_URL`); each has a sensible default."""

    model_config = SettingsConfigDict(env_prefix="PANTAU_", frozen=True, extra="ignore")

    home: Path = Field(default=Path(".pantau"), description="Folder for everything the product writes")
    database_url: str = Field(
        default="",
        validation_alias=AliasChoices("DATABASE_URL", "PANTAU_DATABASE_URL", "database_url"),
        description="Shared database to read; empty = the embedded one",
    )
    write_url: str = Field(default="", description="Database that init, demo and importers may write to")
    store_url: str = Field(default="", description="The product's own database; empty = SQLite in PANTAU_HOME")
    as_of: date | None = Field(default=None, description="Data date; empty = today (synthetic data: its own)")
    closing_days: int = Field(default=31, ge=0, description="Days after its end when a period is closed")
    keep_versions: int = Field(default=30, ge=1, description="Snapshot versions kept, beside each month's first")
    refresh_minutes: int = Field(default=15, ge=1, description="Minutes between refreshes of the open periods")
    read_timeout: int = Field(default=10, ge=1, description="Seconds a statement of a reader may take")
    refresh_timeout: int = Field(default=1800, ge=1, description="Seconds a statement of a refresh may take")
    host: str = Field(default="127.0.0.1", description="Address the app listens on")
    port: int = Field(default=8501, ge=1, le=65535, description="Port the app listens on")
    language: Literal["id", "en"] = Field(default="id", description="Language when neither link nor browser says one")

    @field_validator("home")
    @classmethod
    def _absolute(cls, home: Path) -> Path:
        home = home.expanduser()
        return home if home.is_absolute() else ROOT / home

    @cached_property
    def embedded_url(self) -> str:
        return f"sqlite:///{self.home / 'shared.db'}"

    @property
    def reading_url(self) -> str:
        return self.database_url or self.embedded_url

    @property
    def writing_url(self) -> str:
        """Where init, demo and importers write: named on purpose, or the embedded database when none is shared."""
        return self.write_url or ("" if self.database_url else self.embedded_url)

    @property
    def own_store_url(self) -> str:
        return self.store_url or f"sqlite:///{self.home / 'store.db'}"

    def folder(self, *names: str) -> Path:
        """A private folder below the home, made when missing."""
        path = self.home
        path.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        for name in names:  # one by one: `parents` would be made with the usual, open mode
            path = path / name
            path.mkdir(mode=PRIVATE, exist_ok=True)
        return path

    def secret(self) -> bytes:
        """The key of this installation for pseudonyms, made once (32 random bytes, mode 0600)."""
        path = self.folder() / "secret"
        if not path.exists():
            draft = path.with_name(f".secret-{os.getpid()}-{threading.get_ident()}")
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(hashlib.sha256(os.urandom(64)).digest())
            with suppress(FileExistsError):  # whoever is first keeps the key
                os.link(draft, path)
            draft.unlink()
        return path.read_bytes()


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read at the first call and frozen."""
    try:
        return Settings()
    except ValidationError as fault:
        wrong = "; ".join(f"PANTAU_{str(one['loc'][0]).upper()}: {one['msg']}" for one in fault.errors())
        raise SettingProblem(f"Setelan tidak dapat dipakai. {wrong}. / A setting cannot be used.") from None
