"""The words of a request: which parameters there are, and that each is known, said once and not too long.

What they mean is decided where pages decide it: `ask.view` and `filters`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from starlette.requests import Request

from data_access import filters
from data_access.api.faults import refused
from data_access.ask import view
from data_access.ask.view import LANGUAGE, RELEASE, VALUES
from data_access.language import LANGUAGES, t
from data_access.problems import QuestionProblem, nearest, quoted
from data_access.settings import settings

FORMAT = "format"
DEFAULT_FORMAT = "json"

ASKED = (*view.PARAMETERS, RELEASE, LANGUAGE, FORMAT, VALUES)
"""What `/api/ask` takes: the parameters of a link to Jelajah, and what the file is to be like."""

LONGEST = 8_000
"""Characters a query may have (konvensi aplikasi): every code of every filter fits in."""


def language(request: Request) -> str:
    """The one the link names, else the first the caller reads, else that of the setting."""
    named = request.query_params.get(LANGUAGE, "")
    return named if named in LANGUAGES else _accepted(request.headers.get("accept-language", ""))


def query(request: Request, known: tuple[str, ...]) -> dict[str, str]:
    """What was said. QuestionProblem with all that is wrong with it: here nothing is left out in silence."""
    if len(request.url.query) > LONGEST:
        raise refused(414, t("Alamat terlalu panjang: paling banyak {n} huruf.", n=LONGEST))
    wrong = [*_unknown(request, known), *_twice(request)]
    said = dict(request.query_params)
    wrong += [*view.wrong_words(said), *_contradicting(said)]
    if wrong:
        raise QuestionProblem(" ".join(wrong))
    return said


def _accepted(header: str) -> str:
    """The language on offer that an Accept-Language header wants most."""
    wanted = []
    for part in header[:500].lower().split(","):
        name, _, weight = part.partition(";q=")
        try:
            wanted.append((-float(weight or 1), len(wanted), name.strip().split("-")[0]))
        except ValueError:
            continue
    known = [name for weight, _, name in sorted(wanted) if name in LANGUAGES and weight < 0]
    return next(iter(known), settings().language)


def _unknown(request: Request, known: tuple[str, ...]) -> Iterator[str]:
    for key in request.query_params:
        if key not in known:
            near = nearest(key, known)
            said = t("Parameter '{value}' tidak dikenal.", value=quoted(key))
            yield f"{said} {t('Mungkin maksudnya {near}?', near=near)}" if near else said


def _twice(request: Request) -> Iterator[str]:
    for key in request.query_params:
        if len(request.query_params.getlist(key)) > 1:
            yield t("Parameter '{value}' disebut lebih dari sekali; pisahkan beberapa nilai dengan koma.",
                    value=quoted(key))  # fmt: skip


def _contradicting(said: Mapping[str, str]) -> Iterator[str]:
    """What a page would pass over: of a program it is an error."""
    if said.get(filters.PERIOD) and (said.get(filters.FROM) or said.get(filters.TO)):
        yield t("Sebutkan period, atau from dan to; bukan keduanya.")
    if "," in said.get(view.COLUMN, "").strip(","):
        yield t("Hanya satu dimensi dapat menjadi kolom.")
