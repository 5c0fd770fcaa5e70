"""A newspaper on loopback, for the tests of flows that need one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.flows.loopback import Loopback
from tests.flows.paper import Paper


@pytest.fixture
def paper() -> Iterator[Paper]:
    with Loopback() as site:
        yield Paper(site)
