"""The order in which the made-up rows are made and loaded: places first, then people by chunks,
then the public.

Only this file knows all subjects; nothing is drawn here.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from data_access import contract
from data_access.demo import (
    assessment,
    complaints,
    costs,
    participation,
    performance,
    places,
    posts,
    reporting,
    rules,
    scores,
    spells,
    standards,
    survey,
    workdays,
)
from data_access.demo.arrays import Numbers
from data_access.demo.courses import Catalogue, catalogue
from data_access.demo.load import Loader, loading
from data_access.demo.opd import TOWNS
from data_access.demo.people import People, chunks, employee_rows, total
from data_access.demo.places import laid_out
from data_access.demo.tree import Places
from data_access.demo.window import Size, Window, generator, later, number
from data_access.language import t

Progress = Callable[[str, float], None]


def build(url: str, size: Size, progress: Progress | None = None) -> dict[str, int]:
    """Fill the empty tables of the contract at `url`; rows per table.

    `progress` hears what is being done and how far it is (0–1).

    One transaction: a run that is killed leaves nothing behind. Raises DatabaseProblem when a table is
    missing or already holds rows.
    """
    tell = progress or (lambda _words, _share: None)
    window = Window(size)
    here = laid_out(size)
    with loading(url) as loader:
        tell(t("Menyusun kota, unit dan jabatan"), 0.0)
        _frames(loader, window, here)
        offer = catalogue(window, here)
        participants, headcount = _people(loader, window, here, offer, tell)
        tell(t("Menyusun pelatihan, survei dan pengaduan"), 0.85)
        _trainings(loader, window, here, offer, participants)
        _public(loader, window, here)
        loader.add(contract.rules.DELIVERY, rules.delivery_rows(window, here, headcount))
        tell(t("Menyimpan"), 0.95)
    tell(t("Selesai"), 1.0)
    return dict(loader.counts)


def _frames(loader: Loader, window: Window, here: Places) -> None:
    """Everything that does not depend on persons."""
    loader.add(contract.places.CITY, places.city_rows())
    loader.add(contract.places.CITY_POPULATION, places.population_rows(window))
    loader.add(contract.places.AGENCY, places.agency_rows(here))
    loader.add(contract.places.CALENDAR, workdays.calendar_rows(window))
    loader.add(contract.people.POSITION, posts.position_rows())
    loader.add(contract.competency.COMPETENCY, standards.competency_rows())
    loader.add(contract.competency.COMPETENCY_STANDARD, standards.standard_rows(window))
    loader.add(contract.performance.APPRAISAL_CYCLE, reporting.cycle_rows())
    loader.add(contract.performance.AGENCY_APPRAISAL, reporting.agency_appraisal_rows(window, here))
    loader.add(contract.rules.THRESHOLD, rules.threshold_rows())
    loader.add(contract.rules.OFFICIAL_INDEX, rules.index_rows(window))


def _people(loader: Loader, window: Window, here: Places, offer: Catalogue, tell: Progress) -> tuple[Numbers, Numbers]:
    """All persons with all that hangs on them; finished participants by training, staff by unit and month."""
    habits = performance.customs(window, here)
    heads = spells.heads_of(here)
    participants = np.zeros(len(offer.courses), dtype=np.int64)
    headcount = np.zeros((len(here.units), len(window.months)), dtype=np.int64)
    done, everyone = 0, total(window)
    for people in chunks(window, here):
        participants += _chunk(loader, window, people, offer, habits, heads)
        _count(window, people, headcount)
        done += len(people)
        tell(
            t("Menyusun pegawai: {done} dari {total}", done=done, total=everyone),
            0.02 + 0.83 * done / everyone,
        )
    return participants, headcount


def _chunk(
    loader: Loader,
    window: Window,
    people: People,
    offer: Catalogue,
    habits: performance.Customs,
    heads: Numbers,
) -> Numbers:
    """The rows of a chunk; each subject draws from its own stream, so that none disturbs another."""

    def stream(subject: str) -> np.random.Generator:
        return generator(window.size.seed, subject, people.chunk)

    loader.add(contract.people.EMPLOYEE, employee_rows(people, stream("employee")))
    loader.add(contract.people.EMPLOYMENT, spells.employment_rows(people, heads, stream("employment")))
    assessed, plans = assessment.assessments(window, people, stream("assessment"))
    loader.add(contract.competency.COMPETENCY_ASSESSMENT, assessed)
    loader.add(contract.competency.DEVELOPMENT_PLAN, plans)
    joined, helped, counts = participation.participations(window, people, offer, stream("participation"))
    loader.add(contract.training.TRAINING_PARTICIPATION, joined)
    loader.add(contract.competency.DEVELOPMENT_PLAN, assessment.requested(joined, offer, stream("request")))
    rated, coached = performance.appraisals(window, people, habits, helped, stream("appraisal"))
    loader.add(contract.performance.APPRAISAL, rated)
    loader.add(contract.performance.COACHING_PLAN, coached)
    loader.add(contract.performance.PERFORMANCE_PLAN, reporting.plan_rows(window, people, stream("plan")))
    loader.add(contract.performance.LEGACY_APPRAISAL, scores.score_rows(window, people, stream("score")))
    loader.add(contract.performance.WORK_REPORT, reporting.report_rows(window, people, stream("report")))
    return counts


def _count(window: Window, people: People, headcount: Numbers) -> None:
    for at, month in enumerate(window.months):
        last = number(later(month, 1)) - 1
        headcount[:, at] += np.bincount(people.unit_at(last)[people.serving(last)], minlength=len(headcount))


def _trainings(loader: Loader, window: Window, here: Places, offer: Catalogue, participants: Numbers) -> None:
    loader.add(contract.training.TRAINING, costs.training_rows(window, offer, participants))
    loader.add(contract.training.TRAINING_COMPETENCY, costs.training_competency_rows(offer))
    loader.add(contract.training.TRAINING_BUDGET, costs.budget_rows(window, here, offer, participants))
    loader.add(contract.training.TRAINING_EVALUATION, costs.evaluation_rows(window, offer, participants))


def _public(loader: Loader, window: Window, here: Places) -> None:
    offered = survey.services(window, here)
    loader.add(contract.feedback.SERVICE, survey.service_rows(here, offered))
    loader.add(contract.feedback.SERVICE_VOLUME, survey.volume_rows(window, offered))
    for answers in survey.response_frames(window, offered):
        loader.add(contract.feedback.SATISFACTION_RESPONSE, answers)
    for city in range(len(TOWNS)):
        loader.add(contract.feedback.COMPLAINT, complaints.complaint_rows(window, here, city))
