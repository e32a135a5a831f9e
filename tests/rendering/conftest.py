"""What several tests of rendering look at."""

from dataclasses import dataclass

import pytest

from veileder.pages.plan import SitePlan
from veileder.reading.strings import read_strings
from veileder.rendering.site_files import Renderer, SiteFiles


@dataclass(frozen=True)
class Example:
    """The site of the fictional municipality: its plan, and all of its files."""

    plan: SitePlan
    files: SiteFiles


@pytest.fixture(scope="session")
def example(project, real_plans):
    """Render the example from the real content, in memory."""
    plan = next(plan for plan in real_plans if plan.id == "eksempel")
    return Example(plan, Renderer(project).files(plan))


@pytest.fixture(scope="module")
def words(project):
    """Return the words of the pages above the sites, in bokmål."""
    return read_strings(project / "theme_overrides", "nb")


@pytest.fixture(scope="module")
def renderer(project):
    """Return what makes pages with the project's own templates."""
    return Renderer(project)
