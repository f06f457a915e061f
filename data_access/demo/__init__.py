"""A realistic synthetic city pair (Palu, Palembang with Kertapati), at any size, into any empty database.

Everything follows from `Size` alone: the same rows whatever the database, the machine's date or the run
before. Persons come in chunks, so that memory stays flat; one transaction, so that a killed run leaves
nothing. Names are "Pegawai Contoh …", serials of NIP are 9xx, made-up units say "Contoh",
`delivery.synthetic` is 1 in every row.

Planted on purpose (ids and sizes in `planted`), for tests and for people who learn to read the pages. Sizes
are those of the default size; a small city shows them only roughly, by chance.

1. A training that helps: `7271-LATIH-UMPAN-BALIK` and `1671-LATIH-UMPAN-BALIK` ("Pelatihan Umpan Balik dan
   Dialog Kinerja", 24 JP), held once a third into the months. It takes about 7 % of all but teachers as
   they come. In quarters begun afterwards SB among them is about 35 % instead of 15 %, BP+K+SK about 1 %
   instead of 4 %; others do not change. (+0.75 standard deviations, in OPD that distinguish.)
2. A popular training that does nothing: `7271-WEBINAR-BERAKHLAK`, `1671-WEBINAR-BERAKHLAK` (6 JP, a few
   days later, about 30 %). Those who join had more SB before already (23 % against 12 %): looking at
   afterwards alone misleads.
3. Three OPD clearly off their peers: `1671-DISHUB` (share that needs pembinaan +18 points), `1671-DPUPR`
   (PNS with 20 JP −18 points at the data date), `1671-DUKCAPIL` (IKM −8, about 77 against 85).
4. Late raters: `1671-DLH`, `1671-SATPOL`, `7271-DPU`, `7271-KEC-08` leave half their staff unrated in the
   last closed quarter; about half of all missing ratings of the two cities are theirs.
5. OPD that do not distinguish: 27 of 94 rate practically everybody B (`planted.UNDISTINGUISHED`).
6. Faults for the quality checks: one rating in a thousand against the matrix; a third of the recent movers
   reported in their old unit; acting (PLT) rows; trainings delivered twice under an id ending in `-B`;
   SELESAI without certificate; repeated respondent keys; SKM answers left out; complaints without agency or
   verification; posts not recorded; years of birth that differ from the NIP; SIASN counting 0.6 % more
   staff than SIMPEG.
7. `7271-BALITBANGDA` is renamed `7271-BRIDA` in the middle of the months; its staff follows.
"""

from __future__ import annotations

from data_access.demo.filling import build
from data_access.demo.window import Size

__all__ = ["Size", "build"]
