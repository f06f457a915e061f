"""The few kinds of column the contract knows. What a kind means is said here once, for all tables.

References between tables are promised in `info`, not enforced by the engine: a view has no keys, and a row whose
agency is unknown must be counted and reported, not refused. `check` holds every promise.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    Float,
    Integer,
    MetaData,
    Numeric,
    SmallInteger,
    String,
    Table,
)
from sqlalchemy.dialects import mysql

from data_access.contract.codes import CodeList

METADATA = MetaData()

_BINARY: dict[str, Any] = {"mysql_charset": "utf8mb4", "mysql_collate": "utf8mb4_bin", "mysql_engine": "InnoDB"}
_TIMESTAMP = DateTime(timezone=False).with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb")


def table(name: str, comment: str, *parts: Any, subject: str, optional: bool = False) -> Table:
    """One table of the contract. MariaDB compares its texts by bytes: otherwise it merges 'SB', 'sb' and 'SB '.

    `optional`: only this product writes it, so that a database others fill need not have it.
    """
    return Table(name, METADATA, *parts, comment=comment, info={"subject": subject, "optional": optional}, **_BINARY)


def ident(name: str, comment: str, *, key: bool = False, to: str | None = None, null: bool = False) -> Column[str]:
    """An identifier, VARCHAR(64). `to` names the column it refers to, as "agency.id"."""
    return _column(name, String(64), comment, key=key, null=null, info={"references": to} if to else {})


def code(name: str, codes: CodeList, comment: str, *, key: bool = False, null: bool = False) -> Column[str]:
    """A code out of a closed list."""
    return _column(name, String(32), f"{comment}: {', '.join(codes)}", key=key, null=null, info={"codes": codes})


def text(name: str, comment: str, *, size: int = 255, null: bool = False) -> Column[str]:
    return _column(name, String(size), comment, null=null)


def day(name: str, comment: str, *, key: bool = False, null: bool = False) -> Column[Any]:
    """A local calendar day; for a month or a period, its first day."""
    return _column(name, Date(), comment, key=key, null=null)


def moment(name: str, comment: str, *, null: bool = False) -> Column[Any]:
    """A point in time, UTC."""
    return _column(name, _TIMESTAMP, comment, null=null)


def year(name: str, comment: str, *, key: bool = False, null: bool = False) -> Column[int]:
    return _column(name, SmallInteger(), comment, key=key, null=null)


def small(name: str, comment: str, *, low: int, high: int, null: bool = False) -> Column[int]:
    """A whole number between two bounds, both allowed."""
    return _column(name, SmallInteger(), f"{comment} ({low}–{high})", null=null, info={"range": (low, high)})


def count(name: str, comment: str, *, key: bool = False, null: bool = False) -> Column[int]:
    return _column(name, Integer(), comment, key=key, null=null)


def rupiah(name: str, comment: str, *, null: bool = True) -> Column[int]:
    return _column(name, BigInteger(), f"{comment} (Rp)", null=null)


def hours(name: str, comment: str, *, null: bool = True) -> Column[Any]:
    """Jam pelajaran, one decimal (1 JP = 45 minutes)."""
    return _column(name, Numeric(6, 1, asdecimal=False), f"{comment} (JP)", null=null)


def measure(name: str, comment: str, *, null: bool = True) -> Column[float]:
    return _column(name, Float(53), comment, null=null)


def score(name: str, comment: str, *, low: int, high: int, null: bool = False) -> Column[Any]:
    """A number with two decimals between two bounds, both allowed."""
    kind = Numeric(5, 2, asdecimal=False)
    return _column(name, kind, f"{comment} ({low}–{high})", null=null, info={"range": (low, high)})


def flag(name: str, comment: str, *, null: bool = False) -> Column[int]:
    """Yes (1) or no (0), as a small whole number: the engines disagree on booleans."""
    return _column(name, SmallInteger(), f"{comment} (1 = ya, 0 = tidak)", null=null, info={"range": (0, 1)})


def _column(
    name: str, kind: Any, comment: str, *, key: bool = False, null: bool = False, info: dict[str, Any] | None = None
) -> Column[Any]:
    return Column(
        name, kind, primary_key=key, nullable=null and not key, autoincrement=False, comment=comment, info=info or {}
    )
