from __future__ import annotations

import datetime

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.core.vocabulary import EndReason
from posecoach.history.settings import keep_plan
from posecoach.history.store import History
from posecoach.page.house import House
from posecoach.page.orders import Kind, Order, items_of, order_of
from tests.support.sessions import MONDAY, Script

TODAY = datetime.date(2026, 3, 2)


def test_only_one_exercise_is_only_that_one(anna: House) -> None:
    assert [i.spec.id for i in items_of(order_of("only", "row"), anna.files, TODAY)] == ["row"]


def test_express_is_shorter_than_the_whole_routine(anna: House) -> None:
    express = items_of(Order(Kind.EXPRESS), anna.files, TODAY)
    whole = items_of(Order(Kind.ROUTINE), anna.files, TODAY)
    assert 0 < len(express) < len(whole)


def test_what_the_plan_says_of_an_exercise_stands_and_the_rest_follows_the_history(anna: House) -> None:
    keep_plan(anna.files.profile, 'techniques = ["cat_camel", "row"]\n[row]\nsets = 5\nreps = 15\n')
    cat_camel, row = items_of(Order(Kind.ROUTINE), anna.files, TODAY)
    assert (row.dose.sets, row.dose.reps) == (5, 15)
    assert cat_camel == anna.files.plan(cat_camel.spec, TODAY)[0]


def test_what_hurt_is_smaller_next_time_also_where_a_plan_says_how_much(anna: House) -> None:
    keep_plan(anna.files.profile, 'techniques = ["row"]\n[row]\nsets = 5\nreps = 16\nrest_s = 11\n')
    hurt = Script("row", at=MONDAY, user="anna").begin("row", sets=5, reps=16).a_set(3)
    with History(anna.files.history_file) as history:
        history.record_session(hurt.end(EndReason.STOPPED_FOR_PAIN).over(EndReason.STOPPED_FOR_PAIN))
    (row,) = items_of(Order(Kind.ROUTINE), anna.files, MONDAY.date() + datetime.timedelta(days=2))
    assert (row.dose.sets, row.dose.reps, row.rest_s) == (5, 12, 11)
    keep_plan(anna.files.profile, 'techniques = ["row"]\n[row]\nsets = 1\nreps = 5\n')
    (row,) = items_of(Order(Kind.ROUTINE), anna.files, MONDAY.date() + datetime.timedelta(days=2))
    assert (row.dose.sets, row.dose.reps) == (1, 5)
    keep_plan(anna.files.profile, 'techniques = ["row"]\n[row]\nsets = 5\nreps = 16\nrest_s = 11\n')
    with History(anna.files.history_file) as history:
        well = Script("row", at=MONDAY + datetime.timedelta(days=3), user="anna")
        history.record_session(well.begin("row", sets=5, reps=12).sets([12] * 5).end().over())
    (row,) = items_of(Order(Kind.ROUTINE), anna.files, MONDAY.date() + datetime.timedelta(days=5))
    assert (row.dose.sets, row.dose.reps) == (5, 16)


@pytest.mark.parametrize(("kind", "exercise"), [("", ""), ("all", ""), ("only", ""), ("only", "../row")])
def test_what_there_is_not_cannot_be_ordered(kind: str, exercise: str) -> None:
    with pytest.raises(PosecoachError):
        order_of(kind, exercise)
