"""What whoever follows a how-to finds there: a published folder behind nginx, a browser, and a door to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import Door
from how_to import a_site, doors_of, opened_by
from playwright.sync_api import Browser, Playwright

from groundwork.web_servers import find_web_server
from lab.hosting import Site


@pytest.fixture(scope="module")
def practice_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    if find_web_server("nginx") is None:
        pytest.skip("no nginx is here, and none could be had from Debian")
    with a_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="module")
def practice_browser(playwright: Playwright) -> Iterator[Browser]:
    opened = opened_by(playwright)
    yield opened
    opened.close()


@pytest.fixture
def there(practice_browser: Browser, practice_site: Site) -> Iterator[Door]:
    with doors_of(practice_browser, practice_site) as opened:
        yield opened
