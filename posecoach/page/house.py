"""Everything that the addresses of the page share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from posecoach.app.person_files import PersonFiles
from posecoach.history.people import keep_name, person_called, shown_name
from posecoach.history.settings import keep_last_person, last_person
from posecoach.history.user_names import DEFAULT_USER, users
from posecoach.page.access import Access
from posecoach.page.check import Devices, check
from posecoach.page.clips import ClipDesk
from posecoach.page.model_desk import ModelDesk
from posecoach.page.room import Room
from posecoach.page.sessions import Sessions


@dataclass(slots=True)
class House:
    """One running page.

    Attributes
    ----------
    addresses
        Under which other devices reach it; empty unless it is shared.
    user
        Whose turn it is, by the name of their folder; the same in every browser.
    look
        Checks camera and room before the first session.
    model
        The pose model, and making it.
    voices
        Names and languages of the voices of this system; None until they were asked for.
    """

    access: Access
    room: Room
    sessions: Sessions
    clips: ClipDesk
    model: ModelDesk = field(default_factory=ModelDesk)
    addresses: tuple[str, ...] = ()
    user: str = field(default_factory=last_person)
    look: Callable[[Room, Devices], str] = check
    voices: list[tuple[str, str]] | None = None

    @property
    def files(self) -> PersonFiles:
        """What is kept of the person whose turn it is."""
        return PersonFiles.of(self.user)

    @property
    def name(self) -> str:
        """What that person is called."""
        return shown_name(self.user)

    @property
    def named(self) -> bool:
        """Whether that is a name; the first person of the command line has none."""
        return self.name != DEFAULT_USER

    def take_turn(self, typed: str) -> bool:
        """Let another person take their turn; return whether they are new.

        Raises
        ------
        PosecoachError
            If it is no name.
        """
        person = person_called(typed)
        new = person.user not in users()
        if new:
            keep_name(person)
        keep_last_person(person.user)
        self.user = person.user
        return new

    def leave(self) -> None:
        """Give the turn to somebody of whom something is kept, if there is anybody."""
        others = users()
        self.user = others[0] if others else DEFAULT_USER
        keep_last_person(self.user)
