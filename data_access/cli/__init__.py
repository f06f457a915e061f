"""`pantau …`: the command line. It asks and prints; what is true is decided elsewhere.

Without a command it opens the dashboard. A problem is one sentence on the error stream and exit code 1.
"""

from __future__ import annotations

import sys

import typer

from data_access.cli import answers, databases, measure, start
from data_access.language import t, use
from data_access.problems import Problem, nearest
from data_access.settings import settings

use(settings().language)

app = typer.Typer(
    name="pantau",
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help=t(
        "Pantau ASN: dasbor kinerja, kompetensi, pelatihan, dan umpan balik aparatur sipil negara sebuah kota.\n\n"
        "Tanpa perintah: membuka dasbor di http://127.0.0.1:8501. Basis data dibaca dari DATABASE_URL; bila kosong, "
        "dipakai basis data tertanam dengan data sintetis."
    ),
)
app.callback(invoke_without_command=True)(start.opened)
for command in (
    databases.init,
    databases.check,
    databases.demo,
    databases.sync,
    answers.ask,
    answers.metrics,
    measure.bench,
):
    app.command()(command)


def main() -> None:
    """The entry of `pantau`: sentences instead of tracebacks, the nearest command for a typo."""
    try:
        _hint_at_command(sys.argv[1:])
        app()
    except Problem as problem:
        typer.echo(str(problem), err=True)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def _hint_at_command(words: list[str]) -> None:
    known = [info.callback.__name__ for info in app.registered_commands if info.callback]
    if words and not words[0].startswith("-") and words[0] not in known:
        near = nearest(words[0], known)
        said = t("Perintah '{word}' tidak dikenal.", word=words[0])
        raise Problem(f"{said} {t('Mungkin maksudnya {near}?', near=near)}" if near else said)
