from __future__ import annotations

import dataclasses
import json
import math
import shutil
from pathlib import Path

import pytest
from rich.console import Console

from posecoach import analyze_sets
from posecoach.app.clip.analyze import analyze
from posecoach.evaluation.agreement import Agreement, Seen, agreements
from posecoach.evaluation.evaluation import Evaluation
from posecoach.evaluation.matching import Match
from posecoach.evaluation.run import evaluate
from posecoach.evaluation.tables import show
from posecoach.evaluation.truth import Reviewed, TrueRep, read_truth
from posecoach.registry import exercise
from posecoach.results.pages.review_form import review_data
from tests.support.findings import completed, finding
from tests.support.joined import joined
from tests.support.sample_poses import POSES

THERAPIST = Reviewed("AB", frozenset({"shrug", "torso-swing"}))


def rep(*faults: str) -> TrueRep:
    return TrueRep(1.0, 2.0, 4.0, True, 1.0, frozenset(faults))


def test_kappa_is_that_of_the_textbook() -> None:
    # Fleiss, Statistical Methods, the usual example of 50 cases: 20 yes/yes, 5, 10, 15: observed 0.7, by chance 0.5.
    assert Agreement(both=20, reviewer_only=5, program_only=10, neither=15).kappa == pytest.approx(0.4)


def test_kappa_is_unknown_where_chance_alone_agrees() -> None:
    assert math.isnan(Agreement(neither=10).kappa)
    assert math.isnan(Agreement(both=10).kappa)
    assert math.isnan(Agreement().kappa)
    assert Agreement(both=1, neither=9).kappa == 1.0


def test_repetitions_are_compared_where_both_judged_them() -> None:
    matches = [
        Match(rep("shrug"), completed(faults=(finding("shrug"),))),
        Match(rep(), completed(faults=(finding("shrug"), finding("too-fast")))),
        Match(rep("shrug"), completed(not_judged=("shrug",))),
        Match(rep("shrug"), None),
    ]
    found = agreements([("row", THERAPIST, matches), ("row", None, matches)])
    assert found["row", "shrug"] == Agreement(both=1, program_only=1, not_judged=1)
    assert found["row", "torso-swing"] == Agreement(neither=3)
    assert ("row", "too-fast") not in found


def reviewed_folder(tmp_path: Path) -> Path:
    """What the form of a report saves when the reviewer sees one repetition less and no shrug in the second."""
    shutil.copy(POSES / "row_chair_shrug.npz", tmp_path / "clip.npz")
    data = review_data(exercise("row"), [("Row", analyze(POSES / "row_chair_shrug.npz", "row"))])
    del data["fault_names"]  # for the form's own words
    movements = data.pop("movements")[:-1]
    reps = [
        {k: m[k] for k in ("start_s", "peak_s", "end_s", "faults")} | {"full": m["kind"] == "full"} for m in movements
    ]
    reps[1]["faults"] = []
    truth = data | {"reps": reps, "full_reps": len(reps), "reviewer": "AB", "events": []}
    (tmp_path / "clip.json").write_text(json.dumps(truth))
    return tmp_path


def shown(evaluation: Evaluation) -> str:
    console = Console(width=160, record=True)
    show(evaluation, console)
    return console.export_text()


def test_what_the_form_saves_is_a_truth_file_and_the_agreement_is_printed(tmp_path: Path) -> None:
    folder = reviewed_folder(tmp_path)
    truth = read_truth(folder / "clip.json")
    assert truth.reviewed == Reviewed("AB", frozenset(exercise("row").fault_ids()))
    evaluation = evaluate(folder)
    shrug = evaluation.agreements(blind=False)["row", "shrug"]
    assert dataclasses.asdict(shrug) == {
        "both": 0, "reviewer_only": 0, "program_only": 1, "neither": 2, "not_judged": 0,
    }  # fmt: skip
    printed = shown(evaluation)
    assert "view by a reviewer (AB): 1; full repetitions off by 1.00 a clip, exact in 0" in printed
    assert "repetitions, full or partial: 3 counted by both, 0 by the reviewer only, 1 by the program only" in printed
    assert "kappa: 1 = always agreed" in printed
    assert evaluation.to_dict()["count_errors_against_reviewer"] == {"clip": 1}


def test_who_accepts_all_that_the_program_says_of_several_sets_agrees_with_it(tmp_path: Path) -> None:
    # Seen from two sides: judged as one set the shrugs of the first are not found.
    joined(["row_chair_shrug", "cat_camel_side", "row_bent_partial"], tmp_path / "clip.npz")
    found = [one for one in analyze_sets(tmp_path / "clip.npz").results if one.exercise == "row"]
    assert len(found) == 2
    data = review_data(exercise("row"), [(f"Set {number}", one) for number, one in enumerate(found, 1)])
    moved = [movement for movement in data.pop("movements") if movement["kind"] != "rejected"]
    reps = [{k: m[k] for k in ("start_s", "peak_s", "end_s", "faults")} | {"full": m["kind"] == "full"} for m in moved]
    truth = data | {"reps": reps, "full_reps": sum(rep["full"] for rep in reps), "reviewer": "AB", "blind": True}
    (tmp_path / "clip.json").write_text(json.dumps(truth))
    evaluation = evaluate(tmp_path)
    agreed = evaluation.agreements(blind=True)
    assert agreed["row", "shrug"].both == 2
    assert {fault: (a.reviewer_only, a.program_only) for (_, fault), a in agreed.items()} == dict.fromkeys(
        exercise("row").fault_ids(), (0, 0)
    )
    assert evaluation.seen(blind=True) == Seen(both=len(reps), reviewer_only=0, program_only=0)


def test_blind_reviews_have_a_kappa_of_their_own(tmp_path: Path) -> None:
    folder = reviewed_folder(tmp_path)
    truth = json.loads((folder / "clip.json").read_text())
    shutil.copy(folder / "clip.npz", folder / "other.npz")
    shrugged = [rep | {"faults": ["shrug"] if number == 1 else []} for number, rep in enumerate(truth["reps"])]
    (folder / "other.json").write_text(json.dumps(truth | {"blind": True, "reps": shrugged}))
    assert [read_truth(folder / f"{name}.json").reviewed for name in ("clip", "other")] == [
        Reviewed("AB", frozenset(truth["judged"]), blind) for blind in (False, True)
    ]
    evaluation = evaluate(folder)
    blind, swayed = (evaluation.agreements(blind=blind)["row", "shrug"] for blind in (True, False))
    assert [(a.both, a.program_only, a.neither) for a in (blind, swayed)] == [(1, 0, 2), (0, 1, 2)]
    printed = shown(evaluation)
    assert printed.index("clips judged blind by a reviewer (AB): 1;") < printed.index("judgement in view by a reviewer")
    figures = evaluation.to_dict()
    shrugs = {a["blind"]: a["kappa"] for a in figures["agreement"] if a["fault"] == "shrug"}
    assert shrugs == {True: 1.0, False: 0.0}
    assert figures["judged_blind"] == ["other"]


def test_a_repetition_that_only_one_of_reviewer_and_program_saw_does_not_make_up_for_another(tmp_path: Path) -> None:
    folder = reviewed_folder(tmp_path)
    truth = json.loads((folder / "clip.json").read_text())
    added = {"start_s": 0.0, "peak_s": 0.2, "end_s": 0.4, "full": True, "faults": []}
    (folder / "clip.json").write_text(json.dumps(truth | {"reps": [added, *truth["reps"]], "full_reps": 4}))
    evaluation = evaluate(folder)
    assert evaluation.seen(blind=False) == Seen(both=3, reviewer_only=1, program_only=1)
    figures = evaluation.to_dict()
    assert figures["count_errors_against_reviewer"] == {"clip": 0}
    assert figures["repetitions_against_reviewer"] == [
        {"clip": "clip", "blind": False, "both": 3, "reviewer_only": 1, "program_only": 1}
    ]


def test_a_labelled_fault_that_is_mistyped_is_named_and_not_passed_over(tmp_path: Path) -> None:
    folder = reviewed_folder(tmp_path)
    assert "not compared" not in shown(evaluate(folder))
    truth = json.loads((folder / "clip.json").read_text())
    for rep in truth["reps"][:2]:
        rep["faults"] = ["shrugs"]
    (folder / "clip.json").write_text(json.dumps(truth))
    evaluation = evaluate(folder)
    assert "labelled faults that no such exercise has, not compared (repetitions): row shrugs (2)" in shown(evaluation)
    assert evaluation.to_dict()["unknown_faults"] == [{"exercise": "row", "fault": "shrugs", "repetitions": 2}]


def test_clips_without_a_reviewer_have_no_agreement(tmp_path: Path) -> None:
    folder = reviewed_folder(tmp_path)
    truth = json.loads((folder / "clip.json").read_text())
    truth.pop("reviewer")
    (folder / "clip.json").write_text(json.dumps(truth))
    evaluation = evaluate(folder)
    assert evaluation.agreements(blind=True) == evaluation.agreements(blind=False) == {}
    assert evaluation.reviewed == []
    assert "by a reviewer" not in shown(evaluation)
