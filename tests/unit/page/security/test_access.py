from __future__ import annotations

import pytest

from posecoach.page.security.access import CODE_DIGITS, FIRST_PAUSE_S, LONGEST_PAUSE_S, WRONG_CODES, Access, ticket


class Clock:
    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def access(clock: Clock) -> Access:
    return Access(["127.0.0.1:1"], clock)


def wrong(access: Access) -> str:
    return "0" * CODE_DIGITS if access.code != "0" * CODE_DIGITS else "1" * CODE_DIGITS


def test_whoever_brings_the_code_is_known_afterwards(access: Access) -> None:
    token = access.admit(access.code)
    assert token is not None
    assert access.knows(token)


def test_a_code_lets_one_browser_in_and_is_replaced(access: Access) -> None:
    code = access.code
    access.admit(code)
    assert access.code != code
    assert access.admit(code) is None


def test_a_code_may_be_typed_with_a_space(access: Access) -> None:
    assert access.admit(f"{access.code[:3]} {access.code[3:]}") is not None


def test_a_wrong_code_lets_nobody_in(access: Access) -> None:
    assert access.admit(wrong(access)) is None
    assert access.admit("") is None
    assert access.admit("é") is None


def test_the_key_of_this_machine_works_again_and_again(access: Access) -> None:
    first, second = access.admit(access.key), access.admit(access.key)
    assert first is not None
    assert second is not None
    assert first != second


def test_a_ticket_of_the_key_opens_the_page_once(access: Access) -> None:
    one, another = ticket(access.key), ticket(access.key)
    assert access.admit(one) is not None
    assert access.admit(one) is None
    assert access.admit(another) is not None


def test_a_ticket_that_was_made_up_lets_nobody_in(access: Access) -> None:
    number, _, signature = ticket(access.key).partition(".")
    for made_up in (ticket("another key"), number, f"{number}.", f".{signature}", f"{number}x.{signature}", "."):
        assert access.admit(made_up) is None


def test_nobody_is_known_by_nothing_or_by_the_code_itself(access: Access) -> None:
    assert not access.knows("")
    assert not access.knows(access.code)
    assert not access.knows(access.key)


def shut_out(access: Access) -> float:
    """Enter wrong codes until no more are taken; return for how long, seconds."""
    for _ in range(WRONG_CODES):
        assert access.shut_s == 0.0
        access.admit(wrong(access))
    return access.shut_s


def test_no_pause_is_longer_than_the_longest(access: Access, clock: Clock) -> None:
    pauses = []
    for _ in range(10):
        pauses.append(shut_out(access))
        clock.now_s += pauses[-1]
    assert pauses == sorted(pauses)
    assert pauses[-2:] == [LONGEST_PAUSE_S, LONGEST_PAUSE_S]


def test_the_right_code_makes_up_for_the_wrong_ones_before_it(access: Access, clock: Clock) -> None:
    clock.now_s += shut_out(access)
    for _ in range(WRONG_CODES - 1):
        access.admit(wrong(access))
    assert access.admit(access.code) is not None
    assert shut_out(access) == FIRST_PAUSE_S


def test_the_key_of_this_machine_works_during_a_pause_too(access: Access) -> None:
    shut_out(access)
    assert access.admit(access.key) is not None
    assert access.shut_s > 0.0


def test_after_wrong_codes_even_the_right_one_must_wait(access: Access, clock: Clock) -> None:
    before = access.code
    for _ in range(WRONG_CODES):
        access.admit(wrong(access))
    assert access.code != before
    assert access.admit(access.code) is None
    clock.now_s = FIRST_PAUSE_S + 1.0
    assert access.admit(access.code) is not None


def test_each_pause_is_twice_as_long_as_the_one_before(access: Access, clock: Clock) -> None:
    for _ in range(WRONG_CODES):
        access.admit(wrong(access))
    clock.now_s = FIRST_PAUSE_S + 1.0
    for _ in range(WRONG_CODES):
        access.admit(wrong(access))
    clock.now_s += FIRST_PAUSE_S + 1.0
    assert access.admit(access.code) is None
    clock.now_s += FIRST_PAUSE_S
    assert access.admit(access.code) is not None
