"""What must be zero on every page kind in a real Chromium. All views: benchmarks/quality.py."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from quality import page_kinds, survey

from veileder.pages.plan import SitePlan

_NYNORSK = ("", "niva-0/undring/", "verktoy/undringsnotat/", "roller/", "tenester/", "mote/", "ip/")


@pytest.mark.browser
def test_every_page_kind_is_accessible_quiet_and_fits_the_screen(
    chromium: Browser, real_sites: Path, real_plans: list[SitePlan]
) -> None:
    paths = [path for path in page_kinds(real_plans, ["eksempel"]) if (real_sites / path).exists()]
    paths += [f"sogndal/{path}" for path in _NYNORSK]

    results = survey(chromium, real_sites, paths, [(360, "light")])
    results += survey(chromium, real_sites, paths[::4], [(1280, "dark")])

    assert {result.where: result.problems for result in results if result.problems} == {}
    assert len(results) > len(paths) > 30
