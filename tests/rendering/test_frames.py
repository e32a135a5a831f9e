"""A page stamped into a frame is what its template makes of the page itself, letter for letter."""

import re
from dataclasses import replace
from urllib.parse import urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veileder.pages.base import Page, Printed
from veileder.rendering.bodies import Bodies
from veileder.rendering.frames import Frames, site_of
from veileder.rendering.mkdocs_theme import load_theme, page_context
from veileder.rendering.policy import with_meta
from veileder.rendering.tidy import tidied
from veileder.sites import plan_all

_T = "municipalities/testkommune"
_SETTINGS = (
    'name: Testkommune\nnumber: "9901"\nlanguage: nb\nvariants: [barnevern]\n'
    "address: https://bti.example.no/testkommune/\n"
    "repository: https://git.example.no/t/veileder/-/tree/main\n"
    "contacts: [{function: Rådgiver, email: bti@example.no}]\n"
)
# Levels may have any id, also the names of the folders that the frame leads into.
_FOLDERS = ("images", "stylesheets", "javascripts", "assets", "barnevern")
_FILES = {
    f"{_T}/municipality.yml": _SETTINGS,
    "content/steps/undring.barnevern.nb.md": "---\nsummary: For oss.\n---\n",
    **{f"content/levels/{id}.nb.md": f"---\ntitle: Om {id}\n---\n" for id in _FOLDERS},
    **{f"content/steps/s-{id}.nb.md": f"---\ntitle: Steg {id}\n---\n" for id in _FOLDERS},
}


class Site:
    """A theme and the plan of a small site."""

    def __init__(self, theme, plan):
        self.theme, self.plan = theme, plan

    def page(self, path):
        return next(page for page in self.plan.pages if page.path == path)


@pytest.fixture(scope="module")
def site(shared_workspace):
    world = shared_workspace(_FILES).with_theme()
    levels = "".join(
        f"  - id: {id}\n    steps:\n      - id: s-{id}\n        role: ansatt\n" for id in _FOLDERS
    )
    world.change("content/guide.yml", "levels:\n", f"levels:\n{levels}")
    plans = plan_all(world.root, world.check())
    plan = next(plan for plan in plans if plan.id == "testkommune")
    return Site(load_theme(world.root, ["nb"]), plan)


def stamped(site, page, frames=None):
    """Return the page as the build makes it."""
    body, own = Bodies(site.theme).body(page, site.plan)
    return (frames or frames_of(site)).frame(page).around(page, body.of(own))


def frames_of(site):
    """Return the frames of a site, as the build does."""
    alike = site_of(site.plan)
    frames = Frames(alike.data, site.theme, str)
    frames.stamp(alike.values)
    return frames


def plainly(site, page):
    """Return what its template makes of the page, with no frame kept and nothing stamped."""
    theme, plan = site.theme, site.plan
    context = page_context(
        theme.settings(plan.name, plan.language, plan.frame),
        page.path,
        {
            "title": page.title,
            "description": page.description,
            "template": page.template,
            "data": page.data,
            "edits": page.edits,
            "variant": page.variant,
            "variants": page.variants,
            "twin": page.twin,
            "printed": page.printed,
            "feedback": page.feedback,
            "around": None,
        },
    )
    return with_meta(tidied(theme.templates.get_template(page.template).render(context)), page.path)


def links(html):
    return re.findall(r'(?:href|src)="([^"#]*)', html)


def test_every_page_is_what_its_template_makes_of_it(site):
    frames = frames_of(site)

    wrong = [
        page.path for page in site.plan.pages if stamped(site, page, frames) != plainly(site, page)
    ]
    assert wrong == []


def test_pages_of_one_folder_share_a_frame_and_lead_to_the_same(site):
    frames = frames_of(site)
    one, other = site.page("niva-1/felles-plan/"), site.page("niva-1/evaluer/")

    assert frames.frame(one) is frames.frame(other)
    first, second = (
        {urljoin(f"https://x/{page.path}", link) for link in links(stamped(site, page, frames))}
        for page in (one, other)
    )
    common = {"https://x/", "https://x/sok/", "https://x/om/", "https://x/stylesheets/veileder.css"}
    assert common <= first & second


def test_pages_of_different_folders_kinds_and_prints_have_their_own(site):
    frames = frames_of(site)
    page = site.page("niva-1/evaluer/")
    others = [
        site.page("niva-0/undring/"),
        site.page("barnevern/niva-0/undring/"),
        replace(site.page("verktoy/undringsnotat/"), path=page.path),
        replace(page, description="x" if not page.description else ""),
        replace(page, printed=None),
        replace(page, printed=Printed()),
    ]

    made = [frames.frame(one) for one in (page, *others)]

    assert len({id(frame) for frame in made}) == len(made)


def test_a_page_that_the_frame_leads_to_is_marked_there_and_only_there(site):
    frames = frames_of(site)
    for entry in site.plan.frame.nav:
        html = stamped(site, site.page(entry.path), frames)
        marked = re.findall(r'<a href="([^"]*)" aria-current="page">', html.partition("<main")[0])
        assert marked == ["./" if entry.path else "."]


def test_pages_through_which_the_frame_leads_have_frames_of_their_own(site):
    """From ``barnevern/`` a link to ``barnevern/`` is another than from its neighbours."""
    frames = frames_of(site)
    neighbour, led = site.page("niva-0/"), site.page("barnevern/")

    assert frames.frame(neighbour) is frames.frame(site.page("niva-1/"))
    assert frames.frame(led) is not frames.frame(replace(led, path="annet/"))


# What somebody wrote -----------------------------------------------------------------------------

# No text of one line has a new line; everything else may come, also the signs that mark places
# in a frame, but for the one that begins what a municipality has of its own (no text has it).
LINE = st.text(
    alphabet=st.one_of(
        st.sampled_from("<>&\"'{}%#=/\\ \t\r\u2028\x00aå"),
        st.sampled_from([*map(chr, range(0xFDD0, 0xFDD5))]),
        st.characters(exclude_characters="\n\ufdd5", exclude_categories=["Cs"]),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(title=LINE, description=LINE, summary=LINE, path=st.sampled_from(["", "a/", "a/b/"]))
def test_whatever_a_page_is_called_it_is_escaped_as_a_template_would(
    site, title, description, summary, path
):
    page = site.page("niva-1/evaluer/")
    data = replace(page.data, summary=summary, heading=title)
    printed = replace(page.printed, address=f"https://{title}")
    page = Page(path, data, title, description, printed=printed)

    assert stamped(site, page) == plainly(site, page)


@pytest.mark.parametrize("mark", [chr(0xFDD0 + number) for number in range(5)])
def test_signs_that_mark_places_are_left_alone_where_somebody_wrote_them(site, mark):
    page = site.page("niva-1/evaluer/")
    data = replace(page.data, summary=f"<p>a\n{mark}\nb</p>", heading=mark)
    page = replace(page, title=f"x{mark}y", description=mark, data=data)
    html = stamped(site, page)

    assert html == plainly(site, page)
    assert f"<title>x{mark}y – " in html and f"a\n{mark}\nb" in html


@pytest.mark.parametrize("written", ["Test\ufdd0", '"Test\\uFDD4"', "Test\ufdef"])
def test_a_name_that_stands_in_every_frame_has_no_such_sign(workspace, written):
    settings = {f"{_T}/municipality.yml": _SETTINGS.replace("Testkommune", written)}

    said = workspace(settings).report()

    assert said.startswith(f"{_T}/municipality.yml:1:") and "usynlig tegn: U+FD" in said


def test_a_page_without_a_title_or_a_description_is_made_as_well(site):
    page = Page("x/", site.page("om/").data, "")

    assert stamped(site, page) == plainly(site, page)
