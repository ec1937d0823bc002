from __future__ import annotations

import pytest

from tests.documents.regenerate import DOCS, described, documents

HOW = "run: python -m tests.documents.regenerate"


@pytest.mark.parametrize("name", documents())
def test_a_document_that_is_made_from_the_program_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == documents()[name], HOW


def test_a_docstring_becomes_a_paragraph_and_a_list() -> None:
    class Sample:
        """What it is.

        Attributes
        ----------
        first, second
            Two fields,
            explained.
        """

    assert described(Sample) == "What it is.\n\n- `first`, `second`: Two fields, explained."
