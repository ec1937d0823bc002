"""What every route of the page works with, and whose turn it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from posecoach.app.person_files import PersonFiles
from posecoach.core.errors import PosecoachError
from posecoach.history.people import keep_name, person_called, shown_name
from posecoach.history.settings import keep_last_person, last_person
from posecoach.history.user_names import DEFAULT_USER, users
from posecoach.page.activities.activity_runner import ActivityRunner
from posecoach.page.activities.camera_check import CHECK_NAME, Devices, run_camera_check
from posecoach.page.activities.clip_queue import ClipQueue
from posecoach.page.activities.model_builder import ModelBuilder
from posecoach.page.activities.session_launcher import SessionLauncher
from posecoach.page.security.access import Access
from posecoach.phrases.catalogue import Catalogue


@dataclass(slots=True)
class PageContext:
    """The state of one running page, which all its routes share.

    Attributes
    ----------
    runner
        Runs the session, or the check before the first one.
    model
        The pose model, and making it.
    shared_urls
        Under which other devices reach the page; empty unless it is shared.
    user
        Whose turn it is, by the name of their folder; the same in every browser.
    camera_check
        Checks camera and framing before the first session.
    voices
        Names and languages of the voices of this system; None until they were asked for.
    """

    access: Access
    runner: ActivityRunner
    launcher: SessionLauncher
    clip_queue: ClipQueue
    model: ModelBuilder = field(default_factory=ModelBuilder)
    shared_urls: tuple[str, ...] = ()
    user: str = field(default_factory=last_person)
    camera_check: Callable[[ActivityRunner, Devices, Catalogue], str] = run_camera_check
    voices: list[tuple[str, str]] | None = None

    @property
    def session(self) -> str:
        """Name of the session that is on; empty if none is. The check of the camera is no session."""
        return "" if self.runner.current == CHECK_NAME else self.runner.current

    @property
    def files(self) -> PersonFiles:
        """What is kept of the person whose turn it is."""
        return PersonFiles.of(self.user)

    @property
    def person_name(self) -> str:
        """What that person is called."""
        return shown_name(self.user)

    @property
    def person_is_named(self) -> bool:
        """Whether that is a name; the first person of the command line has none."""
        return self.person_name != DEFAULT_USER

    def switch_person(self, typed: str) -> bool:
        """Let another person take their turn; return whether they are new.

        Raises
        ------
        PosecoachError
            If it is no name, or a session is on.
        """
        if self.session:
            raise PosecoachError("A session is on. End it before somebody else takes their turn.")
        person = person_called(typed)
        new = person.user not in users()
        if new:
            keep_name(person)
        keep_last_person(person.user)
        self.user = person.user
        return new

    def switch_to_remaining_person(self) -> None:
        """Give the turn to somebody of whom something is kept, if there is anybody."""
        others = users()
        self.user = others[0] if others else DEFAULT_USER
        keep_last_person(self.user)
