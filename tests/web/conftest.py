"""Fixtures of the web tests."""

import pytest

from tests.office import Office
from tests.web.site import Site


@pytest.fixture
def site(office: Office) -> Site:
    """The application, once on each database."""
    return Site(office)


@pytest.fixture
def quick_site(sqlite_office: Office) -> Site:
    """The application on SQLite alone, where the database does not matter."""
    return Site(sqlite_office)
