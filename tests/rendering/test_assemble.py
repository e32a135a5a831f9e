"""From plans to one folder of sites, and what is wrong between them."""

import pytest

from veileder.pages.frame import Frame
from veileder.pages.plan import SitePlan
from veileder.rendering import assemble as module
from veileder.rendering.assemble import Made, assemble, demand_sound
from veileder.rendering.html_links import outward, site_faults
from veileder.rendering.html_read import read_html
from veileder.rendering.page_faults import PageFault, PageFaults
from veileder.rendering.record import standing
from veileder.rendering.site_files import Rendered, SiteFiles

PAGE = "<html><body><h1>{}</h1>{}</body></html>"


def plan(id):
    return SitePlan(id, f"BTI {id or 'alle'}", "nb", Frame(t={}, built="", portal=not id), ())


def plans(*ids):
    return [lambda id=id: plan(id) for id in ids]


class Renderer:
    """What makes the files of a site, in a line."""

    def __init__(self, root):
        self.root = root

    def files(self, plan):
        html = PAGE.format(plan.name, "")
        stopped = ("<p style>", "<p onclick>") if plan.id == "bø" else ()
        page = Rendered(html, read_html(html, "index.html"), stopped)
        beside = {"a/b/notat.docx": b"x", "til.txt": self.root.name.encode()}
        return SiteFiles({"index.html": page}, {"index.html": html.encode(), **beside})


@pytest.fixture
def stands_in(monkeypatch):
    monkeypatch.setattr(module, "Renderer", Renderer)


def test_every_site_stands_in_the_top_with_a_record_of_all_its_files(tmp_path, stands_in):
    told, site = [], tmp_path / "ny/her"
    made = assemble(tmp_path, plans("bø", "", "asker"), site, 1, lambda *of: told.append(of))

    assert told == [(1, 3, "BTI bø"), (2, 3, "BTI alle"), (3, 3, "BTI asker")]
    assert [one.outward.site for one in made] == ["", "asker", "bø"]
    assert sorted(standing(site)) == ["asker", "bø"]
    assert standing(site)["bø"].files == ("a/b/notat.docx", "index.html", "til.txt")
    assert (site / "index.html").read_text() == PAGE.format("BTI alle", "")
    assert (site / "asker/index.html").read_text() == PAGE.format("BTI asker", "")
    assert (site / "asker/til.txt").read_text() == tmp_path.name


def test_what_the_policy_stops_is_told_with_the_page_it_stands_on(tmp_path, stands_in):
    made = assemble(tmp_path, plans("bø", "asker"), tmp_path / "ut", 1)

    assert [one.faults for one in made] == [
        (),
        (PageFault("bø/index.html", "<p style>; <p onclick>"),),
    ]


def test_several_processes_make_the_same(tmp_path, stands_in):
    made = {
        jobs: assemble(tmp_path, plans("", "asker", "bø"), tmp_path / str(jobs), jobs)
        for jobs in (1, 2)
    }
    first, second = (
        {p.relative_to(tmp_path / f).as_posix(): p.read_bytes() for p in files_in(tmp_path / f)}
        for f in ("1", "2")
    )
    assert first == second
    assert len(first) == 3 * 4
    assert made[1] == made[2]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_plan_that_cannot_be_made_stops_all(tmp_path, stands_in, jobs):
    with pytest.raises(ZeroDivisionError):
        assemble(tmp_path, [*plans("asker"), lambda: 1 / 0], tmp_path / "ut", jobs)


def files_in(folder):
    return (path for path in folder.rglob("*") if path.is_file())


def made(site, **pages):
    """Return a site of these pages, as it is known to others."""
    read = {
        f"{name.replace('__', '/')}.html": read_html(PAGE.format(name, body), f"{name}.html")
        for name, body in pages.items()
    }
    return Made(site, outward(site, read, read), tuple(site_faults(site, read, read.keys())))


# A top that leads to a new site and to one that stands from before.
TOP = made("", index='<a href="asker/">A</a><a href="bø/">B</a>')
KEPT = {"bø/index.html"}


def test_links_to_what_stands_from_before_are_whole():
    demand_sound([TOP, made("asker", index="")], ["asker"], [], KEPT)

    with pytest.raises(PageFaults, match="lenker til «bø"):
        demand_sound([TOP, made("asker", index="")], ["asker"], [], ())


def test_what_stands_from_before_does_not_count_where_a_new_one_takes_its_place():
    with pytest.raises(PageFaults, match="lenker til «bø"):
        demand_sound([TOP, made("asker", index=""), made("bø", om="")], ["asker", "bø"], [], ())


def test_a_municipality_may_lead_to_its_region_and_not_to_a_neighbour():
    region = made("dalen", index='<a href="../asker/">A</a>')
    upward = made("asker", index='<a href="../dalen/">D</a>')
    demand_sound([TOP, region, upward], ["asker"], ["dalen"], KEPT)

    aside = made("asker", index='<a href="../bø/">B</a>')
    with pytest.raises(PageFaults, match="hører til en annen kommune"):
        demand_sound([TOP, region, aside], ["asker"], ["dalen"], KEPT)


def test_faults_of_one_site_and_between_sites_are_told_together_by_page():
    asker = made("asker", index='<a href="borte/">x</a>')

    with pytest.raises(PageFaults) as fault:
        demand_sound([asker, TOP], ["asker"], [], ())

    assert [(one.page, one.problem) for one in fault.value.faults] == [
        ("asker/index.html", "lenker til «asker/borte/index.html», som ikke finnes"),
        ("index.html", "lenker til «bø/index.html», som ikke finnes"),
    ]


def test_at_most_fifty_faults_are_told_each_on_a_line():
    links = "".join(f'<a href="{number}/"></a>' for number in range(60))

    with pytest.raises(PageFaults) as fault:
        demand_sound([made("", index=links)], [], [], ())

    lines = str(fault.value).split("\n")
    assert len(lines) == 50
    assert lines[0] == "index.html: lenker til «0/index.html», som ikke finnes"
