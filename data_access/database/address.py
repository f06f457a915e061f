"""Addresses of databases: which engines are ours, and how an address is shown without its password."""

from __future__ import annotations

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from data_access.language import t
from data_access.problems import DatabaseProblem

DRIVERS = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "mysql": "mysql+pymysql",
    "mariadb": "mariadb+pymysql",
    "sqlite": "sqlite",
}
"""The engines the product is tested on, by the name people write in a URL."""


def parsed(url: str) -> URL:
    """The URL with the driver this product ships. DatabaseProblem when it is not one of ours."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):  # not chained: their words may repeat the password
        raise DatabaseProblem(
            t("Alamat basis data tidak dapat dibaca. Bentuknya: postgresql://pengguna:sandi@server:5432/nama.")
        ) from None
    family = address.drivername.split("+")[0]
    if family not in DRIVERS:
        raise DatabaseProblem(
            t("Jenis basis data '{kind}' tidak dikenal. Pakai sqlite, postgresql, mariadb atau mysql.", kind=family)
        )
    return address if "+" in address.drivername else address.set(drivername=DRIVERS[family])


def shown(url: str) -> str:
    """The URL without its password, wherever it stands in it: fit for a log or a screen."""
    address = parsed(url)
    secret = [name for name in address.query if "pass" in name.lower()]
    return address.update_query_dict(dict.fromkeys(secret, "***")).render_as_string(hide_password=True)


def engine_name(url: str) -> str:
    """sqlite, postgresql or mysql (which stands for MariaDB too)."""
    family = parsed(url).get_backend_name()
    return "mysql" if family == "mariadb" else family
