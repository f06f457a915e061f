"""The blocks of Daftar Pegawai: which lists there are, and one page of one with its files.

The rows are read from the database on demand, and each reading is told to the reader; the counts above are asked of
the release as every other figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from data_access.ask import Answer
from data_access.language import N_, t
from data_access.problems import DatabaseProblem, QuestionProblem
from data_access.records import LISTS, Column, Listed, PersonList
from data_access.units import day, number
from data_access.viewer import NAMES, PERSONS
from pages._parts import asking, controls, load
from pages._parts.blocks.frames import Part, Shown, row_html
from pages._parts.blocks.list_files import list_downloads
from pages._parts.controls.records import ROWS, Wanted, listing, pressed


def list_choice(answers: Mapping[str, Answer], wanted: Wanted) -> None:
    """Every list with how many the release counts in it; each is a link."""
    items = "".join(_choice(one, answers[key], wanted) for key, one in LISTS.items())
    st.html(f'<nav class="p-lists" aria-label="{escape(t("Daftar"))}">{items}</nav>')


def _choice(one: PersonList, answer: Answer, wanted: Wanted) -> str:
    here = ' aria-current="true"' if one is wanted.list else ""
    link = Wanted(one, one.first).address
    n = _counted(one.counted(answer), one)
    return f'<a href="{escape(link)}"{here}><span>{escape(t(one.label))}</span><b>{escape(n)}</b></a>'


def _counted(n: int | None, one: PersonList) -> str:
    return t("belum ada") if n is None else f"{number(n)} {t(_UNITS[one.of])}"


_UNITS = {"people": N_("orang"), "pairs": N_("pasangan"), "reports": N_("laporan")}


def to_lists(answers: Mapping[str, Answer]) -> None:
    """From a figure to the persons behind it, for those who may read them: a link to each list with somebody on it."""
    found = {key: LISTS[key].counted(answer) for key, answer in answers.items()}
    links = [_to_list(LISTS[key], n) for key, n in found.items() if n]
    if links and load.viewer().may(PERSONS):
        st.html(f'<p class="p-to-lists">{escape(t("Daftar pegawai"))}: {" · ".join(links)}</p>')


def _to_list(one: PersonList, n: int) -> str:
    words = t("{list} ({n}) →", list=t(one.label), n=number(n))
    return f'<a href="{escape(listing(one.key))}">{escape(words)}</a>'


def persons(wanted: Wanted, answer: Answer) -> None:
    """Who is on the list, of which time, one page of the rows, their files, and that this reading was noted."""
    one, counted = wanted.list, wanted.list.counted(answer)
    st.subheader(t(one.label), anchor=False)
    st.markdown(t(one.who))
    if not load.viewer().may(PERSONS):
        _closed(counted, one)
        return
    named = load.viewer().may(NAMES) and pressed()
    try:
        _page(wanted, counted, named)
    except DatabaseProblem as problem:
        away = t("Daftar dibaca langsung dari basis data; angka pada halaman lain tetap dapat dibaca.")
        st.warning(f"{problem} {away}", icon=":material/cloud_off:")
    except QuestionProblem as problem:
        st.info(str(problem), icon=":material/inbox:")


def _closed(counted: int | None, one: PersonList) -> None:
    st.info(
        t(
            "Rilis ini menghitung {n}. Anda tidak punya hak membaca daftar pegawai; mintalah kepada admin.",
            n=_counted(counted, one),
        ),
        icon=":material/lock:",
    )


def _page(wanted: Wanted, counted: int | None, named: bool) -> None:
    found = load.listed(
        wanted.list.key, controls.filters(), limit=ROWS, offset=wanted.offset, order=wanted.order, names=named
    )
    if not found.total:
        st.info(_nobody(found), icon=":material/check_circle:")
        return
    if wanted.page > wanted.last(found.total):  # a list that has grown shorter than its link: its last page
        _page(wanted.at(wanted.last(found.total)), counted, named)
        return
    st.markdown(_which(found, wanted))
    _table(found, wanted)
    _pager(found.total, wanted)
    st.caption(" ".join(part for part in (found.note, _moved(found, counted)) if part))
    _told(found)
    list_downloads(found, named, key=f"list_{wanted.list.key}")


def _nobody(found: Listed) -> str:
    return t("Tidak ada yang memenuhi daftar ini pada pilihan ini ({period}).", period=found.period)


def _which(found: Listed, wanted: Wanted) -> str:
    """ "**51–100 dari 819 orang** · Triwulan III 2026 · urut OPD"."""
    first, last = wanted.offset + 1, wanted.offset + found.frame.height
    label = next(t(column.label) for column in found.list.shown if column.key == found.order.column)
    order = t("urut {label} ↓", label=label) if found.order.descending else t("urut {label} ↑", label=label)
    rows = f"{number(first)}–{number(last)}" if found.frame.height else "0"
    whole = _counted(found.total, found.list)
    return f"**{t('{rows} dari {whole}', rows=rows, whole=whole)}** · {found.period} · {order}"


def _moved(found: Listed, counted: int | None) -> str:
    if counted is None or counted == found.total:
        return ""
    n, now = _counted(counted, found.list), number(found.total)
    return t("Basis data berubah sejak rilis: rilis menghitung {n}, basis data kini {now}.", n=n, now=now)


def _told(found: Listed) -> None:
    """What the audit has of this very reading."""
    at = found.at.astimezone() if found.at else None
    when = f"{day(at)} {at:%H.%M.%S}" if at else ""
    what = t("dengan nama") if "name" in found.frame.columns else t("dengan samaran")
    rows = number(found.frame.height)
    line = t("Pembacaan ini dicatat: {who}, {when}, {n} baris, {what}.", who=load.viewer().subject, when=when, n=rows,
             what=what)  # fmt: skip
    st.caption(f":material/visibility: {line}")


def _table(found: Listed, wanted: Wanted) -> None:
    columns = _columns(found)
    heads = "".join(_heading(column, wanted) for column in _shown(found))
    first = f'<th scope="col">{escape(t("Pegawai"))}</th>'
    people = '<th scope="col">NIP</th>' if "nip" in found.frame.columns else ""
    body = "".join(row_html(row, columns) for row in found.frame.iter_rows(named=True))
    title = t(found.list.label)
    st.html(
        f'<div class="p-table p-persons" tabindex="0" role="region" aria-label="{escape(title)}"><table>'
        f"<thead><tr>{first}{people}{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _shown(found: Listed) -> list[Column]:
    """The columns of the list; the city only where several are in sight."""
    several = len(asking.cities()) != 1
    return [column for column in found.list.shown if column.key != "city" or several]


def _columns(found: Listed) -> list[Shown]:
    named = "name" in found.frame.columns
    person = Shown("person", N_("Pegawai"), parts=_person)
    nip = [Shown("nip", N_("NIP"))] if named else []
    return [person, *nip, *(_as_shown(column) for column in _shown(found))]


def _person(row: Mapping[str, Any]) -> tuple[Part, ...]:
    """The name with the pseudonym, so that a list with names and one without can be laid side by side."""
    return tuple(Part(part) for part in (row.get("name"), row["person"]) if part)


def _as_shown(column: Column) -> Shown:
    if column.worded:
        return Shown(f"{column.key}__label", column.label)
    if column.kind == "jp":
        return Shown(column.key, column.label, True, "jp")
    return Shown(column.key, column.label, column.kind == "number")


def _heading(column: Column, wanted: Wanted) -> str:
    """A heading that sorts the whole list, in the database."""
    mine = wanted.order.column == column.key
    sign = (" ↓" if wanted.order.descending else " ↑") if mine else ""
    state = ' aria-sort="descending"' if wanted.order.descending else ' aria-sort="ascending"'
    style = {"number": ' class="num"', "jp": ' class="num"', "name": ' class="name"'}.get(column.kind, "")
    link = escape(wanted.sorted_by(column).address)
    said_ = escape(f"{t(column.label)}{sign}")
    title = escape(t("Urutkan seluruh daftar"))
    return f'<th scope="col"{style}{state if mine else ""}><a href="{link}" title="{title}">{said_}</a></th>'


def _pager(total: int, wanted: Wanted) -> None:
    last = wanted.last(total)
    if last == 1:
        return
    steps = (
        (t("« Pertama"), 1),
        (t("‹ Sebelumnya"), wanted.page - 1),
        ("", 0),
        (t("Berikutnya ›"), wanted.page + 1),
        (t("Terakhir »"), last),
    )
    middle = escape(t("halaman {n} dari {last}", n=number(wanted.page), last=number(last)))
    parts = "".join(_step(words, to, wanted, last) if words else f"<span>{middle}</span>" for words, to in steps)
    st.html(f'<nav class="p-pager" aria-label="{escape(t("Halaman daftar"))}">{parts}</nav>')


def _step(words: str, to: int, wanted: Wanted, last: int) -> str:
    if not 1 <= to <= last or to == wanted.page:
        return f'<span class="off">{escape(words)}</span>'
    return f'<a href="{escape(wanted.at(to).address)}">{escape(words)}</a>'
