"""`/api` for people: what can be pulled, and a line to copy for each common program. Plain HTML, nothing to load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from starlette.requests import Request

from data_access.api.examples import examples
from data_access.api.faults import STATUSES
from data_access.api.openapi.asking import PARAMETERS
from data_access.export import FORMATS
from data_access.language import current, t
from data_access.viewer import Viewer

_STYLE = """
:root { color-scheme: light dark; --line: light-dark(#DDE0DC, #2C3741); --soft: light-dark(#F0F1EE, #1B242D);
  --muted: light-dark(#55616E, #A3AFBA); --link: light-dark(#0B6B74, #5CC3CC) }
body { max-width: 54rem; margin: 0 auto; padding: 2rem 1rem 4rem; font: 15px/1.55 system-ui, sans-serif;
  color: light-dark(#1C2530, #E8ECEF); background: light-dark(#FAFAF8, #11161C) }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 .5rem } h2 { font-size: 18px; margin: 2.2rem 0 .5rem }
h3 { font-size: 15px; margin: 1.2rem 0 .3rem } a { color: var(--link) } p { margin: .4rem 0 }
pre, code { font: 13px/1.5 ui-monospace, monospace }
pre { margin: 0; padding: .7rem .8rem; white-space: pre-wrap; overflow-wrap: anywhere;
  background: var(--soft); border: 1px solid var(--line); border-radius: 6px; user-select: all }
pre:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
div { overflow-x: auto } table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line) }
th { color: var(--muted); font-weight: 600; font-size: 13px }
"""


def page(request: Request, _viewer: Viewer) -> str:
    """The whole page in the language of the request; its examples carry the address it was asked at."""
    base = str(request.base_url).rstrip("/")
    title = t("API Pantau ASN")
    body = "\n".join([*_opening(title), *_addresses(), *_examples(base), *_parameters(), *_formats(), *_faults()])
    return (
        f'<!doctype html>\n<html lang="{current()}">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n<main>\n{body}\n</main>\n</html>\n"
    )


def _opening(title: str) -> Iterator[str]:
    yield f"<h1>{escape(title)}</h1>"
    yield _said(
        t("Program lain mendapat jawaban yang sama seperti halaman: angka, hak, dan berkas yang sama. Hanya dibaca.")
    )
    yield _said(
        t("Setiap tautan halaman Jelajah & Ekspor menjadi berkas bila /explore diganti dengan /api/ask. Tambahkan "
          "format= untuk memilih bentuk berkas, dan v= agar angkanya tetap dari rilis itu.")
    )  # fmt: skip


def _addresses() -> Iterator[str]:
    yield _heading(t("Alamat"))
    yield _table(
        (t("Alamat"), t("Isinya")),
        (
            (_code("/api/ask"), t("tabel sebuah pertanyaan")),
            (_linked("/api/metrics"), t("semua ukuran dengan definisinya")),
            (_linked("/api/dimensions"), t("semua rincian dengan kodenya, dan tempat")),
            (_linked("/api/releases"), t("rilis yang disimpan, dengan tanggal datanya")),
            (_linked("/api/openapi.json"), t("semua ini untuk program (OpenAPI)")),
        ),
    )


def _examples(base: str) -> Iterator[str]:
    yield _heading(t("Contoh untuk disalin"))
    for one in examples(base):
        name = escape(one.program)
        yield f'<h3>{name}</h3>\n<pre tabindex="0" aria-label="{name}">{escape(one.text)}</pre>'
    yield _said(
        t("Di CSV, kode seperti 72.71 adalah teks: baca kolom kode sebagai teks. Arrow dan Parquet membawa jenisnya "
          "sendiri. Keterangan tabel (rilis, penyaring, definisi) ada di dalam berkas.")
    )  # fmt: skip


def _parameters() -> Iterator[str]:
    yield _heading(t("Parameter /api/ask"))
    yield _table((t("Parameter"), t("Isinya")), ((_code(one.name), t(one.about)) for one in PARAMETERS))


def _formats() -> Iterator[str]:
    yield _heading(t("Format"))
    yield _table(
        ("format=", t("Berkas"), "Content-Type"),
        ((_code(one.key), t(one.label), _code(one.mime)) for one in FORMATS.values()),
    )


def _faults() -> Iterator[str]:
    yield _heading(t("Bila tidak ada jawaban"))
    yield _said(
        t("Kesalahan dijawab sebagai application/problem+json; detail menyebut apa yang salah dan jalan keluarnya.")
    )
    yield _table((t("Status"), t("Artinya")), ((_code(str(status)), t(said)) for status, said in STATUSES.items()))


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _said(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _code(text: str) -> str:
    return f"<code>{escape(text)}</code>"


def _linked(address: str) -> str:
    return f'<a href="{escape(address)}">{_code(address)}</a>'


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; a cell that begins with a tag is one already."""
    head = "".join(f"<th>{escape(one)}</th>" for one in heads)
    body = "\n".join(f"<tr>{''.join(f'<td>{_cell(one)}</td>' for one in row)}</tr>" for row in rows)
    return f"<div><table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"


def _cell(text: str) -> str:
    return text if text.startswith("<") else escape(text)
