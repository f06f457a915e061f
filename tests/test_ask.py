"""What comes back for a question: by right, filtered, adding up, and said in words."""

from __future__ import annotations

import pytest

from data_access.ask import Question, ask
from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.metrics import METRICS
from data_access.problems import QuestionProblem, RightsProblem
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO, Viewer
from tests.city import CITY
from tests.databases import NewDatabase
from tests.published import asked, by_code, during, published

T1 = during("2026-T1")


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(new_database, tmp_path_factory.mktemp("home"))


@pytest.mark.parametrize("nobody", [None, Viewer("", "tamu")])
def test_nobody_gets_an_answer_without_a_name(city: Snapshot, nobody: Viewer | None) -> None:
    with pytest.raises(RightsProblem, match="Tidak ada yang masuk"):
        ask(nobody, Question(("headcount",)), city)


SCOPES: dict[str, tuple[Viewer, dict[object, object]]] = {
    "everything": (DEMO, {"dik": 2, "sd1": 2, "kes": 3, "pkm": 3, "dikp": 2, "gone": 1}),
    "a city": (Viewer("u", "pimpinan", cities=frozenset({"16.71"})), {"dikp": 2}),
    "an OPD with its units": (Viewer("u", "perencana", agencies=frozenset({"dik"})), {"dik": 2, "sd1": 2}),
    "a unit": (Viewer("u", "perencana", agencies=frozenset({"sd1"})), {"sd1": 2}),
    "an OPD of another city": (Viewer("u", "perencana", frozenset({"16.71"}), frozenset({"dik"})), {}),
    "an agency that is not there": (Viewer("u", "perencana", agencies=frozenset({"nowhere"})), {}),
}


@pytest.mark.parametrize("scope", SCOPES)
def test_a_viewer_sees_no_further_than_the_scope(city: Snapshot, scope: str) -> None:
    viewer, expected = SCOPES[scope]
    assert by_code(asked(city, "headcount", "agency", viewer=viewer), "headcount") == expected


def test_a_filter_never_widens_the_scope(city: Snapshot) -> None:
    viewer = Viewer("u", "perencana", agencies=frozenset({"sd1"}))
    wider = asked(city, "headcount", "agency", Filters(agency=("dik", "pkm")), viewer)
    assert by_code(wider, "headcount") == {"sd1": 2}


@pytest.mark.parametrize("metric", ["headcount", "evaluated", "with_gap", "pairs_below", "jp20", "complaints_received"])
def test_n_and_people_stay_within_the_scope(city: Snapshot, metric: str) -> None:
    viewer = Viewer("u", "perencana", agencies=frozenset({"kes"}))
    seen = asked(city, metric, viewer=viewer).frame
    chosen = asked(city, metric, filters=Filters(agency=("kes",))).frame
    assert seen.equals(chosen)


def test_unknown_names_are_told_with_the_nearest() -> None:
    with pytest.raises(QuestionProblem, match="Ukuran 'evaluate' tidak dikenal. Mungkin maksudnya evaluated?"):
        Question(("evaluate",))
    with pytest.raises(QuestionProblem, match="Dimensi 'sektor' tidak dikenal. Mungkin maksudnya sector?"):
        Question(("headcount",), ("sektor",))
    with pytest.raises(QuestionProblem, match="Dimensi 'zzz' tidak dikenal.$"):
        Question(("headcount",), ("zzz",))
    with pytest.raises(QuestionProblem, match="tanpa ukuran"):
        Question(())


def test_metrics_of_two_subjects_are_two_questions() -> None:
    with pytest.raises(QuestionProblem, match="Ukuran headcount dan jp20 berasal dari data yang berbeda"):
        Question(("headcount", "jp20"))


def test_a_subject_is_not_split_by_what_it_does_not_know(city: Snapshot) -> None:
    with pytest.raises(QuestionProblem, match="Jumlah ASN tidak dapat dirinci menurut Predikat"):
        asked(city, "headcount", "rating")
    with pytest.raises(QuestionProblem, match="tidak dapat dirinci menurut Status kepegawaian"):
        asked(city, "ikm", "status")


def test_a_question_is_a_key() -> None:
    assert {Question(("headcount",), ("city",)): 1}[Question(("headcount",), ("city",))] == 1


FILTERED: dict[str, tuple[Filters, float]] = {
    "city": (Filters(city=("72.71",)), 10),
    "agency with the units below it": (Filters(agency=("kes",)), 6),
    "two agencies": (Filters(agency=("sd1", "pkm")), 5),
    "kind of the unit or of its OPD": (Filters(kind=("PUSKESMAS",)), 3),
    "kind of OPD": (Filters(kind=("DINAS",)), 12),
    "sector": (Filters(sector=("PENDIDIKAN",)), 6),
    "status": (Filters(status=("PNS", "CPNS")), 9),
    "family": (Filters(family=("JPT",)), 1),
    "profession": (Filters(profession=("GURU", "KESEHATAN")), 4),
    "all of them": (Filters(city=("72.71",), agency=("kes",), status=("PNS",), profession=("KESEHATAN",)), 1),
}


@pytest.mark.parametrize("name", FILTERED)
def test_filters_choose(city: Snapshot, name: str) -> None:
    filters, expected = FILTERED[name]
    assert asked(city, "headcount", filters=filters).figure("headcount").value == expected


@pytest.mark.parametrize("filters", [Filters(agency=("nowhere",)), Filters(status=("HONORER",)), Filters(city=("99",))])
def test_a_filter_with_an_unknown_value_chooses_nobody(city: Snapshot, filters: Filters) -> None:
    answer = asked(city, "evaluated", filters=filters)
    assert answer.empty
    assert answer.figure("evaluated").text == "belum ada"


def test_a_filter_that_does_not_apply_is_said_and_not_applied(city: Snapshot) -> None:
    filters = Filters(status=("PNS",), profession=("GURU",), city=("72.71",))
    answer = asked(city, "responses", filters=filters)
    assert answer.figure("responses").value == 20
    assert answer.notes == (
        "Data baru ada sejak Maret 2026: 2026 belum lengkap.",
        "Penyaring Status kepegawaian tidak berlaku untuk Survei kepuasan masyarakat.",
        "Penyaring Kelompok profesi tidak berlaku untuk Survei kepuasan masyarakat.",
    )


ADD_UP = [
    key
    for key, one in METRICS.items()
    if not one.per
    and key not in ("cost_per_jp", "dominant_share")
    and one.kind != "R"  # of few answers no part is told
]


@pytest.mark.parametrize("by", ["opd", "agency", "city"])
@pytest.mark.parametrize("key", ADD_UP)
def test_the_parts_add_up_to_the_total(city: Snapshot, key: str, by: str) -> None:
    whole, split = asked(city, key).frame, asked(city, key, by).frame
    for column in ("n", *(f"{key}__{part}" for part in ("x", "of", "obliged"))):
        assert split[column].sum() == pytest.approx(whole[column].item())


def test_agencies_that_do_not_distinguish_can_be_listed_by_agency(city: Snapshot) -> None:
    assert by_code(asked(city, "units_undistinguished", "opd"), "units_undistinguished__of") == {
        "dik": 0, "kes": 0, "dikp": 0,
    }  # fmt: skip


def test_rows_stand_in_reading_order_with_their_words(city: Snapshot) -> None:
    frame = asked(city, "headcount", "status").frame
    assert frame.select("status", "status__label").rows() == [
        ("PNS", "PNS"), ("CPNS", "CPNS"), ("PPPK", "PPPK"), ("PPPK_PARUH_WAKTU", "PPPK paruh waktu"),
        ("?", "tidak diketahui"),
    ]  # fmt: skip
    ratings = asked(city, "evaluated", "rating", T1).frame
    assert ratings["rating"].to_list() == ["K", "BP", "B", "SB", "NONE"]


def test_agencies_of_the_same_name_are_told_apart(city: Snapshot) -> None:
    frame = asked(city, "headcount", "opd", during("2026-03")).frame
    assert frame.select("opd", "opd__label").rows() == [
        ("kes", "Dinas Kesehatan"),
        ("dikp", "Dinas Pendidikan · Palembang"),
        ("dik", "Dinas Pendidikan · Palu"),
        (None, "tidak diketahui"),
    ]


def test_units_are_seen_under_their_opd_and_their_parent(city: Snapshot) -> None:
    assert by_code(asked(city, "headcount", "opd"), "headcount") == {"dik": 4, "kes": 6, "dikp": 2, None: 1}
    assert by_code(asked(city, "headcount", "parent"), "headcount") == {
        "palu": 5,
        "dik": 2,
        "kes": 3,
        "plb": 2,
        None: 1,
    }
    assert by_code(asked(city, "headcount", "sector"), "headcount") == {
        "PENDIDIKAN": 6,
        "KESEHATAN": 6,
        None: 1,
    }
    assert by_code(asked(city, "headcount", "opd_kind"), "headcount") == {"DINAS": 12, None: 1}


def test_hours_are_grouped_for_a_chart(city: Snapshot) -> None:
    obliged = asked(city, "jp20", "jp_bin").frame.select("jp_bin", "jp20__of").rows()
    assert obliged == [("0", 1), ("1-9", 0), ("10-19", 2), ("20-29", 2), ("30-49", 0), ("100+", 1)]


@pytest.fixture(scope="module")
def bare(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """A database with people and nothing else."""
    kept = ("city", "agency", "position", "employee", "employment")
    return published(new_database, tmp_path_factory.mktemp("bare"), {name: CITY[name] for name in kept})


@pytest.mark.parametrize("by", ["", "opd", "city"])
@pytest.mark.parametrize("fact", [name for name in FACTS if name not in ("headcount", "coverage", "fit")])
def test_a_subject_without_rows_gives_an_empty_answer(bare: Snapshot, fact: str, by: str) -> None:
    key = next(key for key, one in METRICS.items() if one.fact == fact)
    answer = asked(bare, key, by)
    assert answer.empty
    assert asked(bare, key, by, compare="previous").empty


def test_a_time_before_the_first_data_is_not_a_zero(city: Snapshot) -> None:
    answer = asked(city, "headcount", filters=during("2019"))
    assert (answer.empty, answer.figure("headcount").text) == (True, "belum ada")


def test_a_month_without_complaints_is_a_zero(city: Snapshot) -> None:
    assert asked(city, "complaints_received", filters=during("2026-02")).figure("complaints_received").value == 0
