from __future__ import annotations

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.history.user_names import user_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("me", "me"),
        (" Anna ", "anna"),
        ("J.-P", "j.-p"),
        ("Zoë_2", "zoë_2"),
        ("ZOE\u0308", "zoë"),
        ("a\n", "a"),
        ("रवि", "रवि"),
        ("İBRAHİM", "i̇brahi̇m"),
        ("สมชาย", "สมชาย"),
    ],
)
def test_names_are_kept_in_one_spelling(text: str, name: str) -> None:
    assert user_name(text) == name
    assert user_name(name) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "..",
        ".hidden",
        "a/b",
        "a\\b",
        "../../etc",
        "a b",
        "con",
        "NUL.txt",
        "x" * 41,
        "a\nb",
        "dot.",
        "\u093fa",
        "a\u202eb",
    ],
)
def test_a_name_that_is_not_safe_for_a_folder_is_refused(text: str) -> None:
    with pytest.raises(PosecoachError, match="user's name"):
        user_name(text)
