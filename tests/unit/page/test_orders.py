from __future__ import annotations

import datetime

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.history.settings import keep_plan
from posecoach.page.house import House
from posecoach.page.orders import Kind, Order, items_of, order_of

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


@pytest.mark.parametrize(("kind", "exercise"), [("", ""), ("all", ""), ("only", ""), ("only", "../row")])
def test_what_there_is_not_cannot_be_ordered(kind: str, exercise: str) -> None:
    with pytest.raises(PosecoachError):
        order_of(kind, exercise)
