"""Which browser may see and steer: whoever brought the code of this run.

The page shows a camera in somebody's home. Being on the same machine or network is therefore never enough, not even on
the loopback address, where every account of the machine and every web page could knock.
"""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable, Iterable

CODE_DIGITS = 6
WRONG_CODES = 5
"""After this many wrong codes in a row a new code takes the place of the old one, after a pause."""
FIRST_PAUSE_S, LONGEST_PAUSE_S = 30.0, 3600.0
"""The pause doubles each time, so that trying all codes would take years."""
TOKEN_BYTES = 32


class Access:
    """Codes in, cookies out.

    Parameters
    ----------
    hosts
        Values of the header ``Host`` under which the page is called. Others come from elsewhere (DNS rebinding).
    now_s
        Stand-in for the clock.

    Attributes
    ----------
    key
        Opens the page of this machine's own user as often as needed. It stands in their terminal and in a file that
        only they can read; a browser is started with a :func:`ticket`, since every account sees a command line.
    code
        Six digits for one more browser. Spent when it was used.
    """

    def __init__(self, hosts: Iterable[str], now_s: Callable[[], float] = time.monotonic) -> None:
        self.hosts = frozenset(hosts)
        self.key = secrets.token_urlsafe(TOKEN_BYTES)
        self.code = new_code()
        self._now_s = now_s
        self._tokens: set[str] = set()
        self._spent: set[str] = set()
        self._wrong, self._pause_s, self._shut_until_s = 0, FIRST_PAUSE_S, 0.0

    def admit(self, code: str) -> str | None:
        """Return a new browser's token for the right code, key or ticket; None for a wrong one or during a pause."""
        if _same(code, self.key) or self._spend(code):
            return self._token()
        if self.shut_s > 0:
            return None
        if not _same(code.replace(" ", ""), self.code):
            self._note_wrong()
            return None
        self.code, self._wrong, self._pause_s = new_code(), 0, FIRST_PAUSE_S
        return self._token()

    @property
    def shut_s(self) -> float:
        """Seconds until codes are accepted again after too many wrong ones; 0 while they are."""
        return max(0.0, self._shut_until_s - self._now_s())

    def knows(self, token: str) -> bool:
        """Whether a browser with this token was admitted."""
        return any(_same(token, known) for known in self._tokens)

    def _spend(self, code: str) -> bool:
        """Return whether a code is a ticket of the key that nobody has used yet, and note that it is used now."""
        number, _, signature = code.partition(".")
        if number in self._spent or not _same(signature, _signature(self.key, number)):
            return False
        self._spent.add(number)
        return True

    def _token(self) -> str:
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self._tokens.add(token)
        return token

    def _note_wrong(self) -> None:
        self._wrong += 1
        if self._wrong >= WRONG_CODES:
            self.code, self._wrong = new_code(), 0
            self._shut_until_s = self._now_s() + self._pause_s
            self._pause_s = min(LONGEST_PAUSE_S, 2.0 * self._pause_s)


def ticket(key: str) -> str:
    """Return what opens the page of this key once."""
    number = secrets.token_urlsafe(TOKEN_BYTES)
    return f"{number}.{_signature(key, number)}"


def new_code() -> str:
    """Return a code that nobody can foresee."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def _signature(key: str, number: str) -> str:
    return hmac.digest(key.encode(), number.encode(), "sha256").hex()


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())
