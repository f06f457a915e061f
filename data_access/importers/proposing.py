"""What a file names and nobody knows, as a mapping (TOML) that a person finishes and gives back with --map."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from data_access.importers.sifting import Proposal
from data_access.language import t

_NEW = {"agency": "new_units", "position": "new_posts", "service": "new_services"}
_THERE = {"agency": "units", "position": "posts", "service": "services"}
_SAID = {
    "agency": {"kind": "kind", "parent_id": "parent", "valid_from": "since"},
    "position": {"family": "family", "tier": "tier", "profession": "profession"},
    "service": {
        "name": "name",
        "agency_id": "agency",
        "free_of_charge": "free_of_charge",
        "must_survey": "must_survey",
    },
}
"""By table: which values of a proposal a mapping repeats, and how it calls them."""


def open_ones(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Those that nobody has agreed to."""
    return [one for one in proposals if not one.agreed]


def as_mapping(proposals: Sequence[Proposal], file: str) -> str:
    """The text of a mapping. What may be there already, or lacks something, is commented out: a person decides."""
    asked = open_ones(proposals)
    lines = [f"# {t('Unit, jabatan, dan layanan di {file} yang belum ada di basis data.', file=file)}", *_guide(), ""]
    for table in _NEW:
        lines += _there([one for one in asked if one.table == table and one.near], table)
    names = {str(one.values["id"]): one.text for one in asked}
    unsure = _unsure(asked)
    for one in asked:
        lines += _block(one, names, unsure=str(one.values["id"]) in unsure)
    return "\n".join(lines) + "\n"


def _unsure(asked: Sequence[Proposal]) -> set[str]:
    """The ids of those that a person must decide about, and of all that would stand below them."""
    found = {str(one.values["id"]) for one in asked if one.near or one.lacking}
    below = {str(one.values["id"]): str(one.values.get("parent_id")) for one in asked}
    while more := {ident for ident, parent in below.items() if parent in found} - found:
        found |= more
    return found


def _guide() -> Iterable[str]:
    return (
        "# " + t("Bila sudah ada: hapus tanda # pada barisnya di [units], [posts], atau [services]."),
        "# "
        + t("Bila memang baru: biarkan atau hapus tanda # pada bloknya ([new_units], [new_posts], [new_services])."),
        "# "
        + t("Unit di bawah blok yang bertanda # ikut bertanda #, karena tanpa unit di atasnya ia tidak dapat dibuat."),
        "# " + t("Bila unit di atasnya sudah ada: hapus tanda # pada bloknya, dan isi parent dengan id unit itu."),
        "# " + t("Lalu impor lagi dengan --map berkas ini."),
    )


def _there(near: Sequence[Proposal], table: str) -> Iterator[str]:
    if near:
        yield f"[{_THERE[table]}]"
    for one in near:
        ident, _, name = one.near.partition(" · ")
        yield f"# {_quoted(one.text)} = {_quoted(ident)}  # {name}"
    if near:
        yield ""


def _block(one: Proposal, names: Mapping[str, str], *, unsure: bool) -> Iterator[str]:
    """`names`: {id: text} of what is proposed, for ids are made of digits."""
    mark = "# " if unsure else ""
    yield f"{mark}[{_NEW[one.table]}.{_quoted(one.text)}]"
    for name, said in _SAID[one.table].items():
        if one.took_over and said == "since":
            yield from _perhaps_renamed(one)
            continue
        value = one.values.get(name)
        meant = f"  # {names[str(value)]}" if str(value) in names else ""
        yield f"{mark}{said} = {_quoted('') if value is None else _value(value)}{meant}"
    yield ""


def _perhaps_renamed(one: Proposal) -> Iterator[str]:
    """The lines of a unit that may be the new name of another: the day is a person's to say, none is a fault."""
    ident, _, name = one.took_over.partition(" · ")
    asked = t(
        "Mungkin nama baru dari “{old}”: bila ya, isi since dengan hari mulainya; bila bukan, hapus dua baris ini.",
        old=name,
    )
    yield f"# {asked}"
    yield f"# replaces = {_quoted(ident)}"
    yield '# since = ""'


def _value(value: object) -> str:
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    """A basic string of TOML: JSON's escapes are among its own."""
    return json.dumps(text, ensure_ascii=False)
