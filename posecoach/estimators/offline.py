"""Keeps MediaPipe from reporting to its makers.

MediaPipe 1.x counts how its tasks are used and sends that to a server of its makers (its NOTICE says so); it has no
switch. posecoach sends nothing anywhere. The library sends through libcurl, which asks the environment for a proxy: it
is given one on this machine where nobody listens, so that nothing leaves, not even a look-up of the server's name.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, MutableMapping

NOWHERE = "http://127.0.0.1:9"
"""The discard port of this machine (RFC 863), on which today nothing listens."""
REPORTS_GO_TO = "play.googleapis.com"
_PROXY, _EXCEPT = ("https_proxy", "HTTPS_PROXY"), ("no_proxy", "NO_PROXY")
_KEPT = "POSECOACH_KEPT_"
"""Before the names of variables that hold what the user had set."""


def keep_offline(environment: MutableMapping[str, str] = os.environ) -> None:
    """Lead every secure connection of this process's C libraries to :data:`NOWHERE`, for good.

    Plain ones (a camera's MJPEG address) are left as they are, and so are exceptions from the proxy other than the
    one that would let the reports through.
    """
    if environment.get(_PROXY[0]) == NOWHERE:
        return
    for name in (*_PROXY, *_EXCEPT):
        if name in environment:
            environment[_KEPT + name] = environment[name]
    for name in _PROXY:
        environment[name] = NOWHERE
    for name in _EXCEPT:
        if name in environment:
            environment[name] = ",".join(host for host in environment[name].split(",") if not _lets_through(host))


def as_the_user_set_it(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the environment without what :func:`keep_offline` did: for a download that the user asked for."""
    restored = {k: v for k, v in environment.items() if not k.startswith(_KEPT)}
    for name in (*_PROXY, *_EXCEPT):
        if environment.get(_PROXY[0]) == NOWHERE:
            restored.pop(name, None)
        if _KEPT + name in environment:
            restored[name] = environment[_KEPT + name]
    return restored


def _lets_through(host: str) -> bool:
    name = host.strip().lstrip(".")
    return name == "*" or (bool(name) and REPORTS_GO_TO.endswith(name))
