"""What one municipality writes, in any field there is, is seen in nothing that is made for another.

Every field of the models has a text that no other field has, in two municipalities of two regions
(four, in benchmarks/leaks.py).

All that is made of them is read, unpacked: a text may only be seen where it belongs.
"""

import pytest
from every_field import IS_LONG
from leaking import owners, said_in, seen, write_base, write_owner

from veileder.authoring.report import report
from veileder.checked import Checked
from veileder.pages.portal import listed
from veileder.reading.library import load
from veileder.rendering.site_files import Renderer
from veileder.resolving.bare import region_guide
from veileder.resolving.resolve import resolve
from veileder.sites import Planner

REGION_OF = {"ea": "ra", "ec": "rb", **({"eb": "ra", "ed": "rb"} if IS_LONG else {})}
SHARED = "fe"


@pytest.fixture(scope="module")
def world(tmp_path_factory, project):
    """Write four municipalities in two regions; return the root and all of their canaries."""
    root = tmp_path_factory.mktemp("canaries")
    places = write_base(root, project).places
    for region in ("ra", "rb"):
        places |= write_owner(root, region, is_region=True).places
    for n, (id, region) in enumerate(REGION_OF.items()):
        places |= write_owner(root, id, number=f"990{n}", region=region).places
    return root, places


@pytest.fixture(scope="module")
def made(world):
    """Return the canaries in each file of all that is made, by whose it is."""
    root, _ = world
    library, planner, renderer = load(root), Planner(root), Renderer(root)
    guides = {id: resolve(library, id).value for id in REGION_OF}
    plans = [planner.site(guide) for guide in guides.values()]
    told = zip(guides.values(), plans, strict=True)
    sites = [listed(guide, mentions=plan.mentions) for guide, plan in told]
    regions = {id: region_guide(library, id) for id in ("ra", "rb")}
    plans += [planner.region(region, sites) for region in regions.values()]
    names = {id: region.municipality.name for id, region in regions.items()}
    plans.append(planner.top(sites, names))
    files = {plan.id: renderer.files(plan).content for plan in plans}
    return {
        id: {name: seen((name, *said_in(name, data))) for name, data in content.items()}
        for id, content in files.items()
    }


def foreign(made):
    """Return each canary that stands in what is made for a municipality it is not for."""
    known = {id: {id, region, SHARED} for id, region in REGION_OF.items()}
    return {
        f"{id}/{name}: {one}"
        for id in made.keys() & REGION_OF
        for name, canaries in made[id].items()
        for one in canaries
        if one[1:3] not in known[id]
    }


def test_no_site_has_anothers_words(made):
    assert foreign(made) == set()
    assert len({name.rpartition(".")[2] for name in made["ea"]}) > 6  # kinds of files


def test_the_data_for_others_says_only_what_a_page_says(made):
    for id in REGION_OF:
        on_pages, in_data = set(), set()
        for name, canaries in made[id].items():
            if name.endswith(".html"):
                on_pages |= canaries
            elif "api/v1/" in name:
                in_data |= canaries
        assert sorted(in_data - on_pages) == []
        assert len(in_data) > 100


_NAMES = {f"Municipality.{name}" for name in ("name", "address", "formerly", "parallel_names")}
# What a region's front tells of what its municipalities have: no text, no number, nobody's address.
_SHARED = {
    f"{table.title()}.{rows}.{name}"
    for table in ("measures", "services", "arenas")
    for rows in (table, "borrow")
    for name in ("name", "serves")
}


def test_what_stands_above_the_sites_has_names_alone(world, made):
    _, places = world
    for id in ("ra", "rb", ""):
        told = set().union(*made[id].values())
        assert {one[1:3] for one in told if one[1] == "r"} <= ({id} if id else {"ra", "rb"})
        fields = {places[one][0] for one in told if one in places and one[1] == "e"}
        words = {name for name in fields if name.startswith("Municipality.interface.") and id}
        assert fields - words <= _NAMES | (_SHARED if id else set())


def test_a_region_tells_of_its_own_municipalities_alone(made):
    for id in ("ra", "rb"):
        told = set().union(*made[id].values())
        assert {one[1:3] for one in told if one[1] == "e"} == {
            one for one, region in REGION_OF.items() if region == id
        }


def test_the_test_sees_a_file_that_stands_in_the_wrong_folder(made):
    """One file of a neighbour in a site, of every kind that says anything, is found."""
    theirs = {
        name: canaries
        for name, canaries in made["ec"].items()
        if {"ec", "rb"} & {c[1:3] for c in canaries}
    }
    kinds = {name.rpartition(".")[2]: name for name in theirs}

    assert {"html", "json", "bin", "docx", "webmanifest"} <= kinds.keys()
    for name in kinds.values():
        assert foreign({**made, "ea": {**made["ea"], name: theirs[name]}}), name


def test_the_report_of_one_has_no_others_words(world):
    root, _ = world
    library = load(root, ["ea"])
    checked = Checked(library, {"ea": resolve(library, "ea").value})

    assert owners([report(checked)]) <= {"ea", "ra", SHARED}
