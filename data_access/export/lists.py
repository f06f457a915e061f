"""A list of persons as a document: all of its rows, under which filters, of which time, and whether it has names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from data_access.ask.labelling import place_names
from data_access.export.answers import filter_words
from data_access.export.document import Document
from data_access.export.frames import of_frame
from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.language import N_, t
from data_access.privacy import SENSITIVE
from data_access.records import Listed
from data_access.snapshot import Snapshot
from data_access.viewer import Viewer

_PERSON: Mapping[str, str] = {"person": N_("Pegawai (samaran)"), "nip": N_("NIP"), "name": N_("Nama")}


def of_list(listed: Listed, filters: Filters, snapshot: Snapshot, viewer: Viewer, link: str) -> Document:
    """The document of a whole list. Its file name never says whether there are names; its cover always does."""
    document = of_frame(listed.frame, t(listed.list.label), snapshot, viewer, link)
    named = "name" in listed.frame.columns
    facts = {
        "list": listed.list.key,
        "filters": filter_words(filters, place_names(filters, snapshot)),
        "query": filters.query(),
        "period": listed.period,
        "order": listed.order.key,
        "names": named,
        "privacy_class": FACTS[listed.list.fact].privacy,
        "sensitive": f"{t(SENSITIVE)}; {t('memuat nama') if named else t('tanpa nama')}",
    }
    return replace(
        document,
        headings={key: head for key, head in _headings(listed).items() if key in listed.frame.columns},
        facts={**document.facts, **facts},
        notes=(t(listed.list.who), t(_STAND_IN)),
        places={column.key: 1 for column in listed.list.shown if column.kind == "jp"},
    )


_STAND_IN = N_("Samaran seorang pegawai sama di semua daftar pemasangan ini; dari samaran orangnya tidak dapat dicari.")


def _headings(listed: Listed) -> dict[str, str]:
    """{column: its heading}: codes beside their words say that they are codes."""
    said = {key: t(label) for key, label in _PERSON.items()}
    for column in listed.list.shown:
        label = t(column.label)
        own = t("Kode {label}", label=label) if column.worded else label
        said |= {column.key: own, f"{column.key}__label": label}
    return said
