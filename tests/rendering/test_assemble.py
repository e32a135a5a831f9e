"""From plans to one folder of sites, and the last look at them."""

import pytest

from veileder.pages.frame import Frame
from veileder.pages.plan import SitePlan
from veileder.rendering import assemble as module
from veileder.rendering.assemble import assemble, verify
from veileder.rendering.page_faults import PageFaults
from veileder.rendering.record import standing, write_record

PAGE = "<html><body><h1>{}</h1>{}</body></html>"


def plan(id):
    return SitePlan(id, f"BTI {id or 'alle'}", "nb", Frame(t={}, built="", portal=not id), ())


@pytest.fixture
def stands_in(monkeypatch):
    """What MkDocs does, in a line; returns what was done in which order."""
    done = []

    def stage(plan, root, folder):
        done.append(("stage", plan.id, root.name, folder.relative_to(root).as_posix()))
        return folder / "mkdocs.yml"

    def build(config, output):
        output.mkdir(parents=True)
        (output / "index.html").write_text(config.parent.name)
        done.append(("build", output.name))

    def finish(plan, output):
        (output / "ferdig.txt").write_text(plan.id)
        done.append(("finish", output.name))

    monkeypatch.setattr(module, "write_stage", stage)
    monkeypatch.setattr(module, "build_stage", build)
    monkeypatch.setattr(module, "finish_site", finish)
    return done


def test_every_site_stands_in_the_top_with_a_record_of_all_its_files(tmp_path, stands_in):
    told = []
    site = assemble(tmp_path, [plan("asker"), plan(""), plan("bø")], tmp_path, 1, told.append)

    assert site == tmp_path / "site"
    assert told == ["BTI asker", "BTI alle", "BTI bø"]
    assert sorted(standing(site)) == ["asker", "bø"]
    assert standing(site)["bø"].files == ("ferdig.txt", "index.html")
    assert (site / "index.html").read_text() == "top"
    assert (site / "asker/index.html").read_text() == "asker"
    assert stands_in[:3] == [
        ("stage", "asker", tmp_path.name, "stage/asker"), ("build", "asker"), ("finish", "asker"),
    ]  # fmt: skip


def test_several_processes_make_the_same(tmp_path, stands_in):
    for folder, jobs in (("en", 1), ("to", 2)):
        (tmp_path / folder).mkdir()
        assemble(tmp_path, [plan(""), plan("asker"), plan("bø")], tmp_path / folder, jobs)
    first, second = (
        {p.relative_to(tmp_path / f).as_posix(): p.read_bytes() for p in files_in(tmp_path / f)}
        for f in ("en", "to")
    )
    assert first == second
    assert len(first) == 9


def files_in(folder):
    return (path for path in folder.rglob("*") if path.is_file())


def write(site, name, title, body=""):
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(PAGE.format(title, body))


@pytest.fixture
def site(tmp_path):
    """A top that leads to a new site and to one that stands from before."""
    made = tmp_path / "site"
    write(made, "index.html", "Velg", '<a href="asker/">A</a><a href="bø/">B</a>')
    write(made, "asker/index.html", "Asker")
    return made


@pytest.fixture
def kept(tmp_path):
    write(tmp_path, "ut/bø/index.html", "Bø")
    write_record(plan("bø"), tmp_path / "ut/bø")
    return standing(tmp_path / "ut")


def test_links_to_what_stands_from_before_are_whole(site, kept):
    verify(site, ["asker"], [], kept)

    with pytest.raises(PageFaults, match="lenker til «bø"):
        verify(site, ["asker"], [])


def test_what_stands_from_before_does_not_count_where_a_new_one_takes_its_place(site, kept):
    write(site, "bø/om.html", "Om")

    with pytest.raises(PageFaults, match="lenker til «bø"):
        verify(site, ["asker", "bø"], [], kept)


def test_a_municipality_may_lead_to_its_region_and_not_to_a_neighbour(site, kept):
    write(site, "dalen/index.html", "Dalen", '<a href="../asker/">A</a>')
    write(site, "asker/index.html", "Asker", '<a href="../dalen/">D</a>')
    verify(site, ["asker"], ["dalen"], kept)

    write(site, "asker/index.html", "Asker", '<a href="../bø/">B</a>')
    with pytest.raises(PageFaults, match="hører til en annen kommune"):
        verify(site, ["asker"], ["dalen"], kept)


def test_at_most_fifty_faults_are_told_each_on_a_line(tmp_path):
    links = "".join(f'<a href="{number}/"></a>' for number in range(60))
    write(tmp_path, "index.html", "Velg", links)

    with pytest.raises(PageFaults) as fault:
        verify(tmp_path, [], [])

    lines = str(fault.value).split("\n")
    assert len(lines) == 50
    assert lines[0] == "index.html: lenker til «0/index.html», som ikke finnes"
