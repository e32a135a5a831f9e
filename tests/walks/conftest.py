"""A screen to sit down at."""

from collections.abc import Callable, Iterator

import pytest
from hand import Hand


@pytest.fixture
def sit_down(chromium) -> Iterator[Callable[..., Hand]]:
    """Return a function that seats a person at an address, with a screen ``width`` pixels wide."""
    pages = []

    def seated(address: str, width: int = 1280) -> Hand:
        pages.append(chromium.new_page(viewport={"width": width, "height": 900}))
        return Hand(pages[-1], address)

    yield seated
    for page in pages:
        page.close()
