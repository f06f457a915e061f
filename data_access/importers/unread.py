"""Which columns of a file nobody read: said once by their headings, never by what stands in them.

What says who somebody is (NIK, telephone, address) is not named: only how many such columns there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from data_access.importers import mending
from data_access.importers.importer import Importer, folded
from data_access.importers.tables import Table, headed
from data_access.language import t
from data_access.privacy import numbers_a_person
from data_access.problems import quoted

NAMED = 12
"""Headings that the sentence names."""

_PRIVATE = re.compile(
    r"^(nik|npwp|kk|hp|wa|bpjs)$|nik$|^(no|nomor|nmr)?(ktp|kk|hp|wa|karpeg|karisu|karsu|rekening|bpjs|taspen)|npwp|ktp|"
    r"telepon|telp|tlp|phone|ponsel|handphone|whatsapp|email|surel|alamat|address|rekening|"
    r"^nama$|^nama(lengkap|pegawai|asn|pns|peserta|responden|pelapor|ibu|ayah|suami|istri|pasangan|atasan|penilai)|"
    r"gelar|(tempat|tanggal|tgl)lahir|agama|pasangan"
)
"""Folded headings of what is private; no product of ours reads it."""


def unread(tables: Sequence[Table], importer: Importer) -> Iterable[str]:
    """What is to be said of the columns of these tables that the importer has not taken."""
    read = {folded(heading) for table in tables for heading in headed((table,), importer).values()}
    headings = {folded(text): text for table in tables for text in table.headings if text and folded(text)}
    ours = {folded(one) for name in (mending.ROW, mending.COLUMN, mending.REASON) for one in (name, t(name))}
    if folded(t(mending.REASON)) not in headings and folded(mending.REASON) not in headings:
        ours = set()
    left = [mark for mark in headings if mark not in read | ours]
    private = [mark for mark in left if _PRIVATE.search(mark) or numbers_a_person(headings[mark])]
    names = [quoted(" ".join(headings[mark].split())) for mark in left if mark not in private]
    if names:
        more = t(" dan {n} lagi", n=len(names) - NAMED) if len(names) > NAMED else ""
        yield t("Kolom yang tidak dibaca: {columns}{more}.", columns=", ".join(names[:NAMED]), more=more)
    if private:
        yield t("{n} kolom pribadi (NIK, telepon, alamat, nama, dan sejenisnya) tidak dibaca.", n=len(private))
