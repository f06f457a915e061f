"""`pantau …`: the command line. It asks and prints; what is true is decided elsewhere.

Without a command it opens the dashboard. A problem is one sentence on the error stream and exit code 1.
"""

from __future__ import annotations

import sys
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import typer

from data_access.cli import answers, bring, databases, files, lists, measure, start
from data_access.language import t, use
from data_access.problems import Problem, nearest
from data_access.settings import settings

with suppress(Problem):  # a wrong setting is told by the command that meets it
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
for command, words in (
    (databases.init, t("Buat atau perbarui tabel kontrak di basis data yang boleh ditulis.")),
    (databases.check, t("Periksa basis data terhadap kontrak; kode keluar 0 hanya bila dapat dipakai.")),
    (databases.demo, t("Isi basis data kosong dengan kota sintetis (Palu dan Palembang).")),
    (bring.import_, t("Masukkan berkas e-Kinerja, SIASN, dan lainnya ke basis data bersama.")),
    (databases.sync, t("Ambil rilis baru dari basis data bersama.")),
    (answers.ask, t("Jawab sebuah pertanyaan dengan angka yang sama seperti di halaman.")),
    (files.export, t("Tulis sebuah tabel sebagai berkas, utuh dan dengan manifesnya.")),
    (files.verify, t("Periksa apakah sebuah berkas masih sama dengan rilis asalnya.")),
    (lists.records, t("Daftar pegawai yang perlu ditindaklanjuti; tiap pembacaan dicatat.")),
    (answers.metrics, t("Daftar semua ukuran: kunci, nama, satuan, data, definisi.")),
    (measure.bench, t("Ukur pertanyaan, halaman, dan pembaruan pada basis data yang disetel.")),
):
    app.command(command.__name__.rstrip("_"), help=words)(command)


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
    except Exception:
        typer.echo(t("Kesalahan program; rinciannya di {file}.", file=_logged()), err=True)
        raise SystemExit(70) from None


def _logged() -> Path:
    """The traceback of what went wrong, kept in the private home for whoever mends it; its place."""
    file = settings().folder() / "errors.log"
    with file.open("a", encoding="utf-8") as log:
        log.write(f"\n{datetime.now(UTC).isoformat()} pantau {' '.join(sys.argv[1:2])}\n{traceback.format_exc()}")
    file.chmod(0o600)
    return file


def _hint_at_command(words: list[str]) -> None:
    known = [info.name for info in app.registered_commands if info.name]
    if words and not words[0].startswith("-") and words[0] not in known:
        near = nearest(words[0], known)
        said = t("Perintah '{word}' tidak dikenal.", word=words[0])
        raise Problem(f"{said} {t('Mungkin maksudnya {near}?', near=near)}" if near else said)
