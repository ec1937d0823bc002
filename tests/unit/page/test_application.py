from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from posecoach.page.context import PageContext


@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/settings/plan", 405)])
def test_an_address_without_a_page_says_so_and_leads_home(
    anna: PageContext, browser: TestClient, path: str, status: int
) -> None:
    answer = browser.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == status
    assert "There is no page at this address." in answer.text
    assert 'href="/">Home' in answer.text
