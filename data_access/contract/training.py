"""Trainings, who took part, what they gave and what they cost."""

from __future__ import annotations

from sqlalchemy import Index

from data_access.contract import codes
from data_access.contract.columns import (
    code,
    count,
    day,
    hours,
    ident,
    measure,
    rupiah,
    small,
    table,
    text,
    year,
)

TRAINING = table(
    "training",
    "One training, once held (kegiatan pengembangan kompetensi)",
    ident("id", "Identifier", key=True),
    text("title", "Title"),
    code("kind", codes.TRAINING_KIND, "Kind (jenis)"),
    code("delivery", codes.DELIVERY, "Delivery"),
    text("provider", "Provider", null=True),
    code("provider_kind", codes.PROVIDER_KIND, "Kind of provider", null=True),
    hours("hours", "Hours of the whole training"),
    day("starts_on", "First day"),
    day("ends_on", "Last day"),
    rupiah("budget", "Budget (pagu)"),
    rupiah("cost", "Realised cost; empty when not known"),
    ident("agency_id", "Agency that holds it", to="agency.id", null=True),
    Index("ix_training_ends", "ends_on"),
    subject="training",
)
TRAINING_COMPETENCY = table(
    "training_competency",
    "Which competency a training develops",
    ident("training_id", "Training", key=True, to="training.id"),
    ident("competency_id", "Competency", key=True, to="competency.id"),
    small("target_level", "Level aimed at", low=1, high=5, null=True),
    subject="training",
)
TRAINING_PARTICIPATION = table(
    "training_participation",
    "A person in a training",
    ident("training_id", "Training", key=True, to="training.id"),
    ident("employee_id", "Person", key=True, to="employee.id"),
    code("status", codes.PARTICIPATION, "Status; only BERSERTIFIKAT counts as credited"),
    hours("credited_hours", "Hours credited to the person"),
    day("completed_on", "Day the person finished", null=True),
    measure("pre_score", "Test before, 0–100"),
    measure("post_score", "Test after, 0–100"),
    text("certificate_no", "Number of the certificate", size=128, null=True),
    Index("ix_participation_completed", "completed_on", "employee_id"),
    Index("ix_participation_who", "employee_id", "completed_on"),
    subject="training",
)
TRAINING_EVALUATION = table(
    "training_evaluation",
    "One answer to one question about a training (Kirkpatrick levels 1–3), anonymous",
    ident("training_id", "Training", key=True, to="training.id"),
    count("respondent_no", "Running number of the respondent in this training", key=True),
    ident("item", "Question", key=True),
    small("evaluation_level", "Level", low=1, high=3),
    code("respondent", codes.RESPONDENT, "Who answers"),
    small("score", "Score", low=1, high=5),
    day("answered_on", "Day of the answer"),
    subject="training",
)
TRAINING_BUDGET = table(
    "training_budget",
    "Budget for competency development by agency and year",
    ident("agency_id", "Agency", key=True, to="agency.id"),
    year("year", "Year", key=True),
    rupiah("budget", "Budget (pagu)", null=False),
    subject="training",
)
