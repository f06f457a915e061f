"""What the public says: surveys (SKM) and complaints (SP4N-LAPOR!)."""

from __future__ import annotations

from sqlalchemy import Index

from data_access.contract import codes
from data_access.contract.columns import code, count, day, flag, ident, small, table, text, year

SERVICE = table(
    "service",
    "A public service of an agency",
    ident("id", "Identifier", key=True),
    ident("agency_id", "Agency", to="agency.id"),
    text("name", "Name"),
    flag("free_of_charge", "Tariff is free: its unsur biaya is high by itself"),
    flag("must_survey", "The unit must survey it at least once a year"),
    subject="feedback",
)
SERVICE_VOLUME = table(
    "service_volume",
    "Users of a service by year: the population of its survey",
    ident("service_id", "Service", key=True, to="service.id"),
    year("year", "Year", key=True),
    count("users", "Users"),
    subject="feedback",
)
_UNSUR_WORDS = {
    "u_requirements": "Persyaratan",
    "u_procedure": "Sistem, mekanisme, dan prosedur",
    "u_time": "Waktu penyelesaian",
    "u_cost": "Biaya/tarif",
    "u_product": "Produk spesifikasi jenis pelayanan",
    "u_competence": "Kompetensi pelaksana",
    "u_conduct": "Perilaku pelaksana",
    "u_complaints": "Penanganan pengaduan, saran, dan masukan",
    "u_facilities": "Sarana dan prasarana",
}
SATISFACTION_RESPONSE = table(
    "satisfaction_response",
    "One respondent's answers to the nine unsur (PermenPANRB 14/2017)",
    ident("id", "Identifier", key=True),
    ident("service_id", "Service", to="service.id"),
    day("answered_on", "Day of the answer"),
    ident("respondent_key", "Pseudonym of the respondent, to see repeats; never a phone number", null=True),
    *(small(key, _UNSUR_WORDS[key], low=1, high=4, null=True) for key in codes.UNSUR),
    Index("ix_satisfaction_answered", "answered_on", "service_id"),
    subject="feedback",
)
COMPLAINT = table(
    "complaint",
    "A report of a citizen; no person stands in it",
    ident("id", "Tracking id", key=True),
    ident("city_code", "City", to="city.code"),
    ident("agency_id", "Agency it was passed to; empty before disposition", to="agency.id", null=True),
    code("channel", codes.COMPLAINT_CHANNEL, "Channel", null=True),
    code("classification", codes.COMPLAINT_CLASS, "Class, sets the limit in working days (PermenPANRB 62/2018)"),
    code("topic", codes.COMPLAINT_TOPIC, "Topic", null=True),
    day("received_on", "Day received"),
    day("verified_on", "Day verified: the clock starts here, else at received_on", null=True),
    day("responded_on", "Day of the first response", null=True),
    day("resolved_on", "Day resolved; empty while open", null=True),
    code("status", codes.COMPLAINT_STATUS, "Status"),
    Index("ix_complaint_received", "received_on"),
    subject="feedback",
)
