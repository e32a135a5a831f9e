"""From a municipality's measures to those of its neighbours, on the front of their region.

A site leads to no other municipality's: it is made, checked and published alone. Its region's front
stands wherever it stands, and is made anew with it.
"""

from dataclasses import replace

from veileder.markdown.anchors import measure_id
from veileder.pages.base import Page
from veileder.pages.measures import MeasurePage, MeasuresPage
from veileder.pages.parts import Link
from veileder.pages.view import View
from veileder.resolving.addresses import depth_of, relative


def with_neighbours(page: Page, view: View, region_path: str | None) -> Page:
    """Return ``page`` with the way to the measures of the region, if it is one about measures.

    ``region_path`` leads to the region's front from the site's root, if there is one.
    """
    region, data = view.guide.region, page.data
    if region is None or region_path is None:
        return page
    if isinstance(data, MeasuresPage) and view.guide.measures:
        title = view.say("region_measures_in", name=region.name)
        return replace(page, data=replace(data, region=Link(title, _way(page, view, region_path))))
    if isinstance(data, MeasurePage):
        title = view.say("region_measure_elsewhere", name=region.name)
        row = f"#{measure_id(page.path.rstrip('/').rpartition('/')[2])}"
        to = Link(title, _way(page, view, region_path) + row)
        return replace(page, data=replace(data, region=to))
    return page


def _way(page: Page, view: View, region_path: str) -> str:
    """Return where the region tells of all measures: a folder called alike in both målformer."""
    path = f"{region_path}{view.strings['path_measures']}/"
    return relative(path, depth_of(page.path))
